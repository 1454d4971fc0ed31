"""Weekdays and numbers of days without their month, in a folded text."""

import re
from datetime import date, timedelta

from sequencer.core.read.days_spelled import Named, Page, weekday_ahead
from sequencer.core.read.folding import any_of
from sequencer.core.read.phrases_days import SHY_DAYS, WEEKDAYS, named

GLUE = re.compile(
    r"[\s,.(]*(?:(?:prossimo|prochaine?|proximo|que viene|next|week)[\s,]+)?(?:(?:the|den|dem|der|le|el|il|dia|dnia|d\.|dne|a|o|de|på)\s+)?[\s,]*"
)
_BARE = re.compile(
    r"(?<!\w)(?:the|den|dem|zum|am|vom|le|el|il|dia|de|al|au|o|a|på|op|d\.|dne|dnia|на|à|dag)\s+(?P<day>\d{1,2})(?!\d|[./,:-]\d|[%€$]|\s?(?:am|pm|uhr|h|hrs|k|min|stunden|hours|days|tage)\b)(?P<o>st|nd|rd|th|\.|er|-?en|-?an)?(?!\w)"
    r"|(?<![\w.,:/])(?P<day2>\d{1,2})(?:st|nd|rd|th)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?(?:-feira)?")
_DAY_OF_WEEKDAY = re.compile(
    r"\.?,?\s+(?:the |den |dem |le |el |il |dia |d\.? )?(?P<day>\d{1,2})(?!\d|[:,/]\d|\.\d|\s?(?:am|pm|uhr|h|hrs)\b|\s*[-–]?\s*\d{1,2}[:.]\d\d)(?:st|nd|rd|th|\.|er)?(?!\w)"
)
_NEXT = any_of(
    (
        (
            r"(?:next|nächste[nrm]?|volgende|nästa|næste|neste|ensi|příští|budúci|jövő|următoarea|sljedeć\w+|następn\w+|przyszł\w+|"
            r"следващия|следващ\w*|следующ\w+|наступн\w+|επόμενη|gelecek|önümüzdeki)\s+$"
        ),
    )
)


def weekdays_in(page: Page, dates: list[Named]) -> list[Named]:
    found = []
    for word in _WORD.finditer(page.words):
        weekday = named(
            word.group(0).removesuffix("-feira").partition("'")[0] if "п'" not in word.group(0) else word.group(0),
            WEEKDAYS,
        )
        if weekday is None or word.group(0) == "do" or any(one.start <= word.start() < one.end for one in dates):
            continue
        numbered = _DAY_OF_WEEKDAY.match(page.words, word.end())
        beside = any(
            0 <= one.start - word.end() <= 6 and GLUE.fullmatch(page.words[word.end() : one.start]) for one in dates
        )
        if (
            numbered
            and not beside
            and not any(one.start < numbered.end("day") and numbered.start("day") < one.end for one in dates)
        ):
            day = _day_on(page.reference.day, weekday, int(numbered.group("day")))
            if day is not None:
                found.append(Named(word.start(), numbered.end(), day, day, is_bare=True))
                continue
        if len(word.group(0)) <= 2 and not beside:
            continue
        is_next = _NEXT.search(page.words[max(0, word.start() - 16) : word.start()]) is not None
        day = weekday_ahead(page.reference.day, weekday, is_next=is_next)
        is_shy = word.group(0) in SHY_DAYS
        found.append(Named(word.start(), word.end(), day, day, is_weekday=True, is_shy=is_shy))
    return found


def _day_on(today: date, weekday: int, number: int) -> date | None:
    """A weekday with its number: the nearest such day, else the next of that number."""
    if not 1 <= number <= 31:
        return None
    days = [today + timedelta(days=ahead) for ahead in range(-7, 100)]
    fitting = [day for day in days if day.day == number]
    return next((day for day in fitting if day.weekday() == weekday), fitting[0] if fitting else None)


def bare_days(page: Page, dates: list[Named]) -> list[Named]:
    """A day without its month: in the month of the date before it, else the next one to come."""
    found = []
    for one in _BARE.finditer(page.words):
        number = int(one.group("day") or one.group("day2"))
        if not 1 <= number <= 31 or any(other.start < one.end() and one.start() < other.end for other in dates):
            continue
        named_before = [other.last for other in dates if other.end <= one.start() and not other.is_weekday]
        base = named_before[-1] if named_before else page.reference.day
        days = (base + timedelta(days=ahead) for ahead in range(62))
        day = next((day for day in days if day.day == number), None)
        if day is not None:
            at = one.start("day") if one.group("day") else one.start()
            found.append(
                Named(at, one.end(), day, day, is_shy=not one.group("o") and bool(one.group("day")), is_bare=True)
            )
    return found
