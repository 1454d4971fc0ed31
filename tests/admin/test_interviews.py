"""Interviews, plans and the people in them, as those see them who arrange them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import add_candidate
from errands import every, work
from meetings import offered, row, set_stage, starts, token_of

from sequencer.flows.book import book
from sequencer.flows.set_interviews import add_absence
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import BusyTime, Colleague
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer, OfferState
from sequencer.store.users import UserRole

SAM = "sam@reilly.example"


@pytest.fixture
def plan(desk):
    return set_stage(desk.road)


@pytest.fixture
def booking(desk, plan):
    found = offered(desk.road, plan)
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[1])
    return every(desk.road, Booking)[0]


def plan_form(**changes):
    return {
        "name": "Second conversation", "team_id": "1", "kind": "video", "duration_min": "60", "step_min": "30",
        "notice_hours": "12", "horizon_days": "10", "before_min": "0", "after_min": "15", "hold_hours": "24",
        "place": "https://meet.acme.example/two", "phone": "", "mailbox_id": "", "required": ["1"],
        "pool-0-any": "1", "pool-0-of": [],
    } | changes  # fmt: skip


def hours_form(**changes):
    return {"name": "Tomas Ruiz", "email": "tomas@acme.example", "zone": "Europe/Madrid"} | {
        "weekly-1": "9-12, 13:00–17:00", "weekly-2": "09:00-12:00", "outside-1": "18:00–20:00", "outside_per_week": "2",
    } | changes  # fmt: skip


def test_what_is_coming_and_what_was_offered_stand_in_both_zones(desk, booking):
    add_candidate(desk.road, SAM, first_name="Sam", last_name="Reilly", zone="America/New_York")
    offered(desk.road, booking.plan_id, SAM)

    page = desk.browser().get("/interviews")

    assert page.status_code == 200
    assert re.search(r"Lena Brandt.*in Berlin", page.text, re.DOTALL)
    assert re.search(r"Sam Reilly.*in New York", page.text, re.DOTALL)
    assert "Waiting for an answer" in page.text


def test_a_booking_says_why_it_has_its_time_and_who_was_told(desk, booking):
    work(desk.road)

    page = desk.browser().get(f"/interviews/{booking.id}")

    assert "Lena chose it on the page." in page.text
    assert "Confirmation with the invitation" in page.text
    assert "Told a colleague" in page.text
    assert "https://meet.acme.example/otter" in page.text


def test_calling_off_asks_first_and_says_who_is_told(desk, booking):
    browser = desk.browser()

    asked = browser.get(f"/interviews/{booking.id}/cancel")
    still = row(desk.road, Booking, booking.id).state
    browser.post(f"/interviews/{booking.id}/cancel")

    assert "These are told by mail, and their calendars with it: Lena Brandt, Ana Teles." in asked.text
    assert still is BookingState.BOOKED
    assert row(desk.road, Booking, booking.id).state is BookingState.CANCELLED
    assert "Called off by Nadia Brandt." in browser.get(f"/interviews/{booking.id}").text


def test_a_recruiter_moves_an_interview_to_a_free_time(desk, booking):
    browser = desk.browser()
    free = re.findall(r'<option value="(2027[^"]+)"', browser.get(f"/interviews/{booking.id}").text)

    answer = browser.post(f"/interviews/{booking.id}/move", data={"start": free[-1]})
    taken = browser.post(f"/interviews/{booking.id}/move", data={"start": "2027-03-06T03:00:00Z"})

    assert answer.status_code == 303
    assert row(desk.road, Booking, booking.id).start_at == datetime.fromisoformat(free[-1]).astimezone(UTC)
    assert taken.status_code == 422
    assert "Nothing was moved." in taken.text


def test_an_offer_is_taken_back_or_made_anew(desk, plan, clock):
    found, browser = offered(desk.road, plan), desk.browser()
    clock.pass_by(minutes=5)

    page = browser.get(f"/interviews/offers/{found.id}")
    again = browser.post(f"/interviews/offers/{found.id}/again")
    browser.post(f"/interviews/offers/{found.id + 1}/withdraw")

    assert "Kept for Lena until" in page.text
    assert again.headers["Location"].endswith(f"/interviews/offers/{found.id + 1}")
    assert [one.state for one in every(desk.road, Offer)] == [OfferState.WITHDRAWN, OfferState.WITHDRAWN]


def test_another_teams_interviews_are_not_there(desk, booking):
    browser = desk.browser(UserRole.RECRUITER, "Care", email="other@acme.example")

    answers = [
        browser.get(f"/interviews/{booking.id}"),
        browser.post(f"/interviews/{booking.id}/cancel"),
        browser.post(f"/interviews/{booking.id}/move", data={"start": "2027-03-03T17:00:00Z"}),
        browser.get("/interviews/offers/1"),
        browser.post("/interviews/offers/1/withdraw"),
        browser.get(f"/interviews/plans/{booking.plan_id}"),
        browser.post(f"/interviews/plans/{booking.plan_id}/edit", data=plan_form()),
        browser.post(f"/interviews/plans/{booking.plan_id}/archive"),
    ]

    assert [one.status_code for one in answers] == [404] * len(answers)
    assert "Lena" not in browser.get("/interviews").text


def test_a_plan_is_made_changed_and_taken_out_of_use(desk, plan):
    browser = desk.browser()

    made = browser.post("/interviews/plans/new", data=plan_form())
    browser.post("/interviews/plans/2/edit", data=plan_form(name="Panel", notice_hours="1.5"))
    changed = every(desk.road, InterviewPlan)[-1]
    browser.post("/interviews/plans/2/archive")

    assert made.headers["Location"].endswith("/interviews/plans/2")
    assert (changed.name, changed.notice_min, changed.required, changed.pools) == ("Panel", 90, [1], [])
    assert every(desk.road, InterviewPlan)[-1].archived_at is not None
    assert browser.get("/interviews/plans/2").status_code == 404


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "Give the plan a name."),
        ({"name": "First conversation"}, "There is already a plan “First conversation”."),
        ({"duration_min": "long"}, "The length has to be a number from 5 to 480."),
        ({"place": ""}, "The place is empty"),
        ({"required": []}, "Choose who meets the candidate"),
        ({"team_id": "99"}, "Choose one of your own teams."),
        ({"pool-0-any": "2", "pool-0-of": ["1"]}, "asks for more people than it has"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_what_was_typed_still_there(desk, plan, change, says):
    answer = desk.browser().post("/interviews/plans/new", data=plan_form(phone="+49 30 99", **change))

    assert answer.status_code == 422
    assert says in answer.text
    assert "+49 30 99" in answer.text
    assert len(every(desk.road, InterviewPlan)) == 1


def test_a_plan_shows_what_somebody_would_be_offered_and_why_a_time_is_not(desk, plan):
    browser = desk.browser()

    page = browser.get(f"/interviews/plans/{plan}?zone=America/New_York")
    night = browser.get(f"/interviews/plans/{plan}/why?zone=Europe/Berlin&day=2027-03-06&clock=10:00")
    wrong = browser.get(f"/interviews/plans/{plan}?zone=Mars/Base")

    assert page.text.count("in New York") >= 3
    assert "It is outside the hours of Ana." in night.text
    assert "“Mars/Base” is no time zone we know." in wrong.text


def test_hours_are_typed_as_people_write_them(desk, plan):
    browser = desk.browser()

    browser.post("/interviews/people/new", data=hours_form())
    tomas = every(desk.road, Colleague)[-1]
    page = browser.get("/interviews/people")

    assert tomas.weekly == [
        {"days": [1, 2], "start": "09:00", "end": "12:00"},
        {"days": [1], "start": "13:00", "end": "17:00"},
    ]
    assert (tomas.outside_per_week, tomas.per_day) == (2, None)
    shown = re.sub(r"</?span[^>]*>", "", page.text)
    assert "Monday 09:00–12:00, 13:00–17:00; Tuesday 09:00–12:00" in shown
    assert '<span class="nowrap">13:00–17:00</span>' in page.text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weekly-1": "in the morning"}, "Write it like 09:00–12:00, 13:00–17:00"),
        ({"weekly-1": "17:00-09:00"}, "the end has to be a later time of the same day"),
        ({"email": "nobody"}, "nobody"),
        ({"email": "ada@acme.example"}, "Ana Teles has this address already."),
        ({"zone": "Madrid"}, "Madrid"),
        ({"per_day": "many"}, "A whole number up to 100"),
    ],
)
def test_hours_that_cannot_be_are_refused(desk, plan, change, says):
    answer = desk.browser().post("/interviews/people/new", data=hours_form(**change))

    assert answer.status_code == 422
    assert says in answer.text
    assert len(every(desk.road, Colleague)) == 1


def test_days_away_and_other_appointments_come_and_go(desk, plan):
    browser = desk.browser()

    browser.post("/interviews/people/1/away", data={"first": "2027-03-08", "last": "2027-03-10"})
    browser.post(
        "/interviews/people/1/busy", data={"day": "2027-03-04", "from": "14:00", "to": "15:30", "what": "Dentist"}
    )
    page = browser.get("/interviews/people/1")
    kept, busy = every(desk.road, Colleague)[0].absences, every(desk.road, BusyTime)
    browser.post("/interviews/people/1/away", data={"first": "2027-03-08", "last": "2027-03-10", "remove": "1"})
    browser.post("/interviews/people/1/busy", data={"remove": str(busy[0].id)})

    assert kept == ["2027-03-08", "2027-03-09", "2027-03-10"]
    assert busy[0].end_at - busy[0].start_at == timedelta(minutes=90)
    assert "Mon 8 Mar to Wed 10 Mar" in page.text
    assert "Dentist" in page.text
    assert every(desk.road, Colleague)[0].absences == []
    assert every(desk.road, BusyTime) == []


def test_whoever_is_travelling_is_named_with_where_they_are_now(desk, plan):
    browser, today = desk.browser(), desk.road.now().date()
    before = browser.get("/interviews/people").text

    browser.post("/interviews/people/1/travel", data={"first": today.isoformat(), "zone": "America/Sao_Paulo"})

    assert "now in" not in before
    assert "now in São Paulo" in browser.get("/interviews/people").text


def test_days_away_are_not_offered(desk, plan):
    browser = desk.browser()
    before = browser.get(f"/interviews/plans/{plan}/why?day=2027-03-03&clock=10:00&zone=Europe/Lisbon").text

    add_absence(desk.road, 1, date(2027, 3, 3), date(2027, 3, 3), "nadia@acme.example")
    after = browser.get(f"/interviews/plans/{plan}/why?day=2027-03-03&clock=10:00&zone=Europe/Lisbon").text

    assert "It can be booked." in before
    assert "It is outside the hours of Ana." in after


@pytest.mark.parametrize("address", ["/interviews/plans/new", "/interviews/people/new", "/interviews/people/1/edit"])
def test_only_those_who_arrange_may_change_plans_and_hours(desk, plan, address):
    assert desk.browser(UserRole.HIRING_MANAGER).get(address).status_code == 403


def test_before_there_is_a_plan_the_page_says_what_one_is(desk):
    page = desk.browser().get("/interviews")

    assert "Make the first plan" in page.text
    assert "No interview is booked." in page.text
