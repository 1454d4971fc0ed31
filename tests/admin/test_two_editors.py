"""Two people have the same person's page open: what one saves is not lost by what the other saves."""

import pytest
from builders import add_candidate

from sequencer.store.candidates import Candidate, values_of


@pytest.fixture
def lena(desk):
    return add_candidate(desk.road, "lena@mareria.example", first_name="Lena", employer="Mareria")


def facts(desk, candidate_id):
    with desk.road.database.read() as session:
        return values_of(session.get_one(Candidate, candidate_id))


def form(**changed):
    """The form as both have opened it, with what one of them typed."""
    opened = {"first_name": "Lena", "employer": "Mareria"}
    return {f"was-{name}": text for name, text in opened.items()} | opened | changed


def test_two_who_change_different_fields_both_have_their_way(desk, lena):
    desk.browser(email="ada@acme.example").post(f"/candidates/{lena}/edit", data=form(employer="Northlight"))
    desk.browser().post(f"/candidates/{lena}/edit", data=form(first_name="Helena"))

    assert (facts(desk, lena)["first_name"], facts(desk, lena)["employer"]) == ("Helena", "Northlight")


def test_the_second_to_change_a_field_is_told_and_may_keep_theirs(desk, lena):
    browser = desk.browser()
    desk.browser(email="ada@acme.example").post(f"/candidates/{lena}/edit", data=form(employer="Northlight"))

    answer = browser.post(f"/candidates/{lena}/edit", data=form(employer="Grip"))
    kept = facts(desk, lena)["employer"]
    browser.post(f"/candidates/{lena}/edit", data=form(employer="Grip") | {"was-employer": "Northlight"})

    assert (answer.status_code, kept) == (422, "Northlight")
    assert "Somebody has changed this to “Northlight”" in answer.text
    assert 'value="Grip"' in answer.text
    assert 'name="was-employer" value="Northlight"' in answer.text
    assert facts(desk, lena)["employer"] == "Grip"
