"""Starting people: whom, a review of what it means for each of them, and the start of exactly those reviewed."""

import csv
import io

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin.access import Right, me, needs
from sequencer.admin.builder_view import own_sequence
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.start_review import Review, reviewed
from sequencer.core.plan.ranges import ranged, row_number, unranged
from sequencer.core.write.spreadsheet import safe_cell
from sequencer.errors import UserError
from sequencer.flows.enroll import Enrolled, enroll
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.pools import Pool
from sequencer.store.screens.sequence_choices import pools_among
from sequencer.store.screens.starts import picked, pool_members
from sequencer.store.sequence_drafts import draft_for
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team

screen = Blueprint("starts", __name__)

TYPED_FROM = 50
"""Above so many people their number has to be typed."""

_NAMED = 3
_MAY_BE_AGREED = frozenset({"paused", "source_missing", "field_missing", "wrote_recently"})


@screen.get("/sequences/<int:sequence_id>/start")
@needs(Right.WORK)
def review(sequence_id: int) -> Response:
    return _page(sequence_id)


@screen.get("/sequences/<int:sequence_id>/start/left-out.csv")
@needs(Right.WORK)
def left_out(sequence_id: int) -> Response:
    """Everybody who does not begin, with the reason; cells that a table program would take for a formula are quoted."""
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        ids, _ = _whom(rows)
        found = _reviewed(rows, sequence, ids)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["name", "address", "why"])
    for row in (*found.out, *found.decide):
        writer.writerows(map(safe_cell, (one.name, one.address, row.says)) for one in row.people)
    response = Response("\ufeff" + out.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="left-out.csv"'
    return response


@screen.post("/sequences/<int:sequence_id>/start")
@needs(Right.WORK)
def start(sequence_id: int) -> Response:
    """Let those begin who were reviewed; whoever cannot any more is left out, and that is said."""
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        ids = picked(rows, unranged(request.form.get("set", "")), me().scope)
        found = _reviewed(rows, sequence, ids)
    if len(ids) > TYPED_FROM and request.form.get("number", "").strip().replace(",", "") != str(len(ids)):
        return _page(sequence_id, f"Nobody has begun. Type {len(ids)} to be sure.", 422)
    try:
        if found.blocked:
            raise UserError(found.blocked)
        enrolled = enroll(road(), sequence.name, [person.candidate.id for person in found.starting])
    except UserError as error:
        return _page(sequence_id, f"Nobody has begun. {error}", 422)
    _say(sequence, found, enrolled)
    return moved("sequences.sequence", sequence_id=sequence_id)


def _page(sequence_id: int, refusal: str = "", status: int = 200) -> Response:
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        ids, source = _whom(rows)
        common = {
            "sequence": sequence,
            "team": rows.get_one(Team, sequence.team_id),
            "mailbox": rows.get_one(Mailbox, sequence.mailbox_id),
            "zone": the_organisation(rows).zone,
            "now": road().now(),
        }
        if not source:
            return page("start-whom.html", status, pools=pools_among(rows, me().scope), **common)
        found = _reviewed(rows, sequence, ids)
        draft = draft_for(rows, sequence.id)
    return page(
        "start.html",
        status,
        review=found,
        picked=len(ids),
        source=source,
        agreed=_agreed(),
        whom={name: request.values[name] for name in ("pool", "people") if request.values.get(name)},
        set=ranged(person.candidate.id for person in found.starting),
        must_type=len(found.starting) > TYPED_FROM,
        has_draft=draft is not None and draft.is_open,
        refusal=refusal,
        named=_NAMED,
        **common,
    )


def _whom(rows: Session) -> tuple[list[int], str]:
    """(who was picked, from where in words); no words where nobody was asked for."""
    pool_id, people = request.values.get("pool", type=row_number), request.values.get("people", "")
    if pool_id is not None:
        pool = rows.get(Pool, pool_id)
        if pool is None or not me().is_of(pool.team_id):
            abort(404)
        return pool_members(rows, pool.id, me().scope), f"from the pool “{pool.name}”"
    if people:
        return picked(rows, unranged(people), me().scope), "by hand"
    return [], ""


def _reviewed(rows: Session, sequence: Sequence, ids: list[int]) -> Review:
    mailbox = rows.get_one(Mailbox, sequence.mailbox_id)
    return reviewed(rows, road().links.signer, sequence, mailbox, ids, _agreed(), road().now())


def _agreed() -> list[str]:
    return [one for one in dict.fromkeys(request.values.getlist("agreed")) if one in _MAY_BE_AGREED]


def _say(sequence: Sequence, found: Review, enrolled: list[Enrolled]) -> None:
    begun = sum(one.reason is None for one in enrolled)
    say(f"{begun} {'person begins' if begun == 1 else 'people begin'} “{sequence.name}”.")
    changed = [(person.name, row.says) for row in (*found.out, *found.decide) for person in row.people]
    names = {person.candidate.id: person.name for person in found.starting}
    changed += [(names.get(one.candidate_id, one.email), one.reason.says) for one in enrolled if one.reason]
    for name, says in changed[:_NAMED]:
        say(f"Left out, because something changed since the review: {name}. {says}", "wait")
    if len(changed) > _NAMED:
        say(f"{len(changed) - _NAMED} more were left out for such reasons.", "wait")
