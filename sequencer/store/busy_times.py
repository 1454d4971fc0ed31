"""What calendars say of people's time: kept as one set for each calendar, and told apart from what we booked ourselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, exists, insert, or_, select
from sqlalchemy.orm import Session

from sequencer.core.meet.busy.rules import AROUND, Times, without_own
from sequencer.core.meet.busy.values import BusyRead, BusySpan
from sequencer.core.meet.plan_next import Link, longest_reach
from sequencer.core.meet.request import second_from, second_until
from sequencer.store.base import in_chunks
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.calendars import Calendar
from sequencer.store.colleagues import BusyTime
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.occupancies import Occupancy

_USUAL_HORIZON = 28  # days
_FURTHEST = 400  # days


def keep_spans(session: Session, calendar: Calendar, spans: Iterable[BusySpan]) -> None:
    """Let these be all that a calendar says; what it said before and still says is not written again."""
    kept = select(BusyTime.id, BusyTime.start_at, BusyTime.end_at, BusyTime.is_soft)
    known = {
        (start, end, is_soft): row_id
        for row_id, start, end, is_soft in session.execute(kept.where(BusyTime.calendar_id == calendar.id))
    }
    wanted = {(one.start_at, one.end_at, one.is_soft) for one in spans if one.start_at < one.end_at}
    for chunk in in_chunks(row_id for told, row_id in known.items() if told not in wanted):
        gone = delete(BusyTime).where(BusyTime.id.in_(chunk))
        session.execute(gone.execution_options(synchronize_session=False))
    whose = {"colleague_id": calendar.colleague_id, "calendar_id": calendar.id, "source": ""}
    new = [
        {"start_at": start, "end_at": end, "is_soft": is_soft} | whose
        for start, end, is_soft in sorted(wanted - known.keys())
    ]
    if new:
        session.execute(insert(BusyTime), new)


def spans_of(session: Session, calendar_id: int, since: datetime) -> list[BusySpan]:
    """What a calendar says of the time from an instant on."""
    found = select(BusyTime.start_at, BusyTime.end_at, BusyTime.is_soft)
    rows = session.execute(found.where(BusyTime.calendar_id == calendar_id, BusyTime.end_at > since))
    return [BusySpan(start, end, is_soft) for start, end, is_soft in rows]


def spans_to_keep(session: Session, calendar: Calendar, read: BusyRead, now: datetime) -> list[BusySpan]:
    """What a look has given, without interviews of our own."""
    own = own_times(session, calendar.colleague_id, now)
    own = {one for one in own if (second_until(one[0]), second_from(one[1])) not in read.own_left_out}
    before = spans_of(session, calendar.id, now - AROUND) if calendar.id is not None else []
    return without_own(calendar.kind, read.spans, own, before)


def own_uids(session: Session, colleague_id: int, since: datetime) -> frozenset[str]:
    """The names that our own events have in this colleague's calendar, from an instant on."""
    found = (
        select(Booking.internal_uid)
        .join(Occupancy, Occupancy.booking_id == Booking.id)
        .where(Occupancy.colleague_id == colleague_id, Occupancy.end_at > since)
    )
    return frozenset(session.scalars(found))


def own_times(session: Session, colleague_id: int, now: datetime) -> set[Times]:
    """When this colleague is needed in interviews of ours, with those called off that may yet come back by a click."""
    is_theirs = exists().where(Occupancy.booking_id == Booking.id, Occupancy.colleague_id == colleague_id)
    is_called_off = and_(Booking.state == BookingState.CANCELLED, Booking.undo_until > now)
    found = select(Booking).where(
        is_theirs, Booking.end_at > now - AROUND, or_(Booking.state == BookingState.BOOKED, is_called_off)
    )
    return {one.hours_of(colleague_id) for one in session.scalars(found) if colleague_id in one.people}


def is_asked_for(session: Session, colleague_id: int, now: datetime) -> bool:
    """Whether somebody may want this colleague's time: a plan in use names them, or they have interviews ahead."""
    in_use = session.scalars(select(InterviewPlan).where(InterviewPlan.archived_at.is_(None)))
    if any(colleague_id in colleague_ids_of(plan) for plan in in_use):
        return True
    ahead = select(Occupancy.id).where(
        Occupancy.colleague_id == colleague_id, Occupancy.is_live.is_(True), Occupancy.end_at > now
    )
    return session.scalar(ahead.limit(1)) is not None


def longest_horizon(session: Session) -> timedelta:
    """How far ahead any plan looks; one that follows another before that is over looks ahead from there."""
    found = select(
        InterviewPlan.id,
        InterviewPlan.horizon_days,
        InterviewPlan.then_id,
        InterviewPlan.then_offered,
        InterviewPlan.then_after_days,
    )
    plans = [Link(*row) for row in session.execute(found)]
    return timedelta(days=min(longest_reach(plans) or _USUAL_HORIZON, _FURTHEST))
