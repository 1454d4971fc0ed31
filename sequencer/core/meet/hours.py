"""A colleague's week as the slot function wants it, from what is kept of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sequencer.core.meet.request import Hours, Meeting, Override, Person, instant
from sequencer.core.meet.spans import Span
from sequencer.core.meet.stays import closing_holiday, counted, zone_at
from sequencer.core.meet.values import read_hours, read_override, read_travel


@dataclass(frozen=True)
class Week:
    """`weekly` are the usual hours, `outside` further ones before, between and after them.

    `outside_per_week` is how many meetings a week may lie wholly or partly in the latter; None for no limit.
    """

    id: int
    zone: str
    weekly: Sequence[Mapping[str, Any]]
    outside: Sequence[Mapping[str, Any]] = ()
    outside_per_week: int | None = None
    overrides: Sequence[Mapping[str, Any]] = ()
    absences: Sequence[str] = ()
    per_day: int | None = None
    per_week: int | None = None
    travel: Sequence[Mapping[str, Any]] = ()
    country: str = ""


def person_of(week: Week, busy: Iterable[Span], booked: Iterable[Meeting]) -> Person:
    """The person with their meetings; a week whose share of outside hours is used up has its usual hours only."""
    usual = tuple(read_hours("weekly", dict(one)) for one in week.weekly)
    outside = tuple(read_hours("outside", dict(one)) for one in week.outside)
    person = Person(
        id=week.id,
        zone=ZoneInfo(week.zone),
        weekly=usual if week.outside_per_week == 0 else usual + outside,
        overrides=tuple(read_override("overrides", dict(one)) for one in week.overrides),
        absences=frozenset(date.fromisoformat(one) for one in week.absences),
        busy=tuple(busy),
        booked=tuple(booked),
        per_day=week.per_day,
        per_week=week.per_week,
        travel=read_travel("travel", list(week.travel)),
        country=week.country,
    )
    if week.outside_per_week is None or not week.outside:
        return person
    days = _full_days(person, usual, week.outside_per_week)
    return replace(
        person, overrides=person.overrides + _hours_on(days, usual), spent=_hours_on(days, (*usual, *outside))
    )


def _hours_on(days: Iterable[date], hours: Sequence[Hours]) -> tuple[Override, ...]:
    return tuple(Override(day, tuple(one.window for one in hours if day.isoweekday() in one.days)) for day in days)


def _full_days(person: Person, usual: Sequence[Hours], most: int) -> list[date]:
    """The days of weeks whose further hours are used up; not those that are closed or differ anyway."""
    counts: dict[date, int] = {}
    for meeting in person.booked:
        zone = zone_at(person.zone, person.travel, meeting.start)
        begins, ends = (instant(one).astimezone(zone) for one in (meeting.start, meeting.end))
        if not any(_holds(hours, begins, ends) for hours in usual):
            monday = begins.date() - timedelta(days=begins.weekday())
            counts[monday] = counts.get(monday, 0) + 1
    full = [monday for monday, count in counts.items() if count >= most]
    known = {one.on for one in person.overrides}
    days = [monday + timedelta(days=number) for monday in full for number in range(7)]
    return [day for day in days if day not in known and not closing_holiday(person, counted(day))]


def _holds(hours: Hours, begins: datetime, ends: datetime) -> bool:
    """Whether a meeting lies in these hours of its day."""
    if begins.isoweekday() not in hours.days or begins.date() != ends.date():
        return False
    first, last = (one.hour * 3600 + one.minute * 60 for one in (begins, ends))
    return hours.window[0] <= first and last <= hours.window[1]
