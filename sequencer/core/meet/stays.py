"""Where somebody is: at home, or in the zone that they travel to. Their hours and days are read on the clock there.

A journey is like a change of the clocks: hours that it skips are no instants, hours that it repeats count both times.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from sequencer.core.meet.clock import local_day, on_the_clock
from sequencer.core.meet.request import DAY, Person, Stay
from sequencer.core.meet.spans import Span, merged, minus
from sequencer.core.plan.holidays import holiday_on

_EPOCH = date(1970, 1, 1).toordinal()
_WHOLE_DAY = ((0, DAY),)


def counted(day: date) -> int:
    """A day as clocks count it, from 1970-01-01."""
    return day.toordinal() - _EPOCH


def on_their_clock(person: Person, start: int, end: int, windows_of: Callable[[int], Iterable[Span]]) -> list[Span]:
    """The instants from `start` to `end` whose time, where the person is then, lies in the windows of that day."""
    if not person.travel:
        return on_the_clock(person.zone, start, end, windows_of)
    return merged(
        span
        for zone, begin, finish in _whereabouts(person, start, end)
        for span in on_the_clock(zone, begin, finish, windows_of)
    )


def zone_at(home: ZoneInfo, travel: Iterable[Stay], second: int) -> ZoneInfo:
    """The zone somebody is in at an instant: of a stay once its first day has begun there, until its last one is over."""
    for stay in _latest_first(travel):
        if counted(stay.first) <= local_day(stay.zone, second) <= counted(stay.last):
            return stay.zone
    return home


def day_of(person: Person, second: int) -> int:
    """The local day of an instant where the person is then, counted from 1970-01-01."""
    return local_day(zone_at(person.zone, person.travel, second), second)


def closing_holiday(person: Person, day: int) -> str:
    """The name of the public holiday that keeps a counted day free of meetings; empty where none does."""
    on = date.fromordinal(day + _EPOCH)
    if not person.country or on in person.absences or any(one.on == on for one in person.overrides):
        return ""
    return holiday_on(person.country, on)


def _whereabouts(person: Person, start: int, end: int) -> list[tuple[ZoneInfo, int, int]]:
    """Every stretch from `start` to `end` with the zone the person is in; the later stay goes before the earlier."""
    found, taken = [], list[Span]()
    for stay in _latest_first(person.travel):
        days = range(counted(stay.first), counted(stay.last) + 1)
        there = on_the_clock(stay.zone, start, end, partial(_whole_days, days))
        found += [(stay.zone, *span) for span in minus(there, taken)]
        taken = merged([*taken, *there])
    return [*found, *((person.zone, *span) for span in minus([(start, end)], taken))]


def _whole_days(days: range, day: int) -> tuple[Span, ...]:
    return _WHOLE_DAY if day in days else ()


def _latest_first(travel: Iterable[Stay]) -> list[Stay]:
    return sorted(travel, key=lambda stay: stay.first, reverse=True)
