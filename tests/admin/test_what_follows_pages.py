"""The pages of a plan that another follows: how its times are offered, what happens next, and what stood against it."""

from datetime import timedelta

import pytest
from errands import every, work
from meetings import ANA, TOMAS, offered, plan_id_of, set_stage, starts, token_of
from test_interviews import plan_form

from sequencer.flows.book import book, cancel_by_id
from sequencer.store.bookings import Booking, BookingState, Came
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer


@pytest.fixture
def plan(desk):
    return set_stage(desk.road, people=[ANA, TOMAS])


@pytest.fixture
def booked(desk, plan):
    """A booked interview that “Panel” follows in the given way."""

    def booked(**given):
        plan_id_of(desk.road, **({"name": "Panel", "people": [TOMAS]} | given.pop("panel", {})))
        plan_id_of(desk.road, people=[ANA, TOMAS], then="Panel", **given)
        found = offered(desk.road, plan)
        book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0])
        work(desk.road)
        return every(desk.road, Booking)[-1]

    return booked


def latest(desk):
    return every(desk.road, InterviewPlan)[-1]


def test_the_form_says_how_and_when_the_next_is_offered(desk, plan):
    browser, given = desk.browser(), {"then_id": "1", "then_offered": "booked", "then_after_days": "2"}

    browser.post("/interviews/plans/new", data=plan_form(**given))

    made, page = latest(desk), browser.get("/interviews/plans/2").text
    assert (made.then_id, made.then_offered, made.then_after_days, made.then_within_days) == (1, "booked", 2, None)
    assert "By themselves, as soon as this one is booked, 2 days later at the earliest" in page
    form = browser.get("/interviews/plans/2/edit").text
    assert '<option value="booked" selected>' in form
    assert 'name="then_after_days" type="text" value="2"' in form


def test_without_a_plan_that_follows_nothing_of_it_is_kept(desk, plan):
    desk.browser().post("/interviews/plans/new", data=plan_form(then_offered="held", then_after_days="2"))

    assert (latest(desk).then_id, latest(desk).then_offered, latest(desk).then_after_days) == (None, "by_hand", None)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"then_offered": "someday"}, "Choose when it is offered."),
        ({"then_after_days": "0"}, "How many days later has to be a number from 1 to 366."),
        ({"then_within_days": "many"}, "Within how many days has to be a number"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(desk, plan, change, says):
    page = desk.browser().post("/interviews/plans/new", data=plan_form(then_id="1", **change))

    assert page.status_code == 422
    assert says in page.text


def test_a_plan_that_would_come_before_and_after_itself_is_refused(desk, plan):
    browser = desk.browser()
    browser.post("/interviews/plans/new", data=plan_form(then_id="1"))

    page = browser.post("/interviews/plans/1/edit", data=plan_form(name="First conversation", then_id="2"))

    assert page.status_code == 422
    assert "leads back to this one" in page.text


def test_what_is_offered_by_itself_is_announced_and_then_shown(desk, clock, booked):
    booking = booked(then_offered="held")
    before = desk.browser().get(f"/interviews/{booking.id}").text
    clock.pass_by(seconds=(booking.end_at - desk.road.now()).total_seconds())
    browser = desk.browser(email="later@acme.example")

    browser.post(f"/interviews/{booking.id}/came", data={"came": "held"})
    due = browser.get(f"/interviews/{booking.id}").text
    work(desk.road)
    after = browser.get(f"/interviews/{booking.id}").text

    assert "leave by themselves once somebody has said that this interview took place" in before
    assert "Times for “Panel” leave now, in the same thread." in due
    assert "Times for “Panel” were offered" in after


def test_what_could_not_be_offered_waits_for_somebody_with_the_reason(desk, clock, booked):
    closed = TOMAS | {"name": "Mia Olsen", "email": "mia@acme.example", "weekly": [], "outside": []}
    booking = booked(then_offered="held", panel={"people": [closed]})
    clock.pass_by(seconds=(booking.end_at - desk.road.now()).total_seconds())
    browser = desk.browser()
    browser.post(f"/interviews/{booking.id}/came", data={"came": "held"})
    work(desk.road)

    page, listed = browser.get(f"/interviews/{booking.id}").text, browser.get("/interviews").text
    assert "No times for “Panel” were offered." in page
    assert "has no free times in the next 14 days" in page
    assert "Offer times for “Panel”" in page
    assert "No times follow the interview with Lena Brandt yet." in listed


def test_after_its_days_have_passed_the_page_says_so(desk, clock, booked):
    booking = booked(then_offered="held", then_within_days=3)
    clock.pass_by(seconds=(booking.end_at - desk.road.now()).total_seconds())
    clock.pass_by(days=4)

    assert "“Panel” was to be offered within 3 days." in desk.browser().get(f"/interviews/{booking.id}").text


def test_what_follows_is_offered_with_one_click_once_the_interview_was_held(desk, plan, clock):
    plan_id_of(desk.road, name="Panel", people=[ANA, TOMAS], pools=[{"any": 1, "of": ["ada@acme.example"]}])
    plan_id_of(desk.road, people=[ANA, TOMAS], then="Panel", then_within_days=10)
    found = offered(desk.road, plan)
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0])
    browser = desk.browser()

    assert "You offer its times with one click once this interview is over." in browser.get("/interviews/1").text
    clock.pass_by(days=5)
    browser = desk.browser()
    assert "Offer times for “Panel”" in browser.get("/interviews/1").text
    browser.post("/interviews/1/next")
    browser.post("/interviews/1/next")

    assert [one.plan_id for one in every(desk.road, Offer)] == [1, 2]
    page = browser.get("/interviews/1").text
    assert "Times for “Panel” were offered" in page
    assert "/interviews/offers/2" in page
    assert "Offer times for" not in page


