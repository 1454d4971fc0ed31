"""Files that go with a mail of a sequence: the one somebody has chosen, and each as a download."""

from io import BytesIO

from flask import Blueprint, Response, abort, request, send_file

from sequencer.admin.access import Right, me, needs
from sequencer.admin.builder_view import own_sequence
from sequencer.admin.desk import reading
from sequencer.core.plan.drafting import files_in, step_in
from sequencer.core.plan.sequence import StepFile
from sequencer.core.write.attachments import LARGEST_TOGETHER, Attachment, attachment_of
from sequencer.errors import UserError
from sequencer.store.attachments import file_behind
from sequencer.store.sequence_drafts import content_of

screen = Blueprint("attached", __name__)

LARGEST_FORM = 2 * LARGEST_TOGETHER + 1_000_000
"""Octets of a form with a file: what is a little too large is refused in words beside the field."""


def chosen_file() -> Attachment:
    """The file in the form that was sent. Raises UserError where there is none, or none that can go with a mail."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise UserError("Choose a file first, then press Attach.")
    return attachment_of(file.filename, file.stream.read(LARGEST_FORM))


def left_behind() -> str:
    """The name of a file that was chosen and not sent, since another button was pressed; browsers tell the name only."""
    return request.form.get("file", "")


@screen.get("/sequences/<int:sequence_id>/files/<int:number>")
@needs(Right.LOOK)
def file(sequence_id: int, number: int) -> Response:
    """One file of the step that is asked for, as a download; never shown in the browser."""
    with reading() as rows:
        content, _ = content_of(rows, own_sequence(rows, sequence_id, me()))
        named = files_in(step_in(content, request.args.get("step", "")) or {})
        if number >= len(named):
            abort(404)
        found = file_behind(rows, StepFile(named[number]["name"], named[number]["sha256"]))
    if found is None:
        abort(404)
    response = send_file(
        BytesIO(found.octets), "application/octet-stream", as_attachment=True, download_name=found.name
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
