"""The first account, made in the browser by whoever started the installation and was shown the link."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from sequencer.admin import keeper
from sequencer.admin.desk import machine_now, reading, road
from sequencer.errors import UserError
from sequencer.flows.begin import make_first_account
from sequencer.flows.sign_in import Entered, sign_in
from sequencer.store.users import has_users

screen = Blueprint("welcome", __name__)


@screen.get("/welcome/<token>")
def welcome(token: str) -> Response:
    with reading() as rows:
        if has_users(rows) or not road().links.is_welcome(token):
            return make_response(redirect(url_for("door.sign_in")))
    return make_response(render_template("admin/welcome.html", token=token))


@screen.post("/welcome/<token>")
def begin(token: str) -> Response:
    form = request.form
    name, email, password = form.get("name", ""), form.get("email", ""), form.get("password", "")
    try:
        make_first_account(road(), token, name, email, password)
    except UserError as error:
        shown = render_template("admin/welcome.html", token=token, name=name, email=email, refused=str(error))
        return make_response(shown, 422)
    entered = sign_in(road(), email, password, keeper.network_address(), machine_now())
    if isinstance(entered, Entered):
        keeper.let_in(entered)
    return make_response(redirect(url_for("first_steps.first_steps"), 303))
