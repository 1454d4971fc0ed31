"""A second look where an answer was left open: a start that two things name and nothing takes back is meant.

The rest of such an answer may be about anything, reasons, small talk, a signature, as long as it does not say no, ask,
doubt, set a condition, speak of the same start in words that nobody knows, or put another start beside it.
"""

import re
from itertools import pairwise

from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.against import Part, is_but, stands_against
from sequencer.core.meet.pick.named.clock import says_fraction
from sequencer.core.meet.pick.named.mentions import TAKEN, Mentions, is_joined, meaning, mentions_in
from sequencer.core.meet.pick.named.one_day import disagrees, with_one_days
from sequencer.core.meet.pick.named.one_named import Day
from sequencer.core.meet.pick.named.parts import FREE, OBSTACLE, WOULD, strange_words
from sequencer.core.meet.pick.not_meant import habit_in
from sequencer.core.meet.pick.phrasing.idioms import FORMERLY, WOULD_HAVE
from sequencer.core.meet.pick.phrasing.text import Answer
from sequencer.core.meet.pick.vocabulary.evidence_words import CAUSE, ENGAGED, SAYING, SO, WHO, event_in, first, has
from sequencer.core.meet.pick.vocabulary.words import (
    ACCEPT,
    ALL,
    ANY,
    EXCEPT,
    HEDGE,
    MENDS,
    NONE,
    OTHERWISE,
    PREFER,
    REJECT,
    REQUEST,
    SHIFT,
)

_CUT = re.compile(rf"[,;!?\n()…|–—]+|\s-+\s|\.+(?=\s|$)|:(?=[\s()]|$)|(?<!\w)(?={CAUSE})|[\U0001F600-\U0001F64F]")
_SENTENCE_END = re.compile(r"[;!?\n…]|\.(?=\s|$)")
_MOST_PARTS = 40
# Any of these in a part that names the start leaves it open.
_OPEN = (REJECT, HEDGE, WOULD, OTHERWISE, MENDS, EXCEPT, NONE, ANY, ALL, REQUEST, SHIFT, FORMERLY, WOULD_HAVE)
_GREETED = re.compile(
    r"(?<!\w)(?:hi|hey|hello|dear|hallo|liebe[rs]?|bonjour|salut|hola|ciao|olá|oi|cześć|hej|dag|beste|sali|servus|moin)(?!\w)"
)
_LONG_GREETING = 3  # words
_IS_BUSY = re.compile(rf"{TAKEN} (?:(?:is|my|ist|mein|ich|is|mijn|är|min) ){{0,2}}{OBSTACLE.pattern}\W*$")
# What comes after it is not done at that time.
_BEFORE_IT = re.compile(
    r"(?<!\w)(?:zanim|bevor|ehe ich|before|avant (?:de|que|d')|antes d[eo]|antes que|prima (?:di|che)|innan|voordat|voor ik|przed)(?!\w)[^.,;!?¦]*"
)
_AN_OPTION = 2  # pieces
_MOST_STRANGE = 6  # words beside a plain yes


def evident(answer: Answer, offer: Offer) -> int | None:
    """The number of the one start that an answer picks beyond doubt, whatever else it says; None where it does not."""
    found = with_one_days(mentions_in(answer, offer))
    if answer.is_for_other or found.is_elsewhere or any(disagrees(day, offer) for day in found.days):
        return None
    parts = _parts(found, offer, answer.languages)
    picks = [(at, one) for at, one in enumerate(parts) if _is_pick(one)]
    numbers = {number for _, one in picks if one.fit is not None for number in one.fit.sure}
    if len(numbers) != 1:
        return None
    (number,) = numbers
    picked = [one for _, one in picks]
    if not any(one.is_yes for one in picked) and not any(
        one.is_first or SO.match(one.text.strip()) for _, one in picks
    ):
        return None
    chosen = {at for at, _ in picks}
    last = max(chosen)
    others = [(at, one) for at, one in enumerate(parts) if at not in chosen]
    if any(stands_against(one, number, picked, is_later=at > last) for at, one in others):
        return None
    return number


def _is_busy(number: int, found: Mentions, offer: Offer) -> bool:
    """Whether what ends late, on that day or on no day in particular, leaves no time for a start."""
    for one in found.times:
        if not one.is_schedule or one.is_sure(0) or number in offer.at_times(one.is_sure, one.may_be).maybe:
            continue
        first = max((end.end() for end in _SENTENCE_END.finditer(found.rest, 0, one.start)), default=0)
        last = next((end.start() for end in _SENTENCE_END.finditer(found.rest, one.end)), len(found.rest))
        if sum(each.is_schedule for each in found.times if first <= each.start < last) > 1:
            continue  # “out at noon and back at two”
        days = [day for day in found.days if first <= day.start < last]
        if not days or any(number in day.fit.maybe for day in days):
            return True
    return False


def _habit(day: Day, named: Mentions) -> str | None:
    """What is done every week on a day."""
    end = next((one.start() for one in _SENTENCE_END.finditer(named.rest, day.end)), len(named.rest))
    return habit_in(named.rest[day.start : end], named.words[max(0, day.start - 4) : day.end])


