"""Screens for optional people, journeys, holidays, loops and what a meeting is for."""

from datetime import timedelta

import pytest
from errands import every
from meetings import ANA, TOMAS, offered, set_stage, starts, token_of
from test_interviews import hours_form, plan_form

from sequencer.flows.book import book
from sequencer.store.colleagues import Colleague
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.users import UserRole


@pytest.fixture
def plan(desk):
    return set_stage(desk.road, people=[ANA, TOMAS])


def stages(**changes):
    return {
        "stage-0-name": "Coding", "stage-0-minutes": "45", "stage-0-required": ["1"],
        "stage-1-name": "Talk", "stage-1-minutes": "30", "stage-1-pause": "15", "stage-1-longest": "",
        "stage-1-pool-0-any": "1", "stage-1-pool-0-of": ["1", "2"],
    } | changes  # fmt: skip


def latest(desk):
    return every(desk.road, InterviewPlan)[-1]


def test_a_starting_point_fills_the_form(desk, plan):
    page = desk.browser().get("/interviews/plans/new?for=coffee").text

    assert 'value="Coffee with an executive"' in page
    assert 'name="duration_min" type="text" value="45"' in page
    assert 'name="notice_hours" type="text" value="72"' in page
    assert '<option value="in_person" selected>' in page
    assert '<option value="coffee" selected>' in page


def test_an_unknown_starting_point_fills_nothing(desk, plan):
    assert 'name="name" type="text" value=""' in desk.browser().get("/interviews/plans/new?for=seance").text


def test_optional_people_and_the_purpose_are_kept_and_shown(desk, plan):
    browser = desk.browser()
    browser.post("/interviews/plans/new", data=plan_form(optional=["2"], purpose="chat"))

    assert (latest(desk).optional, latest(desk).purpose) == ([2], "chat")
    page = browser.get("/interviews/plans/2").text
    assert "Tomas Ruiz</a></span><span>optional" in page
    assert "Informal chat with the hiring manager" in page
    assert 'name="optional" value="2" checked' in browser.get("/interviews/plans/2/edit").text


def test_somebody_is_either_optional_or_needed(desk, plan):
    page = desk.browser().post("/interviews/plans/new", data=plan_form(optional=["1"]))

    assert page.status_code == 422
    assert "Somebody is optional and needed as well." in page.text


def test_a_loop_is_made_of_stages_and_comes_back_as_it_was(desk, plan):
    browser = desk.browser()
    browser.post("/interviews/plans/new", data=plan_form(**stages()))
    made = latest(desk)

    assert [one["name"] for one in made.stages] == ["Coding", "Talk"]
    assert (made.stages[1]["break_min"], made.stages[1]["break_max_min"]) == (15, 60)
    assert made.stages[1]["pools"] == [{"any": 1, "of": [1, 2]}]
    assert (made.duration_min, made.required, made.pools) == (90, [1], [{"any": 1, "of": [1, 2]}])
    form = browser.get("/interviews/plans/2/edit").text
    assert 'name="stage-0-name" type="text" value="Coding"' in form
    assert 'name="stage-1-pool-0-of" value="2" checked' in form
    assert "after 15 to 60 minutes" in browser.get("/interviews/plans/2").text


def test_a_stage_that_is_left_empty_goes(desk, plan):
    browser = desk.browser()
    browser.post("/interviews/plans/new", data=plan_form(**stages()))
    browser.post("/interviews/plans/2/edit", data=plan_form())

    assert (latest(desk).stages, latest(desk).duration_min) == ([], 60)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"stage-1-name": ""}, "Give the stage a name."),
        ({"stage-1-minutes": "an hour"}, "The length has to be a whole number"),
        ({"stage-1-pause": "90", "stage-1-longest": "30"}, "The longest pause is shorter"),
        ({"stage-1-pool-0-of": []}, "Choose who meets the candidate in it."),
        ({"stage-1-name": "", "stage-1-pool-0-of": []}, "A loop has from 2 to 12 stages."),
        ({"stage-1-pool-0-any": "3"}, "asks for more people than it has"),
    ],
)
def test_a_stage_that_cannot_be_is_refused_and_keeps_what_was_typed(desk, plan, change, says):
    page = desk.browser().post("/interviews/plans/new", data=plan_form(**stages(**change)))

    assert page.status_code == 422
    assert says in page.text
    assert 'value="Coding"' in page.text


