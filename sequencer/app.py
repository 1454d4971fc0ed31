"""The web application: settings and the road in, a Flask app out."""

from pathlib import Path

from flask import Flask, Response, render_template
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.public.opt_out import pages
from sequencer.settings import Settings
from sequencer.store import schema
from sequencer.store.session import answers

_TEMPLATES = Path(__file__).parents[1] / "templates"
_LARGEST_REQUEST = 64_000

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


def create_app(settings: Settings, road: Road) -> Flask:
    """The whole web side. It reads no request header that a proxy may set unless PROXY_HOPS says so."""
    app = Flask("sequencer", template_folder=str(_TEMPLATES), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_REQUEST
    app.extensions["road"] = road
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    app.register_blueprint(pages)
    _health(app, road)
    app.register_error_handler(HTTPException, _error_page)
    app.after_request(_harden)
    return app


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


def _harden(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
