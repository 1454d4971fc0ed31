"""One visit to a mailbox in a thread of the watcher: from the first question to IDLE. Whatever happens is told, not raised."""

import time
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from sequencer.core.doors import ImapDoor
from sequencer.core.read.places import Known
from sequencer.errors import MailboxError, SequencerError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.mailboxes import Mailbox, account_of, note_unread
from workers.receiving import catch_up, take_news
from workers.watched import Look, Watched

FORGET = 600.0  # seconds for which what a session has seen of its folders is believed
_UNEXPECTED = "The mailbox could not be read: an unexpected error; see the log."


def visit(road: Road, one: Watched, is_stopping: Callable[[], bool]) -> bool | Exception:
    """Do the look that is due. Returns whether more has come meanwhile, or what went wrong; then the line is closed."""
    try:
        if one.session is None:
            one.session = _connect(road, one.mailbox_id)
            one.connected_at, one.forgets_at = time.monotonic(), 0.0
        one.session.idle_stop()
        if one.forgets_at <= time.monotonic():
            one.known, one.forgets_at = Known(), time.monotonic() + FORGET
        if one.look is Look.NEWS:
            take_news(road, one.mailbox_id, one.session, one.known)
        else:
            catch_up(road, one.mailbox_id, one.session, one.known)
        if not one.session.can_idle:
            return False
        one.session.idle_start()
        return one.session.idle_events(0)  # news that came with the confirmation never make the line readable
    except Exception as error:  # noqa: BLE001 -- one mailbox must never end the watch over the others
        if not is_stopping():  # else it is no trouble of the mailbox
            _note(road, one.mailbox_id, error)
        one.hang_up()
        return error


def _connect(road: Road, mailbox_id: int) -> ImapDoor:
    with road.database.read() as session:
        mailbox = session.get(Mailbox, mailbox_id)
        if mailbox is None:
            raise SequencerError("the mailbox was removed")
        account = account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}"))
    return road.open_imap(account)


def _note(road: Road, mailbox_id: int, error: Exception) -> None:
    """Show people why the mailbox is not read."""
    known = MailboxError(str(error)) if isinstance(error, SequencerError) else MailboxError(_UNEXPECTED)
    trouble = error if isinstance(error, MailboxError) else known
    if isinstance(error, SequencerError):
        log.warning("mailbox_unread", mailbox=mailbox_id)
    else:
        log.exception("watch_failed", mailbox=mailbox_id)
    try:
        with road.database.write() as session:
            note_unread(session, mailbox_id, trouble, road.now())
    except SQLAlchemyError as failure:
        log.warning("watch_failed", mailbox=mailbox_id, error=type(failure).__name__)