def test_a_plan_is_followed_by_one_of_ones_own_teams_only(desk, plan):
    browser = desk.browser()
    browser.post("/interviews/plans/new", data=plan_form(then_id="1", then_within_days="10"))
    other = desk.browser(UserRole.RECRUITER, "Care", email="other@acme.example")

    assert (latest(desk).then_id, latest(desk).then_within_days) == (1, 10)
    assert "within 10 days" in browser.get("/interviews/plans/2").text
    refused = other.post("/interviews/plans/new", data=plan_form(name="Theirs", team_id="2", then_id="1"))
    assert refused.status_code == 422
    assert "Choose a plan of your own teams." in refused.text


def test_a_journey_is_noted_shown_and_taken_out(desk, plan, clock):
    browser, first = desk.browser(), desk.road.now().date() + timedelta(days=3)
    stay = {"first": first.isoformat(), "last": (first + timedelta(days=4)).isoformat(), "zone": "Asia/Tokyo"}

    browser.post("/interviews/people/1/travel", data=stay)
    page = browser.get("/interviews/people/1").text
    again = browser.post("/interviews/people/1/travel", data=stay | {"zone": "Asia/Seoul"})
    backwards = browser.post("/interviews/people/1/travel", data=stay | {"last": "2026-01-01"})
    nowhere = browser.post("/interviews/people/1/travel", data={"first": "2028-01-01", "zone": "Moon/Base"})

    assert ", in Tokyo</span>" in page
    assert every(desk.road, Colleague)[0].travel == [{"from": stay["first"], "to": stay["last"], "zone": "Asia/Tokyo"}]
    assert "somewhere else on some of these days already" in again.text
    assert "The last day has to be the first day or a later one." in backwards.text
    assert nowhere.status_code == 422
    browser.post("/interviews/people/1/travel", data={"first": stay["first"], "remove": "1"})
    assert every(desk.road, Colleague)[0].travel == []


def test_the_holidays_of_a_country_are_kept_where_one_is_named(desk, plan):
    browser = desk.browser()
    saved = browser.post("/interviews/people/1/edit", data=hours_form(country="pt", email="ada@acme.example"))
    refused = browser.post("/interviews/people/2/edit", data=hours_form(country="Narnia", email="x@acme.example"))

    assert saved.status_code == 303
    assert [one.country for one in every(desk.road, Colleague)] == ["PT", ""]
    assert "Those of PT" in browser.get("/interviews/people/1").text
    assert "We know no such country." in refused.text


def test_why_a_time_is_not_offered_names_the_holiday(desk):
    plan_id = set_stage(desk.road, people=[ANA | {"country": "PT"}], horizon_days=40)
    page = desk.browser().get(f"/interviews/plans/{plan_id}/why?day=2027-03-26&zone=Europe/Lisbon").text

    assert "Good Friday" in page


def test_a_booked_loop_shows_its_stages_and_who_is_optional(desk):
    both = [
        {"name": "Coding", "duration_min": 45, "required": ["ada@acme.example"]},
        {"name": "Talk", "duration_min": 30, "required": ["ada@acme.example"]},
    ]
    given = {"people": [ANA, TOMAS], "optional": ["tomas@acme.example"], "stages": both, "duration_min": None}
    found = offered(desk.road, set_stage(desk.road, **given))
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0])

    page = desk.browser().get("/interviews/1").text
    assert "(Tomas Ruiz: optional)" in page
    assert "Coding" in page
    assert "Talk" in page
