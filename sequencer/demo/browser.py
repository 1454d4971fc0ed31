"""A browser without JavaScript: it opens links, chooses among what a form offers, presses buttons, follows redirects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20.0  # seconds
_MOST_REDIRECTS = 5


@dataclass(frozen=True)
class Form:
    """`values` are those it has by itself; `choices` are those of its radio buttons, by name, in their order."""

    method: str
    action: str
    values: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    status: int
    url: str
    text: str
    forms: tuple[Form, ...]

    def form(self, name: str, method: str = "") -> Form | None:
        """The first form with a field or choice of this name."""
        for one in self.forms:
            if (name in one.values or name in one.choices) and method in ("", one.method):
                return one
        return None


def open_link(url: str) -> Page:
    """The page behind an address; only loopback is ever asked."""
    return _ask("GET", url, None)


def press(page: Page, form: Form, values: Mapping[str, str] | None = None) -> Page:
    """What the form's button leads to, with `values` filled in."""
    filled = dict(form.values) | dict(values or {})
    target = form.action or page.url
    if form.method == "GET":
        return open_link(_beside(page.url, f"{target.partition('?')[0]}?{urlencode(filled)}"))
    return _ask("POST", _beside(page.url, target), filled)


def post(url: str, values: Mapping[str, str]) -> Page:
    """What a mail program does by itself: one POST, no redirect followed."""
    return _once("POST", url, values)[0]


def _ask(method: str, url: str, values: Mapping[str, str] | None) -> Page:
    for _ in range(_MOST_REDIRECTS):
        page, moved_to = _once(method, url, values)
        if not moved_to:
            return page
        method, url, values = "GET", _beside(url, moved_to), None
    return page


def _once(method: str, url: str, values: Mapping[str, str] | None) -> tuple[Page, str]:
    parts = urlsplit(url)
    connection = HTTPConnection(_LOOPBACK, parts.port, timeout=_PATIENCE)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if values is not None else {}
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, urlencode(values) if values is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
    finally:
        connection.close()
    is_moved = answer.status in (301, 302, 303, 307, 308)
    return Page(answer.status, url, text, _forms(text)), (answer.getheader("Location") or "") if is_moved else ""


def _beside(url: str, target: str) -> str:
    """An address as a page at `url` means it."""
    here = urlsplit(url)
    return target if target.startswith("http") else f"{here.scheme}://{here.netloc}{target}"


def _forms(text: str) -> tuple[Form, ...]:
    if "<form" not in text:
        return ()
    return tuple(_form(one) for one in html.document_fromstring(text).forms)


def _form(given: html.FormElement) -> Form:
    values, choices = dict(given.form_values()), dict[str, tuple[str, ...]]()
    for one in given.iter("input"):
        if one.get("type") in ("radio", "checkbox") and one.get("name"):
            choices[one.get("name")] = (*choices.get(one.get("name"), ()), one.get("value", "on"))
    return Form((given.get("method") or "get").upper(), given.get("action") or "", values, choices)
