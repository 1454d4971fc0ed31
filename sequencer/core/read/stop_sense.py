"""A sense for wishes not to be written to that no rule has words for.

A linear model over some thousands of answers written for this product (tests/words), as a table of weights that
`make words` writes. It only ever adds such a wish, never takes one away: rules that hear one have the last word.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from sequencer.core.read.dates import Reference
from sequencer.core.read.features import features
from sequencer.core.read.intent import IntentVerdict, judge_intent, judge_stop
from sequencer.core.read.letter import letter_of
from sequencer.core.read.stop_weights import BIAS, SCALE, WEIGHTS
from sequencer.core.read.wish import without_no_wish
from sequencer.core.states import Intent

_SURE, _LIKELY = 0.9, 0.7
"""From the first on it is heard whatever the rules say, from the second on where they say no, or hardly anything."""
_HARDLY = 0.6
_NEAR = frozenset({Intent.UNCLEAR, Intent.NOT_INTERESTED, Intent.WRONG_PERSON})
_MOST_SURE = 0.74
"""Never as sure as a rule: nothing is sent because of it, and a person looks."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD, _FEWEST = re.compile(r"[^\W\d_]+"), 3
"""Fewer words than these beside what is no wish, such as `please`, say nothing."""
_LONGEST_EVIDENCE = 200  # characters
_LONGEST_ASIDE, _MOST_ASIDE = 4_000, 20  # characters, paragraphs
_NOBODYS = re.compile(
    r"https?:|www\.|unsubscrib|subscri(?:be|ption)|newsletter|mailing[ -]?list|marketing|recipient|addressee|empfänger|"
    r"destinat|dest[iy]n|geadresseerde|bestemd|adresat|mottagare|modtager|mottaker|vastaanottaj|получател|příjemce|címzett|"
    r"in error|irrtüm|par erreur|por error|por engano|per errore|abusievelijk|omyłk|av misstag|confidential|vertraulich|virus",
    re.IGNORECASE,
)
"""What disclaimers and footers of companies speak of, and people seldom."""


def understood_intent(
    text: str,
    reference: Reference | None,
    *,
    others: tuple[tuple[str, str], ...] = (),
    own: tuple[str, ...] = (),
    aside: str = "",
) -> IntentVerdict:
    """The verdict of the rules, or the wish not to be written to that they have missed.

    `aside` is what stands beside the person's words, such as a signature: a wish that hides there is heard too.
    """
    verdict = heard(judge_intent(text, reference, others=others, own=own), text, _table(), BIAS)
    if verdict.intent is Intent.OPT_OUT or not aside:
        return verdict
    return _said_aside(aside) or verdict


def _said_aside(aside: str) -> IntentVerdict | None:
    for paragraph in re.split(r"\n\s*\n", aside[:_LONGEST_ASIDE])[:_MOST_ASIDE]:
        if _NOBODYS.search(paragraph) is None and (found := judge_stop(letter_of(paragraph))):
            return replace(found, confidence=min(found.confidence, _MOST_SURE))
    return None


def heard(verdict: IntentVerdict, text: str, weights: Mapping[str, float], bias: float) -> IntentVerdict:
    """The verdict, or the wish that these weights hear beside it; its evidence is the sentence that speaks loudest."""
    left = without_no_wish(text.lower())
    if verdict.intent is Intent.OPT_OUT or (left != text.lower() and len(_WORD.findall(left)) < _FEWEST):
        return verdict
    share = 1.0 / (1.0 + math.exp(-bias - _score(text, weights)))
    is_weak = verdict.intent in _NEAR or verdict.confidence < _HARDLY
    if share < (_LIKELY if is_weak else _SURE):
        return verdict
    sentences = [one.group(0).strip() for one in _SENTENCE.finditer(text)] or [text]
    loudest = max(sentences, key=lambda one: _score(one, weights))
    return IntentVerdict(Intent.OPT_OUT, min(round(share, 2), _MOST_SURE), loudest[:_LONGEST_EVIDENCE])


def _score(text: str, weights: Mapping[str, float]) -> float:
    return sum(n * weights[one] for one, n in features(without_no_wish(text.lower())).items() if one in weights)


@cache
def _table() -> dict[str, float]:
    """Pairs stand two blanks apart; a feature and its weight are parted by a tab."""
    pairs = (pair.partition("\t") for line in WEIGHTS.split("\n") for pair in line.split("  ") if pair)
    return {one: int(weight) / SCALE for one, _, weight in pairs}
