"""Days in an answer: weekdays, dates, tomorrow, next week; each as the offered options that lie on them."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.read.phrases_calendar import MONTHS, WEEKDAYS


@dataclass(frozen=True)
class Day:
    """A stretch of the text about a day. `weekday` and `on` (month and day) are what it literally says."""

    start: int
    end: int
    fit: Fit
    weekday: int | None = None
    on: tuple[int, int] | None = None
    is_week: bool = False


_SHORT = frozenset({"mon", "sat", "sun", "dom", "mar", "lun", "tue", "wed", "thu", "fri"})


def _words(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_PART = "abend|nachmittag|vormittag|mittag|morgen|früh|avond|middag|ochtend|namiddag|kväll|morgon|eftermiddag|förmiddag"
_LONG_DAYS = _words([name for name in WEEKDAYS if len(name) > 3])
_MONTH = _words(list(MONTHS))
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.|:[ae]|e|-?go)?"
_OF = r"(?:of |de |del |d'|di |do )?"
_NO_TIME = r"(?!\d|[:h]\d|\.\d\d(?!\d)|\s?(?:am|pm|a\.m|p\.m|uhr|h|uur|o'clock|heures?|horas|ore)(?!\w))"
_TODAY = r"today|tonight|heute|aujourd'hui|hoy|vandaag|oggi|hoje|dzisiaj|dziś|idag|i dag"
_TOMORROW = r"tomorrow|(?<!am )(?<!guten )(?<!tag )(?<!woch )(?<!dag )morgen|demain|(?<!la )mañana|domani|amanhã|jutro|imorgon|i morgon"
_AFTER = r"day after tomorrow|übermorgen|après-demain|pasado mañana|overmorgen|dopodomani|depois de amanhã|pojutrze|övermorgon|i övermorgon"
_NEXT_WEEK = r"(?:the )?next week|nächste[rn]? woche|kommende[rn]? woche|(?:la )?semaine prochaine|(?:la )?próxima semana|(?:la )?semana que viene|volgende week|(?:la )?(?:settimana prossima|prossima settimana)|semana que vem|przyszłym tygodniu|nästa vecka|week after|following week"
_THIS_WEEK = r"this week|diese[rn]? woche|cette semaine|esta semana|deze week|questa settimana|tym tygodniu|denna vecka|den här veckan"
_WEEKEND = (
    r"(?:the )?weekends?|wochenende|week-end|fin de semana|fine settimana|fim de semana|weekendzie|weekend|helgen"
)
_ANY = re.compile(
    rf"(?P<iso>(?<!\d)\d{{4}}-\d\d-\d\d(?!\d))"
    rf"|(?<![\w.:])(?P<d1>\d{{1,2}}){_ORDINAL}\s?{_OF}(?P<m1>{_MONTH})(?!\w)\.?(?:,? (?:de |del )?(?P<y1>20\d\d))?"
    rf"|(?<!\w)(?P<m2>{_MONTH})\.? (?:the )?(?P<d2>\d{{1,2}}){_NO_TIME}{_ORDINAL}(?!\w)(?:,? (?P<y2>20\d\d))?"
    rf"|(?<!um )(?<!at )(?<!kl )(?<![\w.:/])(?P<d3>\d{{1,2}})(?P<sep>[./])(?P<m3>\d{{1,2}})(?:(?P=sep)(?:20)?(?P<y3>\d\d))?(?![\d%:]|\s?(?:uhr|h|am|pm)\b)\.?"
    rf"|(?<!\w)(?:(?P<after>{_AFTER})|(?P<tomorrow>{_TOMORROW})|(?P<today>{_TODAY})|(?P<nextweek>{_NEXT_WEEK})|(?P<thisweek>{_THIS_WEEK})|(?P<weekend>{_WEEKEND}))(?!\w)"
    rf"|(?<!\w)(?P<w>{_LONG_DAYS})(?:s|s'|en|ens|ar)?(?:-feira)?(?!\w)"
    rf"|(?<!\w)(?P<w3>tue|wed|thu|fri|sat|(?:mon|sun)(?=[-–/]|\.?,? (?:\d|at|or|and|works|is|after|morning|evening|afternoon|the)|$))\.?(?!\w)"
    rf"|(?<!\w)(?:the|den|dem|am|le|el|il|(?:no |o )?dia|día|de|på) (?P<d4>\d{{1,2}})(?!\.\d){_NO_TIME}(?:st|nd|rd|th|\.|er|e|º|:e)?(?![\w%])(?! (?:option|slot|one))"
    rf"|(?<![\w.:/])(?P<d5>\d{{1,2}})(?:st|nd|rd|th)(?!\w)(?! (?:option|slot|one|time))"
)  # fmt: skip
_WITH_NUMBER = re.compile(
    rf",? ?(?:the |den |dem |der |le |el |il |dia |día |de |på )?(\d{{1,2}})(?![./]\d){_NO_TIME}{_ORDINAL}(?![\w%/])"
)
_COMPOUND = re.compile(rf"(?<!\w)({_LONG_DAYS})({_PART})")
_BOUND = re.compile(
    r"(?<!\w)(?:after|before|from|until|till|by|since|through|to|later than|earlier than|ab|nach|vor|bis|seit|à partir d[ue]|après|avant|jusqu'(?:à|au)|dès|desde|después del?|antes del?|hasta|vanaf|voor|tot|sinds|dal|dalla|dopo|prima di|entro|a partir d[aeo]|depois d[aeo]|antes d[aeo]|até|od|po|przed|från|efter|före|[-–])\s*(?:the |den |dem |der |le |el |il |l')?$"
)
_BOUND_BY_LANGUAGE = re.compile(
    r"(?<!\w)(?:do (?:poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli)|na (?:\w+dag|\d.*))$"
)
_RANGE = re.compile(
    rf"\s?(?:[-–]|to|bis|au|tot|t/m|till|through|until)\s?(?:the )?(?:{_LONG_DAYS}|tue|wed|thu|fri|sat|sun)(?!\w)"
    r"|\s(?:onwards?|or later|and (?:after|later)|on(?=$|[.,!]))"
)
_BETWEEN = re.compile(r"[\s,.(]*(?:the |den |dem |der |le |el |il |dia |día |de |på )?")


def days_in(text: str, offer: Offer) -> list[Day]:
    """Every day a lower-case text names, in its order; a weekday with its date is one day."""
    found: list[Day] = []
    at = 0
    while (one := _ANY.search(text, at)) is not None:
        day = _day(one, text, offer)
        at = max(one.end(), day.end if day else 0)
        if day is None:
            continue
        day = _bounded(day, text, offer)
        before = found[-1] if found else None
        if before is not None and _is_one_day(before, day, text):
            found[-1] = Day(before.start, day.end, before.fit & day.fit, before.weekday, day.on)
        else:
            found.append(day)
    return found


def apart(text: str) -> str:
    """Weekdays and parts of the day that are written as one word, as two."""
    return _COMPOUND.sub(r"\1 \2", text)


def disagrees(day: Day, today: date) -> bool:
    """Whether a weekday stands next to a date that falls on another one, in the months to come."""
    if day.weekday is None or day.on is None:
        return False
    month, number = day.on
    for year in (today.year, today.year + 1):
        try:
            meant = date(year, month, number) if month else None
        except ValueError:
            continue
        if meant is not None and meant >= today - timedelta(days=30):
            return meant.weekday() != day.weekday
    return False


def _bounded(day: Day, text: str, offer: Offer) -> Day:
    """After, before, from or up to a day is a stretch of days; which of them are meant is left to a question."""
    before = max(0, day.start - 24)
    if (
        _BOUND.search(text[before : day.start])
        or _BOUND_BY_LANGUAGE.search(text[before : day.end])
        or _RANGE.match(text, day.end)
    ):
        return Day(day.start, day.end, offer.all.doubted(), day.weekday, day.on)
    return day


def _is_one_day(before: Day, day: Day, text: str) -> bool:
    between = text[before.end : day.start]
    is_pair = before.weekday is not None and before.on is None and (day.on is not None or day.is_week)
    return is_pair and _BETWEEN.fullmatch(between) is not None


def _day(one: re.Match[str], text: str, offer: Offer) -> Day | None:
    if one.group("w") or one.group("w3"):
        return _weekday(one, text, offer)
    if one.group("nextweek") or one.group("thisweek"):
        return Day(one.start(), one.end(), offer.week(1 if one.group("nextweek") else 0), is_week=True)
    if one.group("weekend"):
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.weekday() >= 5))
    for name, ahead in (("today", 0), ("tomorrow", 1), ("after", 2)):
        if one.group(name):
            return Day(one.start(), one.end(), offer.on_days((offer.today + timedelta(days=ahead)).__eq__))
    return _dated(one, offer)


def _dated(one: re.Match[str], offer: Offer) -> Day | None:
    if one.group("iso"):
        return Day(one.start(), one.end(), offer.on_days(lambda day: day.isoformat() == one.group("iso")))
    if one.group("d3"):
        return _in_year(_numeric(one, offer), one.group("y3"), offer)
    month = MONTHS[one.group("m1") or one.group("m2")] if one.group("m1") or one.group("m2") else 0
    number = int(one.group("d1") or one.group("d2") or one.group("d4") or one.group("d5"))
    if not 1 <= number <= 31:
        return None
    fit = offer.on_days(lambda day: day.day == number and month in {0, day.month})
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
        return Day(one.start(), one.end(), day_first, on=(second, first)) if 1 <= second <= 12 else None
    if not (1 <= second <= 12 or 1 <= first <= 12) or max(first, second) > 31:
        return None
    month_first = offer.on_days(lambda day: (day.day, day.month) == (second, first))
    fit = day_first | month_first
    is_open = bool(day_first.maybe) and bool(month_first.maybe) and day_first != month_first
    on = (second, first) if day_first.maybe and second <= 12 else (first, second) if first <= 12 else None
    return Day(one.start(), one.end(), fit.doubted() if is_open else fit, on=None if is_open else on)


def _weekday(one: re.Match[str], text: str, offer: Offer) -> Day:
    name = one.group("w") or one.group("w3")
    weekday = WEEKDAYS[name]
    fit = offer.on_days(lambda day: day.weekday() == weekday)
    number = _WITH_NUMBER.match(text, one.end())
    if number is not None and 1 <= int(number.group(1)) <= 31 and not _MONTHS_NEXT.match(text, number.end()):
        same = offer.on_days(lambda day: day.day == int(number.group(1)))
        if same.maybe or int(number.group(1)) > 12:
            return Day(one.start(), number.end(), fit & same, weekday, on=(0, int(number.group(1))))
        if number.group(0)[:1] == " " and not number.group(0).strip()[:1].isdigit():
            return Day(one.start(), number.end(), NOTHING, weekday, on=(0, int(number.group(1))))
    return Day(one.start(), one.end(), fit, weekday)


_MONTHS_NEXT = re.compile(rf"\s?{_OF}(?:{_MONTH})(?!\w)|[./]\d")
