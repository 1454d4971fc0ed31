"""When people are there at all: weekly hours, days that differ, absences, public holidays, absolute spans."""

from collections.abc import Iterable

from sequencer.core.meet.clock import on_the_clock, weekday
from sequencer.core.meet.request import DAY, CandidateHours, Hours, Person
from sequencer.core.meet.spans import Span, merged, minus
from sequencer.core.meet.stays import closing_holiday, counted, on_their_clock

_WHOLE_DAY = ((0, DAY),)


def windows_of(person: Person, start: int, end: int) -> list[Span]:
    """A person's windows from `start` to `end` as merged spans; busy times and meetings are still in them."""
    differing = _differing_days(person, start, end)
    if person.free is None:
        usual = _by_weekday(person.weekly)
        return on_their_clock(person, start, end, lambda day: differing.get(day, usual[weekday(day)]))
    free = merged((max(opens, start), min(closes, end)) for opens, closes in person.free)
    if not differing:
        return free
    closed = on_their_clock(person, start, end, lambda day: _WHOLE_DAY if day in differing else ())
    instead = on_their_clock(person, start, end, lambda day: differing.get(day, ()))
    return merged([*minus(free, closed), *instead])


def candidate_windows(candidate: CandidateHours, start: int, end: int) -> list[Span]:
    """The candidate's windows from `start` to `end` as merged spans."""
    usual = _by_weekday(candidate.windows)
    return on_the_clock(candidate.zone, start, end, lambda day: usual[weekday(day)])


def _differing_days(person: Person, start: int, end: int) -> dict[int, tuple[Span, ...]]:
    """The windows of days that are not as usual: overrides, which beat holidays, and absences, which beat both."""
    found: dict[int, tuple[Span, ...]] = {}
    for override in person.overrides:
        day = counted(override.on)
        found[day] = (*found.get(day, ()), *override.windows)
    if person.country:
        found |= {day: () for day in range(start // DAY - 1, end // DAY + 2) if closing_holiday(person, day)}
    return found | {counted(absent): () for absent in person.absences}


def _by_weekday(hours: Iterable[Hours]) -> tuple[list[Span], ...]:
    hours = tuple(hours)
    return tuple(merged(one.window for one in hours if day in one.days) for day in range(8))
