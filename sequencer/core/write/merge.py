"""Merge fields: a field replacer and on purpose no template language (A-01, A-02).

A field is `{{first_name}}` or, with words to fall back on, `{{first_name|there}}`.
Curly braces mean nothing else, so a text that passed `check` holds no raw token of any kind.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from sequencer.errors import UserError

OPENING_LINE = "opening_line"
"""The one field that a person writes for one candidate: no fallback, several lines, more room."""

STANDARD_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "first_name": "The candidate's first name",
        "last_name": "The candidate's last name",
        "full_name": "The candidate's first and last name",
        "employer": "Where the candidate works now",
        "headline": "What the candidate says about themselves in one line",
        OPENING_LINE: "The first sentences, written by a person for this candidate; takes no fallback",
        "profile_url": "The candidate's public profile",
        "country": "The candidate's country",
        "role": "The role this sequence is about",
        "team": "The team that is looking for somebody",
        "sender_name": "The name of the person whose mailbox sends",
        "sender_first_name": "The first name of the person whose mailbox sends",
        "organisation": "Your organisation's name",
    }
)

_COMPILED = 256  # templates kept in pieces, by their whole text, so that none can be taken for another
_LONGEST = 500  # characters of a value
_LONGEST_OPENING = 2_000
_FIELD = re.compile(r"\{\{ *([^\W\d]\w{0,63}) *(?:\|([^{}|\r\n]*))?\}\}")
_BRACE = re.compile(r"[{}]")
_WORD = re.compile(r"[^\W\d][\w.]*")
_LINE_BREAKS = frozenset("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")  # every one at which str.splitlines splits
_FORBIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u2028\u2029"  # line and paragraph separator
    "\u202a-\u202e\u2066-\u2069"  # overrides that show a text in another order than it has
    "\ud800-\udfff"  # halves of a character, which no charset can carry
    "]"
)


@dataclass(frozen=True)
class MergeField:
    name: str
    fallback: str | None = None


@dataclass(frozen=True)
class Piece:
    """A stretch of a filled template: its own words, or, with `field` named, what that field put there."""

    text: str
    field: str = ""
    is_missing: bool = False


@dataclass(frozen=True)
class Filled:
    """A text with its fields replaced; `missing` names those that had neither value nor fallback."""

    text: str
    missing: tuple[str, ...]


def fields_in(text: str) -> tuple[MergeField, ...]:
    """The different fields of a template in reading order; whatever is malformed is left to `check`."""
    return _compiled(text).fields


def check(text: str, known: frozenset[str]) -> None:
    """Raises UserError for the first thing that would leave raw or blank: the sentence names it and the nearest field.

    `known` is the whole list of fields this template may use, standard ones included.
    """
    stray = misplaced_brace(text)
    if stray is not None:
        raise UserError(f"“{stray}” is not a merge field. {_hint(stray, known)}")
    for field in fields_in(text):
        _check_field(field, known)


@lru_cache(maxsize=_COMPILED)
def misplaced_brace(text: str) -> str | None:
    """The words around the first curly brace that belongs to no field, else None."""
    outside = _FIELD.sub(lambda found: " " * len(found.group()), text)
    brace = _BRACE.search(outside)
    if brace is None:
        return None
    around = text[max(0, brace.start() - 20) : brace.start() + 40] if brace.group() == "}" else text[brace.start() :]
    return " ".join("".join(c if c.isprintable() else " " for c in around[:60]).split())


def fill(text: str, values: Mapping[str, str], *, one_line: bool = False) -> Filled:
    """The text with every field replaced once: a value is never read as a template again (A-02).

    Values lose surrounding blanks and, all but the opening line, their line breaks; with `one_line` (subjects)
    the opening line does too. A missing field leaves a gap, and the caller must not send the text.
    """
    compiled = _compiled(text)
    put = [_value(field, values, one_line=one_line) for field in compiled.fields]
    found = list(compiled.stretches)
    found[1::2] = [put[number] for number in compiled.order]
    missing = (field.name for field, value in zip(compiled.fields, put, strict=True) if not value)
    return Filled("".join(found), tuple(dict.fromkeys(missing)))


def pieces(text: str, values: Mapping[str, str], *, one_line: bool = False) -> tuple[Piece, ...]:
    """The same, with every stretch of the text told apart by where it comes from."""
    compiled = _compiled(text)
    put = [_value(field, values, one_line=one_line) for field in compiled.fields]
    found = [Piece(words) for words in compiled.stretches]
    found[1::2] = [Piece(put[at], compiled.fields[at].name, is_missing=not put[at]) for at in compiled.order]
    return tuple(one for one in found if one.text or one.field)


def hostile(value: str, field: str = "") -> str | None:
    """Why a merge value is refused, as the end of a sentence (“it holds a line break”), else None (A-03, A-04).

    Only the opening line may have line feeds (or CR LF pairs, which browsers send) and up to 2,000 characters.
    """
    longest = _LONGEST_OPENING if field == OPENING_LINE else _LONGEST
    if len(value) > longest:
        return f"it is longer than {longest:,} characters"
    return unsafe_in_line(unix_lines(value).replace("\n", " ") if field == OPENING_LINE else value)


def unsafe_in_line(text: str) -> str | None:
    """Why a text of any length must not stand in a header or a one-line value, as the end of a sentence, else None."""
    found = None if text.isprintable() else _FORBIDDEN.search(text)  # nothing printable is forbidden
    if found is not None:
        return f"it holds {_named(found.group())}"
    if holds_encoded_word(text):
        return "it holds an encoded word (=?…?=)"
    return None


def holds_encoded_word(text: str) -> bool:
    """Whether a mail program could read a part of this text as an RFC 2047 encoded word."""
    start = text.find("=?")
    return start >= 0 and text.find("?=", start + 2) >= 0


def unix_lines(text: str) -> str:
    """The text with CR LF pairs turned into line feeds; a lone CR stays."""
    return text.replace("\r\n", "\n") if "\r" in text else text  # one character is found much faster than two


@dataclass(frozen=True)
class _Compiled:
    """A template in pieces: its own words, with an empty stretch wherever a field stands between them.

    `fields` are the different ones in reading order; `order` has, for each empty stretch, the place of its field there.
    """

    stretches: tuple[str, ...]
    fields: tuple[MergeField, ...]
    order: tuple[int, ...]


@lru_cache(maxsize=_COMPILED)
def _compiled(text: str) -> _Compiled:
    stretches: list[str] = []
    places: dict[MergeField, int] = {}
    order: list[int] = []
    end = 0
    for one in _FIELD.finditer(text):
        stretches += (text[end : one.start()], "")
        order.append(places.setdefault(_field(one), len(places)))
        end = one.end()
    return _Compiled((*stretches, text[end:]), tuple(places), tuple(order))


def _value(field: MergeField, values: Mapping[str, str], *, one_line: bool) -> str:
    """What stands in a field's place, empty where it is missing."""
    value = _clean(values.get(field.name, ""), keep_lines=field.name == OPENING_LINE and not one_line)
    return value or ("" if field.name == OPENING_LINE else field.fallback or "")


