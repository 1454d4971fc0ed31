"""What every leg of the road is handed; made once when a process starts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sequencer.core.doors import (
    CalendarDoor,
    Clock,
    Dice,
    Freshen,
    ImapDoor,
    OpenImap,
    OpenSmtp,
    Reader,
    Seal,
    Step,
    Unlock,
    WishList,
)
from sequencer.core.kept_wishes import NoWishList
from sequencer.core.links import Links
from sequencer.core.read.quoting import own_words
from sequencer.store.bookings import Booking
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.mailboxes import Mailbox, account_of
from sequencer.store.offers import Offer
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
    `freshen` looks at colleagues' calendars once more where the last look is too old, and never takes long.
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
    calendars: CalendarDoor
    freshen: Freshen
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


def typed_words(road: Road, mail_id: int) -> str | None:
    """What the sender of a stored mail typed, read in the bounded child; None where the mail is gone."""
    with road.database.read() as session:
        seen = session.get(InboundMail, mail_id)
    if seen is None:
        return None
    read = road.reader.understand(seen.raw, sent_on=seen.received_at.date())
    return read.reply_text if read.reply_text is not None else own_words(read.text)


def freshen_plan(road: Road, plan_id: int, seconds: float = 4.0, also: Iterable[int] = ()) -> None:
    """Look once more at the calendars of everybody in a plan, and of others, where the last look is old; outside any
    transaction."""
    with road.database.read() as session:
        plan = session.get(InterviewPlan, plan_id)
        colleague_ids = colleague_ids_of(plan) if plan is not None else []
    road.freshen([*colleague_ids, *also], seconds)


def freshen_offer(road: Road, offer_id: int, seconds: float = 4.0) -> None:
    """The same for what an offer is about."""
    with road.database.read() as session:
        offer = session.get(Offer, offer_id)
    if offer is not None:
        freshen_plan(road, offer.plan_id, seconds)


def freshen_booking(road: Road, booking_id: int, seconds: float = 4.0, also: Iterable[int] = ()) -> None:
    """The same for what a booking is about, with those who hold it."""
    with road.database.read() as session:
        booking = session.get(Booking, booking_id)
    if booking is not None:
        freshen_plan(road, booking.plan_id, seconds, [*booking.people, *also])
