"""When somebody wants to be asked again: `YYYY-MM`, or `YYYY-MM-DD` where they named a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sequencer.core.read.dates import Reference, When, add_months, dates_in, easter, month_of
from sequencer.core.read.phrases_calendar import AFTER_FEASTS, SEASONS
from sequencer.core.read.phrases_times import (
    COUNTS,
    HALF_YEAR,
    HALVES,
    NEXT_MONTH,
    NEXT_QUARTER,
    NEXT_WEEK,
    NEXT_YEAR,
    QUARTERS,
    SPAN,
    WEEK_NUMBER,
    WEEKS,
    YEAR_ALONE,
    YEARS,
)
from sequencer.core.read.sieve import sieved

_SOON = timedelta(days=10)  # a date nearer than this is an appointment
_EASTER = re.compile(r"\b(?:easter|ostern|pâques|pascua|semana santa|pasen|páscoa|pasqua|wielkanoc\w*|påsk\w*)\b")
_THEN_ON = re.compile(
    r"\b(?:after that|after then|danach|nach|after|après|después|depois|dopo|na|po|efter|once|when)\b"
)
_THAT_DONE = re.compile(
    r"\b(?:after (?:that|this|then|it)|danach|darauf|depois disso|dopodiché|daarna|potem|därefter|two weeks after|weeks after)\b",
)
_UNTIL = re.compile(
    r"(?:until|till|til|'til|bis|jusqu'(?:à|en|au)|hasta|até|fino a|tot|do|till)\s+(?:the )?(?:end of |ende |fin |finales de |o fim de |fine |eind |końca |slutet av )?$",
)
_END = re.compile(r"(?:end of|ende|fin(?:ales)? de|fin|fim de|fine|eind|końca|koniec|slutet av|late)\s+(?:the )?$")
_AFTER = re.compile(
    r"(?:after|nach dem|nach|après(?: le)?|después del?|depois de|dopo(?: il)?|na|po|efter)\s+(?:the )?$"
)
_SINCE = re.compile(
    r"(?:since|seit|depuis|desde|sinds|dal|od|sedan|starting)\s+(?:the |end of |ende )?$",
)
_FEASTS = tuple(
    (month, sieved(rf"\b(?:after|past|over|until|till|til|nach|après|passé|después de|pasadas?|na|depois d[oea]s?|dopo|po|efter|à|in|im|w|nel|en|no)\s+(?:the |den |dem |las? |los? |el |il |lo |o |a |di |de |der )?(?:{names})"))
    for month, names in AFTER_FEASTS.items()
)  # fmt: skip
_SEASONS = tuple(
    (month, sieved(rf"\b(?:in|im|until|till|after|before|by|for|come|zum|ab|bis|nach dem|nach|en|au|à l'|cet|cette|nel|dopo l'|para el|para la|para|no|na|po|do|tot|tegen|från|till|inför|under|fram på|nästa|kommande|next|kommenden|este|esta|questa|questo|in de|na|i|this|next|dit|nächsten|this coming|het|de|wiosną|la)\s+(?:the |next |het |de |la |el |coming |early |late )*(?:{'|'.join(names.split())})\b"))
    for month, names in SEASONS.items()
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Asked:
    """A time to come that a text names: its place in the text, `YYYY-MM` or `YYYY-MM-DD`, and how it was given."""

    start: int
    on: str
    is_day: bool = False  # a day of the calendar, which may be an appointment
    is_near: bool = False  # within days, which is later only for somebody who cannot now


def asked_for(text: str, reference: Reference) -> Asked | None:
    """The last time to come that a text names, which is where people put the one that counts."""
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text
    found = [*_named(text, lower, reference), *_relative(lower, reference), *_feasts(lower, reference)]
    return max(found) if found else None


def _named(text: str, lower: str, reference: Reference) -> list[Asked]:
    found = []
    weeks = re.search(r"(\d|two|three|four|a few|a couple of) weeks? after (?:that|this|it)", lower)
    for when in dates_in(text, reference):
        if when.last <= reference.day or _SINCE.search(lower[max(0, when.start - 24) : when.start]):
            continue
        if weeks and when.end <= weeks.start():
            given = weeks.group(1).lower().removeprefix("a ").removesuffix(" of")
            count = int(given) if given.isdigit() else COUNTS.get(given, 2)
            found.append(Asked(weeks.start(), (when.first + timedelta(weeks=count)).isoformat(), is_day=True))
        elif when.last - reference.day > _SOON or when.is_month or _THAT_DONE.search(lower[when.end :]):
            found.append(Asked(when.start, _shown(lower, when), is_day=not when.is_month))
    return found


def _shown(text: str, when: When) -> str:
    before = text[max(0, when.start - 40) : when.start]
    is_over = _THAT_DONE.search(text[when.end :]) is not None
    if when.is_month:
        ends = _END.search(before) is not None
        if (ends and (is_over or _UNTIL.search(before))) or (is_over and _UNTIL.search(before)):
            return (when.last + timedelta(days=1)).isoformat()[:7]
        return when.last.isoformat() if ends else when.first.isoformat()[:7]
    if _AFTER.search(before) or is_over or (_is_month_end(when.first) and _THEN_ON.search(text[: when.start])):
        return (when.first + timedelta(days=1)).isoformat()
    return when.first.isoformat()


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _relative(text: str, reference: Reference) -> list[Asked]:
    day = reference.day
    found: list[Asked] = []
    for span in SPAN.finditer(text):
        given, unit = (span.group("upto") or span.group("n") or "").lower(), span.group("unit").lower()
        if given:
            count = int(given) if given.isdigit() else COUNTS[given]
            on = _in(day, count, unit)
            found.append(Asked(span.start(), on, is_near=unit.startswith(WEEKS) and count == 1))
    for pattern, month in (
        (HALF_YEAR, add_months(day, 6)),
        (NEXT_YEAR, date(day.year + 1, 1, 1)),
        (NEXT_MONTH, add_months(day.replace(day=1), 1)),
        (NEXT_QUARTER, add_months(date(day.year, day.month - (day.month - 1) % 3, 1), 3)),
    ):
        found += [Asked(one.start(), month.isoformat()[:7]) for one in pattern.finditer(text)]
    monday = day + timedelta(days=7 - day.weekday())
    found += [Asked(one.start(), monday.isoformat(), is_near=True) for one in NEXT_WEEK.finditer(text)]
    return found


def _in(day: date, count: int, unit: str) -> str:
    if unit.startswith(WEEKS):
        return (day + timedelta(weeks=count)).isoformat()
    return add_months(day, count * 12 if unit.startswith(YEARS) else count).isoformat()[:7]


def _feasts(text: str, reference: Reference) -> list[Asked]:
    begins = [*_FEASTS, *_SEASONS, *((3 * number - 2, pattern) for number, pattern in QUARTERS), *HALVES]
    found = [
        Asked(one.start(), _next_month(reference, month)) for month, pattern in begins for one in pattern.finditer(text)
    ]
    for one in _EASTER.finditer(text):
        sunday = easter(reference.day.year)
        sunday = sunday if sunday > reference.day else easter(reference.day.year + 1)
        found.append(Asked(one.start(), sunday.isoformat()))
    years = [(one.start(), one.group("year")) for one in YEAR_ALONE.finditer(text)]
    found += [Asked(at, f"{year}-01") for at, year in years if int(year) > reference.day.year]
    return found + _week_numbers(text, reference)


def _week_numbers(text: str, reference: Reference) -> list[Asked]:
    """The Monday of an ISO week, which is the next of its number to come."""
    found = []
    for one in WEEK_NUMBER.finditer(text):
        for year in (reference.day.year, reference.day.year + 1):
            try:
                monday = date.fromisocalendar(year, int(one.group("week")), 1)
            except ValueError:
                continue
            if monday > reference.day:
                found.append(Asked(one.start(), monday.isoformat(), is_near=monday - reference.day <= _SOON))
                break
    return found


def _next_month(reference: Reference, month: int) -> str:
    year = reference.day.year + (1 if month <= reference.day.month else 0)
    return month_of(year, month)[0].isoformat()[:7]
