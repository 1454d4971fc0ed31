"""The phrase tables of all languages, compiled by meaning: a reader need not know the language first."""

import re

from sequencer.core.read.phrases_de import GERMAN
from sequencer.core.read.phrases_en import ENGLISH
from sequencer.core.read.phrases_es import SPANISH
from sequencer.core.read.phrases_fr import FRENCH
from sequencer.core.read.phrases_it import ITALIAN
from sequencer.core.read.phrases_nl import DUTCH
from sequencer.core.read.phrases_pl import POLISH
from sequencer.core.read.phrases_pt import PORTUGUESE
from sequencer.core.read.phrases_sv import SWEDISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH, PORTUGUESE, ITALIAN, POLISH, SWEDISH)

_SAME_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"'})


def plain(text: str) -> str:
    """Lower case with straight apostrophes and single blanks within lines; same length as far as letters go."""
    return "\n".join(" ".join(line.split()) for line in text.translate(_SAME_QUOTES).lower().split("\n"))


def phrases(meaning: str) -> tuple[str, ...]:
    """All expressions of one meaning, in every language."""
    return tuple(one for language in LANGUAGES for one in getattr(language, meaning))


def compiled(meaning: str, *, is_whole: bool = False) -> re.Pattern[str]:
    """One expression that finds a meaning in plain text, or matches texts that say nothing else."""
    joined = "|".join(f"(?:{one})" for one in phrases(meaning))
    return re.compile(joined if is_whole else rf"(?<!\w)(?:{joined})", re.MULTILINE)
