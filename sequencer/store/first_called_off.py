"""An interview is called off that another one follows: what was offered because of it ends, what is booked stands."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from sequencer.core.meet.plan_next import Offered
from sequencer.core.reasons import Reason
from sequencer.core.states import Purpose
from sequencer.store.bookings import Booking, BookingState, bookings_of
from sequencer.store.following import FIRST_CALLED_OFF
from sequencer.store.interview_mails import talk_of
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import noted
from sequencer.store.lost_picks import ask_about_pick
from sequencer.store.offers import CAN_BOOK, OfferState, locked_offers_of
from sequencer.store.settling import end_offer
from sequencer.store.timeline import tell
from sequencer.store.touches import Touch


def leave_next(session: Session, first: Booking, now: datetime) -> None:
    """Once an interview is called off: its next one is no longer offered, or a person hears that it is booked.

    The candidate gets no mail about it. Every offer to them is locked before this.
    """
    plan = session.get_one(InterviewPlan, first.plan_id)
    following = session.get(InterviewPlan, plan.then_id) if plan.then_id is not None else None
    if following is None:
        return
    if plan.then_offered is Offered.BOOKED:  # else somebody has offered it, and may have had other reasons to
        _withdraw(session, first, plan, following, now)
    for one in bookings_of(session, first.candidate_id):
        if one.plan_id == following.id and first_off(session, one, now) is not None:
            when = f"{noted(one.start_at, talk_of(session, one))} ({one.zone})"
            says = (
                f"Needs you: “{plan.name}” was called off, and “{following.name}”, which follows it, stands on {when}."
            )
            tell(session, one.candidate_id, "interview_asks", f"{says} Nobody was told anything about that one.", now)


def first_off(session: Session, booking: Booking, now: datetime) -> tuple[Booking, InterviewPlan] | None:
    """The interview by plan before one that stands, where it was called off since; with its plan."""
    stands = session.scalar(select(Booking.id).where(Booking.id == booking.id, *stands_alone(now)))
    if stands is None:
        return None
    found = select(Booking, InterviewPlan).join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
    found = found.where(Booking.candidate_id == booking.candidate_id, InterviewPlan.then_id == booking.plan_id)
    found = found.where(Booking.state == BookingState.CANCELLED)
    row = session.execute(found.order_by(Booking.cancelled_at.desc(), Booking.id.desc()).limit(1)).first()
    return (row[0], row[1]) if row is not None else None


def stands_alone(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What is true of a booking ahead whose first was called off after it was made.

    Whoever has moved it since has decided about it; and one that was made later was made knowing of it.
    """
    off, other, before = aliased(Booking), aliased(Booking), aliased(InterviewPlan)
    has_other = (
        exists()
        .where(other.candidate_id == Booking.candidate_id, other.plan_id == before.id)
        .where(other.state == BookingState.BOOKED)
        .correlate_except(other)  # two levels up, too: an inner query looks no further than one by itself
    )
    is_moved = (
        exists()
        .where(Touch.booking_id == Booking.id, Touch.purpose == Purpose.CHANGE, Touch.created_at > off.cancelled_at)
        .correlate_except(Touch)
    )
    is_off = exists().where(
        before.then_id == Booking.plan_id,
        off.plan_id == before.id,
        off.candidate_id == Booking.candidate_id,
        off.state == BookingState.CANCELLED,
        off.cancelled_at >= Booking.created_at,
        ~has_other,
        ~is_moved,
    )
    return (Booking.state == BookingState.BOOKED, Booking.start_at > now, is_off)


def _withdraw(session: Session, first: Booking, plan: InterviewPlan, following: InterviewPlan, now: datetime) -> None:
    """Its times are free again, and a mail with them that has not left never does; who picked one waits for a person."""
    reason = Reason(FIRST_CALLED_OFF, f"“{plan.name}”, which comes before it, was called off.")
    for offer in locked_offers_of(session, first.candidate_id, following.id):
        if offer.state not in CAN_BOOK or offer.created_at < first.created_at:
            continue
        picked = offer.picked_start
        end_offer(session, offer, OfferState.WITHDRAWN, reason)
        says = f"The times offered for “{following.name}” were taken back: {reason.says}"
        tell(session, offer.candidate_id, "offer_withdrawn", says, now)
        if picked is not None:
            when = f"{noted(picked, talk_of(session, offer))} ({offer.zone})"
            why = f"Needs you: they had picked {when} for “{following.name}” by mail. {reason.says}"
            ask_about_pick(session, offer, why, now)
