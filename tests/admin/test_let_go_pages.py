"""Deciding about people on a long list keeps its page, and what was refused is said even of somebody not on it."""

from datetime import timedelta

import pytest
from builders import add_candidate
from errands import every

from sequencer.flows.let_go import keep, look_through
from sequencer.store.candidates import Candidate

MANY = 51
"""One more than a page shows."""
ON_TOP = 'class="why why-need note"'


@pytest.fixture
def people(desk):
    """Ids of those who are due, in the order of the list."""
    found = [add_candidate(desk.road, f"p{number}@brandt.example", collected_on="2025-01-01") for number in range(MANY)]
    look_through(desk.road)
    return found


def test_both_buttons_keep_the_page(desk, people):
    page = desk.browser().get("/let-go?page=2").text

    assert f'action="/let-go/{people[-1]}/keep?page=2"' in page
    assert f'action="/let-go/{people[-1]}/erase?page=2"' in page


def test_a_mistake_on_the_second_page_stands_beside_the_person_it_is_about(desk, people):
    refused = desk.browser().post(f"/let-go/{people[-1]}/keep?page=2", data={"why": "", "until": "2027-09-01"})

    assert refused.status_code == 422
    assert f'id="h-why-{people[-1]}">Say why' in refused.text
    assert ON_TOP not in refused.text


def test_a_mistake_about_somebody_who_is_not_on_the_page_is_said_all_the_same(desk, people):
    refused = desk.browser().post(f"/let-go/{people[-1]}/keep", data={"why": "", "until": "2027-09-01"})

    assert refused.status_code == 422
    assert ON_TOP in refused.text
    assert "Say why" in refused.text


def test_after_the_last_of_a_page_was_decided_the_page_before_is_shown(desk, people):
    browser = desk.browser()

    moved = browser.post(f"/let-go/{people[-1]}/erase?page=2")

    assert moved.location == "/let-go"
    assert "Gone, with everything we held about them." in browser.get(moved.location).text
    assert browser.get("/let-go?page=2").status_code == 404


def test_who_stays_on_a_page_goes_on_there(desk, people):
    add_candidate(desk.road, "q@brandt.example", collected_on="2025-01-02")
    look_through(desk.road)

    moved = desk.browser().post(f"/let-go/{people[-1]}/erase?page=2")

    assert moved.location == "/let-go?page=2"


def test_who_was_kept_meanwhile_is_not_let_go_by_a_page_from_before(desk, people):
    keep(desk.road, people[0], "wants to wait", desk.road.now() + timedelta(days=60), "ada")

    page = desk.browser().post(f"/let-go/{people[0]}/erase", follow_redirects=True).text

    assert "Their data is kept until" in page
    assert "wants to wait" in page
    assert len(every(desk.road, Candidate)) == MANY
