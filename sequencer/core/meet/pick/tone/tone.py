"""The start that an answer chooses by its tone, where the rules leave open whether it is meant.

Each stretch that names a time is weighed: chosen, refused, a fact of life beside the matter, left open, or one of
several that suit. It is a linear model over some thousands of answers written for this product (tests/core/meet/tones),
as a table of weights that `make words` writes. A start counts only where every stretch of the answer is clear.
"""

import math
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.named.mentions import meaning, mentions_in
from sequencer.core.meet.pick.named.one_day import with_one_days
from sequencer.core.meet.pick.named.stretches import stretches_in
from sequencer.core.meet.pick.phrasing.text import Answer
from sequencer.core.meet.pick.tone.around import vectors_of
from sequencer.core.meet.pick.tone.tone_weights import BIAS, SCALE, WEIGHTS
from sequencer.core.meet.pick.vocabulary.words import ANY, EXCEPT, MENDS, NONE, OTHERWISE

_CLEAR = 0.75
_MOST_STRETCHES = 24
_OF_SEVERAL = (ANY, EXCEPT, MENDS, NONE, OTHERWISE)
"""Words that speak of several starts at once, of a second choice or of a better thought: those are for the rules."""


class Tone(StrEnum):
    """What is said of a time; the order is that of the weights."""

    SUITS_TOO = "a"
    ASIDE = "b"
    REFUSED = "n"
    OPEN = "o"
    CHOSEN = "y"


Shares = Mapping[Tone, float]


def chosen_by_tone(answer: Answer, offer: Offer) -> int | None:
    """The number of the one start; None where the tone leaves any stretch unclear, or names more or less than one."""
    found = with_one_days(mentions_in(answer, offer))
    stretches = stretches_in(found.rest)
    if answer.is_for_other or found.is_elsewhere or not 0 < len(stretches) <= _MOST_STRETCHES:
        return None
    if any(words.search(answer.words) for words in _OF_SEVERAL):
        return None
    chosen: Fit | None = None
    refused = NOTHING
    for (start, end), vector in zip(stretches, vectors_of(found.rest, stretches), strict=True):
        fit, is_clash = meaning(found.within(start, end), offer)
        if fit is None:
            continue
        shares = shares_of(vector)
        tone = max(shares, key=lambda one: shares[one])
        if _certainty(tone, shares, fit, chosen) < _CLEAR or tone in {Tone.OPEN, Tone.SUITS_TOO}:
            return None
        if tone is Tone.REFUSED:
            refused |= fit
        elif tone is Tone.CHOSEN:
            if is_clash or not fit.maybe:
                return None
            chosen = _narrowed(chosen, fit)
    left = (chosen or NOTHING).without(refused)
    return next(iter(left.sure)) if len(left.maybe) == 1 and left.sure == left.maybe else None


def shares_of(vector: Mapping[str, float]) -> dict[Tone, float]:
    """How likely each tone is; together they are one."""
    scores = list(BIAS)
    for name, weight in vector.items():
        for at, one in enumerate(_table().get(name, ())):
            scores[at] += weight * one
    top = max(scores)
    parts = [math.exp(one - top) for one in scores]
    return {tone: part / sum(parts) for tone, part in zip(Tone, parts, strict=True)}


def _certainty(tone: Tone, shares: Shares, fit: Fit, chosen: Fit | None) -> float:
    """How sure it is that this stretch does not decide otherwise than it seems."""
    if tone is Tone.CHOSEN:
        return shares[tone]
    if not fit.maybe:
        return 1.0
    if tone is Tone.REFUSED:
        return 1 - shares[Tone.CHOSEN] - shares[Tone.SUITS_TOO]
    is_named_before = chosen is not None and chosen.maybe == fit.maybe
    return 1 - shares[Tone.OPEN] - (0.0 if is_named_before else shares[Tone.CHOSEN])


def _narrowed(chosen: Fit | None, fit: Fit) -> Fit:
    """“Thursday suits me, … at six”: the two together, or both where they have nothing in common."""
    if chosen is None:
        return fit
    both = chosen & fit
    return both if both.maybe else chosen | fit


@cache
def _table() -> dict[str, tuple[float, ...]]:
    """Features stand two blanks apart; a feature and its weights are parted by a tab."""
    pairs = (pair.partition("\t") for line in WEIGHTS.split("\n") for pair in line.split("  ") if pair)
    return {name: tuple(int(one) / SCALE for one in row.split(",")) for name, _, row in pairs}
