"""Where to go next, when a request says so: only to a page of this desk, by a path of ours (A-27)."""

from urllib.parse import urlsplit

from flask import current_app
from werkzeug.exceptions import HTTPException


def own_path(wanted: str) -> str | None:
    """The path, if it leads to a screen of ours by looking; else None."""
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted or not wanted.isprintable():
        return None
    try:
        endpoint, _ = current_app.url_map.bind("").match(urlsplit(wanted).path, method="GET")
    except (HTTPException, ValueError):  # where the router would redirect, it says so by an HTTPException too
        return None
    blueprint = str(endpoint).split(".", maxsplit=1)[0]
    is_ours = blueprint != "door" and blueprint in current_app.extensions["desk_screens"]
    return wanted if is_ours else None
