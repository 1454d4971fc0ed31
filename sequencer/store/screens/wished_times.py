"""What is free of the times that somebody wishes for on a page, in words or by naming them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.meet.choose import FEWEST, nearest
from sequencer.core.meet.slots import Slot
from sequencer.store.bookings import Booking, BookingState, booking_of_offer
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer, OfferState
from sequencer.store.searching import search

_NEAR = timedelta(hours=12)
_MOST = 6


@dataclass(frozen=True)
class Wished:
    """Free starts in order of time; `fits` where they are what was wished for, else they only lie near it."""

    starts: tuple[datetime, ...] = ()
    fits: bool = False


def is_free(session: Session, offer_id: int, start_at: datetime, now: datetime) -> bool:
    """Whether the holder of an offer could book this start now, on the grid or not."""
    offer = session.get(Offer, offer_id)
    return offer is not None and isinstance(_slot(session, offer, start_at, now), Slot)


def wished_times(session: Session, offer_id: int, text: str, named: Sequence[datetime], now: datetime) -> Wished:
    """Those of the named starts that are free and those that answer the words; near ones where there are none.

    Where the offer was taken back nobody's free time is told.
    """
    offer = session.get(Offer, offer_id)
    live = _live(session, offer) if offer is not None else None
    if offer is None or (offer.state is OfferState.WITHDRAWN and live is None):
        return Wished()
    plan = session.get_one(InterviewPlan, offer.plan_id)
    fitting = {one for one in named if isinstance(_slot(session, offer, one, now), Slot)}
    if text:
        found = search(session, plan, offer, now, text, now, FEWEST, moving=live)
        fitting |= {slot.start_at for slot in found.slots if found.fits}
    if live is not None:
        fitting.discard(live.start_at)
    if fitting or not named:
        return Wished(tuple(sorted(fitting)[:_MOST]), fits=bool(fitting))
    free = free_starts(session, plan, offer.zone_info, now, holder=offer, moving=live)
    others = [slot for slot in free if live is None or slot.start_at != live.start_at]
    near = {slot.start_at for one in named for slot in nearest(others, one) if abs(slot.start_at - one) <= _NEAR}
    return Wished(tuple(sorted(near)[:_MOST]))


def _slot(session: Session, offer: Offer, start_at: datetime, now: datetime) -> object:
    plan = session.get_one(InterviewPlan, offer.plan_id)
    return can_book(session, plan, offer.zone_info, start_at, now, holder=offer, moving=_live(session, offer))


def _live(session: Session, offer: Offer) -> Booking | None:
    booking = booking_of_offer(session, offer.id)
    return booking if booking is not None and booking.state is BookingState.BOOKED else None
