"""Who may sign in: invited with a role, teams and a first password; changed or switched off by an administrator."""

from flask import Blueprint, Response, abort, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.rail import ROLES
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.arrange_users import UserGiven, change_user, invite
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.accounts import account_lines
from sequencer.store.teams import teams_among
from sequencer.store.users import UserRole

screen = Blueprint("users", __name__)

MAY = {
    UserRole.RECRUITER: "Candidates, sequences, mailboxes and answers of their teams.",
    UserRole.HIRING_MANAGER: "Looks, answers, lets mails go and books interviews for their teams.",
    UserRole.MARKETING: "Candidates and sequences of their teams, not mailboxes or plans.",
    UserRole.ADMINISTRATOR: "Everything of every team, and this installation itself.",
}


@screen.get("/users")
@needs(Right.ADMINISTER)
def users() -> Response:
    with reading() as rows:
        lines, zone = account_lines(rows), the_organisation(rows).zone
    return page("users.html", lines=lines, zone=zone, roles=ROLES, now=road().now())


@screen.get("/users/new")
@needs(Right.ADMINISTER)
def new() -> Response:
    return _form()


@screen.post("/users/new")
@needs(Right.ADMINISTER)
def add() -> Response:
    email = request.form.get("email", "").strip()
    try:
        invite(road(), email, request.form.get("password", ""), _given(), me().email)
    except UserError as error:
        return _form(error=str(error), status=422)
    say(f"{email} can sign in now. Tell them the first password yourself; they can change it under their name.")
    return moved("users.users")


@screen.get("/users/<int:user_id>")
@needs(Right.ADMINISTER)
def user(user_id: int) -> Response:
    return _form(user_id)


@screen.post("/users/<int:user_id>")
@needs(Right.ADMINISTER)
def change(user_id: int) -> Response:
    try:
        change_user(road(), user_id, _given(), me().email)
    except UserError as error:
        return _form(user_id, error=str(error), status=422)
    say("Changed. Where the role changed or the person was switched off, they are signed out everywhere.")
    return moved("users.users")


def _given() -> UserGiven:
    """What the form says, and nothing else: who somebody is does not come from it."""
    form = request.form
    role = form.get("role", "")
    if role not in set(UserRole):
        raise UserError("Choose a role.")
    teams = frozenset(form.getlist("teams", type=row_number))
    is_active = form.get("is_active", "yes") == "yes"
    return UserGiven(UserRole(role), form.get("name", ""), teams, is_active)


def _form(user_id: int | None = None, error: str = "", status: int = 200) -> Response:
    with reading() as rows:
        found = account_lines(rows, user_id) if user_id is not None else []
        teams = teams_among(rows, None)
    if user_id is not None and not found:
        abort(404)
    typed = request.form if request.method == "POST" else None
    known = found[0] if found else None
    chosen = frozenset(typed.getlist("teams", type=row_number)) if typed is not None else None
    return page(
        "user.html",
        status,
        known=known,
        typed=typed,
        chosen=chosen if chosen is not None else known.team_ids if known else frozenset(),
        teams=teams,
        roles=[(str(role), ROLES[role], MAY[role]) for role in MAY],
        error=error,
    )
