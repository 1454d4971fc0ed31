"""Hours of the day in a colleague's words: “8–10”, “after 4”, “evenings”; as stretches of the local day in minutes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sequencer.core.meet.colleague.days import TAKEN, masked
from sequencer.core.meet.pick.named.clock import Clock, clocks_in, readings
from sequencer.core.meet.pick.named.times import Leads, Times, times_in

_DAY = 24 * 60
_MORNING, _EVENING_ENDS = 8 * 60, 21 * 60  # what a whole morning or evening means, where no clock time says more
_LUNCH, _LUNCH_ENDS = (11 * 60, 12 * 60), 14 * 60  # as it may be meant, and as it is offered
_EVENING = 16 * 60
_FIRST_OF_MORNING, _LAST_OF_AFTERNOON = 8, 5  # hours which without their half of the day mean only one
_HALF = r"a\.?m\.?|p\.?m\.?|uhr|h(?:rs?)?|o'clock"
_STRETCH = re.compile(
    r"(?:(?<!\w)(?P<lead>between|from|zwischen|von|ab|entre|de|desde) (?:the )?(?:las? )?)?"
    rf"(?<![\d.,:/€$£+-])(?P<h1>\d{{1,2}})(?:[:.h](?P<m1>[0-5]\d))?\s?(?P<x1>(?:{_HALF})(?!\w))?"
    r"\s?(?P<to>-|–|—|to|until|till|bis|à|a|and|und|et|y|hasta)\s?(?:um )?(?:las? )?"
    rf"(?P<h2>\d{{1,2}})(?:[:.h](?P<m2>[0-5]\d))?(?:\s?(?P<x2>(?:{_HALF})(?!\w)))?(?![\w%:]|[.,]\d)"
)
_ANDS = frozenset({"and", "und", "et", "y"})
_BETWEENS = frozenset({"between", "zwischen", "entre"})


@dataclass(frozen=True)
class Window:
    """A stretch of the local day, from `opens` to `closes` in minutes; it lies at `start` to `end` in the clause."""

    start: int
    end: int
    opens: int
    closes: int
    is_sure: bool = True
    is_part: bool = False


def windows_in(text: str, languages: frozenset[str]) -> list[Window]:
    """Every stretch of hours that a lower-case clause names, in its order. A lone clock time is none that is sure."""
    parts = [one for one in times_in(text, languages) if one.is_part]
    found: list[Window] = []
    rest = text
    for one in _STRETCH.finditer(text):
        window = _figures(one, parts)
        if window is not None:
            found.append(window)
            rest = masked(rest, window.start, window.end)
    leads = Leads(languages)
    for clock in clocks_in(rest, languages):
        window = _led(rest, clock, leads, parts)
        found.append(window)
        rest = masked(rest, window.start, window.end)
    if found:  # a part of the day only says which half is meant
        return sorted(found, key=lambda one: one.start)
    return [_part(one) for one in parts]


def parts_in(text: str, languages: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Where a clause names parts of the day."""
    return [(one.start, one.end) for one in times_in(text, languages) if one.is_part]


def _figures(one: re.Match[str], parts: list[Times]) -> Window | None:
    """“8–10”; the half of the day at its end counts for the beginning too."""
    if one.group("to") in _ANDS and one.group("lead") not in _BETWEENS:
        return None
    if TAKEN in one.group(0):
        return None
    halves = [_half(one.group(name)) for name in ("x1", "x2")]
    first = readings(int(one.group("h1")), int(one.group("m1") or 0), halves[0], is_padded=_is_padded(one, "h1"))
    second = readings(int(one.group("h2")), int(one.group("m2") or 0), halves[1], is_padded=_is_padded(one, "h2"))
    if int(one.group("h2")) == 24:
        second = frozenset({_DAY})
    pairs = [(a, b) for a in first for b in second if 0 < b - a <= 12 * 60]
    if not pairs:
        return None
    pairs = [pair for pair in pairs if pair[0] >= 7 * 60] or pairs
    for part in parts:
        pairs = [pair for pair in pairs if part.may_be(pair[0])] or pairs
    if len(pairs) > 1 and one.group("x1") is None:
        pairs = [pair for pair in pairs if 7 * 60 <= pair[0] < 19 * 60 and pair[1] - pair[0] <= 10 * 60] or pairs
    opens, closes = min(pairs)
    return Window(one.start(), one.end(), opens, closes, is_sure=len(pairs) == 1)


