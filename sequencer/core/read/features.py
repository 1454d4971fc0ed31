"""A text as numbers a linear model can weigh: its words, pairs of neighbours and beginnings of words."""

import math
import re
from collections import Counter
from itertools import pairwise

from sequencer.core.read.folding import composed, folded

_WORD = re.compile(r"\w+(?:'\w+)?")
_LONGEST = 4_000  # characters that are weighed
_STEM = 4  # letters; what follows them in a longer word is mostly grammar


def features(text: str) -> dict[str, float]:
    """A vector of length one, without case and accents; a word said twice weighs less than twice."""
    words = _WORD.findall(folded(composed(text[:_LONGEST])))
    counts = Counter(words)
    counts.update(f"{one} {two}" for one, two in pairwise(words))
    counts.update(f"^{word[:_STEM]}" for word in words if len(word) > _STEM)
    weighed = {one: 1.0 + math.log(n) for one, n in counts.items()}
    length = math.sqrt(sum(n * n for n in weighed.values()))
    return {one: n / length for one, n in weighed.items()}
