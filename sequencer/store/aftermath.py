"""What follows from a failed attempt, written down: for the mail, its run, the address and the mailbox."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.addresses import without_addresses
from sequencer.core.plan.patience import BUSY, THROTTLED, Consequence, GiveUp, MailboxFault, Retry, Throttle
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Permanence, TouchState
from sequencer.store.candidates import mark_dead
from sequencer.store.enrollments import Enrollment, end_run, pause_run
from sequencer.store.kept_back import note_still_refused
from sequencer.store.mailboxes import note_send_trouble, rest
from sequencer.store.setbacks import record_setback
from sequencer.store.timeline import tell_of
from sequencer.store.touches import Touch, move

_UNTOLD = frozenset({BUSY, THROTTLED})
"""Too ordinary for the timeline; the mail itself shows them."""


def follow(session: Session, touch: Touch, run: Enrollment | None, what: Consequence, said: str, now: datetime) -> None:
    """Carry out a consequence, in the caller's transaction; `said` are the server's words. A service mail has no run."""
    reason, mailbox_id = what.reason, touch.mailbox_id or 0
    of_mailbox = _without_addresses(reason.says, said, touch.recipient)
    match what:
        case Retry(at, _, rests_until):
            move(session, touch, TouchState.PLANNED, reason, wakes_at=at)
            if rests_until is not None:
                rest(session, mailbox_id, rests_until, of_mailbox)
        case Throttle(at, _):
            move(session, touch, TouchState.PLANNED, reason, wakes_at=at)
            rest(session, mailbox_id, at, of_mailbox)
        case MailboxFault(at, _, setback):
            move(session, touch, TouchState.HELD, reason, wakes_at=at)
            note_send_trouble(session, mailbox_id, of_mailbox)
            rest(session, mailbox_id, at)
            record_setback(session, touch, setback, said, now, touch.attempts)
            note_still_refused(session, touch, now)
        case GiveUp():
            _give_up(session, touch, run, what, now)
            record_setback(session, touch, what.setback, said, now, touch.attempts)
    if reason.code not in _UNTOLD:
        tell_of(session, touch, f"touch_{reason.code}", reason.says, now)


def _without_addresses(says: str, said: str, recipient: str) -> str:
    """Our sentence about the mailbox: it outlives the person, so the server's words in it name no address."""
    return says.replace(said, without_addresses(said, recipient)) if said else says


def _give_up(session: Session, touch: Touch, run: Enrollment | None, what: GiveUp, now: datetime) -> None:
    is_hard = what.permanence is Permanence.HARD
    if is_hard and touch.candidate_id is not None:
        mark_dead(session, touch.candidate_id, touch.recipient, what.reason.says, now)
    if run is None:
        _leave_to_person(session, touch, what.reason)
        return
    move(session, touch, TouchState.REFUSED, what.reason, wakes_at=None)
    if is_hard:
        end_run(session, run, EnrollmentState.BOUNCED, what.reason, now)
    else:
        pause_run(session, run, None, what.reason, now)


def _leave_to_person(session: Session, touch: Touch, reason: Reason) -> None:
    """Somebody waits for a service mail, so one that was refused for good stays before a person's eyes."""
    text = f"Needs you: “{touch.subject}” was not delivered. {reason.says} Reach them another way, then leave this out."
    move(session, touch, TouchState.HELD, Reason(reason.code, text), wakes_at=None)
