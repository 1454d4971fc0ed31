"""The words of a service mail as plain text and as HTML: one original, so both say the same.

The original is plain text with a paragraph on each line and blank lines between. Lines that begin with three spaces
stay as they are. `[words](address)` is a link. Below `-- ` stands who it is from.
"""

import re
import textwrap
from dataclasses import dataclass
from enum import StrEnum

from css_inline import CSSInliner

_COLUMNS = 72
_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)")
_CLOSING_LINK = re.compile(_LINK.pattern + r"[.:]?$")
_BARE = re.compile(r"https?://[^\s<>\"')]+[^\s<>\"').,;:!?]")
_SIGNATURE = "-- "
_ITEM = "   - "
_INLINER = CSSInliner(load_remote_stylesheets=False)
_CLASS = re.compile(r'(<[a-z][^<>]*) class="[^"]*"')


class Shape(StrEnum):
    PARAGRAPH = "paragraph"
    TIMES = "times"  # numbered, each with a link of its own
    FACTS = "facts"  # what is settled
    ACTIONS = "actions"  # links, one on each line
    LIST = "list"  # several things of one kind, each behind a dash
    CLOSING = "closing"  # who it is from


@dataclass(frozen=True)
class Piece:
    """A stretch of words; with `url` it is a link."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Block:
    shape: Shape
    lines: tuple[tuple[Piece, ...], ...]


def as_text(original: str, colon: str = ":") -> str:
    """The plain text: 72 columns, every link on a line of its own, behind a colon as its language sets it."""
    tidy = re.sub(r"\n{3,}", "\n\n", original.strip())
    lines = [line.rstrip() if line != _SIGNATURE else line for line in tidy.split("\n")]
    return "\n".join(_text_line(line, colon) for line in lines) + "\n"


def blocks_in(original: str) -> tuple[Block, ...]:
    """The same words in blocks, for a page to lay out."""
    body, _, closing = original.strip().partition(f"\n{_SIGNATURE}\n")
    found = [_block(part.split("\n")) for part in re.split(r"\n{2,}", body.strip("\n")) if part.strip()]
    if closing.strip():
        found.append(Block(Shape.CLOSING, tuple(_pieces(line) for line in closing.strip().split("\n"))))
    return tuple(found)


def with_styles_inside(html: str) -> str:
    """The page with each rule of its style sheet written into the elements it is about; nothing is fetched."""
    return _CLASS.sub(r"\1", _INLINER.inline(html))


def _text_line(line: str, colon: str) -> str:
    if line.startswith("   "):
        return _LINK.sub(_action if _is_action(line) else r"\1", line)
    line = _CLOSING_LINK.sub(rf"\1{colon}\n\2", line)
    line = _LINK.sub(r"\1 (\2)", line)
    return "\n".join(
        part
        if part == _SIGNATURE or _BARE.fullmatch(part)
        else textwrap.fill(part, _COLUMNS, break_long_words=False, break_on_hyphens=False)
        for part in line.split("\n")
    )


def _action(link: re.Match[str]) -> str:
    """What it does and its address, below it where both do not fit on one line."""
    beside = f"{link[1]:<14}{link[2]}"
    return beside if len(beside) <= _COLUMNS else f"{link[1]}\n   {link[2]}"


def _is_action(line: str) -> bool:
    return _LINK.fullmatch(line.strip()) is not None


def _block(lines: list[str]) -> Block:
    if not all(line.startswith("   ") for line in lines):
        return Block(Shape.PARAGRAPH, tuple(_pieces(line) for line in lines))
    if all(re.match(r" {3}\d+ {2,}", line) for line in lines):
        return Block(Shape.TIMES, tuple(_numbered(line) for line in lines))
    if all(line.startswith(_ITEM) for line in lines):
        return Block(Shape.LIST, tuple(_pieces(line.removeprefix(_ITEM)) for line in lines))
    shape = Shape.ACTIONS if all(_is_action(line) for line in lines) else Shape.FACTS
    return Block(shape, tuple(_pieces(line.strip()) for line in lines))


def _numbered(line: str) -> tuple[Piece, ...]:
    """The number, the time with its link, and the same time elsewhere."""
    number, _, rest = line.strip().partition(" ")
    link = _LINK.match(rest.strip())
    if link is None:
        return Piece(number), Piece(rest.strip())
    return Piece(number), Piece(link[1], link[2]), Piece(rest.strip()[link.end() :].strip().strip("()"))


def _pieces(line: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for link in _LINK.finditer(line):
        found += [*_with_bare(line[at : link.start()]), Piece(link[1], link[2])]
        at = link.end()
    return tuple(one for one in (*found, *_with_bare(line[at:])) if one.words)


def _with_bare(text: str) -> list[Piece]:
    """Addresses that stand in the words themselves, shown without their scheme."""
    found: list[Piece] = []
    at = 0
    for link in _BARE.finditer(text):
        found += [Piece(text[at : link.start()]), Piece(link[0].partition("://")[2], link[0])]
        at = link.end()
    return [*found, Piece(text[at:])]
