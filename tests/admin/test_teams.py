"""Teams and roles: seen by those who are in them, arranged by those who may."""

from builders import add_mailbox, add_sequence
from sqlalchemy import select

from sequencer.store.roles import Role
from sequencer.store.sequences import current_version, definition_of, sequence_by_name
from sequencer.store.teams import Team, team_ids_of
from sequencer.store.users import UserRole


def definition(desk, name="Welcome"):
    with desk.road.database.read() as session:
        return definition_of(session, current_version(session, sequence_by_name(session, name).id).id)


def role_id(desk) -> int:
    with desk.road.database.read() as session:
        return session.scalars(select(Role.id)).one()


def test_an_administrator_adds_a_team_and_puts_somebody_in(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)
    colleague = desk.user(UserRole.RECRUITER, email="kim@acme.example")

    where = browser.post("/teams", data={"name": "Care Robotics"}).headers["Location"]
    browser.post(f"{where}/members", data={"user_id": colleague})

    assert "1 member" in browser.get(where).text
    assert "Only administrators see this team" not in browser.get(where).text
    browser.post(f"{where}/members/{colleague}/leave")
    with desk.road.database.read() as session:
        assert team_ids_of(session, colleague) == frozenset()


def test_a_recruiter_sees_their_own_teams_and_changes_none(desk):
    sales = desk.team("Sales")
    browser = desk.browser(UserRole.RECRUITER, "Robotics")

    page = browser.get("/teams").text

    assert "Robotics" in page
    assert "Sales" not in page
    assert browser.get(f"/teams/{sales}").status_code == 404
    assert browser.post("/teams", data={"name": "Mine"}).status_code == 403
    assert browser.post(f"/teams/{desk.team()}/name", data={"name": "Mine"}).status_code == 403


def test_a_renamed_team_is_called_so_in_its_sequences(desk):
    add_sequence(desk.road)
    browser = desk.browser(UserRole.ADMINISTRATOR)

    browser.post(f"/teams/{desk.team()}/name", data={"name": "Grippers"})

    assert definition(desk).team == "Grippers"
    with desk.road.database.read() as session:
        assert session.scalars(select(Team.name)).all() == ["Grippers"]


def test_a_name_that_is_taken_is_refused_at_its_field(desk):
    desk.team("Sales")
    browser = desk.browser(UserRole.ADMINISTRATOR)

    answer = browser.post(f"/teams/{desk.team()}/name", data={"name": "sales"})

    assert answer.status_code == 422
    assert "There is a team “Sales” already." in answer.text


def test_a_team_that_is_paused_says_so_with_the_way_on(desk):
    browser = desk.browser()
    where = f"/teams/{desk.team()}"

    browser.post(f"/pause/team/{desk.team()}", data={"back": where, "why": "The role is on hold"})

    page = browser.get(where).text
    assert "Paused: The role is on hold" in page
    assert "Let Robotics send again" in page


def test_a_role_is_added_and_renamed_with_the_sequences_about_it(desk):
    browser = desk.browser()
    browser.post("/roles", data={"title": "Lead", "team_id": desk.team()})
    add_mailbox(desk.road)
    add_sequence(desk.road, role="Lead")

    assert "Welcome" in browser.get("/roles").text
    browser.post(f"/roles/{role_id(desk)}", data={"title": "Lead for grippers"})

    assert "Lead for grippers" in browser.get("/roles").text
    assert definition(desk).role == "Lead for grippers"


def test_a_role_of_another_team_is_not_there(desk):
    desk.browser(UserRole.ADMINISTRATOR).post("/roles", data={"title": "Lead", "team_id": desk.team()})
    stranger = desk.browser(UserRole.RECRUITER, "Sales", email="stranger@acme.example")

    assert "Robotics" not in stranger.get("/roles").text
    assert stranger.get(f"/roles/{role_id(desk)}").status_code == 404
    assert stranger.post(f"/roles/{role_id(desk)}", data={"title": "Mine"}).status_code == 404
    assert stranger.post("/roles", data={"title": "Mine", "team_id": desk.team()}).status_code == 422


def test_a_hiring_manager_adds_no_role(desk):
    browser = desk.browser(UserRole.HIRING_MANAGER, "Robotics")

    assert browser.post("/roles", data={"title": "Mine", "team_id": desk.team()}).status_code == 403


def test_the_same_role_twice_is_once(desk):
    browser = desk.browser()
    for _ in range(2):
        browser.post("/roles", data={"title": "Lead", "team_id": desk.team()})

    assert role_id(desk)
    answer = browser.post("/roles", data={"title": "lead", "team_id": desk.team()})
    assert answer.status_code == 422
    assert "“Lead” already" in answer.text
