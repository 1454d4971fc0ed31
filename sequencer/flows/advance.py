"""A run that stands at a wait or branch moves on, and a paused run whose time has come goes on."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.plan.cadence import move_on
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, candidate_by_address
from sequencer.store.eligibility import run_facts
from sequencer.store.enrollments import Enrollment, change_state, runs_of
from sequencer.store.moves import plan_next, record, step_behind
from sequencer.store.sequences import definition_of
from sequencer.store.timeline import tell
from sequencer.store.touches import done_keys, open_touch_of

_RESUMED = Reason("", "")


def advance(road: Road, enrollment_id: int) -> bool:
    """Move a run past the wait or branch it stands at, if its time has come. Running it twice moves it once."""
    with road.database.write() as session:
        run = session.get(Enrollment, enrollment_id, with_for_update=True)
        now = road.now()
        if run is None or run.state is not EnrollmentState.ACTIVE or run.moves_at is None or run.moves_at > now:
            return False
        definition = definition_of(session, run.version_id)
        candidate = session.get_one(Candidate, run.candidate_id)
        facts = run_facts(session, candidate, run.sequence_id, run.created_at, now)
        move = move_on(definition, run.at_key, done_keys(session, run.id), run.moves_at, facts)
        step_behind(run, definition, run.at_key, run.moves_at)
        record(session, run, move, now)
        return True


def resume(road: Road, enrollment_id: int, actor: str = "") -> bool:
    """Let a paused run go on where it stood; nothing is sent again and nothing begins anew.

    A person (`actor`) may end any pause; without one only a pause whose time is over ends, for a ring may come late.
    """
    with road.database.write() as session:
        run = session.get(Enrollment, enrollment_id, with_for_update=True)
        now = road.now()
        if run is None or run.state is not EnrollmentState.PAUSED:
            return False
        if not actor and (run.resumes_at is None or run.resumes_at > now):
            return False
        change_state(session, run, EnrollmentState.ACTIVE, _RESUMED)
        run.resumes_at = None
        tell(session, run.candidate_id, "run_resumed", "Goes on.", now, enrollment_id=run.id, actor=actor)
        _wake(session, run, now)
        return True


def resume_person(road: Road, email: str, actor: str) -> int:
    """Let every paused run of the candidate with this address go on; returns how many do. UserError for a stranger."""
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
        if candidate is None:
            raise UserError(f"There is no candidate with the address {email}.")
        paused = [run.id for run in runs_of(session, candidate.id) if run.state is EnrollmentState.PAUSED]
    return sum(resume(road, enrollment_id, actor) for enrollment_id in paused)


def _wake(session: Session, run: Enrollment, now: datetime) -> None:
    """Look at the open touch again at once; the send window, the gap and the cap spread what comes due together."""
    touch = open_touch_of(session, run.id)
    if touch is not None:
        if touch.state in (TouchState.PLANNED, TouchState.HELD):
            touch.wakes_at = max(touch.due_at, now)
    elif run.moves_at is None:
        plan_next(session, run, definition_of(session, run.version_id), now)
