"""A mail as it came in: its HTML cleaned and shut away, its source and its files as downloads."""

from io import BytesIO

from flask import Blueprint, Response, abort, send_file

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import page, reading
from sequencer.core.read.mime import attached
from sequencer.core.read.shown import shown
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.screens.letters import mail_or_none

screen = Blueprint("letters", __name__)

_SHUT_AWAY = (
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
_NAMELESS = "attachment"


@screen.get("/mails/<int:mail_id>/html")
@needs(Right.LOOK)
def html(mail_id: int) -> Response:
    """The HTML of a mail alone, for a sandboxed frame: nothing in it acts, and nothing is loaded from elsewhere."""
    response = page("letter-frame.html", letter=shown(_mail(mail_id).raw))
    response.headers["Content-Security-Policy"] = _SHUT_AWAY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@screen.get("/mails/<int:mail_id>/raw")
@needs(Right.LOOK)
def raw(mail_id: int) -> Response:
    """The mail byte for byte, as a file."""
    return _download(_mail(mail_id).raw, f"mail-{mail_id}.eml")


@screen.get("/mails/<int:mail_id>/files/<int:number>")
@needs(Right.LOOK)
def attachment(mail_id: int, number: int) -> Response:
    """One attached file; never shown in the browser, whatever it says it is."""
    found = attached(_mail(mail_id).raw, number)
    if found is None:
        abort(404)
    file, content = found
    return _download(content, file.name or _NAMELESS)


def _mail(mail_id: int) -> InboundMail:
    with reading() as session:
        mail = mail_or_none(session, mail_id, me().scope)
    if mail is None:
        abort(404)
    return mail


def _download(content: bytes, name: str) -> Response:
    response = send_file(BytesIO(content), "application/octet-stream", as_attachment=True, download_name=name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