@pytest.mark.parametrize("change", [{"came": Came.NOT_THEY}, {"state": BookingState.CANCELLED}])
def test_nothing_follows_an_interview_that_was_missed_or_called_off(desk, plan, clock, change):
    plan_id_of(desk.road, name="Panel", people=[ANA])
    plan_id_of(desk.road, people=[ANA, TOMAS], then="Panel")
    found = offered(desk.road, plan)
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0])
    clock.pass_by(days=5)
    with desk.road.database.write() as session:
        for name, value in change.items():
            setattr(session.get(Booking, 1), name, value)

    browser = desk.browser()
    assert "What follows" not in browser.get("/interviews/1").text
    browser.post("/interviews/1/next")
    assert len(every(desk.road, Offer)) == 1


def test_why_a_time_is_not_offered_names_the_interview_that_comes_before_or_after(desk, booked):
    first = booked(then_offered="booked", then_after_days=3)
    panel = every(desk.road, Offer)[-1]
    browser, day = desk.browser(), first.start_at.date()
    before = browser.get(f"/interviews/offers/{panel.id}/why?day={day + timedelta(days=1)}&clock=18:00").text
    book(desk.road, token_of(desk.road, panel), starts(desk.road, panel)[0])
    second = every(desk.road, Booking)[-1]
    after = browser.get(f"/interviews/{first.id}/why?day={second.start_at.date()}&clock=08:00").text

    assert "It comes after another interview of theirs: not before" in before
    assert "Another interview of theirs comes after it: it has to be over by" in after


def test_what_stands_although_the_one_before_it_was_called_off_is_on_the_list_and_says_so(desk, booked):
    first = booked(then_offered="booked")
    found = every(desk.road, Offer)[-1]
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[-1])
    panel, browser = every(desk.road, Booking)[-1], desk.browser()
    cancel_by_id(desk.road, first.id, "Nadia")

    says = "stands, and the one before it was called off."
    assert says in browser.get("/interviews").text
    page = browser.get(f"/interviews/{panel.id}").text
    assert "“First conversation”, which comes before this interview, was called off." in page
    assert "Move it and tell everybody" in page
    assert "Call it off …" in page

    cancel_by_id(desk.road, panel.id, "Nadia")
    assert says not in browser.get("/interviews").text
