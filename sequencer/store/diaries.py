"""When an interview could take place: a plan, its people's diaries and what is on offer to others, as one question."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.meet.budget import Kept, budget, used_up
from sequencer.core.meet.choose import FEWEST, waking_hours
from sequencer.core.meet.diary import Reason
from sequencer.core.meet.hours import person_of
from sequencer.core.meet.request import (
    Hold,
    Meeting,
    Person,
    Pool,
    SlotRequest,
    Stage,
    least_length,
    second_from,
    second_until,
    with_open_hours,
    with_soft_taken,
)
from sequencer.core.meet.slots import Obstacle, Slot, find_slots, is_bookable
from sequencer.core.meet.stand_in import with_same_people
from sequencer.store.bookings import Booking, interview_times
from sequencer.store.calendar_times import times_told
from sequencer.store.colleagues import colleagues_by_id, week_of
from sequencer.store.following import bounds_between
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
    also: Iterable[int] = (),
    keeps_order: bool = True,
) -> SlotRequest:
    """What the slot function is asked for a candidate in `zone`.

    `holder` is their own offer, whose kept times are free to them; `moving` the booking they are about to give up.
    Whose calendar cannot be read is unknown, unless that offer counts them in despite it. `also` are further people.
    Times that `share` other offers keep are as good as booked; with 0 none are. `keeps_order`: before what follows it.
    """
    begins, until = _search(session, plan, now, moving or holder, keeps_order=keeps_order)
    stages = tuple(_stage(one) for one in plan.stages)
    ids = list(dict.fromkeys([*colleague_ids_of(plan), *also]))
    booked = booked_between(session, ids, now - _AROUND, until + _AROUND, but_booking=moving.id if moving else None)
    kept = kept_for_others(session, ids, now, holder.id if holder is not None else None)
    return SlotRequest(
        now=second_from(now),
        search=(second_from(begins), second_until(until)),
        duration=least_length(stages) if stages else plan.duration_min * 60,
        step=plan.step_min * 60,
        viewer_zone=zone,
        people=_people(session, ids, booked, now, until, holder.despite if holder is not None else ()),
        notice=plan.notice_min * 60,
        before=plan.buffer_before_min * 60,
        after=plan.buffer_after_min * 60,
        required=frozenset() if stages else frozenset(plan.required),
        pools=() if stages else _pools(plan.pools),
        optional=frozenset(plan.optional),
        stages=stages,
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
    found = _listed(request)
    share = budget(len(found))
    if share > 1 and request.holds and is_shared:
        found = _listed(request_for(session, plan, zone, now, holder=holder, moving=moving, share=share))
    return beside_own(session, found, plan, now, moving or holder)


def has_room_but_for_own(session: Session, plan: InterviewPlan, zone: ZoneInfo, now: datetime, holder: Offer) -> bool:
    """Whether an offer's plan has starts enough, and only what else this candidate has booked leaves too few."""
    return len(_listed(request_for(session, plan, zone, now, holder=holder, keeps_order=False))) >= FEWEST


def has_room_with_more_hours(
    session: Session, plan: InterviewPlan, zone: ZoneInfo, now: datetime, holder: Offer
) -> bool:
    """Whether an offer's plan would have starts enough were its people there at every hour."""
    opened = with_open_hours(request_for(session, plan, zone, now, holder=holder))
    return len(beside_own(session, _listed(opened), plan, now, holder)) >= FEWEST


