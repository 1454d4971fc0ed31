"""What else an answer says, set against the one start it picks: whether any of it leaves the pick open."""

import re
from dataclasses import dataclass

from sequencer.core.meet.offered import Fit
from sequencer.core.meet.pick.named.parts import FREE, OBSTACLE, WOULD
from sequencer.core.meet.pick.phrasing.idioms import FORMERLY, WOULD_HAVE
from sequencer.core.meet.pick.vocabulary.evidence_words import (
    AWAY,
    DUTY,
    ENGAGED,
    FORMER,
    MINE,
    SAYING,
    SO,
    STILL_NO,
    THEN,
    UNSURE,
    WHO,
    WHY,
    has,
    plainly_yes,
)
from sequencer.core.meet.pick.vocabulary.words import (
    ACCEPT,
    BUT,
    EXCEPT,
    HEDGE,
    MENDS,
    NONE,
    OTHERWISE,
    REJECT,
    REQUEST,
    SHIFT,
    WISH,
)

# Any of these beside the start leaves it open.
_OF_IT = (HEDGE, OTHERWISE, MENDS, EXCEPT, NONE, SHIFT, WISH, FORMERLY, WOULD_HAVE)
# Any of these anywhere does.
_OF_ALL = (MENDS, SHIFT, WISH, NONE)
_THOUGH = re.compile(
    r"(?<!\w)(?:though|tho|allerdings|dafür|par contre|toutefois|echter|tuttavia|però|porém|jednak|dock)\W*$"
)
_A_REMARK = 2  # words that nobody knows, so that a no in them is about something else


@dataclass(frozen=True)
class Part:
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
    sentence: int = 0

    @property
    def is_yes(self) -> bool:
        return ACCEPT.search(self.text) is not None

    @property
    def is_plainly_yes(self) -> bool:
        """Whether it says that a time fits or is taken, and not only please, or what is possible."""
        return plainly_yes(self.text, self.strange)


def is_but(text: str) -> bool:
    """Whether words limit what stands before them; a conclusion is a *but* nowhere, nor is a *though* at the end."""
    text = _THOUGH.sub("", text)
    return any(not SO.fullmatch(one.group(0).strip()) for one in BUT.finditer(text))


def stands_against(one: Part, number: int, picked: list[Part], *, is_later: bool) -> bool:
    """Whether another part leaves the pick of a start open; `picked` are the parts that pick it, in their order."""
    is_yes = any(each.is_yes for each in picked)
    is_near = any(each.sentence == one.sentence for each in picked)
    is_of_it = one.fit is None or number in (one.fit.sure or one.fit.maybe)
    table: tuple[re.Pattern[str], ...] = (
        _OF_IT if is_of_it and (is_near or one.fit is not None or not is_yes) else _OF_ALL
    )
    if not is_later and is_yes and one.fit is None:
        table = tuple(words for words in table if words is not MENDS)
    if (
        any(words.search(one.text) for words in table)
        or has(UNSURE, one.text, one.languages)
        or (has(SAYING, one.text, one.languages) and (is_near or not is_yes or (one.fit is not None and is_of_it)))
        or (one.asks and (one.fit is not None or not is_yes))
        or (REQUEST.search(one.text) is not None and (one.asks or not is_yes))
    ):
        return True
    if one.fit is None or one.is_week:
        return _unsettles(one, is_yes=is_yes, is_later=is_later, is_near=is_near)
    return _names_against(one, number, is_yes=is_yes, is_later=is_later)


def _names_against(one: Part, number: int, *, is_yes: bool, is_later: bool) -> bool:
    """Whether a part that names times speaks against one start."""
    fit = one.fit or Fit(frozenset(), frozenset())
    is_obstacle = OBSTACLE.search(one.text) is not None and not one.is_plainly_yes
    is_no = REJECT.search(one.text) is not None or is_obstacle
    if number in (fit.sure or fit.maybe):
        is_wider = len(fit.maybe) > 1 and not (one.is_plainly_yes and is_yes)
        return (is_later and bool(one.strange)) or is_no or not is_yes or is_wider
    if not fit.maybe:
        return not one.strange or is_but(one.text) or (is_later and has(STILL_NO, one.text, one.languages))
    is_other = one.is_plainly_yes or (one.is_yes and not is_yes)
    is_why = has(DUTY, one.text, one.languages) or WHY.match(one.text.strip()) is not None
    return not is_no and (is_other or not one.strange or not (is_yes or is_why))


def _unsettles(one: Part, *, is_yes: bool, is_later: bool, is_near: bool) -> bool:
    """Whether words that name no start take the yes away, or say what stands in its way."""
    is_remark = is_yes and not is_near and len(one.strange) >= _A_REMARK
    if is_yes and not is_near and not is_later:
        return False
    if (has(STILL_NO, one.text, one.languages) or WOULD.search(one.text)) and not is_remark:
        return True
    if is_remark and not BUT.match(one.text.strip()):
        return has(THEN, one.text, one.languages) and BUT.search(one.text) is None
    if is_but(one.text) and (one.strange or not one.is_yes or REJECT.search(one.text)):
        return True
    if is_yes:
        is_away = is_remark or OBSTACLE.search(one.text) or AWAY.search(one.text)
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
