"""The clocks by which a calendar tells the time: zones by their IANA or Windows names, and zones it describes itself."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from sequencer.core.meet.busy.lines import Part
from sequencer.core.meet.busy.repeats import UnclearError, read_repeat, wall_of
from sequencer.core.meet.clock import instant_on, offset_at
from sequencer.core.meet.request import DAY
from sequencer.core.plan.windows import known_zone

_WINDOWS = {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}
_FIXED = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_UTC_NAMES = frozenset({"utc", "z", "gmt", "etc/utc", "tzone://microsoft/utc", "greenwich mean time"})
_EARLIEST, _LATEST = 40_000_000, 8_800_000_000  # 1971 and 2248: within what zones are known for
_YEAR = 366 * DAY


class Clock(Protocol):
    """Turns what a clock shows, in seconds as if it were UTC, into the instant, and back."""

    def instant(self, wall: int) -> int: ...

    def wall(self, second: int) -> int: ...


@dataclass(frozen=True)
class ZoneClock:
    """A zone that everybody knows by its name."""

    zone: ZoneInfo

    def instant(self, wall: int) -> int:
        if not _EARLIEST < wall < _LATEST:
            return wall  # so far away that hours make no difference
        return instant_on(lambda second: offset_at(self.zone, second), wall)

    def wall(self, second: int) -> int:
        return second + offset_at(self.zone, second) if _EARLIEST < second < _LATEST else second


@dataclass(frozen=True)
class ToldClock:
    """A zone that the calendar describes: from each of these instants on, local minus UTC in seconds."""

    changes: tuple[tuple[int, int], ...]

    def instant(self, wall: int) -> int:
        return instant_on(self._offset_at, wall)

    def wall(self, second: int) -> int:
        return second + self._offset_at(second)

    def _offset_at(self, second: int) -> int:
        return self.changes[max(0, bisect_right(self.changes, second, key=lambda one: one[0]) - 1)][1]


UTC_CLOCK = ToldClock(((0, 0),))


class Clocks:
    """The clocks of one calendar. `usual` is meant where a time names none; `unknown` collects names of no clock."""

    def __init__(self, calendar: Part, usual: Clock, start: int, end: int) -> None:
        self._described = {_name_of(part): part for part in calendar.of("VTIMEZONE")}
        self._known: dict[str, Clock] = {}
        self._span = start, end
        self.unknown: set[str] = set()
        self.whole_days = usual  # somebody's day begins where they are, whatever the calendar's zone is
        own = calendar.first("X-WR-TIMEZONE")
        self.usual = (named_clock(own.value) if own else None) or usual

    def of(self, name: str) -> Clock:
        """The clock of a TZID. A name that the world knows goes before the calendar's own description of it, but not a
        bare `EST` or `GMT+1`: these mean one thing to the world and often another to their author.
        """
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Clock:
        known = named_clock(name)
        if known and not _is_bare(name):
            return known
        part = self._described.get(_plain(name))
        place = part.first("X-LIC-LOCATION") if part else None
        if place and (clock := named_clock(place.value)):
            return clock
        if part and (clock := told_clock(part, *self._span)):
            return clock
        if known:
            return known
        self.unknown.add(name)
        return self.usual


@lru_cache(maxsize=512)
def named_clock(name: str) -> Clock | None:
    """The clock of an IANA name, of one behind a program's own prefix, of a Windows name, or of a fixed offset."""
    name = name.strip().strip('"')
    plain = _plain(name)
    if plain in _UTC_NAMES:
        return UTC_CLOCK
    if zone := known_zone(_WINDOWS.get(plain, "")):
        return ZoneClock(zone)
    if fixed := _FIXED.fullmatch(name):
        seconds = int(fixed[2]) * 3600 + int(fixed[3] or 0) * 60
        return ToldClock(((0, -seconds if fixed[1] == "-" else seconds),))
    pieces = name.split("/")
    for at in range(min(len(pieces), 8)):
        if all(pieces[at:]) and (zone := known_zone("/".join(pieces[at:]))):
            return ZoneClock(zone)
    return None


def told_clock(zone: Part, start: int, end: int) -> Clock | None:
    """The clock that a VTIMEZONE describes, for instants about `start` to `end`; None where it describes none."""
    changes: set[tuple[int, int]] = set()
    first: tuple[int, int] | None = None
    for part in zone.of("STANDARD", "DAYLIGHT"):
        begins, before, after = part.first("DTSTART"), _offset(part, "TZOFFSETFROM"), _offset(part, "TZOFFSETTO")
        wall = wall_of(begins.value) if begins else None
        if wall is None or before is None or after is None:
            return None
        walls = {wall}
        for line in part.all("RDATE"):
            walls |= {one for text in line.value.split(",") if (one := wall_of(text)) is not None}
        for line in part.all("RRULE"):
            try:
                repeat = read_repeat(line.value)
            except UnclearError:
                return None
            until = repeat.until_wall(ToldClock(((0, before),)).wall)  # written in UTC, held against the local clock
            walls.update(repeat.walls(wall, start - 2 * _YEAR, end + _YEAR, until=until))
        changes |= {(one - before, after) for one in walls}
        first = min(first or (wall, before), (wall, before))
    return ToldClock(((-(2**40), first[1]), *sorted(changes))) if first else None


def _offset(part: Part, name: str) -> int | None:
    line = part.first(name)
    found = _OFFSET.fullmatch(line.value.strip()) if line else None
    if not found:
        return None
    seconds = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
    return -seconds if found[1] == "-" else seconds


def _name_of(zone: Part) -> str:
    line = zone.first("TZID")
    return _plain(line.value) if line else ""


def _is_bare(name: str) -> bool:
    """An abbreviation or a fixed offset: neither a place such as Europe/Berlin nor a name that Windows gives."""
    plain = _plain(name)
    return "/" not in plain and plain not in _WINDOWS


def _plain(name: str) -> str:
    return name.strip().strip('"').lower()
