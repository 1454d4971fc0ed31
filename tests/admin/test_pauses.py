"""Stopping and going on, from the desk: whose it is, who may, and who is told that it was them."""

import pytest
from builders import add_candidate, add_mailbox, add_sequence, first_touch
from errands import touches, work
from sqlalchemy import select

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows import stop
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import Scope
from sequencer.store.audit import notes
from sequencer.store.candidates import Candidate, add_to_team
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team
from sequencer.store.timeline import timeline_of
from sequencer.store.users import UserRole

KINDS = {"team": Team, "sequence": Sequence, "mailbox": Mailbox, "person": Candidate}


@pytest.fixture
def world(desk):
    """A running sequence of Robotics; the ids of what can be paused."""
    person = add_candidate(desk.road)
    add_sequence(desk.road)
    first_touch(desk.road, "lena@brandt.example", "Welcome")
    with desk.road.database.write() as session:
        mailbox = session.scalars(select(Mailbox)).one()
        mailbox.team_id = desk.team("Robotics")
        ids = {"mailbox": mailbox.id, "sequence": session.scalars(select(Sequence.id)).one(), "person": person}
    return ids | {"team": desk.team("Robotics")}


def paused(desk, scope, thing):
    with desk.road.database.read() as session:
        found = session.get_one(KINDS[scope], thing)
        return found.paused_at is not None, found.pause_reason


def test_one_press_stops_everything_and_another_lets_it_go_on(desk, world, post):
    browser = desk.browser(email="nadia@acme.example")

    answer = browser.post("/stop-all-sending", data={"why": "Wrong\r\nrole."})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/stop-all-sending")
    work(desk.road)
    assert post.mails == []
    page = browser.get("/stop-all-sending").text
    assert "Wrong role." in page
    assert "1 mail is due" in page
    assert "ada@acme.example" in page

    browser.post("/send-again")
    work(desk.road)
    assert post.recipients == ["lena@brandt.example"]
    with desk.road.database.read() as session:
        told = [(one.actor, one.says) for one in notes(session, 5)]
    assert told == [
        ("nadia@acme.example", "All sending: goes on."),
        ("nadia@acme.example", "All sending: paused. Wrong role."),
    ]


def test_a_stop_without_a_reason_names_who_stopped(desk, world):
    desk.browser().post("/stop-all-sending")

    with desk.road.database.read() as session:
        assert the_organisation(session).pause_reason == "Stopped by Nadia Brandt."


@pytest.mark.parametrize("scope", KINDS)
def test_each_thing_is_paused_and_goes_on_by_itself(desk, world, post, scope):
    browser = desk.browser()

    assert browser.post(f"/pause/{scope}/{world[scope]}", data={"why": "holidays"}).status_code == 303
    assert paused(desk, scope, world[scope]) == (True, "holidays")
    work(desk.road)
    assert post.mails == []

    assert browser.post(f"/resume/{scope}/{world[scope]}").status_code == 303
    assert paused(desk, scope, world[scope]) == (False, "")
    work(desk.road)
    assert post.recipients == ["lena@brandt.example"]


@pytest.mark.parametrize("scope", KINDS)
@pytest.mark.parametrize("act", ["pause", "resume"])
def test_what_belongs_to_another_team_is_not_there(desk, world, scope, act):
    with desk.road.database.write() as session:
        add_to_team(session, [world["person"]], desk.team("Robotics"))
    stranger = desk.browser(UserRole.RECRUITER, "Care", email="care@acme.example")

    assert stranger.post(f"/{act}/{scope}/{world[scope]}").status_code == 404
    assert paused(desk, scope, world[scope]) == (False, "")


@pytest.mark.parametrize("address", ["/pause/everybody/1", "/pause/role/1", "/pause/sequence/999", "/pause/person/999"])
def test_what_is_not_there_cannot_be_paused(desk, world, address):
    assert desk.browser(UserRole.ADMINISTRATOR).post(address).status_code == 404


