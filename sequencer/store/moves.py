"""Where a run goes next, written down: the next touch, the next waking, or the end."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.plan.cadence import Finish, Move, Plan, Wake, next_move
from sequencer.core.plan.sequence import Definition, StepKind, is_ahead
from sequencer.core.reasons import Reason
from sequencer.core.states import LIVE_RUNS, EnrollmentState, Purpose, TouchState
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import colleague_by_email
from sequencer.store.earlier_mails import runs_with_mails
from sequencer.store.eligibility import run_facts
from sequencer.store.enrollments import Enrollment, end_run, locked_run
from sequencer.store.replies import was_named
from sequencer.store.sent_copies import first_copy_at
from sequencer.store.sequences import Sequence, definition_of
from sequencer.store.timeline import tell_of
from sequencer.store.touches import FIRST_MAIL, FOLLOW_UP, Touch, done_keys, move

_IN_DOUBT = frozenset({TouchState.TRANSMITTING, TouchState.UNKNOWN, TouchState.ASSUMED_SENT, TouchState.NOT_SENT})
_TO_LEAVE_AGAIN = frozenset({TouchState.PLANNED, TouchState.HELD, TouchState.CLAIMED})
_NOBODY_ANSWERED = Reason("finished", "Every mail is sent and nobody answered.")


def plan_next(session: Session, run: Enrollment, definition: Definition, now: datetime) -> None:
    """Decide and write what follows the step behind a run; delays count from the end of that step."""
    candidate = session.get_one(Candidate, run.candidate_id)
    facts = run_facts(session, candidate, run.sequence_id, run.created_at, now)
    record(
        session,
        run,
        next_move(definition, run.after_key or None, done_keys(session, run.id), run.after_at, facts),
        now,
    )


def record(session: Session, run: Enrollment, next_one: Move, now: datetime) -> None:
    """Write a move of a live run, in the caller's transaction."""
    run.at_key, run.moves_at = "", None
    match next_one:
        case Plan(step, due):
            session.add(_touch(session, run, step.key, step.kind, due, now))
        case Wake(step, at):
            run.at_key, run.moves_at = step.key, at
        case Finish():
            end_run(session, run, EnrollmentState.FINISHED, _NOBODY_ANSWERED, now)
    session.flush()


def step_behind(run: Enrollment, definition: Definition, key: str, at: datetime) -> None:
    """The run has left this step behind; delays of the next one count from `at`. It never goes back in the list."""
    if is_ahead(definition, key, run.after_key):
        run.after_key = key
    run.after_at = at


def record_sent(session: Session, touch: Touch, now: datetime, says: str, *, is_in_sent: bool = False) -> bool:
    """One transaction's worth of *sent*: the state, the run's place, its next step, one line in the timeline.

    `is_in_sent`: its copy lies in the Sent folder. False when the touch was settled by somebody else.
    """
    run = locked_run(session, touch)
    has_gone_on = touch.state is TouchState.ASSUMED_SENT
    sent_at = touch.transmitting_at or now
    copy_due_at = None if is_in_sent else first_copy_at(session, touch, now)
    if not move(
        session, touch, TouchState.SENT, Reason("", ""), sent_at=sent_at, wakes_at=None, copy_due_at=copy_due_at
    ):
        return False
    tell_of(session, touch, "sent", says, now)
    if run is not None and not has_gone_on:
        _go_on(session, run, touch, sent_at, now)
    return True


def what_left(session: Session, touch: Touch) -> str:
    """The beginning of a sentence that says what was sent: to the candidate, or to whom of us about them."""
    if touch.purpose is not Purpose.NOTICE:
        return f"Sent “{touch.subject}”"
    colleague = colleague_by_email(session, touch.recipient)
    return f"Told {colleague.first_name if colleague is not None else touch.recipient} about the interview"


def record_evidence(session: Session, touch: Touch, now: datetime, says: str, *, is_in_sent: bool = False) -> bool:
    """A mail speaks of a touch: it has left, should nobody have known, and need not leave again.

    False when that was known.
    """
    was_tried = touch.transmitting_at is not None and touch.state in _TO_LEAVE_AGAIN
    if not was_tried and touch.state not in _IN_DOUBT:
        return False
    return record_sent(session, touch, now, f"{what_left(session, touch)}: {says}.", is_in_sent=is_in_sent)


def go_on_after(session: Session, touch: Touch, at: datetime, now: datetime) -> None:
    """Let the touch's run go on behind it, if the run still lives."""
    run = locked_run(session, touch)
    if run is not None:
        _go_on(session, run, touch, at, now)


def _go_on(session: Session, run: Enrollment, touch: Touch, at: datetime, now: datetime) -> None:
    definition = definition_of(session, run.version_id)
    step_behind(run, definition, touch.step_key, at)
    if run.state in LIVE_RUNS:
        plan_next(session, run, definition, now)


def _touch(session: Session, run: Enrollment, key: str, kind: StepKind, due: datetime, now: datetime) -> Touch:
    sequence = session.get_one(Sequence, run.sequence_id)
    is_first = not runs_with_mails(session, [run.id])
    if kind is StepKind.EMAIL and is_first and was_named(session, run.candidate_id):
        kind = StepKind.MANUAL_EMAIL  # they did not come to us: a person reads what begins
    return Touch(
        enrollment_id=run.id,
        candidate_id=run.candidate_id,
        mailbox_id=sequence.mailbox_id,
        version_id=run.version_id,
        step_key=key,
        kind=kind,
        precedence=FIRST_MAIL if is_first else FOLLOW_UP,
        state=TouchState.PLANNED,
        due_at=due,
        wakes_at=due,
        created_at=now,
    )
