"""One day that an answer names, and what the words around it make of it: the days before it, from it on, a week later."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick.vocabulary.day_words import PLURAL_DAYS
from sequencer.core.read.phrases_calendar import WEEKDAYS as SINGULAR_DAYS

WEEKDAYS = SINGULAR_DAYS | PLURAL_DAYS
LONG_NAMES = "|".join(
    re.escape(name) for name in sorted((one for one in WEEKDAYS if len(one) > 3), key=len, reverse=True)
)


@dataclass(frozen=True)
class Day:
    """A stretch of the text about a day. `weekday` and `on` (month, or 0, and day) are what it literally says."""

    start: int
    end: int
    fit: Fit
    weekday: int | None = None
    on: tuple[int, int] | None = None
    is_week: bool = False
    or_on: tuple[int, int] | None = None  # the other order of two numbers


_SAID = (
    (re.compile(r"(?<!\w)(?:after|later than|nach|après|después del?|dopo|depois d[aeo]|po|efter|na(?= \w+dag))\s*(?:the |den |dem |der |le |el |il |l')?$"), (False, False, True)),
    (re.compile(r"(?<!\w)(?:from|since|ab|seit|à partir d[ue]|dès|desde|a partir d[aeo]l?|vanaf|sinds|dal|dalla|od|från)\s*(?:the |den |dem |der |le |el |il |l')?$"), (False, True, True)),
    (re.compile(r"(?<!\w)(?:before|earlier than|vor|avant|antes d[eao]l?|voor|prima di|przed|före|innan)\s*(?:the |den |dem |der |le |el |il |l')?$"), (True, False, False)),
    (re.compile(r"(?<!\w)(?:until|till|by|through|to|bis|jusqu'(?:à|au)?|hasta|tot|entro|fino(?: a)?|até|till)\s*(?:zum |the |den |dem |der |le |el |il |l')?$|(?<!\w)[-–]\s*$"), (True, True, False)),
)  # fmt: skip
_UNTIL_POLISH = re.compile(
    r"(?<!\w)do (?:poniedział(?:ku|ek)|wtor(?:ku|ek)|środy|środa|czwart(?:ku|ek)|piąt(?:ku|ek)|sobota|niedziela|soboty|niedzieli|\d{1,2}\.? (?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia))$"
)
_RANGE = re.compile(
    rf"(?:\s?[-–]\s?|\s?(?:to|bis|au|tot|t/m|till|through|until|a|al|às?|do)\s?(?:the )?)(?:{LONG_NAMES})(?!\w)"
    r"|\s(?:onwards?|or later|and (?:after|later)|on(?=$|[.,!]))"
)
_TO = r"\s?(?:[-–](?! ?the)|to|bis(?: zum| einschließlich)?|au|tot(?: en met)?|t/m|till|through|until|a|al|às?|do|hasta(?: el)?)\s?(?:the )?"
_TO_DAY, _FROM_DAY = re.compile(rf"{_TO}({LONG_NAMES})(?!\w)"), re.compile(rf"(?<!\w)({LONG_NAMES})(?:-feira)?{_TO}$")
# The weekday a week behind the coming one.
_IN_A_WEEK = re.compile(
    r",? (?:week(?!\w)|a week(?!\w)|in (?:a|one) week|in (?:einer|1) woche|in acht tagen|in 8 tagen|über acht tage|over (?:een|1) week|over acht dagen|en huit|om en vecka|om åtta dagar|za tydzień|(?:tra|fra) una settimana|(?:dentro de|en) una semana|(?:daqui|de hoje) a uma semana|de hoje a oito|en ocho días)(?!\w)"
)
_ON_A_WEEK = re.compile(r"(?<!\w)a week (?:on|from|come|this) $|(?<!\w)(?:heute|morgen) in einer woche,? $")
_IN_WEEKS = re.compile(
    r",? (?:in (?:two|\d) weeks?|in (?:zwei|\d) wochen?|over (?:twee|\d) wek?en?|en quinze|da outra semana|de la otra semana|the week after|week after next|after next)(?!\w)"
)
_WEEK_FROM = re.compile(
    r"(?:a week after|two days (?:after|before)|the day (?:after|before)|(?:the )?last|(?:der|den) letzten) $"
)


_A_MONTH = 31  # days
_AFTER_DUTCH = re.compile(r"(?<!\w)na (?:de )?$")  # a Polish “on”, too
_DUTCH = re.compile(
    r"(?:\w+dag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?!\w)"
)


def is_limit(text: str, day: Day) -> bool:
    """Whether the words before a day make it the days before or after that."""
    lead = text[max(0, day.start - 24) : day.start]
    return any(pattern.search(lead) for pattern, _ in _SAID)


def both(first: Fit, second: Fit) -> Fit:
    """Of two names for one day the one that is beyond doubt settles the other."""
    shared = first.maybe & second.maybe
    is_sure = first.sure == first.maybe or second.sure == second.maybe
    return Fit(shared if is_sure else first.sure & second.sure, shared)


def bounded(day: Day, text: str, offer: Offer) -> Day:
    """After, before, from or up to a day is a stretch of days; which of them are meant is left to a question."""
    lead = text[max(0, day.start - 24) : day.start]
    if (among := _weekdays_between(day, text)) is not None:
        return replace(day, fit=offer.on_days(lambda one: one.weekday() in among).doubted())
    if _RANGE.match(text, day.end):
        return replace(day, fit=offer.all.doubted())
    if day.weekday is not None and (_IN_A_WEEK.match(text, day.end) or _ON_A_WEEK.search(lead)):
        return _a_week_on(day, day.weekday, text, offer)
    if _IN_WEEKS.match(text, day.end) or _WEEK_FROM.search(lead):
        later = offer.on_days(lambda one: one.weekday() == day.weekday) if day.weekday is not None else offer.all
        return replace(day, fit=later.doubted())
    if _AFTER_DUTCH.search(lead) and _DUTCH.search(text, day.start, day.end):
        lead += "dopo "
    sides = next((sides for pattern, sides in _SAID if pattern.search(lead)), None)
    if _UNTIL_POLISH.search(text[max(0, day.start - 24) : day.end]):
        sides = (True, True, False)
    if sides is None:
        return day
    named = {offer.local(one).date() for one in offer.options if one.number in day.fit.maybe}
    if not named:
        return replace(day, fit=_beside_a_date(day, sides, offer) or offer.all.doubted())
    is_before, is_there, is_after = sides
    first, last = min(named), max(named)
    fit = offer.on_days(
        lambda one: (is_before and one < last) or (is_after and one > first) or (is_there and one in named)
    )
    return replace(day, fit=fit.doubted())


def _weekdays_between(day: Day, text: str) -> frozenset[int] | None:
    """“Monday to Thursday”: the days of that stretch, whichever of its two ends the day is."""
    if day.weekday is None or day.on is not None:
        return None
    behind, before = _TO_DAY.match(text, day.end), _FROM_DAY.search(text[max(0, day.start - 24) : day.start])
    if behind is not None:
        first, last = day.weekday, WEEKDAYS[behind.group(1)]
    elif before is not None:
        first, last = WEEKDAYS[before.group(1)], day.weekday
    else:
        return None
    return frozenset((first + ahead) % 7 for ahead in range((last - first) % 7 + 1))


def _a_week_on(day: Day, weekday: int, text: str, offer: Offer) -> Day:
    """“Thursday week”: not the coming one but the one behind it."""
    ahead = (weekday - offer.today.weekday()) % 7
    meant = offer.on_days((offer.today + timedelta(days=ahead + 7)).__eq__)
    behind = _IN_A_WEEK.match(text, day.end)
    end = behind.end() if behind is not None else day.end
    if ahead and meant.maybe and day.on is None:
        return replace(day, end=end, fit=meant)
    return replace(day, end=end, fit=offer.on_days(lambda one: one.weekday() == weekday).doubted())


def _beside_a_date(day: Day, sides: tuple[bool, bool, bool], offer: Offer) -> Fit | None:
    """What lies before or after a date on which nothing was offered; None where a weekday tells it."""
    if day.on is None or day.weekday is not None:
        return None
    month, number = day.on
    ahead = (offer.today + timedelta(days=days) for days in range(_A_MONTH))
    on = day.on if month else next(((one.month, one.day) for one in ahead if one.day == number), None)
    if on is None:
        return None
    return offer.on_days(lambda one: sides[0] if (one.month, one.day) < on else sides[2])
