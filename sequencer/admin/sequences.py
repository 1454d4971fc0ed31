"""Sequences: the list, a new one, one in the builder, and files in and out."""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from sequencer.admin.access import Right, me, needs, takes
from sequencer.admin.builder_page import asked_look, builder_page
from sequencer.admin.builder_view import own_sequence
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.core.plan.delays import start_of_next_day
from sequencer.core.plan.ranges import row_number
from sequencer.core.plan.sequence_file import name_in
from sequencer.core.plan.starters import starters
from sequencer.errors import UserError
from sequencer.flows.edit_draft import begin_sequence
from sequencer.flows.publish import export_sequence, parsed, publish
from sequencer.store.interview_plans import plans_of_teams
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import default_window, the_organisation
from sequencer.store.screens.sequence_choices import mailboxes_among
from sequencer.store.screens.sequences import listed
from sequencer.store.sequence_drafts import drafts_among
from sequencer.store.sequences import sequence_by_name
from sequencer.store.teams import Team, team_by_name, teams_among

screen = Blueprint("sequences", __name__)

_LARGEST_FILE = 1_100_000


@screen.get("/sequences")
@needs(Right.LOOK)
def sequences() -> Response:
    with reading() as rows:
        organisation = the_organisation(rows)
        found = listed(rows, me().scope, start_of_next_day(road().now(), ZoneInfo(organisation.zone)))
        drafts = drafts_among(rows, [one.sequence_id for one in found])
        teams, mailboxes = teams_among(rows, me().scope), mailboxes_among(rows, me().scope)
    return page(
        "sequences.html",
        found=found,
        drafts=drafts,
        starters=starters(),
        teams=teams,
        mailboxes=mailboxes,
        zone=organisation.zone,
        now=road().now(),
    )


@screen.get("/sequences/new")
@needs(Right.WORK)
def new() -> Response:
    return _new_page({}, {})


@screen.post("/sequences/new")
@needs(Right.WORK)
def begin() -> Response:
    typed = {name: request.form.get(name, "").strip() for name in ("name", "team_id", "mailbox_id")}
    try:
        team_id, mailbox_id = _own_places(
            *(request.form.get(name, 0, type=row_number) for name in ("team_id", "mailbox_id"))
        )
        with reading() as rows:
            window = default_window(the_organisation(rows)).to_mapping()
        made = begin_sequence(road(), typed["name"], team_id, mailbox_id, me().email, window=window)
    except UserError as error:
        return _new_page(typed, beside(error), 422)
    return moved("sequences.sequence", sequence_id=made)


@screen.get("/sequences/<int:sequence_id>")
@needs(Right.LOOK)
def sequence(sequence_id: int) -> Response:
    return builder_page(sequence_id, asked_look(request.args))


@screen.post("/sequences/import")
@takes(_LARGEST_FILE)
@needs(Right.WORK)
def import_file() -> Response:
    file = request.files.get("file")
    try:
        text = (file.read() if file else b"").decode("utf-8")
        if not text.strip():
            raise UserError("Choose a sequence file first: YAML, as the export gives it.")
        _refuse_foreign(text)
        name, number = publish(road(), text, me().email)
    except UnicodeDecodeError:
        return _refused("The file is not UTF-8 text.")
    except UserError as error:
        return _refused(str(error).replace("`", "“", 1).replace("`", "”", 1))
    with reading() as rows:
        made = sequence_by_name(rows, name)
    assert made is not None, "there since a moment ago"
    say(f"“{name}” is at version {number}.")
    return moved("sequences.sequence", sequence_id=made.id)


@screen.get("/sequences/<int:sequence_id>/export")
@needs(Right.LOOK)
def export(sequence_id: int) -> Response:
    with reading() as rows:
        found = own_sequence(rows, sequence_id, me())
    number = request.args.get("version", type=row_number)
    text = export_sequence(road(), found.name, number)
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in found.name.lower()).strip("-") or "sequence"
    response = Response(text, mimetype="application/yaml")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return response


def _new_page(typed: dict[str, str], errors: dict[str, str], status: int = 200) -> Response:
    with reading() as rows:
        teams = [(one.id, one.name) for one in teams_among(rows, me().scope)]
        mailboxes = [(one.id, f"{one.name}, {one.email}") for one in mailboxes_among(rows, me().scope)]
    return page("sequence-new.html", status, typed=typed, errors=errors, team_options=teams, mailbox_options=mailboxes)


def _own_places(team: int, mailbox: int) -> tuple[int, int]:
    """The ids of a team and a mailbox that are the asker's to use. Raises UserError."""
    with reading() as rows:
        its_team = rows.get(Team, team)
        box = rows.get(Mailbox, mailbox)
    if its_team is None or not me().is_of(its_team.id):
        raise UserError("`team_id`: choose the team that writes.")
    if box is None or not me().is_of(box.team_id):
        raise UserError("`mailbox_id`: choose the mailbox it is written from.")
    return its_team.id, box.id


def _refuse_foreign(text: str) -> None:
    """A file may only make or change a sequence of the asker's own teams, from a mailbox of theirs."""
    given = parsed(text)
    with reading() as rows:
        there = sequence_by_name(rows, name_in(given))
        team = team_by_name(rows, str(given.get("team", "")))
        boxes = {one.email for one in mailboxes_among(rows, me().scope)}
        plans = {one.name for one in plans_of_teams(rows, me().scope)}
        own = ", ".join(one.name for one in teams_among(rows, me().scope)) or "none yet"
    if there is not None and not me().is_of(there.team_id):
        raise UserError(f"There is a sequence “{there.name}” in another team. Give this one another name.")
    if team is None or not me().is_of(team.id):
        raise UserError(f"You are in no team “{given.get('team', '')}”. Yours: {own}.")
    if str(given.get("sender", "")).lower() not in boxes:
        raise UserError(f"There is no mailbox “{given.get('sender', '')}” your teams can write from.")
    if given.get("interview") and given["interview"] not in plans:
        raise UserError(f"Your teams have no interview plan “{given['interview']}”.")


def _refused(says: str) -> Response:
    say(f"Nothing was imported. {says}", "need")
    return moved("sequences.sequences")
