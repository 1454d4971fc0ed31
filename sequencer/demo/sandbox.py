"""The outside world in a browser: anybody may open the mailbox of anybody in the demo, and answer as that person.

Only the demo has these pages. They stand beside the product's own and know nothing of its database.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from sequencer.core.read.shown import clean
from sequencer.demo import letters
from sequencer.demo.cast import Person
from sequencer.demo.deeds import Outside, click
from sequencer.demo.ledger import Deed
from sequencer.demo.people import People
from sequencer.demo.post import Mail

pages = Blueprint("sandbox", __name__, url_prefix="/sandbox", template_folder="pages")

_MOST_WORDS = 20_000  # characters of an answer
_OUTSIDE = ("sandbox", "public")
_STAYS = 30.0  # seconds the story waits for whoever has opened a page
_FRAMED = (
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
_FROM_CANDIDATES = "“option 2 works”, “not now, ask me again in March”, or “please don’t write again”"
_FROM_COLLEAGUES = "“I’m out next week”, “I can do Thursday evenings”, or “undo”"
_PARTSTATS = {"accept": "ACCEPTED", "decline": "DECLINED"}


@dataclass
class Sandbox:
    """What the pages show and let one do; `zone` is the company's."""

    cast: Mapping[str, Person]
    colleagues: Mapping[str, Person]
    zone: ZoneInfo
    people: People
    outside: Outside
    go_on: threading.Event = field(default_factory=threading.Event)
    seen: float = float("-inf")

    @property
    def is_visited(self) -> bool:
        """Whether somebody has looked at a page just now: then no time is skipped."""
        return time.monotonic() - self.seen < _STAYS

    def owner(self, address: str) -> Person | None:
        """Whose mailbox it is: somebody of the cast, or a colleague."""
        return self.colleagues.get(address.lower()) or self.cast.get(address.lower())

    def send(self, person: Person, mail: Mail, raw: bytes, deed: Deed, words: str = "") -> None:
        """Let a mail of theirs take its way, and note it."""
        now = self.outside.clock()
        self.people.leave(person.address)
        self.people.let_pass(letters.opened(raw, mail.shown.address).message_id)
        self.outside.send(person.address, mail.shown.address, raw)
        self.outside.post.keep(person.address, now, raw, is_own=True)
        if person.address in self.cast:
            self.outside.ledger.note(now, person.address, deed, words)


@dataclass(frozen=True)
class Box:
    """One mailbox as the list shows it."""

    person: Person
    latest: Mail | None
    unread: int


def register(app: Flask, sandbox: Sandbox) -> None:
    """Put the pages into an application, and a way to them onto every page of the desk."""
    app.extensions["sandbox"] = sandbox
    app.register_blueprint(pages)
    app.before_request(_note_visit)
    app.jinja_env.globals["demo_links"] = (("People’s mailboxes", "/sandbox/"),)


def _note_visit() -> None:
    """Somebody reads a mail or a page for candidates; the demo's own people carry no name of a browser."""
    if request.blueprint in _OUTSIDE and request.user_agent.string:
        _sandbox().seen = time.monotonic()


@pages.after_request
def _tell_where_forms_come_from(response: Response) -> Response:
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@pages.get("/")
def everybody() -> Response:
    """All mailboxes, those with the newest mail first."""
    sandbox = _sandbox()
    theirs = sorted(filter(None, map(_box, sandbox.cast)), key=_newest)
    ours = [box for box in map(_box, sandbox.colleagues) if box is not None and box.latest is not None]
    return _page("everybody.html", theirs=theirs, ours=sorted(ours, key=_newest))


@pages.get("/<address>/")
def mailbox(address: str) -> Response:
    person = _owner(address)
    return _page("mailbox.html", person=person, mails=_sandbox().outside.post.of(person.address))


@pages.get("/<address>/<int:number>")
def mail(address: str, number: int) -> Response:
    """One mail, with what its owner may do about it."""
    person = _owner(address)
    return _letter(person, _mail(person, number))


