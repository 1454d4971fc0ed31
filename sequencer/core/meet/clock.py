"""Wall clocks as integers: stretches of time during which a zone keeps one offset from UTC."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from sequencer.core.meet.request import DAY
from sequencer.core.meet.spans import Span, merged

Stretch = tuple[int, int, int]  # from and until in UTC seconds, half-open; local minus UTC in seconds


def stretches(zone: ZoneInfo, start: int, end: int) -> list[Stretch]:
    """How the clock of a zone runs from `start` to `end`, in order; between 1971 and 2250."""
    found: list[Stretch] = []
    for year in range(_year(start), _year(max(start, end - 1)) + 1):
        for begin, finish, offset in _in_year(zone, year):
            first, last = max(begin, start), min(finish, end)
            if first >= last:
                continue
            if found and found[-1][2] == offset:
                first = found.pop()[0]
            found.append((first, last, offset))
    return found


def offset_at(zone: ZoneInfo, second: int) -> int:
    """Local minus UTC, in seconds, at an instant."""
    return _stretch_at(zone, second)[2]


def instant_on(offset_at: Callable[[int], int], wall: int) -> int:
    """The instant at which a clock shows `wall`, in seconds as if it were UTC; `offset_at` tells how the clock runs.

    Of a time that comes twice the first is meant. One that is skipped is read as if the clock had not changed yet
    (RFC 5545 3.3.5).
    """
    earlier, later = offset_at(wall - DAY), offset_at(wall + DAY)
    found = wall - earlier
    if earlier == later or offset_at(found) == earlier or offset_at(wall - later) != later:
        return found
    return wall - later


def local_day(zone: ZoneInfo, second: int) -> int:
    """The local day of an instant, counted from 1970-01-01, which was a Thursday."""
    return (second + offset_at(zone, second)) // DAY


def weekday(day: int) -> int:
    """The ISO weekday of a counted day; Monday is 1."""
    return (day + 3) % 7 + 1


def week(day: int) -> int:
    """A number that the days of one ISO week have in common."""
    return (day + 3) // 7


def on_the_clock(zone: ZoneInfo, start: int, end: int, windows_of: Callable[[int], Iterable[Span]]) -> list[Span]:
    """The instants from `start` to `end` whose local time lies in the windows of their local day, merged.

    What a clock change skips is no instant and is left out; what it repeats lies in the window both times.
    """
    found: list[Span] = []
    for begin, finish, offset in stretches(zone, start, end):
        first, last = begin + offset, finish + offset
        for day in range(first // DAY, (last - 1) // DAY + 1):
            midnight = day * DAY
            for opens, closes in windows_of(day):
                found.append((max(midnight + opens, first) - offset, min(midnight + closes, last) - offset))
    return merged(found)


def next_multiple(zone: ZoneInfo, second: int, grain: int) -> int:
    """The first instant not before `second` at which the zone's clock shows a multiple of `grain`, which divides an hour."""
    _, finish, offset = _stretch_at(zone, second)
    found = -(-(second + offset) // grain) * grain - offset
    if found < finish:
        return found
    for begin, finish, offset in stretches(zone, second, second + 2 * DAY):
        found = -(-(begin + offset) // grain) * grain - offset
        if found < finish:
            return found
    return second  # no clock changes every hour


def _stretch_at(zone: ZoneInfo, second: int) -> Stretch:
    known = _in_year(zone, _year(second))
    return known[bisect_right(known, second, key=lambda one: one[0]) - 1]


@lru_cache(maxsize=2048)
def _in_year(zone: ZoneInfo, year: int) -> tuple[Stretch, ...]:
    start, end = _new_year(year), _new_year(year + 1)
    found: list[Stretch] = []
    begin, offset = start, _offset(zone, start)
    for second in range(start + DAY, end + DAY, DAY):
        later = min(second, end)
        if _offset(zone, later) != offset:
            change = _change(zone, later - DAY, later)
            found.append((begin, change, offset))
            begin, offset = change, _offset(zone, change)
    return (*found, (begin, end, offset)) if begin < end else tuple(found)


def _change(zone: ZoneInfo, before: int, after: int) -> int:
    """The first second after a change of the offset between two instants."""
    old = _offset(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    return after


def _offset(zone: ZoneInfo, second: int) -> int:
    local = datetime.fromtimestamp(second, zone)
    offset = local.utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _year(second: int) -> int:
    return datetime.fromtimestamp(second, UTC).year


def _new_year(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
