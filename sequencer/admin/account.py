"""One's own account: name, password, how the desk looks, and whether it listens to keys."""

from flask import Blueprint, Response, request

from sequencer.admin import keeper
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.rail import ROLES
from sequencer.admin.users import MAY
from sequencer.errors import UserError
from sequencer.flows.arrange_users import set_preferences
from sequencer.flows.set_password import change_password
from sequencer.store.screens.accounts import account_lines

screen = Blueprint("account", __name__)


@screen.get("/account")
@needs(Right.LOOK)
def account() -> Response:
    return _page()


@screen.post("/account")
@needs(Right.LOOK)
def change() -> Response:
    form = request.form
    try:
        set_preferences(
            road(),
            me().user_id,
            name=form.get("name", ""),
            theme=form.get("theme", ""),
            has_keys=form.get("has_keys") == "yes",
        )
    except UserError as error:
        return _page(422, about_name=str(error))
    say("Changed.")
    return moved("account.account")


@screen.post("/account/password")
@needs(Right.LOOK)
def password() -> Response:
    form = request.form
    try:
        change_password(road(), me().user_id, form.get("old", ""), form.get("new", ""), keeper.own_token())
    except UserError as error:
        return _page(422, about_password=str(error))
    say("Your password is changed. Wherever else you were signed in, you are signed out.")
    return moved("account.account")


def _page(status: int = 200, about_name: str = "", about_password: str = "") -> Response:
    with reading() as rows:
        mine = account_lines(rows, me().user_id)[0]
    return page(
        "account.html",
        status,
        mine=mine,
        role=ROLES[mine.role],
        may=MAY[mine.role],
        name=request.form.get("name", mine.name),
        about_name=about_name,
        about_password=about_password,
    )
