"""Who may sign in, as an administrator arranges it; and what each may change of their own."""

import pytest

from sequencer.core.passwords import fits
from sequencer.store.audit import notes
from sequencer.store.teams import team_ids_of
from sequencer.store.users import User, UserRole, user_by_email

PASSWORD = "correct horse battery"


@pytest.fixture
def root(desk):
    return desk.browser(UserRole.ADMINISTRATOR, email="root@acme.example")


def user(desk, email):
    with desk.road.database.read() as session:
        return user_by_email(session, email)


def told(desk):
    with desk.road.database.read() as session:
        return [(one.actor, one.says) for one in notes(session, 10)]


def test_somebody_is_invited_with_a_role_teams_and_a_first_password(desk, root):
    team = desk.team("Care")
    form = {"email": "Aiko@Acme.example", "name": "Aiko Mori", "password": PASSWORD, "role": "hiring_manager"}

    answer = root.post("/users/new", data=form | {"teams": [str(team)]})

    assert answer.status_code == 303
    made = user(desk, "aiko@acme.example")
    assert (made.name, made.role, made.is_active) == ("Aiko Mori", UserRole.HIRING_MANAGER, True)
    assert fits(PASSWORD, made.password_hash)
    with desk.road.database.read() as session:
        assert team_ids_of(session, made.id) == {team}
    assert told(desk) == [("root@acme.example", "aiko@acme.example was invited as hiring manager of Care.")]
    page = root.get("/users").text
    assert "Aiko Mori" in page
    assert "Hiring manager" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"password": "short"}, "at least 12 characters"),
        ({"email": "not an address"}, "address"),
        ({"role": "owner"}, "Choose a role."),
        ({"role": ""}, "Choose a role."),
        ({"email": "root@acme.example"}, "signs in already"),
        ({"name": "Ai\nko"}, "name"),
        ({"teams": ["9999"]}, "not there any more"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(desk, root, wrong, says):
    form = {"email": "aiko@acme.example", "name": "Aiko", "password": PASSWORD, "role": "recruiter"} | wrong

    answer = root.post("/users/new", data=form)

    assert answer.status_code == 422
    assert says in answer.text
    assert f'value="{form["email"]}"' in answer.text
    assert PASSWORD not in answer.text
    assert user(desk, "aiko@acme.example") is None


def test_a_form_says_nothing_about_who_somebody_is(desk, root):
    """What a form does not show cannot be set by it (A-21)."""
    user_id = desk.user(UserRole.RECRUITER, email="ada@acme.example")
    form = {
        "role": "marketing",
        "is_active": "yes",
        "name": "Ada",
        "email": "evil@acme.example",
        "password_hash": "x",
        "id": "1",
    }

    root.post(f"/users/{user_id}", data=form)

    with desk.road.database.read() as session:
        changed = session.get_one(User, user_id)
    assert (changed.email, changed.role, changed.password_hash) == ("ada@acme.example", UserRole.MARKETING, "x")


def test_teams_are_exactly_those_that_are_ticked(desk, root):
    user_id = desk.user(UserRole.RECRUITER, "Robotics", email="ada@acme.example")

    root.post(f"/users/{user_id}", data={"role": "recruiter", "is_active": "yes", "teams": [str(desk.team("Care"))]})

    with desk.road.database.read() as session:
        assert team_ids_of(session, user_id) == {desk.team("Care")}


@pytest.mark.parametrize(
    "form", [{"role": "recruiter", "is_active": "yes"}, {"role": "administrator", "is_active": "no"}]
)
def test_the_last_administrator_stays_one(desk, root, form):
    me = user(desk, "root@acme.example")

    answer = root.post(f"/users/{me.id}", data=form)

    assert answer.status_code == 422
    assert "This is the last administrator." in answer.text
    assert user(desk, "root@acme.example").role is UserRole.ADMINISTRATOR
    assert root.get("/users").status_code == 200


def test_of_two_administrators_one_may_go(desk, root):
    other = desk.user(UserRole.ADMINISTRATOR, email="second@acme.example")

    assert root.post(f"/users/{other}", data={"role": "administrator", "is_active": "no"}).status_code == 303
    assert user(desk, "second@acme.example").is_active is False
    assert told(desk)[0] == ("root@acme.example", "second@acme.example was switched off.")


def test_nobody_arranges_users_but_an_administrator(desk):
    me = desk.user(UserRole.RECRUITER)
    browser = desk.browser(UserRole.RECRUITER)

    for address in ("/users", "/users/new", f"/users/{me}", "/system/audit"):
        assert browser.get(address).status_code == 403
    assert browser.post(f"/users/{me}", data={"role": "administrator"}).status_code == 403
    assert user(desk, "recruiter@acme.example").role is UserRole.RECRUITER


def test_what_is_not_there_is_a_page_that_says_so(desk, root):
    assert root.get("/users/999").status_code == 404
    assert root.post("/users/999", data={"role": "recruiter", "is_active": "yes"}).status_code == 404


@pytest.mark.parametrize("theme", ["light", "dark", ""])
def test_the_look_is_chosen_by_each_for_themselves(desk, theme):
    browser = desk.browser()

    browser.post("/account", data={"name": "Nadia Brandt", "theme": theme, "has_keys": "yes"})

    page = browser.get("/more").text
    assert (f'<html lang="en" data-theme="{theme}">' in page) is bool(theme)
    assert "data-keys" not in page


def test_keys_can_be_switched_off(desk):
    browser = desk.browser()

    browser.post("/account", data={"name": "Nadia", "theme": ""})

    assert 'data-keys="off"' in browser.get("/more").text


@pytest.mark.parametrize("form", [{"theme": "neon"}, {"name": "Na\r\ndia", "theme": ""}])
def test_an_account_takes_nothing_odd(desk, form):
    assert desk.browser().post("/account", data=form).status_code == 422
