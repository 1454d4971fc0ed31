"""F-11: machines on the links of our mails: they look, press what is served, and choose faster than anybody reads.

Rows are compared before and after, all of them. Only a page's own links and forms are used, as a crawler would.
"""

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

from builders import add_candidate, add_sequence, make_road
from doors import FakeClock, FakeInboxes, FakePost
from errands import parsed, work
from flask.testing import FlaskClient
from lxml import html
from meetings import ANA, offered, plan_id_of, starts, token_of
from sqlalchemy import select
from werkzeug.test import TestResponse

from sequencer.app import create_app
from sequencer.flows.book import book, cancel, change
from sequencer.flows.end_offer import withdraw
from sequencer.flows.enroll import enroll_address
from sequencer.flows.road import Road
from sequencer.settings import Settings
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.presses import asks_about_press
from sequencer.store.tables import metadata
from sequencer.store.touches import Touch

_AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
    "Mozilla/5.0 (compatible; GoogleImageProxy)",
    "BarracudaCentral",
    "Proofpoint URL Defense",
    "Mimecast/1.0",
    "SkypeUriPreview Preview/0.5",
    "curl/8.5.0",
    "",
)
_LINK = re.compile(r"https://jobs\.acme\.example(/c/[^\s)>\]\"]+)")
_PEOPLE = ("late", "open", "moved", "cancelled", "settled", "withdrawn")
_A_MOMENT = 0.2  # seconds between two looks, so that no link is looked at too often for an answer
_HANDS_OFF = "/c/stop/"  # a robot that presses there is heard, on purpose: the forms of other pages are pressed


@dataclass(frozen=True)
class Form:
    """`served` is what it holds by itself; `offered` what could be chosen or ticked, by name."""

    method: str
    action: str
    served: Mapping[str, str]
    offered: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Found:
    """How often anything was asked of the pages, what went wrong, and how many mails asked about a press."""

    n: int
    failures: list[str]
    asked: int
    answers: Mapping[int, int]


@dataclass
class Robots:
    """A road with interviews in every state, and what a machine can do with the mails about them."""

    road: Road
    browser: FlaskClient
    clock: FakeClock
    most_pages: int = 400
    seen: int = 0
    answers: dict[int, int] = field(default_factory=dict)
    reached: list[str] = field(default_factory=list)
    without_forms: set[str] = field(default_factory=set)

    def links(self) -> list[str]:
        """Every address of ours in any mail that has left."""
        with self.road.database.read() as session:
            raws = [one for one in session.scalars(select(Touch.frozen).order_by(Touch.id)) if one]
        texts = [
            part.get_content() for raw in raws for part in parsed(raw).walk() if part.get_content_maintype() == "text"
        ]
        return list(dict.fromkeys(link for text in texts for link in _LINK.findall(text)))

    def pages(self) -> list[str]:
        """The same, and everything that can be reached from there by looking; looked for once, as nothing changes."""
        self.reached = self.reached or self._crawled()
        return self.reached

    def _crawled(self) -> list[str]:
        found = dict.fromkeys(self.links())
        for at in itertools.count():
            if at >= min(len(found), self.most_pages):
                return list(found)
            here = list(found)[at]
            answer = self.ask("GET", here)
            forms = forms_of(answer, here)
            for form in forms:
                if form.method == "GET":
                    found.update(dict.fromkeys(_targets(form)))
            if all(form.method == "GET" for form in forms):
                self.without_forms.add(here)
            found.update(dict.fromkeys(_hrefs(answer, here)))
        raise AssertionError("there is always an end")

    def look(self, times: int) -> None:
        """GET, HEAD and OPTIONS over every page, as so many different visitors."""
        pages = self.pages()
        for number in range(times):
            self.clock.pass_by(seconds=_A_MOMENT)
            self.ask(("GET", "HEAD", "GET", "OPTIONS")[number % 4], pages[number % len(pages)])

    def press(self, times: int, waits: float, fill: Callable[[Form], Mapping[str, str]]) -> None:
        """Open page after page, wait, and send every form that posts; again until so many are sent."""
        pages = [one for one in self.pages() if not one.startswith(_HANDS_OFF) and one not in self.without_forms]
        sent, tried = 0, 0
        for here in itertools.cycle(pages):
            page = self.ask("GET", here)
            for form in forms_of(page, here):
                if form.method == "POST":
                    self.clock.pass_by(seconds=waits)
                    self.ask("POST", form.action, fill(form))
                    sent, tried = sent + 1, 0
            self.clock.pass_by(seconds=1)
            tried += 1
            if sent >= times or tried > len(pages):  # the latter where it was obeyed, and nothing is left to press
                return

    def ask(self, method: str, path: str, data: Mapping[str, str] | None = None) -> TestResponse:
        self.seen += 1
        visitor = {"REMOTE_ADDR": f"10.{self.seen >> 16 & 255}.{self.seen >> 8 & 255}.{self.seen & 255}"}
        headers = {"User-Agent": _AGENTS[self.seen % len(_AGENTS)]}
        answer = self.browser.open(path, method=method, data=data, headers=headers, environ_base=visitor)
        self.answers[answer.status_code] = self.answers.get(answer.status_code, 0) + 1
        return answer


