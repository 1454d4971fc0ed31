"""Dates in running text: found, and resolved against the day the text was written.

A date without a year is the next one to come. Days and months written as bare numbers are read in the
writer's order where it is known, else as whichever lies nearer ahead.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sequencer.core.read.phrases_calendar import MONTHS, SHY_MONTHS, WEEKDAYS
from sequencer.core.read.sieve import first_letters

_LONGEST = 20_000  # characters searched
_JUST_PAST = timedelta(days=60)


@dataclass(frozen=True)
class Reference:
    """The day a text was written and the order its writer gives day and month, where known."""

    day: date
    is_month_first: bool | None = None


@dataclass(frozen=True)
class When:
    """A date in a text: its place, the first day meant, and the last one (a month has many)."""

    start: int
    end: int
    first: date
    last: date
    is_range: bool = False  # the end of a span such as 10-31 July

    @property
    def is_month(self) -> bool:
        return self.first != self.last


def dates_in(text: str, reference: Reference) -> list[When]:
    """Every date a text names, in its order; relative ones such as `tomorrow` included."""
    if not _MAY_DATE.search(text) and _NAMED.isdisjoint(_WORD.findall(text.lower())):
        return []
    found: list[When] = []
    taken, is_weekday = 0, False
    for matched in _ANY.finditer(text[:_LONGEST]):
        if found and is_weekday and _ONLY_ARTICLE.fullmatch(text[taken : matched.start()]):
            found.pop()  # `Monday 3 May` is one date
        span = _resolved(_Place(matched, text, reference, found))
        if span is None:
            continue
        first, last, is_range = span
        is_weekday = bool(matched.group("w5")) and not matched.group("d5")
        found.append(When(matched.start(), matched.end(), first, last, is_range))
        taken = matched.end()
    return found


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


_ONLY_ARTICLE = re.compile(r"[\s,(]*(?:the|den|dem|der|d\.|le|el|il|dnia|,)?[\s,]*", re.IGNORECASE)


def _words(names: dict[str, int]) -> str:
    return first_letters(names)


_ORDINAL = r"(?:st|nd|rd|th|er|º|°|\.|:[ae]|-?go)?"
_TO = r"(?:\s?[-–]\s?|\s(?:to|bis|bis zum|al|au|à|a|tot|tot en met|t/m|até|ao|do|till|till den|through|until)\s)"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_ANY = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
    rf"|(?:\b(?P<from1>\d{{1,2}}){_ORDINAL}{_TO})?\b(?P<d1>\d{{1,2}}){_ORDINAL}[\s-]*(?:of |de |del |d'|di )?(?P<m1>{_words(MONTHS)})\b\.?"
    rf"(?:,?[\s-]*(?:de |del |of )?{_YEAR.format('y1')})?"
    rf"|\b(?P<m2>{_words(MONTHS)})\b\.?\s+(?:the )?(?:(?P<from2>\d{{1,2}}){_ORDINAL}{_TO})?(?P<d2>\d{{1,2}})(?!\d|:|\s?(?:am|pm|uhr|h)\b){_ORDINAL}(?:,?\s+{_YEAR.format('y2')})?"
    rf"|\b(?P<d3>\d{{1,2}})(?P<sep>[./-])(?P<m3>\d{{1,2}})(?:(?P=sep)(?P<y3>\d{{4}}|\d\d))?(?![\d%])\.?"
    rf"|\b(?P<m4>{_words(MONTHS)})\b\.?(?:,?\s+(?:de |del |of )?{_YEAR.format('y4')})?"
    rf"|\b(?:(?P<next>next|nächste[nr]?|kommende[nr]?|volgende)\s+)?(?P<w5>{_words(WEEKDAYS)})\b(?:,?\s+(?:the |den |dem |le |el |il )?(?P<d5>\d{{1,2}})(?!{_ORDINAL}[\s-]*(?:of |de |del |di )?(?:{_words(MONTHS)})\b)(?!\d|:|[./]\d|\s?(?:am|pm|uhr|h)\b){_ORDINAL})?"
    rf"|\b(?<!dopo )(?<!alle )(?:the|den|dem|zum|am|le|el|il|dia|día|de)\s+(?P<d6>\d{{1,2}})(?!{_ORDINAL}[\s-]*(?:of |de |del |di )?(?:{_words(MONTHS)})\b)(?:st|nd|rd|th|\.|er)?(?![\d:./%]|\s?(?:am|pm|uhr|h|€|\$|k)\b)"
    rf"|\b(?P<d7>\d{{1,2}})(?:st|nd|rd|th)\b"
    rf"|\b(?P<tomorrow>tomorrow|morgen|demain|mañana|amanhã|domani|jutro|imorgon)\b",
    re.IGNORECASE,
)  # fmt: skip

_MAY_DATE = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_NAMED = frozenset(
    {word for name in (*MONTHS, *WEEKDAYS) for word in _WORD.findall(name)}
    | {"tomorrow", "morgen", "demain", "mañana", "amanhã", "domani", "jutro", "imorgon"}
)
_LEADS = re.compile(
    r"\b(?:in|until|till|til|since|from|of|by|after|before|im|bis|ab|nach|ende|end|anfang|mitte|start|mid|early|late|en|jusqu'en|fin|"
    r"début|mi|hasta|para|desde|até|em|de|a|fino a|ad|di|da|per|in|tot|na|begin|eind|vanaf|w|do|od|po|i|till|från|this|next|diesen)[\s-]+$",
    re.IGNORECASE,
)
_PROPER = frozenset({"March", "Mars", "Mai", "Mar", "Sep"})


_Span = tuple[date, date, bool]  # first day, last day, whether it ends a span


@dataclass(frozen=True)
class _Place:
    """One date expression and what its reading may depend on."""

    matched: re.Match[str]
    text: str
    reference: Reference
    found: list[When]  # the dates before it

    def group(self, name: str) -> str:
        return self.matched.group(name) or ""


def _resolved(place: _Place) -> _Span | None:
    try:
        for is_here, resolve in _RESOLVERS:
            if place.group(is_here):
                return resolve(place)
    except (ValueError, OverflowError):
        return None
    return None


def _iso(place: _Place) -> _Span:
    day = date.fromisoformat(place.group("iso"))
    return day, day, False


def _day_month(place: _Place) -> _Span | None:
    kind = "1" if place.group("d1") else "2"
    month = MONTHS[place.group(f"m{kind}").lower()]
    day = _next(place.reference, month, int(place.group(f"d{kind}")), place.group(f"y{kind}"))
    return (day, day, bool(place.group(f"from{kind}"))) if day else None


def _numeric(place: _Place) -> _Span | None:
    one, two, year = int(place.group("d3")), int(place.group("m3")), place.group("y3")
    if place.group("sep") == "-" and not year:
        return None  # rather a span or a size than a date
    year = f"20{year}" if len(year) == 2 else year
    is_slash = place.group("sep") == "/"
    is_month_first = place.reference.is_month_first
    orders = [(one, two), (two, one)] if is_slash else [(one, two)]
    if is_slash and is_month_first:
        orders.reverse()
    days = [day for d, m in orders if 1 <= m <= 12 and (day := _next(place.reference, m, d, year)) is not None]
    if not days:
        return None
    is_open = is_slash and is_month_first is None and not year
    day = min((one for one in days if one >= place.reference.day), default=days[0]) if is_open else days[0]
    return day, day, False


def _month(place: _Place) -> _Span | None:
    name = place.group("m4")
    is_led = _is_led(place.text, place.matched.start(), name)
    if name.lower() in SHY_MONTHS and not place.group("y4") and not is_led:
        return None
    if len(name) <= 3 and not (name[:1].isupper() or is_led):
        return None
    month, today = MONTHS[name.lower()], place.reference.day
    year = int(place.group("y4") or today.year + (1 if month <= today.month else 0))
    return (*month_of(year, month), False)


def _weekday(place: _Place) -> _Span | None:
    if place.group("d5"):
        return _day_only(int(place.group("d5")), place)
    name, today = place.group("w5"), place.reference.day
    if len(name) <= 3 and not name[:1].isupper():
        return None
    day = today + timedelta(days=(WEEKDAYS[name.lower()] - today.weekday() - 1) % 7 + 1)
    return day, day, False


def _bare_day(place: _Place) -> _Span | None:
    return _day_only(int(place.group("d6") or place.group("d7")), place)


def _tomorrow(place: _Place) -> _Span:
    day = place.reference.day + timedelta(days=1)
    return day, day, False


def _day_only(number: int, place: _Place) -> _Span | None:
    """A day without its month: in the month named before, else the next one to come."""
    base = place.found[-1].last if place.found else place.reference.day
    for months in range(13):
        year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
        if number <= monthrange(year, month + 1)[1] and date(year, month + 1, number) >= base:
            day = date(year, month + 1, number)
            return day, day, False
    return None


def _next(reference: Reference, month: int, day: int, year: str) -> date | None:
    """The date in its year, or where none is named the next to come; one just past stays past."""
    if year:
        return date(int(year), month, day)
    for candidate in (reference.day.year, reference.day.year + 1):
        if day <= monthrange(candidate, month)[1] and date(candidate, month, day) >= reference.day - _JUST_PAST:
            return date(candidate, month, day)
    return None


def _is_led(text: str, at: int, name: str) -> bool:
    """Whether a word that may be a month stands where a month would."""
    return (name in _PROPER and at > 0) or _LEADS.search(text[max(0, at - 20) : at]) is not None


_RESOLVERS: tuple[tuple[str, Callable[[_Place], _Span | None]], ...] = (
    ("iso", _iso),
    ("d1", _day_month),
    ("d2", _day_month),
    ("d3", _numeric),
    ("m4", _month),
    ("w5", _weekday),
    ("d6", _bare_day),
    ("d7", _bare_day),
    ("tomorrow", _tomorrow),
)
