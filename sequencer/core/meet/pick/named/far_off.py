"""“The early one”: the only start in the early morning, or late in the evening, hours from all others."""

import re

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.read.phrases_calendar import WEEKDAYS

# Early or late, and not earlier or later.
_COMPARES_NOTHING = re.compile(
    r"(?:early|frühe[nrms]?|tempran[oa]|vroege|wczesn[ya]|tidiga|late|späte[nrms]?|tardí[oa]|późn[ya]|sena)(?!\w)"
)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted((name for name in WEEKDAYS if len(name) > 3), key=len, reverse=True))})"
)
_EARLY, _LATE, _HOURS_OFF = 9 * 60 + 30, 18 * 60, 90  # minutes


def far_off(said: str, text: str, offer: Offer, *, is_late: bool) -> Fit:
    """The start that is meant; nothing where several might be, or where a weekday may be what it is the early one of."""
    if _COMPARES_NOTHING.search(said) is None or _WEEKDAY.search(text) is not None or len(offer.options) <= 1:
        return NOTHING
    locals_ = {one.number: offer.local(one) for one in offer.options}
    on_clock = sorted((at.hour * 60 + at.minute, number) for number, at in locals_.items())
    (first, earliest), (second, _), (before, _), (last, latest) = *on_clock[:2], *on_clock[-2:]
    if is_late:
        return offer.numbered([latest] if last >= _LATE and last - before >= _HOURS_OFF else [])
    return offer.numbered([earliest] if first <= _EARLY and second - first >= _HOURS_OFF else [])
