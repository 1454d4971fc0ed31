"""What stands around every page: the way to the door, the rail, what is wrong with the machine, files, error pages."""

import hashlib
import re
from zoneinfo import ZoneInfo

import pytest
from builders import add_candidate, add_mailbox, add_sequence
from flask import abort
from sqlalchemy import delete, event, update
from sqlalchemy.exc import OperationalError

from sequencer.admin.access import Right, needs
from sequencer.admin.shell import STATIC, asset
from sequencer.errors import UserError
from sequencer.flows import stop
from sequencer.flows.stop import Scope
from sequencer.store.heartbeats import Heartbeat, Part
from sequencer.store.mailboxes import note_trouble
from sequencer.store.users import UserRole

_BERLIN = ZoneInfo("Europe/Berlin")


def test_a_stranger_is_sent_to_the_door_and_comes_back_where_they_wanted_to_go(desk):
    answer = desk.app.test_client().get("/candidates?q=lena")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/candidates?q%3Dlena"


def test_a_piece_of_page_sends_a_stranger_to_the_door_as_a_whole(desk):
    answer = desk.app.test_client().get("/candidates", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == "/sign-in?next=/candidates"
    assert answer.text == ""


def test_a_recruiter_finds_every_screen(desk):
    add_sequence(desk.road)
    browser = desk.browser()

    for address in (
        "/",
        "/inbox",
        "/candidates",
        "/sequences",
        "/interviews",
        "/pools",
        "/teams",
        "/mailboxes",
        "/more",
    ):
        assert browser.get(address).status_code == 200, address


def test_the_rail_says_who_is_here_and_of_which_team(desk):
    page = desk.browser(UserRole.RECRUITER, "Robotics").get("/account").text
    of_two = desk.browser(UserRole.MARKETING, "Robotics", "Care").get("/account").text

    assert "<b>Nadia Brandt</b>Robotics, Acme" in page
    assert "<b>Nadia Brandt</b>Marketing, Acme" in of_two


def test_the_rail_counts_mailboxes_that_need_somebody_of_own_teams_only(desk):
    mine = add_mailbox(desk.road, "ada@acme.example", team_id=desk.team("Robotics"))
    theirs = add_mailbox(desk.road, "bob@acme.example", team_id=desk.team("Care"))
    with desk.road.database.write() as session:
        for one in (mine, theirs):
            note_trouble(session, one, "The server refuses the password.", desk.road.now())

    assert '1<span class="sr"> needs you' in desk.browser().get("/account").text
    assert '2<span class="sr"> need you' in desk.browser(UserRole.ADMINISTRATOR).get("/account").text


def beat_again(desk, *parts):
    with desk.road.database.write() as session:
        for part in parts:
            session.execute(update(Heartbeat).where(Heartbeat.part == part).values(beat_at=desk.road.now()))


def test_while_everything_lives_nothing_is_said_about_it(desk, clock):
    clock.pass_by(minutes=2)

    assert "No sign of life" not in desk.browser().get("/account").text


@pytest.mark.parametrize(
    ("living", "says"),
    [
        ((Part.WATCH,), "Nothing leaves since"),
        ((Part.WATCH, Part.SWEEP), "Nothing leaves since"),
        ((Part.WORKER, Part.SWEEP), "Nobody reads answers since"),
        ((), "Nothing leaves and nobody reads answers since"),
    ],
)
def test_who_fell_silent_is_said_on_every_page_with_what_follows(desk, clock, living, says):
    started = clock.at
    clock.pass_by(minutes=2, seconds=1)
    beat_again(desk, *living)

    page = desk.browser().get("/account").text

    assert f"{says} {started.astimezone(_BERLIN):%H:%M}." in page


def test_what_never_started_is_told_apart(desk):
    with desk.road.database.write() as session:
        session.execute(delete(Heartbeat))

    assert "not everything has started yet" in desk.browser().get("/account").text


def test_that_sending_is_stopped_stands_on_every_page_with_its_reason(desk):
    stop.pause(desk.road, Scope.EVERYBODY, why="Wrong <role> named.", actor="ada")

    page = desk.browser().get("/account").text

    assert "All sending is stopped since" in page
    assert "Wrong &lt;role&gt; named." in page
    assert "<span>Sending is stopped</span>" in page


def test_what_is_around_a_page_costs_the_same_few_questions_however_much_there_is(desk):
    browser = desk.browser()
    few = _questions(desk, browser)
    for number in range(20):
        add_candidate(desk.road, f"p{number}@brandt.example")
        add_mailbox(desk.road, f"m{number}@acme.example")

    assert _questions(desk, browser) == few <= 10


def _questions(desk, browser):
    asked = []
    listener = lambda _c, _cur, statement, *_: asked.append(statement)  # noqa: E731
    event.listen(desk.road.database.engine, "before_cursor_execute", listener)
    browser.get("/more")
    event.remove(desk.road.database.engine, "before_cursor_execute", listener)
    return sum(one.startswith("SELECT") for one in asked)


def test_a_file_whose_address_names_its_content_is_kept_for_ever_and_no_other(desk):
    client = desk.app.test_client()

    for name in ("theme.css", "desk.js", "sprite.svg", "vendor/htmx.min.js"):
        with client.get(asset(name)) as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert "Set-Cookie" not in answer.headers
    for address in ("/static/theme.css", "/static/theme.css?v=0"):
        with client.get(address) as answer:
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/nothing.css", "/static/vendor"]
)
def test_nothing_but_our_files_is_served(desk, address):
    assert desk.app.test_client().get(address).status_code == 404


