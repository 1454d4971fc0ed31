"""When somebody who is away comes back, from the words of an automatic reply."""

import re
from datetime import date, timedelta
from itertools import pairwise

from sequencer.core.read.dates import Reference, When, dates_in
from sequencer.core.read.phrases_absence import ABSENCE, AGAIN, INCLUSIVE, RETURN, THROUGH, UNTIL

_FURTHEST = timedelta(days=400)
_REACH = 28  # characters between a cue and its date
_BETWEEN = re.compile(
    r"^[\s,.]*(?:(?:-|–|—|to|until|till|through|bis(?: zum)?|au|al|all'|a|à|até|tot(?: en met)?|do|ao|t/m)\s*)(?:the |den |dem |le |el |l')?$",
    re.IGNORECASE,
)
_RETURN = re.compile("|".join(RETURN), re.IGNORECASE)
_AGAIN = re.compile("|".join(AGAIN), re.IGNORECASE)
_UNTIL = re.compile("|".join(UNTIL), re.IGNORECASE)
_THROUGH = re.compile("|".join(THROUGH), re.IGNORECASE)
_INCLUSIVE = re.compile(INCLUSIVE, re.IGNORECASE)
_ABSENCE = re.compile("|".join(ABSENCE), re.IGNORECASE | re.MULTILINE)


def returns_on(text: str, reference: Reference) -> date | None:
    """The day they are back; None for no date, a past one, or one too far ahead to be believed.

    A word of return decides first, then the end of a span, then *until*: *until X* is X, *through X*,
    X inclusive and spans are the day after.
    """
    dates = dates_in(text, reference)
    returns = [one.first for one in dates if _led_by(text, one, _RETURN) or _followed_by_return(text, one)]
    spans = [_after(one) for one in _span_ends(text, dates)]
    untils = [_until(text, one) for one in dates if _led_by(text, one, _UNTIL) or _led_by(text, one, _THROUGH)]
    if any(day <= reference.day for day in [*untils, *spans[:1]]) and not any(d > reference.day for d in spans):
        return None  # a forgotten notice says nothing about today
    for days in (returns, spans, untils):
        ahead = [day for day in days if reference.day < day <= reference.day + _FURTHEST]
        if ahead:
            return ahead[0]
    return None


def _led_by(text: str, when: When, cue: re.Pattern[str]) -> bool:
    """Whether a cue stands shortly before the date, within the sentence."""
    before = text[max(0, when.start - 60) : when.start]
    cues = list(cue.finditer(before + text[when.start : when.start + 1]))
    if not cues:
        return False
    between = before[cues[-1].end() :]
    return len(between) <= _REACH and not re.search(r"[.!?;\n]\s", between) and not re.search(r"\d", between)


def _followed_by_return(text: str, when: When) -> bool:
    """`On Monday I am back`: the cue behind the date, in the same sentence."""
    behind = re.split(r"[.!?;,\n]", text[when.end : when.end + _REACH], maxsplit=1)[0]
    return _AGAIN.search(behind) is not None


def _span_ends(text: str, dates: list[When]) -> list[When]:
    ends = [one for one in dates if one.is_range]
    for one, two in pairwise(dates):
        if _BETWEEN.match(text[one.end : two.start]) and two.first >= one.first:
            ends.append(two)
    is_absence = _ABSENCE.search(text) is not None
    return [one for one in sorted(ends, key=lambda one: one.start) if is_absence]


def _after(when: When) -> date:
    return when.last + timedelta(days=1)


def _until(text: str, when: When) -> date:
    is_inclusive = _led_by(text, when, _THROUGH) or _INCLUSIVE.match(text[when.end : when.end + 30]) is not None
    return _after(when) if is_inclusive else when.first
