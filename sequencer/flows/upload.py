"""A file is brought for an import: looked at, kept for a day, and mapped until its owner is content."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from sequencer.core.read.candidate_look import first_mapping, folded, look_at
from sequencer.core.read.import_report import ImportReport
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.uploads import (
    KEPT,
    LONGEST_NAME,
    Chosen,
    Upload,
    choose,
    chosen_for,
    drop_old_uploads,
    keep_upload,
    note_tried,
    remembered,
)


def bring(road: Road, content: bytes, file_name: str, user_id: int, team_id: int | None) -> int:
    """The id of a kept upload, mapped as last time. Raises UserError where the file is no table of people."""
    look = look_at(content)
    if not look.lines:
        raise UserError("The file has no line below its header.")
    name = PurePosixPath(file_name.replace("\\", "/")).name
    shown = "".join(c if c.isprintable() else "�" for c in name)[:LONGEST_NAME] or "people.csv"
    with road.database.write() as session:
        drop_old_uploads(session, road.now())
        known = remembered(session, [one.label for one in look.columns])
        mapping = first_mapping(look.columns, known)
        mapped = [one.label for one in look.columns if folded(one.label) in known]
        upload = keep_upload(session, user_id, shown, content, look, mapping, mapped, road.now())
        upload.team_id = team_id
        return upload.id


def settle_columns(road: Road, upload_id: int, chosen: Chosen) -> bool:
    """Keep what was chosen for a file; False where nothing is different."""
    with road.database.write() as session:
        upload = _kept(session.get(Upload, upload_id, with_for_update=True))
        if chosen_for(upload) == chosen:
            return False
        choose(upload, chosen)
        return True


def note_dry_run(road: Road, upload_id: int, report: ImportReport | None, trouble: str = "") -> None:
    """Keep what a dry run came to, or why there was none."""
    with road.database.write() as session:
        note_tried(_kept(session.get(Upload, upload_id, with_for_update=True)), report, trouble, road.now())


def put_away(road: Road, upload_ids: Iterable[int]) -> None:
    """Forget files that somebody brought and does not want to import after all."""
    with road.database.write() as session:
        for one in upload_ids:
            found = session.get(Upload, one)
            if found is not None and found.import_id is None:
                session.delete(found)


def forget_upload(road: Road, upload_id: int) -> None:
    """Forget a file that has been kept for a day. Running it twice changes nothing more."""
    with road.database.write() as session:
        found = session.get(Upload, upload_id)
        if found is not None and found.created_at <= road.now() - KEPT:
            session.delete(found)


def _kept(upload: Upload | None) -> Upload:
    if upload is None or upload.import_id is not None:
        raise UserError("This file has been imported already, or is not kept any more.")
    return upload
