"""The room all screens stand in: who is asking, the rail at the side, banners, static files, hardening."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, g, redirect, request, session, url_for

from sequencer.admin import words
from sequencer.admin.access import Actor, me
from sequencer.admin.desk import reading
from sequencer.admin.screens import SCREENS
from sequencer.store.organisations import the_organisation
from sequencer.store.teams import team_ids_of
from sequencer.store.users import User

STATIC = Path(__file__).parents[1] / "static"
_SCREENS = frozenset(screen.name for screen in SCREENS)
_OPEN = frozenset({"door.sign_in"})  # pages of the desk that need nobody signed in

static_files = Blueprint("static_files", __name__, static_folder=str(STATIC), static_url_path="/static")


@dataclass(frozen=True)
class Place:
    """One line of the rail."""

    endpoint: str
    words: str
    icon: str
    is_tab: bool = False
    count: int = 0
    count_of: str = ""
    is_need: bool = False

    @property
    def href(self) -> str:
        return url_for(self.endpoint)

    @property
    def is_here(self) -> bool:
        return (request.endpoint or "").split(".")[0] == self.endpoint.split(".", maxsplit=1)[0]


@dataclass(frozen=True)
class Banner:
    """What is wrong with the machine itself, said on every page."""

    family: str
    says: str
    more: str = ""
    href: str = ""
    button: str = ""


def register(app: Flask) -> None:
    """Put the whole desk into an application."""
    app.register_blueprint(static_files)
    for screen in SCREENS:
        app.register_blueprint(screen)
    app.before_request(_load_actor)
    app.jinja_env.globals.update(asset=asset)
    app.jinja_env.filters.update(
        place=words.place, moment=words.moment, clock=words.clock, machine_time=words.machine_time, day=words.day
    )
    app.context_processor(_around_every_page)


@cache
def asset(name: str) -> str:
    """The address of a static file, with its content's hash, so that it may be kept for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def _load_actor() -> Response | None:
    """Who is asking; a screen of the desk sends strangers to the door."""
    if request.blueprint not in _SCREENS:
        return None
    user_id = session.get("user_id")
    with reading() as rows:
        user = rows.get(User, user_id) if user_id else None
        if user is not None and user.is_active:
            g.actor = Actor(user.id, user.email, user.name, user.role, team_ids_of(rows, user.id))
            return None
    if request.endpoint in _OPEN:
        return None
    return redirect(url_for("door.sign_in", next=request.full_path.rstrip("?")))  # type: ignore[return-value]


def _around_every_page() -> dict[str, Any]:
    return {
        "rail": _rail,
        "set_up_rail": _set_up_rail,
        "banners": _banners,
        "is_all_stopped": _is_all_stopped,
        "who_where": _who_where,
        "csrf_token": lambda: "",
    }


def _rail() -> list[Place]:
    return [
        Place("today.today", "Today", "sun", is_tab=True),
        Place("inbox.inbox", "Inbox", "inbox", is_tab=True),
        Place("candidates.candidates", "Candidates", "users", is_tab=True),
        Place("sequences.sequences", "Sequences", "route", is_tab=True),
        Place("interviews.interviews", "Interviews", "calendar-event"),
        Place("pools.pools", "Talent pools", "stack-2"),
    ]


def _set_up_rail() -> list[Place]:
    return [
        Place("teams.teams", "Teams", "users-group"),
        Place("roles.roles", "Roles", "briefcase"),
        Place("mailboxes.mailboxes", "Mailboxes", "mailbox"),
        Place("system.system", "System", "settings"),
    ]


def _banners() -> list[Banner]:
    return []


def _is_all_stopped() -> bool:
    with reading() as rows:
        return the_organisation(rows).paused_at is not None


def _who_where() -> str:
    return me().role.replace("_", " ").capitalize()
