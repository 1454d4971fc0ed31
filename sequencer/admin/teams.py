"""Teams: who is in them and what hangs on them."""

from flask import Blueprint, Response, abort, request

from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows import arrange
from sequencer.flows.set_up import Done, add_team
from sequencer.store.screens.teams import TeamPage, team_lines, team_page
from sequencer.store.teams import Team, team_by_name

screen = Blueprint("teams", __name__)


@screen.get("/teams")
@needs(Right.LOOK)
def teams() -> Response:
    return _list()


@screen.post("/teams")
@needs(Right.ADMINISTER)
def add() -> Response:
    name = request.form.get("name", "").strip()
    try:
        done = add_team(road(), name, me().email)
    except UserError as error:
        return _list(name, next(iter(beside(error).values())), 422)
    with reading() as rows:
        made = team_by_name(rows, name)
    assert made is not None, "there since a moment ago"
    say(f"Added the team “{name}”." if done is Done.ADDED else f"The team “{name}” was there already.")
    return moved("teams.team", team_id=made.id)


@screen.get("/teams/<int:team_id>")
@needs(Right.LOOK)
def team(team_id: int) -> Response:
    return _team(team_id)


@screen.post("/teams/<int:team_id>/name")
@needs(Right.ADMINISTER)
def rename(team_id: int) -> Response:
    name = request.form.get("name", "")
    _found(team_id)
    try:
        if arrange.rename_team(road(), team_id, name, me().email):
            say(f"The team is called “{name.strip()}” now. Its sequences follow.")
    except UserError as error:
        return _team(team_id, {"name": next(iter(beside(error).values())), "typed": name}, 422)
    return moved("teams.team", team_id=team_id)


@screen.post("/teams/<int:team_id>/members")
@needs(Right.ADMINISTER)
def join(team_id: int) -> Response:
    found = _found(team_id).team
    user_id = request.form.get("user_id", 0, type=row_number)
    try:
        is_news = arrange.add_member(road(), team_id, user_id, me().email)
    except UserError:
        return _team(team_id, {"user_id": "Choose somebody from the list."}, 422)
    say(f"Put into {found.name}. They see what the team has from now on." if is_news else "They were in it already.")
    return moved("teams.team", team_id=team_id)


@screen.post("/teams/<int:team_id>/members/<int:user_id>/leave")
@needs(Right.ADMINISTER)
def leave(team_id: int, user_id: int) -> Response:
    found = _found(team_id).team
    try:
        arrange.remove_member(road(), team_id, user_id, me().email)
    except UserError:
        abort(404)
    say(f"Taken out of {found.name}. They see its people and sequences no more.")
    return moved("teams.team", team_id=team_id)


def _found(team_id: int) -> TeamPage:
    with reading() as rows:
        found = rows.get(Team, team_id)
        if found is None:
            abort(404)
        own_or_404(found.id)
        return team_page(rows, found)


def _list(name: str = "", error: str = "", status: int = 200) -> Response:
    with reading() as rows:
        lines = team_lines(rows, me().scope)
    return page("teams.html", status, lines=lines, name=name, error=error, may_add=me().may(Right.ADMINISTER))


def _team(team_id: int, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    return page(
        "team.html",
        status,
        shown=_found(team_id),
        errors=errors or {},
        may_change=me().may(Right.ADMINISTER),
        may_arrange=me().may(Right.ARRANGE),
        may_stop=me().may(Right.STOP),
        may_go_on=me().may(Right.WORK),
    )
