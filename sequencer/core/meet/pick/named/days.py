"""Days in an answer: weekdays, dates, tomorrow, next week; each as the offered options that lie on them."""

import re
from dataclasses import replace
from datetime import timedelta

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.named.latest_day import day_or_days
from sequencer.core.meet.pick.named.one_named import LONG_NAMES, WEEKDAYS, Day, both
from sequencer.core.meet.pick.vocabulary.day_words import (
    AFTER_TOMORROW,
    COMING,
    DAY_WORD,
    DAY_WORDS,
    NEXT,
    NEXT_BEHIND,
    NEXT_WEEK,
    OF_WEEK,
    THIS_WEEK,
    TODAY,
    TOMORROW,
    WEEK_AFTER,
    WEEKDAYS_ONLY,
    WEEKEND,
)
from sequencer.core.read.phrases_calendar import MONTHS


def _words(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_THAT = frozenset({"ten", "ta", "tę", "tą"})  # of two days of that name the nearer, or that one which was offered
_PORTUGUESE = frozenset({"segunda", "terça", "quarta", "quinta", "sexta"})
_MONTH = _words(list(MONTHS))
_LONG_MONTHS = _words([name for name in MONTHS if len(name) > 4])
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.|:[ae]|e|-?go|en|de|ste)?"
_OF = r"(?:of |de |del |d'|di |do )?"
_NO_TIME = r"(?!\d|[:h]\d|\.\d\d(?!\d)|\s?(?:am|pm|a\. ?m|p\. ?m|uhr|hr?s?|uur|u|o'clock|heures?|horas|ore|godz\w*)(?!\w)| (?:y|e) (?:media|cuarto|mezz|meia|un quarto|um quarto)| (?:menos|meno)(?!\w))"
_NO_DAY = r"(?!-?\d{2})(?! ?(?:option|slot|one|time|%|€|\$|min|kids|years|jahre|ans|años|anos|anni))"
_ANY = re.compile(
    rf"(?P<iso>(?<!\d)\d{{4}}-\d\d-\d\d(?!\d))"
    rf"|(?<![\w.:])(?P<d1>\d{{1,2}}){_ORDINAL}\s?{_OF}(?P<m1>{_MONTH})(?!\w)\.?(?:,? (?:de |del )?(?P<y1>20\d\d))?"
    rf"|(?<!\w)(?P<m2>{_MONTH})\.? (?:the )?(?P<d2>\d{{1,2}}){_NO_TIME}{_ORDINAL}(?!\w)(?:,? (?P<y2>20\d\d))?"
    rf"|(?<![\w.:/+-])(?P<d6>(?:1[3-9]|2\d|3[01])(?=-(?:0?[1-9]|1[0-2])(?!\d))|\d{{1,2}}(?=-(?:0?[1-9]|1[0-2])(?!\d)))-(?P<m6>\d{{1,2}})(?:-(?P<y6>20\d\d))?(?![\w%:-]|[.,]\d|\.? (?:{_MONTH})(?!\w))"
    rf"|(?<!\bum )(?<!at )(?<!\bom )(?<!alle )(?<!às )(?<!kl )(?<!kl. )(?<!las )(?<![\w.:/])(?P<d3>\d{{1,2}})(?P<sep>[./])(?P<m3>\d{{1,2}})(?:(?P=sep)(?:20)?(?P<y3>\d\d))?(?![\d%:]|\s?(?:uhr|h(?!\.? ?\d)|am|pm|uur|u)\b)\.?"
    rf"|(?<!\w)(?:(?P<after>{AFTER_TOMORROW})|(?P<tomorrow>{TOMORROW})|(?P<today>{TODAY})|(?P<weekafter>{WEEK_AFTER})|(?P<nextweek>{NEXT_WEEK})|(?P<thisweek>{THIS_WEEK})|(?P<weekend>{WEEKEND})|(?P<working>{WEEKDAYS_ONLY}))(?!\w)"
    rf"|(?<!\w)(?:(?P<next>{NEXT})|(?P<coming>{COMING}))? ?(?P<w>(?<!\w)(?:{LONG_NAMES}))(?:s|s'|en|(?<!montag)e|ens|ar|arnas?|i|ami?)?(?:-feiras?)?(?!\w)(?: (?P<behind>{NEXT_BEHIND})(?!\w))?(?! or so)"
    rf"|(?<!\w)(?:(?:the|den|dem|der|am|le|el|il|(?:no |o |il |del )?(?:dia|giorno)|día|dnia|de|på|o|du|del|vom|(?<=fino )al|(?<=jusqu')au) |l')(?P<d4>\d{{1,2}})(?![./]\d)(?!{_ORDINAL}\s?{_OF}(?:{_MONTH})(?!\w)){_NO_TIME}(?:st|nd|rd|th|\.|er|e|de|º|:[ea]|-?go)?(?![\w%]){_NO_DAY}"
    rf"|(?<![\w.:/])(?P<d5>\d{{1,2}})(?:st|nd|rd|th|ste|de(?= )|-?go)(?!\w){_NO_DAY}"
    rf"|(?<![\w.:/,-])(?P<d7>[7-9]|1\d|2\d|3[01])\.(?=\s*$| (?:passt|wäre|wär|geht|ginge|bitte|und|oder|klappt|ist|nehm|gerne|um)(?!\w))"
    rf"|(?P<word>{DAY_WORD.pattern})"
    rf"|(?<!\w)(?:in|im|en|em|w|we|i|durante|during|for|a|au mois de|nel mese di|no mês de|en el mes de|só em|nur im|quell[oa] di|celui de|celui d'|el de|o de|die van|die in|den i|den från|ten z|termin z) (?P<month>{_LONG_MONTHS})(?!\w)(?! ?\d)"
    rf"|(?<!\w)(?P<newyear>(?:im|in the|nel|nell'|no|en el|en|dans la|in het|à la|w|under det|på|det) ?(?:neuen? jahr|new year|nuovo anno|anno nuovo|ano novo|novo ano|año nuevo|nuevo año|nouvelle année|nieuwe jaar|nowym roku|nya året))(?!\w)"
)  # fmt: skip
_DATE_BEHIND = re.compile(
    rf"(?:,? (?:the |den |dem |der |le |el |il |(?:o )?dia |día |de |på |d\. )?|, | \()(\d{{1,2}})(?![./]\d){_NO_TIME}{_ORDINAL}(?![\w%/-])(?! ?(?:{_MONTH})(?!\w))"
)
# “7-10” is a date only where it was offered, in languages that write dates with a dash.
_MAY_BE_HOURS = re.compile(r"(?:0?\d|1[0-2])-(?:[1-9]|1[0-2])")
# Behind a weekday and a number: so the number is a date.
_HOUR_BEHIND = re.compile(
    r",? (?:(?:a las?|alle|ore|à|às|as|pelas|om|o|godz\w*\.?|kl\.?|klockan|um|vers|hacia|sobre las?|-) ?)?\d{1,2}(?!\d|[./]\d{1,2}(?!\d))"
)
_AS_OPTION = re.compile(r" ?(?:option|slot|one|time|termin|opci|opç|opz|opt|alternativ|créneau)")
_BETWEEN = re.compile(
    rf"{OF_WEEK}(?:the |den |dem |der |le |el |il |dia |día |de |på )?|[\s,.(]*(?:the |den |dem |der |le |el |il |dia |día |de |på |o )?"
)
_ENDS_A_MONTH = re.compile(rf"\s?{_OF}(?:{_MONTH})(?!\w)|[./]\d")


