"""One person's time around a search: when a meeting can take place, and what stands in its way where it cannot."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from sequencer.core.meet.availability import windows_of
from sequencer.core.meet.clock import week
from sequencer.core.meet.request import DAY, Meeting, Person
from sequencer.core.meet.spans import Run, Span, covers, merged, minus, overlaps, runs_outside, starts_in
from sequencer.core.meet.stays import closing_holiday, day_of, on_their_clock


class Reason(StrEnum):
    """Why a start is not offered."""

    NOTICE = "notice"  # earlier than now and the notice
    SEARCH = "search"  # not wholly inside the search
    CANDIDATE_HOURS = "candidate_hours"
    OWN_INTERVIEW = "own_interview"  # the candidate is in another interview with us then
    HOURS = "hours"  # outside the person's windows
    OUTSIDE_CAP = "outside_cap"  # the person's further hours of that week are used up
    HOLIDAY = "holiday"  # a public holiday of the person's country
    BUSY = "busy"
    BOOKED = "booked"
    UNKNOWN = "unknown"  # nobody can say whether the person is free: their calendar cannot be read
    HELD = "held"  # kept for somebody else's offer
    BUFFER = "buffer"  # too near to a booked or held meeting
    DAY_CAP = "day_cap"
    WEEK_CAP = "week_cap"
    POOL = "pool"  # too few of a pool
    STAGES = "stages"  # the first stage of a loop can be held then, but a later one cannot follow
    GRID = "grid"  # can be booked, but is not listed


@dataclass(frozen=True)
class Diary:
    """What one person's day looks like from `start` to `end` to a meeting with these buffers, in seconds."""

    person: Person
    held: tuple[Meeting, ...]
    start: int
    end: int
    before: int
    after: int

    def starts(self, length: int, *, under_caps: bool = False) -> list[Run]:
        """The starts at which the person is free throughout; caps are looked at only where `under_caps` says so."""
        found = starts_in(self._free, length)
        return runs_outside(found, self._full) if under_caps and self.is_capped else found

    def can_meet(self, start: int, end: int) -> bool:
        return covers(self._free, start, end) and self.cap_reached(start) is None

    def obstacle(self, start: int, end: int) -> Reason | None:
        """What keeps this person from meeting from `start` to `end`; None when nothing does."""
        if covers(self._free, start, end):
            return self.cap_reached(start)
        if not covers(self._windows, start, end):
            return self._closed(start, end)
        if overlaps(self._busy, start, end):
            return Reason.BUSY
        if overlaps(self._booked, start, end):
            return Reason.BOOKED
        if overlaps(self._held, start, end):
            return Reason.HELD
        return Reason.UNKNOWN if overlaps(self._unknown, start, end) else Reason.BUFFER

    @property
    def is_capped(self) -> bool:
        return self.person.per_day is not None or self.person.per_week is not None

    def cap_reached(self, start: int) -> Reason | None:
        """The cap that one more meeting at `start` would break, on the person's own day and ISO week."""
        if not self.is_capped:
            return None
        per_day, per_week = self.person.per_day, self.person.per_week
        day = day_of(self.person, start)
        if per_day is not None and self._by_day[day] >= per_day:
            return Reason.DAY_CAP
        return Reason.WEEK_CAP if per_week is not None and self._by_week[week(day)] >= per_week else None

    def load(self, start: int) -> int:
        """How many meetings the person has in the week of an instant."""
        if not self.person.booked and not self.held:
            return 0
        return self._by_week[week(day_of(self.person, start))]

    def holiday(self, start: int) -> str:
        """The public holiday that closes the person's day of an instant; empty where none does."""
        return closing_holiday(self.person, day_of(self.person, start)) if self.person.country else ""

    def _closed(self, start: int, end: int) -> Reason:
        if self.holiday(start):
            return Reason.HOLIDAY
        if not self.person.spent:
            return Reason.HOURS
        before = replace(self.person, overrides=self.person.overrides + self.person.spent)
        return Reason.OUTSIDE_CAP if covers(windows_of(before, start - DAY, end + DAY), start, end) else Reason.HOURS

    @cached_property
    def _windows(self) -> list[Span]:
        return windows_of(self.person, self.start, self.end)

    @cached_property
    def _busy(self) -> list[Span]:
        first, last = self.start, self.end
        return merged([span for span in self.person.busy if span[1] > first and span[0] < last])

    @cached_property
    def _unknown(self) -> list[Span]:
        return merged(self.person.unknown)

    @cached_property
    def _booked(self) -> list[Span]:
        return merged((one.start, one.end) for one in self.person.booked)

    @cached_property
    def _held(self) -> list[Span]:
        return merged((one.start, one.end) for one in self.held)

    @cached_property
    def _free(self) -> list[Span]:
        kept = merged([self._kept_clear(one) for one in self._meetings if one.start < one.end])
        free = minus(minus(self._windows, self._busy), kept)
        return minus(free, self._unknown) if self.person.unknown else free

    @cached_property
    def _meetings(self) -> tuple[Meeting, ...]:
        return (*self.person.booked, *self.held)

    def _kept_clear(self, meeting: Meeting) -> Span:
        """A meeting with the larger of the two adjoining buffers on either side, never their sum."""
        before = self.before if meeting.before is None else meeting.before
        after = self.after if meeting.after is None else meeting.after
        return meeting.start - max(self.after, before), meeting.end + max(self.before, after)

    @cached_property
    def _full(self) -> list[Span]:
        """The days and weeks in which the person has as many meetings as they take."""
        per_day, per_week = self.person.per_day, self.person.per_week

        def is_full(day: int) -> bool:
            is_day = per_day is not None and self._by_day[day] >= per_day
            return is_day or (per_week is not None and self._by_week[week(day)] >= per_week)

        return on_their_clock(self.person, self.start, self.end, lambda day: ((0, DAY),) if is_full(day) else ())

    @cached_property
    def _by_day(self) -> Counter[int]:
        near = range(self.start - 9 * DAY, self.end + 9 * DAY)  # a week and the widest zone on either side
        return Counter(day_of(self.person, one.start) for one in self._meetings if one.start in near)

    @cached_property
    def _by_week(self) -> Counter[int]:
        found: Counter[int] = Counter()
        for day, count in self._by_day.items():
            found[week(day)] += count
        return found
