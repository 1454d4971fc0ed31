"""A browser without JavaScript: it opens links, chooses among what a form offers, presses buttons, follows redirects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20.0  # seconds
_MOST_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Form:
    """`values` are those it has by itself; `choices` are those of its radio buttons, by name, in their order."""

    method: str
    action: str
    values: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """`cookies` is what the browser sends along from here on."""

    status: int
    url: str
    text: str
    forms: tuple[Form, ...]
    cookies: str = ""
    moved_to: str = ""

    def form(self, name: str, method: str = "") -> Form | None:
        """The first form with a field or choice of this name."""
        for one in self.forms:
            if (name in one.values or name in one.choices) and method in ("", one.method):
                return one
        return None


def open_link(url: str, cookies: str = "") -> Page:
    """The page behind an address; only loopback is ever asked."""
    return _ask("GET", url, None, cookies)


def press(page: Page, form: Form, values: Mapping[str, str] | None = None) -> Page:
    """What the form's button leads to, with `values` filled in."""
    filled = dict(form.values) | dict(values or {})
    target = _beside(page.url, form.action or page.url)
    if form.method == "GET":
        return _ask("GET", f"{target.partition('?')[0]}?{urlencode(filled)}", None, page.cookies)
    return _ask("POST", target, filled, page.cookies)


def post(url: str, values: Mapping[str, str]) -> Page:
    """What a mail program does by itself: one POST, no cookie, no redirect followed."""
    return _once("POST", url, values, "")


def _ask(method: str, url: str, values: Mapping[str, str] | None, cookies: str) -> Page:
    page = _once(method, url, values, cookies)
    for _ in range(_MOST_REDIRECTS):
        if not page.moved_to:
            break
        page = _once("GET", _beside(page.url, page.moved_to), None, page.cookies)
    return page


def _once(method: str, url: str, values: Mapping[str, str] | None, cookies: str) -> Page:
    parts = urlsplit(url)
    headers = {"Cookie": cookies} if cookies else {}
    if values is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection = HTTPConnection(_LOOPBACK, parts.port, timeout=_PATIENCE)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, urlencode(values) if values is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
    finally:
        connection.close()
    moved_to = (answer.getheader("Location") or "") if answer.status in _MOVED else ""
    return Page(answer.status, url, text, _forms(text), _kept(answer.getheader("Set-Cookie"), cookies), moved_to)


def _kept(given: str | None, cookies: str) -> str:
    if not given:
        return cookies
    return "; ".join(f"{name}={one.value}" for name, one in SimpleCookie(given).items())


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