def days_in(text: str, offer: Offer, languages: frozenset[str], *, is_bounded: bool = True) -> list[Day]:
    """Every day a lower-case text names, in its order; a weekday with its date is one day.

    Where it `is_bounded`, the words before a day make it the days before or after that.
    """
    found: list[Day] = []
    at = 0
    while (one := _ANY.search(text, at)) is not None:
        day = _day(one, text, offer, languages)
        if day is not None and is_bounded:
            day = day_or_days(day, text, offer)
        at = max(one.end(), day.end if day else 0)
        if day is None:
            continue
        before = found[-1] if found else None
        if before is not None and _is_one_day(before, day, text):
            weekday = before.weekday if before.weekday is not None else day.weekday
            found[-1] = Day(
                before.start,
                day.end,
                before.fit & day.fit if before.is_week or day.is_week else both(before.fit, day.fit),
                weekday,
                before.on or day.on,
                before.is_week and day.is_week,
                before.or_on or day.or_on,
            )
        else:
            found.append(day)
    return found


def _is_one_day(before: Day, day: Day, text: str) -> bool:
    between = text[before.end : day.start]
    if before.on is not None and before.weekday is None and re.fullmatch(r"\.\s+", text[before.end - 1 : day.start]):
        return False  # “… on the 13. Friday …”: two sentences
    has_date = before.on is not None or day.on is not None
    is_pair = (
        (
            before.weekday is not None
            and (day.is_week or (before.on is None and day.on is not None and day.weekday is None))
        )
        or (before.is_week and day.weekday is not None)
        or (
            before.weekday is None
            and before.on is not None
            and day.weekday is not None
            and day.on is None
            and text[day.start - 1 : day.start] in "( "
        )
        or (
            not before.is_week
            and before.weekday is None
            and before.on is None
            and (day.weekday is not None or day.on is not None)
            and "," in between
        )
    )
    if is_pair and before.on is not None and not before.is_week and day.weekday is not None and not has_date:
        return False
    return is_pair and _BETWEEN.fullmatch(between) is not None


