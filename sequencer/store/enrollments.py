"""Enrollments: one candidate in one sequence, where the run stands, and why it ended."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, bindparam, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from sequencer.core.reasons import Reason
from sequencer.core.states import LIVE_RUNS, OPEN_TOUCHES, EnrollmentState, TouchState
from sequencer.store.among import among
from sequencer.store.base import NEVER_AGAIN, Base, Instant, in_chunks, state_column
from sequencer.store.timeline import Event, tell
from sequencer.store.touches import Touch


class Enrollment(Base):
    """A run. `after_key` is the last step behind it; `at_key` and `moves_at` are set while it stands at a wait or branch."""

    __tablename__ = "enrollments"
    __table_args__ = (
        UniqueConstraint("candidate_id", "sequence_id"),
        Index("ix_enrollments_moves_at", "moves_at"),
        Index("ix_enrollments_resumes_at", "resumes_at"),
        Index("ix_enrollments_sequence_state", "sequence_id", "state"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"))
    sequence_id: Mapped[int] = mapped_column(ForeignKey("sequences.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("sequence_versions.id"))
    state: Mapped[EnrollmentState] = mapped_column(state_column(EnrollmentState))
    reason_code: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    after_key: Mapped[str] = mapped_column(String(60), default="")
    after_at: Mapped[datetime] = mapped_column(Instant)
    at_key: Mapped[str] = mapped_column(String(60), default="")
    moves_at: Mapped[datetime | None] = mapped_column(Instant)
    resumes_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


_MAY_END = LIVE_RUNS | {EnrollmentState.FINISHED}  # an answer may come after the last mail
_LIVE = (  # every mail that comes asks for them more than once, so these statements are made once
    select(Enrollment)
    .where(Enrollment.candidate_id == bindparam("of_candidate"), Enrollment.state.in_(LIVE_RUNS))
    .order_by(Enrollment.id)
    .with_for_update()
    .execution_options(populate_existing=True)  # what was read before the lock may be stale
)
_RUNS: Any = Enrollment.__table__
_END = (
    update(_RUNS)
    .where(_RUNS.c.id == bindparam("run"), _RUNS.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"), reason_code=bindparam("code"), reason=bindparam("says"))
    .values(ended_at=bindparam("at"), moves_at=None, resumes_at=None, at_key="")
)
_TOUCHES: Any = Touch.__table__
_CANCEL = (
    update(_TOUCHES)
    .where(_TOUCHES.c.enrollment_id == bindparam("run"), _TOUCHES.c.state.in_(OPEN_TOUCHES))
    .where(_TOUCHES.c.step_key != bindparam("kept_key"))
    .values(state=TouchState.CANCELLED, reason_code=bindparam("code"), reason=bindparam("says"))
    .values(lease_until=None, wakes_at=None)
)


def enrollment_of(session: Session, candidate_id: int, sequence_id: int) -> Enrollment | None:
    return session.scalar(
        select(Enrollment).where(Enrollment.candidate_id == candidate_id, Enrollment.sequence_id == sequence_id)
    )


def live_runs(session: Session, candidate_id: int) -> list[Enrollment]:
    """The candidate's active and paused runs, locked for this transaction where the database can."""
    return list(session.scalars(_LIVE, {"of_candidate": candidate_id}))


def runs_of(session: Session, candidate_id: int) -> list[Enrollment]:
    return list(
        session.scalars(select(Enrollment).where(Enrollment.candidate_id == candidate_id).order_by(Enrollment.id))
    )


def locked_run(session: Session, touch: Touch) -> Enrollment | None:
    """The run of a touch, locked; a service touch has none.

    Runs are locked before touches everywhere, so that two flows never wait for each other in a circle.
    """
    return session.get(Enrollment, touch.enrollment_id, with_for_update=True) if touch.enrollment_id else None


def wait_for_runs(session: Session, run_ids: Iterable[int]) -> dict[int, Enrollment]:
    """These runs, locked, as they are once whoever changes one has done so."""
    return _locked(session, run_ids, skip=False)


def locked_runs(session: Session, run_ids: Iterable[int]) -> dict[int, Enrollment]:
    """Those of these runs that nobody else holds, locked. Whoever holds one may be stopping it, and is not waited for."""
    return _locked(session, run_ids, skip=True)


def who_has_runs(session: Session, candidate_ids: Iterable[int]) -> set[int]:
    """Those of these candidates who are or have been in a sequence."""
    return {
        one
        for chunk in in_chunks(candidate_ids)
        for one in session.scalars(select(Enrollment.candidate_id).where(Enrollment.candidate_id.in_(chunk)))
    }


def has_live_runs(session: Session, sequence_id: int) -> bool:
    found = select(Enrollment.id).where(Enrollment.sequence_id == sequence_id, Enrollment.state.in_(LIVE_RUNS))
    return session.scalar(found.limit(1)) is not None


