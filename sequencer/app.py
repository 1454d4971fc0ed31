"""The web application: settings and the road in, a Flask app out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from sequencer.admin import failures, guard, keeper, shell
from sequencer.core.doors import Clock
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.public.opt_out import pages
from sequencer.public.paper import sorry_page
from sequencer.settings import Settings
from sequencer.store import schema
from sequencer.store.session import answers

_TEMPLATES = Path(__file__).parents[1] / "templates"
_LARGEST_REQUEST = 64_000
_LARGEST_NUMBER = 2**31 - 1
_BACK_SOON = 30  # seconds

PUBLIC_PAGES = (pages,)
"""Candidates' pages: they carry no session, so each form proves by a value of its own that somebody has seen it."""

_HSTS = "max-age=31536000"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


def create_app(settings: Settings, road: Road, machine_now: Clock | None = None) -> Flask:
    """The whole web side. It reads no request header that a proxy may set unless PROXY_HOPS says so.

    `machine_now` is the clock of sign-ins and signs of life; the road's own may run faster in a demonstration.
    """
    app = _App("sequencer", template_folder=str(_TEMPLATES), static_folder=None)
    app.url_map.converters["int"] = _Number
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_REQUEST
    app.extensions["road"] = road
    app.extensions["machine_now"] = machine_now or _machine_now
    app.extensions["settings"] = settings
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    for blueprint in PUBLIC_PAGES:
        app.register_blueprint(blueprint)
    app.secret_key, *app.config["SECRET_KEY_FALLBACKS"] = road.links.signer.keyed_hashes("web session", "")
    is_https = settings.public_url.startswith("https://")
    keeper.register(app, is_https=is_https)
    shell.register(app)
    guard.register(app, settings.public_url, PUBLIC_PAGES)
    _health(app, road)
    app.register_error_handler(HTTPException, _error_page)
    app.register_error_handler(UserError, _refusal)
    app.register_error_handler(Exception, _surprise)
    app.after_request(_harden)
    return app


def _machine_now() -> datetime:
    return datetime.now(UTC)


class _App(Flask):
    """A Flask that never logs a path, for ours hold tokens."""

    def log_exception(self, exc_info: Any) -> None:
        """What went wrong where even the error page's own code did: Flask itself would name the path here."""
        log.error("page_failed", endpoint=request.endpoint, exc_info=exc_info)


class _Number(IntegerConverter):
    """The number of a row in an address; one that no row can have leads nowhere."""

    regex = r"[0-9]{1,10}"

    def __init__(self, rules: Map) -> None:
        super().__init__(rules, max=_LARGEST_NUMBER)


def _health(app: Flask, road: Road) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @app.get("/readyz")
    def readyz() -> Response:
        if not answers(road.database):
            return Response("the database does not answer\n", status=503, mimetype="text/plain")
        try:
            schema.check(road.database)
        except UserError as error:
            return Response(f"{error}\n", status=503, mimetype="text/plain")
        return Response("ready\n", mimetype="text/plain")


def _error_page(error: HTTPException) -> Response:
    status = error.code or 500
    if status == 401:
        return shell.to_the_door()
    if failures.is_of_the_desk():
        return failures.failed(error, status)
    return sorry_page(status)


def _refusal(error: UserError) -> Response:
    """A sentence that no screen has put beside its field."""
    return failures.failed(error, 422) if failures.is_of_the_desk() else _surprise(error)


def _surprise(error: Exception) -> Response:
    """The page for what nobody foresaw; a database that is away or overrun is worth another try."""
    log.error("page_failed", endpoint=request.endpoint, exc_info=error)
    is_database_away = isinstance(error, OperationalError | PoolTimeoutError)
    status = 503 if is_database_away else 500
    response = failures.failed(error, status) if failures.is_of_the_desk() else sorry_page(status)
    if is_database_away:
        response.headers["Retry-After"] = str(_BACK_SOON)
    return response


def _harden(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = _HSTS
    if request.blueprint in current_app.extensions["desk_screens"]:
        response.headers["Referrer-Policy"] = "same-origin"  # with “no-referrer” browsers hide where a form comes from
    return response
