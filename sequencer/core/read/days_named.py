"""The days an automatic reply names, in the languages we read, resolved against the day it was written."""

import re
from dataclasses import replace
from datetime import date, timedelta

from sequencer.core.read.dates import Reference
from sequencer.core.read.days_beside import relative_days
from sequencer.core.read.days_of_months import days_of_months
from sequencer.core.read.days_of_weeks import GLUE, bare_days, weekdays_in
from sequencer.core.read.days_spanned import with_ends
from sequencer.core.read.days_spelled import Named, Page, day_of_next, in_year, month_ahead, weekday_ahead

_LONGEST = 6_000  # characters searched
_MOST = 60  # days looked at: a calendar is no notice
_A_FEW, _NEAR, _FAR = timedelta(days=-7), timedelta(days=60), timedelta(days=200)
_ENGLISH = re.compile(r"\b(?:the|will|back|until|i'm|i am|is|out|away|return\w*|and|closed|on)\b")
_DUTCH = re.compile(r"\b(?:van|vanaf|tot|t/m|tot en met) $")  # who write 5-11
_NUMERIC = re.compile(
    r"(?<![\d/+])(?<!\d[.:,])(?:(?P<y>(?:19|20)\d\d)(?P<s>\.\s?|[/-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})(?:\.\s(?=\d{1,2}(?:\.(?!\d\d?\.)|\s?/))(?P<two>\d{1,2})\.(?:\s?(?P<y2>20\d\d))?|(?P<sep>[./-])(?P<two2>\d{1,2})(?:(?P=sep)\s?(?P<y3>20\d\d|\d\d))?))"
    r"(?![\d%€$]|[:,/]\d|\.\d|\s?(?:uhr|am|pm|h|hrs|std|gb|x|percent)\b)(?:\.(?=\W|$))?"
)
_TIME_BEFORE = re.compile(
    r"(?:\bat|\bum|\bkl\.?|\bklo|\bo godz\.?|\bom|\bas|\ba las|\ba|\bore|\bore|\bv|\bo|tel\S*|phone|ext\.?|\+)\s*$"
)
_ASIAN = re.compile(
    r"(?:(?P<y>20\d\d)\s?[年년]\s?)?(?:(?P<m>\d{1,2})\s?[月월]\s?)(?:(?P<d>\d{1,2})\s?[日号號일](?:\s?\([一二三四五六月火水木金土日월화수목금토일]\))?)?|(?<![\d.])(?P<only>\d{1,2})\s?[日号號일](?!间|間|内|以内|간|以|游|遊)"
    r"|(?P<next>下(?:个|個)?|来週の?|다음\s?주\s?)?(?P<w>(?:周|星期|礼拜|禮拜|週)(?P<zh>[一二三四五六日天])|(?P<ja>[月火水木金土日])曜|(?P<ko>[월화수목금토일])요일)"
)


def days_in(words: str, reference: Reference) -> list[Named]:
    """Every day that a folded text names, in its order and without overlap."""
    page = Page(words[:_LONGEST], reference, _order(words, reference), is_english=_ENGLISH.search(words) is not None)
    found = [*_numeric(page), *_asian(page), *days_of_months(page)]
    found = _apart(found)[:_MOST]
    found = _apart([*found, *weekdays_in(page, found), *bare_days(page, found), *relative_days(page.words, reference)])[
        :_MOST
    ]
    return with_ends(page, _merged(page.words, found))


def _apart(found: list[Named]) -> list[Named]:
    """Without those that overlap an earlier or a longer one."""
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _order(words: str, reference: Reference) -> bool | None:
    """Whether bare numbers name the month first: the text's own proof, its language, then what is known."""
    for one in re.finditer(r"(?<![\d./])(\d{1,2})/(\d{1,2})(?![\d])", words):
        if int(one.group(1)) > 12 >= int(one.group(2)):
            return False
        if int(one.group(2)) > 12 >= int(one.group(1)):
            return True
    if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]", words):
        return True
    return reference.is_month_first if _ENGLISH.search(words) else False


def _is_nearer(today: date, one: date | None, other: date | None) -> bool:
    """Whether one reading of bare numbers is near and the other far off or past."""
    if one is None or not _A_FEW <= one - today <= _NEAR:
        return False
    return other is None or other < today + _A_FEW or other > today + _FAR


def _numeric(page: Page) -> list[Named]:
    found = []
    for one in _NUMERIC.finditer(page.words):
        if one.group("y"):
            day = in_year(int(one.group("y")), int(one.group("m")), int(one.group("d")))
        elif _TIME_BEFORE.search(page.words[max(0, one.start() - 8) : one.start()]) and not (
            one.group("y3") or one.group("y2")
        ):
            continue
        else:
            day = _short(page, one)
        if day is not None:
            found.append(Named(one.start(), one.end(), day, day))
    return found


def _short(page: Page, one: re.Match[str]) -> date | None:
    first, second = int(one.group("one")), int(one.group("two") or one.group("two2"))
    year = one.group("y2") or one.group("y3") or ""
    sep = one.group("sep") or "."
    if sep == "-" and not year and not _DUTCH.search(page.words[max(0, one.start() - 9) : one.start()]):
        return None  # rather a span or a size than a date
    year = f"20{year}" if len(year) == 2 else year
    straight, turned = (day_of_next(page.reference, m, d, year) for d, m in ((first, second), (second, first)))
    if sep != "/" or page.is_month_first is False:
        if sep == "/" and not year and page.is_english and _is_nearer(page.reference.day, turned, straight):
            return turned
        return straight or (turned if sep == "/" else None)
    if page.is_month_first:
        return turned or straight
    ahead = [day for day in (straight, turned) if day and day > page.reference.day]
    return ahead[0] if len(set(ahead)) == 1 else None


def _asian(page: Page) -> list[Named]:
    found: list[Named] = []
    last: date | None = None
    for one in _ASIAN.finditer(page.words):
        if one.group("w"):
            letter = one.group("zh") or one.group("ja") or one.group("ko")
            at = next(
                i
                for i, row in enumerate(("一月월", "二火화", "三水수", "四木목", "五金금", "六土토", "日天일"))
                if letter in row
            )
            day = weekday_ahead(page.reference.day, at, is_next=bool(one.group("next")))
            found.append(Named(one.start(), one.end(), day, day, is_weekday=True))
            continue
        month = int(one.group("m") or (last or page.reference.day).month)
        number = one.group("d") or one.group("only")
        year = one.group("y") or ""
        span = _asian_span(page, month, number, year, last)
        if span is not None:
            last = span[1]
            found.append(Named(one.start(), one.end(), *span))
    return found


def _asian_span(page: Page, month: int, number: str | None, year: str, last: date | None) -> tuple[date, date] | None:
    if number is None:
        return month_ahead(page.reference.day, month, year)
    base = replace(page.reference, day=max(last, page.reference.day)) if last else page.reference
    day = day_of_next(base, month, int(number), year)
    return (day, day) if day else None


def _merged(words: str, found: list[Named]) -> list[Named]:
    """`Monday 3 May` is one date, and so is `3 May, Monday`."""
    kept: list[Named] = []
    for one in found:
        before = kept[-1] if kept else None
        between = words[before.end : one.start] if before else ""
        if before is None:
            kept.append(one)
        elif before.is_weekday and not one.is_weekday and GLUE.fullmatch(between):
            kept[-1] = replace(one, start=before.start)
        elif one.is_weekday and not before.is_weekday and re.fullmatch(r"[\s,.(（]{0,3}", between):
            kept[-1] = replace(before, end=one.end)
        else:
            kept.append(one)
    return kept
