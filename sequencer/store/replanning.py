"""Mails that were planned before days were closed or opened again, given the date that holds now."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.plan.cadence import Plan, next_move
from sequencer.core.plan.day_spans import DaySpan
from sequencer.core.plan.delays import from_wall
from sequencer.core.plan.hours import CLOSED_CODES
from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import EnrollmentState, Purpose, TouchState
from sequencer.store.candidates import Candidate
from sequencer.store.eligibility import run_facts
from sequencer.store.enrollments import locked_run
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import definition_of
from sequencer.store.touches import Touch, done_keys

_BEFORE, _BEHIND = timedelta(days=1), timedelta(days=45)
"""How far around changed days a delay in working days may have to be counted anew."""


def to_replan(session: Session, span: DaySpan, mailbox_id: int | None) -> list[int]:
    """The touches whose date may lean on these days: of one mailbox, or of all. None that was tried before."""
    zone = ZoneInfo(the_organisation(session).zone)
    found = select(Touch.id).where(
        Touch.state == TouchState.PLANNED,
        Touch.purpose == Purpose.STEP,
        Touch.kind.in_(MAIL_KINDS),
        Touch.attempts == 0,
        Touch.reason_code.in_(("", *CLOSED_CODES)),
        Touch.due_at >= from_wall(span.first, time(0), zone) - _BEFORE,
        Touch.due_at < from_wall(span.last, time(0), zone) + _BEHIND,
    )
    if mailbox_id is not None:
        found = found.where(Touch.mailbox_id == mailbox_id)
    return list(session.scalars(found.order_by(Touch.id)))


def replan(session: Session, touch_ids: Iterable[int], now: datetime) -> int:
    """Give planned touches the date their run would plan today; returns how many moved.

    One that a worker has taken meanwhile keeps its date: the worker looks at the days itself.
    """
    return sum(_replan(session, touch_id, now) for touch_id in touch_ids)


def _replan(session: Session, touch_id: int, now: datetime) -> bool:
    touch = session.get(Touch, touch_id)
    run = locked_run(session, touch) if touch is not None else None
    if touch is None or run is None or run.state is not EnrollmentState.ACTIVE:
        return False
    session.refresh(touch, with_for_update=True)
    if touch.state is not TouchState.PLANNED or touch.attempts:
        return False
    candidate, definition = session.get_one(Candidate, run.candidate_id), definition_of(session, run.version_id)
    facts = run_facts(session, candidate, run.sequence_id, run.created_at, now)
    done = done_keys(session, run.id) - {touch.step_key}
    planned = next_move(definition, run.after_key or None, done, run.after_at, facts)
    if not isinstance(planned, Plan) or planned.step.key != touch.step_key:
        return False  # its way has changed since; what was planned stays
    if (touch.due_at, touch.wakes_at) == (planned.due_at, planned.due_at):
        return False
    touch.due_at = touch.wakes_at = planned.due_at
    touch.reason_code = touch.reason = ""
    return True
