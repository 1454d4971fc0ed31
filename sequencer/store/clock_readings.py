"""What people's clocks were to show at a booked interview, and by which edition of the zone rules."""

from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey, String, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.readings import as_told, readings
from sequencer.store.base import Base, Instant
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import colleagues_by_id

EDITION = version("tzdata")
"""The zone rules of this process, `2026.3`."""


class ClockReading(Base):
    """By zone, what was told of one booking. `was` is what had been told before new rules came, which was at `moved_at`."""

    __tablename__ = "clock_readings"

    booking_id: Mapped[int] = mapped_column(
        ForeignKey("bookings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    edition: Mapped[str] = mapped_column(String(20), index=True)
    told: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    was: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    moved_at: Mapped[datetime | None] = mapped_column(Instant, index=True)


@dataclass(frozen=True)
class MovedClock:
    """One interview ahead at which a clock will show something else than people were told at first."""

    booking_id: int
    start_at: datetime
    zone: str
    was_at: datetime
    """When that clock shows what people were told at first."""


def shown_at(session: Session, booking: Booking) -> dict[str, str]:
    """What the clocks of everybody in an interview show by the rules of this process."""
    there = colleagues_by_id(session, booking.people).values()
    return readings(booking.start_at, [booking.zone, *(one.zone_at(booking.start_at).key for one in there)])


def note_clocks(session: Session, booking: Booking) -> ClockReading:
    """Write down what people are about to be told, in place of what they were told before."""
    kept = session.get(ClockReading, booking.id) or ClockReading(booking_id=booking.id)
    kept.edition, kept.told, kept.was, kept.moved_at = EDITION, shown_at(session, booking), {}, None
    session.add(kept)
    return kept


def by_other_rules(session: Session, now: datetime, limit: int) -> list[int]:
    """Interviews ahead whose clocks were read by other rules than those of this process."""
    found = (
        select(ClockReading.booking_id)
        .join(Booking, Booking.id == ClockReading.booking_id)
        .where(or_(ClockReading.edition < EDITION, ClockReading.edition > EDITION))  # an index serves each half
        .where(Booking.state == BookingState.BOOKED, Booking.start_at > now)
    )
    return list(session.scalars(found.order_by(ClockReading.booking_id).limit(limit)))


def moved_clocks_ahead(session: Session, now: datetime, limit: int) -> list[MovedClock]:
    """Interviews ahead that new zone rules gave another local time, the next one first."""
    found = (
        select(Booking.id, Booking.start_at, ClockReading.was)
        .join(ClockReading, Booking.id == ClockReading.booking_id)
        .where(ClockReading.moved_at.is_not(None), Booking.state == BookingState.BOOKED, Booking.start_at > now)
        .order_by(Booking.start_at, Booking.id)
        .limit(limit)
    )
    return [
        MovedClock(booking_id, start_at, zone, as_told(start_at, told, ZoneInfo(zone)))
        for booking_id, start_at, was in session.execute(found)
        for zone, told in was.items()
    ]
