"""A candidate says on a page what would suit them: it is kept in their words and waits for a person."""

from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.bookings import Booking
from sequencer.store.offers import Offer
from sequencer.store.timeline import tell
from sequencer.store.wishes import Wish, WishKind, same_wish, waiting_wishes

_MOST = 30
"""Nobody means more than so many at a time: a link may be in other hands, or in those of a program."""

_SAYS = {
    WishKind.TIMES: "None of the times suits them. They wrote on the page: “{text}”.",
    WishKind.AGAIN: "They called the interview off and would like another time.",
    WishKind.NOTE: "They wrote with their booking: “{text}”.",
}


def state_wish(
    road: Road, kind: WishKind, text: str, *, offer_id: int | None = None, booking_id: int | None = None
) -> bool:
    """Keep a wish; the same one twice is kept once. False where too many of theirs wait for somebody already.

    Raises UserError where nothing was written.
    """
    text = text.strip()
    if not text and kind is not WishKind.AGAIN:
        raise UserError("There is nothing in it yet.")
    now = road.now()
    with road.database.write() as session:
        booking = session.get(Booking, booking_id) if booking_id is not None else None
        offer = session.get(Offer, offer_id) if offer_id is not None else None
        about = booking or offer
        if about is None or same_wish(session, kind, text, offer_id=offer_id, booking_id=booking_id) is not None:
            return True
        if kind is WishKind.TIMES and waiting_wishes(session, about.candidate_id) >= _MOST:
            return False
        session.add(
            Wish(
                candidate_id=about.candidate_id,
                offer_id=offer_id,
                booking_id=booking_id,
                kind=kind,
                text=text,
                created_at=now,
            )
        )
        says = _SAYS[kind].format(text=text)
        tell(session, about.candidate_id, f"wish_{kind}", says, now, enrollment_id=about.enrollment_id)
        return True


def wish_seen(road: Road, wish_id: int, actor: str) -> None:
    """A person has seen to it; the second time changes nothing."""
    with road.database.write() as session:
        wish = session.get(Wish, wish_id, with_for_update=True)
        if wish is not None and wish.handled_at is None:
            wish.handled_at, wish.handled_by = road.now(), actor
