"""When somebody is busy, as their calendar tells it: iCalendar (RFC 5545) read by one set of rules."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.core.meet.busy.clocks import Clocks, ZoneClock
from sequencer.core.meet.busy.entries import Entry, UnreadableEntryError, read_entry, told_spans
from sequencer.core.meet.busy.lines import Part, calendars_in
from sequencer.core.meet.busy.occurrences import occurrences
from sequencer.core.meet.busy.values import TAKEN_INSTEAD, BusyRead, BusySpan, CalendarRules, Counts
from sequencer.core.meet.request import instant
from sequencer.core.meet.spans import Span, merged, minus
from sequencer.errors import CalendarError

__all__ = [
    "BusyRead",
    "BusySpan",
    "CalendarRules",
    "Counts",
    "busy_in",
    "busy_or_reason",
    "busy_spans",
    "read_calendar",
]

LARGEST = 2_000_000  # octets of a calendar
_MOST_OCCURRENCES = 50_000  # in the time looked at, over all entries
_Found = tuple[Span, Counts]


def busy_in(calendar: bytes, rules: CalendarRules, start: datetime, end: datetime) -> tuple[BusySpan, ...]:
    """When the owner is busy between two aware instants: in order, cut to them, soft only where not busy anyway.

    Raises CalendarError where the calendar cannot be read, or holds what no calendar of a person does.
    """
    return read_calendar(calendar, rules, start, end).spans


def read_calendar(calendar: bytes, rules: CalendarRules, start: datetime, end: datetime) -> BusyRead:
    """What `busy_in` gives, with a sentence about each kind of entry that could not be read."""
    if len(calendar) > LARGEST:
        raise CalendarError(f"The calendar is larger than {LARGEST // 1_000_000} MB.")
    first, last = int(start.timestamp()), -int(-end.timestamp() // 1)
    sheet = _Sheet(rules, first, last)
    for part in calendars_in(calendar):
        sheet.read(part)
    return BusyRead(busy_spans(sheet.found(), first, last), warnings=tuple(sheet.warnings()))


def busy_or_reason(calendar: bytes, rules: CalendarRules, start: datetime, end: datetime) -> BusyRead | str:
    """What `read_calendar` gives, or the sentence why the calendar cannot be used."""
    try:
        return read_calendar(calendar, rules, start, end)
    except CalendarError as error:
        return str(error)


def busy_spans(found: Iterable[_Found], start: int, end: int) -> tuple[BusySpan, ...]:
    """Spans in UTC seconds, cut to `start` and `end` and merged; what is busy is not soft as well."""
    hard: list[Span] = []
    soft: list[Span] = []
    for (first, last), counts in found:
        if counts is not Counts.FREE and first < end and last > start:
            (soft if counts is Counts.SOFT else hard).append((max(first, start), min(last, end)))
    busy = merged(hard)
    both = [(span, False) for span in busy] + [(span, True) for span in minus(merged(soft), busy)]
    return tuple(BusySpan(instant(first), instant(last), is_soft) for (first, last), is_soft in sorted(both))


class _Sheet:
    """What has been read of a calendar so far."""

    def __init__(self, rules: CalendarRules, start: int, end: int) -> None:
        self._rules, self._start, self._end = rules, start, end
        self._usual = ZoneClock(ZoneInfo(rules.zone))
        self._entries: list[Entry] = []
        self._told: list[_Found] = []
        self._unread = self._guessed = self._lost = 0
        self._zones: set[str] = set()

    def read(self, calendar: Part) -> None:
        clocks = Clocks(calendar, self._usual, self._start, self._end)
        for event in calendar.of("VEVENT"):
            try:
                self._add(read_entry(event, clocks, self._rules))
            except UnreadableEntryError:
                self._unread += 1
        for part in calendar.of("VFREEBUSY"):
            try:
                self._told.extend(told_spans(part, self._rules))
            except UnreadableEntryError:
                raise CalendarError("The calendar names a busy time that cannot be read.") from None
        self._zones |= clocks.unknown

    def _add(self, entry: Entry) -> None:
        self._entries.append(entry)
        if entry.counts is not Counts.FREE and entry.uid not in self._rules.ignored_uids:
            self._guessed += entry.is_end_guessed
            self._lost += entry.has_lost_dates

    def found(self) -> Iterator[_Found]:
        yield from self._told
        wanted = (one for one in self._entries if one.uid not in self._rules.ignored_uids)
        for number, one in enumerate(occurrences(wanted, self._start, self._end)):
            if number >= _MOST_OCCURRENCES:
                raise CalendarError("The calendar has more entries in these weeks than anybody can attend.")
            yield one

    def warnings(self) -> Iterator[str]:
        if self._unread:
            one = self._unread == 1
            yield f"{_entries(self._unread, 'has')} no start that can be read, and {'counts' if one else 'count'} for nothing."
        if self._lost:
            yield f"{_entries(self._lost, 'names')} further dates that cannot be read; these count for nothing."
        if self._guessed:
            yield f"{_entries(self._guessed, 'has')} no end that can be read; {TAKEN_INSTEAD}"
        for name in sorted(self._zones)[:3]:
            shown = "".join(c for c in name if c.isprintable())[:60]
            yield f"The time zone “{shown}” is not known: its times are taken for times in {self._rules.zone}."


def _entries(number: int, verb: str) -> str:
    plural = {"has": "have", "names": "name"}[verb]
    return f"One entry {verb}" if number == 1 else f"{number} entries {plural}"
