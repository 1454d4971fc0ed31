"""A second look where an answer was left open: a start that two things name and nothing takes back is meant.

The rest of such an answer may be about anything, reasons, small talk, a signature, as long as it does not say no, ask,
doubt, set a condition, speak of the same start in words that nobody knows, or put another start beside it.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick.clock import says_fraction
from sequencer.core.meet.pick.evidence_words import (
    AWAY,
    CAUSE,
    DUTY,
    ENGAGED,
    FORMER,
    MINE,
    SAYING,
    SO,
    STILL_NO,
    THEN,
    WHO,
    WHY,
    first,
    has,
)
from sequencer.core.meet.pick.idioms import FORMERLY, WOULD_HAVE
from sequencer.core.meet.pick.mentions import TAKEN, Mentions, is_joined, meaning, mentions_in
from sequencer.core.meet.pick.one_day import disagrees, with_one_days
from sequencer.core.meet.pick.parts import FREE, OBSTACLE, WOULD, strange_words
from sequencer.core.meet.pick.text import Answer
from sequencer.core.meet.pick.words import (
    ACCEPT,
    ALL,
    ANY,
    BUT,
    EXCEPT,
    HEDGE,
    MENDS,
    NONE,
    OTHERWISE,
    PREFER,
    REJECT,
    REQUEST,
    SHIFT,
    WISH,
)

_CUT = re.compile(rf"[,;!?\n()…|–—]+|\s-+\s|\.+(?=\s|$)|:(?=[\s()]|$)|(?<!\w)(?={CAUSE})|[\U0001F600-\U0001F64F]")
_SENTENCE_END = re.compile(r"[;!?\n…]|\.(?=\s|$)")
_MOST_PARTS = 40
# Any of these in a part that names the start leaves it open.
_OPEN = (REJECT, HEDGE, WOULD, OTHERWISE, MENDS, EXCEPT, NONE, ANY, ALL, REQUEST, SHIFT, FORMERLY, WOULD_HAVE)
# Any of these anywhere leaves the whole answer open.
_TAKES_BACK = (HEDGE, OTHERWISE, MENDS, EXCEPT, NONE, SHIFT, WISH, FORMERLY, WOULD_HAVE)
_GREETED = re.compile(
    r"(?<!\w)(?:hi|hey|hello|dear|hallo|liebe[rs]?|bonjour|salut|hola|ciao|olá|oi|cześć|hej|dag|beste|sali|servus|moin)(?!\w)"
)
_LONG_GREETING = 3  # words
_AN_OPTION = 2  # pieces


@dataclass(frozen=True)
class _Part:
    """A stretch between two commas. `fit` is what it names; None where that is nothing."""

    text: str
    fit: Fit | None
    strange: tuple[str, ...]
    pieces: int  # of what it names: the day, the clock time, the option
    asks: bool
    is_joined: bool  # puts things side by side: “or”, “and”
    is_first: bool  # nothing but a greeting stands before it
    is_week: bool  # it names no more than a week
    languages: frozenset[str]

    @property
    def is_yes(self) -> bool:
        return ACCEPT.search(self.text) is not None


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
    is_yes = any(one.is_yes for _, one in picks)
    if not is_yes and not any(one.is_first or SO.match(one.text.strip()) for _, one in picks):
        return None
    chosen = {at for at, _ in picks}
    last = max(chosen)
    others = [(at, one) for at, one in enumerate(parts) if at not in chosen]
    if any(_stands_against(one, number, is_yes=is_yes, is_later=at > last) for at, one in others):
        return None
    return number


def engaged(answer: Answer, offer: Offer) -> str | None:
    """What an answer says that somebody does at the time it names, where it says yes nowhere."""
    parts = _parts(with_one_days(mentions_in(answer, offer)), offer, answer.languages)
    if any(one.is_yes for one in parts):
        return None
    for before, one in pairwise(parts):
        is_bare = before.fit is not None and before.fit.maybe and not before.strange and before.pieces <= _AN_OPTION
        obstacle = OBSTACLE.search(one.text)
        found = obstacle.group(0) if obstacle else first(ENGAGED, one.text, one.languages)
        found = found or next((one.text.strip() for code in one.languages if WHO[code].match(one.text.strip())), None)
        is_other = any(words.search(before.text) for words in (REJECT, ANY, MENDS, PREFER))
        if is_bare and not is_other and one.fit is None and found and one.strange and not FREE.search(one.text):
            return found
    return None


def _parts(found: Mentions, offer: Offer, languages: frozenset[str]) -> list[_Part]:
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


def _part(found: Mentions, start: int, end: int, behind: str, offer: Offer, languages: frozenset[str]) -> _Part:
    own = found.within(start, end)
    fit, is_clash = meaning(own, offer)
    days = [one for one in own.days if not one.is_week]
    pieces = bool(days) + any(one.is_week for one in own.days) + bool(own.times) + 2 * bool(own.options)
    has_date = any(one.on is not None and one.weekday is not None for one in days)
    before = found.rest[:start]
    is_open = is_clash or says_fraction(own.rest)
    is_long = any(one.weekday is not None and found.words[one.start : one.end].count(" ") > 1 for one in days)
    return _Part(
        own.rest,
        fit.doubted() if fit is not None and is_open else fit,
        tuple(strange_words(own.rest)),
        pieces + (has_date or is_long),
        "?" in behind,
        TAKEN in own.rest and is_joined(own.rest),
        TAKEN not in before and (not strange_words(before) or _is_greeting(before)),
        bool(own.days) and not days and not own.times and not own.options,
        languages,
    )


def _is_greeting(text: str) -> bool:
    return len(strange_words(text)) <= _LONG_GREETING and (_GREETED.search(text) is not None or "\n" in text)


def _is_pick(one: _Part) -> bool:
    """Whether a part names one start and says no more than yes to it."""
    if (
        one.fit is None
        or one.strange
        or one.asks
        or one.is_joined
        or _is_but(one.text)
        or len(one.fit.sure) != 1
        or one.fit.sure != one.fit.maybe
    ):
        return False
    if any(words.search(one.text) for words in _OPEN) or has(SAYING, one.text, one.languages):
        return False
    return one.pieces > 1 or one.is_yes


def _is_but(text: str) -> bool:
    """Whether words limit what stands before them; a conclusion is a *but* nowhere."""
    return any(not SO.fullmatch(one.group(0).strip()) for one in BUT.finditer(text))


def _stands_against(one: _Part, number: int, *, is_yes: bool, is_later: bool) -> bool:
    """Whether another part leaves the pick open; `is_yes` where the pick holds a word of yes."""
    if (
        any(words.search(one.text) for words in _TAKES_BACK)
        or has(SAYING, one.text, one.languages)
        or (one.asks and (one.fit is not None or not is_yes))
        or (REQUEST.search(one.text) is not None and (one.asks or not is_yes))
    ):
        return True
    is_no = REJECT.search(one.text) is not None or OBSTACLE.search(one.text) is not None
    if one.fit is None or one.is_week:
        return _unsettles(one, is_yes=is_yes)
    if number in (one.fit.sure or one.fit.maybe):
        return (is_later and bool(one.strange)) or is_no or not is_yes or len(one.fit.maybe) > 1
    if not one.fit.maybe:
        return not one.strange or _is_but(one.text) or has(STILL_NO, one.text, one.languages)
    is_other = ACCEPT.search(one.text) is not None or PREFER.search(one.text) is not None
    is_why = has(DUTY, one.text, one.languages) or WHY.match(one.text.strip()) is not None
    return not is_no and (is_other or not one.strange or not (is_yes or is_why))


def _unsettles(one: _Part, *, is_yes: bool) -> bool:
    """Whether words that name no start take the yes away, or say what stands in its way."""
    if has(STILL_NO, one.text, one.languages) or WOULD.search(one.text):
        return True
    if _is_but(one.text) and (one.strange or not one.is_yes or REJECT.search(one.text)):
        return True
    if is_yes:
        is_away = OBSTACLE.search(one.text) or AWAY.search(one.text)
        return (REJECT.search(one.text) is not None and not is_away) or has(THEN, one.text, one.languages)
    if not one.strange:
        return REJECT.search(one.text) is not None
    if FREE.search(one.text):
        return False
    if any(words.search(one.text) for words in (REJECT, OBSTACLE)):
        return True
    if MINE.fullmatch(one.text) or any(WHO[code].match(one.text.strip()) for code in one.languages):
        return True
    return any(has(table, one.text, one.languages) for table in (ENGAGED, DUTY, THEN, FORMER))
