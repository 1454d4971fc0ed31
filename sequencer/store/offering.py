"""Times put on offer, written down: the numbered starts of one mail, and what is kept free for them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.doors import Dice
from sequencer.core.meet.slots import Slot
from sequencer.core.reasons import Reason
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy, let_go
from sequencer.store.offers import Offer, OfferedStart, OfferState, settle_offer

_NONCE = 8  # bytes; what proves a link is its signature


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
