"""What every screen is built with: the road, a session, the page around the screen, and a word after an act."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from sequencer.admin.access import me
from sequencer.core.doors import Clock
from sequencer.core.plan.ranges import row_number
from sequencer.flows.road import Road

_LAST_PAGE = 100_000


def road() -> Road:
    found: Road = current_app.extensions["road"]
    return found


def machine_now() -> datetime:
    """The machine's own clock: for sign-ins and signs of life. Everything about mails goes by `road().now()`."""
    clock: Clock = current_app.extensions["machine_now"]
    return clock()


@contextmanager
def reading() -> Iterator[Session]:
    """A session for questions only."""
    with road().database.read() as session:
        yield session


def is_htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A whole page from `templates/admin`; `actor` is always there."""
    response = make_response(render_template(f"admin/{template}", actor=me(), **values), status)
    response.headers["Vary"] = "HX-Request"
    return response


def moved(endpoint: str, **values: Any) -> Response:
    """Go and look at a page after something was changed (303, so that reloading changes nothing)."""
    return make_response(redirect(url_for(endpoint, **values), 303))


def say(text: str, family: str = "done") -> None:
    """A sentence on the next page: what was done, or why it was not. Families are those of the status language."""
    flash(text, family)


def page_number() -> int:
    """The page a list is asked for, from 1."""
    return min(max(1, request.args.get("page", 1, type=row_number)), _LAST_PAGE)