def as_served(form: Form) -> Mapping[str, str]:
    """Nothing chosen, nothing ticked, nothing typed."""
    return form.served


def first_choice(form: Form) -> Mapping[str, str]:
    """The first of everything that can be chosen or ticked."""
    return {**form.served, **{name: values[0] for name, values in form.offered.items()}}


def raise_stage(database: object, folder: Path, client: type[FlaskClient] = FlaskClient) -> Robots:
    """Somebody in each state that an interview can be in, their mails sent a while ago."""
    clock = FakeClock()
    road = make_road(database, clock=clock, post=FakePost(), inboxes=FakeInboxes(clock))
    add_sequence(road)
    plan = plan_id_of(road, people=[ANA], horizon_days=7, step_min=45, mailbox="ada@acme.example")
    links = {}
    for name in _PEOPLE:
        clock.pass_by(days=3 if links.keys() == {"late"} else 0)
        email = f"{name}@some.example"
        add_candidate(road, email, zone="Europe/Berlin", locale="de" if name == "open" else "en")
        enroll_address(road, "Welcome", email)
        work(road)
        links[name] = offered(road, plan, email)
        work(road)
    _settle(road, links)
    clock.pass_by(minutes=5)
    app = create_app(Settings(data_dir=folder), road)
    app.test_client_class = client
    return Robots(road, app.test_client(use_cookies=False), clock)


def contents(road: Road) -> dict[str, list[str]]:
    """All rows of all tables."""
    with road.database.engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(table.select()))) for table in metadata.sorted_tables}


def changed(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> list[str]:
    """One line for each table that is not as it was."""
    return [f"the table {name} has changed" for name, rows in after.items() if rows != before[name]]


def bookings(road: Road) -> dict[int, tuple[BookingState, object]]:
    with road.database.read() as session:
        return {one.id: (one.state, one.start_at) for one in session.scalars(select(Booking))}


def forms_of(answer: TestResponse, here: str) -> list[Form]:
    """The forms of a page, as lxml reads them."""
    if not answer.data or answer.mimetype != "text/html":
        return []
    return [_form(one, here) for one in html.document_fromstring(answer.get_data(as_text=True)).forms]


def _form(given: html.FormElement, here: str) -> Form:
    offered_: dict[str, tuple[str, ...]] = {}
    for one in given.iter("input"):
        if one.get("type") in ("radio", "checkbox"):
            offered_[one.get("name")] = (*offered_.get(one.get("name"), ()), one.get("value", "on"))
    action = urlsplit(urljoin(here, given.get("action") or here)).path
    return Form((given.get("method") or "get").upper(), action, dict(given.form_values()), offered_)


def _targets(form: Form) -> list[str]:
    """Where a form that asks leads: as it is served, and with the first two of each choice."""
    chosen = [{name: value} for name, values in form.offered.items() for value in values[:2]]
    return [f"{form.action}?{urlencode({**form.served, **one})}" for one in [{}, *chosen]]


def _hrefs(answer: TestResponse, here: str) -> list[str]:
    """Where the links of a page lead, and where it sends one on to; other sites are left alone."""
    found = [answer.headers.get("Location", "")]
    if answer.data and answer.mimetype == "text/html":
        found += html.document_fromstring(answer.get_data(as_text=True)).xpath("//a/@href")
    return [urljoin(here, one) for one in found if one.startswith("/c/")]


def _settle(road: Road, links: Mapping[str, object]) -> None:
    """Books, moves, calls off and withdraws, so that every page there is can be reached."""

    def take(name: str, number: int = 0) -> str:
        done = book(road, token_of(road, links[name]), starts(road, links[name])[number])
        return done.url.rpartition("/")[2]

    take("settled")
    work(road)
    later = starts(road, links["moved"])[1]
    change(road, take("moved"), later)
    cancel(road, take("cancelled"))
    withdraw(road, links["withdrawn"].id)
    work(road)


def proved(
    database: object,
    folder: Path,
    looks: int,
    presses: int,
    client: type[FlaskClient] = FlaskClient,
    most_pages: int = 400,
) -> Found:
    """All four machines in turn on one stage; what any of them has changed is a failure."""
    robots = raise_stage(database, folder, client)
    robots.most_pages = most_pages
    before, kept = contents(robots.road), bookings(robots.road)
    robots.look(looks)
    failures = [f"looking: {one}" for one in changed(before, contents(robots.road))]
    for waits in (0.1, 10):
        robots.press(presses, waits, as_served)
        failures += [f"forms as served, after {waits} s: {one}" for one in changed(before, contents(robots.road))]
    robots.press(presses, 1.5, first_choice)
    asked = _questions(robots.road)
    robots.clock.pass_by(minutes=2)
    work(robots.road)
    if bookings(robots.road) != kept:
        failures.append("a machine that chose and confirmed within two seconds has booked, moved or called off")
    if not asked:
        failures.append("nobody was asked by mail about what a machine had pressed")
    return Found(robots.seen, failures, asked, robots.answers)


def _questions(road: Road) -> int:
    """Mails that ask whether a press was meant."""
    with road.database.read() as session:
        return sum(asks_about_press(one) for one in session.scalars(select(Touch)))
