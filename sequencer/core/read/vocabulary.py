"""The phrase tables of all languages, compiled by meaning: a reader need not know the language first."""

import re
import unicodedata
from functools import cache

from sequencer.core.read.phrases_de import GERMAN
from sequencer.core.read.phrases_en import ENGLISH
from sequencer.core.read.phrases_es import SPANISH
from sequencer.core.read.phrases_fr import FRENCH
from sequencer.core.read.phrases_it import ITALIAN
from sequencer.core.read.phrases_nl import DUTCH
from sequencer.core.read.phrases_pl import POLISH
from sequencer.core.read.phrases_pt import PORTUGUESE
from sequencer.core.read.phrases_sv import SWEDISH
from sequencer.core.read.sieve import Sieve
from sequencer.core.read.tongues import every_tongue, may_be_in

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH, PORTUGUESE, ITALIAN, POLISH, SWEDISH)

_BY_CODE = dict(zip(("en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv"), LANGUAGES, strict=True))
_SAME_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"'})
_TYPED_WITHOUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "a", "ø": "o", "ł": "l"}
_SHORT = 1_000  # characters; in a text so short an opt-out is looked for in every language


def plain(text: str) -> str:
    """Lower case with straight apostrophes and single blanks within lines; same length as far as letters go."""
    return "\n".join(" ".join(line.split()) for line in text.translate(_SAME_QUOTES).lower().split("\n"))


def phrases(meaning: str) -> tuple[str, ...]:
    """All expressions of one meaning, in every language."""
    return tuple(one for language in LANGUAGES for one in getattr(language, meaning))


def compiled(meaning: str, *, is_whole: bool = False) -> Sieve:
    """One expression that finds a meaning in plain text, or matches texts that say nothing else."""
    return _joined(phrases(meaning), is_whole=is_whole)


class Ear:
    """Hears meanings in one text: with the tables of its languages, and without accents where it has none."""

    def __init__(self, words: str) -> None:
        self._codes = may_be_in(words)
        self._any = every_tongue() if len(words) <= _SHORT else self._codes
        self._is_bare = not any(letter > "\x7f" and letter.isalpha() for letter in words)
        self._known: dict[tuple[str, bool], list[Sieve]] = {}

    def first(self, meaning: str, words: str) -> re.Match[str] | None:
        """Where a meaning is said first."""
        found = [one for pattern in self._patterns(meaning) if (one := pattern.search(words))]
        return min(found, key=lambda one: (one.start(), -one.end()), default=None)

    def every(self, meaning: str, words: str) -> list[re.Match[str]]:
        """Each place where a meaning is said, in their order."""
        found = [one for pattern in self._patterns(meaning) for one in pattern.finditer(words) if one.group(0).strip()]
        return sorted(found, key=lambda one: (one.start(), one.end()))

    def is_all(self, meaning: str, words: str) -> bool:
        """Whether a text says this and nothing else."""
        return any(pattern.fullmatch(words) for pattern in self._patterns(meaning, is_whole=True))

    def without(self, meaning: str, words: str) -> str:
        """The text with each such place taken out and its length kept."""
        for pattern in self._patterns(meaning):
            words = pattern.sub(lambda one: ",".ljust(len(one.group(0))), words)
        return words

    def _patterns(self, meaning: str, *, is_whole: bool = False) -> list[Sieve]:
        if (known := self._known.get((meaning, is_whole))) is not None:
            return known
        codes = self._any if meaning == "opt_out" else self._codes  # no guess may cost an opt-out
        found = (_of(code, meaning, is_whole=is_whole, is_bare=self._is_bare) for code in codes)
        return self._known.setdefault((meaning, is_whole), [pattern for pattern in found if pattern is not None])


@cache
def _of(code: str, meaning: str, *, is_whole: bool, is_bare: bool) -> Sieve | None:
    given = getattr(_BY_CODE[code], meaning)
    return _joined(tuple(map(_bare, given)) if is_bare else given, is_whole=is_whole) if given else None


def _joined(given: tuple[str, ...], *, is_whole: bool) -> Sieve:
    return Sieve(given, re.MULTILINE, at_word_start=not is_whole)


def _bare(phrase: str) -> str:
    """An expression as people type it on a foreign keyboard: ü as u or ue, é as e."""
    letters, is_class, behind = [], False, 0
    for at, letter in enumerate(phrase):
        if letter in "[]" and phrase[at - 1 : at] != "\\":
            is_class = letter == "["
        behind = phrase.index(")", at) if phrase.startswith(("(?<!", "(?<="), at) else behind
        spelled = _TYPED_WITHOUT.get(letter, "")
        if len(spelled) == 2 and not is_class and at > behind:
            letters.append(f"(?:{spelled}?)")
        else:  # a look behind has one length
            letters.append(spelled[:1] or unicodedata.normalize("NFD", letter)[:1])
    return "".join(letters)
