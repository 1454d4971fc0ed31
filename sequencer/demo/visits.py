"""What people do on our pages about an interview: choose, be too late, move, call off. Reading takes them a moment."""

import re
from collections.abc import Callable

from sequencer.demo.browser import Form, Page, open_link, press
from sequencer.demo.letters import Received
from sequencer.errors import SequencerError

_OFFER = re.compile(r"https?://[^\s)>\]]+/c/i/[\w.~-]+")
_MOVE = re.compile(r"https?://[^\s)>\]]+/c/b/[\w.~-]+/move")
_CANCEL = re.compile(r"https?://[^\s)>\]]+/c/b/[\w.~-]+/cancel")

Read = Callable[[], None]
"""Lets the time pass that somebody needs to read a page; whoever presses at once is taken for a machine."""


def book(mail: Received, read: Read, number: int = 0) -> None:
    """Book the numbered time of an offer, or the first of all free ones."""
    link = _link(_OFFER, mail)
    page = open_link(f"{link}/{number}") if number else _chosen(open_link(link), read)
    _confirm(page, read)


def race(first: Received, second: Received, read: Read) -> None:
    """Two look at the same free time; the first one has it, and the second takes one of the nearest."""
    one, other = open_link(_link(_OFFER, first)), open_link(_link(_OFFER, second))
    wanted = next((start for start in _starts(one) if start in _starts(other)), None)
    if wanted is None:
        raise SequencerError("Two people of the demo found no time that both could have.")
    one, other = _chosen(one, read, wanted), _chosen(other, read, wanted)
    _confirm(one, read)
    late = _pressed(other, read)
    if late.status != 409:
        raise SequencerError(f"Two people of the demo were given the same time ({late.status}).")
    _settled(_pressed(late, read))


def move(mail: Received, read: Read) -> None:
    """Take another time than the booked one."""
    _confirm(_chosen(open_link(_link(_MOVE, mail)), read), read)


def call_off(mail: Received, read: Read) -> None:
    """Give the interview up."""
    page = open_link(_link(_CANCEL, mail))
    read()
    _settled(press(page, _form(page, "leave"), {"leave": "end"}))


def _link(kind: re.Pattern[str], mail: Received) -> str:
    found = kind.search(mail.text)
    if found is None:
        raise SequencerError(f"The demo looked for a link in “{mail.subject}” and found none.")
    return found.group()


def _starts(page: Page) -> tuple[str, ...]:
    return _form(page, "start").choices.get("start", ())


def _chosen(page: Page, read: Read, start: str = "") -> Page:
    """The question about one time of a list."""
    read()
    return press(page, _form(page, "start", "GET"), {"start": start or _starts(page)[0]})


def _confirm(page: Page, read: Read) -> None:
    _settled(_pressed(page, read))


def _pressed(page: Page, read: Read) -> Page:
    """Say that it suits; where the page still lets one choose, the first."""
    read()
    form = _form(page, "suits", "POST")
    first = {"start": starts[0]} if (starts := form.choices.get("start")) else {}
    return press(page, form, {"suits": "yes"} | first)


def _settled(page: Page) -> None:
    if page.status != 200 or "/c/b/" not in page.url:
        raise SequencerError(f"A page about an interview was answered with {page.status}.")


def _form(page: Page, name: str, method: str = "") -> Form:
    found = page.form(name, method)
    if found is None:
        raise SequencerError(f"The demo found no button on a page about an interview ({page.status}).")
    return found
