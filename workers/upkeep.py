"""The small jobs: a mail is understood, a run moves on or goes on, a lost mail is looked for, a copy is filed."""

from sqlalchemy.exc import DataError, SQLAlchemyError

from sequencer.errors import InterruptedWorkError
from sequencer.flows.advance import advance, resume
from sequencer.flows.check_mailbox import check_on
from sequencer.flows.copy_sent import copy_sent
from sequencer.flows.note_failure import note_failure
from sequencer.flows.reconcile import reconcile
from sequencer.flows.road import Road
from sequencer.flows.set_aside import set_aside
from sequencer.flows.understand import understand
from sequencer.flows.upkeep import give_up_waiting
from sequencer.log import log
from workers.sending import send_touch

_MOST_FAILURES = 5


def understand_mail(road: Road, mail_id: int) -> None:
    """Understand one mail; one that we stumble over is set aside with the reason, and never blocks the next.

    Raises SQLAlchemyError or InterruptedWorkError when it stays new, to be tried again.
    """
    try:
        understand(road, mail_id)
    except DataError as surprise:  # something in the mail that no column takes: it would fail for ever
        log.exception("mail_set_aside", mail=mail_id)
        set_aside(road, mail_id, type(surprise).__name__)
    except SQLAlchemyError as surprise:  # the database may be in trouble, or this mail with it
        if note_failure(road, mail_id) < _MOST_FAILURES:
            raise
        log.exception("mail_set_aside", mail=mail_id)
        set_aside(road, mail_id, type(surprise).__name__)
    except InterruptedWorkError:
        raise  # this process is in trouble, not the mail
    except Exception as surprise:  # noqa: BLE001 -- one odd mail never blocks a mailbox
        log.exception("mail_set_aside", mail=mail_id)
        set_aside(road, mail_id, type(surprise).__name__)


def check_mailbox(road: Road, check_id: int) -> None:
    """Go on with the live check of a mailbox; its mails leave by the one road in between."""
    while (touch_id := check_on(road, check_id)) is not None:
        send_touch(road, touch_id)


def advance_run(road: Road, enrollment_id: int) -> None:
    advance(road, enrollment_id)


def resume_run(road: Road, enrollment_id: int) -> None:
    resume(road, enrollment_id)


def give_up_touch(road: Road, touch_id: int) -> None:
    give_up_waiting(road, touch_id)


def look_for_lost(road: Road, mailbox_id: int) -> None:
    """Look for everything of one mailbox of which nobody knows whether it left, as long as something is due."""
    while reconcile(road, mailbox_id):
        pass


def file_copies(road: Road, mailbox_id: int) -> None:
    """See to all copies that one mailbox owes, as long as that goes well."""
    while copy_sent(road, mailbox_id):
        pass
