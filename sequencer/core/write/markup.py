"""The two looks of a letter: plain text at 72 columns, and HTML paragraphs made from the same words (S-26).

No style sheet, no image, no script; a link shows exactly where it leads.
"""

import html
import itertools
import re
import textwrap
from functools import lru_cache

from sequencer.core.write.notices import Paragraphs

COLUMNS = 72

_NARROWEST = 60  # nobody wraps a letter narrower than this, so shorter lines are broken on purpose
_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_MARK = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")
_BREAK = "<br>\n"
_URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'»”’…)\]}]", re.IGNORECASE)


def paragraphs_in(text: str) -> Paragraphs:
    """The paragraphs of a typed text; lines that only an editor wrapped are joined again."""
    blocks = (block.strip("\n") for block in _BLANK_LINES.split(text.strip()))
    return tuple(_unwrapped(block.split("\n")) if "\n" in block else (block.strip(),) for block in blocks if block)


def lines_in(text: str) -> Paragraphs:
    """The paragraphs of a text whose line breaks are all meant, such as a signature."""
    blocks = _BLANK_LINES.split(text.strip())
    return tuple(tuple(line.strip() for line in block.split("\n")) for block in blocks if block)


def as_text(paragraphs: Paragraphs) -> str:
    """Plain text at 72 columns; a word or link that is longer stays in one piece."""
    return "\n\n".join("\n".join(map(_wrapped, lines)) for lines in paragraphs)


def as_html(paragraphs: Paragraphs, language: str) -> str:
    """A page of bare paragraphs; everything is escaped, and http(s) addresses become links to themselves."""
    body = "\n".join(f"<p>{_BREAK.join(map(_linked, lines))}</p>" for lines in paragraphs)
    return f'<!doctype html>\n<html lang="{html.escape(language)}">\n<body>\n{body}\n</body>\n</html>\n'


def _unwrapped(lines: list[str]) -> tuple[str, ...]:
    """A break is an editor's when the next word would not have fitted on the line; all others are meant."""
    width = max(_NARROWEST, *(len(line.rstrip()) for line in lines))
    joined = [lines[0].strip()]
    for before, line in itertools.pairwise(lines):
        first_word = line.split(maxsplit=1)[:1]
        fitted = len(before.rstrip()) + 1 + len("".join(first_word)) <= width
        if fitted or _LIST_MARK.match(line):
            joined.append(line.strip())
        else:
            joined[-1] = f"{joined[-1]} {line.strip()}"
    return tuple(joined)


def _wrapped(line: str) -> str:
    return line if line.split(maxsplit=1) == [line] else _in_columns(line)  # a word, such as a link of this one mail


@lru_cache(maxsize=512)
def _in_columns(line: str) -> str:
    return textwrap.fill(line, COLUMNS, break_long_words=False, break_on_hyphens=False)


def _linked(line: str) -> str:
    if "/" not in line or "://" not in line:  # one character is found much faster than three
        return _escaped(line)
    parts: list[str] = []
    end = 0
    for found in _URL.finditer(line):
        url = html.escape(_closed(found, line))
        parts += (_escaped(line[end : found.start()]), f'<a href="{url}">{url}</a>')
        end = found.start() + len(_closed(found, line))
    return "".join(parts) + _escaped(line[end:])


def _escaped(words: str) -> str:
    return html.escape(words, quote=False) if "&" in words or "<" in words or ">" in words else words


def _closed(found: re.Match[str], line: str) -> str:
    """The address with the bracket that an opening one inside it asks for, as in `/wiki/Ada_(language)`."""
    url = found.group()
    return f"{url})" if "(" in url and ")" not in url and line[found.end() : found.end() + 1] == ")" else url
