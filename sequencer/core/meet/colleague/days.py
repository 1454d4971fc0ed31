"""Days in a colleague's words about their own time: one day, a stretch, a weekday of every week; from the words of one clause."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sequencer.core.meet.colleague.lengths import Stretch, lengths_in, sunday
from sequencer.core.meet.colleague.words import BACK, BETWEEN, EVERY, FROM, SPAN_TO, UNTIL
from sequencer.core.meet.offered import Offer, Option
from sequencer.core.meet.pick.named.days import days_in
from sequencer.core.meet.pick.named.one_day import disagrees
from sequencer.core.meet.pick.named.one_named import Day
from sequencer.core.meet.pick.vocabulary.day_words import WEEKDAYS_ONLY, WEEKEND

TAKEN = "¦"
_LOOKED_AHEAD = 370  # days
_FIRST_NUMBER = 1001  # beyond any number that somebody may write
_WEEK_OF = re.compile(
    r"(?<!\w)(?:the )?week (?:of|commencing|beginning|starting)(?: on)? (?:the |monday )?$|(?:der |die )?woche (?:vom|ab|ab dem) $|(?:la )?semaine du (?:lundi )?$|(?:la )?semana del (?:lunes )?$"
)
_NUMBER_BEFORE = re.compile(
    rf"(?<![\d:.,/])(?P<n>\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?P<to>\s?(?:{SPAN_TO})\s?(?:the |den |dem |le |el )?)$"
)
_NUMBER_BEHIND = re.compile(rf"(?P<to>\s?(?:{SPAN_TO})\s?(?:the )?)(?P<n>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,/%]|\w)")
_ENDS_IN_FIGURES = re.compile(r"[^\W\d_]+\.? (?:the )?\d{1,2}(?:st|nd|rd|th)?$")
_SPAN = re.compile(rf"\s?(?:{SPAN_TO})\s?(?:and including )?(?:the |on |zum |den |dem |am |le |el |l')?")
_BACK_BETWEEN = re.compile(rf"[\s,]*(?:and |und |et |y )?(?:{BACK})\s?(?:the |on |am |den |dem |le |el )*")
_LEAD = r"(?:\s(?:the|den|dem|der|le|el|l'))?\s*$"
_FROM, _UNTIL = re.compile(rf"(?<!\w)(?:{FROM}){_LEAD}"), re.compile(rf"(?<!\w)(?:{UNTIL}){_LEAD}")
_RETURNS = re.compile(rf"(?<!\w)(?:{BACK}){_LEAD}")
_EVERY = re.compile(rf"(?<!\w)(?:{EVERY})\s*$")
_LISTED = re.compile(r"(?:,\s?| ?and |,? ?und |,? ?et |,? ?y |,? ?or |,? ?oder |,? ?ou |,? ?o )(?:on |am |the )?")
_PLURAL = re.compile(r"(?:days|tags|mittwochs|abends|dis|dimanches|samedis|wochenenden|weekends)$")
_PART_PLURAL = re.compile(
    r"\s?(?:mornings|afternoons|evenings|lunchtimes|lunches|nights|morgens|vormittags|mittags|nachmittags|abends)(?!\w)"
)


def calendar_of(today: date, zone: ZoneInfo) -> Offer:
    """A year of days as the reader of picks wants them, one option for each, so that it tells which a word means."""
    noon = [datetime.combine(today + timedelta(days=n), time(12), zone).astimezone(UTC) for n in range(_LOOKED_AHEAD)]
    return Offer(tuple(Option(_FIRST_NUMBER + n, at) for n, at in enumerate(noon)), zone, today)


def dated_in(text: str, calendar: Offer, languages: frozenset[str]) -> list[Stretch]:
    """The days of a lower-case clause that no clock time can be taken for: with their month, by length, by week."""
    found = lengths_in(text, calendar.today)
    rest = text
    for one in found:
        rest = masked(rest, one.start, one.end)
    for day in days_in(rest, calendar, languages, is_bounded=False):
        said = rest[day.start : day.end]
        if (day.on is not None and day.on[0]) or re.search(r"\d{4}-\d\d-\d\d|\d[./]\d", said):
            found.append(_with_numbers(rest, _stretch(rest, day, calendar)))
    return found


def stretches_in(
    text: str, spoken: str, dated: list[Stretch], calendar: Offer, languages: frozenset[str]
) -> list[Stretch]:
    """Every day or stretch of days that a clause names, in its order.

    `dated` are known already; `text` is the clause as it is `spoken`, clock times taken out.
    """
    rest = text
    for one in dated:
        rest = masked(rest, one.start, one.end)
    days = [_stretch(spoken, day, calendar) for day in days_in(rest, calendar, languages, is_bounded=False)]
    return _bounded(rest, _joined(rest, sorted([*dated, *days], key=lambda one: one.start)), calendar.today)


def masked(text: str, start: int, end: int) -> str:
    return text[:start] + TAKEN * (end - start) + text[end:]


def _stretch(text: str, day: Day, calendar: Offer) -> Stretch:
    """One mention as days: the nearest that it means."""
    said = text[day.start : day.end].strip()
    sure = _dates(calendar, day.fit.sure)
    dates = _dates(calendar, day.fit.maybe)
    is_sure = sure == dates and bool(dates) and not disagrees(day, calendar)
    plain = Stretch(day.start, day.end, calendar.today, None, is_sure=is_sure)
    if not dates:
        return replace(plain, last=calendar.today, is_sure=False)
    if _is_plural(text, day) and day.weekday is not None and day.on is None and not day.is_week:
        return replace(plain, weekdays=frozenset({day.weekday + 1}))
    if day.is_week:
        return replace(plain, first=dates[0], last=sunday(dates[0]))
    if re.search(rf"(?:{WEEKDAYS_ONLY})$", said):
        return replace(plain, weekdays=frozenset(range(1, 6)))
    if re.search(rf"(?:{WEEKEND})$", said):
        if _PLURAL.search(said) or _EVERY.search(text[: day.start]):
            return replace(plain, weekdays=frozenset({6, 7}))
        first = dates[0]
        return replace(plain, first=first, last=sunday(first))
    named_by = day.weekday if day.on is None and len(dates) > 1 else None
    is_today = named_by is not None and dates[0] == calendar.today
    missing = day.on is not None and day.on[0] == 0
    return replace(
        plain,
        first=dates[0],
        last=dates[0],
        month_missing=missing,
        weekday=named_by,
        in_week=day.weekday is not None and day.on is None and len(dates) == 1,
        is_today=is_today,
    )


def _is_plural(text: str, day: Day) -> bool:
    said = text[day.start : day.end].strip(" .,")
    return (
        _PLURAL.search(said) is not None
        or _EVERY.search(text[max(0, day.start - 24) : day.start]) is not None
        or _PART_PLURAL.match(text, day.end) is not None
    )


def _dates(calendar: Offer, numbers: frozenset[int]) -> list[date]:
    return [calendar.today + timedelta(days=one - _FIRST_NUMBER) for one in sorted(numbers)]


def _with_numbers(text: str, one: Stretch) -> Stretch:
    """The first day of “3 to 10 March” and the last of “March 3 to 10”, which lack their month."""
    if one.weekdays or one.last != one.first or not re.search(r"\d", text[one.start : one.end]):
        return one
    if before := _NUMBER_BEFORE.search(text, max(0, one.start - 24), one.start):
        first = _same_month(one.first, int(before.group("n")))
        if first is not None and first <= one.first:
            return replace(one, start=before.start(), first=first)
    if _ENDS_IN_FIGURES.search(text[one.start : one.end]) and (behind := _NUMBER_BEHIND.match(text, one.end)):
        last = _same_month(one.first, int(behind.group("n")))
        if last is not None and last >= one.first:
            return replace(one, end=behind.end(), last=last)
    return one


def _same_month(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _joined(text: str, found: list[Stretch]) -> list[Stretch]:
    """Two ends with *to* between them are one stretch; so are “from the 3rd” and “back on the 10th”."""
    joined: list[Stretch] = []
    for one in found:
        before = joined[-1] if joined else None
        between = text[before.end : one.start] if before else ""
        if before is None or (before.last is None and not before.weekdays):
            joined.append(one)
        elif _SPAN.fullmatch(between) or (_LISTED.fullmatch(between) and _is_between(text, before)):
            joined[-1] = _span(before, one)
        elif _BACK_BETWEEN.fullmatch(between) and not before.weekdays and one.last is not None:
            joined[-1] = replace(
                _span(before, replace(one, first=one.first - timedelta(days=1), last=one.first - timedelta(days=1)))
            )
        elif before.weekdays and one.weekday is not None and _LISTED.fullmatch(between):
            joined.append(replace(one, is_sure=False))  # “Mondays and Tuesday”
        elif before.in_week and one.weekday is not None and _LISTED.fullmatch(between):
            joined.append(_in_week_of(before.first, one))  # “next week Tuesday and Wednesday”
        else:
            joined.append(one)
    for place, (one, after) in enumerate(pairwise(joined)):  # “Monday and Thursday evenings”
        if one.weekday is not None and after.weekdays and _LISTED.fullmatch(text[one.end : after.start]):
            joined[place] = replace(one, weekdays=frozenset({one.weekday + 1}), last=None, weekday=None)
    return joined


def _is_between(text: str, one: Stretch) -> bool:
    return re.search(rf"(?<!\w)(?:{BETWEEN})(?: the)?\s*$", text[: one.start]) is not None


def _span(first: Stretch, last: Stretch) -> Stretch:
    """From one named day to another."""
    is_sure = first.is_sure and last.is_sure
    named = [one.weekday + 1 if one.weekday is not None else min(one.weekdays, default=0) for one in (first, last)]
    if first.weekdays or last.weekdays:
        days = frozenset(range(named[0], named[1] + 1))
        return replace(first, end=last.end, weekdays=days, is_sure=is_sure and 0 < named[0] < named[1])
    if last.in_week and first.weekday is not None:
        first = _in_week_of(last.first, first)
    begins, ends = first.first, last.last or last.first
    if first.month_missing and not last.month_missing:
        anchored = _same_month(ends, begins.day)
        begins = anchored if anchored is not None and anchored <= ends else begins
    if last.weekday is not None and ends < begins:
        ends += timedelta(days=7 * ((begins - ends).days // 7 + 1))
    if last.weekday is not None and first.weekday is None:
        ends = begins + timedelta(days=(last.weekday - begins.weekday()) % 7)
    if last.month_missing and ends < begins:
        ends = (begins + timedelta(days=31)).replace(day=ends.day) if ends.day < 29 else begins
    is_today = first.is_today or (last.is_today and first.weekday is not None)
    return Stretch(first.start, last.end, begins, ends, is_sure=is_sure and begins <= ends, is_today=is_today)


def _in_week_of(day: date, one: Stretch) -> Stretch:
    """A weekday in the week of another day."""
    assert one.weekday is not None, "only a weekday is asked for"
    meant = day + timedelta(days=one.weekday - day.weekday())
    return replace(one, first=meant, last=meant, in_week=True, weekday=None, is_today=False)


def _bounded(text: str, found: list[Stretch], today: date) -> list[Stretch]:
    """With the words before them: from then on, until then, back then, the week of."""
    bounded = []
    for one in found:
        lead = text[max(0, one.start - 40) : one.start]
        if one.weekdays:
            bounded.append(one)
        elif week := _WEEK_OF.search(lead):
            start = one.start - len(week.group(0))
            bounded.append(replace(one, start=start, last=sunday(one.first), weekday=None))
        elif back := _RETURNS.search(lead):
            last = one.first - timedelta(days=1)
            is_sure = one.is_sure and last >= today
            bounded.append(
                replace(
                    one,
                    start=one.start - len(back.group(0)),
                    first=today,
                    last=last,
                    is_sure=is_sure,
                    weekday=None,
                    is_away=True,
                )
            )
        elif (from_ := _FROM.search(lead)) and one.first == one.last:
            bounded.append(replace(one, start=one.start - len(from_.group(0)), last=None, weekday=None))
        elif from_ := _FROM.search(lead):
            bounded.append(replace(one, start=one.start - len(from_.group(0))))
        elif until := _UNTIL.search(lead):
            bounded.append(
                replace(
                    one, start=one.start - len(until.group(0)), first=today, last=one.last or one.first, weekday=None
                )
            )
        else:
            bounded.append(one)
    return bounded
