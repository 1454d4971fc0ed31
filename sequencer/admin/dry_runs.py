"""What somebody chooses for a file they bring, and what an import would come to with it."""

from flask import request

from sequencer.admin.access import me
from sequencer.admin.desk import reading, road
from sequencer.admin.field_words import FIELD_WORDS, in_words
from sequencer.core.plan.ranges import row_number
from sequencer.core.read.candidate_columns import EMAIL, LEFT_OUT
from sequencer.core.read.import_report import ImportReport
from sequencer.errors import UserError
from sequencer.flows.import_candidates import import_candidates
from sequencer.store.candidates import custom_field_names
from sequencer.store.teams import teams_among
from sequencer.store.uploads import LONGEST_NAME, Chosen, Upload, choose, note_tried


def chosen_in_form(found: Upload) -> Chosen:
    """What the form says of a file, where it is among what was offered."""
    with reading() as rows:
        offered = {LEFT_OUT, *FIELD_WORDS, *custom_field_names(rows)}
        teams = {None, found.team_id, *(one.id for one in teams_among(rows, me().scope))}
    mapping = {}
    for number, column in enumerate(found.columns):
        field = request.form.get(f"column-{number}", found.mapping.get(column["label"], LEFT_OUT))
        mapping[column["label"]] = field if field in offered | {column["own"]} else LEFT_OUT
    team_id = request.form.get("team_id", type=row_number)
    pool, source = (request.form.get(name, "").strip()[:LONGEST_NAME] for name in ("pool", "source"))
    return Chosen(mapping, pool, source, team_id if team_id in teams else found.team_id)


def take_in(upload_id: int, chosen: Chosen, *, is_dry_run: bool) -> ImportReport:
    """Take in a file as chosen, into the pools of one's own teams."""
    with reading() as rows:
        found = rows.get_one(Upload, upload_id)
        content, name = found.content, found.file_name
    return import_candidates(
        road(),
        content,
        name,
        pool=chosen.pool or None,
        source=chosen.source or None,
        mapping=chosen.mapping,
        team_id=chosen.team_id,
        teams=me().scope,
        actor=me().email,
        upload_id=None if is_dry_run else upload_id,
        is_dry_run=is_dry_run,
    )


def dry_run(upload_id: int, chosen: Chosen) -> tuple[ImportReport | None, str]:
    """What an import would come to, or why there was nothing to try. Nothing is written."""
    if EMAIL not in chosen.mapping.values():
        return None, "No column is the address yet. Choose the one that is."
    try:
        return take_in(upload_id, chosen, is_dry_run=True), ""
    except UserError as error:
        says = in_words(str(error)).removeprefix("“Pool”: ")
        return None, says[:1].upper() + says[1:]


def shown_with(found: Upload, chosen: Chosen) -> Upload:
    """A file as it would be if this were kept: for the page only, its row stays what it is."""
    report, trouble = dry_run(found.id, chosen)
    choose(found, chosen)
    note_tried(found, report, trouble, road().now())
    return found
