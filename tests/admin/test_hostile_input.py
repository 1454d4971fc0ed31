"""Hostile values at every route and in every form: an answer that says what is wrong, never a page that broke.

The routes come from the application's own list and the forms from its own pages, so that a new one is tried at once.
"""

import re
import traceback
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from test_access import OPEN, SCOPES, Matrix
from werkzeug.routing import IntegerConverter

import sequencer
from sequencer import app
from sequencer.store.users import UserRole

pytestmark = pytest.mark.both

MARK = "<script>alert(1)</script>"
VALUES = {
    "nothing": "",
    "nul": "a\0b",
    "no text": b"\xff\xfe\xed\xa0\x80",
    "markup": f"\"'>{MARK}",
    "fields": "{{7*7}} {{ no_such }} {% x %}",
    "header": "a\r\nBcc: spy@elsewhere.example",
    "below nothing": "-1",
    "beyond 32 bits": str(2**31),
    "beyond 64 bits": str(2**63),
    "endless number": "9" * 5000,
    "no decimal digit": "²",
    "other digits": "٣",
    "no number": "nan",
    "infinite": "1e999",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "no day": "2026-02-30",
    "last moment": "9999-12-31T23:59:59Z",
    "first moment": "0001-01-01T00:00:00Z",
    "ranges": "1-999999999999,5,-3",
    "path": "../../etc/passwd\u202e",
    "long": "x" * 70_000,
    "elsewhere": "//evil.example/\\",
    "place": "Europe/../../etc/passwd",
}
LAST = (
    "erase",
    "remove",
    "leave",
    "discard",
    "archive",
    "undo",
    "cancel",
    "settle",
    "stop",
    "account.password",
    "sign_out",
)
_ASKED = re.compile(r"""(?:form|args|values|given|asked|files)\.(?:get|getlist)\(\s*"([\w-]+)\"""")


@pytest.fixture
def matrix(desk):
    return Matrix(desk)


class Heard:
    """Stands where the log is, and keeps in short what was told of pages that broke."""

    def __init__(self):
        self.last = ""

    def error(self, event, **told):
        last = traceback.extract_tb(told["exc_info"].__traceback__)
        ours = [one for one in last if "/sequencer/" in one.filename and ".venv" not in one.filename]
        self.last = (
            f"{told['exc_info']!r:.120} in {ours[-1].filename.rpartition('/')[2]}:{ours[-1].lineno}"
            if ours
            else repr(told)
        )


@pytest.fixture(autouse=True)
def heard(monkeypatch):
    log = Heard()
    monkeypatch.setattr(app, "log", log)
    return log


@pytest.fixture
def administrator(desk):
    return desk.browser(UserRole.ADMINISTRATOR)


@pytest.fixture
def turn(road):
    """Which of the values at a place this database meets: every second one, and the other database the others."""
    return slice(0 if road.database.is_file else 1, None, 2)


def names_asked_for():
    """Every name that some screen asks a request for."""
    found = {"teams", "window_days", "column-0", "weekly-1", "outside-1", "pool-0-of", "pool-0-any", "pool-x-of"}
    for file in [
        *Path(sequencer.__file__).parent.glob("admin/*.py"),
        *Path(sequencer.__file__).parent.glob("public/*.py"),
    ]:
        found |= set(_ASKED.findall(file.read_text()))
    return sorted(found)


class Forms(HTMLParser):
    """The forms of a page: (where they go, how, their fields as they stand)."""

    def __init__(self, page):
        super().__init__()
        self.found, self._form, self._list, self._area = [], None, "", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._form = (given.get("action") or "", given.get("method", "get").upper(), {})
            self.found.append(self._form)
        if self._form is None or tag not in ("input", "select", "textarea", "button", "option"):
            return
        fields, name = self._form[2], given.get("name") or ""
        if tag == "option":
            if self._list and ("selected" in given or self._list not in fields):
                fields[self._list] = given.get("value") or ""
            return
        self._list, self._area = (name, "") if tag == "select" else ("", name if tag == "textarea" else "")
        kind = given.get("type", "")
        if not name or name == "csrf_token" or tag == "select":
            return
        if tag == "textarea":
            fields.setdefault(name, "")
        elif kind not in ("checkbox", "radio", "submit") or "checked" in given or tag == "button":
            fields.setdefault(name, given.get("value") or "")

    def handle_data(self, data):
        if self._form is not None and self._area:
            self._form[2][self._area] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        if tag in ("select", "textarea"):
            self._list = self._area = ""


def some(place, number):
    """A few of the values, others at each place, so that each value meets many places and the tests stay short."""
    step, known = len(VALUES) // number, list(VALUES.items())
    return [known[(place + step * one) % len(known)] for one in range(number)]


def told(names, value, place):
    """The value for all names; a long one for a dozen of them, others at each place, for no page takes more at once."""
    if len(value) > 2000:
        step = len(names) // 12
        names = names[place % step :: step][:12]
    return dict.fromkeys(names, value)


def is_last(endpoint):
    return any(word in endpoint for word in LAST)


