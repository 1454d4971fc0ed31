"""The first steps of an installation, each read from what is there; and the four sequences worth copying."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from flask import Blueprint, Response, abort, request, url_for

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.organisation import WHO, WINDOW, keep, typed_in, values_of
from sequencer.admin.refusals import beside
from sequencer.admin.words import count
from sequencer.core.plan.ranges import row_number
from sequencer.core.plan.starters import starter
from sequencer.core.plan.starters import starters as all_starters
from sequencer.core.plan.windows import SendWindow
from sequencer.errors import UserError
from sequencer.flows.copy_starter import copy_starter
from sequencer.flows.set_up import add_team
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.first_steps import FirstSteps
from sequencer.store.screens.first_steps import first_steps as steps_of
from sequencer.store.screens.mailboxes import mailboxes_among
from sequencer.store.teams import teams_among

screen = Blueprint("first_steps", __name__)

_NUMBERS = (
    "Nothing",
    "One thing",
    "Two things",
    "Three things",
    "Four things",
    "Five things",
    "Six things",
    "Seven things",
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MINUTES = (5, 5, 1, 1, 5, 3, 2)
_STEPS = (
    (
        "organisation",
        "Say who you are",
        "Every first mail names you, your address, and what you do with data.",
        Right.ADMINISTER,
        "Change",
    ),
    (
        "mailbox",
        "Connect a mailbox",
        "Your own is best: answers reach you, and we see them too.",
        Right.ARRANGE,
        "Look",
    ),
    ("team", "Name a team", "Stories, roles and sequences hang on it.", Right.ADMINISTER, "Change"),
    (
        "window",
        "Choose when mails may leave",
        "In the person’s own zone. Mornings from Tuesday to Thursday are answered most kindly.",
        Right.ADMINISTER,
        "Change",
    ),
    ("people", "Bring in people", "A CSV file, or one person by hand. A dry run comes first.", Right.WORK, "Look"),
    (
        "sequence",
        "Copy a first sequence",
        "Four are worth copying. You change every word you like.",
        Right.WORK,
        "Open",
    ),
    ("test", "Send it to yourself", "You see exactly what a candidate would see.", Right.WORK, "Open"),
)


@dataclass(frozen=True)
class Line:
    """One step as it stands. `says` is what came of it, or what it is for; `href` leads to where it is changed."""

    name: str
    title: str
    says: str
    is_done: bool
    may: bool
    href: str
    link: str


@screen.get("/first-steps")
@needs(Right.LOOK)
def first_steps() -> Response:
    return _page()


@screen.post("/first-steps/organisation")
@needs(Right.ADMINISTER)
def organisation() -> Response:
    return _kept(WHO)


@screen.post("/first-steps/window")
@needs(Right.ADMINISTER)
def window() -> Response:
    return _kept(WINDOW)


@screen.post("/first-steps/team")
@needs(Right.ADMINISTER)
def team() -> Response:
    name = request.form.get("name", "")
    try:
        add_team(road(), name, me().email)
    except UserError as error:
        return _page({"team": name}, {"team": next(iter(beside(error).values()))}, 422)
    say(f"The team “{name.strip()}” is there.")
    return moved("first_steps.first_steps")


@screen.get("/starters")
@needs(Right.WORK)
def starters() -> Response:
    """The four sequences worth copying, with every word of them."""
    return _starters({})


@screen.post("/starters/<slug>")
@needs(Right.WORK)
def copy(slug: str) -> Response:
    """Copy one of them for a team, and open it."""
    try:
        starter(slug)
    except UserError:
        abort(404)
    team_id, mailbox_id = (
        request.form.get("team_id", 0, type=row_number),
        request.form.get("mailbox_id", 0, type=row_number),
    )
    with reading() as rows:
        box = rows.get(Mailbox, mailbox_id)
    if not me().is_of(team_id) or box is None or not me().is_of(box.team_id):
        return _starters({slug: "Choose one of your teams, and a mailbox it may send from."}, 422)
    try:
        sequence_id = copy_starter(road(), slug, team_id, mailbox_id, me().email)
    except UserError as error:
        return _starters({slug: str(error)}, 422)
    say("Copied. Every word is yours to change; nothing leaves before you start somebody.")
    return moved("sequences.sequence", sequence_id=sequence_id)


def _kept(keys: tuple[str, ...]) -> Response:
    with reading() as rows:
        found = the_organisation(rows)
    typed = typed_in(keys)
    needed = typed if keys is WINDOW else {key: text for key, text in typed.items() if text or getattr(found, key)}
    errors = keep(needed, found)
    return _page(typed, errors, 422) if errors else moved("first_steps.first_steps")


def _page(
    typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    with reading() as rows:
        found = steps_of(rows, me().scope)
        boxes = mailboxes_among(rows, me().scope)
    lines = _lines(found)
    todo = [line for line in lines if not line.is_done]
    current = next((line.name for line in todo if line.may), "")
    return page(
        "first-steps.html",
        status,
        lines=lines,
        current=current,
        found=found,
        greeting=_greeting(road().now(), found.organisation.zone),
        left=_NUMBERS[len(todo)],
        minutes=sum(minutes for minutes, done in zip(_MINUTES, found.done, strict=True) if not done),
        values=values_of(found.organisation) | dict(typed or {}),
        errors=errors or {},
        zones=sorted(available_timezones()),
        starters=all_starters(),
        boxes=boxes,
    )


def _lines(found: FirstSteps) -> list[Line]:
    came_of, leads_to = _came_of(found), _leads_to(found)
    return [
        Line(name, title, came_of[name] if is_done else says, is_done, me().may(right), leads_to[name], link)
        for (name, title, says, right, link), is_done in zip(_STEPS, found.done, strict=True)
    ]


def _came_of(found: FirstSteps) -> dict[str, str]:
    """What to say of each step that is done."""
    office, box, sequence = found.organisation, found.mailbox, found.sequence
    names = ", ".join(one.name for one in found.teams[:3])
    return {
        "organisation": f"{office.legal_name}, {', '.join(office.postal_address.splitlines())}.",
        "mailbox": f"{box.email}, read and in order." if box is not None else "",
        "team": f"{names}. Stories, roles and sequences hang on it.",
        "window": f"{_hours(found.window)}, on their clock." if found.window is not None else "",
        "people": f"{count(found.people, 'person is', 'people are')} here.",
        "sequence": f"“{sequence.name}”." if sequence is not None else "",
        "test": "A mail has left.",
    }


def _leads_to(found: FirstSteps) -> dict[str, str]:
    """Where each step is looked at or changed."""
    box, sequence = found.mailbox, found.sequence
    opened = url_for("sequences.sequence", sequence_id=sequence.id) if sequence else url_for("first_steps.starters")
    mailbox = url_for("mailboxes.mailbox", mailbox_id=box.id) if box is not None else url_for("mailboxes.connect")
    return {
        "organisation": url_for("organisation.organisation"),
        "mailbox": mailbox,
        "team": url_for("teams.teams"),
        "window": url_for("organisation.organisation"),
        "people": url_for("candidates.candidates"),
        "sequence": opened,
        "test": opened,
    }


def _hours(window: SendWindow) -> str:
    days = window.days
    is_range = len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1))
    named = f"{_DAYS[days[0] - 1]} to {_DAYS[days[-1] - 1]}" if is_range else ", ".join(_DAYS[day - 1] for day in days)
    end = "24:00" if window.end.minute == 59 and window.end.hour == 23 else f"{window.end:%H:%M}"
    return f"{named}, {window.start:%H:%M} to {end}"


def _greeting(now: datetime, zone: str) -> str:
    hour = now.astimezone(ZoneInfo(zone)).hour
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"Good {part}, {me().first_name}"


def _starters(errors: Mapping[str, str], status: int = 200) -> Response:
    with reading() as rows:
        teams = teams_among(rows, me().scope)
        boxes = mailboxes_among(rows, me().scope)
    return page("starters.html", status, starters=all_starters(), teams=teams, boxes=boxes, errors=errors)
