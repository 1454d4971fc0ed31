"""Signing in and out: who gets in, what a wrong try costs, and how long being signed in lasts."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from sequencer.app import create_app
from sequencer.core.passwords import hashed
from sequencer.flows.set_password import reset_password
from sequencer.settings import Settings
from sequencer.store.sign_ins import SignIn
from sequencer.store.users import User, UserRole, user_by_email

PASSWORD = "correct horse battery"
HASH = hashed(PASSWORD)


@pytest.fixture
def nadia(desk):
    """A recruiter with a password."""
    user_id = desk.user(UserRole.RECRUITER, "Robotics", email="nadia@acme.example")
    with desk.road.database.write() as session:
        session.get_one(User, user_id).password_hash = HASH
    return user_id


def token_of(browser, path="/sign-in"):
    page = browser.get(path).text
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def enter(browser, password=PASSWORD, email="nadia@acme.example", **form):
    form |= {"csrf_token": token_of(browser), "email": email, "password": password}
    return browser.post("/sign-in", data=form)


def is_inside(browser) -> bool:
    return browser.get("/account").status_code == 200


def test_the_right_password_opens_the_desk(desk, nadia):
    browser = desk.app.test_client()

    answer = enter(browser)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert is_inside(browser)


def test_an_address_is_taken_in_any_case_and_with_spaces(desk, nadia):
    assert enter(desk.app.test_client(), email=" Nadia@ACME.example ").status_code == 303


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(desk, nadia):
    wrong = enter(desk.app.test_client(), "not this one at all")
    unknown = enter(desk.app.test_client(), "not this one at all", email="nobody@acme.example")

    assert wrong.status_code == unknown.status_code == 422
    for answer, email in ((wrong, "nadia@acme.example"), (unknown, "nobody@acme.example")):
        assert "do not belong together" in answer.text
        assert f'value="{email}"' in answer.text
        assert "not this one" not in answer.text


def test_an_unknown_address_costs_as_much_work_as_a_known_one(desk, nadia, monkeypatch):
    checked = []
    monkeypatch.setattr("sequencer.flows.sign_in.fits", lambda _password, kept: checked.append(kept) and False)

    enter(desk.app.test_client())
    enter(desk.app.test_client(), email="nobody@acme.example")

    assert [one.split("$")[:4] for one in checked] == [HASH.split("$")[:4]] * 2


def test_after_five_wrong_tries_even_the_right_password_waits_a_minute_then_twice_as_long(desk, nadia, clock):
    browser = desk.app.test_client()
    for _ in range(5):
        assert enter(browser, "wrong").status_code == 422

    refused = enter(browser)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert "in 1 minute." in refused.text

    clock.pass_by(minutes=1)
    assert enter(browser, "wrong").status_code == 422
    assert "in 2 minutes." in enter(browser).text
    clock.pass_by(minutes=2)
    assert enter(browser).status_code == 303


def test_no_wait_is_longer_than_an_hour(desk, nadia, clock):
    for _ in range(14):
        enter(desk.app.test_client(), "wrong")
        clock.pass_by(hours=1)

    enter(desk.app.test_client(), "wrong")
    assert int(enter(desk.app.test_client()).headers["Retry-After"]) == 3600


def test_wrong_tries_against_many_accounts_from_one_network_wait_too(desk, nadia):
    for number in range(20):
        enter(desk.app.test_client(), "wrong", email=f"p{number}@acme.example")

    assert enter(desk.app.test_client()).status_code == 429


def test_waiting_outlives_a_restart(desk, nadia, tmp_path):
    for _ in range(5):
        enter(desk.app.test_client(), "wrong")
    again = create_app(Settings(data_dir=tmp_path), desk.road, machine_now=desk.road.now)

    assert enter(again.test_client()).status_code == 429


def test_a_right_password_forgets_the_wrong_ones_of_its_account_only(desk, nadia):
    for number in range(16):
        enter(desk.app.test_client(), "wrong", email=f"p{number}@acme.example")
    for _ in range(3):
        enter(desk.app.test_client(), "wrong")
        assert enter(desk.app.test_client()).status_code == 303
    enter(desk.app.test_client(), "wrong", email="p99@acme.example")

    assert enter(desk.app.test_client()).status_code == 429


def test_somebody_switched_off_does_not_get_in(desk, nadia):
    with desk.road.database.write() as session:
        session.get_one(User, nadia).is_active = False

    assert enter(desk.app.test_client()).status_code == 422


@pytest.mark.parametrize("wanted", ["/candidates?q=lena", "/users/1"])
def test_whoever_was_on_the_way_somewhere_gets_there(desk, nadia, wanted):
    browser = desk.app.test_client()
    page = browser.get("/sign-in", query_string={"next": wanted}).text

    assert f'name="next" value="{wanted}"' in page
    assert enter(browser, next=wanted).headers["Location"] == wanted


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "/\\evil.example", "https:evil.example", "https://evil.example/", "/\t/evil.example",
     "/inbox\r\nSet-Cookie: a=b", "/sign-in", "/sign-out", "/c/stop/x", "/static/desk.js", "/nothing", "javascript:1", ""],
)  # fmt: skip
def test_nobody_is_led_anywhere_else(desk, nadia, wanted):
    browser = desk.app.test_client()

    assert 'name="next"' not in browser.get("/sign-in", query_string={"next": wanted}).text
    assert enter(browser, next=wanted).headers["Location"] == "/"


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


def test_whoever_looks_at_nothing_for_twelve_hours_is_signed_out(desk, nadia, clock):
    browser = desk.app.test_client()
    enter(browser)
    for _ in range(3):
        clock.pass_by(hours=11)
        assert is_inside(browser)

    clock.pass_by(hours=12)
    assert not is_inside(browser)


def test_after_seven_days_everybody_signs_in_anew(desk, nadia, clock):
    browser = desk.app.test_client()
    enter(browser)
    for _ in range(15):
        clock.pass_by(hours=11)
        assert is_inside(browser)

    clock.pass_by(hours=11)
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
