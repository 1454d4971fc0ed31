"""Text made comparable: lower case, no accents, one kind of quote, dash and blank, the same length as before.

Positions found in folded text are positions in the text itself, so what is quoted back keeps its accents.
"""

import unicodedata
from collections.abc import Iterable

from sequencer.core.read.sieve import Sieve

_SAME = {
    **dict.fromkeys("’‘ʼ´`′＇", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("–—‒―−‐‑～〜∼", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u3000\t", " "),
    **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", " "),
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ß": "s",
    "æ": "e",
    "œ": "e",
    "ı": "i",
    "ς": "σ",
    "º": "º",
    "ª": "ª",
    "¹": "1",
}
_FIRST_ASIAN = "\u1100"  # from here on letters stand for sounds or words and keep their marks


def _bare(letter: str, *, is_asian: bool) -> str:
    """One letter without its marks; of letters beyond the alphabets only the width changes."""
    if not is_asian:
        return unicodedata.normalize("NFKD", letter)[:1]
    narrow = unicodedata.normalize("NFKC", letter)
    return narrow if len(narrow) == 1 else letter[:1]


class _Table(dict[int, str]):
    """Each letter's folded form, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        lower = letter.lower()
        found = _SAME.get(lower[:1])
        if found is None:
            found = _bare(lower, is_asian=letter >= _FIRST_ASIAN)
        if len(self) < _MOST_LETTERS:
            self[code] = found
        return found


_MOST_LETTERS = 20_000
_TABLE = _Table()


def composed(text: str) -> str:
    """The text with letters and their marks as one, as `folded` expects it."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """The comparable form of a composed text, letter by letter."""
    return text.translate(_TABLE)


def any_of(patterns: Iterable[str]) -> Sieve:
    """One expression for folded text that finds any of the given ones; their accents may stay."""
    return Sieve(["".join(one if one < "\x80" else _TABLE[ord(one)] for one in pattern) for pattern in patterns])
