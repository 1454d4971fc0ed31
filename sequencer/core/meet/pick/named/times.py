"""Times of day in an answer: clock times, stretches between or after them, and parts of the day, as tests on the local minute.

“At 6” may be morning or evening and “after 5” may or may not hold five o'clock itself: what is open stays open.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.named.clock import Clock, clocks_in, readings
from sequencer.core.meet.pick.named.one_named import Day
from sequencer.core.meet.pick.named.schedule import finishes, starts
from sequencer.core.meet.pick.vocabulary.clock_words import CLOCKS, PARTS

Test = Callable[[int], bool]

_EARLY = 8 * 60  # minutes; before it a time without its half of the day is one of the evening
_WHOLE_MEETING = 90  # minutes; whoever can only until seven may mean the end by it
_SHORT = 60  # minutes; a shorter stretch may be the whole meeting
_SLACK = 30  # minutes around “around”
_PART = re.compile(
    "|".join(
        rf"(?P<part{n}>(?<![\w'-])(?<!más )(?<!mais )(?<!più )(?:{words})(?!\w))"
        for n, (_, _, words) in enumerate(PARTS)
    )
)
_FRENCH_WILL_BE = "sera"
_TO = r"\s?(?:-|–|to|and|until|till|bis|und|à|et|a|y|e le|e as|e|en|tot|i|do|till|och|alle|às|jusqu'à|a las)\s?(?:las? |le |as )?(?:um |kl\.? |ore )?"
_JOINS = re.compile(_TO)
_FIRST = re.compile(rf"(?<![\w.,:/#€$£+-])(?P<h>\d{{1,2}}){_TO}$")
_ON_A_DAY = re.compile(r"(?<!\w)am (?=¦)")  # no half of the day
_DAY_HALF = 12 * 60  # minutes
_MORNING = re.compile(rf"(?<![\w'-])(?<!más )(?<!mais )(?<!più )(?:{PARTS[0][2]})(?!\w)")
_BARE_HOUR = re.compile(r",? ([7-9]|1\d|2[01])(?![\w.:/%-]|\s?(?:min|%|€|\$))")
_SENTENCE_ENDS = re.compile(r"[.!?;\n](?!\w)")
_WORDS_BEFORE = 40  # characters


@dataclass(frozen=True)
class Times:
    """A stretch of the text about the time of day; `is_exact` where it names a clock time."""

    start: int
    end: int
    is_sure: Test
    may_be: Test
    is_exact: bool
    is_part: bool = False  # a part of the day
    is_schedule: bool = False  # when something ends or begins that keeps somebody busy


def times_in(text: str, languages: frozenset[str]) -> list[Times]:
    """Every time of day that lower-case text names, in its order."""
    leads = Leads(languages)
    if "de" in languages and "en" not in languages:
        text = _ON_A_DAY.sub("   ", text)
    found: list[Times] = []
    clocks = clocks_in(text, languages)
    at = 0
    while at < len(clocks):
        stretch = _between(text, clocks, at, leads)
        found.append(stretch or _clock(text, clocks[at], leads))
        at += 2 if stretch is not None and at + 1 < len(clocks) and stretch.end == clocks[at + 1].end else 1
    for one in _PART.finditer(text):
        if any(other.start < one.end() and one.start() < other.end for other in found):
            continue
        if one.group(0) == _FRENCH_WILL_BE and "fr" in languages and "it" not in languages:
            continue
        found.append(_part(one))
    return sorted(found, key=lambda times: times.start)


def hours_behind(rest: str, days: Iterable[Day], offer: Offer) -> list[Times]:
    """“Tue 12”, where no Tuesday is a twelfth and no option has that number: the hour, if one was offered then."""
    found = []
    numbers = {one.number for one in offer.options}
    for day in days:
        one = _BARE_HOUR.match(rest, day.end)
        if one is None or day.weekday is None or day.on is not None or int(one.group(1)) in numbers:
            continue
        meant = readings(int(one.group(1)), 0, None)
        if (day.fit & offer.at_times(meant.__contains__, meant.__contains__)).maybe:
            found.append(Times(one.start(1), one.end(), meant.__contains__, meant.__contains__, is_exact=True))
    return found


# Short answers in one Romance language look like another.
_FROM_ON = r"a partir (?:de(?: las?)?|das?)|a partire dalle"


class Leads:
    """The words before and behind a time in the languages that a text may be in."""

    def __init__(self, languages: frozenset[str]) -> None:
        self.languages = languages
        clocks = [CLOCKS[one] for one in sorted(languages)]
        self.at = _before(one.at for one in clocks)
        self.after = _before(one.after for one in clocks)
        self.since = _before((one.since for one in clocks), rf"≥|{_FROM_ON}")
        self.before = _before((one.before for one in clocks), "≤")
        self.until = _before(one.until for one in clocks)
        self.around = _before(one.around for one in clocks)
        self.between = _before(one.between for one in clocks)
        onwards = "|".join(one.onwards for one in clocks if one.onwards)
        self.onwards = re.compile(rf",?\s(?:{onwards})(?!\w)") if onwards else re.compile(r"(?!)")


def _before(words: Iterable[str], sign: str = "") -> re.Pattern[str]:
    joined = "|".join((*words, sign) if sign else words)
    return re.compile(
        rf"(?:^|(?<=[\s(,;:¿¡\"])|(?<=l'))(?:{joined})\s(?:the )?(?:um |ore |kl\.? |godz\.? |las? |le )?$"
    )


def _clock(text: str, clock: Clock, leads: Leads) -> Times:
    """One clock time with the words around it: an instant, or what lies before or after it."""
    lead = text[max(0, clock.start - _WORDS_BEFORE) : clock.start]
    meant, start, end = clock.minutes, clock.start, clock.end
    onwards = leads.onwards.match(text, end)
    near = _SENTENCE_ENDS.split(lead)[-1] + text[start:end] + _SENTENCE_ENDS.split(text[end : end + _WORDS_BEFORE])[0]
    if _MORNING.search(near) is not None and min(meant) < _DAY_HALF <= max(meant) < 2 * _DAY_HALF:
        meant = frozenset(one for one in meant if one < _DAY_HALF)
    if finishes(text, start, leads.languages):
        return replace(_after(start, end, meant, starts_there=True), is_schedule=True)
    if starts(text, start, leads.languages):
        return replace(_before_work(start, end, meant), is_schedule=True)
    for pattern, is_open in ((leads.after, False), (leads.since, True)):
        if found := pattern.search(lead):
            return _after(start - len(found.group(0)), end, meant, starts_there=is_open)
    if onwards is not None:
        return _after(start, onwards.end(), meant, starts_there=True)
    if found := leads.until.search(lead) or leads.before.search(lead):
        is_until = leads.until.search(lead) is not None
        most = max(meant) if min(meant) < _EARLY else min(meant)
        sure = most - _WHOLE_MEETING if is_until else most
        return Times(start - len(found.group(0)), end, lambda m: m < sure, lambda m: m <= max(meant), is_exact=False)
    around = leads.around.search(lead)
    found = around or leads.at.search(lead)
    slack = _SLACK if around else 0
    sure_minutes = frozenset[int]() if clock.is_open else meant
    return Times(
        start - (len(found.group(0)) if found else 0),
        end,
        sure_minutes.__contains__,
        lambda m: any(abs(m - each) <= slack for each in meant),
        is_exact=True,
    )


def _between(text: str, clocks: list[Clock], at: int, leads: Leads) -> Times | None:
    """From one time to another, where the words around say that a stretch is meant."""
    clock = clocks[at]
    if at + 1 < len(clocks) and _JOINS.fullmatch(text[clock.end : clocks[at + 1].start]):
        lead = leads.between.search(text[max(0, clock.start - _WORDS_BEFORE) : clock.start])
        if lead is not None or not text[clock.end : clocks[at + 1].start].strip().isalpha():
            start = clock.start - (len(lead.group(0)) if lead else 0)
            return _stretch(start, clocks[at + 1].end, clock.minutes, clocks[at + 1].minutes)
    first = _FIRST.search(text, max(0, clock.start - 14), clock.start)
    if first is not None:
        lead = leads.between.search(text[max(0, first.start() - _WORDS_BEFORE) : first.start()])
        starts = readings(int(first.group("h")), 0, None)
        if starts and (
            lead is not None
            or (text[first.end("h")].strip() in {"-", "–", ""} and "-" in text[first.end("h") : clock.start])
        ):
            return _stretch(first.start() - (len(lead.group(0)) if lead else 0), clock.end, starts, clock.minutes)
    return None


def _stretch(start: int, end: int, starts: frozenset[int], ends: frozenset[int]) -> Times | None:
    """The half of the day at the end counts for the beginning too; nobody meets between five and six in the morning."""
    pairs = [(x, y) for x in starts for y in ends if 0 < y - x <= 12 * 60]
    pairs = [pair for pair in pairs if pair[0] >= _EARLY - 60] or pairs
    if not pairs:
        return None
    return Times(
        start,
        end,
        lambda m: all(x <= m < y and y - x >= _SHORT for x, y in pairs),
        lambda m: any(x <= m <= y for x, y in pairs),
        is_exact=False,
    )


def _after(start: int, end: int, meant: frozenset[int], *, starts_there: bool) -> Times:
    """After five is after work: nobody who has a job means the morning."""
    least, may_be_least = max(meant), max(meant) if min(meant) < _EARLY else min(meant)
    return Times(
        start,
        end,
        lambda m: m >= least if starts_there else m > least,
        lambda m: m >= may_be_least or (starts_there and m in meant),
        is_exact=False,
    )


def _before_work(start: int, end: int, meant: frozenset[int]) -> Times:
    """Work begins in the morning, where a time may be of either half of the day."""
    latest, earliest = max(meant), min(meant)
    return Times(start, end, lambda m: m < earliest, lambda m: m < latest, is_exact=False)


def _part(one: re.Match[str]) -> Times:
    (sure_from, sure_to), (from_, to), _ = PARTS[int((one.lastgroup or "part0")[4:])]
    return Times(
        one.start(),
        one.end(),
        lambda m: sure_from * 60 <= m < sure_to * 60,
        lambda m: from_ * 60 <= m < to * 60,
        is_exact=False,
        is_part=True,
    )
