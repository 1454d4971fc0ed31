"""Days named by their distance from the day of writing: tomorrow, next week, week 33, for two weeks."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sequencer.core.read.dates import Reference, add_months, month_of
from sequencer.core.read.days_spelled import Named
from sequencer.core.read.folding import any_of
from sequencer.core.read.phrases_days import (
    MONTH_END,
    NEXT_WEEK,
    OVERMORROW,
    THIS_WEEK,
    TODAY,
    TOMORROW,
    WEEK_NUMBER,
)
from sequencer.core.read.sieve import Sieve


def _phrase(words: str) -> Sieve:
    return any_of((rf"(?<![^\W\d_])(?:{words})(?![a-zа-яα-ω])",))


_TOMORROW, _OVERMORROW, _TODAY = _phrase(TOMORROW), _phrase(OVERMORROW), _phrase(TODAY)
_NEXT_WEEK, _THIS_WEEK, _MONTH_END = _phrase(NEXT_WEEK), _phrase(THIS_WEEK), _phrase(MONTH_END)
_WEEK_NUMBER = any_of(
    (
        (
            rf"(?<![^\W\d_]){WEEK_NUMBER}\s*(?:nr\.?\s*)?(?P<from>\d{{1,2}})(?P<to>(?:(?:\s?[-/+,&]\s?|,?\s(?:og|och|und|and|en|et|&|to|bis|til|till|t/m|tot|a|do|ja|au)\s)\d{{1,2}}(?!\d|[.:]\d)){{0,5}})(?!\d|[.:/]\d)"
            r"|(?<!\d)(?P<hu>\d{1,2})\.\s?(?:hét\w*|heti|týden\w*|týdnu)"
        ),
    )
)
_COUNTS = {
    2: "two|zwei|deux|dos|twee|duas|dois|due|dwa|dwóch|två|to|kaksi|kahden|dva|dve|két|două|iki|два|две|дві|二|两|兩",
    3: "three|drei|trois|tres|drie|três|tre|trzy|kolme|tři|tri|három|trei|üç|три|三",
    4: "four|vier|quatre|cuatro|quatro|quattro|cztery|fyra|fire|čtyři|dört|четыре|四",
    6: "six|sechs|seis|zes|sei|sześć|sex|seks|шість|шесть|六",
    1: "one|a|an|eine|einer|einem|ein|une|un|una|een|um|uma|jeden|en|ett|et|一",
}
_UNITS = {
    1: "days?|tage?n?|jours?|días?|dagen|dag|dias?|giorn[oi]|dni|dager|dage|dagar|päivä\\w*|napig|nap|zile|gün|дней|дня|дни|天",
    7: "weeks?|wochen?|semaines?|semanas?|weken|week|settiman[ae]|tygodni\\w*|tydzień|veckor?|uger|uge|uker|uke|viik\\w+|týdny|týdnů|týždne|hét\\w*|"
    "săptămâni|săptămână|tjedn\\w+|hafta|недел\\w+|тижн\\w+|седмиц\\w+|εβδομάδ\\w+|周|週間|주",
    30: "months?|monate?n?|mois|mes(?:es)?|maand\\w*|mês|mes[ei]|miesiąc\\w*|miesięcy|månader|måneder|kuukau\\w+|měsíc\\w*|hónap\\w*|luni|ay|"
    "месяц\\w*|місяц\\w+|месец\\w*|个月|か月|ヶ月|개월",
}
_LEADS = (
    r"(?:for(?: the)?(?: next| coming)?|in|the next|für(?: die)?(?: nächsten)?|die nächsten|pour|pendant|dans|durante(?: las| as| los| os)?(?: próxim\w+)?|por|"
    r"dentro de|en|over|per|tra|fra|na|za|przez|i|om|de närmaste|de næste|på|pe|пе|на|за|через|протягом|için)"
)
_LENGTH = any_of(
    (
        rf"(?<![^\W\d_]){_LEADS}\s+(?:(?P<n>\d{{1,2}})|(?P<word>{'|'.join(_COUNTS.values())}))\s?(?:(?P<day>{_UNITS[1]})|(?P<week>{_UNITS[7]})|(?P<month>{_UNITS[30]}))(?![a-zа-я])",
    )
)
_COUNT_OF = {count: any_of((rf"^(?:{words})$",)) for count, words in _COUNTS.items()}


def relative_days(words: str, reference: Reference) -> list[Named]:
    """Every such day in a folded text; the end of a length of time is the day it is over."""
    today = reference.day
    monday = today + timedelta(days=7 - today.weekday())
    spans: list[tuple[Sieve, date, date]] = [
        (_OVERMORROW, today + timedelta(days=2), today + timedelta(days=2)),
        (_TOMORROW, today + timedelta(days=1), today + timedelta(days=1)),
        (_TODAY, today, today),
        (_NEXT_WEEK, monday, monday + timedelta(days=6)),
        (_MONTH_END, month_of(today.year, today.month)[1], month_of(today.year, today.month)[1]),
    ]
    found = [Named(at.start(), at.end(), first, last) for one, first, last in spans for at in one.finditer(words)]
    found += [Named(at.start(), at.end(), monday, monday, is_length=True) for at in _THIS_WEEK.finditer(words)]
    return [*found, *_weeks(words, today), *_lengths(words, today)]


def _weeks(words: str, today: date) -> Iterator[Named]:
    for at in _WEEK_NUMBER.finditer(words):
        numbers = [
            int(one) for one in re.findall(r"\d+", f"{at.group('from') or at.group('hu')} {at.group('to') or ''}")
        ]
        if all(1 <= one <= 53 for one in numbers):
            first = _week(today, numbers[0])
            last = _week(today, numbers[-1])
            yield Named(at.start(), at.end(), first, max(first, last) + timedelta(days=6))


def _week(today: date, number: int) -> date:
    """Monday of the numbered week (ISO 8601) that is not long past."""
    for year in (today.year - 1, today.year, today.year + 1):
        monday = date.fromisocalendar(year, min(number, 52), 1) + timedelta(weeks=number // 53)
        if monday >= today - timedelta(days=60):
            return monday
    return today


def _lengths(words: str, today: date) -> Iterator[Named]:
    for at in _LENGTH.finditer(words):
        spelled = at.group("word")
        count = (
            int(at.group("n") or 0) if not spelled else next(n for n, one in _COUNT_OF.items() if one.match(spelled))
        )
        if at.group("month"):
            day = add_months(today, count)
        else:
            day = today + timedelta(days=count * (7 if at.group("week") else 1))
        if count:
            yield Named(at.start(), at.end(), day, day, is_length=True)
