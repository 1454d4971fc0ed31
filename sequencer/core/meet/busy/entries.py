"""One entry of a calendar: when it begins, how long it lasts, what it counts for, and when it takes place again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sequencer.core.meet.busy.clocks import UTC_CLOCK, Clock, Clocks
from sequencer.core.meet.busy.lines import Line, Part
from sequencer.core.meet.busy.repeats import wall_of
from sequencer.core.meet.busy.values import CalendarRules, Counts
from sequencer.core.meet.request import DAY
from sequencer.core.meet.spans import Span

_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?",
    re.IGNORECASE | re.ASCII,
)
_AVAILABLE = frozenset({"FREE", "WORKINGELSEWHERE"})
_NOT_COMING = frozenset({"DECLINED", "DELEGATED"})


class UnreadableEntryError(Exception):
    """An entry of which nobody can say when it is."""


@dataclass(frozen=True)
class Moment:
    """What a clock shows, in seconds as if it were UTC; the beginning of the day where it `is_day`."""

    wall: int
    clock: Clock
    is_day: bool

    @property
    def instant(self) -> int:
        return self.clock.instant(self.wall)


@dataclass(frozen=True)
class Length:
    """Days on the clock, and then exact seconds (RFC 5545 3.3.6)."""

    days: int = 0
    seconds: int = 0

    @property
    def most(self) -> int:
        return self.days * DAY + self.seconds

    def span(self, wall: int, clock: Clock) -> Span:
        return clock.instant(wall), clock.instant(wall + self.days * DAY) + self.seconds


@dataclass(frozen=True)
class Entry:
    """A VEVENT. `replaces` is the occurrence of another entry that it stands for, and of the later ones too where
    it `is_from_then_on`. `rules` are its RRULEs as written. With `is_end_guessed` nobody can read how long it lasts,
    with `has_lost_dates` on which further dates it is.
    """

    uid: str
    sequence: int
    start: Moment
    length: Length
    counts: Counts
    replaces: Moment | None
    is_from_then_on: bool
    rules: tuple[str, ...]
    extra: tuple[tuple[Moment, Length], ...]
    without: tuple[Moment, ...]
    is_end_guessed: bool = False
    has_lost_dates: bool = False


def read_entry(event: Part, clocks: Clocks, rules: CalendarRules) -> Entry:
    """Raises UnreadableEntryError where it has no beginning."""
    line, replaced, sequence = event.first("DTSTART"), event.first("RECURRENCE-ID"), event.text("SEQUENCE")
    start = _moment(line, clocks) if line else None
    if start is None:
        raise UnreadableEntryError
    uid = event.first("UID")
    told = _length(event, start, clocks)
    length = told or _rest_of_day(start)
    extra = [one for line in event.all("RDATE") for one in _extra(line, clocks, length)]
    return Entry(
        uid=uid.value.strip() if uid else "",
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
        start=start,
        length=length,
        counts=_counts(event, rules, is_day=start.is_day),
        replaces=(_moment(replaced, clocks) or start) if replaced else None,
        is_from_then_on=replaced is not None and replaced.given.get("RANGE", "").upper() == "THISANDFUTURE",
        rules=tuple(one.value for one in event.all("RRULE")),
        extra=tuple(one for one in extra if one is not None),
        without=tuple(one for line in event.all("EXDATE") for one in _moments(line, clocks)),
        is_end_guessed=told is None,
        has_lost_dates=None in extra,
    )


def told_spans(part: Part, rules: CalendarRules) -> Iterator[tuple[Span, Counts]]:
    """The times that a VFREEBUSY names (RFC 5545 3.8.2.6), which are in UTC, and what they count for."""
    for line in part.all("FREEBUSY"):
        kind = line.given.get("FBTYPE", "BUSY").upper()
        counts = {"FREE": Counts.FREE, "BUSY-TENTATIVE": rules.tentative}.get(kind, Counts.BUSY)
        for text in line.value.split(","):
            first, _, last = text.partition("/")
            start = wall_of(first)
            length = None if start is None else _period(start, last)
            if start is None or length is None:
                raise UnreadableEntryError
            yield length.span(start, UTC_CLOCK), counts


def _counts(event: Part, rules: CalendarRules, *, is_day: bool) -> Counts:
    """What an entry counts for. What the owner has answered goes before what the organizer says of the whole."""
    status, shown_as = event.text("STATUS"), event.text("X-MICROSOFT-CDO-BUSYSTATUS")
    if status == "CANCELLED" or event.text("TRANSP") == "TRANSPARENT" or shown_as in _AVAILABLE:
        return Counts.FREE
    if not rules.has_all_day and (is_day or event.text("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE"):
        return Counts.FREE
    answer = _answer(event, rules.addresses)
    if answer in _NOT_COMING:
        return Counts.FREE
    if answer == "NEEDS-ACTION":
        return rules.needs_action
    return rules.tentative if "TENTATIVE" in (answer, status, shown_as) else Counts.BUSY


def _answer(event: Part, addresses: frozenset[str]) -> str:
    """What the owner has answered; organizers need not answer themselves."""
    known = {one.lower() for one in addresses}
    organizer = event.first("ORGANIZER")
    for line in event.all("ATTENDEE"):
        if _addresses(line) & known:
            answer = line.given.get("PARTSTAT", "NEEDS-ACTION").upper()
            is_own = organizer is not None and bool(_addresses(organizer) & known)
            return "ACCEPTED" if is_own and answer == "NEEDS-ACTION" else answer
    return ""


def _addresses(line: Line) -> set[str]:
    """`mailto:` addresses, and the one a server keeps beside a name of its own for the person."""
    return {one.strip().lower().removeprefix("mailto:") for one in (line.value, line.given.get("EMAIL", ""))} - {""}


def _moment(line: Line, clocks: Clocks, text: str | None = None) -> Moment | None:
    value = (line.value if text is None else text).strip()
    wall = wall_of(value)
    if wall is None:
        return None
    if "T" not in value.upper():
        return Moment(wall, clocks.whole_days, is_day=True)
    if value[-1] in "Zz":
        return Moment(wall, UTC_CLOCK, is_day=False)
    zone = line.given.get("TZID", "")
    return Moment(wall, clocks.of(zone) if zone else clocks.usual, is_day=False)


def _moments(line: Line, clocks: Clocks) -> Iterator[Moment]:
    return (one for text in line.value.split(",") if (one := _moment(line, clocks, text)) is not None)


def _extra(line: Line, clocks: Clocks, length: Length) -> Iterator[tuple[Moment, Length] | None]:
    """The further dates of an RDATE; None for one that cannot be read."""
    for text in line.value.split(","):
        first, _, last = text.partition("/")
        moment = _moment(line, clocks, first)
        if moment is None:
            yield None
            continue
        ends = _moment(line, clocks, last) if last else None
        lasts = Length(seconds=ends.instant - moment.instant) if ends else _duration(last)
        yield moment, (length if not last else lasts if lasts and lasts.most > 0 else _rest_of_day(moment))


def _length(event: Part, start: Moment, clocks: Clocks) -> Length | None:
    """Of DTEND or DURATION; without both, or with an end at the start, a whole day of days and else nothing.

    None where neither can be read, or the end lies before the start.
    """
    line, lasts = event.first("DTEND"), event.first("DURATION")
    usual = Length(days=1) if start.is_day else Length()
    if line is None and lasts is None:
        return usual
    end = _moment(line, clocks) if line else None
    length: Length | None
    if end is not None:
        length = Length(days=-(-(end.wall - start.wall) // DAY)) if start.is_day else _exact(start, end)
    else:
        length = _duration(lasts.value) if lasts else None
    if length is None or length.most < 0:
        return None
    return length if length.most > 0 else usual


def _rest_of_day(start: Moment) -> Length:
    """Until the day ends on the clock of the beginning: nobody looks free at a time that may be taken."""
    midnight = (start.wall // DAY + 1) * DAY
    return Length(days=1) if start.is_day else Length(seconds=start.clock.instant(midnight) - start.instant)


def _exact(start: Moment, end: Moment) -> Length:
    ends = start.clock.instant(end.wall) if end.is_day else end.instant
    return Length(seconds=ends - start.instant)


def _period(start: int, last: str) -> Length | None:
    ends = wall_of(last)
    return _duration(last) if ends is None else Length(seconds=ends - start)


def _duration(text: str) -> Length | None:
    found = _DURATION.fullmatch(text.strip())
    if not found or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[1:])
    sign = -1 if found[1] == "-" else 1
    return Length(sign * (weeks * 7 + days), sign * (hours * 3600 + minutes * 60 + seconds))
