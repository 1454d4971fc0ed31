"""What follows an interview: the plan whose times come next, once the interview has been held."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.store.bookings import Booking, BookingState, Came
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer

_MISSED = (Came.NOT_THEY, Came.NOT_WE)


def plan_that_follows(session: Session, booking: Booking, now: datetime) -> InterviewPlan | None:
    """The plan to offer next, once the interview is over and was neither called off nor missed.

    None when its times were offered since, and when the days within which they are to be have passed.
    """
    plan = session.get_one(InterviewPlan, booking.plan_id)
    following = session.get(InterviewPlan, plan.then_id) if plan.then_id is not None else None
    if following is None or following.archived_at is not None:
        return None
    if booking.state is not BookingState.BOOKED or booking.came in _MISSED or booking.end_at > now:
        return None
    if plan.then_within_days is not None and now > booking.end_at + timedelta(days=plan.then_within_days):
        return None
    offered = select(Offer.id).where(
        Offer.candidate_id == booking.candidate_id,
        Offer.plan_id == following.id,
        Offer.created_at >= booking.end_at,
    )
    return following if session.scalar(offered.limit(1)) is None else None
