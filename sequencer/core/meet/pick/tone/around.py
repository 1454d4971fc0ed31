"""What stands around a stretch of an answer that names a time, as numbers a linear model can weigh.

Words count by their side and distance, tables of the reader by where they match: the tables carry what is known of one
language over to those with fewer examples.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sequencer.core.meet.pick.named.mentions import TAKEN
from sequencer.core.meet.pick.named.parts import FREE, OBSTACLE, WOULD, strange_words
from sequencer.core.meet.pick.phrasing.idioms import FORMERLY
from sequencer.core.meet.pick.vocabulary import words
from sequencer.core.meet.pick.vocabulary.evidence_words import AWAY, SO, WHY
from sequencer.core.read.folding import folded

_TOKEN = re.compile(rf"{TAKEN}|[^\W_]+(?:'[^\W_]+)*'?|[?!.;:,()\n–—-]+|[\U0001F300-\U0001FAFF]")
_CLAUSE_END, _SENTENCE_END = re.compile(r"[?!.;,\n:()–—-]"), re.compile(r"[?!.;\n]")
_REACH = 40  # tokens to either side that are looked at
_STEM = 4  # letters; what follows them in a longer word is mostly grammar
_BESIDE, _IN_SENTENCE, _NEXT_TO_IT = 10, 12, 8  # tokens that are weighed
_TABLES = {
    "accept": words.ACCEPT,
    "reject": words.REJECT,
    "prefer": words.PREFER,
    "hedge": words.HEDGE,
    "request": words.REQUEST,
    "wish": words.WISH,
    "shift": words.SHIFT,
    "but": words.BUT,
    "mends": words.MENDS,
    "otherwise": words.OTHERWISE,
    "except": words.EXCEPT,
    "any": words.ANY,
    "all": words.ALL,
    "none": words.NONE,
    "agree": words.AGREE,
    "would": WOULD,
    "free": FREE,
    "obstacle": OBSTACLE,
    "formerly": FORMERLY,
    "away": AWAY,
    "so": SO,
    "why": WHY,
}
_SHORT, _MIDDLE = 6, 25  # words of an answer
_MOST_STRANGE = 6

Weighed = tuple[str, float]


@dataclass(frozen=True)
class _Around:
    """The tokens around a stretch as they stand, in the order of the answer."""

    left: Sequence[str]  # of its clause
    right: Sequence[str]
    before: Sequence[str]  # of its sentence
    behind: Sequence[str]
    earlier: Sequence[str]  # words of the sentence before
    later: Sequence[str]
    end: str  # of its sentence

    @property
    def near_left(self) -> Sequence[str]:
        """Back to the stretch before it."""
        place = next((at for at in range(len(self.left), 0, -1) if self.left[at - 1] == TAKEN), 0)
        return self.left[place:]

    @property
    def near_right(self) -> Sequence[str]:
        return self.right[: self.right.index(TAKEN)] if TAKEN in self.right else self.right

    @property
    def next_clause(self) -> Sequence[str]:
        stop = next((at for at, one in enumerate(self.behind[1:], 1) if _CLAUSE_END.search(one)), len(self.behind))
        return self.behind[1:stop]


def vectors_of(rest: str, stretches: Sequence[tuple[int, int]]) -> Iterator[dict[str, float]]:
    """For each stretch a vector of length one, without case and accents."""
    tokens: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in stretches:
        tokens += _TOKEN.findall(rest[at:start])
        places.append(len(tokens))
        tokens.append(TAKEN)
        at = end
    tokens += _TOKEN.findall(rest[at:])
    size = sum(map(_is_word, tokens))
    length = "short" if size <= _SHORT else "middle" if size <= _MIDDLE else "long"
    for nth, place in enumerate(places):
        kind = "only" if len(places) == 1 else "first" if nth == 0 else "last" if nth == len(places) - 1 else "mid"
        found: defaultdict[str, float] = defaultdict(float)
        near = _around(tokens, place)
        for name, weight in (*_by_words(near), *_by_tables(near), *_by_sentences(near), (length, 1.0), (kind, 1.0)):
            found[name] += weight
        norm = math.sqrt(sum(one * one for one in found.values()))
        yield {name: weight / norm for name, weight in found.items()}


def _around(tokens: Sequence[str], at: int) -> _Around:
    low, high = max(0, at - _REACH), min(len(tokens), at + 1 + _REACH)
    left, right = _back(tokens, at, low, _CLAUSE_END), _on(tokens, at, high, _CLAUSE_END)
    first, last = _back(tokens, at, low, _SENTENCE_END), _on(tokens, at, high, _SENTENCE_END)
    earlier = tokens[_back(tokens, max(low, first - 1), low, _SENTENCE_END) : max(low, first - 1)]
    later = tokens[last + 1 : _on(tokens, last, high, _SENTENCE_END)]
    return _Around(
        left=tokens[left:at],
        right=tokens[at + 1 : right],
        before=tokens[first : max(first, left - 1)][-_IN_SENTENCE:],
        behind=tokens[right:last][: _IN_SENTENCE + 1],
        earlier=[one for one in earlier if _is_word(one)][-_NEXT_TO_IT:],
        later=[one for one in later if _is_word(one)][:_NEXT_TO_IT],
        end=tokens[last] if last < high else "",
    )


def _back(tokens: Sequence[str], at: int, low: int, end: re.Pattern[str]) -> int:
    """The first token since the last that ends something."""
    return next((place for place in range(at, low, -1) if end.search(tokens[place - 1])), low)


def _on(tokens: Sequence[str], at: int, high: int, end: re.Pattern[str]) -> int:
    """The next token that ends something."""
    return next((place for place in range(at + 1, high) if end.search(tokens[place])), high)


def _by_words(near: _Around) -> Iterator[Weighed]:
    left, right = _folded(near.left), _folded(near.right)
    yield from ((f"L{far}:{one}", 1.0) for far, one in enumerate(reversed(left[-3:])))
    yield from ((f"R{far}:{one}", 1.0) for far, one in enumerate(right[:4]))
    yield from ((f"L:{one} {two}", 1.0) for one, two in pairwise(left[-2:]))
    yield from ((f"R{far}:{one} {two}", 1.0) for far, (one, two) in enumerate(pairwise(right[:3])))
    sides = (("l", _folded(near.near_left)), ("r", _folded(near.near_right)))
    for side, found in sides:
        yield from _bag(side, found[-_BESIDE:] if side == "l" else found[:_BESIDE], 1.0)
        yield from ((f"{side}:{one} {two}", 1.0) for one, two in pairwise(found))
    if not left or not right:
        yield ("bare" if not left and not right else "left bare" if not left else "right bare"), 1.0
    if right and right[0] == TAKEN:
        yield "before another", 1.0
    if left and left[-1] == TAKEN:
        yield "behind another", 1.0


def _by_tables(near: _Around) -> Iterator[Weighed]:
    left, right = " ".join(near.near_left), " ".join(near.near_right)
    clause = " ".join((*near.left, TAKEN, *near.right))
    beside = " ".join((*near.before, ",", *near.behind))
    following = " ".join(near.next_clause)
    for name, table in _TABLES.items():
        if table.search(left):
            yield f"{name}<", 1.5
        if table.search(right):
            yield f"{name}>", 1.5
        if table.search(clause):
            yield f"{name}=", 1.0
        elif table.search(beside):
            yield f"{name}~", 0.7
        if following and table.search(following):
            yield f"{name}>>", 0.7
    yield f"strange{min(_MOST_STRANGE, len(strange_words(f'{left} {TAKEN} {right}')))}", 1.0
    yield f"strange={min(_MOST_STRANGE, len(strange_words(clause)))}", 0.7


def _by_sentences(near: _Around) -> Iterator[Weighed]:
    yield from ((mark, 1.0) for mark in "?!" if mark in near.end)
    yield from _bag("b", _folded(near.before), 0.5)
    yield from _bag("n", _folded(near.behind), 0.5)
    yield from ((f"N{far}:{one}", 1.0) for far, one in enumerate(_folded(near.next_clause)[:2]))
    yield from ((f"e:{one}", 0.4) for one in _folded(near.earlier))
    later = _folded(near.later)
    yield from ((f"a:{one}", 0.4) for one in later)
    yield from ((f"A:{one}", 1.0) for one in later[:1])


def _bag(side: str, found: Iterable[str], weight: float) -> Iterator[Weighed]:
    for one in filter(_is_word, found):
        yield f"{side}:{one}", weight
        if len(one) > _STEM:
            yield f"{side}^{one[:_STEM]}", weight


def _folded(tokens: Iterable[str]) -> list[str]:
    return [folded(one) for one in tokens]


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token == TAKEN
