"""One header field as it stands in a mail: folded, ASCII, and with nothing a reader could take for another field.

We fold and encode ourselves: the email package of early Python 3.11 decodes an encoded word in a value and writes
the line break it hides (A-04), and puts encoded words into addresses, where RFC 2047 section 5 forbids them (S-24).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH = 76  # RFC 2047 section 2: a line that holds an encoded word
_LONGEST_WORD = 60  # fits behind every field name of ours without a fold before it
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,60}(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,60})*")
_PRINTABLE_WORDS = re.compile(r"[!-~]{1,60}(?: [!-~]{1,60})*")
_SPECIAL = re.compile(r'(["\\])')
_LITERAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")  # RFC 2047 5 (3)
_ENVELOPE_OF_A_WORD = "=?utf-8?q?{}?="


@dataclass(frozen=True)
class Field:
    """A field as it is written, and as a reader has to understand it.

    `values` is one text, a display name and an address, or a number of words; `line` ends in CR LF.
    """

    name: str
    values: tuple[str, ...]
    line: str


def text_field(name: str, text: str) -> Field:
    """An unstructured field such as Subject."""
    words = text.split(" ") if _is_literal(text, _PRINTABLE_WORDS) else _encoded_words(text)
    return Field(name, (text,), _folded(name, words))


def mailbox_field(name: str, display_name: str, address: str) -> Field:
    """A field with exactly one mailbox; the address is written as it is."""
    display = " ".join(display_name.split())
    words = [*_phrase(display), f"<{address}>"] if display else [address]
    return Field(name, (display, address), _folded(name, words))


def words_field(name: str, *words: str) -> Field:
    """A field of ready ASCII words such as ids, links and tokens."""
    return Field(name, words, _folded(name, words))


def _folded(name: str, words: Sequence[str]) -> str:
    """Folded between words, never before the first: some servers take an empty first line for the end."""
    lines = [f"{name}: {words[0]}"]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"


def _phrase(display_name: str) -> list[str]:
    if _is_literal(display_name, _ATOMS):
        return display_name.split(" ")
    if _is_literal(display_name, _PRINTABLE_WORDS):
        escaped = _SPECIAL.sub(r"\\\1", display_name)
        return f'"{escaped}"'.split(" ")
    return _encoded_words(display_name)


def _is_literal(text: str, shape: re.Pattern[str]) -> bool:
    return not text or ("=?" not in text and shape.fullmatch(text) is not None)


def _encoded_words(text: str) -> list[str]:
    """RFC 2047 words in UTF-8 and Q encoding; a character is never cut in two."""
    room = _LONGEST_WORD - len(_ENVELOPE_OF_A_WORD.format(""))
    words = [""]
    for character in text:
        piece = _q(character)
        if len(words[-1]) + len(piece) > room:
            words.append("")
        words[-1] += piece
    return [_ENVELOPE_OF_A_WORD.format(word) for word in words]


def _q(character: str) -> str:
    if character in _LITERAL:
        return character
    return "_" if character == " " else "".join(f"={octet:02X}" for octet in character.encode())
