"""Bringing in people from a file: the file, its columns with a dry run, the import, and taking it back."""

from flask import Blueprint, Response, abort, make_response, request
from werkzeug.exceptions import RequestEntityTooLarge

from sequencer.admin.access import Right, me, needs, own_or_404, takes
from sequencer.admin.desk import is_htmx, moved, page, page_number, reading, road, say
from sequencer.admin.dry_runs import chosen_in_form, dry_run, shown_with, take_in
from sequencer.admin.field_words import FIELD_WORDS, field_words, in_words
from sequencer.admin.words import count
from sequencer.core.read.candidate_columns import LEFT_OUT
from sequencer.errors import UserError
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.undo_import import undo_import
from sequencer.flows.upload import bring, note_dry_run, put_away, settle_columns
from sequencer.store.candidates import custom_field_names
from sequencer.store.imports import Import, past_imports, pools_to_fill
from sequencer.store.organisations import the_organisation
from sequencer.store.pools import pool_by_name
from sequencer.store.screens.undoing import foresee_undo
from sequencer.store.teams import Team, teams_among
from sequencer.store.uploads import (
    Chosen,
    Upload,
    chosen_for,
    dry_run_said,
    leftover,
    upload_behind,
    upload_of,
    uploads_waiting,
)

screen = Blueprint("imports", __name__)

LARGEST = 20_000_000
_AROUND_A_FILE = 200_000
_A_PAGE = 50
_TOO_LARGE = f"The file is larger than {LARGEST // 1_000_000} MB. Split it, and import one part after the other."


@screen.errorhandler(RequestEntityTooLarge)
def _too_large(_error: RequestEntityTooLarge) -> Response:
    return _start(_TOO_LARGE, 413)


@screen.get("/imports")
@needs(Right.WORK)
def imports() -> Response:
    return _start()


@screen.post("/imports")
@takes(LARGEST + _AROUND_A_FILE)
@needs(Right.WORK)
def upload() -> Response:
    file = request.files.get("file")
    if file is None or not file.filename:
        return _start("Choose a file first.", 422)
    content = file.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        return _start(_TOO_LARGE, 413)
    only_team = next(iter(me().team_ids)) if len(me().team_ids) == 1 and me().scope is not None else None
    try:
        upload_id = bring(road(), content, file.filename, me().user_id, only_team)
    except UserError as error:
        return _start(in_words(str(error)), 422)
    found = _own_upload(upload_id)
    note_dry_run(road(), upload_id, *dry_run(upload_id, chosen_for(found)))
    return moved("imports.columns", upload_id=upload_id)


@screen.get("/imports/files/<int:upload_id>")
@needs(Right.WORK)
def columns(upload_id: int) -> Response:
    return _columns(_own_upload(upload_id))


@screen.post("/imports/files/<int:upload_id>")
@needs(Right.WORK)
def settle(upload_id: int) -> Response:
    """Keep what the columns become and try it; or import, where the dry run that was seen is what one says now.

    A page that shows a dry run at each change gets it without anything being kept: only a press of a button decides.
    """
    found = _own_upload(upload_id)
    if request.form.get("do") == "put_away":
        put_away(road(), [upload_id])
        say("Put away. Nothing of the file is kept.")
        return moved("imports.imports")
    chosen = chosen_in_form(found)
    if is_htmx():
        return _columns(shown_with(found, chosen), is_kept=False)
    try:
        is_import = request.form.get("do") == "import"
        if settle_columns(road(), upload_id, chosen) or found.checked_at is None or not is_import:
            note_dry_run(road(), upload_id, *dry_run(upload_id, chosen))
        if is_import and request.form.get("seen") == dry_run_said(_own_upload(upload_id)):
            return _import(upload_id, chosen)
        if is_import:
            say("You changed something since the dry run. Look at it again, then import.", "wait")
        return moved("imports.columns", upload_id=upload_id)
    except UserError as error:
        say(in_words(str(error)), "need")
        return moved("imports.columns", upload_id=upload_id)


@screen.get("/imports/files/<int:upload_id>/skipped.csv")
@needs(Right.WORK)
def skipped_before(upload_id: int) -> Response:
    """The lines a dry run would leave out, with the reason for each."""
    _own_upload(upload_id)
    with reading() as rows:
        found = rows.get_one(Upload, upload_id)
        content, mapping = found.content, found.mapping
        name, source = found.file_name, found.source
    try:
        report = import_candidates(road(), content, name, mapping=mapping, source=source or None, is_dry_run=True)
    except UserError:
        abort(404)
    return _file(leftover(content, report), name)


