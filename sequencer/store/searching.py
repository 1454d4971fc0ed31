"""Looking for starts that suit one person: what they wished for, in their own words, first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.meet.choose import FEWEST, choose
from sequencer.core.meet.offered import Option
from sequencer.core.meet.people import quote
from sequencer.core.meet.pick.answer import wish
from sequencer.core.meet.slots import Slot
from sequencer.store.bookings import Booking
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer, OfferedStart

_FIRST_NUMBER = 1001  # beyond any number that somebody may write of an option
_LONGEST_LIST = 1500
_NEARLY_THE_SAME = timedelta(hours=1)


@dataclass(frozen=True)
class Found:
    """Starts to offer, in order of time. `fits` says whether they answer a wish, which `words` quote."""

    slots: tuple[Slot, ...]
    fits: bool
    words: str


def search(
    session: Session,
    plan: InterviewPlan,
    offer: Offer,
    now: datetime,
    text: str,
    received_at: datetime,
    most: int,
    *,
    but: Collection[datetime] = (),
    moving: Booking | None = None,
) -> Found:
    """Up to `most` free starts for the holder of an offer, without those in `but`; `moving` is the time they would give up.

    Where the text wishes for a time, starts that answer the wish come first and others only fill up to three. Starts
    that nobody else has on offer go before those that two people would share.
    """
    found = Found((), fits=False, words="")
    for is_shared in (False, True):
        free = free_starts(session, plan, offer.zone_info, now, holder=offer, moving=moving, is_shared=is_shared)
        found = _chosen([slot for slot in free if slot.start_at not in but], plan, offer, text, received_at, most)
        if len(found.slots) >= FEWEST and (found.fits or not found.words):
            break
    return found


def still_free(
    session: Session, plan: InterviewPlan, offer: Offer, starts: Iterable[OfferedStart], now: datetime
) -> list[Slot]:
    """Those of these starts that the holder of the offer could book now."""
    found = (can_book(session, plan, offer.zone_info, one.start_at, now, holder=offer) for one in starts)
    return [one for one in found if isinstance(one, Slot)]


def _chosen(
    free: Sequence[Slot], plan: InterviewPlan, offer: Offer, text: str, received_at: datetime, most: int
) -> Found:
    zone, length = offer.zone_info, plan.length
    options = {_FIRST_NUMBER + place: slot for place, slot in enumerate(free[:_LONGEST_LIST])}
    meant = wish((Option(number, slot.start_at) for number, slot in options.items()), zone, received_at, text)
    words = quote(text, meant.words) if meant.words else ""
    fitting = [options[number] for number in meant.numbers]
    if not fitting or len(fitting) == len(options):
        return Found(choose(free, length, zone, most), fits=False, words=words)
    chosen = choose(fitting, length, zone, most, apart=_NEARLY_THE_SAME)
    others = [slot for slot in free if all(abs(slot.start_at - one.start_at) >= _NEARLY_THE_SAME for one in chosen)]
    chosen += choose(others, length, zone, max(0, min(FEWEST, most) - len(chosen)))
    return Found(tuple(sorted(chosen, key=lambda slot: slot.start_at)), fits=True, words=words)
