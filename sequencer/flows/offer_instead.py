"""We cannot keep a settled time: the candidate is offered others in the thread, and the old one stays until they choose."""

from datetime import timedelta

from sequencer.core.meet.choose import FEWEST, MOST, choose
from sequencer.errors import UserError
from sequencer.flows.road import Road, freshen_booking
from sequencer.store.bookings import Booking, BookingState, locked_booking
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.diaries import free_starts
from sequencer.store.enrollments import live_runs
from sequencer.store.interview_mails import Desk, file_times, talk_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import local, noted
from sequencer.store.offering import name_starts, next_round, pressed_since
from sequencer.store.offers import locked_offer
from sequencer.store.timeline import tell

_TWICE = timedelta(minutes=2)
"""So soon after the last time it is the same button pressed twice."""


def offer_instead(road: Road, booking_id: int, actor: str) -> None:
    """Three to five numbered times leave for the candidate. Raises UserError saying what stands against it."""
    freshen_booking(road, booking_id)
    with road.database.write() as session:
        seen, now = session.get(Booking, booking_id), road.now()
        if seen is None or seen.offer_id is None:
            raise UserError("This interview is no longer there.")
        live_runs(session, seen.candidate_id)
        plan = session.get_one(InterviewPlan, seen.plan_id)
        lock_colleagues(session, colleague_ids_of(plan))
        offer, booking = locked_offer(session, seen.offer_id), locked_booking(session, booking_id)
        if offer is None or booking is None or booking.state is not BookingState.BOOKED or booking.start_at <= now:
            raise UserError("This interview is not ahead of us any more.")
        if pressed_since(session, offer, now - _TWICE):
            return
        free = free_starts(session, plan, offer.zone_info, now, holder=offer, moving=booking)
        others = [one for one in free if one.start_at != booking.start_at]
        slots = choose(others, plan.length, offer.zone_info, MOST)
        if len(slots) < FEWEST:
            raise UserError(f"“{plan.name}” has too few other free times. Open more hours for the people in it first.")
        next_round(offer, plan, now)
        starts = name_starts(session, offer, plan, slots)
        talk = talk_of(session, booking)
        desk = Desk(session, road.links, road.dice, now)
        touch = file_times(desk, offer, starts, "other-times", {"moving": local(booking.start_at, talk)})
        named = "; ".join(noted(one.start_at, talk) for one in starts)
        says = f"{actor or 'A colleague'} offered other times in place of {noted(booking.start_at, talk)}: {named}."
        tell(session, booking.candidate_id, "offer_again", says, now, touch_id=touch.id, actor=actor)
