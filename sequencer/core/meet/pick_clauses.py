"""An answer taken apart: clauses, what each says yes or no to, and how sure that is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick_days import Day, apart, days_in, disagrees
from sequencer.core.meet.pick_numbers import Named, bare_in, numbered_in
from sequencer.core.meet.pick_times import Times, has_fraction, times_in, zone_in
from sequencer.core.meet.pick_words import ACCEPT, ANY, BUT, EXCEPT, FILLER, HEDGE, NONE, PREFER, REJECT, REQUEST
from sequencer.core.read.phrases_calendar import MONTHS, WEEKDAYS

_MOST_CLAUSES = 60
_TAKEN = "¦"  # stands for words that are understood already
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SENTENCE = re.compile(
    rf"[!?;\n]+|(?<!\d)(?<!\bno)(?<!\bnr)(?<!\bkl)(?<!\bgodz)\.(?=\s|$)|(?<=\d)\.(?=\s+(?!{_MONTH}|termin|option|vorschlag|und|oder|um|uhr|kl)[a-zà-ż]|\s*$)"
)
_COMMA = re.compile(r",\s|\s[-–—]+\s|\s(?:and|und|et|y|e|en|i|och)\s")
_NEGATOR = re.compile(
    r"\W*(?:and |und |et |y |e |en |i |och )?(?:not|nicht|pas|no|niet|non|não|nie|inte|ej|never|kein\w*)(?!\w)"
)
_JOINED = re.compile(r"(?<!\w)(?:or|and|und|oder|et|ou|y|o|u|e|of|en|i|lub|albo|och|eller)(?!\w)|[/&+]")
_NAMES = re.compile(
    rf"\d|(?<!\w)(?:{'|'.join(name for name in WEEKDAYS if len(name) > 3)}|mornings?|evenings?|first|second|third|last)(?!\w)"
)
_WORDS = re.compile(r"[\w']+")
_FOREIGN_CLOCK = re.compile(
    r"(?:am|pm|\d) ?(?:est|pst|cst|mst|ist|jst|aest|msk|sgt)(?!\w)|(?<!\w)your (?:time|end)(?! (?:is|and))"
)


@dataclass(frozen=True)
class Clause:
    """One clause. `fit` is what its days, times and numbers mean; None where it names none."""

    text: str
    fit: Fit | None = None
    is_no: bool = False
    is_none: bool = False  # says no to all that was offered
    is_any: bool = False
    is_yes: bool = False
    is_preferred: bool = False
    is_refinement: bool = False  # only times: narrows what was said before
    is_question: bool = False
    sentence: int = 0
    is_clash: bool = False  # a number and a day that do not go together
    is_odd_date: bool = False  # a weekday next to a date of another
    is_request: bool = False  # asks for times that were not offered
    is_unread: bool = False  # holds an hour in words, which is not read
    is_bare: bool = False  # names something and says nothing of it


def clauses_in(text: str, offer: Offer) -> list[Clause]:
    """The clauses of lower-case text in their order."""
    zone = zone_in(text)
    return [
        replace(_read(part, offer, zone), is_question=asks, sentence=number) for part, asks, number in _parts(text)
    ][:_MOST_CLAUSES]


def _parts(text: str) -> Iterator[tuple[str, bool, int]]:
    """Each clause with whether its sentence is a question, and the number of that sentence."""
    at = 0
    ends = [
        *((one.start(), one.end(), "?" in one.group(0)) for one in _SENTENCE.finditer(text)),
        (len(text),) * 2 + (False,),
    ]
    number = 0
    for start, end, asks in ends:
        for part in _turns(text[at:start]):
            yield from ((one, asks, number) for one in _halves(part) if one.strip(" ,.:()-"))
        number += text[start:end] != "." or not text[:start][-1:].isdigit()  # “the 18. does not work” goes on
        at = end


def _turns(sentence: str) -> list[str]:
    """A sentence at its *but*, *except* and *instead of*, which begin a clause of their own."""
    starts = sorted({0, *(one.start() for one in BUT.finditer(sentence))})
    return [sentence[a:b] for a, b in zip(starts, [*starts[1:], len(sentence)], strict=True)]


def _halves(part: str) -> list[str]:
    """A clause at a comma where yes turns to no; a list that one verb ends stays whole."""
    for one in _COMMA.finditer(part):
        left, right = part[: one.start()], part[one.start() :].lstrip(", ")
        is_said_twice = _has_verb(left) and _has_verb(right)
        if (
            (_NEGATOR.match(right) and _NAMES.search(right))
            or is_said_twice
            or _is_choice(left, right)
            or (NONE.search(left) and not NONE.search(right))
        ):
            return [left, *_halves(right)]
    return [part]


def _is_choice(left: str, right: str) -> bool:
    return PREFER.search(right) is not None and PREFER.search(left) is None


def _has_verb(text: str) -> bool:
    return REJECT.search(text) is not None or _VERB.search(text) is not None


_VERB = re.compile(
    r"(?<!\w)(?:works?|suits?|is|are|would|can|could|i'll|i'd|prefer|better|best|always|does|do|yes|no|ja|oui|sí|sì|sim|tak|passt|geht|ginge|klappt|kann|nehme|ist|wäre|convient|va|irait|est|prends|préfère|viene|funciona|puedo|es|sería|prefiero|schikt|past|lukt|kan|is|preferisco|posso|è|serve|pode|é|prefiro|pasuje|odpowiada|mogę|jest|wolę|passar|funkar|går|kan|är)(?!\w)"
)


def _read(part: str, offer: Offer, zone: ZoneInfo | None) -> Clause:
    text = apart(part)
    named = numbered_in(text, offer)
    rest = _without(text, named)
    days = days_in(rest, offer)
    rest = _without(rest, days)
    times = times_in(rest)
    rest = _without(rest, times)
    bare = bare_in(rest, offer)
    rest = _without(rest, bare)
    options = sorted([*named, *bare], key=lambda one: one.start)
    is_no = EXCEPT.match(part.strip(" ,")) is not None or REJECT.search(ANY.sub(" ", rest)) is not None
    fit, is_clash = _fit(text, options, days, times, offer, zone)
    strange = _strange(rest)
    is_vague = HEDGE.search(rest) is not None or has_fraction(rest) or any(word[0].isdigit() for word in strange)
    is_request = REQUEST.search(rest) is not None
    if fit is not None and not is_no and (is_vague or is_request or _FOREIGN_CLOCK.search(part)):
        fit = fit.doubted()
    return Clause(
        text=" ".join(part.strip(" ,.:()-").split()),
        fit=fit,
        is_no=is_no,
        is_none=NONE.search(rest) is not None,
        is_any=ANY.search(rest) is not None and not is_no and not is_request,
        is_yes=is_request or ACCEPT.search(rest) is not None or not strange,
        is_preferred=PREFER.search(rest) is not None,
        is_refinement=bool(times) and not days and not options,
        is_clash=is_clash,
        is_odd_date=any(disagrees(day, offer.today) for day in days),
        is_request=is_request,
        is_unread=has_fraction(rest),
        is_bare=re.search(r"[^\W\d_]", rest) is None,
    )


def _strange(rest: str) -> list[str]:
    """The words that no table knows: with many of them a clause may be about anything."""
    for words in (ANY, NONE, ACCEPT, REJECT, PREFER, HEDGE, BUT, FILLER):
        rest = words.sub(" ", rest)
    return _WORDS.findall(rest)


def _without(text: str, taken: Iterable[Named | Day | Times]) -> str:
    for one in taken:
        text = text[: one.start] + _TAKEN * (one.end - one.start) + text[one.end :]
    return text


def _fit(
    text: str, options: list[Named], days: list[Day], times: list[Times], offer: Offer, zone: ZoneInfo | None
) -> tuple[Fit | None, bool]:
    """What a clause means, and whether its number and its day exclude each other."""
    when = _when(days, times, offer, zone)
    if not options:
        return when, False
    numbers = NOTHING
    for option in options:
        numbers |= option.fit
    if when is None:
        return numbers, False
    first, second = sorted([options[0].start, min([one.start for one in days] + [one.start for one in times])])
    if _JOINED.search(text[first:second]) and len(options) == 1:
        return numbers | when, False
    both = numbers & when
    return both, bool(numbers.maybe) and not both.maybe


def _when(days: list[Day], times: list[Times], offer: Offer, zone: ZoneInfo | None) -> Fit | None:
    """Days and times in their order: “Tuesday at 6 or Thursday at 7” are two, “Tuesday or Thursday after 6” is open."""
    groups: list[tuple[list[Day], list[Times]]] = [([], [])]
    mentions: list[Day | Times] = [*days, *times]
    for one in sorted(mentions, key=lambda each: each.start):
        in_days, in_times = groups[-1]
        is_led_by_time = bool(in_days and in_times) and in_times[0].start < in_days[0].start
        if isinstance(one, Day):
            if in_days and in_times and not is_led_by_time:
                groups.append(([one], []))
            else:
                in_days.append(one)
        elif is_led_by_time and one.is_exact and in_times[-1].is_exact:
            groups.append(([], [one]))
        else:
            in_times.append(one)
    found = [fit for group in groups if (fit := _group(*group, offer, zone)) is not None]
    if not found:
        return None
    result = NOTHING
    for fit in found:
        result |= fit
    has_loose_time = len(groups) > 1 and any(len(in_times) > 1 for _, in_times in groups)
    return result.doubted() if has_loose_time else result


def _group(days: list[Day], times: list[Times], offer: Offer, zone: ZoneInfo | None) -> Fit | None:
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
    together = on_days & _times(times, offer, zone)
    is_open = len(days) - len(weeks) > 1 and times[0].start > days[-1].start
    # Whether the time goes with every day is open, unless it rules nothing out.
    return together.doubted() if is_open and together.sure != on_days.maybe else together


def _times(times: list[Times], offer: Offer, zone: ZoneInfo | None) -> Fit:
    """Clock times are alternatives; a stretch of the day narrows them."""
    exact, wide = NOTHING, offer.all
    parts = NOTHING
    for one in times:
        fit = offer.at_times(one.is_sure, one.may_be, zone)
        if one.is_exact:
            exact |= fit
        elif one.is_part:
            parts |= fit
        else:
            wide &= fit
    if any(one.is_exact for one in times):
        wide &= exact
    return wide & parts if any(one.is_part for one in times) else wide
