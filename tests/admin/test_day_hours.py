"""Other hours on one day of a colleague: set, shown, changed and taken out, and what the slot function makes of them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from errands import every
from meetings import ANA, set_stage

from sequencer.flows.set_day_hours import set_day_hours
from sequencer.flows.set_interviews import add_absence
from sequencer.store.colleagues import Colleague
from sequencer.store.diaries import free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.users import UserRole

LISBON = ZoneInfo("Europe/Lisbon")
HERE = "/interviews/people/1/day"


@pytest.fixture
def plan(desk):
    return set_stage(desk.road, people=[ANA])


@pytest.fixture
def day(desk):
    """A working day soon."""
    on = desk.road.now().date() + timedelta(days=3)
    return on + timedelta(days=max(0, 7 - on.isoweekday() + 1) if on.isoweekday() > 5 else 0)


def hours_on(desk, plan, day):
    with desk.road.database.read() as session:
        found = free_starts(session, session.get(InterviewPlan, plan), LISBON, desk.road.now())
    return [one.start_at.astimezone(LISBON).hour for one in found if one.start_at.astimezone(LISBON).date() == day]


def overrides(desk):
    return every(desk.road, Colleague)[0].overrides


def test_without_such_days_the_page_says_that_the_usual_hours_hold(desk, plan):
    assert "The usual hours hold on every day." in desk.browser().get("/interviews/people/1").text


def test_one_day_has_other_hours_and_only_those(desk, plan, day):
    browser = desk.browser()

    browser.post(HERE, data={"on": day.isoformat(), "hours": "11-12:30, 18.00–20:00"})

    page = browser.get("/interviews/people/1").text
    assert overrides(desk) == [
        {
            "date": day.isoformat(),
            "windows": [{"start": "11:00", "end": "12:30"}, {"start": "18:00", "end": "20:00"}],
        }
    ]
    assert set(hours_on(desk, plan, day)) == {11, 18, 19}
    assert "11:00–12:30, 18:00–20:00, and only then" in page


def test_without_hours_a_day_is_closed(desk, plan, day):
    browser = desk.browser()

    browser.post(HERE, data={"on": day.isoformat(), "hours": ""})

    assert hours_on(desk, plan, day) == []
    assert ": no interviews</span>" in browser.get("/interviews/people/1").text


def test_a_day_is_changed_in_the_same_form_and_stays_one_day(desk, plan, day):
    browser = desk.browser()
    browser.post(HERE, data={"on": day.isoformat(), "hours": "18:00–20:00"})

    form = browser.get(f"{HERE}?on={day.isoformat()}").text
    browser.post(HERE, data={"on": day.isoformat(), "hours": "19:00–20:00"})

    assert f'name="on" value="{day.isoformat()}"' in form
    assert 'name="hours" value="18:00–20:00"' in form
    assert overrides(desk) == [{"date": day.isoformat(), "windows": [{"start": "19:00", "end": "20:00"}]}]


def test_taken_out_the_usual_hours_hold_again(desk, plan, day):
    browser, before = desk.browser(), hours_on(desk, plan, day)
    browser.post(HERE, data={"on": day.isoformat(), "hours": ""})

    browser.post(HERE, data={"on": day.isoformat(), "remove": "1"})

    assert (overrides(desk), hours_on(desk, plan, day)) == ([], before)


@pytest.mark.parametrize(
    ("on", "hours", "field", "says"),
    [
        ("", "18:00–20:00", "on", "Give a day, like 2027-03-11."),
        ("2027-02-30", "18:00–20:00", "on", "Give a day"),
        ("2020-01-01", "18:00–20:00", "on", "This day is over, or too far away."),
        ("9999-12-31", "18:00–20:00", "on", "This day is over, or too far away."),
        ("2027-03-04", "in the evening", "hours", "Write it like 09:00–12:00, 13:00–17:00, or leave it empty."),
        ("2027-03-04", "20:00–18:00", "hours", "the end has to be a later time of the same day"),
        ("2027-03-04", "25:00–26:00", "hours", "the end has to be a later time of the same day"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(desk, plan, on, hours, field, says):
    page = desk.browser().post(HERE, data={"on": on, "hours": hours})

    assert page.status_code == 422
    assert f'id="d-{field}-bad">' in page.text
    assert says in page.text
    assert f'name="hours" value="{hours}"' in page.text
    assert overrides(desk) == []


def test_a_day_on_which_they_are_away_gets_no_hours(desk, plan, day):
    add_absence(desk.road, 1, day, day, "nadia@acme.example")

    page = desk.browser().post(HERE, data={"on": day.isoformat(), "hours": "18:00–20:00"})

    assert "Ana Teles is away on that day." in page.text
    assert overrides(desk) == []


def test_days_that_are_over_are_not_shown(desk, plan, day, clock):
    set_day_hours(desk.road, 1, day, [], "nadia@acme.example")
    clock.pass_by(days=30)

    assert "The usual hours hold on every day." in desk.browser().get("/interviews/people/1").text


def test_only_who_arranges_interviews_may_set_them(desk, plan, day):
    browser = desk.browser(UserRole.HIRING_MANAGER, email="looks@acme.example")

    answers = [browser.get(HERE), browser.post(HERE, data={"on": day.isoformat(), "hours": ""})]

    assert {one.status_code for one in answers} == {403}
    assert "Save this day" not in browser.get("/interviews/people/1").text


def test_a_colleague_who_is_not_there_is_not_found(desk, plan, day):
    assert desk.browser().post("/interviews/people/77/day", data={"on": day.isoformat()}).status_code == 404