@pages.get("/<address>/<int:number>/html")
def html(address: str, number: int) -> Response:
    """The mail as its HTML shows it, for a sandboxed frame."""
    shown = _mail(_owner(address), number).shown
    response = _page("frame.html", subject=shown.subject, body=clean(shown.html))
    response.headers["Content-Security-Policy"] = _FRAMED
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@pages.post("/<address>/<int:number>/answer")
def answer(address: str, number: int) -> AnyResponse:
    person = _owner(address)
    found, words = _mail_to(person, number), request.form.get("words", "").replace("\r\n", "\n").strip()
    if not words or len(words) > _MOST_WORDS:
        refused = "There is nothing in it yet." if not words else "This is longer than a mail should be."
        return _letter(person, found, 422, typed=words[:_MOST_WORDS], refused=refused)
    raw = letters.answer(
        found.shown, person.name, person.address, words, _here(person), _sandbox().people.next_number()
    )
    _sandbox().send(person, found, raw, Deed.ANSWERS, words)
    return _done(person, "Sent. It is read within a few seconds; the desk shows what follows.")


@pages.post("/<address>/<int:number>/invitation")
def invitation(address: str, number: int) -> AnyResponse:
    """What the calendar program of this person answers."""
    person, partstat = _owner(address), _PARTSTATS.get(request.form.get("answer", ""))
    found = _mail_to(person, number)
    if partstat is None or not found.shown.invitation:
        abort(404)
    raw = letters.calendar_answer(
        found.shown, person.name, person.address, partstat, _here(person), _sandbox().people.next_number()
    )
    _sandbox().send(person, found, raw, Deed.ACCEPTS if partstat == "ACCEPTED" else Deed.ANSWERS)
    return _done(person, f"The calendar has answered: {partstat.lower()}.")


@pages.post("/<address>/<int:number>/unsubscribe")
def unsubscribe(address: str, number: int) -> AnyResponse:
    """The button that mail programs show for mails with List-Unsubscribe."""
    person = _owner(address)
    found = _mail_to(person, number)
    if not found.shown.one_click_url:
        abort(404)
    _sandbox().people.leave(person.address)
    click(found.shown)
    _sandbox().outside.ledger.note(_sandbox().outside.clock(), person.address, Deed.CLICKS)
    return _done(person, "Done. Nobody writes to this person any more.")


@pages.post("/on")
def on() -> AnyResponse:
    """Let the time pass until something happens next."""
    _sandbox().go_on.set()
    back, home = request.form.get("back", ""), url_for("sandbox.everybody")
    return make_response(redirect(back if back.startswith(home) else home, 303))


def _sandbox() -> Sandbox:
    found: Sandbox = current_app.extensions["sandbox"]
    return found


def _owner(address: str) -> Person:
    person = _sandbox().owner(address)
    if person is None or not person.is_there:
        abort(404)
    return person


def _mail_to(person: Person, number: int) -> Mail:
    """One that came to them, so that there is something to be done about it."""
    found = _mail(person, number)
    if found.is_own:
        abort(404)
    return found


def _mail(person: Person, number: int) -> Mail:
    found = _sandbox().outside.post.open(person.address, number)
    if found is None:
        abort(404)
    return found


def _box(address: str) -> Box | None:
    person, post = _sandbox().owner(address), _sandbox().outside.post
    if person is None or not person.is_there:
        return None
    mails = post.of(person.address)
    return Box(person, mails[0] if mails else None, sum(not one.is_read for one in mails))


def _newest(box: Box) -> tuple[float, str]:
    return (-box.latest.at.timestamp() if box.latest else 0.0, box.person.name)


def _here(person: Person) -> datetime:
    return _sandbox().outside.clock().astimezone(person.zone)


def _done(person: Person, says: str) -> AnyResponse:
    flash(says, "done")
    return make_response(redirect(url_for("sandbox.mailbox", address=person.address), 303))


def _letter(person: Person, found: Mail, status: int = 200, *, typed: str = "", refused: str = "") -> Response:
    """A mail, with what may be tried as an answer to it."""
    said = _FROM_COLLEAGUES if person.address in _sandbox().colleagues else _FROM_CANDIDATES
    return _page("mail.html", status, person=person, mail=found, typed=typed, refused=refused, said=said)


def _page(template: str, status: int = 200, **values: object) -> Response:
    sandbox = _sandbox()
    now = sandbox.outside.clock()
    shown = render_template(f"sandbox/{template}", now=now, zone=sandbox.zone.key, **values)
    return make_response(shown, status)
