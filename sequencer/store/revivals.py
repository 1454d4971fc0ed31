"""Runs that ended because of something that turned out not to be so, and go on where they stood."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.consequence import PauseUntil
from sequencer.core.reasons import Reason
from sequencer.core.states import LIVE_RUNS, EnrollmentState, TouchState
from sequencer.store.enrollments import Enrollment, change_state, pause_run, withdraw
from sequencer.store.moves import plan_next
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import definition_of
from sequencer.store.timeline import tell
from sequencer.store.touches import Touch

_BY_AN_ANSWER = (EnrollmentState.ANSWERED, EnrollmentState.DECLINED, EnrollmentState.OPTED_OUT)
_AGAIN = Reason("", "")
_STAYS = "Stays ended: they have begun another sequence since."


def ended_by(session: Session, candidate_id: int, at: datetime | None) -> list[Enrollment]:
    """The runs of a person that an answer ended, told by the instant at which that was written down; locked."""
    if at is None:
        return []
    found = select(Enrollment).where(
        Enrollment.candidate_id == candidate_id, Enrollment.ended_at == at, Enrollment.state.in_(_BY_AN_ANSWER)
    )
    return list(session.scalars(found.order_by(Enrollment.id).with_for_update()))


def revive(session: Session, runs: Iterable[Enrollment], now: datetime, pause: PauseUntil | None = None) -> None:
    """Let ended runs go on behind the last step that left; what had been cancelled is planned anew.

    Who has begun elsewhere since stays there: one person is in so many runs as the organisation allows, and no more.
    """
    for run in runs:
        if _has_begun_elsewhere(session, run):
            tell(session, run.candidate_id, "run_not_resumed", _STAYS, now, enrollment_id=run.id)
            continue
        if not change_state(session, run, EnrollmentState.ACTIVE, _AGAIN):
            continue
        run.ended_at = None
        _withdraw_cancelled(session, run)
        tell(session, run.candidate_id, "run_resumed", "Goes on where it stood.", now, enrollment_id=run.id)
        plan_next(session, run, definition_of(session, run.version_id), now)
        if pause is not None:
            pause_run(session, run, pause.at, pause.reason, now)


def _has_begun_elsewhere(session: Session, run: Enrollment) -> bool:
    others = select(func.count()).where(
        Enrollment.candidate_id == run.candidate_id, Enrollment.id != run.id, Enrollment.state.in_(LIVE_RUNS)
    )
    return (session.scalar(others) or 0) >= the_organisation(session).most_runs


def _withdraw_cancelled(session: Session, run: Enrollment) -> None:
    """A step whose text never began to leave may be planned once more; one that may have left never is."""
    found = select(Touch).where(
        Touch.enrollment_id == run.id, Touch.state == TouchState.CANCELLED, Touch.transmitting_at.is_(None)
    )
    for touch in list(session.scalars(found)):
        withdraw(session, touch)