def engaged(answer: Answer, offer: Offer, chosen: frozenset[int]) -> str | None:
    """What an answer says that somebody does at the time that is chosen."""
    named = with_one_days(mentions_in(answer, offer))
    if any(_is_busy(number, named, offer) for number in chosen):
        return "busy until or from another time"
    if habit := next(filter(None, (_habit(day, named) for day in named.days if chosen & day.fit.maybe)), None):
        return habit
    parts = _parts(named, offer, answer.languages)
    of_it = [one for one in parts if one.fit is not None and chosen and chosen <= one.fit.maybe]
    found = next((event for one in of_it if (event := event_in(_BEFORE_IT.sub(" ", one.text)))), None)
    found = found or next((one.text.strip() for one in of_it if not one.is_yes and _IS_BUSY.search(one.text)), None)
    if found is not None or any(one.is_yes for one in parts):
        return found
    for before, one in pairwise(parts):
        is_bare = before.fit is not None and before.fit.maybe and not before.strange and before.pieces <= _AN_OPTION
        if _BEFORE_IT.match(one.text.strip()):
            continue
        obstacle = OBSTACLE.search(one.text)
        found = obstacle.group(0) if obstacle else first(ENGAGED, one.text, one.languages)
        found = found or next((one.text.strip() for code in one.languages if WHO[code].match(one.text.strip())), None)
        is_other = any(words.search(before.text) for words in (REJECT, ANY, MENDS, PREFER))
        if is_bare and not is_other and one.fit is None and found and one.strange and not FREE.search(one.text):
            return found
    return None


def _parts(found: Mentions, offer: Offer, languages: frozenset[str]) -> list[Part]:
    """The stretches of an answer in their order; those that hold no strange word are read together."""
    rest = found.rest
    cuts = [(one.start(), one.end()) for one in _CUT.finditer(rest)][:_MOST_PARTS]
    edges = [(0, 0), *cuts, (len(rest), len(rest))]
    spans = [(left[1], right[0], rest[right[0] : right[1] + 1]) for left, right in pairwise(edges)]
    joined: list[tuple[int, int, str]] = []
    for start, end, behind in spans:
        if not re.search(rf"[\w{TAKEN}]", rest[start:end]):
            joined[-1:] = [(one[0], one[1], one[2] + behind) for one in joined[-1:]]
        elif joined and _are_one(rest, joined[-1], (start, end, behind)):
            joined[-1] = (joined[-1][0], end, behind)
        else:
            joined.append((start, end, behind))
    return [_part(found, start, end, behind, offer, languages) for start, end, behind in joined]


def _are_one(rest: str, before: tuple[int, int, str], after: tuple[int, int, str]) -> bool:
    """“Monday, 26/3, at 8”: a list of what belongs together."""
    first, second = rest[before[0] : before[1]], rest[after[0] : after[1]]
    if _SENTENCE_END.search(before[2]) or strange_words(first) or strange_words(second):
        return False
    return TAKEN in first and (TAKEN in second or ACCEPT.search(second) is not None) and not SO.match(second.strip())


def _part(found: Mentions, start: int, end: int, behind: str, offer: Offer, languages: frozenset[str]) -> Part:
    own = found.within(start, end)
    fit, is_clash = meaning(own, offer)
    days = [one for one in own.days if not one.is_week]
    pieces = bool(days) + any(one.is_week for one in own.days) + bool(own.times) + 2 * bool(own.options)
    has_date = any(one.on is not None and one.weekday is not None for one in days)
    before = found.rest[:start]
    is_open = is_clash or says_fraction(own.rest)
    is_long = any(one.weekday is not None and found.words[one.start : one.end].count(" ") > 1 for one in days)
    return Part(
        own.rest,
        fit.doubted() if fit is not None and is_open else fit,
        tuple(strange_words(own.rest)),
        pieces + (has_date or is_long),
        "?" in behind,
        is_joined(own.rest[own.rest.find(TAKEN) : own.rest.rfind(TAKEN) + 1]),
        TAKEN not in before and (not strange_words(before) or _is_greeting(before)),
        bool(own.days) and not days and not own.times and not own.options,
        languages,
        len(_SENTENCE_END.findall(before)),
    )


def _is_greeting(text: str) -> bool:
    return len(strange_words(text)) <= _LONG_GREETING and (_GREETED.search(text) is not None or "\n" in text)


def _is_pick(one: Part) -> bool:
    """Whether a part names one start and says no more than yes to it, or plainly says that it fits."""
    if one.fit is None or one.asks or one.is_joined or is_but(one.text):
        return False
    if len(one.fit.sure) != 1 or one.fit.sure != one.fit.maybe:
        return False
    is_plain = one.is_plainly_yes and len(one.strange) <= _MOST_STRANGE
    if one.strange and not is_plain:
        return False
    is_open = any(words.search(one.text) for words in _OPEN if words is not WOULD or not is_plain)
    if is_open or has(SAYING, one.text, one.languages):
        return False
    return one.pieces > 1 or one.is_yes