def _half(said: str | None) -> str | None:
    return said if said and said[0] in "ap" else None


def _is_padded(one: re.Match[str], name: str) -> bool:
    return one.group(name).startswith("0") or int(one.group(name)) > 12 or "uhr" in one.group(0)


def _led(text: str, clock: Clock, leads: Leads, parts: list[Times]) -> Window:
    """What lies after, from, before or until a clock time."""
    lead = text[max(0, clock.start - 40) : clock.start]
    onwards = leads.onwards.match(text, clock.end)
    after, since = leads.after.search(lead), leads.since.search(lead)
    minutes = clock.minutes
    for part in parts:
        minutes = frozenset(one for one in minutes if part.may_be(one)) or minutes
    said = text[clock.start : clock.end]
    if "uhr" in said or clock.is_open:
        minutes = frozenset({min(minutes)}) if not clock.is_open else minutes
    if found := after or since:
        minute = _only(minutes, is_after=after is not None)
        return _window(clock.start - len(found.group(0)), clock.end, minute, _DAY)
    if onwards is not None:
        return _window(clock.start, onwards.end(), _only(minutes, is_after=False), _DAY)
    if found := leads.until.search(lead) or leads.before.search(lead):
        return _window(clock.start - len(found.group(0)), clock.end, 0, _only(minutes, is_after=False))
    return Window(clock.start, clock.end, 0, 0, is_sure=False)


def _only(minutes: frozenset[int], *, is_after: bool) -> int | None:
    """The one minute of the day that an hour means; None where both halves are possible.

    “After four” is in the afternoon, “from nine” in the morning; “at seven” may be either.
    """
    if len(minutes) == 1:
        return next(iter(minutes))
    if len(minutes) != 2:
        return None
    early, late = sorted(minutes)
    if early // 60 <= (6 if is_after else _LAST_OF_AFTERNOON):
        return late
    return early if early // 60 >= _FIRST_OF_MORNING and not is_after else None


def _window(start: int, end: int, opens: int | None, closes: int | None) -> Window:
    if opens is None or closes is None or opens >= closes:
        return Window(start, end, 0, 0, is_sure=False)
    return Window(start, end, opens, closes)


def _part(one: Times) -> Window:
    """A part of the day as everybody means it."""
    hours = [hour for hour in range(24) if one.is_sure(hour * 60)]
    opens, closes = hours[0] * 60, (hours[-1] + 1) * 60
    opens = _LUNCH[1] if (opens, closes) == (_LUNCH[0], _LUNCH_ENDS) else opens
    return Window(one.start, one.end, opens, closes, is_part=True)


def to_open(window: Window) -> tuple[int, int]:
    """The hours to be opened by it: within those at which people meet."""
    opens = max(window.opens, _MORNING) if window.is_part and window.closes <= 12 * 60 else window.opens
    return opens, min(window.closes, max(_EVENING_ENDS, window.opens + 60)) if window.closes == _DAY else window.closes


def to_close(window: Window) -> tuple[int, int]:
    """The hours to be closed by it: a morning begins with the day."""
    return (0 if window.is_part and window.closes <= 12 * 60 else window.opens), window.closes


def limits(window: Window) -> tuple[int, int] | None:
    """The hours that “until five” and “from nine” rule out; None for a stretch with two ends, and for an evening."""
    if window.is_part:
        return None
    if window.opens == 0 and window.closes < _DAY:
        return window.closes, _DAY
    if window.closes == _DAY and 0 < window.opens < _EVENING:
        return 0, window.opens
    return None


def complement(window: Window) -> tuple[int, int] | None:
    """What “only after four” closes; None for a stretch with two ends."""
    if window.opens == 0 and window.closes < _DAY:
        return window.closes, _DAY
    if window.closes == _DAY and window.opens > 0 and not window.is_part:
        return 0, window.opens
    return None
