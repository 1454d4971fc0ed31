"""A real browser before a real server: every page of one busy installation, seen as people see it."""

import logging
import shutil
import threading
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import servers
from builders import make_database, make_road
from patient import PATIENCE
from playwright.sync_api import expect, sync_playwright
from showroom import Showroom
from werkzeug.serving import make_server

from sequencer.app import create_app
from sequencer.settings import Settings

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


expect.set_options(timeout=PATIENCE * 1000)  # ms: a busy machine is slow, and that is no fault of a page


@pytest.fixture(scope="session")
def chromium():
    names = ("chromium", "chromium-browser", "google-chrome")
    program = servers.needed("Chromium", "chromium", *map(shutil.which, names))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def showroom(tmp_path_factory):
    """One installation with something of everything, served on a free port for as long as the tests run."""
    with served(tmp_path_factory.mktemp("showroom")) as room:
        yield room


@pytest.fixture
def own_showroom(tmp_path):
    """The same, for one test that changes what is there."""
    with served(tmp_path) as room:
        yield room


@contextmanager
def served(folder):
    database = make_database(f"sqlite:///{folder / 'sequencer.sqlite'}")
    road = make_road(database, clock=lambda: datetime.now(UTC))
    room = Showroom(road)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(Settings(data_dir=folder), road)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    room.open(app, f"http://127.0.0.1:{server.server_port}")
    yield room
    server.shutdown()
    thread.join()
    server.server_close()
    database.close()


@pytest.fixture
def page(chromium, showroom):
    """A page at a desk where an administrator is signed in; whatever its console complains of fails the test."""
    context = chromium.new_context(base_url=showroom.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    context.add_cookies([showroom.cookie])
    page = context.new_page()
    complaints: list[str] = []
    pages: set[str] = set()  # a page that says "not found" may do so; what it loads may not be missing
    page.on("request", lambda asked: pages.add(asked.url) if asked.is_navigation_request() else None)
    page.on(
        "console",
        lambda said: complaints.append(f"{said.text} {said.location['url']}") if is_complaint(said, pages) else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def is_complaint(said, pages) -> bool:
    is_own_answer = said.text.startswith("Failed to load resource") and said.location["url"] in pages
    return said.type in ("error", "warning") and not is_own_answer