def test_the_type_faces_in_the_style_sheet_are_named_by_their_content():
    css = (STATIC / "tokens.css").read_text()

    named = re.findall(r"url\((vendor/[^)?]+)\?v=(\w+)\)", css)

    assert len(named) == css.count("url(") == 2
    for name, digest in named:
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest().startswith(digest)


def test_pages_are_kept_by_nobody_and_load_nothing_from_elsewhere(desk):
    answer = desk.browser().get("/account")

    assert answer.headers["Cache-Control"] == "no-store"
    policy = dict(one.strip().split(" ", 1) for one in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', answer.text)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 422, 429])
def test_an_error_keeps_the_desk_around_it(desk, status):
    _fail_with(desk, lambda: abort(status))

    answer = desk.browser().get("/account")

    assert answer.status_code == status
    assert 'aria-label="Main"' in answer.text
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("error", "status"), [(RuntimeError("secret"), 500), (OperationalError("SELECT secret", {}, Exception()), 503)]
)
def test_a_surprise_leans_on_nothing_and_tells_nothing_of_its_inside(desk, error, status):
    def fail():
        raise error

    _fail_with(desk, fail)
    desk.app.config["PROPAGATE_EXCEPTIONS"] = False

    answer = desk.browser().get("/account")

    assert answer.status_code == status
    assert "secret" not in answer.text
    assert 'aria-label="Main"' not in answer.text


def test_a_refusal_that_no_screen_has_caught_is_said_in_its_own_words(desk):
    def fail():
        raise UserError("The role is closed.")

    _fail_with(desk, fail)
    answer = desk.browser().get("/account")

    assert answer.status_code == 422
    assert "The role is closed." in answer.text


def test_htmx_gets_a_small_piece_where_something_failed(desk):
    _fail_with(desk, lambda: abort(403))

    answer = desk.browser().get("/account", headers={"HX-Request": "true"})

    assert answer.status_code == 403
    assert "<html" not in answer.text
    assert "This is not yours to do." in answer.text


def test_an_unknown_address_is_a_page_of_the_desk_for_those_who_work_here_only(desk):
    assert 'aria-label="Main"' in desk.browser().get("/nothing").text
    assert 'aria-label="Main"' not in desk.app.test_client().get("/nothing").text


def _fail_with(desk, view):
    """Have the account page do something else."""
    view.__name__ = "fail"
    desk.app.view_functions["account.account"] = needs(Right.LOOK)(view)