def _field(found: re.Match[str]) -> MergeField:
    fallback = found.group(2)
    return MergeField(found.group(1), None if fallback is None else fallback.strip())


def _check_field(field: MergeField, known: frozenset[str]) -> None:
    if field.name not in known:
        raise UserError(f"There is no field “{field.name}”. {_hint(field.name, known)}")
    if field.fallback is None:
        return
    if field.name == OPENING_LINE:
        raise UserError(f"“{OPENING_LINE}” takes no fallback: a person writes that line for each candidate.")
    if not _clean(field.fallback):
        raise UserError(f"The fallback of “{field.name}” is empty: write a word after the bar or leave the bar out.")
    reason = hostile(field.fallback)
    if reason:
        raise UserError(f"The fallback of “{field.name}” cannot be used: {reason}.")


def _hint(wrong: str, known: frozenset[str]) -> str:
    by_spelling = {name.lower(): name for name in sorted(known)}
    for word in _WORD.findall(wrong):
        near = difflib.get_close_matches(word.rpartition(".")[2].lower(), by_spelling, n=1)
        if near:
            return f"Did you mean {{{{{by_spelling[near[0]]}}}}}?"
    return f"The fields are: {', '.join(by_spelling.values())}."


def _clean(value: str, *, keep_lines: bool = False) -> str:
    if not any(c.isprintable() and not c.isspace() for c in value):
        return ""  # blanks and invisible characters only
    if keep_lines:
        return unix_lines(value).strip()
    return " ".join(value.split())


def _named(character: str) -> str:
    if character == "\0":
        return "a NUL character"
    if character in _LINE_BREAKS:
        return "a line break"
    return f"a control character (U+{ord(character):04X})"
