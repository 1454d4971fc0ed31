"""The web application: settings and the road in, a Flask app out."""

from pathlib import Path
from typing import Any

from flask import Flask, Response, render_template, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from sequencer.admin import shell
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.public.opt_out import pages
from sequencer.settings import Settings
from sequencer.store import schema
from sequencer.store.session import answers

_TEMPLATES = Path(__file__).parents[1] / "templates"
_LARGEST_REQUEST = 64_000
_BACK_SOON = 30  # seconds

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


def create_app(settings: Settings, road: Road) -> Flask:
    """The whole web side. It reads no request header that a proxy may set unless PROXY_HOPS says so."""
    app = _App("sequencer", template_folder=str(_TEMPLATES), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_REQUEST
    app.extensions["road"] = road
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    app.register_blueprint(pages)
    app.secret_key, *app.config["SECRET_KEY_FALLBACKS"] = road.links.signer.keyed_hashes("web session", "")
    shell.register(app)
    _health(app, road)
    app.register_error_handler(HTTPException, _error_page)
    app.register_error_handler(Exception, _surprise)
    app.after_request(_harden)
    return app


class _App(Flask):
    """A Flask that never logs a path, for ours hold tokens."""

    def log_exception(self, exc_info: Any) -> None:
        """What went wrong where even the error page's own code did: Flask itself would name the path here."""
        log.error("page_failed", endpoint=request.endpoint, exc_info=exc_info)


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


def _error_page(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    return render_template("public/error.html", status=status), status


def _surprise(error: Exception) -> Response:
    """The page for what nobody foresaw; a database that is away or overrun is worth another try."""
    log.error("page_failed", endpoint=request.endpoint, exc_info=error)
    is_database_away = isinstance(error, OperationalError | PoolTimeoutError)
    status = 503 if is_database_away else 500
    response = Response(render_template("public/error.html", status=status), status=status)
    if is_database_away:
        response.headers["Retry-After"] = str(_BACK_SOON)
    return response


def _harden(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
