"""What somebody typed themselves, without lines of the very mail they answer.

An answer without a word of its own may be all quotation, and then nothing marks where that begins.
"""

import re

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SURELY_OURS = 6  # words in a row: whoever types so many of ours has not typed them
_FRAME = re.compile(
    r"\W*(?:from|sent|to|cc|subject|date|von|gesendet|an|betreff|datum|de|envoyé|à|objet)\s*:.*|\W*-{3,}.*",
    re.IGNORECASE,
)


def typed_by_them(text: str, ours: str) -> str:
    """The lines of an answer that are not of our mail; where some are, its greeting and headers go with them."""
    known = f" {' '.join(_words(ours))} "
    lines = text.split("\n")
    is_ours = [_is_of(line, known, _SURELY_OURS) for line in lines]
    if not any(is_ours):
        return text
    kept = [
        line
        for line, quoted in zip(lines, is_ours, strict=True)
        if not quoted and not _is_of(line, known, 1) and not _FRAME.fullmatch(line)
    ]
    return "\n".join(kept).strip()


def _is_of(line: str, known: str, least: int) -> bool:
    words = _words(line)
    return len(words) >= least and f" {' '.join(words)} " in known


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").lower())
