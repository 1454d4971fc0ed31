"""HTML mail as the text a person sees, without what mail programs mark as quoted."""

import re

from inscriptis import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from sequencer.core.read.layout import TooMuchError, laid_out

_LONGEST = 400_000  # characters; nobody reads further
_QUOTE_CLASSES = re.compile(
    r"(?:^|\s)(?:gmail_attr|yahoo_quoted|yahoo-quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra"
    r"|OutlookMessageHeader|ms-outlook-mobile-reference-message)(?:\s|$)"
)
_FROM_HERE_ON = frozenset({"divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container"})
_SIGNATURE = re.compile(r"(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block)(?:\s|$)|^Signature$")
_INDENTED = re.compile(r"border(?:-\w+)?\s*:\s*(?:none|0)", re.IGNORECASE)
_NO_MARGIN = re.compile(r"margin(?:-top)?\s*:\s*0", re.IGNORECASE)
_LAYOUT = ParserConfig(display_links=False, display_anchors=False, display_images=False)
_MARK = "> …"


def readable(source: str) -> str:
    """The whole text of an HTML body; the source without its tags where it cannot be parsed."""
    tree = _tree(source)
    return _laid_out(tree) if tree is not None else _stripped(source)


def without_quotes(source: str) -> str:
    """The text with one `>` line in place of every quote a mail program marked, and without marked signatures."""
    tree = _unquoted(source)
    if tree is None:
        return _stripped(source)
    signatures = [element for element in tree.iter("div", "pre", "span", "table") if _is_signature(element)]
    for element in signatures:
        _empty(element, "")
    unsigned = _laid_out(tree)
    if not signatures or re.search(r"\w", unsigned):
        return unsigned
    return _laid_out(_unquoted(source))  # they have written nothing else


def _unquoted(source: str) -> etree._Element | None:
    """The document with a mark in place of every quote."""
    tree = _tree(source)
    for element in list(tree.iter("blockquote", "div", "span", "hr", "table", "p")) if tree is not None else ():
        if element.get("id") in _FROM_HERE_ON:
            _empty_siblings_after(element)
            _empty(element, _MARK)
        elif _is_quote(element):
            _empty(element, _MARK)
    return tree


def _tree(source: str) -> etree._Element | None:
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source[:_LONGEST])
    if not text.strip():
        return None
    try:
        tree = html.document_fromstring(text)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        return None
    for paragraph in tree.iter("p"):  # mail editors type a line break as a paragraph without margins
        if (paragraph.get("class") or "").startswith("Mso") or _NO_MARGIN.search(paragraph.get("style") or ""):
            paragraph.tag = "div"
    return tree


def _laid_out(tree: etree._Element) -> str:
    try:
        text = _lines_of(tree)
    except (RecursionError, ValueError, IndexError, KeyError, AttributeError, TypeError):
        text = " ".join(tree.itertext())
    return "\n".join(line.strip() for line in text.replace("\xa0", " ").split("\n")).strip("\n")


def _lines_of(tree: etree._Element) -> str:
    try:
        return laid_out(tree)
    except TooMuchError:
        return str(Inscriptis(tree, _LAYOUT).get_text())


def _stripped(source: str) -> str:
    return re.sub(r"<[^<>]*>", " ", source[:_LONGEST])


def _is_quote(element: etree._Element) -> bool:
    if element.tag == "blockquote":
        return element.get("type") == "cite" or not _INDENTED.search(element.get("style") or "")
    return _QUOTE_CLASSES.search(element.get("class") or "") is not None


def _is_signature(element: etree._Element) -> bool:
    return _SIGNATURE.search(element.get("class") or "") is not None or element.get("id") == "Signature"


def _empty(element: etree._Element, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "div", text, tail


def _empty_siblings_after(element: etree._Element) -> None:
    for sibling in list(element.itersiblings()):
        _empty(sibling, "")
        sibling.tail = None
