"""The room all screens stand in: who is asking, the rail at the side, banners, static files, hardening."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, g, make_response, redirect, request, send_from_directory, url_for

from sequencer.admin import keeper, rail, words
from sequencer.admin.access import me
from sequencer.admin.desk import is_htmx, machine_now, reading, road
from sequencer.admin.screens import SCREENS
from sequencer.store.screens.rail import RailFacts, rail_facts

STATIC = Path(__file__).parents[1] / "static"
_SCREENS = frozenset(screen.name for screen in SCREENS)
_OPEN = frozenset(
    {"door.sign_in", "door.enter", "door.forgotten", "welcome.welcome", "welcome.begin"}
)  # pages of the desk that need nobody signed in

_A_YEAR = 31_536_000

static_files = Blueprint("static_files", __name__)


@static_files.get("/static/<path:name>")
def static(name: str) -> Response:
    """A file of ours; for ever where the address carries the hash of what is in it."""
    response = send_from_directory(STATIC, name)
    is_this = request.args.get("v") == _digest(str(STATIC / name))  # it is there, and within: it was just found
    response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable" if is_this else "no-store"
    return response


@static_files.get("/favicon.ico")
def no_icon() -> Response:
    """Nothing: candidates' pages carry no sign of ours, and browsers ask for one all the same."""
    response = make_response("", 204)
    response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}"
    return response


def register(app: Flask) -> None:
    """Put the whole desk into an application."""
    app.register_blueprint(static_files)
    for screen in SCREENS:
        app.register_blueprint(screen)
    app.extensions["desk_screens"] = _SCREENS
    app.before_request(_load_actor)
    app.jinja_env.globals.update(asset=asset)
    app.jinja_env.filters.update(
        place=words.place,
        moment=words.moment,
        clock=words.clock,
        machine_time=words.machine_time,
        day=words.day,
        initials=words.initials,
        unbroken=words.unbroken,
    )
    app.context_processor(_around_every_page)


def asset(name: str) -> str:
    """The address of a static file, with its content's hash, so that it may be kept for ever."""
    return f"/static/{name}?v={_digest(str(STATIC / name))}"


@cache
def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def _load_actor() -> Response | None:
    """Who is asking; a screen of the desk sends strangers to the door."""
    if request.blueprint not in _SCREENS:
        return None
    actor = keeper.present()
    if actor is not None:
        g.actor = actor
        return None
    return None if request.endpoint in _OPEN else to_the_door()


def to_the_door() -> Response:
    """The sign-in page, and from there back to where somebody wanted to look."""
    wanted = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else None
    door = url_for("door.sign_in", next=None if wanted == "/" else wanted)
    if is_htmx():
        return Response(status=204, headers={"HX-Redirect": door})
    return make_response(redirect(door))


def _around_every_page() -> dict[str, Any]:
    """What `templates/admin/base.html` asks for; other pages ask for none of it."""
    return {
        "rail": lambda: rail.main_places(_facts()),
        "set_up_rail": lambda: rail.set_up_places(_facts()),
        "banners": lambda: rail.banners(_facts(), machine_now()),
        "is_all_stopped": lambda: _facts().paused_at is not None,
        "who_where": lambda: rail.who_where(me(), _facts()),
    }


def _facts() -> RailFacts:
    """Asked once for a page."""
    if "rail_facts" not in g:
        with reading() as rows:
            g.rail_facts = rail_facts(rows, me().scope, me().team_ids, road().now())
    found: RailFacts = g.rail_facts
    return found
