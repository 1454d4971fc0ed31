"""The ends of spans that lack their month: `3 - 14 May`, `May 3 - 14`, `du 3 au 14 mai`."""

import re
from dataclasses import replace

from sequencer.core.read.days_spelled import Named, Page, in_year
from sequencer.core.read.folding import any_of

_SPAN_TO = any_of(
    (
        (
            r"(?:\.|-?a)?\s*(?:-|to|until|till|through|thru|bis(?: zum| einschlieslich)?|au|al|all'|a|à|até|ao|tot(?: en met)?|t/m|do|do dnia|"
            r"til(?: og med)?|t\.o\.m\.?|till(?: och med)?|по|до|la|pana la|până(?: la)?|έως|μέχρι|ως|ile|'?(?:dan|den|tan|ten)|-?t[óő]l|"
            r"至|到|から|より|부터|에서|and|und|et|y|e|en|og|och|i|és|și|и|та|ve|ja|και)\s*"
            r"(?:the |den |dem |le |el |l'|il |dia |de |d\. |dnia |на )?(?:[^\W\d_]{3,14}\.?,? (?:the |den |le )?)?"
        ),
    )
)
_FIRST = re.compile(
    r"(?<![\d:,/'-])(?<!\d\.)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|-?го|:[ae]|-?t[oe]l|-?[ae]n)?(?P<to>\D{1,34})$"
)
_LAST = re.compile(
    r"(?P<to>\D{1,14}?)(?P<day>\d{1,2})(?!\d|[:,/]\d|\.\d|[%€$]|\s?(?:am|pm|uhr|h|hrs)\b)(?P<o>st|nd|rd|th|er|\.)?"
)


def with_ends(page: Page, found: list[Named]) -> list[Named]:
    """Adds the first day of `3 - 14 May` and the last of `May 3 - 14`, and marks what ends a span."""
    whole: list[Named] = []
    for at, one in enumerate(found):
        if (
            whole
            and whole[-1].is_bare
            and not one.is_weekday
            and _SPAN_TO.fullmatch(page.words[whole[-1].end : one.start])
        ):
            whole[-1] = _anchored(whole[-1], one)
        floor = found[at - 1].end if at else 0
        ceiling = found[at + 1].start if at + 1 < len(found) else len(page.words)
        whole += _with_first(page.words, one, floor)
        last = _day_of_span(page.words, one, ceiling)
        if last is not None:
            whole.append(last)
    return whole


def _anchored(bare: Named, one: Named) -> Named:
    """A number without its month, in the month of the date that closes the span."""
    day = in_year(one.first.year, one.first.month, bare.first.day)
    return replace(bare, first=day, last=day, is_shy=False) if day and day <= one.first else bare


def _with_first(words: str, one: Named, floor: int) -> list[Named]:
    opened = _FIRST.search(words, max(floor, one.start - 40), one.start)
    if opened is None or one.is_weekday or one.first != one.last or not 1 <= int(opened.group("day")) <= 31:
        return [one]
    if not _SPAN_TO.fullmatch(opened.group("to")):
        return [one]
    day = in_year(one.first.year, one.first.month, int(opened.group("day")))
    if day is None or day > one.first:
        return [one]
    return [Named(opened.start(), opened.start("to"), day, day), one]


def _day_of_span(words: str, one: Named, ceiling: int) -> Named | None:
    closed = _LAST.match(words, one.end, ceiling)
    if closed is None or one.is_weekday or one.first != one.last or not re.search(r"\d", words[one.start : one.end]):
        return None
    if not _SPAN_TO.fullmatch(closed.group("to")) or re.search(r"^\s*(?:a|i|e|y)\s*$", closed.group("to")):
        return None
    day = in_year(one.first.year, one.first.month, int(closed.group("day")))
    return Named(closed.start("day"), closed.end(), day, day) if day and day > one.first else None
