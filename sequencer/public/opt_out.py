"""The opt-out page and the one-click address (RFC 8058). Looking changes nothing; pressing works for ever."""

from pathlib import Path

from flask import Response, request, send_file

from sequencer.flows.opt_out import opt_out
from sequencer.public.paper import asked_language, evenly, pages, paper, road
from sequencer.store.suppressions import Channel

__all__ = ["pages"]

_ONE_CLICK = "List-Unsubscribe"
_FORM = "opt-out-form"
_CSS = Path(__file__).parent / "public.css"


@pages.get("/c/public.css")
def stylesheet() -> Response:
    return send_file(_CSS, mimetype="text/css", max_age=3600)


@pages.get("/c/stop/<token>", strict_slashes=False)
def ask(token: str) -> Response:
    """The question, with one button. The same for every token, so that guessing tells nothing."""
    return _ask(token)


@pages.post("/c/stop/<token>", strict_slashes=False)
@evenly
def stop(token: str) -> Response:
    """One click of a mail program (no cookie, no form value, never a redirect), or the button of our page.

    The answer is the same for unknown tokens, and takes as long (S-15). A slash behind the token leads nowhere else,
    since mail programs follow no redirect (S-11).
    """
    if request.form.get(_ONE_CLICK) == "One-Click":
        opt_out(road(), token, Channel.ONE_CLICK)
        return paper("opt-out-done.html", asked_language())
    if road().links.signer.verified(_FORM, request.form.get("once", "")) == token:
        opt_out(road(), token, Channel.PAGE)
        return paper("opt-out-done.html", asked_language())
    return _ask(token, status=400)


def _ask(token: str, status: int = 200) -> Response:
    return paper("opt-out.html", asked_language(), status, token=token, once=road().links.signer.sign(_FORM, token))
