"""Finding a person from anywhere."""

import pytest
from builders import add_candidate
from sqlalchemy import insert

from sequencer.store.candidates import Candidate, CandidateAddress, add_to_team
from sequencer.store.screens.finding import find_people
from sequencer.store.users import UserRole

pytestmark = pytest.mark.both


@pytest.fixture
def people(desk):
    add_candidate(desk.road, "ines@carvalho.example", first_name="Inês", last_name="Carvalho", employer="Parsers Ltd")
    add_candidate(desk.road, "lena@brandt.example", others=["lb@home.example"])
    add_candidate(desk.road, "o_neil@brandt.example", first_name="Sean", last_name="O'Neil")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("inês", ["Inês Carvalho"]),
        ("CARV", ["Inês Carvalho"]),
        ("carvalho in", ["Inês Carvalho"]),
        ("parsers", ["Inês Carvalho"]),
        ("brandt.example", ["Lena Brandt", "Sean O'Neil"]),
        ("lb@home", ["Lena Brandt"]),
        ("o'n", ["Sean O'Neil"]),
        ("o_n", ["Sean O'Neil"]),
        ("%", []),
        ("nobody", []),
        ("   ", []),
    ],
)
def test_a_person_is_found_by_parts_of_name_address_or_employer(desk, people, text, found):
    with desk.road.database.read() as session:
        assert [one.name for one in find_people(session, text, None)] == found


def test_people_of_other_teams_are_not_found(desk, people):
    with desk.road.database.write() as session:
        add_to_team(session, [1], desk.team("Care"))

    assert "Carvalho" not in desk.browser().get("/find?q=carvalho").text
    assert "Carvalho" in desk.browser(UserRole.MARKETING, "Care").get("/find?q=carvalho").text


def test_the_list_alone_is_given_while_somebody_types(desk, people):
    answer = desk.browser().get("/find?q=lena", headers={"HX-Request": "true"})

    assert "<html" not in answer.text
    assert "Lena Brandt" in answer.text


def test_what_was_looked_for_is_shown_as_text(desk):
    page = desk.browser().get("/find", query_string={"q": "<script>alert(1)</script>"}).text

    assert "<script>alert" not in page
    assert "holds “&lt;script&gt;" in page


def test_one_is_found_among_ten_thousand(desk):
    with desk.road.database.write() as session:
        session.execute(
            insert(Candidate),
            [
                {"first_name": "Ana", "last_name": f"N{number}", "created_at": desk.road.now(), "fields": {}}
                for number in range(10_000)
            ],
        )
        session.execute(
            insert(CandidateAddress),
            [
                {"candidate_id": n, "address": f"a{n}@x.example", "identity": f"a{n}@x.example", "is_primary": True}
                for n in range(1, 10_001)
            ],
        )
    page = desk.browser().get("/find?q=ana+n999").text

    assert "Ana N9990" in page
