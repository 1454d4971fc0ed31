"""Roles: what each team wants to fill, and which sequences are about it."""

from flask import Blueprint, Response, abort, request

from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.arrange import rename_role
from sequencer.flows.set_up import Done, add_role
from sequencer.store.roles import Role
from sequencer.store.screens.teams import role_lines
from sequencer.store.teams import Team, teams_among

screen = Blueprint("roles", __name__)


@screen.get("/roles")
@needs(Right.LOOK)
def roles() -> Response:
    return _list()


@screen.post("/roles")
@needs(Right.ARRANGE)
def add() -> Response:
    team_id, title = request.form.get("team_id", 0, type=row_number), request.form.get("title", "").strip()
    typed = {"title": title, "team_id": str(team_id)}
    with reading() as rows:
        team = rows.get(Team, team_id)
    if team is None or not me().is_of(team.id):
        return _list(typed, {"team_id": "Choose the team that looks for somebody."}, 422)
    try:
        done = add_role(road(), title, team.name, me().email)
    except UserError as error:
        return _list(typed, {"title": next(iter(beside(error).values()))}, 422)
    say(f"Added “{title}” to {team.name}." if done is Done.ADDED else f"{team.name} has “{title}” already.")
    return moved("roles.roles")


@screen.get("/roles/<int:role_id>")
@needs(Right.LOOK)
def role(role_id: int) -> Response:
    return _role(role_id)


@screen.post("/roles/<int:role_id>")
@needs(Right.ARRANGE)
def rename(role_id: int) -> Response:
    title = request.form.get("title", "")
    own_or_404(_team_of(role_id))
    try:
        if rename_role(road(), role_id, title, me().email):
            say(f"The role is called “{title.strip()}” now. Its sequences follow.")
    except UserError as error:
        return _role(role_id, title, next(iter(beside(error).values())), 422)
    return moved("roles.roles")


def _team_of(role_id: int) -> int:
    with reading() as rows:
        found = rows.get(Role, role_id)
    if found is None:
        abort(404)
    return found.team_id


def _role(role_id: int, title: str | None = None, error: str = "", status: int = 200) -> Response:
    team_id = _team_of(role_id)
    own_or_404(team_id)
    with reading() as rows:
        line = next(one for one in role_lines(rows, frozenset({team_id})) if one.role_id == role_id)
    typed = line.title if title is None else title
    return page("role.html", status, line=line, title=typed, error=error, may_change=me().may(Right.ARRANGE))


def _list(typed: dict[str, str] | None = None, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    with reading() as rows:
        lines, teams = role_lines(rows, me().scope), teams_among(rows, me().scope)
    by_team = {team: [line for line in lines if line.team_id == team.id] for team in teams}
    return page(
        "roles.html",
        status,
        by_team=by_team,
        has_roles=bool(lines),
        typed=typed or {},
        errors=errors or {},
        may_add=me().may(Right.ARRANGE),
    )
