"""The first account, made in the browser."""

import re

import pytest
from sqlalchemy import func, select

from sequencer.store.users import User, UserRole, user_by_email

GOOD = {"name": "Nadia Brandt", "email": "Nadia@Acme.example", "password": "three words nobody guesses"}


@pytest.fixture
def stranger(desk):
    return desk.app.test_client()


def _post(desk, stranger, address, form):
    token = re.search(r'name="csrf_token" value="([^"]+)"', stranger.get(address).text)
    return stranger.post(address, data=form | {"csrf_token": token.group(1) if token else ""})


def _address(desk):
    return desk.road.links.welcome().removeprefix(desk.road.links.base_url)


def test_whoever_was_shown_the_link_makes_the_first_account_and_is_signed_in(desk, stranger):
    answer = _post(desk, stranger, _address(desk), GOOD)

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/first-steps"
    assert stranger.get("/first-steps").status_code == 200
    with desk.road.database.read() as session:
        assert user_by_email(session, "nadia@acme.example").role is UserRole.ADMINISTRATOR


def test_the_link_works_only_as_long_as_there_is_nobody(desk, stranger):
    _post(desk, stranger, _address(desk), GOOD)
    other = desk.app.test_client()

    assert other.get(_address(desk)).headers["Location"] == "/sign-in"
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', other.get("/sign-in").text).group(1)
    answer = other.post(_address(desk), data=GOOD | {"email": "second@acme.example", "csrf_token": csrf})
    assert answer.status_code == 422
    assert "There is an account by now" in answer.text
    with desk.road.database.read() as session:
        assert session.scalar(select(func.count()).select_from(User)) == 1


def test_a_guessed_link_leads_to_the_door(desk, stranger):
    assert stranger.get("/welcome/abc.def").headers["Location"] == "/sign-in"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"password": "short"}, "at least 12 characters"),
        ({"email": "no address"}, "no address"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_stays(desk, stranger, change, says):
    answer = _post(desk, stranger, _address(desk), GOOD | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert GOOD["password"] not in answer.text
    with desk.road.database.read() as session:
        assert session.scalar(select(User.id)) is None
