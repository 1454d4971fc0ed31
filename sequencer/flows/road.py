"""What every leg of the road is handed; made once when a process starts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sequencer.core.doors import Clock, Dice, ImapDoor, OpenImap, OpenSmtp, Reader, Seal, Step, Unlock, WishList
from sequencer.core.kept_wishes import NoWishList
from sequencer.core.links import Links
from sequencer.store.mailboxes import Mailbox, account_of
from sequencer.store.session import Database


def no_step(name: str) -> None:
    """The product's fail point: nothing."""
    del name


def never() -> bool:
    """A process that is not told to stop."""
    return False


def always() -> bool:
    """A database that nobody has to confirm."""
    return True


@dataclass(frozen=True)
class Road:
    """`catch_up` reads one mailbox to its end and acts on what it finds; it raises MailboxError when it cannot.

    `seconds` only go forward, whatever the clock is set to; `wait` lets that many pass. A process that `is_stopping`
    begins no further mail, and none is taken from a database that is not `is_trusted`: the one we sent from last.
    `wishes` is the list outside the database that a restored backup is held against.
    """

    database: Database
    links: Links
    now: Clock
    dice: Dice
    open_smtp: OpenSmtp
    open_imap: OpenImap
    unlock: Unlock
    seal: Seal
    reader: Reader
    catch_up: Callable[[int], None]
    owner: str
    seconds: Callable[[], float]
    wait: Callable[[float], object]
    is_stopping: Callable[[], bool] = never
    is_trusted: Callable[[], bool] = always
    step: Step = no_step
    wishes: WishList = field(default_factory=NoWishList)


def opened_mailbox(road: Road, mailbox_id: int) -> ImapDoor:
    """A mailbox, signed in and ready to be read; to be closed by whoever asked. Raises MailboxError and UserError."""
    with road.database.read() as session:
        mailbox = session.get_one(Mailbox, mailbox_id)
        account = account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}"))
    return road.open_imap(account)
