"""The web side as a whole: is it alive, is it ready, what every answer carries, and what a failure leaves behind."""

import io
import logging

import pytest
from builders import make_road
from flask import request
from sqlalchemy import text
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sequencer.app import create_app
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store.session import open_database
from sequencer.store.upgrade import upgrade


@pytest.fixture
def fresh(tmp_path):
    """A database that nobody has brought to any schema."""
    database = open_database(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    yield database
    database.close()


def browser(database, tmp_path, **settings):
    return create_app(Settings(data_dir=tmp_path, **settings), make_road(database)).test_client()


def test_it_is_alive_without_a_database(tmp_path):
    nowhere = open_database("postgresql://postgres@127.0.0.1:1/none")

    client = browser(nowhere, tmp_path)

    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok\n")
    assert client.get("/readyz").status_code == 503
    nowhere.close()


def test_it_is_ready_when_the_schema_fits_and_says_what_to_do_when_not(fresh, tmp_path):
    client = browser(fresh, tmp_path)

    assert client.get("/readyz").status_code == 503
    assert "db upgrade" in client.get("/readyz").text
    upgrade(fresh)
    assert client.get("/readyz").text == "ready\n"
    with fresh.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'f00'"))
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/", "/c/stop/x", "/c/public.css", "/nothing/at/all"])
def test_every_answer_carries_the_headers_that_keep_browsers_careful(fresh, tmp_path, path):
    upgrade(fresh)

    with browser(fresh, tmp_path).get(path) as answer:
        headers = answer.headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "noindex" in headers["X-Robots-Tag"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/nothing", "/c/", "/c/stop/", "/c/stop/x/y", "/wp-login.php", "/%00"])
def test_what_is_not_there_is_a_page_in_plain_words(fresh, tmp_path, path):
    answer = browser(fresh, tmp_path).get(path)

    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text


def test_a_request_larger_than_any_form_of_ours_is_refused(fresh, tmp_path):
    upgrade(fresh)

    answer = browser(fresh, tmp_path).post("/c/stop/x", data={"once": "x" * 100_000})

    assert answer.status_code == 413
    assert "Nothing has changed." in answer.text


def test_a_database_that_stumbles_is_told_without_its_inside_and_worth_another_try(fresh, tmp_path):
    client = browser(fresh, tmp_path)  # no tables: every page that asks the database stumbles

    answer = client.get("/c/stop/x")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "not your doing" in answer.text
    assert "sqlite" not in answer.text.lower()


def test_a_forwarded_scheme_counts_only_when_a_proxy_is_told_of(fresh, tmp_path):
    seen = []
    for hops in (0, 1):
        app = create_app(Settings(data_dir=tmp_path, proxy_hops=hops), make_road(fresh))
        app.before_request(lambda: seen.append(_scheme_and_host()))
        app.test_client().get("/healthz", headers={"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"})

    assert seen == [("http", "localhost"), ("https", "localhost")]


def _scheme_and_host():
    return request.scheme, request.host


TOKEN = "a-token-that-opts-somebody-out"


@pytest.fixture
def logged():
    """What the process has logged, as its operator sees it."""
    root, heard = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    set_up_logging()
    root.handlers[0].setStream(heard)
    yield heard.getvalue
    root.handlers[:] = handlers
    root.setLevel(level)


def failing(app, error, *, late=False):
    """The app with something in it that nobody foresaw, before the page or after it."""

    def fail(*_given):
        raise error

    (app.after_request if late else app.before_request)(fail)
    return app


@pytest.mark.parametrize(
    ("error", "status", "retry_after"),
    [(RuntimeError("Oh."), 500, None), (PoolTimeoutError("All taken."), 503, "30")],
    ids=["bug", "overrun"],
)
def test_a_surprise_is_logged_by_its_page_and_never_with_the_token(fresh, tmp_path, logged, error, status, retry_after):
    app = failing(create_app(Settings(data_dir=tmp_path), make_road(fresh)), error)

    answer = app.test_client().post(f"/c/stop/{TOKEN}", data={"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, answer.headers.get("Retry-After")) == (status, retry_after)
    assert "not your doing" in answer.text
    assert answer.headers["X-Frame-Options"] == "DENY"
    said = logged()
    assert said.count("page_failed") == 1
    assert "public.stop" in said
    assert type(error).__name__ in said
    assert TOKEN not in said


def test_a_database_that_stumbles_leaves_no_token_in_the_log(fresh, tmp_path, logged):
    browser(fresh, tmp_path).get(f"/c/stop/{TOKEN}")

    said = logged()
    assert "public.ask" in said
    assert "no such table" in said
    assert TOKEN not in said


def test_what_fails_after_the_page_leaves_no_token_either(fresh, tmp_path, logged):
    app = failing(create_app(Settings(data_dir=tmp_path), make_road(fresh)), RuntimeError("Oh."), late=True)

    answer = app.test_client().get(f"/c/stop/{TOKEN}")

    assert answer.status_code >= 500
    said = logged()
    assert "page_failed" in said
    assert TOKEN not in said


def test_an_address_that_leads_nowhere_is_not_logged(fresh, tmp_path, logged):
    browser(fresh, tmp_path).get(f"/c/stop/{TOKEN}/more")

    assert logged() == ""


def test_no_line_of_the_log_names_a_whole_address(fresh, tmp_path, logged):
    """A database says which value was there already; that may be somebody's address (A-61)."""
    error = RuntimeError("Key (address)=(lena.brandt@mareria.example) already exists.")
    app = failing(create_app(Settings(data_dir=tmp_path), make_road(fresh)), error)

    app.test_client().get("/healthz")

    assert "lena.brandt" not in logged()
    assert "…@mareria.example" in logged()