def runs_of_older_versions(session: Session, sequence_id: int, version_id: int, limit: int) -> list[Enrollment]:
    """Live runs that still go by an earlier version, locked for this transaction."""
    return list(
        session.scalars(
            select(Enrollment)
            .where(
                Enrollment.sequence_id == sequence_id,
                Enrollment.state.in_(LIVE_RUNS),
                Enrollment.version_id < version_id,
            )
            .order_by(Enrollment.id)
            .limit(limit)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def counts_by_state(session: Session, sequence_id: int) -> dict[EnrollmentState, int]:
    rows = session.execute(
        select(Enrollment.state, func.count()).where(Enrollment.sequence_id == sequence_id).group_by(Enrollment.state)
    )
    return {state: count for state, count in rows}  # noqa: C416 -- rows are not pairs to the type checker


def due_to_move(session: Session, now: datetime, limit: int) -> list[int]:
    """Runs that stand at a wait or branch whose time has come."""
    found = select(Enrollment.id).where(Enrollment.moves_at <= now, Enrollment.state == EnrollmentState.ACTIVE)
    return list(session.scalars(found.order_by(Enrollment.moves_at).limit(limit)))


def due_to_resume(session: Session, now: datetime, limit: int) -> list[int]:
    """Paused runs whose pause is over."""
    found = select(Enrollment.id).where(Enrollment.resumes_at <= now, Enrollment.state == EnrollmentState.PAUSED)
    return list(session.scalars(found.order_by(Enrollment.resumes_at).limit(limit)))


def change_state(session: Session, run: Enrollment, new: EnrollmentState, reason: Reason) -> bool:
    """Move a run by naming its old state; False when somebody else moved it meanwhile."""
    result = session.execute(
        update(Enrollment)
        .where(Enrollment.id == run.id, Enrollment.state == run.state)
        .values(state=new, reason_code=reason.code, reason=reason.says)
        .execution_options(synchronize_session=False)
    )
    if not result.rowcount:  # type: ignore[attr-defined]
        return False
    session.refresh(run)
    return True


def end_run(session: Session, run: Enrollment, state: EnrollmentState, reason: Reason, now: datetime) -> bool:
    """End a run and cancel every touch of it whose text has not begun to leave; how it ended once is not changed."""
    if run.state not in _MAY_END or not _has_ended(session, run, state, reason, now):
        return False
    cancel_open_touches(session, run.id, reason)
    tell(session, run.candidate_id, f"run_{state}", reason.says, now, enrollment_id=run.id)
    return True


def _has_ended(session: Session, run: Enrollment, state: EnrollmentState, reason: Reason, now: datetime) -> bool:
    """End a run by naming its old state; False when somebody else moved it meanwhile."""
    session.flush()  # the connection knows nothing of what the session has not written yet
    named = {"run": run.id, "old_state": run.state, "new_state": state, "code": reason.code, "says": reason.says}
    if not session.connection().execute(_END, {**named, "at": now}).rowcount:
        return False
    said = {"state": state, "reason_code": reason.code, "reason": reason.says}
    for name, value in {**said, "ended_at": now, "moves_at": None, "resumes_at": None, "at_key": ""}.items():
        set_committed_value(run, name, value)
    return True


def end_all_runs(
    session: Session, candidate_id: int, state: EnrollmentState, reason: Reason, now: datetime
) -> list[int]:
    """End every live run of a candidate; returns their ids."""
    return [run.id for run in live_runs(session, candidate_id) if end_run(session, run, state, reason, now)]


def pause_run(session: Session, run: Enrollment, until: datetime | None, reason: Reason, now: datetime) -> None:
    """Pause a live run until an instant, or until a person resumes it; a pause in force gives way to the longer one."""
    if run.state is EnrollmentState.PAUSED:
        later = until is None or (run.resumes_at is not None and until > run.resumes_at)
        if not later:
            return
        run.reason_code, run.reason = reason.code, reason.says
    elif run.state not in LIVE_RUNS or not change_state(session, run, EnrollmentState.PAUSED, reason):
        return
    run.resumes_at = until
    tell(session, run.candidate_id, "run_paused", reason.says, now, enrollment_id=run.id)


def withdraw(session: Session, touch: Touch) -> None:
    """Take back a touch that nobody has begun, as if it had never been planned; what was told about it stays."""
    session.execute(update(Event).where(Event.touch_id == touch.id).values(touch_id=None))
    session.delete(touch)
    session.flush()


def cancel_open_touches(session: Session, enrollment_id: int, reason: Reason, *, keep: str = "") -> None:
    """Cancel what has not begun to leave, but for the step `keep`."""
    session.flush()
    said = {"code": reason.code, "says": reason.says}
    session.connection().execute(_CANCEL, {"run": enrollment_id, "kept_key": keep, **said})


def _locked(session: Session, run_ids: Iterable[int], *, skip: bool) -> dict[int, Enrollment]:
    found: dict[int, Enrollment] = {}
    for chunk in in_chunks(sorted(run_ids)):
        runs = select(Enrollment).where(among(Enrollment.id, chunk)).order_by(Enrollment.id)
        locked = runs.with_for_update(skip_locked=skip).execution_options(populate_existing=True)
        found |= {one.id: one for one in session.scalars(locked)}
    return found