def beside_own(
    session: Session, slots: Iterable[Slot], plan: InterviewPlan, now: datetime, about: Offer | Booking | None
) -> tuple[Slot, ...]:
    """Those of these slots at which the candidate is in no other interview, of whichever plan and people."""
    if about is None:
        return tuple(slots)
    own = interview_times(session, about.candidate_id, now, about.id if isinstance(about, Booking) else None)
    return tuple(
        one for one in slots if not any(one.start_at < end and start < one.ends_at(plan.length) for start, end in own)
    )


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
    and at which hour of their day somebody wants to talk is their own choice. An interview that moves keeps its people
    where they are free.
    """
    request = request_for(session, plan, zone, now, holder=holder, moving=moving)
    if request.holds:
        is_theirs = holder is not None and keeps(session, holder.id, start_at, now)
        share = 0 if is_theirs else budget(len(_listed(request)))
        request = request_for(session, plan, zone, now, holder=holder, moving=moving, share=share)
    notice = request.notice if needs_notice else 0
    asked = replace(request, candidate=None, notice=notice)
    same = (with_same_people(asked, moving.people),) if moving is not None else ()
    for one in (*same, asked):
        firm = with_soft_taken(one)
        found = is_bookable(firm, start_at) if firm is not None else None
        if isinstance(found, Slot) or isinstance(found := is_bookable(one, start_at), Slot):
            is_alone = beside_own(session, [found], plan, now, moving or holder)
            return found if is_alone else Obstacle(Reason.OWN_INTERVIEW)
    return is_bookable(asked, start_at)


def _listed(request: SlotRequest) -> tuple[Slot, ...]:
    """The starts at which nobody's time may yet be taken; where these are few, the others too."""
    firm = with_soft_taken(request)
    found = find_slots(firm) if firm is not None else ()
    return found if len(found) >= FEWEST else find_slots(request)


def _search(
    session: Session, plan: InterviewPlan, now: datetime, about: Offer | Booking | None, *, keeps_order: bool
) -> tuple[datetime, datetime]:
    """From when and until when starts are looked for: as far ahead as the plan says, from now or from what comes before.

    Of plans that follow one another the candidate's interviews keep that order.
    """
    earliest, latest = bounds_between(session, plan, about, now)
    begins = max(now, earliest) if earliest is not None else now
    until = begins + timedelta(days=plan.horizon_days)
    return begins, max(begins, min(until, latest)) if latest is not None and keeps_order else until


def _stage(kept: Mapping[str, Any]) -> Stage:
    return Stage(
        name=str(kept["name"]),
        duration=int(kept["duration_min"]) * 60,
        required=frozenset(kept["required"]),
        pools=_pools(kept["pools"]),
        pause=int(kept["break_min"]) * 60,
        longest_pause=int(kept["break_max_min"]) * 60,
    )


def _pools(kept: Iterable[Mapping[str, Any]]) -> tuple[Pool, ...]:
    return tuple(Pool(int(pool["any"]), frozenset(pool["of"])) for pool in kept)


def _people(
    session: Session,
    ids: list[int],
    booked: list[Occupancy],
    now: datetime,
    until: datetime,
    despite: Iterable[int],
) -> tuple[Person, ...]:
    meetings = _meetings(booked)
    told = times_told(session, ids, now - _AROUND, until + _AROUND, now, despite)
    return tuple(
        replace(
            person_of(week_of(one), told[one.id].busy, meetings.get(one.id, ())),
            soft=tuple(told[one.id].soft),
            unknown=told[one.id].unknown,
        )
        for one in colleagues_by_id(session, ids).values()
    )


def _meetings(booked: Iterable[Occupancy]) -> dict[int, list[Meeting]]:
    """Everybody's meetings. Of a loop it is one, from their first stage to their last, as it stands in their calendar."""
    seats: dict[tuple[int, int | None], list[Occupancy]] = {}
    for one in booked:
        seats.setdefault((one.colleague_id, one.booking_id), []).append(one)
    found: dict[int, list[Meeting]] = {}
    for (colleague_id, _), times in seats.items():
        first, last = min(one.start_at for one in times), max(one.end_at for one in times)
        before, after = times[0].before_min * 60, times[0].after_min * 60
        found.setdefault(colleague_id, []).append(Meeting(second_until(first), second_from(last), before, after))
    return found


def _holds(kept: list[Occupancy], share: int) -> tuple[Hold, ...]:
    """None at all where nobody else's offer counts."""
    if share == 0:
        return ()
    return used_up((Kept(one.colleague_id, second_until(one.start_at), second_from(one.end_at)) for one in kept), share)
