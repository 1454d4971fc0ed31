"""Lengths of time as recruiters write them: "3 working days", "2 hours", "6 months"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from sequencer.errors import UserError

IsWorkingDay = Callable[[date], bool]

_SPELLING = re.compile(r"^\s*(\d{1,6})\s*([a-z]*(?:\s+[a-z]+)?)\s*$", re.IGNORECASE)
_LONGEST = timedelta(days=3660)


class Unit(StrEnum):
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"


_SHORT = {"s": Unit.SECOND, "m": Unit.MINUTE, "min": Unit.MINUTE, "h": Unit.HOUR, "d": Unit.DAY, "w": Unit.WEEK}
_CLOCK = {
    Unit.SECOND: timedelta(seconds=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
}


def weekday_is_working(day: date) -> bool:
    """Monday to Friday."""
    return day.isoweekday() <= 5


@dataclass(frozen=True)
class Delay:
    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "3 working days", "10 seconds", "600s" or "0". Raises UserError with the spellings we know."""
        found = _SPELLING.match(text)
        word = " ".join(found.group(2).lower().split()) if found else "?"
        unit = Unit.SECOND if found and not word and int(found.group(1)) == 0 else _unit(word)
        if not found or unit is None:
            raise UserError(
                f"“{text}” is not a length of time we can read. "
                "Write it like “10 seconds”, “2 hours”, “3 working days”, “2 weeks” or “6 months”."
            )
        delay = cls(int(found.group(1)), unit)
        if delay.roughly > _LONGEST:
            raise UserError(f"“{text}” is longer than ten years.")
        return delay

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}" if self.amount == 1 else f"{self.amount} {self.unit}s"

    @property
    def roughly(self) -> timedelta:
        """The length for comparing, with months of 30 days and working days of 24 hours."""
        days = {Unit.DAY: 1, Unit.WORKING_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}
        return _CLOCK.get(self.unit, timedelta(days=days.get(self.unit, 0))) * self.amount

    def after(self, at: datetime, zone: ZoneInfo, is_working: IsWorkingDay = weekday_is_working) -> datetime:
        """The instant this long after `at`, in UTC, never before it; days keep the wall clock of `zone`, hours do not."""
        if self.unit in _CLOCK:
            return at.astimezone(UTC) + _CLOCK[self.unit] * self.amount
        local = at.astimezone(zone)
        # “0 days” after the second of two equal hours would else be the first of them.
        return max(at.astimezone(UTC), from_wall(self._day_after(local.date(), is_working), local.time(), zone))

    def _day_after(self, day: date, is_working: IsWorkingDay) -> date:
        if self.unit is Unit.MONTH:
            return _months_on(day, self.amount)
        if self.unit is not Unit.WORKING_DAY:
            return day + timedelta(days=self.amount * (7 if self.unit is Unit.WEEK else 1))
        return working_days_after(day, self.amount, is_working)


def working_days_after(day: date, count: int, is_working: IsWorkingDay = weekday_is_working) -> date:
    """The `count`-th working day after `day`; for 0 the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


def from_wall(day: date, clock: time, zone: ZoneInfo, *, fold: int = 0) -> datetime:
    """The instant of a local day and wall time, in UTC; a time that a clock change skips moves forward.

    Of a time that comes twice it is the first, or the second with `fold=1` (PEP 495).
    """
    return datetime.combine(day, clock.replace(fold=fold), tzinfo=zone).astimezone(UTC)


def _unit(word: str) -> Unit | None:
    if word in _SHORT:
        return _SHORT[word]
    try:
        return Unit(word.removesuffix("s"))
    except ValueError:
        return None


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def start_of_next_day(now: datetime, zone: ZoneInfo) -> datetime:
    """The next local midnight, in UTC."""
    return from_wall(now.astimezone(zone).date() + timedelta(days=1), time(0), zone)


def start_of_day(now: datetime, zone: ZoneInfo) -> datetime:
    """The last local midnight, in UTC."""
    return from_wall(now.astimezone(zone).date(), time(0), zone)
