"""What a form or an address asks for by number, where anything may stand in it."""

from flask import abort, request

from sequencer.admin.access import own_or_404
from sequencer.admin.desk import reading
from sequencer.core.plan.ranges import row_number
from sequencer.store.teams import Team


def team_chosen(name: str = "team") -> int | None:
    """The team somebody chose, one of their own; None for everybody. 404 for any other."""
    if not request.form.get(name, "").strip():
        return None
    team_id = request.form.get(name, 0, type=row_number)
    with reading() as rows:
        if rows.get(Team, team_id) is None:
            abort(404)
    own_or_404(team_id)
    return team_id
