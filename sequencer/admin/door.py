"""The door: signing in, signing out, and what to do about a forgotten password."""

import math

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for

from sequencer.admin import keeper
from sequencer.admin.access import Right, needs
from sequencer.admin.desk import machine_now, reading, road
from sequencer.admin.paths import own_path
from sequencer.flows.sign_in import Entered, Refused
from sequencer.flows.sign_in import sign_in as try_to_enter
from sequencer.store.organisations import the_organisation

screen = Blueprint("door", __name__)

_WRONG = "This address and this password do not belong together."


@screen.get("/sign-in")
def sign_in() -> Response:
    if g.get("actor") is not None:
        return make_response(redirect(own_path(request.args.get("next", "")) or url_for("today.today")))
    return _page(200)


@screen.post("/sign-in")
def enter() -> Response:
    form = request.form
    result = try_to_enter(
        road(), form.get("email", ""), form.get("password", ""), keeper.network_address(), machine_now()
    )
    if isinstance(result, Entered):
        keeper.let_in(result)
        return make_response(redirect(own_path(form.get("next", "")) or url_for("today.today"), 303))
    return _refusal(result)


@screen.get("/sign-in/forgotten")
def forgotten() -> Response:
    return make_response(render_template("admin/forgotten.html"))


@screen.post("/sign-out")
@needs(Right.LOOK)
def sign_out() -> Response:
    keeper.let_out()
    return make_response(redirect(url_for("door.sign_in"), 303))


def _refusal(refused: Refused) -> Response:
    if refused.until is None:
        return _page(422, refused=_WRONG, refused_more="Look at both once more.")
    seconds = max(1, math.ceil((refused.until - machine_now()).total_seconds()))
    minutes = math.ceil(seconds / 60)
    response = _page(
        429,
        refused=f"Too many wrong tries. The next one counts in {minutes} {'minute' if minutes == 1 else 'minutes'}.",
        refused_more="Until then the right password is not taken either.",
    )
    response.headers["Retry-After"] = str(seconds)
    return response


def _page(status: int, **values: str) -> Response:
    with reading() as rows:
        organisation = the_organisation(rows)
        name = organisation.name or organisation.legal_name
    shown = render_template(
        "admin/sign-in.html",
        organisation=name,
        next=own_path(request.values.get("next", "")) or "",
        email=request.form.get("email", "")[:254],
        **values,
    )
    return make_response(shown, status)
