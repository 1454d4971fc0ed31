"""What follows an interview: the plan whose times come next, when they are offered, and between which days it lies."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, false, or_, select
from sqlalchemy.orm import Session

from sequencer.core.meet.plan_next import Offered, not_after, not_before
from sequencer.store.bookings import Booking, BookingState, Came, locked_booking
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.enrollments import live_runs
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.offers import Offer, OfferState, lock_offers_to
from sequencer.store.timeline import tell

FIRST_CALLED_OFF = "first_called_off"
"""Why an offer ended whose interview comes after one that was called off. Once that one is back, it counts no more."""

_MISSED = (Came.NOT_THEY, Came.NOT_WE)
_STANDING = (OfferState.OPEN, OfferState.PICKED, OfferState.BOOKED)


@dataclass(frozen=True)
class Following:
    """The plan that follows an interview, with how it is offered. `offer` is the one made since.

    `is_late` once the days have passed within which it was to be offered, `can_offer` while one click does.
    """

    plan: InterviewPlan
    how: Offered
    offer: Offer | None
    is_late: bool
    can_offer: bool


class Bounds(NamedTuple):
    """From when and until when an interview fits between those of the person that come before and after it by plan.

    None where there is no such interview.
    """

    earliest: datetime | None
    latest: datetime | None


def what_follows(session: Session, booking: Booking, now: datetime) -> Following | None:
    """What follows an interview that stands and was not missed; None where nothing does."""
    plan = session.get_one(InterviewPlan, booking.plan_id)
    following = session.get(InterviewPlan, plan.then_id) if plan.then_id is not None else None
    if following is None or following.archived_at is not None:
        return None
    if booking.state is not BookingState.BOOKED or booking.came in _MISSED:
        return None
    days = plan.then_within_days
    is_late = days is not None and now > booking.end_at + timedelta(days=days)
    offer = _offered_since(session, booking, following, plan.then_offered, now)
    is_time = plan.then_offered is Offered.BOOKED or booking.end_at <= now
    return Following(following, plan.then_offered, offer, is_late, is_time and offer is None and not is_late)


def plan_that_follows(session: Session, booking: Booking, now: datetime) -> InterviewPlan | None:
    """The plan whose times may be offered next now; None when they were since, and when its days have passed."""
    found = what_follows(session, booking, now)
    return found.plan if found is not None and found.can_offer else None


def has_followed(session: Session, booking: Booking, now: datetime) -> bool:
    """Whether the next interview was offered because this one was held."""
    found = what_follows(session, booking, now)
    return found is not None and found.offer is not None and found.offer.created_at >= booking.end_at


def let_follow(session: Session, booking: Booking, moment: Offered, now: datetime) -> None:
    """At its moment an interview makes what follows due, where that was not offered yet, or due no more."""
    if session.get_one(InterviewPlan, booking.plan_id).then_offered is not moment:
        return
    found = what_follows(session, booking, now)
    booking.next_hindrance = ""
    booking.next_due_at = now if found is not None and found.can_offer else None


def nexts_due(session: Session, now: datetime, limit: int) -> list[int]:
    """Interviews whose following plan is to be offered by itself."""
    return list(session.scalars(select(Booking.id).where(Booking.next_due_at <= now).limit(limit)))


def take_next(
    session: Session, booking_id: int, now: datetime, *, needs_due: bool
) -> tuple[Booking, InterviewPlan] | None:
    """An interview, locked and no longer due, with the plan to offer after it; None where there is none to offer.

    With `needs_due` only what is due by itself is taken, so that of two who come for it one does.
    """
    seen = session.get(Booking, booking_id)
    found = what_follows(session, seen, now) if seen is not None else None
    if seen is None:
        return None
    live_runs(session, seen.candidate_id)  # locks stand in one order: runs, colleagues by id, offers, booking
    if found is not None:
        lock_colleagues(session, colleague_ids_of(found.plan))
    lock_offers_to(session, seen.candidate_id)
    booking = locked_booking(session, booking_id)
    if booking is None or (needs_due and (booking.next_due_at is None or booking.cancel_asked_at is not None)):
        return None  # what they ask for by mail comes first
    plan = plan_that_follows(session, booking, now)
    booking.next_due_at, booking.next_hindrance = None, ""
    session.flush()
    return (booking, plan) if plan is not None else None


def refuse_next(session: Session, booking_id: int, why: str, now: datetime) -> None:
    """It could not be offered by itself: a person reads why, and may offer it with one click."""
    booking = locked_booking(session, booking_id)
    if booking is not None and booking.next_due_at is not None:
        booking.next_due_at, booking.next_hindrance = None, why
        says = f"Needs you: no times were offered for the interview that follows. {why}"
        tell(session, booking.candidate_id, "interview_asks", says, now)


def bounds_between(session: Session, plan: InterviewPlan, about: Offer | Booking | None, now: datetime) -> Bounds:
    """Between what an interview fits that is offered to somebody, or booked; for nobody in particular there is no such.

    A booking that has its time already fits where it is.
    """
    if about is None:
        return Bounds(None, None)
    found = select(Booking, InterviewPlan).join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
    found = found.where(Booking.candidate_id == about.candidate_id, Booking.state == BookingState.BOOKED)
    is_before = InterviewPlan.then_id == plan.id
    is_after = and_(InterviewPlan.id == plan.then_id, Booking.start_at > now) if plan.then_id is not None else false()
    earliest: list[datetime] = []
    latest: list[datetime] = []
    for one, by in session.execute(found.where(or_(is_before, is_after))):
        zone = ZoneInfo(one.zone)
        if by.then_id == plan.id:
            earliest.append(not_before(one.end_at, zone, by.then_after_days))
        else:
            latest.append(not_after(one.start_at, zone, plan.then_after_days))
    if isinstance(about, Booking):
        earliest = [min(one, about.start_at) for one in earliest]
        latest = [max(one, about.end_at) for one in latest]
    return Bounds(max(earliest, default=None), min(latest, default=None))


def _offered_since(
    session: Session, booking: Booking, plan: InterviewPlan, how: Offered, now: datetime
) -> Offer | None:
    """The latest offer of the plan that follows, made since this interview was over; or before, where it still counts.

    One whose interview is ahead counts however early it was made: the one before it was called off, and booked anew.
    """
    since = booking.created_at if how is Offered.BOOKED else booking.end_at
    counts = or_(Offer.created_at >= since, Offer.state.in_(_STANDING))
    ahead = select(Booking.offer_id).where(
        Booking.candidate_id == booking.candidate_id,
        Booking.plan_id == plan.id,
        Booking.state == BookingState.BOOKED,
        Booking.end_at > now,
    )
    offered = select(Offer).where(
        Offer.candidate_id == booking.candidate_id,
        Offer.plan_id == plan.id,
        Offer.reason_code != FIRST_CALLED_OFF,
        or_(and_(Offer.created_at >= booking.created_at, counts), Offer.id.in_(ahead)),
    )
    return session.scalar(offered.order_by(Offer.id.desc()).limit(1))
