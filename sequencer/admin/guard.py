"""Nothing is changed by a page that is not ours: a token in every form, and a look at where a request comes from."""

from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, current_app, request
from flask_wtf.csrf import CSRFError, CSRFProtect

_LARGEST_FORM = 1_000_000
_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def register(app: Flask, base_url: str, open_pages: tuple[Blueprint, ...]) -> None:
    """Guard every form but those of `open_pages`, which prove in their own way that a person has seen them."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a token lives as long as its session
    app.config["WTF_CSRF_SSL_STRICT"] = False  # asks for a Referer; we look at what browsers send instead
    app.config["OWN_HOST"] = urlsplit(base_url).netloc
    app.before_request(_measure)
    app.before_request(_look_at_origin)
    guard = CSRFProtect(app)
    app.before_request(_look_at_text)
    for blueprint in open_pages:
        guard.exempt(blueprint)
    app.extensions["open_pages"] = frozenset(blueprint.name for blueprint in open_pages)


def _measure() -> None:
    """How much this page takes; has to be said before anything reads the form."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.blueprint in current_app.extensions["desk_screens"]:
        request.max_content_length = getattr(view, "largest", _LARGEST_FORM)


def _look_at_text() -> None:
    """Refuse what nobody can type and no database keeps as text."""
    for told in (request.args, request.form):
        if any("\0" in name or "\0" in value for name, value in told.items(multi=True)):
            abort(400)


def _look_at_origin() -> None:
    """Refuse what another site sends with our people's cookies (Fetch Metadata; else RFC 6454)."""
    if request.method not in _CHANGING or request.blueprint in current_app.extensions["open_pages"]:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        origin = request.headers.get("Origin")
        is_ours = origin is None or urlsplit(origin).netloc in (request.host, current_app.config["OWN_HOST"])
    if not is_ours:
        raise CSRFError("The request came from another site.")