def answered(browser, address, method, values):
    """The status and the page, read to its end."""
    given = {"query_string": _encoded(values)} if method == "GET" else {"data": _encoded(values)}
    kind = {} if method == "GET" else {"content_type": "application/x-www-form-urlencoded"}
    with browser.open(address, method=method, **given, **kind) as answer:
        return answer.status_code, answer.get_data(), answer.headers


def _encoded(values):
    return urlencode(values)


def wrong_with(status, page, headers):
    if status >= 500:
        return f"{status}: {app.log.last}"
    if MARK.encode() in page and "text/html" in headers["Content-Type"]:
        return "markup of a stranger"
    place = headers.get("Location", "")
    if urlsplit(place).netloc not in ("", "localhost") or place.startswith(("//", "/\\")):
        return f"leads to {place}"
    return None


def everywhere(matrix):
    """(endpoint, method, address) of every route of ours, what ends something last."""
    found = []
    for rule in matrix.desk.app.url_map.iter_rules():
        if rule.endpoint in ("static_files.static", "readyz", "healthz", "door.enter"):
            continue
        for method in sorted(rule.methods & {"GET", "POST"}):
            found += [
                (rule.endpoint, method, address)
                for address in matrix.addresses(rule.endpoint, method, frozenset(rule.arguments), matrix.own)
            ]
    return sorted(found, key=lambda one: (is_last(one[0]), one))


def test_no_route_breaks_whatever_it_is_told(desk, matrix, administrator, turn):
    names, wrong = names_asked_for(), {}
    for place, (endpoint, method, address) in enumerate(everywhere(matrix)):
        for what, value in some(place, 6)[turn]:
            values = told(names, value, place)
            if method == "GET" and len(value) > 2000:
                values = {"q": value, "page": value, "step": value, "next": value}
            if found := wrong_with(*answered(administrator, address, method, values)):
                wrong[endpoint, method, what] = found

    assert wrong == {}


def test_no_number_in_an_address_breaks_anything(desk, matrix, administrator):
    wrong, tried = {}, 0
    for rule in matrix.desk.app.url_map.iter_rules():
        numbers = {name for name, one in rule._converters.items() if isinstance(one, IntegerConverter)}
        if not numbers:
            continue
        for number in (0, 2**31 - 1, 2**31, 2**63, 10**40):
            ids = matrix.own | dict.fromkeys(numbers - {"thing"}, number)
            ids |= dict.fromkeys(SCOPES.values(), number) if "thing" in numbers else {}
            for method in sorted(rule.methods & {"GET", "POST"}):
                for address in _built(matrix, rule, ids, number):
                    status, _, _ = answered(administrator, address, method, {})
                    tried += 1
                    if status not in (400, 404, 405, 422):
                        wrong[rule.endpoint, method, number] = status

    assert {key: status for key, status in wrong.items() if status >= 500} == {}
    assert tried > 100


def _built(matrix, rule, ids, number):
    address = rule.rule
    values = ids | {
        "what": "remove",
        "slug": "nothing",
        "token": "x",
        "scope": "team",
        "thing": number,
        "number": number,
    }
    for name in rule.arguments:
        address = re.sub(rf"<(?:\w+:)?{name}>", str(values[name]), address)
    return [address]


def test_no_field_of_any_form_breaks_it(desk, matrix, administrator, turn):
    """Each form as its page shows it, with one field after another spoilt."""
    seen, forms = set(), []
    for endpoint, method, address in everywhere(matrix):
        if method != "GET" or endpoint in OPEN:
            continue
        status, page, headers = answered(administrator, address, "GET", {})
        if status != 200 or "text/html" not in headers["Content-Type"]:
            continue
        for action, how, fields in Forms(page.decode()).found:
            where = action or address
            if (where, how, tuple(fields)) not in seen:
                seen.add((where, how, tuple(fields)))
                forms.append((where, how, fields))
    forms.sort(key=lambda one: is_last(one[0].replace("/", ".")))
    wrong, place = {}, 0
    for where, how, fields in forms:
        if where.startswith(("/sign-out", "/account/password")):
            continue
        for name in fields:
            place += 1
            for what, value in some(place, 4)[turn]:
                if how == "GET" and len(value) > 2000:
                    continue
                if found := wrong_with(*answered(administrator, where, how, fields | {name: value})):
                    wrong[where, how, name, what] = found

    assert len(forms) > 40
    assert wrong == {}


def test_what_strangers_have_written_breaks_no_page(desk, matrix, administrator):
    """Everything that was taken although it is strange is shown, and only shown."""
    names = names_asked_for()
    for _endpoint, method, address in everywhere(matrix):
        if method == "POST" and not is_last(_endpoint):
            for what in ("markup", "fields", "last day", "last moment"):
                answered(administrator, address, method, dict.fromkeys(names, VALUES[what]))

    wrong = {
        address: found
        for _, method, address in everywhere(matrix)
        if method == "GET" and (found := wrong_with(*answered(administrator, address, "GET", {})))
    }
    assert wrong == {}
