"""Talent pools: who is in them, and from there into a sequence."""

from flask import Blueprint, Response, abort, request

from sequencer.admin import words
from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.asked import team_chosen
from sequencer.admin.candidate_fields import in_words
from sequencer.admin.desk import moved, page, page_number, reading, road, say
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.arrange_pools import make_pool, rename_pool, take_out_of_pool
from sequencer.store.belonging import own_sequences
from sequencer.store.candidates import candidate_or_none
from sequencer.store.pools import Pool, pool_lines
from sequencer.store.screens.people import Sought, how_many, people
from sequencer.store.sequences import Sequence
from sequencer.store.teams import teams_among

screen = Blueprint("pools", __name__)


@screen.get("/pools")
@needs(Right.LOOK)
def pools() -> Response:
    return _list()


@screen.post("/pools")
@needs(Right.WORK)
def make() -> Response:
    """A new pool."""
    name = request.form.get("name", "")
    try:
        pool_id = make_pool(road(), name, team_chosen())
    except UserError as error:
        return _list(name, in_words(error), 422)
    say("The pool is there. Put people into it from the list of candidates, or with an import.")
    return moved("pools.pool", pool_id=pool_id)


@screen.get("/pools/<int:pool_id>")
@needs(Right.LOOK)
def pool(pool_id: int) -> Response:
    return _one(pool_id)


@screen.post("/pools/<int:pool_id>")
@needs(Right.WORK)
def rename(pool_id: int) -> Response:
    """Another name, or another team."""
    _own_or_404(pool_id)
    name = request.form.get("name", "")
    try:
        rename_pool(road(), pool_id, name, team_chosen())
    except UserError as error:
        return _one(pool_id, name, in_words(error), 422)
    say("Saved.")
    return moved("pools.pool", pool_id=pool_id)


@screen.post("/pools/<int:pool_id>/members/<int:candidate_id>/remove")
@needs(Right.WORK)
def remove(pool_id: int, candidate_id: int) -> Response:
    """Let one person leave the pool; their runs go on."""
    _own_or_404(pool_id)
    with reading() as session:
        if candidate_or_none(session, candidate_id, me().scope) is None:
            abort(404)
    if take_out_of_pool(road(), pool_id, candidate_id, me().email):
        say("Taken out of the pool. Runs go on as they are.")
    return moved("pools.pool", pool_id=pool_id)


@screen.get("/pools/<int:pool_id>/start")
@needs(Right.WORK)
def start(pool_id: int) -> Response:
    """On to the review of a start for the whole pool; nothing begins before that is confirmed."""
    _own_or_404(pool_id)
    with reading() as session:
        sequence = session.get(Sequence, request.args.get("sequence", 0, type=row_number))
    if sequence is None:
        say("Choose a sequence first.", "need")
        return moved("pools.pool", pool_id=pool_id)
    own_or_404(sequence.team_id)
    return moved("starts.review", sequence_id=sequence.id, pool=pool_id)


def _own_or_404(pool_id: int) -> Pool:
    with reading() as session:
        found = session.get(Pool, pool_id)
    if found is None:
        abort(404)
    own_or_404(found.team_id)
    return found


def _list(name: str = "", mistake: str = "", status: int = 200) -> Response:
    with reading() as session:
        lines, teams = pool_lines(session, me().scope), teams_among(session, me().scope)
    return page(
        "pools.html",
        status,
        lines=lines,
        teams=[("", "Everybody here"), *((one.id, one.name) for one in teams)],
        team_names={one.id: one.name for one in teams},
        name=name,
        mistake=mistake,
        team=request.form.get("team", ""),
        words=words,
    )


def _one(pool_id: int, name: str | None = None, mistake: str = "", status: int = 200) -> Response:
    found, number = _own_or_404(pool_id), page_number()
    sought = Sought(me().scope, pool_id=pool_id)
    with reading() as session:
        rows, has_more = people(session, sought, number)
        total = how_many(session, sought)
        sequences, teams = own_sequences(session, me().scope), teams_among(session, me().scope)
    return page(
        "pool.html",
        status,
        pool=found,
        rows=rows,
        has_more=has_more,
        number=number,
        total=total,
        sequences=[(one.id, one.name) for one in sequences],
        teams=[("", "Everybody here"), *((one.id, one.name) for one in teams)],
        name=found.name if name is None else name,
        mistake=mistake,
        words=words,
    )
