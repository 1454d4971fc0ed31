"""Error pages of the desk: what happened, what follows, and a way on; a small piece of page where htmx asked."""

from dataclasses import dataclass

from flask import Response, current_app, g, make_response, render_template, request, session
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from sequencer.admin import keeper
from sequencer.admin.desk import is_htmx
from sequencer.errors import UserError


@dataclass(frozen=True)
class Failure:
    says: str
    more: str
    family: str = "need"


_FAILURES = {
    400: Failure("We could not take that.", "Nothing has changed. Go back, load the page again and try once more."),
    403: Failure("This is not yours to do.", "An administrator can do it, or give you the role for it.", "stop"),
    404: Failure("There is nothing here.", "It was removed, or it belongs to a team you are not in.", "wait"),
    405: Failure("This address takes no such request.", "Nothing has changed. Begin again from the menu.", "wait"),
    413: Failure("That is too large.", "Nothing has changed. Split it and send the parts."),
    422: Failure("We could not take that.", "Nothing has changed. Go back and look at what you typed."),
    429: Failure("That was too often.", "Wait a minute, then try again.", "wait"),
    500: Failure(
        "That did not work, and it is not your doing.", "Nothing has changed. It is in the log of this machine."
    ),
    503: Failure("The database does not answer.", "Nothing has changed. Try again in half a minute."),
}
_STALE = Failure(
    "This page was open for too long, or was not ours.",
    "Nothing has changed. Load the page again and send it once more.",
)


def is_of_the_desk() -> bool:
    """Whether the one who asked works here: a screen of ours, or an unknown address and somebody who is signed in."""
    if request.blueprint is not None:
        return request.blueprint in current_app.extensions["desk_screens"]
    return request.endpoint is None and "_user_id" in session


def failed(error: Exception, status: int) -> Response:
    """The page for something that went wrong at the desk."""
    failure = _failure(error, status)
    if is_htmx():
        shown = render_template("admin/_failed.html", failure=failure)
    elif status < 500 and _somebody_is_here():
        shown = render_template("admin/failed.html", failure=failure, actor=g.actor)
    else:
        shown = render_template("admin/failed-alone.html", failure=failure)
    response = make_response(shown, status)
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name in ("Allow", "Retry-After"):
                response.headers[name] = value
    return response


def _failure(error: Exception, status: int) -> Failure:
    if isinstance(error, CSRFError):
        return _STALE
    if isinstance(error, UserError):
        return Failure(str(error), "Nothing has changed. Go back and look at what you typed.")
    return _FAILURES.get(status, _FAILURES[500 if status >= 500 else 400])


def _somebody_is_here() -> bool:
    if g.get("actor") is None:
        try:
            g.actor = keeper.present()
        except SQLAlchemyError:
            return False
    return g.get("actor") is not None
