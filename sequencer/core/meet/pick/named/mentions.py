"""What an answer names: options, days, times and zones, each once, and the words that are left when they are taken out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.named.clock import Clock, clocks_in
from sequencer.core.meet.pick.named.days import days_in
from sequencer.core.meet.pick.named.numbers import CALLED, Named, bare_in, numbered_in, others_in
from sequencer.core.meet.pick.named.one_named import Day, is_limit
from sequencer.core.meet.pick.named.times import Times, hours_behind, times_in
from sequencer.core.meet.pick.named.two_clocks import with_one_clock
from sequencer.core.meet.pick.named.zones import Zone, zones_in
from sequencer.core.meet.pick.phrasing.text import Answer

# Where a number with a dot is an ordinal, the sentence ends only before words that begin one.
_DOTTED = frozenset({"de", "pl"})
_STARTS = re.compile(
    r"\s*\n|\s+(?:Ich|Wir|Da|Das|Dann|Danach|Davor|Am|Um|An|Im|In|Für|Könnt\w*|Kann|Können|Geht|Ginge|Hätten|Hättet|Haben|Habt|Wäre|Würde|Danke|Viele|Liebe|Mit|Bis|Aber|Leider|Sorry|Gibt|Freue|Sonst|Es|Passt|Wie|Nur|Und|Oder|Also|Falls|Wenn)(?!\w)"
)
_POLISH_START = re.compile(r"\s+[A-ZŁŚŻŹĆÓ]")

TAKEN = "¦"  # stands for words that are understood already


@dataclass(frozen=True)
class Mentions:
    """Everything named in an answer or in a stretch of it; `rest` are its words with those taken out."""

    rest: str
    options: tuple[Named, ...]
    days: tuple[Day, ...]
    times: tuple[Times, ...]
    zones: tuple[Zone, ...]
    clock: ZoneInfo | None  # the zone that clock times are meant in, where another than the candidate's is named
    is_elsewhere: bool  # a zone is named that nobody can tell
    words: str  # the whole answer
    offset: int = 0  # where `rest` begins in the answer

    def within(self, start: int, end: int) -> "Mentions":
        """Those of one clause, at their places in it."""
        return Mentions(
            self.rest[start:end],
            tuple(one for one in self.options if start <= one.start < end),
            tuple(one for one in self.days if start <= one.start < end),
            tuple(one for one in self.times if start <= one.start < end),
            tuple(one for one in self.zones if start <= one.start < end),
            self.clock,
            self.is_elsewhere,
            self.words,
            start,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.options or self.days or self.times)


@lru_cache(maxsize=4)
def mentions_in(answer: Answer, offer: Offer) -> Mentions:
    """Every mention of an answer, as what was offered lets it be read."""
    answer = with_one_clock(answer, offer)
    text = answer.words
    zones = zones_in(answer.cased if len(answer.cased) == len(text) else text, offer.zone)
    rest = _without(text, zones)
    known = {one.zone for one in zones}
    is_elsewhere = None in known or len(known) > 1
    clock = next(iter(known)) if len(known) == 1 else None
    seen_from = offer.on_clock_of(clock) if clock is not None else offer
    told = [one for one in clocks_in(rest, answer.languages) if one.is_told and not CALLED.search(rest, 0, one.start)]
    named = numbered_in(_without(rest, told), offer)
    days = days_in(_without(rest, [*told, *named]), seen_from, answer.languages)
    days = [replace(one, end=one.end - 1) if _ends_sentence(one, answer) else one for one in days]
    rest = _without(rest, [*named, *days])
    times = times_in(rest, answer.languages)
    times = sorted([*times, *hours_behind(_without(rest, times), days, offer)], key=lambda one: one.start)
    rest = _without(rest, times)
    bare = bare_in(rest, offer)
    rest = _without(rest, bare)
    if answer.languages == {"pt"}:
        rest = re.sub(r"(?<!\w)no(?= ¦)", "na", rest)  # there “no” says where, not no
    options = sorted([*named, *bare], key=lambda one: one.start)
    return Mentions(rest, tuple(options), tuple(days), tuple(times), tuple(zones), clock, is_elsewhere, text)


def _ends_sentence(day: Day, answer: Answer) -> bool:
    """Whether the dot behind a number is a full stop and makes it no ordinal."""
    text = answer.words
    if not re.match(r"\d\.\s", text[day.end - 2 : day.end + 1]):
        return False
    if not answer.languages & _DOTTED:
        return True
    cased = answer.cased if len(answer.cased) == len(text) else text
    return (_POLISH_START if answer.languages == {"pl"} else _STARTS).match(cased, day.end) is not None


def meaning(found: Mentions, offer: Offer) -> tuple[Fit | None, bool]:
    """What the mentions of a clause mean together, and whether its number and its day exclude each other."""
    when = _when(found, offer)
    plain = [one for one in found.options if one.place is None]
    if found.options and not plain and when is not None:
        if len(found.options) == 1 and _says_twice(found, found.options[0].place or 0, when, offer):
            return when, False
        placed = _placed(found.options, when, offer)
        return placed if all(one.fit.sure for one in found.options) else placed.doubted(), False
    if not found.options:
        return when, False
    numbers = NOTHING
    for option in found.options:
        numbers |= option.fit if option.place is None or not plain else NOTHING
    if not plain and any(one.is_of_two for one in found.options):
        numbers = _placed(found.options, offer.all, offer)
    if when is None:
        return numbers, False
    times = min([one.start for one in found.days] + [one.start for one in found.times])
    first, second = sorted([found.options[0].start, times])
    if len(plain) == 1 and first != second and _are_joined(found.rest, first - found.offset, second - found.offset):
        return numbers | when, False
    if len(found.options) == 1 and found.options[0].nth:
        return _nth(found.options[0], when, offer), False
    both = numbers & when
    return both, bool(numbers.maybe) and not both.maybe


def _says_twice(found: Mentions, place: int, when: Fit, offer: Offer) -> bool:
    """“The second Thursday, the 19th”: a place among the starts on that weekday, and its date."""
    dated = [one for one in found.days if one.on is not None and one.weekday is not None]
    if len(found.days) != 1 or not dated or len(when.sure) != 1 or when.sure != when.maybe:
        return False
    alike = offer.on_days(lambda day: day.weekday() == dated[0].weekday)
    return offer.ranked(alike, place, is_of_two=False, is_by_date=True).maybe == when.maybe


def _nth(option: Named, when: Fit, offer: Offer) -> Fit:
    """“Friday, the second” is the second option or the second of that day; a date beside it decides."""
    in_list = option.fit & when
    if len(when.maybe) == 1:
        (number,) = when.maybe
        day = {offer.local(one).weekday() for one in offer.options if one.number == number}
        alike = offer.on_days(lambda one: one.weekday() in day)
        of_alike = offer.ranked(alike, option.nth - 1, is_of_two=False, is_by_date=True)
        return when if in_list.maybe or of_alike.maybe == when.maybe else when.doubted()
    of_these = offer.ranked(when, option.nth - 1, is_of_two=False, is_by_date=True)
    if not in_list.maybe:
        return of_these
    return in_list if of_these.maybe == in_list.maybe else (in_list | of_these).doubted()


def _are_joined(rest: str, first: int, second: int) -> bool:
    return is_joined(rest[first:second])


def is_joined(between: str) -> bool:
    """Whether the words between two mentions put them side by side: “or”, “and”."""
    return any(word in _JOINED for word in between.replace(TAKEN, " ").split())


_JOINED = frozenset(
    [
        "or",
        "and",
        "und",
        "oder",
        "et",
        "ou",
        "y",
        "o",
        "u",
        "e",
        "of",
        "en",
        "i",
        "lub",
        "albo",
        "och",
        "eller",
        "/",
        "&",
        "+",
    ]
)


def _placed(options: Iterable[Named], among: Fit, offer: Offer) -> Fit:
    fit = NOTHING
    for one in options:
        if one.place is not None:
            fit |= offer.ranked(among, one.place, is_of_two=one.is_of_two, is_by_date=one.is_by_date)
    return fit


def _when(found: Mentions, offer: Offer) -> Fit | None:
    """Days and times in their order: “Tuesday at 6 or Thursday at 7” are two, “Tuesday or Thursday after 6” is open."""
    groups: list[tuple[list[Day], list[Times]]] = [([], [])]
    mentions: list[Day | Times] = [*found.days, *found.times]
    for one in sorted(mentions, key=lambda each: each.start):
        in_days, in_times = groups[-1]
        is_led_by_time = bool(in_days and in_times) and in_times[0].start < in_days[0].start
        if isinstance(one, Day):
            if in_days and in_times and not is_led_by_time and not one.is_week:
                groups.append(([one], []))
            else:
                in_days.append(one)
        elif is_led_by_time and one.is_exact and in_times[-1].is_exact:
            groups.append(([], [one]))
        else:
            in_times.append(one)
    read = [fit for group in groups if (fit := _group(*group, offer, found)) is not None]
    if not read:
        return None
    result = NOTHING
    for fit in read:
        result |= fit
    has_loose_time = len(groups) > 1 and any(len(in_times) > 1 for _, in_times in groups)
    return result.doubted() if has_loose_time else result


def _group(days: list[Day], times: list[Times], offer: Offer, found: Mentions) -> Fit | None:
    if not days and not times:
        return None
    weeks = [one.fit for one in days if one.is_week]
    on_days = NOTHING if any(not one.is_week for one in days) else offer.all
    for day in days:
        if not day.is_week:
            on_days |= day.fit
    for week in weeks:
        on_days &= week
    if not times:
        return on_days
    together = on_days & _times(times, offer, found)
    if len(on_days.sure) == 1 and on_days.sure == on_days.maybe == together.maybe and all(one.is_part for one in times):
        together = on_days  # of the only start of a day nothing but that can be meant by its evening
    if found.clock is not None and days:
        together = Fit(together.sure - _on_another_day(offer, found.clock), together.maybe)
    if len(together.maybe) == 1 and not together.sure and _is_told_by_hour(days, times, together, offer, found):
        together = Fit(together.maybe, together.maybe)
    is_open = len(days) - len(weeks) > 1 and times[0].start > days[-1].start
    # Whether the time goes with every day is open, unless it rules nothing out.
    return together.doubted() if is_open and together.sure != on_days.maybe else together


def _is_told_by_hour(days: list[Day], times: list[Times], together: Fit, offer: Offer, found: Mentions) -> bool:
    """Whether of the days that one name may mean only one was offered at the hour that is told."""
    if len(days) != 1 or is_limit(found.words, days[0]) or not all(one.is_exact for one in times):
        return False
    (number,) = together.maybe
    date = next(offer.local(one) for one in offer.options if one.number == number)
    is_named = date.weekday() == days[0].weekday or (days[0].on is not None and date.day == days[0].on[1])
    return is_named and number in _times(times, offer, found).sure


def _telling(fit: Fit, offer: Offer) -> Fit:
    """A limit that rules nothing out in its wider reading is meant in the other: “only before eight”."""
    return Fit(fit.sure, fit.sure) if fit.sure and fit.maybe == offer.all.maybe else fit


def _on_another_day(offer: Offer, clock: ZoneInfo) -> frozenset[int]:
    """Starts that fall on another day there than on the candidate's clock."""
    there = offer.on_clock_of(clock)
    return frozenset(one.number for one in offer.options if there.local(one).date() != offer.local(one).date())


def _times(times: list[Times], offer: Offer, found: Mentions) -> Fit:
    """Clock times are alternatives; a stretch of the day narrows them. A part of the day is the candidate's own."""
    there = offer.on_clock_of(found.clock) if found.clock is not None else offer
    exact, wide = NOTHING, offer.all
    parts = NOTHING
    for one in times:
        fit = (there if not one.is_part or found.zones else offer).at_times(one.is_sure, one.may_be)
        if one.is_exact:
            exact |= fit
        elif one.is_part:
            parts |= fit
        else:
            wide &= _telling(fit, offer)
    has_exact = any(one.is_exact for one in times)
    if has_exact:
        wide &= exact
    if not any(one.is_part for one in times):
        return wide
    # Next to a clock time a part of the day only says which half is meant.
    return wide & (Fit(parts.maybe, parts.maybe) if has_exact else parts)


def _without(text: str, taken: Iterable[Named | Day | Times | Zone | Clock]) -> str:
    for one in taken:
        text = text[: one.start] + TAKEN * (one.end - one.start) + text[one.end :]
    return text


def others(rest: str) -> bool:
    """Whether a clause speaks of all that was not named before."""
    return others_in(rest) is not None
