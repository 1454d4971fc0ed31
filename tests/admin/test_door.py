"""Signing in and out: who gets in, what a wrong try costs, and how long being signed in lasts."""

import pytest
from argon2 import extract_parameters
from entering import HASH, enter, is_inside

from sequencer.app import create_app
from sequencer.core.passwords import hashed
from sequencer.flows.sign_in import _NOBODYS
from sequencer.settings import Settings
from sequencer.store.users import User


def test_the_right_password_opens_the_desk(desk, nadia):
    browser = desk.app.test_client()

    answer = enter(browser)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert is_inside(browser)


def test_an_address_is_taken_in_any_case_and_with_spaces(desk, nadia):
    assert enter(desk.app.test_client(), email=" Nadia@ACME.example ").status_code == 303


def test_an_unknown_address_costs_as_much_time_as_a_known_one():
    assert extract_parameters(_NOBODYS) == extract_parameters(hashed("correct horse battery"))


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
