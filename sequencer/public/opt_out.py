"""The opt-out page and the one-click address (RFC 8058). Looking changes nothing; pressing works for ever."""

from pathlib import Path

from flask import Blueprint, Response, current_app, make_response, render_template, request, send_file

from sequencer.flows.opt_out import opt_out
from sequencer.flows.road import Road
from sequencer.store.organisations import the_organisation
from sequencer.store.suppressions import Channel

pages = Blueprint("public", __name__)

_ONE_CLICK = "List-Unsubscribe"
_FORM = "opt-out-form"
_CSS = Path(__file__).parent / "public.css"


@pages.get("/c/public.css")
def stylesheet() -> Response:
    return send_file(_CSS, mimetype="text/css", max_age=3600)


@pages.get("/c/stop/<token>")
def ask(token: str) -> Response:
    """The question, with one button. The same for every token, so that guessing tells nothing."""
    return _page("public/opt-out.html", token=token, once=_road().links.signer.sign(_FORM, token))


@pages.post("/c/stop/<token>")
def stop(token: str) -> Response:
    """One click of a mail program (no cookie, no form value, never a redirect), or the button of our page.

    The answer is the same for unknown tokens (S-15).
    """
    if request.form.get(_ONE_CLICK) == "One-Click":
        opt_out(_road(), token, Channel.ONE_CLICK)
        return _page("public/opt-out-done.html")
    if _road().links.signer.verified(_FORM, request.form.get("once", "")) == token:
        opt_out(_road(), token, Channel.PAGE)
        return _page("public/opt-out-done.html")
    response = _page("public/opt-out.html", token=token, once=_road().links.signer.sign(_FORM, token))
    response.status_code = 400
    return response


def _page(template: str, **values: str) -> Response:
    road = _road()
    with road.database.read() as session:
        organisation = the_organisation(session)
        name = organisation.name or organisation.legal_name
    return make_response(render_template(template, organisation=name, **values))


def _road() -> Road:
    road: Road = current_app.extensions["road"]
    return road
