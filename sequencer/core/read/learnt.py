"""What an installation has learnt from the answers its own people have sorted: a second opinion where rules only guess.

The weights come from a linear model that was trained elsewhere (sequencer.core.read.training); applying them is a sum.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sequencer.core.read.intent import IntentVerdict
from sequencer.core.states import Intent

_WORD = re.compile(r"\w+(?:'\w+)?")
_LONGEST = 4_000  # characters a second opinion is read from
_UNSURE = 0.75
"""Rules that are less sure than this are advised."""
_SURE_ENOUGH = 0.5
"""Below this share the model has no opinion either."""
ADVISES = frozenset(Intent) - {Intent.OPT_OUT, Intent.UNCLEAR, Intent.AUTO_REPLY}
"""What it may say. A wish not to be written to is never guessed, and never guessed away."""


@dataclass(frozen=True)
class Learnt:
    """A linear model over words and pairs of words: a row of weights for each, in the order of `intents`."""

    intents: tuple[Intent, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def as_json(self) -> str:
        kept = {word: [round(one, 4) for one in row] for word, row in self.weights.items()}
        return json.dumps({"intents": list(self.intents), "bias": list(self.bias), "weights": kept})

    @classmethod
    def from_json(cls, text: str) -> "Learnt":
        found = json.loads(text)
        weights = {word: tuple(row) for word, row in found["weights"].items()}
        return cls(tuple(Intent(one) for one in found["intents"]), tuple(found["bias"]), weights)


def features(text: str) -> dict[str, float]:
    """Words and pairs of neighbours in lower case, as a vector of length one."""
    words = _WORD.findall(text[:_LONGEST].lower())
    counts = Counter(words)
    counts.update(f"{one} {two}" for one, two in pairwise(words))
    length = math.sqrt(sum(n * n for n in counts.values()))
    return {word: n / length for word, n in counts.items()} if length else {}


def second_opinion(verdict: IntentVerdict, text: str, learnt: Learnt) -> IntentVerdict:
    """The verdict of the rules where they are sure, else the model's where it is; its evidence is the word that weighs most."""
    if verdict.intent is Intent.OPT_OUT or verdict.confidence >= _UNSURE:
        return verdict
    found = features(text)
    known = [word for word in found if word in learnt.weights]
    if not known:
        return verdict
    scores = [
        bias + sum(found[word] * learnt.weights[word][at] for word in known) for at, bias in enumerate(learnt.bias)
    ]
    top = max(scores)
    shares = [math.exp(one - top) for one in scores]
    at = max(range(len(scores)), key=scores.__getitem__)
    share, intent = shares[at] / sum(shares), learnt.intents[at]
    if share < _SURE_ENOUGH or intent is verdict.intent:
        return verdict
    word = max(known, key=lambda one: found[one] * learnt.weights[one][at])
    return IntentVerdict(intent, min(round(share, 2), _UNSURE), word, is_learnt=True)
