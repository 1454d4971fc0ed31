"""The strip of a day's hours: one bar for each mail, sent, planned or waiting for somebody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.store.screens.today import Mark

_HOURS = 11
_FIRST = 8
_MOST_BARS = 5


@dataclass(frozen=True)
class Hour:
    """`bars` holds d (sent), h (needs somebody), p (planned) and n (now), from left to right."""

    hour: int
    sent: int
    planned: int
    in_need: int
    bars: str

    @property
    def says(self) -> str:
        """The same in words, for who does not see the bars."""
        counts = ((self.sent, "sent"), (self.planned, "planned"), (self.in_need, "waiting for somebody"))
        told = ", ".join(f"{number} {words}" for number, words in counts if number) or "none"
        return f"{self.hour:02d}:00, {told}. "


@dataclass(frozen=True)
class Strip:
    """`each` is how many mails one bar stands for; `outside` counts those before the first and after the last hour."""

    hours: tuple[Hour, ...]
    sent: int
    planned: int
    in_need: int
    each: int
    outside: int


def day_strip(marks: Sequence[Mark], zone: ZoneInfo, now: datetime) -> Strip:
    """The hours of a day in a zone: the working ones, or those around now where mails leave at other times too."""
    at = [(mark.at.astimezone(zone).hour, _kind(mark)) for mark in marks]
    first = _first_hour({hour for hour, _ in at}, now.astimezone(zone).hour)
    shown = range(first, first + _HOURS)
    counts = Counter(at)
    fullest = max((sum(counts[hour, kind] for kind in "dhp") for hour in shown), default=0)
    each = max(1, -(-fullest // _MOST_BARS))
    return Strip(
        hours=tuple(_hour(hour, counts, each, now.astimezone(zone)) for hour in shown),
        sent=sum(kind == "d" for _, kind in at),
        planned=sum(kind == "p" for _, kind in at),
        in_need=sum(kind == "h" for _, kind in at),
        each=each,
        outside=sum(hour not in shown for hour, _ in at),
    )


def _kind(mark: Mark) -> str:
    return "d" if mark.is_sent else "h" if mark.needs_somebody else "p"


def _first_hour(used: set[int], now: int) -> int:
    if all(_FIRST <= hour < _FIRST + _HOURS for hour in used):
        return _FIRST
    return max(0, min(now - _HOURS // 2, 24 - _HOURS))


def _hour(hour: int, counts: Counter[tuple[int, str]], each: int, now: datetime) -> Hour:
    sent, in_need, planned = (counts[hour, kind] for kind in "dhp")
    bars = "d" * -(-sent // each)
    if now.hour == hour:
        bars += "n"
    bars += "h" * -(-in_need // each) + "p" * -(-planned // each)
    return Hour(hour, sent, planned, in_need, bars)