def _day(one: re.Match[str], text: str, offer: Offer, languages: frozenset[str]) -> Day | None:
    if one.group("w"):
        return _weekday(one, text, offer, languages)
    for name, ahead in (("thisweek", 0), ("nextweek", 1), ("weekafter", 2)):
        if one.group(name):
            return Day(one.start(), one.end(), offer.week(ahead), is_week=True)
    if one.group("month"):
        month = MONTHS[one.group("month")]
        return Day(one.start("month"), one.end(), offer.on_days(lambda day: day.month == month), is_week=True)
    if one.group("newyear"):
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.year > offer.today.year), is_week=True)
    if one.group("weekend"):
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.weekday() >= 5))
    if one.group("working"):
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.weekday() < 5))
    for name, ahead in (("today", 0), ("tomorrow", 1), ("after", 2)):
        if one.group(name):
            return Day(one.start(), one.end(), offer.on_days((offer.today + timedelta(days=ahead)).__eq__))
    return _dated(one, offer, languages)


def _dated(one: re.Match[str], offer: Offer, languages: frozenset[str]) -> Day | None:
    if one.group("iso"):
        on = (int(one.group("iso")[5:7]), int(one.group("iso")[8:]))
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.isoformat() == one.group("iso")), on=on)
    if one.group("d6"):
        on = (int(one.group("m6")), int(one.group("d6")))
        day = Day(one.start(), one.end(), offer.on_days(lambda day: (day.month, day.day) == on), on=on)
        if _MAY_BE_HOURS.fullmatch(one.group(0)) and not (day.fit.maybe and languages.isdisjoint({"en", "de", "pl"})):
            return None
        return _in_year(day, one.group("y6"), offer)
    if one.group("d3"):
        return _in_year(_numeric(one, offer), one.group("y3"), offer)
    foreign = one.group("d4") and {"de": "nl", "o": "pt", "le": "fr", "il": "it"}.get(one.group(0).split()[0])
    if foreign and foreign not in languages:
        return None
    if one.group("word"):
        number = next(n for pattern, n in DAY_WORDS if pattern.fullmatch(one.group("word")))
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.day == number), on=(0, number))
    if one.group("d7"):
        same = offer.on_days(lambda day: day.day == int(one.group("d7")))
        return (
            Day(one.start(), one.end(), same, on=(0, int(one.group("d7"))))
            if same.maybe and languages == {"de"}
            else None
        )
    month = MONTHS[one.group("m1") or one.group("m2")] if one.group("m1") or one.group("m2") else 0
    number = int(one.group("d1") or one.group("d2") or one.group("d4") or one.group("d5"))
    if not 1 <= number <= 31:
        return None
    fit = offer.on_days(lambda day: day.day == number and month in {0, day.month})
    is_date = re.match(r"(?:no |o )?d[ií]a", one.group(0)) is not None
    if not month and not is_date and number in {option.number for option in offer.options}:
        if one.group("d5") or not fit.maybe:
            return None  # a place in the list, if anything
        fit = (fit | offer.numbered({number})).doubted() if fit != offer.numbered({number}) else fit
    return _in_year(Day(one.start(), one.end(), fit, on=(month, number)), one.group("y1") or one.group("y2"), offer)


def _in_year(day: Day | None, year: str | None, offer: Offer) -> Day | None:
    """The same day, if it names no year or that of an offered start; of another year it is none of them."""
    if day is None or year is None:
        return day
    return replace(day, fit=day.fit & offer.on_days(lambda one: one.year % 100 == int(year) % 100))


