"""Rules by which calendar entries repeat (RFC 5545 3.3.10), followed on the clock of the entry and near a search only.

Times are what the clock shows, in seconds as if it were UTC.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from dateutil.rrule import DAILY, HOURLY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from sequencer.core.meet.request import DAY

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?Z?)?", re.IGNORECASE | re.ASCII)
_FREQUENCIES = {"HOURLY": HOURLY, "DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY"})
_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBERS = {  # what dateutil calls it, from, to, and whether one may count from the end
    "BYMONTH": ("bymonth", 1, 12, False),
    "BYMONTHDAY": ("bymonthday", 1, 31, True),
    "BYYEARDAY": ("byyearday", 1, 366, True),
    "BYWEEKNO": ("byweekno", 1, 53, True),
    "BYSETPOS": ("bysetpos", 1, 366, True),
    "BYHOUR": ("byhour", 0, 23, False),
    "BYMINUTE": ("byminute", 0, 59, False),
    "BYSECOND": ("bysecond", 0, 59, False),
}
_DAYS = frozenset({"bymonthday", "byyearday", "byweekno", "byweekday"})
_MOST_A_DAY = 24  # an entry more often than once an hour is no meeting
_MOST_STEPS = 100_000  # of one rule, counted from its beginning where it has a COUNT
_ZERO = datetime(1970, 1, 1)  # noqa: DTZ001 - what a clock shows, of no zone
_FIRST, _LAST = -(2**31), 2**33  # 1901 and 2242: nobody searches outside
_LENGTHS = {HOURLY: timedelta(hours=1), DAILY: timedelta(days=1), WEEKLY: timedelta(weeks=1)}


class UnclearError(Exception):
    """A rule that cannot be followed; the text goes on after “the entry”."""

    def __init__(self, text: str = "repeats by a rule that cannot be followed") -> None:
        super().__init__(text)


@dataclass(frozen=True)
class Repeat:
    """`given` is what dateutil wants to know. `until` is the last moment as the rule writes it."""

    frequency: int
    interval: int
    count: int | None
    until: str
    given: dict[str, Any]

    def walls(self, first: int, since: int, last: int, *, until: int | None = None) -> Iterator[int]:
        """When an entry that begins at `first` takes place by this rule, not before `since` nor after `last`."""
        last = last if until is None else min(last, until)
        begins = _ZERO + timedelta(seconds=first)
        given = self.given | self._usual(begins)
        begins = begins if self.count is not None else self._later(begins, since)
        try:
            found = rrule(self.frequency, begins, self.interval, count=self.count, **given)
            for number, one in enumerate(found):
                wall = (one - _ZERO) // timedelta(seconds=1)
                if wall > last:
                    return
                if number > _MOST_STEPS:
                    raise UnclearError("repeats more often than anybody meets")
                if wall >= since:
                    yield wall
        except (ValueError, OverflowError, IndexError) as error:
            raise UnclearError from error

    def until_wall(self, wall: Callable[[int], int], *, is_day: bool = False) -> int | None:
        """The last moment on the entry's clock, which `wall` reads; of whole days the more generous reading."""
        moment = wall_of(self.until)
        if moment is None:
            return None
        if len(self.until) == len("20270301"):
            return moment + DAY - 1
        if not self.until.endswith("Z"):
            return moment
        return max(moment, wall(moment)) if is_day else wall(moment)

    def _usual(self, begins: datetime) -> dict[str, Any]:
        """What a rule leaves open is as in the entry's beginning."""
        names = self.given.keys() & _DAYS
        if self.frequency == WEEKLY and not names:
            return {"byweekday": begins.weekday()}
        if self.frequency == MONTHLY and not names:
            return {"bymonthday": begins.day}
        if self.frequency == YEARLY and names == {"byweekno"}:
            return {"byweekday": begins.weekday()}
        if self.frequency == YEARLY and not names:
            return {"bymonth": self.given.get("bymonth", begins.month), "bymonthday": begins.day}
        return {}

    def _later(self, begins: datetime, since: int) -> datetime:
        """A beginning in step with the rule, two of its periods before `since`: an old entry costs no more than a new."""
        target = _ZERO + timedelta(seconds=min(max(since, _FIRST), _LAST))
        if target <= begins:
            return begins
        gone = target - begins
        if self.frequency in _LENGTHS:
            length = _LENGTHS[self.frequency]
            return begins + self._whole(gone // length) * length
        months = (target.year - begins.year) * 12 + target.month - begins.month
        gone_months = self._whole(months) if self.frequency == MONTHLY else 12 * self._whole(months // 12)
        if not gone_months:
            return begins
        year, month = divmod(begins.year * 12 + begins.month - 1 + gone_months, 12)
        return begins.replace(year=year, month=month + 1 if self.frequency == MONTHLY else 1, day=1)

    def _whole(self, periods: int) -> int:
        return max(0, periods // self.interval - 2) * self.interval


def read_repeat(text: str) -> Repeat:
    """The rule of an RRULE. Raises UnclearError where it cannot be followed, or is one that no meeting has."""
    parts = dict(_pair(one) for one in text.strip().upper().split(";") if one)
    if parts.get("FREQ") in _TOO_OFTEN:
        raise UnclearError("repeats every minute or every second")
    frequency = _FREQUENCIES.get(parts.get("FREQ", ""))
    if frequency is None or parts.get("RSCALE", "GREGORIAN") not in ("GREGORIAN", "GREGORY"):
        raise UnclearError
    given: dict[str, Any] = {
        key: _numbers(parts[name], least, most, is_signed=is_signed)
        for name, (key, least, most, is_signed) in _NUMBERS.items()
        if name in parts
    }
    if "BYDAY" in parts:
        given["byweekday"] = [_weekday(one) for one in parts["BYDAY"].split(",")]
    if "WKST" in parts:
        given["wkst"] = _weekday(parts["WKST"]).weekday
    hours = len(given.get("byhour", ())) or (24 if frequency == HOURLY else 1)
    if hours * len(given.get("byminute", (0,))) * len(given.get("bysecond", (0,))) > _MOST_A_DAY:
        raise UnclearError("repeats more than once an hour")
    if "UNTIL" in parts and wall_of(parts["UNTIL"]) is None:
        raise UnclearError
    count = _whole_number(parts["COUNT"]) if "COUNT" in parts else None
    return Repeat(frequency, _whole_number(parts.get("INTERVAL", "1")), count, parts.get("UNTIL", ""), given)


def wall_of(text: str) -> int | None:
    """What a clock shows in `20270301T090000`, with or without a Z, or at the beginning of `20270301`."""
    found = _STAMP.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second = (int(one or 0) for one in found.groups())
    is_midnight = (hour, minute, second) == (24, 0, 0)  # as some write the end of a day
    try:
        at = datetime(year, month, day, 0 if is_midnight else hour, minute, min(second, 59), tzinfo=UTC)
        return int(at.timestamp()) + is_midnight * DAY
    except ValueError:
        return None


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip(), value.strip()


def _weekday(text: str) -> weekday:
    found = _WEEKDAY.fullmatch(text.strip())
    if not found or (found[1] and not 1 <= abs(int(found[1])) <= 53):
        raise UnclearError
    return weekday(_WEEKDAYS[found[2]], int(found[1]) if found[1] else None)


def _numbers(text: str, least: int, most: int, *, is_signed: bool) -> tuple[int, ...]:
    found = []
    for one in text.split(","):
        if not re.fullmatch(r"[+-]?\d{1,3}", one.strip(), re.ASCII):
            raise UnclearError
        number = int(one)
        if not least <= (abs(number) if is_signed else number) <= most:
            raise UnclearError
        found.append(number)
    return tuple(dict.fromkeys(found))


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not int(text):
        raise UnclearError
    return int(text)
