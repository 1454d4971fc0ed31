"""“Two evenings a week”: how many interviews beside their working hours a colleague takes, in words; for lower-case text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sequencer.core.meet.colleague import words as words_of
from sequencer.core.meet.colleague.changes import Change, Share, Turn, Weekly
from sequencer.core.meet.colleague.clauses import UnsureError, check_words, take_apart
from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.clauses import Clause

_NUMBERS = {
    "one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5,
    "ein": 1, "einen": 1, "einmal": 1, "zwei": 2, "zweimal": 2, "drei": 3, "dreimal": 3, "vier": 4, "fünf": 5,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
    "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
}  # fmt: skip
_MOST = (
    r"at (?:the )?(?:very )?most|max(?:imum|\.)?(?: of)?|(?:no|not) more than|up to|only|just|"
    r"höchstens|maximal|nicht mehr als|bis zu|nur|au (?:plus|maximum)|pas plus de|seulement|"
    r"como máximo|máximo|no más de|solo|sólo"
)
_BESIDE = r"evenings?|early mornings?|lunch(?:es|times?)|abende?|abendtermine?|frühtermine?|mittagspausen?|soirs?|soirées?|noches?"
_OF_THEM = r"of (?:them|these|those)|times?|davon|mal|fois|veces|vez"
_A_WEEK = r"(?:a|per|each|every) week|(?:pro|in der|die|je) woche|par semaine|(?:a la|por) semana"
_AFTER = (
    r"at (?:the )?most|max(?:imum)?|tops|(?:is|are) (?:enough|fine|ok|okay|the (?:limit|maximum))|"
    r"höchstens|maximal|reich(?:t|en)|au (?:plus|maximum)|maximum|como máximo|máximo"
)
_SHARE = re.compile(
    rf"(?<!\w)(?:(?:and|but|und|aber|et|mais|y|pero) )?(?:(?:{_MOST}),? )?"
    rf"(?P<many>[1-9]|{'|'.join(_NUMBERS)})(?: (?:(?P<beside>{_BESIDE})|(?:{_OF_THEM})))? (?:{_A_WEEK})(?:,? (?:{_AFTER}))?(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quota:
    """At most so many a week; `is_named` where it says of what, and not only “of them”."""

    most: int
    is_named: bool


def quotas_in(clauses: Iterable[Clause], calendar: Offer, languages: frozenset[str]) -> list[Quota]:
    """“At most two a week”, each where what stands around it does not turn it round."""
    found = []
    for clause in clauses:
        quota, text = _quota_in(clause.said)
        if quota is None:
            continue
        if clause.is_question:
            raise UnsureError("it asks something")
        one = take_apart(text, clause, calendar, languages)
        if not one.days and not one.windows:
            _check_alone(one.left)
        found.append(quota)
    return found


def share_of(quotas: list[Quota], beside: Iterable[Change]) -> list[Change]:
    """How many interviews a week beside work; “at most one a week” alone has to stand beside hours that it is of."""
    if not quotas:
        return []
    if len({one.most for one in quotas}) > 1:
        raise UnsureError("it names two numbers a week")
    opens = any(isinstance(one, Weekly) and one.turn in (Turn.OPEN, Turn.ONLY) for one in beside)
    if not opens and not quotas[0].is_named:
        raise UnsureError("it is not clear of what so many a week are meant")
    return [Share(quotas[0].most)]


def without_quotas(text: str) -> str:
    """The text without what it says of so many a week; a comma before it stays, as after a greeting."""
    return _SHARE.sub(" ", text)


def _quota_in(text: str) -> tuple[Quota | None, str]:
    """The quota that a clause names, and the clause without it; two of them are none."""
    found = list(_SHARE.finditer(text))
    if len(found) != 1:
        return None, text
    many = found[0].group("many").lower()
    return Quota(_NUMBERS.get(many) or int(many), found[0].group("beside") is not None), without_quotas(text)


def _check_alone(left: str) -> None:
    """“I can do two evenings a week”: the words around it are known, and none turns it round."""
    if hedge := words_of.HEDGE.search(left):
        raise UnsureError(f"it is not certain: “{hedge.group(0)}”")
    if found := words_of.NO.search(left) or words_of.AWAY.search(left) or words_of.EXCEPT.search(left):
        raise UnsureError(f"it says “{found.group(0)}” without a day")
    check_words(left)
