"""A day that a text names, and the year that it must be in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sequencer.core.read.dates import Reference, month_of

_JUST_PAST = timedelta(days=60)


@dataclass(frozen=True)
class Named:
    """A date in a text: its place, the first day meant and the last one (a month or a week has many)."""

    start: int
    end: int
    first: date
    last: date
    is_weekday: bool = False  # nothing but the name of a weekday
    is_shy: bool = False  # may be something else where no cue stands beside it
    is_bare: bool = False  # a number without its month
    is_length: bool = False  # counted from the day of writing, such as `for two weeks`

    @property
    def is_whole(self) -> bool:
        return self.first != self.last


def in_year(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    if not (1 <= month <= 12 and 1900 <= year <= 2200 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def day_of_next(reference: Reference, month: int, day: int, year: str) -> date | None:
    """The date in its year, or where none is named the next to come; one just past stays past."""
    if year:
        return in_year(int(year), month, day)
    years = (reference.day.year - 1, reference.day.year, reference.day.year + 1, reference.day.year + 4)
    days = (in_year(one, month, day) for one in years)
    return next((one for one in days if one and one >= reference.day - _JUST_PAST), None)


@dataclass(frozen=True)
class Page:
    """A folded text with what its dates are read by."""

    words: str
    reference: Reference
    is_month_first: bool | None
    is_english: bool


def month_ahead(today: date, month: int, year: str) -> tuple[date, date] | None:
    """A month without its year is the next one that has not begun."""
    if not 1 <= month <= 12:
        return None
    return month_of(int(year) if year else today.year + (1 if month <= today.month else 0), month)


def weekday_ahead(today: date, weekday: int, *, is_next: bool) -> date:
    """The coming one; *next* is the one of the week after this."""
    if is_next:
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
