"""The list of people: found, filtered, added by hand, put into pools and taken along; only those one may see."""

import csv
import io

import pytest
from builders import add_candidate, add_sequence
from sqlalchemy import select

from sequencer.flows.arrange_pools import make_pool
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import Candidate, CandidateTeam, add_to_team, candidate_by_address
from sequencer.store.pools import candidate_ids_in
from sequencer.store.timeline import timeline_of
from sequencer.store.users import UserRole

pytestmark = pytest.mark.both


@pytest.fixture
def people(desk):
    """Lena is everybody's, Kim is of Robotics, Noor of Platform; Robotics has a sequence."""
    add_sequence(desk.road)
    ids = {
        "lena": add_candidate(desk.road, "lena@brandt.example"),
        "kim": add_candidate(desk.road, "kim@park.example", first_name="Kim", last_name="Park", employer="Optik"),
        "noor": add_candidate(desk.road, "noor@haddad.example", first_name="Noor", last_name="Haddad"),
    }
    robotics, platform = desk.team("Robotics"), desk.team("Platform")
    with desk.road.database.write() as session:
        add_to_team(session, [ids["kim"]], robotics)
        add_to_team(session, [ids["noor"]], platform)
    return ids


def test_a_member_sees_people_of_the_own_team_and_those_of_nobody(desk, people):
    told = desk.browser(UserRole.RECRUITER, "Robotics").get("/candidates").text

    assert "Lena Brandt" in told
    assert "Kim Park" in told
    assert "Noor Haddad" not in told
    assert "Noor Haddad" in desk.browser(UserRole.ADMINISTRATOR).get("/candidates").text


@pytest.mark.parametrize("words", ["kim", "PARK", "optik", "kim@park.example", "Kim+jobs@park.example", "kim par"])
def test_a_person_is_found_by_name_address_and_employer(desk, people, words):
    told = desk.browser().get("/candidates", query_string={"q": words}).text

    assert "Kim Park" in told
    assert "Lena Brandt" not in told


def test_wildcards_of_the_database_are_plain_letters_in_a_search(desk, people):
    assert "Nobody fits" in desk.browser().get("/candidates", query_string={"q": "%"}).text


def test_the_list_is_filtered_by_pool_and_by_standing(desk, people):
    enroll_address(desk.road, "Welcome", "kim@park.example")
    browser = desk.browser()

    running = browser.get("/candidates?state=running").text
    never = browser.get("/candidates?state=never").text

    assert "Kim Park" in running
    assert "Lena Brandt" not in running
    assert "Lena Brandt" in never
    assert "Kim Park" not in never


def test_whoever_begins_in_a_sequence_belongs_to_its_team(desk, people):
    enroll_address(desk.road, "Welcome", "lena@brandt.example")

    assert "Lena Brandt" not in desk.browser(UserRole.MARKETING, "Platform").get("/candidates").text
    assert "Lena Brandt" in desk.browser(UserRole.RECRUITER, "Robotics").get("/candidates").text


def test_a_list_is_shown_a_page_at_a_time(desk):
    for number in range(51):
        add_candidate(desk.road, f"p{number}@home.example", first_name=f"Person{number:02d}", last_name="")
    browser = desk.browser()

    first, second = browser.get("/candidates").text, browser.get("/candidates?page=2").text

    assert "Person50" in first
    assert "Person00" not in first
    assert "Person00" in second
    assert "Person50" not in second


def test_a_person_is_added_by_hand_with_whose_hand_it_was(desk):
    browser = desk.browser()
    form = {"email": "Mia@Lund.example", "first_name": "Mia", "source": "her talk", "team": str(desk.team())}

    answer = browser.post("/candidates/new", data=form)

    with desk.road.database.read() as session:
        mia = candidate_by_address(session, "mia@lund.example")
        teams = set(session.scalars(select(CandidateTeam.team_id).where(CandidateTeam.candidate_id == mia.id)))
        lines = timeline_of(session, mia.id)
    assert answer.headers["Location"] == f"/candidates/{mia.id}"
    assert (mia.first_name, mia.source) == ("Mia", "her talk")
    assert teams == {desk.team()}
    assert [(line.kind, line.actor) for line in lines] == [("added", "recruiter@acme.example")]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"email": "nobody", "first_name": "Typed"}, "is not an address we can write to"),
        ({"email": "mia@lund.example", "first_name": "Typed", "zone": "Mars/Base"}, "Mars/Base"),
        ({"email": "kim@park.example", "first_name": "Typed"}, "belongs to somebody who is here already"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(desk, people, form, says):
    answer = desk.browser().post("/candidates/new", data=form)

    assert answer.status_code == 422
    assert says in answer.text
    assert 'value="Typed"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_those_who_are_ticked_come_into_a_pool_and_others_people_do_not(desk, people):
    pool_id = make_pool(desk.road, "SlotConf", None)

    desk.browser().post("/candidates/pool", data={"who": [people["kim"], people["noor"]], "pool": pool_id})

    with desk.road.database.read() as session:
        assert candidate_ids_in(session, pool_id) == [people["kim"]]


def test_all_that_were_found_come_into_a_new_pool(desk, people):
    answer = desk.browser().post("/candidates/pool", data={"all": "1", "q": "brandt", "new_pool": "Brandts"})

    pool_id = int(answer.headers["Location"].rsplit("/", 1)[-1])
    with desk.road.database.read() as session:
        assert candidate_ids_in(session, pool_id) == [people["lena"]]


def test_the_file_to_take_along_holds_no_formula_and_nobody_elses_people(desk, people):
    add_candidate(desk.road, "eve@evil.example", first_name="=cmd|' /C calc'!A0", last_name="@SUM(1)", hobby="+1")

    answer = desk.browser().post("/candidates.csv")

    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert {row["email"] for row in rows} == {"lena@brandt.example", "kim@park.example", "eve@evil.example"}
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_hiring_manager_looks_but_adds_and_takes_along_nothing(desk, people):
    browser = desk.browser(UserRole.HIRING_MANAGER)

    assert browser.get("/candidates").status_code == 200
    assert browser.get("/candidates/new").status_code == 403
    assert browser.post("/candidates.csv").status_code == 403
    assert browser.post("/candidates/new", data={"email": "a@b.example"}).status_code == 403


def test_an_empty_list_teaches_what_will_stand_there(desk):
    assert "Here is how one person’s line will read" in desk.browser().get("/candidates").text


def test_a_team_that_is_not_ones_own_cannot_be_given_a_person(desk):
    answer = desk.browser().post(
        "/candidates/new", data={"email": "mia@lund.example", "team": str(desk.team("Platform"))}
    )

    assert answer.status_code == 404
    with desk.road.database.read() as session:
        assert session.scalar(select(Candidate)) is None
