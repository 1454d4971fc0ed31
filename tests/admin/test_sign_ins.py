"""Who is in stays in for a while, in one browser, and no longer than they should."""

from datetime import timedelta

import pytest
from entering import HASH, PASSWORD, enter, is_inside, token_of
from sqlalchemy import func, select, text

from sequencer.app import create_app
from sequencer.flows.set_password import reset_password
from sequencer.settings import Settings
from sequencer.store.sign_ins import SignIn
from sequencer.store.users import UserRole, user_by_email


def test_signing_in_begins_a_new_session(desk, nadia):
    browser = desk.app.test_client()
    before = token_of(browser)
    cookie = browser.get_cookie("sequencer").value
    enter(browser)

    assert browser.get_cookie("sequencer").value != cookie
    stale = browser.post("/sign-out", data={"csrf_token": before})
    assert stale.status_code == 400


def test_a_copied_cookie_is_worth_nothing_after_signing_out(desk, nadia):
    browser = desk.app.test_client()
    enter(browser)
    stolen = browser.get_cookie("sequencer").value
    browser.post("/sign-out", data={"csrf_token": token_of(browser, "/account")})

    thief = desk.app.test_client()
    thief.set_cookie("sequencer", stolen)
    assert not is_inside(thief)
    assert not is_inside(browser)


def test_the_database_holds_no_token_that_would_open_the_desk(desk, nadia):
    browser = desk.app.test_client()
    enter(browser)
    with browser.session_transaction() as kept, desk.road.database.read() as session:
        hashes = list(session.scalars(select(SignIn.token_hash)))
        assert kept["_user_id"] not in hashes
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("looks", "then"),
    [
        pytest.param(3, 12, id="whoever looks at nothing for twelve hours"),
        pytest.param(15, 11, id="whoever signed in more than seven days ago"),
    ],
)
def test_a_sign_in_ends_by_itself(desk, nadia, clock, looks, then):
    """`looks` eleven hours after one another keep it alive; `then` hours later it is over."""
    browser = desk.app.test_client()
    enter(browser)
    for _ in range(looks):
        clock.pass_by(hours=11)
        assert is_inside(browser)

    clock.pass_by(hours=then)
    assert not is_inside(browser)


def test_looking_around_is_no_write_each_time(desk, nadia, clock):
    browser = desk.app.test_client()
    enter(browser)
    seen = select(func.max(SignIn.seen_at))
    with desk.road.database.read() as session:
        first = session.scalar(seen)
    clock.pass_by(minutes=4)
    is_inside(browser)
    with desk.road.database.read() as session:
        assert session.scalar(seen) == first
    clock.pass_by(minutes=2)
    is_inside(browser)
    with desk.road.database.read() as session:
        assert session.scalar(seen) == first + timedelta(minutes=6)


@pytest.mark.parametrize("how", ["password", "role", "off", "reset"])
def test_a_change_of_what_somebody_is_ends_their_other_sign_ins_at_once(desk, nadia, how):
    here, elsewhere = desk.app.test_client(), desk.app.test_client()
    enter(here)
    enter(elsewhere)
    administrator = desk.browser(UserRole.ADMINISTRATOR)
    form = {"role": "recruiter", "is_active": "yes", "name": "Nadia"}
    if how == "password":
        form = {"old": PASSWORD, "new": "another long password", "csrf_token": token_of(here, "/account")}
        assert here.post("/account/password", data=form).status_code == 303
        assert is_inside(here)
    elif how == "role":
        administrator.post(f"/users/{nadia}", data=form | {"role": "marketing"})
    elif how == "off":
        administrator.post(f"/users/{nadia}", data=form | {"is_active": "no"})
    else:
        reset_password(desk.road, "nadia@acme.example", "a fresh long password", "root")

    assert not is_inside(elsewhere)
    assert is_inside(here) is (how == "password")


def test_a_changed_name_or_team_signs_nobody_out(desk, nadia):
    browser = desk.app.test_client()
    enter(browser)
    form = {"role": "recruiter", "is_active": "yes", "name": "Nadia B.", "teams": [str(desk.team("Care"))]}

    desk.browser(UserRole.ADMINISTRATOR).post(f"/users/{nadia}", data=form)

    assert is_inside(browser)


def test_over_https_the_cookie_is_bound_to_this_host_and_never_sent_in_the_clear(desk, nadia, tmp_path):
    settings = Settings(data_dir=tmp_path, base_url="https://jobs.acme.example")
    app = create_app(settings, desk.road, machine_now=desk.road.now)

    answer = app.test_client().get("/sign-in", base_url="https://jobs.acme.example")

    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-sequencer=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_over_plain_http_on_this_machine_the_cookie_still_works(desk):
    answer = desk.app.test_client().get("/sign-in")

    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("sequencer=")
    assert "HttpOnly" in cookie
    assert "Strict-Transport-Security" not in answer.headers


def test_looking_at_the_door_leaves_nothing_in_the_database(desk):
    desk.app.test_client().get("/sign-in")

    with desk.road.database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM sign_ins")) == 0
        assert session.scalar(text("SELECT count(*) FROM sign_in_tries")) == 0


def test_whoever_forgot_their_password_reads_who_can_give_a_new_one(desk):
    page = desk.app.test_client().get("/sign-in/forgotten").text

    assert "sequencer user password EMAIL --password-stdin" in page


def test_whoever_is_inside_already_walks_through_the_door(desk):
    assert desk.browser().get("/sign-in?next=/inbox").headers["Location"] == "/inbox"


def test_a_password_may_be_neither_too_short_nor_changed_without_the_present_one(desk, nadia):
    browser = desk.app.test_client()
    enter(browser)
    token = token_of(browser, "/account")

    short = browser.post("/account/password", data={"csrf_token": token, "old": PASSWORD, "new": "short"})
    wrong = browser.post("/account/password", data={"csrf_token": token, "old": "no", "new": "another long password"})

    assert (short.status_code, wrong.status_code) == (422, 422)
    assert "at least 12 characters" in short.text
    assert "not your present password" in wrong.text
    with desk.road.database.read() as session:
        assert user_by_email(session, "nadia@acme.example").password_hash == HASH
