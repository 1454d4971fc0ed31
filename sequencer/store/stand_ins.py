"""Who could take somebody's place at a settled interview, and the taking of it, written down."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sequencer.core.meet.slots import Slot, is_bookable
from sequencer.core.meet.stand_in import is_missed, place_of_one, who_may_stand_in
from sequencer.store.bookings import Booking
from sequencer.store.clock_readings import note_clocks
from sequencer.store.colleagues import Colleague
from sequencer.store.diaries import request_for
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.objections import refusers_of
from sequencer.store.occupancies import Occupancy

_AT_ONCE = 40


def can_do_without(session: Session, plan: InterviewPlan, booking: Booking, leaving: int, now: datetime) -> bool:
    """Whether the interview is whole without somebody who holds it, as without an optional person."""
    if leaving in booking.optional:
        return True
    request = request_for(session, plan, ZoneInfo(booking.zone), now, moving=booking)
    return not is_missed(request, booking.people, leaving)


def stand_in_for(session: Session, plan: InterviewPlan, booking: Booking, leaving: int, now: datetime) -> int | None:
    """Who of the pool takes somebody's place at the same instant, by the slot function; None where nobody is free.

    Whoever has declined this interview before is not asked again.
    """
    request = request_for(session, plan, ZoneInfo(booking.zone), now, moving=booking)
    newcomers = who_may_stand_in(request, booking.people, leaving) - refusers_of(session, booking.id)
    found = is_bookable(place_of_one(request, newcomers), booking.start_at) if newcomers else None
    return int(found.people[0]) if isinstance(found, Slot) and found.people else None


def can_stand_in(session: Session, plan: InterviewPlan, booking: Booking, newcomer: int, now: datetime) -> bool:
    """The same question for one colleague, in the plan or not."""
    if newcomer in booking.people:
        return False
    return bool(_free(session, plan, booking, (newcomer,), now))


def free_colleagues(
    session: Session, plan: InterviewPlan, booking: Booking, now: datetime, most: int
) -> list[Colleague]:
    """Who else is free at the instant of an interview, those of its plan first; no more diaries are read than it takes."""
    others = select(Colleague).where(Colleague.id.not_in(booking.people)).order_by(Colleague.name, Colleague.id)
    of_plan = set(colleague_ids_of(plan))
    ordered = sorted(session.scalars(others), key=lambda one: one.id not in of_plan)
    found: list[Colleague] = []
    for first in range(0, len(ordered), _AT_ONCE):
        several = ordered[first : first + _AT_ONCE]
        free = _free(session, plan, booking, [one.id for one in several], now)
        found += [one for one in several if one.id in free]
        if len(found) >= most:
            break
    return found[:most]


def swap(
    session: Session, booking: Booking, plan: InterviewPlan, leaving: int, newcomer: int | None, now: datetime
) -> bool:
    """One person's time is given back and the other's taken; False when the database saw the newcomer elsewhere."""
    try:
        with session.begin_nested():
            stays = [one for one in booking.people if one != leaving]
            booking.people = stays if newcomer is None else [*stays, newcomer]
            booking.optional = [one for one in booking.optional if one != leaving]
            booking.stages = [_handed_on(stage, leaving, newcomer) for stage in booking.stages]
            booking.sequence, booking.changed_at = booking.sequence + 1, now
            session.execute(
                update(Occupancy)
                .where(Occupancy.booking_id == booking.id, Occupancy.colleague_id == leaving)
                .values(is_live=False)
                .execution_options(synchronize_session=False)
            )
            if newcomer is not None:
                session.add_all(_time_of(newcomer, booking, plan))
            session.flush()
            note_clocks(session, booking)
    except IntegrityError:
        return False
    return True


def _free(
    session: Session, plan: InterviewPlan, booking: Booking, ids: Collection[int], now: datetime
) -> frozenset[int]:
    whole = int((booking.end_at - booking.start_at).total_seconds())  # of a loop whoever takes over is free throughout
    request = replace(request_for(session, plan, ZoneInfo(booking.zone), now, moving=booking, also=ids), duration=whole)
    return frozenset(
        one for one in ids if isinstance(is_bookable(place_of_one(request, (one,)), booking.start_at), Slot)
    )


def _handed_on(stage: Mapping[str, Any], leaving: int, newcomer: int | None) -> dict[str, Any]:
    """A stage of a loop with the newcomer in the place of who leaves."""
    people = [newcomer if one == leaving else one for one in stage["people"]]
    return {**stage, "people": [one for one in people if one is not None]}


def _time_of(person: int, booking: Booking, plan: InterviewPlan) -> list[Occupancy]:
    return [
        Occupancy(
            colleague_id=person,
            start_at=start_at,
            end_at=end_at,
            before_min=plan.buffer_before_min,
            after_min=plan.buffer_after_min,
            booking_id=booking.id,
        )
        for one, start_at, end_at in booking.seats()
        if one == person
    ]
