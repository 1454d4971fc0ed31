"""Interviews over which somebody's calendar shows something else: found by a look after the booking, told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.busy.rules import is_over
from sequencer.core.meet.busy.values import BusySpan
from sequencer.core.meet.wording import short
from sequencer.store.base import Base, Instant
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.busy_times import spans_of
from sequencer.store.calendars import Calendar
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import Colleague
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy
from sequencer.store.timeline import tell


class Clash(Base):
    """`start_at` is when the interview was to begin when that was seen; moved, it is another matter.

    `settled_at`: somebody said that it takes place all the same.
    """

    __tablename__ = "clashes"

    booking_id: Mapped[int] = mapped_column(
        ForeignKey("bookings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    colleague_id: Mapped[int] = mapped_column(
        ForeignKey("colleagues.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    start_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)


@dataclass(frozen=True)
class OpenClash:
    """One interview ahead that somebody's calendar has something else over."""

    booking_id: int
    candidate_name: str
    colleague_name: str
    plan: str
    start_at: datetime


def note_clashes(session: Session, calendar: Calendar, now: datetime) -> None:
    """Hold what a calendar says against the interviews of its person that are ahead.

    The team is told once of each; nothing is moved. What is no longer there is forgotten, so that a next one is told.
    """
    whose, spans = calendar.colleague_id, spans_of(session, calendar.id, now)
    for booking in _ahead(session, whose, now):
        known = session.get(Clash, (booking.id, whose))
        is_known = known is not None and known.start_at == booking.start_at
        if not _is_over_any(spans, booking, whose):
            if known is not None and known.settled_at is None and not _says_another(session, calendar, booking, now):
                session.delete(known)
            continue
        if is_known:
            continue
        clash = known or Clash(booking_id=booking.id, colleague_id=whose)
        clash.start_at, clash.seen_at, clash.settled_at = booking.start_at, now, None
        session.add(clash)
        name = session.get_one(Colleague, whose).name
        when = short(booking.start_at, ZoneInfo(booking.zone), "en")
        says = f"The calendar of {name} now shows something else at the interview on {when} ({booking.zone}). Nothing was moved."
        tell(session, booking.candidate_id, "interview_clash", says, now)


def open_clashes(
    session: Session, teams: Iterable[int] | None, now: datetime, booking_id: int | None = None
) -> list[OpenClash]:
    """Clashes that nobody has settled, the next interview first; of one booking where it is named."""
    found = (
        select(Booking, Candidate, Colleague.name, InterviewPlan.name)
        .join(Clash, Clash.booking_id == Booking.id)
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .join(Colleague, Colleague.id == Clash.colleague_id)
        .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
        .where(
            Clash.settled_at.is_(None),
            Clash.start_at == Booking.start_at,
            Booking.state == BookingState.BOOKED,
            Booking.end_at > now,
            exists().where(
                Occupancy.booking_id == Clash.booking_id,
                Occupancy.colleague_id == Clash.colleague_id,
                Occupancy.is_live.is_(True),
            ),
        )
        .order_by(Booking.start_at, Booking.id, Colleague.id)
    )
    if teams is not None:
        found = found.where(InterviewPlan.team_id.in_(list(teams)))
    if booking_id is not None:
        found = found.where(Booking.id == booking_id)
    return [
        OpenClash(booking.id, candidate.full_name, colleague, plan, booking.start_at)
        for booking, candidate, colleague, plan in session.execute(found)
    ]


def settle_clashes(session: Session, booking_id: int, now: datetime) -> bool:
    """Somebody says that an interview takes place all the same; whether anything stood against it."""
    found = list(session.scalars(select(Clash).where(Clash.booking_id == booking_id, Clash.settled_at.is_(None))))
    for one in found:
        one.settled_at = now
    return bool(found)


def forget_unsupported(session: Session, colleague_id: int, now: datetime) -> None:
    """A calendar was taken out: what none of the person's others shows is no clash any more."""
    calendars = select(Calendar.id).where(Calendar.colleague_id == colleague_id)
    spans = [span for one in session.scalars(calendars) for span in spans_of(session, one, now)]
    for one in session.scalars(select(Clash).where(Clash.colleague_id == colleague_id, Clash.settled_at.is_(None))):
        if not _is_over_any(spans, session.get_one(Booking, one.booking_id), colleague_id):
            session.delete(one)


def _ahead(session: Session, colleague_id: int, now: datetime) -> list[Booking]:
    is_theirs = exists().where(
        Occupancy.booking_id == Booking.id,
        Occupancy.colleague_id == colleague_id,
        Occupancy.is_live.is_(True),
        Occupancy.end_at > now,
    )
    found = select(Booking).where(is_theirs, Booking.state == BookingState.BOOKED)
    return list(session.scalars(found.order_by(Booking.id)))


def _is_over_any(spans: list[BusySpan], booking: Booking, colleague_id: int) -> bool:
    """Whether something lies over the time for which somebody is needed: of a loop, their own stages."""
    return any(is_over(spans, start, end) for whose, start, end in booking.seats() if whose == colleague_id)


def _says_another(session: Session, calendar: Calendar, booking: Booking, now: datetime) -> bool:
    """Whether a further calendar of the same person shows something over an interview."""
    others = select(Calendar.id).where(Calendar.colleague_id == calendar.colleague_id, Calendar.id != calendar.id)
    return any(
        _is_over_any(spans_of(session, one, now), booking, calendar.colleague_id) for one in session.scalars(others)
    )
