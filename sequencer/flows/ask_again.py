"""A press that was too quick for a person's is not obeyed: it is noted, and asked about by mail."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.meet.slots import Slot
from sequencer.flows.road import Road
from sequencer.store.bookings import Booking, BookingState, booking_of_offer
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.diaries import can_book
from sequencer.store.enrollments import live_runs
from sequencer.store.interview_mails import Desk, talk_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import noted
from sequencer.store.offers import CAN_BOOK, Offer, locked_offer
from sequencer.store.presses import ask_about_cancelling, ask_about_start
from sequencer.store.timeline import tell

_SAYS = "Somebody pressed “{what}” within two seconds, as mail scanners do, so nothing happened. Asked by mail."


def ask_about_choice(road: Road, offer_id: int, start_at: datetime) -> None:
    """Ask whether a start was meant, where it is still free and was not asked about before."""
    with road.database.write() as session:
        found = _locked(session, offer_id)
        if found is None:
            return
        offer, plan, booking = found
        live = booking if booking is not None and booking.state is BookingState.BOOKED else None
        if live is None and offer.state not in CAN_BOOK:
            return
        slot = can_book(session, plan, offer.zone_info, start_at, road.now(), holder=offer, moving=live)
        if not isinstance(slot, Slot) or (live is not None and live.start_at == start_at):
            return
        touch = ask_about_start(_desk(road, session), offer, slot, live)
        if touch is not None:
            what = f"{'Move' if live else 'Book'}, {noted(start_at, talk_of(session, offer))} ({offer.zone})"
            says = _SAYS.format(what=what)
            tell(session, offer.candidate_id, "press_parked", says, road.now(), touch_id=touch.id)


def ask_about_end(road: Road, booking_id: int) -> None:
    """Ask whether an interview is to be called off."""
    with road.database.write() as session:
        seen = session.get(Booking, booking_id)
        found = _locked(session, seen.offer_id) if seen is not None and seen.offer_id is not None else None
        booking = found[2] if found is not None else None
        if booking is None or booking.state is not BookingState.BOOKED or booking.start_at <= road.now():
            return
        touch = ask_about_cancelling(_desk(road, session), booking)
        if touch is not None and touch.created_at == road.now():
            says = _SAYS.format(what="Cancel it")
            tell(session, booking.candidate_id, "press_parked", says, road.now(), touch_id=touch.id)


def _locked(session: Session, offer_id: int) -> tuple[Offer, InterviewPlan, Booking | None] | None:
    """The offer with what hangs on it, everything locked in the order in which interviews are booked."""
    seen = session.get(Offer, offer_id)
    if seen is None:
        return None
    live_runs(session, seen.candidate_id)
    plan = session.get_one(InterviewPlan, seen.plan_id)
    lock_colleagues(session, colleague_ids_of(plan))
    offer = locked_offer(session, offer_id)
    return (offer, plan, booking_of_offer(session, offer_id)) if offer is not None else None


def _desk(road: Road, session: Session) -> Desk:
    return Desk(session, road.links, road.dice, road.now())
