"""Reading a mailbox to its end and acting on what came: before every send, and whenever the watcher hears of a mail."""

from sqlalchemy.exc import SQLAlchemyError

from sequencer.core.doors import ImapDoor
from sequencer.core.read.places import Known
from sequencer.errors import MailboxError
from sequencer.flows.receive import receive, receive_news, see_again
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.inbound_mails import new_ids
from workers.upkeep import understand_mail

_AT_ONCE = 500


def catch_up(road: Road, mailbox_id: int, imap: ImapDoor | None = None, known: Known | None = None) -> None:
    """Store what the mailbox holds for us and let every mail that waits, in any mailbox, have its effect.

    Whoever gives a session watches many, and leaves the others' mails to whoever looks there. Raises MailboxError when
    the mailbox cannot be read, or when a mail still waits after all have been tried: it may be a stop, so nothing
    should leave before it is known.
    """
    receive(road, mailbox_id, imap, known)
    _take_in(road, None if imap is None else mailbox_id)
    see_again(road, mailbox_id)


def take_news(road: Road, mailbox_id: int, imap: ImapDoor, known: Known) -> None:
    """Store what has just come into the inbox, and let it have its effect. Raises as above."""
    if receive_news(road, mailbox_id, imap, known):
        _take_in(road, mailbox_id)


def _take_in(road: Road, mailbox_id: int | None) -> None:
    tried: set[int] = set()
    is_complete = True
    while waiting := [mail_id for mail_id in _waiting(road, mailbox_id) if mail_id not in tried]:
        tried.update(waiting)
        for mail_id in waiting:
            is_complete = _is_taken_in(road, mail_id) and is_complete
        if mailbox_id is not None and len(waiting) < _AT_ONCE:
            break  # what another process stores there meanwhile it takes in itself
    if not is_complete:
        raise MailboxError("A mail that came could not be taken in yet; it is tried again by itself.")


def _waiting(road: Road, mailbox_id: int | None) -> list[int]:
    with road.database.read() as session:
        return new_ids(session, _AT_ONCE, mailbox_id)


def _is_taken_in(road: Road, mail_id: int) -> bool:
    try:
        understand_mail(road, mail_id)
    except SQLAlchemyError as error:
        log.warning("mail_waits", mail=mail_id, error=type(error).__name__)
        return False
    return True
