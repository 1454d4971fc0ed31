"""What people read on the desk: words, never the names that things have in the code."""

import re
from html.parser import HTMLParser

import pytest
from test_access import NOTHING_YET, Matrix

from sequencer.store.users import UserRole

CODE = re.compile(
    r"\{\{|\}\}|\{%|\bNone\b(?! (of|yet|that)\b)|\bTrue\b|\bFalse\b|\b[A-Z]\w+\.[A-Z_]{3,}\b|\b[a-z]+_[a-z_]+\b|\b[A-Z]+_[A-Z_]+\b|<[A-Z]\w+ |object at 0x"
)
FIELDS = re.compile(r"\{\{[^{}]*\}\}")
"""A field of a text is written so, wherever one explains how to write it."""
PRESSED = ("a", "button", "summary")
SILENT = ("script", "style", "textarea", "title", "code", "svg")


class Read(HTMLParser):
    """The words of a page, and each thing to press that has a label beside its words."""

    def __init__(self, page):
        super().__init__()
        self.words, self.pressed, self._silent, self._open = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in SILENT:
            self._silent.append(tag)
        if tag in PRESSED:
            self._open.append((tag, given.get("aria-label"), []))
        self.words += [
            value for name, value in attrs if name in ("aria-label", "placeholder", "title", "alt") and value
        ]

    def handle_endtag(self, tag):
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()
        if self._open and self._open[-1][0] == tag:
            self.pressed.append(self._open.pop()[1:])

    def handle_data(self, data):
        if self._silent:
            return
        self.words.append(data)
        for _, _, said in self._open:
            said.append(data)


@pytest.fixture
def pages(desk):
    """(address, page) of every page that can be looked at."""
    matrix, browser = Matrix(desk), desk.browser(UserRole.ADMINISTRATOR)
    found = {}
    for endpoint, method, _, names in matrix.routes():
        if method != "GET" or endpoint in NOTHING_YET:
            continue
        for address in matrix.addresses(endpoint, method, names, matrix.own):
            answer = browser.get(address)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                found[address] = Read(answer.text)
    assert len(found) > 40
    return found


def test_no_page_shows_a_name_from_the_code(pages):
    wrong = {}
    for address, page in pages.items():
        text = FIELDS.sub("", " ".join(page.words)).replace("pg_dump", "")  # a tool, by its name
        if found := [text[max(0, one.start() - 30) : one.end() + 10] for one in CODE.finditer(text)]:
            wrong[address] = found

    assert wrong == {}


def test_what_is_pressed_is_called_as_it_reads(pages):
    """Who speaks to the page says what stands on the button (WCAG 2.5.3)."""
    wrong = set()
    for address, page in pages.items():
        for label, said in page.pressed:
            words = " ".join(" ".join(said).split())
            if label is not None and words and not label.casefold().startswith(words.casefold()):
                wrong.add((address, label, words))

    assert wrong == set()


def test_whatever_is_pressed_has_a_name(pages):
    assert {
        address
        for address, page in pages.items()
        for label, said in page.pressed
        if not (label or "".join(said).strip())
    } == set()
