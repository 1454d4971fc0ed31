"""Free starts as a page shows them: by day on the reader's clock, beside their work first, with the other clock below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.meet import wording
from sequencer.core.meet.choose import Part, part_of
from sequencer.core.meet.empty import Empty
from sequencer.public.empty_days import note, weekend_note
from sequencer.store.screens.interview_pages import WhyEmpty

_SOON = 5  # days with times that are shown at once; later ones open on demand
_FRIDAY = 5
_OF_A_PART = 3
_APART = timedelta(hours=1)
_UTC = ZoneInfo("UTC")
_CLOSED = WhyEmpty()


@dataclass(frozen=True)
class Hosts:
    """Who would be there, by first names; beside the reader's clock stands that of `clock_of`, empty for none."""

    names: tuple[str, ...]
    clock_of: str = ""
    zone: ZoneInfo = _UTC
    is_either: bool = False  # one of them, whoever is free
    and_more: bool = False  # and a colleague whose name is not settled yet

    @property
    def is_settled(self) -> bool:
        return not self.is_either and not self.and_more


@dataclass(frozen=True)
class Choice:
    """One start. `other` is the same instant for the hosts, empty where the clocks agree."""

    value: str
    clock: str
    part: Part
    other: str


@dataclass(frozen=True)
class Day:
    """One local day; without any choice `note` is why. `is_weekend` stands for both days of one."""

    weekday: str
    date: str
    beside: tuple[Choice, ...] = ()
    inside: tuple[Choice, ...] = ()
    note: str = ""
    is_weekend: bool = False

    @property
    def more(self) -> str:
        """What the choices that open on demand are: all in working hours, or not."""
        return "work" if all(one.part is Part.WORK for one in self.inside) else "day"


@dataclass(frozen=True)
class When:
    """A settled or chosen time in words. `day` begins a line, `weekday` stands within one; places are “in Berlin”."""

    value: str
    weekday: str
    day: str
    start: str
    end: str
    zone: str
    place: str
    other_start: str
    other_end: str
    other_place: str


def machine(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def when(start: datetime, end: datetime, zone: ZoneInfo, hosts: Hosts, language: str) -> When:
    agree = not hosts.clock_of or start.astimezone(zone).utcoffset() == start.astimezone(hosts.zone).utcoffset()
    return When(
        value=machine(start),
        weekday=wording.weekday(start, zone, language),
        day=wording.capital(wording.date_words(start, zone, language)),
        start=wording.clock(start, zone),
        end=wording.clock(end, zone),
        zone=zone.key,
        place=wording.in_place(zone, language),
        other_start="" if agree else wording.elsewhere(start, hosts.zone, zone, language),
        other_end="" if agree else wording.clock(end, hosts.zone),
        other_place=wording.in_place(hosts.zone, language),
    )


def choice(start: datetime, length: timedelta, zone: ZoneInfo, hosts: Hosts, language: str) -> Choice:
    shown = when(start, start + length, zone, hosts, language)
    return Choice(shown.value, shown.start, part_of(start, length, zone), shown.other_start)


def days(
    starts: Iterable[datetime],
    empty: Mapping[date, WhyEmpty],
    length: timedelta,
    zone: ZoneInfo,
    hosts: Hosts,
    language: str,
) -> tuple[tuple[Day, ...], tuple[Day, ...]]:
    """(the next days, later ones). Days without times name the rule; a weekend without any is said once."""
    by_day: dict[date, list[datetime]] = {}
    for start in sorted(starts):
        by_day.setdefault(start.astimezone(zone).date(), []).append(start)
    if not by_day:
        return (), ()
    full = sorted(by_day)
    last_soon, on = full[min(_SOON, len(full)) - 1], _begin(full[0], empty)
    soon, later = list[Day](), list[Day]()
    while on <= full[-1]:
        day = (
            _day(by_day[on], length, zone, hosts, language)
            if on in by_day
            else _without(on, empty.get(on, _CLOSED), by_day, zone, language)
        )
        if day is not None:
            (soon if on <= last_soon else later).append(day)
        on += timedelta(days=1)
    return tuple(soon), tuple(later)


def _begin(first: date, empty: Mapping[date, WhyEmpty]) -> date:
    """The first day with times, or the one before it where only notice keeps that one empty."""
    before = first - timedelta(days=1)
    return before if empty.get(before, _CLOSED).rule is Empty.NOTICE else first


def _day(starts: list[datetime], length: timedelta, zone: ZoneInfo, hosts: Hosts, language: str) -> Day:
    """Few beside their work, well apart, are shown at once; everything else of the day opens on demand."""
    choices = {start: choice(start, length, zone, hosts, language) for start in starts}
    shown = _spread([start for start in starts if choices[start].part not in (Part.WORK, Part.NIGHT)], choices)
    weekday, rest = _title(starts[0], zone, language)
    return Day(
        weekday,
        rest,
        beside=tuple(choices[start] for start in starts if start in shown),
        inside=tuple(choices[start] for start in starts if start not in shown),
    )


def _spread(starts: list[datetime], choices: Mapping[datetime, Choice]) -> set[datetime]:
    """At most so many of each part of the day, an hour apart."""
    found: list[datetime] = []
    for start in starts:
        same = [one for one in found if choices[one].part is choices[start].part]
        if len(same) < _OF_A_PART and all(abs(start - one) >= _APART for one in found):
            found.append(start)
    return set(found)


def _without(on: date, why: WhyEmpty, by_day: Mapping[date, object], zone: ZoneInfo, language: str) -> Day | None:
    """A day without times; of a weekend without any, one for both of its days."""
    if on.isoweekday() > _FRIDAY and why.rule is Empty.CLOSED:
        saturday = on - timedelta(days=on.isoweekday() - _FRIDAY - 1)
        is_told_once = on == saturday and saturday + timedelta(days=1) not in by_day
        return Day("", "", note=weekend_note(language), is_weekend=True) if is_told_once else None
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=zone)
    return Day(*_title(noon, zone, language), note=note(why, language))


def _title(at: datetime, zone: ZoneInfo, language: str) -> tuple[str, str]:
    """(the weekday, with a comma where the language sets one behind it; the date)."""
    weekday, _, rest = wording.date_words(at, zone, language).partition(" ")
    return wording.capital(weekday), rest
