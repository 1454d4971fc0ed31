"""Why is this time not offered? The page names the rule, the person and where it can be changed, for every start of a day."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import add_candidate, add_team
from errands import every
from meetings import ANA, TOMAS, offered, set_stage, starts, token_of

from sequencer.admin.why_words import SHORT, WHY, Where
from sequencer.core.meet.diary import Reason
from sequencer.flows.book import book
from sequencer.flows.set_interviews import add_absence
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime, Colleague
from sequencer.store.diaries import free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.users import UserRole

SAM = "sam@reilly.example"
LISBON, BERLIN = ZoneInfo("Europe/Lisbon"), ZoneInfo("Europe/Berlin")
THURSDAY = datetime(2027, 3, 4, tzinfo=UTC)
MIA = ANA | {"name": "Mia Olsen", "email": "mia@acme.example", "zone": "Europe/Lisbon"}


def words_of(page):
    """What the table says, row by row, without its tags."""
    table = re.search(r"<tbody>(.*?)</tbody>", page.text, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table.group(1), re.DOTALL) if table else []
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def said(page):
    return " | ".join(words_of(page))


def why(desk, plan, rest="", **asked):
    values = {"day": "2027-03-04", "zone": "Europe/Lisbon"} | asked
    query = "&".join(f"{name}={value}" for name, value in values.items())
    return desk.browser().get(f"/interviews/plans/{plan}/why?{query}{rest}")


def busy(desk, colleague_id, begins, ends, on=THURSDAY):
    with desk.road.database.write() as session:
        start, end = (on + timedelta(hours=one) for one in (begins, ends))
        session.add(BusyTime(colleague_id=colleague_id, source="Dentist", start_at=start, end_at=end))


@pytest.fixture
def plan(desk):
    return set_stage(desk.road)


def test_every_reason_of_the_slot_function_has_words_and_says_where_it_is_changed():
    assert WHY.keys() == set(Reason)
    assert all(says.endswith(".") for says, _ in WHY.values())
    assert {Reason.HOURS, Reason.HOLIDAY, Reason.BUSY, Reason.BOOKED, Reason.UNKNOWN, Reason.HELD} <= SHORT.keys()
    assert SHORT.keys() == {one for one in Reason if "{name}" in WHY[one][0]} | {Reason.HELD}
    assert {where for _, where in WHY.values()} == set(Where)


def test_every_start_of_a_day_is_accounted_for_once(desk, plan):
    page = why(desk, plan)

    with desk.road.database.read() as session:
        free = free_starts(session, session.get(InterviewPlan, plan), LISBON, desk.road.now())
    of_day = [one for one in free if one.start_at.date() == THURSDAY.date()]
    counted = sum(int(found) for found in re.findall(r"(\d+) starts", page.text))
    single = len(words_of(page)) - len(re.findall(r"\d+ starts", page.text))
    assert counted + single == 24 * 4
    assert f"<b>{len(of_day)} times</b> are free for somebody in Lisbon" in page.text
    assert "Free, with Ana." in said(page)


def test_another_appointment_is_named_as_such_with_the_way_to_it(desk, plan):
    busy(desk, 1, 10, 12)

    page = why(desk, plan)

    assert re.search(r"09:30 to 11:45 10 starts .*?Ana has another appointment\.", said(page))
    assert '/interviews/people/1">Ana’s hours and calendar</a>' in page.text
    assert "Dentist" not in page.text


def test_hours_notice_and_horizon_are_named_with_the_plan_or_the_person(desk, plan):
    day = said(why(desk, plan))
    soon = why(desk, plan, day="2027-03-02")
    late = why(desk, plan, day="2027-06-01")

    assert "It is outside the hours of Ana." in day
    assert "It is night where they are" in day
    assert "It is too soon: it needs a day’s notice." in said(soon)
    assert f'/interviews/plans/{plan}/edit">The plan</a>' in soon.text
    assert "this is further ahead than “First conversation” looks" in late.text


def test_a_full_day_says_how_full(desk):
    plan = set_stage(desk.road, people=[ANA | {"caps": {"per_day": 1}}])
    found = offered(desk.road, plan)
    start = starts(desk.road, found)[0]
    book(desk.road, token_of(desk.road, found), start)

    page = why(desk, plan, day=f"{start:%Y-%m-%d}")

    assert "Ana’s day is full (1 of 1)." in said(page)
    assert "Ana has an interview then." in said(page)
    assert '/interviews/1">That interview</a>' in page.text


def test_evenings_that_are_used_up_are_said_to_be(desk):
    plan = set_stage(desk.road, people=[ANA | {"outside_per_week": 1}])
    found = offered(desk.road, plan)
    evening = next(one for one in starts(desk.road, found) if one.hour >= 17 or one.hour < 9)
    book(desk.road, token_of(desk.road, found), evening)
    other = next(one for one in (evening + timedelta(days=n) for n in (1, -1, 2)) if one.isoweekday() < 6)

    page = why(desk, plan, day=f"{other:%Y-%m-%d}")
    one_time = why(desk, plan, day=f"{other:%Y-%m-%d}", clock="18:00")

    assert other.isocalendar().week == evening.isocalendar().week
    assert "Ana’s early, lunch and evening times of that week are used up (1 of 1)." in said(page)
    assert "are used up (1 of 1)." in one_time.text


def test_a_time_kept_for_somebody_else_says_until_when_and_leads_to_the_offer(desk, plan):
    found = offered(desk.road, plan)
    start = starts(desk.road, found)[0]
    with desk.road.database.write() as session:  # so few hours that no start is offered twice
        ana = session.get(Colleague, 1)
        ana.weekly, ana.outside = (
            [],
            [{"days": [start.isoweekday()], "start": f"{start:%H}:00", "end": f"{start:%H}:59"}],
        )

    page = why(desk, plan, day=f"{start:%Y-%m-%d}")
    own = desk.browser().get(f"/interviews/offers/{found.id}/why?day={start:%Y-%m-%d}")

    assert re.search(r"Kept for somebody else’s offer until \w{3} \d+ Mar, \d\d:\d\d\.", said(page))
    assert f'/interviews/offers/{found.id}">That offer</a>' in page.text
    assert "Kept for somebody else" not in said(own)
    assert "free for Lena in Berlin" in own.text


def test_of_a_group_it_says_what_keeps_each(desk):
    pool = [{"any": 1, "of": [one["email"] for one in (ANA, TOMAS, MIA)]}]
    plan = set_stage(desk.road, people=[ANA, TOMAS, MIA], pools=pool)
    busy(desk, 1, 6, 21)
    busy(desk, 2, 6, 21)
    add_absence(desk.road, 3, date(2027, 3, 4), date(2027, 3, 4), "nadia@acme.example")

    day = said(why(desk, plan))
    sunday = said(why(desk, plan, day="2027-03-07"))

    assert "Ana has another appointment, Tomas has another appointment, Mia has no hours then" in day
    assert "Too few are free: it is outside the hours of all three." in sunday


def test_one_time_alone_can_be_asked_about_off_the_grid(desk, plan):
    busy(desk, 1, 10, 12)

    free = why(desk, plan, clock="12:07")
    taken = why(desk, plan, clock="11:07")
    nonsense = why(desk, plan, clock="25:99")

    assert "It can be booked." in free.text
    assert "Ana has another appointment." in taken.text
    assert "That is no time we can read." in nonsense.text


def test_a_booking_may_move_to_its_own_time(desk, plan):
    found = offered(desk.road, plan)
    start = starts(desk.road, found)[0]
    book(desk.road, token_of(desk.road, found), start)

    page = desk.browser().get(f"/interviews/1/why?day={start.astimezone(BERLIN):%Y-%m-%d}")

    assert page.status_code == 200
    assert "Ana has an interview then." not in said(page)
    assert "Interview with Lena Brandt" in page.text


@pytest.mark.parametrize("day", ["", "nonsense", "0001-01-01", "9999-12-31", "2027-02-01"])
def test_any_day_is_answered(desk, plan, day):
    assert why(desk, plan, day=day).status_code == 200


def test_looking_is_for_the_own_team_alone(desk, plan):
    offered(desk.road, plan)
    add_team(desk.road, "Care")
    stranger = desk.browser(UserRole.RECRUITER, "Care", email="other@acme.example")

    answers = [
        stranger.get(address).status_code
        for address in (f"/interviews/plans/{plan}/why", "/interviews/offers/1/why", "/interviews/1/why")
    ]

    assert answers == [404, 404, 404]


def test_whose_offer_it_is_stays_with_the_team_that_made_it(desk, plan):
    add_candidate(desk.road, SAM, first_name="Sam", last_name="Reilly", zone="Europe/Lisbon")
    found = offered(desk.road, plan, SAM)

    page = why(desk, plan, day=f"{starts(desk.road, found)[0]:%Y-%m-%d}")

    assert "Sam" not in page.text
    assert every(desk.road, Booking) == []