@screen.get("/imports/<int:import_id>")
@needs(Right.WORK)
def done(import_id: int) -> Response:
    found = _own_import(import_id)
    with reading() as rows:
        behind = upload_behind(rows, import_id, road().now())
        team = rows.get(Team, found.team_id) if found.team_id is not None else None
        pool = pool_by_name(rows, found.pool) if found.pool else None
        zone = the_organisation(rows).zone
        foreseen = foresee_undo(rows, import_id)
    is_mine = behind is not None and behind.user_id == me().user_id
    return page(
        "import-done.html",
        batch=found,
        behind=behind if is_mine else None,
        team=team,
        pool=pool if pool is not None and me().is_of(pool.team_id) else None,
        foreseen=foreseen,
        zone=zone,
        now=road().now(),
        in_words=in_words,
    )


@screen.get("/imports/<int:import_id>/skipped.csv")
@needs(Right.WORK)
def skipped_after(import_id: int) -> Response:
    """The lines an import has left out, while they are kept."""
    _own_import(import_id)
    with reading() as rows:
        behind = upload_behind(rows, import_id, road().now())
        if behind is None or behind.user_id != me().user_id:
            abort(404)
        content, name = behind.leftover, behind.file_name
    return _file(content, name)


@screen.post("/imports/<int:import_id>/undo")
@needs(Right.WORK)
def undo(import_id: int) -> Response:
    _own_import(import_id)
    try:
        report = undo_import(road(), import_id, me().email)
    except UserError as error:
        say(str(error), "need")
        return moved("imports.done", import_id=import_id)
    gone = f"{count(report.removed, 'person is', 'people are')} gone again"
    back = f"{count(report.restored, 'person has', 'people have')} what they had before"
    stayed = f" {count(len(report.kept), 'thing', 'things')} had to stay." if report.kept else ""
    say(f"The import is taken back: {gone}, {back}.{stayed}")
    for email, reason in report.kept[:5]:
        say(f"{email}: {in_words(reason)}", "wait")
    return moved("imports.done", import_id=import_id)


def _own_upload(upload_id: int) -> Upload:
    with reading() as rows:
        found = upload_of(rows, upload_id, me().user_id, road().now())
    return found if found is not None else abort(404)


def _own_import(import_id: int) -> Import:
    with reading() as rows:
        found = rows.get(Import, import_id)
    if found is None:
        abort(404)
    own_or_404(found.team_id)
    return found


def _import(upload_id: int, chosen: Chosen) -> Response:
    report = take_in(upload_id, chosen, is_dry_run=False)
    also = f", {report.updated:,} updated" if report.updated else ""
    say(f"{count(report.created, 'new person is', 'new people are')} here{also}.")
    return moved("imports.done", import_id=report.import_id)


def _start(error: str = "", status: int = 200) -> Response:
    number = page_number()
    with reading() as rows:
        past = past_imports(rows, me().scope, _A_PAGE + 1, (number - 1) * _A_PAGE)
        waiting = uploads_waiting(rows, me().user_id, road().now())
        zone = the_organisation(rows).zone
    return page(
        "imports.html",
        status,
        past=past[:_A_PAGE],
        has_more=len(past) > _A_PAGE,
        number=number,
        waiting=waiting,
        error=error,
        zone=zone,
        now=road().now(),
        megabytes=LARGEST // 1_000_000,
    )


def _columns(found: Upload, *, is_kept: bool = True) -> Response:
    """What is shown without being kept has no file of its lines yet."""
    with reading() as rows:
        teams, pools = teams_among(rows, me().scope), pools_to_fill(rows, me().scope)
        custom = sorted(custom_field_names(rows) - FIELD_WORDS.keys())
        zone = the_organisation(rows).zone
    return page(
        "import-columns.html",
        upload=found,
        teams=teams,
        pools=pools,
        zone=zone,
        options=FIELD_WORDS,
        custom=custom,
        left_out=LEFT_OUT,
        seen=dry_run_said(found),
        is_kept=is_kept,
        field_words=field_words,
        in_words=in_words,
        now=road().now(),
    )


def _file(content: bytes, name: str) -> Response:
    response = make_response(content)
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    stem = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name.rsplit(".", 1)[0])[:60]
    response.headers["Content-Disposition"] = f'attachment; filename="{stem or "people"}-skipped.csv"'
    return response
