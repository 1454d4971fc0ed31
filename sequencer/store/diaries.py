"""When an interview could take place: a plan, its people's diaries and what is on offer to others, as one question."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.meet.budget import Kept, budget, used_up
from sequencer.core.meet.choose import waking_hours
from sequencer.core.meet.hours import person_of
from sequencer.core.meet.request import Hold, Meeting, Person, Pool, SlotRequest, second_from, second_until
from sequencer.core.meet.slots import Obstacle, Slot, find_slots, is_bookable
from sequencer.core.meet.spans import Span
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import busy_between, colleagues_by_id, week_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.occupancies import Occupancy, booked_between, keeps, kept_for_others
from sequencer.store.offers import Offer

_AROUND = timedelta(days=9)  # caps count whole weeks, buffers look beyond the search


def request_for(
    session: Session,
    plan: InterviewPlan,
    zone: ZoneInfo,
    now: datetime,
    *,
    holder: Offer | None = None,
    moving: Booking | None = None,
    share: int = 1,
) -> SlotRequest:
    """What the slot function is asked for a candidate in `zone`.

    `holder` is their own offer, whose kept times are free to them; `moving` the booking they are about to give up.
    Times that `share` other offers keep are as good as booked; with 0 none are.
    """
    until = now + timedelta(days=plan.horizon_days)
    ids = colleague_ids_of(plan)
    booked = booked_between(
        session, ids, now - _AROUND, until + _AROUND, but_booking=moving.id if moving is not None else None
    )
    kept = kept_for_others(session, ids, now, holder.id if holder is not None else None)
    return SlotRequest(
        now=second_from(now),
        search=(second_from(now), second_until(until)),
        duration=plan.duration_min * 60,
        step=plan.step_min * 60,
        viewer_zone=zone,
        people=_people(session, ids, booked, now - _AROUND, until + _AROUND),
        notice=plan.notice_min * 60,
        before=plan.buffer_before_min * 60,
        after=plan.buffer_after_min * 60,
        required=frozenset(plan.required),
        pools=tuple(Pool(int(pool["any"]), frozenset(pool["of"])) for pool in plan.pools),
        candidate=waking_hours(zone),
        holds=_holds(kept, share),
    )


def free_starts(
    session: Session,
    plan: InterviewPlan,
    zone: ZoneInfo,
    now: datetime,
    *,
    holder: Offer | None = None,
    moving: Booking | None = None,
    is_shared: bool = True,
) -> tuple[Slot, ...]:
    """Every start this candidate can have, earliest first.

    While a plan has few starts, none of them is on offer to two people at a time; with plenty, two may share one,
    unless `is_shared` says not to.
    """
    request = request_for(session, plan, zone, now, holder=holder, moving=moving)
    found = find_slots(request)
    share = budget(len(found))
    if share == 1 or not request.holds or not is_shared:
        return found
    return find_slots(request_for(session, plan, zone, now, holder=holder, moving=moving, share=share))


def can_book(
    session: Session,
    plan: InterviewPlan,
    zone: ZoneInfo,
    start_at: datetime,
    now: datetime,
    *,
    holder: Offer | None = None,
    moving: Booking | None = None,
    needs_notice: bool = True,
) -> Slot | Obstacle:
    """Every rule but the grid for one start; ask it with the people locked, then book.

    Of those who were offered one start, whoever answers first has it. What was booked a moment ago needs no notice,
    and at which hour of their day somebody wants to talk is their own choice.
    """
    request = request_for(session, plan, zone, now, holder=holder, moving=moving)
    if request.holds:
        is_theirs = holder is not None and keeps(session, holder.id, start_at, now)
        share = 0 if is_theirs else budget(len(find_slots(request)))
        request = request_for(session, plan, zone, now, holder=holder, moving=moving, share=share)
    notice = request.notice if needs_notice else 0
    return is_bookable(replace(request, candidate=None, notice=notice), start_at)


def _people(
    session: Session, ids: list[int], booked: list[Occupancy], start: datetime, end: datetime
) -> tuple[Person, ...]:
    meetings: dict[int, list[Meeting]] = {}
    for one in booked:
        meetings.setdefault(one.colleague_id, []).append(_meeting(one))
    busy: dict[int, list[Span]] = {}
    for time in busy_between(session, ids, start, end):
        busy.setdefault(time.colleague_id, []).append((second_until(time.start_at), second_from(time.end_at)))
    return tuple(
        person_of(week_of(one), busy.get(one.id, ()), meetings.get(one.id, ()))
        for one in colleagues_by_id(session, ids).values()
    )


def _meeting(one: Occupancy) -> Meeting:
    return Meeting(second_until(one.start_at), second_from(one.end_at), one.before_min * 60, one.after_min * 60)


def _holds(kept: list[Occupancy], share: int) -> tuple[Hold, ...]:
    """None at all where nobody else's offer counts."""
    if share == 0:
        return ()
    return used_up((Kept(one.colleague_id, second_until(one.start_at), second_from(one.end_at)) for one in kept), share)
