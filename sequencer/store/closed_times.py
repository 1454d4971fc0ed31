"""Interviews that lie in time which somebody has meanwhile closed: they stand, and a person decides what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.meet.availability import windows_of
from sequencer.core.meet.hours import Week, person_of
from sequencer.core.meet.people import one_line
from sequencer.core.meet.request import DAY, second_from, second_until
from sequencer.core.meet.spans import covers
from sequencer.core.meet.wording import short
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import Colleague
from sequencer.store.interview_plans import InterviewPlan


@dataclass(frozen=True)
class ClosedOver:
    """One interview ahead; `zone` is where the colleague is then, `name` the plan's.

    It names no candidate: what it is written into goes to people of other teams, and outlives whoever is erased.
    """

    booking_id: int
    candidate_id: int
    start_at: datetime
    zone: ZoneInfo
    name: str

    def line(self, language: str) -> str:
        """`Thu 11 Mar, 14:00: First conversation`, on the colleague's clock."""
        return f"{short(self.start_at, self.zone, language)}: {self.name}"


def closed_over(session: Session, colleague: Colleague, before: Week, after: Week, now: datetime) -> list[ClosedOver]:
    """The interviews ahead of a colleague that lay in their hours before a change and do so no more."""
    found = (
        select(Booking, InterviewPlan.name)
        .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
        .where(Booking.state == BookingState.BOOKED, Booking.end_at > now)
        .order_by(Booking.start_at, Booking.id)
    )
    return [
        ClosedOver(
            booking.id,
            booking.candidate_id,
            start,
            colleague.zone_at(start),
            one_line(plan),
        )
        for booking, plan in session.execute(found)
        if colleague.id in booking.people
        for start, _ in [booking.hours_of(colleague.id)]
        for seats in [[(begins, ends) for one, begins, ends in booking.seats() if one == colleague.id]]
        if all(_is_there(before, *seat) for seat in seats) and not all(_is_there(after, *seat) for seat in seats)
    ]


def _is_there(week: Week, start: datetime, end: datetime) -> bool:
    first, last = second_until(start), second_from(end)
    windows: Sequence[tuple[int, int]] = windows_of(person_of(week, (), ()), first - DAY, last + DAY)
    return covers(list(windows), first, last)
