"""Stretches of days that are named as a whole: the next two weeks, all of March, week 12, the rest of the week."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sequencer.core.meet.colleague.words import LENGTHS, NUMBERS
from sequencer.core.read.phrases_calendar import MONTHS

_MONTH = "|".join(sorted((re.escape(one) for one in MONTHS if len(one) > 2), key=len, reverse=True))
_WHOLE_MONTH = re.compile(
    rf"(?<!\w)(?:(?:all|the whole|the rest|throughout) (?:of )?|in |im |den ganzen |ganzen |tout le mois (?:de |d')|en |todo )(?P<m>{_MONTH})(?!\w| ?\d)"
)
_WEEK_NUMBER = re.compile(
    r"(?<!\w)(?:in )?(?:(?:der )?kw|kalenderwoche|calendar week|week|semaine|semana) ?(?P<n>\d{1,2})(?![\d:.]|\w)"
)
_REST_OF_WEEK = re.compile(
    r"(?<!\w)(?:the |for the )?rest of (?:the|this) week|(?:den )?rest (?:der|dieser) woche|le reste de la semaine|(?:el )?resto de (?:la|esta) semana"
)
_LENGTH = re.compile(
    rf"(?<!\w)(?:(?:for|over|during|in|within|für|in den|während der|pendant|por|durante|en) )?(?:the |die |den |les |l[oa]s )?(?:next|coming|following|nächsten|kommenden|prochaine?s|próxim[oa]s) (?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<unit>{'|'.join(LENGTHS)})(?!\w)"
)


@dataclass(frozen=True)
class Stretch:
    """Days that a clause names, from `first` to `last`; with `weekdays` (Monday is 1) those of every week instead.

    `last` is empty where no end is named. It lies at `start` to `end` in the clause. `is_sure` where no other reading fits.
    """

    start: int
    end: int
    first: date
    last: date | None
    weekdays: frozenset[int] = frozenset()
    is_sure: bool = True
    month_missing: bool = False
    is_away: bool = False  # named by the day of return
    in_week: bool = False  # a weekday of a week that is named with it
    is_today: bool = False  # a weekday that may be today or in a week
    weekday: int | None = None  # what a single day was named by, if by nothing else


def lengths_in(text: str, today: date) -> list[Stretch]:
    """Lengths, whole months, weeks by number: what the reader of picks has no use for."""
    found = []
    for one in _LENGTH.finditer(text):
        count = int(one.group("n")) if one.group("n").isdigit() else NUMBERS[one.group("n")]
        days = count * LENGTHS[one.group("unit")]
        found.append(Stretch(one.start(), one.end(), today, today + timedelta(days=max(days, 1) - 1)))
    found += [Stretch(one.start(), one.end(), today, sunday(today)) for one in _REST_OF_WEEK.finditer(text)]
    for one in _WHOLE_MONTH.finditer(text):
        first = _first_of(today, MONTHS[one.group("m")])
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        found.append(Stretch(one.start(), one.end(), max(first, today), last))
    for one in _WEEK_NUMBER.finditer(text):
        monday = _monday_of(today, int(one.group("n")))
        if monday is not None:
            found.append(Stretch(one.start(), one.end(), max(monday, today), sunday(monday)))
    return found


def _first_of(today: date, month: int) -> date:
    year = today.year if month >= today.month else today.year + 1
    return date(year, month, 1)


def _monday_of(today: date, week: int) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if sunday(monday) >= today:
            return monday
    return None


def sunday(day: date) -> date:
    """The last day of its week."""
    return day + timedelta(days=6 - day.weekday())
