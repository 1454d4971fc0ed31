"""What an installation has learnt from the answers its own people have sorted: a second opinion where rules only guess.

The weights come from a linear model that was trained elsewhere (sequencer.core.read.training); applying them is a sum.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from sequencer.core.read.features import features
from sequencer.core.read.intent import IntentVerdict
from sequencer.core.states import Intent

_MOST_SURE = 0.74
"""Never as sure as a rule that is certain."""
_SURE_ENOUGH = 0.5
"""Below this share the model has no opinion either."""
ADVISES = frozenset(Intent) - {Intent.OPT_OUT, Intent.UNCLEAR, Intent.AUTO_REPLY}
"""What it may say. A wish not to be written to is never guessed, and never guessed away."""


@dataclass(frozen=True)
class Learnt:
    """A linear model over the features of a text: a row of weights for each, in the order of `intents`."""

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


def takes_advice(verdict: IntentVerdict) -> bool:
    """Whether the rules are unsure enough for a second opinion to count."""
    return verdict.intent is not Intent.OPT_OUT and not verdict.is_certain


def second_opinion(verdict: IntentVerdict, text: str, learnt: Learnt) -> IntentVerdict:
    """The verdict of the rules where they are sure, else the model's where it is; its evidence is the word that weighs most."""
    if not takes_advice(verdict):
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
    words = [one for one in known if not one.startswith("^")] or known
    word = max(words, key=lambda one: found[one] * learnt.weights[one][at])
    return IntentVerdict(intent, min(round(share, 2), _MOST_SURE), word, is_learnt=True)
