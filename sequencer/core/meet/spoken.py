"""The one language that somebody's words are surely in, to answer in it; a guess that is left open is no harm."""

import re
from collections.abc import Iterable

from sequencer.core.meet.pick.phrasing.languages import LANGUAGES, told_by
from sequencer.core.read.tongues import owners_of

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LONGEST = 4000  # characters; the first lines tell as much as all
_LEAST = 0.5  # less than one word that two languages share
_AHEAD = 1.6  # times the score of the second best


def written_in(texts: Iterable[str]) -> str:
    """The language of the first of these texts that shows one, of the nine we read; empty where none does."""
    return next((found for found in map(_language, texts) if found), "")


def _language(text: str) -> str:
    words = text[:_LONGEST].lower().replace("’", "'")
    score = dict.fromkeys(LANGUAGES, 0.0)
    for word in {part for one in _WORD.findall(words) for part in (one, *re.split("['-]", one))}:
        owners = {*owners_of(word), *told_by(word)}
        for language in owners:
            score[language] += len(owners) ** -1.5  # a word that many languages have tells little
    (best, most), (_, second) = sorted(score.items(), key=lambda one: -one[1])[:2]
    return best if most >= _LEAST and most >= _AHEAD * second else ""