def _numeric(one: re.Match[str], offer: Offer) -> Day | None:
    """Day and month as numbers; where both orders are dates that were offered, it stays open."""
    first, second = int(one.group("d3")), int(one.group("m3"))
    day_first = offer.on_days(lambda day: (day.day, day.month) == (first, second))
    if one.group("sep") == ".":
        is_clock = (
            len(one.group("m3")) == 2
            and first < 24
            and offer.at_times(*[lambda m: m % 720 == (first % 12) * 60 + second] * 2).maybe
        )
        if not 1 <= second <= 12 or not 1 <= first <= 31 or (is_clock and not day_first.maybe):
            return None
        fit = day_first.doubted() if is_clock else day_first
        return Day(one.start(), one.end(), fit, on=(second, first))
    if not (1 <= second <= 12 or 1 <= first <= 12) or max(first, second) > 31:
        return None
    month_first = offer.on_days(lambda day: (day.day, day.month) == (second, first))
    fit = day_first | month_first
    is_open = bool(day_first.maybe) and bool(month_first.maybe) and day_first != month_first
    orders = [(month, day) for month, day in ((second, first), (first, second)) if month <= 12]
    if bool(day_first.maybe) != bool(month_first.maybe):
        orders = [(second, first) if day_first.maybe else (first, second)]
    return Day(one.start(), one.end(), fit.doubted() if is_open else fit, on=orders[0], or_on=orders[-1])


def _weekday(one: re.Match[str], text: str, offer: Offer, languages: frozenset[str]) -> Day | None:
    name = one.group("w")
    if name in _PORTUGUESE and "pt" not in languages:
        return None
    weekday = WEEKDAYS[name]
    fit = offer.on_days(lambda day: day.weekday() == weekday)
    if one.group("next") or one.group("behind"):
        fit = _next(weekday, offer)
    elif one.group("coming"):
        soon = fit & offer.on_days(lambda day: day <= offer.today + timedelta(days=7))
        fit = soon if soon.maybe or one.group("coming") not in _THAT else fit
    start = one.start("next") if one.group("next") else one.start("coming") if one.group("coming") else one.start("w")
    if text[:start].endswith("no ") and "pt" in languages and "es" not in languages:
        start -= len("no ")
    number = _DATE_BEHIND.match(text, one.end())
    if number is None or not 1 <= int(number.group(1)) <= 31 or _ENDS_A_MONTH.match(text, number.end()):
        return Day(start, one.end(), fit, weekday)
    day_of_month = int(number.group(1))
    same = offer.on_days(lambda day: day.day == day_of_month)
    is_said = any(sign.isalpha() or sign == "(" for sign in number.group(0))
    is_option = day_of_month in {option.number for option in offer.options}
    if not same.maybe and not is_said and "en" not in languages and _is_hour_of(day_of_month, fit, offer):
        if _HOUR_BEHIND.match(text, number.end()):
            return Day(start, number.end(), NOTHING, weekday, on=(0, day_of_month))
        return Day(start, one.end(), fit, weekday)
    if same.maybe or day_of_month > 12 or (is_said and not is_option):
        return Day(start, number.end(), both(fit, same) if same.maybe else NOTHING, weekday, on=(0, day_of_month))
    is_date = any(sign.isalpha() for sign in number.group(0)) and _AS_OPTION.match(text, number.end()) is None
    return Day(start, one.end(), fit.doubted() if is_date and is_option else fit, weekday)


def _is_hour_of(number: int, fit: Fit, offer: Offer) -> bool:
    """“Czwartek 18”, where no Thursday is an eighteenth but one was offered at that hour."""
    return bool((fit & offer.at_times(*[lambda minute: minute == number * 60] * 2)).maybe)


def _next(weekday: int, offer: Offer) -> Fit:
    """The next Tuesday: the one that comes first, or that of next week; sure where the two are one."""
    ahead = (weekday - offer.today.weekday()) % 7 or 7
    nearest = offer.on_days((offer.today + timedelta(days=ahead)).__eq__)
    in_next_week = offer.week(1) & offer.on_days(lambda day: day.weekday() == weekday)
    both = nearest | in_next_week
    same_day = ahead >= 7 - offer.today.weekday()
    return both if same_day else both.doubted()