def test_a_hiring_manager_may_stop_and_not_let_go_on(desk, world):
    manager = desk.browser(UserRole.HIRING_MANAGER)

    assert manager.post("/stop-all-sending").status_code == 303
    assert manager.post("/send-again").status_code == 403
    assert manager.post(f"/resume/sequence/{world['sequence']}").status_code == 403
    assert "A recruiter or an administrator lets mails leave again." in manager.get("/stop-all-sending").text


def test_a_persons_pause_stands_in_their_timeline_with_who_did_it(desk, world):
    desk.browser(email="nadia@acme.example").post(f"/pause/person/{world['person']}")

    with desk.road.database.read() as session:
        last = timeline_of(session, world["person"])[-1]
    assert (last.kind, last.actor) == ("pause", "nadia@acme.example")


def test_ending_all_runs_of_a_person_says_how_many(desk, world):
    browser = desk.browser()

    answer = browser.post(f"/stop/person/{world['person']}", data={"back": f"/candidates/{world['person']}"})

    assert answer.headers["Location"] == f"/candidates/{world['person']}"
    assert "1 run has ended." in browser.get("/account").text
    with desk.road.database.read() as session:
        assert session.scalars(select(Enrollment.state)).all() == [EnrollmentState.STOPPED]
    assert [one.state for one in touches(desk.road)] == [TouchState.CANCELLED]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/c/stop/x", ""])
def test_nobody_is_led_elsewhere_after_an_act(desk, world, back):
    answer = desk.browser().post(f"/pause/person/{world['person']}", data={"back": back})

    assert answer.headers["Location"] == "/"


def test_without_a_word_one_is_back_where_one_came_from(desk, world):
    answer = desk.browser().post(
        f"/pause/person/{world['person']}", headers={"Referer": "http://localhost/candidates?page=2"}
    )

    assert answer.headers["Location"] == "/candidates?page=2"


def test_a_mailbox_of_nobody_is_everybodys_to_pause(desk):
    mailbox = add_mailbox(desk.road)

    assert desk.browser().post(f"/pause/mailbox/{mailbox}").status_code == 303


def test_what_comes_due_meanwhile_is_shown_by_the_pace_of_its_mailbox(desk):
    add_sequence(desk.road)
    with desk.road.database.write() as session:
        session.scalars(select(Mailbox)).one().daily_cap = 2
    for number in range(5):
        add_candidate(desk.road, f"p{number}@brandt.example")
        enroll_address(desk.road, "Welcome", f"p{number}@brandt.example")
    stop.pause(desk.road, Scope.EVERYBODY)

    page = desk.browser().get("/stop-all-sending").text

    assert "5 mails are due" in page
    assert "3 sending days" in page


def test_what_is_due_in_mailboxes_of_other_teams_is_named_to_nobody_else(desk, world):
    """Robotics has one mail due; somebody of Vision learns that there is a mailbox, and neither which nor how much."""
    stop.pause(desk.road, Scope.EVERYBODY, why="Wrong role.")
    theirs = desk.browser(UserRole.RECRUITER, "Vision", email="vera@acme.example").get("/stop-all-sending").text
    everybodys = desk.browser(UserRole.ADMINISTRATOR).get("/stop-all-sending").text

    assert "ada@acme.example" not in theirs
    assert "1 mail is due" not in theirs
    assert "Nothing has come due in your mailboxes meanwhile, but in 1 of other teams." in theirs
    assert "ada@acme.example" in everybodys
    assert "of other teams" not in everybodys


def test_beside_the_own_mailboxes_stands_how_many_of_other_teams_have_mails_due(desk, world):
    add_mailbox(desk.road, "vision@acme.example", team_id=desk.team("Vision"))
    add_candidate(desk.road, "kim@brandt.example")
    add_sequence(desk.road, name="Other", sender="vision@acme.example")
    first_touch(desk.road, "kim@brandt.example", "Other")
    stop.pause(desk.road, Scope.EVERYBODY, why="Wrong role.")

    page = desk.browser(UserRole.RECRUITER, "Robotics").get("/stop-all-sending").text

    assert "ada@acme.example" in page
    assert "1 mail is due" in page
    assert "and 1 of other teams" in page
    assert "vision@acme.example" not in page
