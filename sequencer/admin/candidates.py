"""Everybody we know: found by name, address or employer, added by hand, put into pools, taken along as a file."""

import csv
import io
from collections.abc import Iterator

from flask import Blueprint, Response, abort, request, stream_with_context

from sequencer.admin import candidate_fields as fields
from sequencer.admin import words
from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.asked import team_chosen
from sequencer.admin.desk import moved, page, page_number, reading, road, say
from sequencer.core.plan.ranges import row_number
from sequencer.core.write.spreadsheet import safe_cell
from sequencer.errors import UserError
from sequencer.flows.arrange_pools import make_pool, put_into_pool
from sequencer.flows.edit_candidate import add_candidate
from sequencer.flows.export_person import note_list_taken
from sequencer.store.candidates import NAMED_FIELDS, custom_field_names, values_of
from sequencer.store.pools import Pool, pools_to_choose
from sequencer.store.screens.people import Sought, Standing, everybody, how_many, ids_of, people, visible_among
from sequencer.store.teams import teams_among

screen = Blueprint("candidates", __name__)

STANDINGS = (
    ("", "Everybody"),
    (Standing.RUNNING, "In a sequence now"),
    (Standing.ANSWERED, "Answered"),
    (Standing.STOPPED, "Stopped"),
    (Standing.SILENT, "Nobody answered"),
    (Standing.NEVER, "Not written to yet"),
)


@screen.get("/candidates")
@needs(Right.LOOK)
def candidates() -> Response:
    """A page of people, those added last first."""
    sought, number = _sought(), page_number()
    with reading() as session:
        rows, has_more = people(session, sought, number)
        return page(
            "candidates.html",
            rows=rows,
            has_more=has_more,
            number=number,
            total=how_many(session, sought),
            is_filtered=bool(sought.text or sought.pool_id or sought.standing),
            sought=sought,
            filters=_filters(sought),
            standings=STANDINGS,
            pools=pools_to_choose(session, me().scope),
            words=words,
        )


@screen.post("/candidates/pool")
@needs(Right.WORK)
def into_pool() -> Response:
    """Put those who are ticked, or all that were found, into a pool; a new one where a name is given."""
    pool_name = request.form.get("new_pool", "").strip()
    with reading() as session:
        if request.form.get("all"):
            chosen = ids_of(session, _sought(request.form))
        else:
            chosen = visible_among(session, request.form.getlist("who", type=row_number), me().scope)
        pool = None if pool_name else session.get(Pool, request.form.get("pool", 0, type=row_number))
    if not chosen:
        return _refused("Tick the people you mean first.")
    try:
        pool_id = pool.id if pool is not None else make_pool(road(), pool_name, team_chosen())
    except UserError as error:
        return _refused(fields.in_words(error))
    own_or_404(pool.team_id if pool is not None else None)
    new = put_into_pool(road(), pool_id, chosen, me().email)
    say(f"{words.count(new, 'person is', 'people are')} new in this pool.")
    return moved("pools.pool", pool_id=pool_id)


@screen.get("/candidates/new")
@needs(Right.WORK)
def new() -> Response:
    """An empty form; what the address says of somebody stands in it already."""
    told = fields.told_by(request.args)
    return _form(told | {"email": request.args.get("email", "")}, {})


@screen.post("/candidates/new")
@needs(Right.WORK)
def add() -> Response:
    """Take in one person; what is wrong with a field is said beside it."""
    typed = fields.told_by(request.form)
    email = request.form.get("email", "")
    mistakes = fields.mistakes_in(typed)
    if wrong := fields.mistake_in_address(email):
        mistakes["email"] = wrong
    if not mistakes:
        pool = request.form.get("pool", 0, type=row_number) or None
        try:
            _own_pool(pool)
            team = team_chosen()
            candidate_id = add_candidate(road(), email, typed, me().email, team_id=team, pool_id=pool)
        except UserError as error:
            mistakes["email"] = fields.in_words(error)
        else:
            say("Added. Start a sequence when you like.")
            return moved("candidate.candidate", candidate_id=candidate_id)
    return _form(typed | {"email": email}, mistakes, status=422)


@screen.post("/candidates.csv")
@needs(Right.ERASE)
def as_file() -> Response:
    """Everybody who was found as a file that a spreadsheet reads as text only; that it was taken is noted."""
    sought = _sought(request.form)
    with reading() as session:
        found = how_many(session, sought)
    note_list_taken(road(), found, me().email)
    response = Response(stream_with_context(_lines(sought)), mimetype="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = "attachment; filename=candidates.csv"
    return response


def _sought(given: object = None) -> Sought:
    asked = request.form if given is not None else request.args
    standing = asked.get("state", "")
    return Sought(
        teams=me().scope,
        text=asked.get("q", "").strip()[:200],
        pool_id=asked.get("pool", 0, type=row_number) or None
        if given is None
        else asked.get("in_pool", 0, type=row_number) or None,
        standing=Standing(standing) if standing in set(Standing) else None,
    )


def _filters(sought: Sought) -> dict[str, str | int]:
    """The filter as it stands in an address."""
    found = {"q": sought.text, "state": sought.standing or "", "pool": sought.pool_id or ""}
    return {key: value for key, value in found.items() if value}


def _refused(says: str) -> Response:
    say(says, "need")
    return moved("candidates.candidates", **_filters(_sought(request.form)))


def _own_pool(pool_id: int | None) -> None:
    if pool_id is None:
        return
    with reading() as session:
        pool = session.get(Pool, pool_id)
    if pool is None:
        abort(404)
    own_or_404(pool.team_id)


def _form(typed: dict[str, str], mistakes: dict[str, str], status: int = 200) -> Response:
    with reading() as session:
        pools, teams = pools_to_choose(session, me().scope), teams_among(session, me().scope)
    return page(
        "candidate-new.html",
        status,
        typed=typed,
        mistakes=mistakes,
        groups=fields.GROUPS,
        pools=[("", "In none yet"), *((one.id, one.name) for one in pools)],
        teams=[("", "Everybody here"), *((one.id, one.name) for one in teams)],
        chosen={"pool": request.values.get("pool", ""), "team": request.values.get("team", "")},
    )


def _lines(sought: Sought) -> Iterator[str]:
    """A file with one line for each person, in pieces."""
    with reading() as session:
        custom = sorted(custom_field_names(session))
        yield "\ufeff" + _line(["email", "other_emails", *NAMED_FIELDS, *custom])
        for person, addresses in everybody(session, sought):
            values = values_of(person)
            first, *others = [one.address for one in addresses] or [""]
            told = (values.get(name, "") for name in (*NAMED_FIELDS, *custom))
            yield _line([first, "; ".join(others), *told])


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(map(safe_cell, cells))
    return written.getvalue()
