"""A day that is the latest or the earliest which suits: “Wednesday at the latest”, “da mercoledì in poi”, “uiterlijk woensdag”."""

import re
from dataclasses import replace

from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.named.one_named import Day, bounded
from sequencer.core.meet.pick.vocabulary.day_words import AT_EARLIEST, AT_LATEST, ONWARDS, OR_BEFORE

_SMALL = r"(?: (?:am|on|the|den|dem|der|zum|bis|le|la|el|il|op|de|het|w|we|do|på|na|o|a|em|until|till|tot|till))*"
_LATEST_BEFORE = re.compile(rf"(?<!\w)(?:{AT_LATEST}){_SMALL} $")
_EARLIEST_BEFORE = re.compile(rf"(?<!\w)(?:{AT_EARLIEST}){_SMALL} $")
_NO_HOUR = r"(?!\w)(?! (?:(?:um|at|by|à|a las?|om|alle|às|as|o|kl\.?|till?|bis|tot) )?\d)"
_HOUR = r"(?: (?:um |at |à |a las |om |alle |às |o |kl\.? )?\d{1,2}(?:[:.h]\d\d)?(?: ?(?:uhr|uur|h|am|pm))?)?"
_LATEST_BEHIND = re.compile(rf"{_HOUR},? (?:{AT_LATEST}|{OR_BEFORE}){_NO_HOUR}")
_EARLIEST_BEHIND = re.compile(rf"{_HOUR},? (?:{AT_EARLIEST}|{ONWARDS}){_NO_HOUR}")
# “A week on Wednesday”, “Wednesday week”: the hour beside it does not tell which one is meant.
_WEEK_BEFORE = re.compile(r"(?<!\w)(?:a week (?:on|from|come|this)|(?:the )?day (?:after|before)) $")
# “Lunedì, ma il prossimo”: not the one that comes first, perhaps.
_NEXT_BEHIND = re.compile(r",? (?:ma|però) (?:il|la) prossim[oa](?!\w)")
_NOT_BEFORE = re.compile(r"(?<!\w)non (?:\w+ )?$")
_NEAR = 48  # characters


def day_or_days(day: Day, text: str, offer: Offer) -> Day:
    """A day with what the words before and behind it make of it; where that is a stretch, which of them stays open."""
    lead = text[max(0, day.start - _NEAR) : day.start]
    is_latest = _LATEST_BEFORE.search(lead) is not None or _LATEST_BEHIND.match(text, day.end) is not None
    is_earliest = _EARLIEST_BEFORE.search(lead) is not None or _EARLIEST_BEHIND.match(text, day.end) is not None
    if is_latest == is_earliest:
        found = bounded(day, text, offer)
        if _NEXT_BEHIND.match(text, day.end) and not _NOT_BEFORE.search(lead):
            return replace(found, fit=found.fit.doubted())
        is_shifted = found.end != day.end or _WEEK_BEFORE.search(lead) is not None
        return replace(found, weekday=None, on=None) if is_shifted and not found.fit.sure else found
    named = [offer.local(one).date() for one in offer.options if one.number in day.fit.maybe]
    if not named:
        return replace(day, fit=offer.all.doubted())
    fit = offer.on_days(lambda one: one <= max(named) if is_latest else one >= min(named))
    return replace(day, fit=fit if fit.maybe == day.fit.maybe else fit.doubted())
