"""Interviews that did not take place: a second chance is given once, and only where there is a time for it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.store.bookings import Booking, Came, locked_booking
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.enrollments import live_runs
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.offers import lock_offers_to
from sequencer.store.timeline import tell


def chances_due(session: Session, now: datetime, limit: int) -> list[int]:
    """Bookings after which somebody is to be offered new times."""
    return list(session.scalars(select(Booking.id).where(Booking.chance_due_at <= now).limit(limit)))


def take_chance(session: Session, booking_id: int, now: datetime) -> Booking | None:
    """The missed interview, locked, whose second chance is given now; None where it was before, or nobody asked for it."""
    seen = session.get(Booking, booking_id)
    if seen is None:
        return None
    live_runs(session, seen.candidate_id)  # locks stand in one order: runs, colleagues by id, offer, booking
    lock_colleagues(session, colleague_ids_of(session.get_one(InterviewPlan, seen.plan_id)))
    lock_offers_to(session, seen.candidate_id)
    booking = locked_booking(session, booking_id)
    if booking is None or booking.chance_due_at is None:
        return None
    booking.chance_due_at = None
    if booking.chance_given_at is not None or booking.came not in (Came.NOT_THEY, Came.NOT_WE):
        return None
    booking.chance_given_at = now
    session.flush()
    return booking


def refuse_chance(session: Session, booking_id: int, why: str, now: datetime) -> None:
    """It cannot be given now: a person reads why, and may ask for it again."""
    booking = locked_booking(session, booking_id)
    if booking is not None and booking.chance_due_at is not None:
        booking.chance_due_at = None
        tell(session, booking.candidate_id, "interview_asks", f"Needs you: no new times were offered. {why}", now)
