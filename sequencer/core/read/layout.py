"""HTML of plain shape as text, line by line as Inscriptis lays it out, in a fraction of the time.

Most mail is paragraphs and line breaks. What needs columns, bullets or kept blanks is left to that library.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display, WhiteSpace
from inscriptis.model.css import CssParse
from inscriptis.model.html_element import HtmlElement
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

_TOO_MUCH = ("table", "tr", "td", "th", "ul", "ol", "li", "pre", "xmp", "listing", "plaintext")
_MATTERS = re.compile(r"display|white.space|margin|style\s*:", re.IGNORECASE)
_KNOWN = CSS_PROFILES["relaxed"]
_TOP = 1000  # more lines than any margin asks for: nothing is put above the first one


class TooMuchError(Exception):
    """It needs more than lines."""


@dataclass(frozen=True, slots=True)
class _Box:
    """How one kind of element is laid out; `around` is what each text in it stands between."""

    is_block: bool = False
    is_hidden: bool = False
    above: int = 0
    below: int = 0
    around: str = ""


@dataclass(slots=True)
class _Page:
    """`lines` so far, the one being written, and how many empty lines lie below the last one."""

    lines: list[str] = field(default_factory=list)
    line: str = ""
    takes_no_blank: bool = True  # a blank at its end would be one too many
    gap: int = _TOP

    def write(self, text: str) -> None:
        words = " ".join(text.split())
        if not words:
            if not self.takes_no_blank:
                self.line, self.takes_no_blank = f"{self.line} ", True
            return
        before = " " if text[0].isspace() and not self.takes_no_blank else ""
        self.takes_no_blank = text[-1].isspace()
        new = f"{before}{words} " if self.takes_no_blank else before + words
        self.line += unescape(new) if "&" in new else new

    def end_line(self) -> bool:
        """Go on with a new line, if anything stands on this one."""
        text = self.line[:-1] if self.takes_no_blank and self.line.endswith(" ") else self.line
        self.line = text
        if not text:
            return False
        self.lines.append(text)
        self.line, self.takes_no_blank, self.gap = "", True, 0
        return True

    def leave(self, lines: int) -> None:
        """Let at least that many lines be empty here."""
        if lines > self.gap:
            self.lines.append("\n" * (lines - self.gap - 1))
            self.gap = lines


def laid_out(tree: etree._Element) -> str:
    """The text of a document. Raises TooMuchError where it has tables, lists or preformatted text."""
    if next(tree.iter(*_TOO_MUCH), None) is not None:
        raise TooMuchError
    page = _Page()
    _lay_out(page, tree, _Box())
    page.end_line()
    return "\n".join(page.lines)


def _lay_out(page: _Page, element: etree._Element, parent: _Box) -> None:
    tag = element.tag
    if not isinstance(tag, str):
        if tag is etree.Comment and element.tail:
            page.write(element.tail)
        return
    box = _box_of(tag, element.get("style") or "", parent)
    if box.is_block:
        page.end_line()
        page.leave(max(box.above, parent.below if parent.is_block else 0))
    elif tag == "br" and not page.end_line():
        page.lines.append("")
        page.line, page.takes_no_blank = "", True
    if (text := element.text) and not box.is_hidden:
        page.write(f"{box.around}{text}{box.around}" if box.around else text)
    for child in element:
        _lay_out(page, child, box)
    if box.is_block:
        page.end_line()
        page.leave(box.below)
    if (text := element.tail) and not parent.is_hidden:
        page.write(f"{parent.around}{text}{parent.around}" if parent.around else text)


def _box_of(tag: str, style: str, parent: _Box) -> _Box:
    if parent.is_hidden:
        return _HIDDEN
    if not style or not _MATTERS.search(style):
        return _USUAL.get(tag, _INLINE)
    return _boxed(tag, style)


def _boxed(tag: str, style: str = "") -> _Box:
    element = _KNOWN.get(tag, HtmlElement()).__copy__()
    CssParse.attr_style(style, element)
    if element.whitespace is WhiteSpace.pre:
        raise TooMuchError
    is_block, is_hidden = element.display is Display.block, element.display is Display.none
    return _Box(is_block, is_hidden, element.margin_before, element.margin_after, element.prefix)


_INLINE, _HIDDEN = _Box(), _Box(is_hidden=True)
_USUAL = {tag: _boxed(tag) for tag in _KNOWN if tag not in _TOO_MUCH}
