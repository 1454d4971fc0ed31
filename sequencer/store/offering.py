"""Times put on offer, written down: the numbered starts of one mail, and what is kept free for them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from sequencer.core.doors import Dice
from sequencer.core.meet.slots import Slot
from sequencer.core.reasons import Reason
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy, let_go
from sequencer.store.offers import Offer, OfferedStart, OfferState, settle_offer
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch

_NONCE = 8  # bytes; what proves a link is its signature
_MOST_ROUNDS = 4
"""After as many mails with times by itself a person takes over."""


def new_nonce(dice: Dice) -> str:
    """What makes one link of a row differ from its next."""
    return dice.randbytes(_NONCE).hex()


def name_starts(session: Session, offer: Offer, plan: InterviewPlan, slots: Sequence[Slot]) -> list[OfferedStart]:
    """Number these starts for the next mail of an offer, in order of time, and keep them until it ends.

    What earlier mails named is given back.
    """
    let_go(session, offer.id)
    slots = sorted(slots, key=lambda slot: slot.start_at)
    starts = [
        OfferedStart(
            offer_id=offer.id, round=offer.round, number=number, start_at=slot.start_at, people=list(slot.people)
        )
        for number, slot in enumerate(slots, 1)
    ]
    session.add_all(starts)
    session.add_all(
        Occupancy(
            colleague_id=person,
            start_at=start_at,
            end_at=end_at,
            before_min=plan.buffer_before_min,
            after_min=plan.buffer_after_min,
            offer_id=offer.id,
            expires_at=offer.expires_at,
        )
        for slot in slots
        for person, start_at, end_at in slot.seats(plan.length)
    )
    session.flush()
    return starts


def next_round(offer: Offer, plan: InterviewPlan, now: datetime) -> None:
    """A further mail with times begins: numbers start anew, and there is time anew to answer."""
    offer.round += 1
    offer.expires_at = now + timedelta(hours=plan.hold_hours)
    offer.picked_start = None  # what they wrote since counts
    if offer.state is not OfferState.BOOKED:
        settle_offer(offer, OfferState.OPEN, Reason("", ""))


def is_worn_out(session: Session, offer: Offer) -> bool:
    """Whether so many mails with times have led to none that a person takes over; what people here pressed does not count."""
    pressed = session.scalar(select(func.count()).select_from(_pressed(offer).subquery())) or 0
    return offer.round - pressed >= _MOST_ROUNDS


def pressed_since(session: Session, offer: Offer, since: datetime) -> bool:
    """Whether somebody here had other times offered after an instant."""
    return session.scalar(_pressed(offer).where(Event.at > since).limit(1)) is not None


def _pressed(offer: Offer) -> Select[int]:
    """The lines of the timeline about times of this offer that somebody here sent."""
    lines = select(Event.id).join(Touch, Touch.id == Event.touch_id)
    return lines.where(Touch.offer_id == offer.id, Event.kind == "offer_again", Event.actor != "")
