"""A colleague is asked for their hours: by whom, from which mailbox, how often."""

import pytest
from builders import add_team
from errands import every, text_of, told
from meetings import ANA, TOMAS, offered, plan_id_of, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.errors import UserError
from sequencer.flows.ask_hours import ask_hours
from sequencer.flows.book import book
from sequencer.flows.offer import second_chance
from sequencer.flows.say_came import say_came
from sequencer.store.bookings import Booking, Came
from sequencer.store.colleagues import Colleague
from sequencer.store.hours_requests import HoursRequest
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

TOMAS_AT = "tomas@acme.example"
NEXT_WEEK = [f"2027-03-{day:02d}" for day in range(8, 15)]


@pytest.fixture
def stage(road):
    """Ana, whose mailbox writes, and Tomas hold a plan; the clock stands at a Monday."""
    return set_stage(road, people=[ANA, TOMAS])


def mails_to(road, address=TOMAS_AT):
    return [one for one in every(road, Touch) if one.purpose is Purpose.HOURS and one.recipient == address]


def test_nobody_asks_from_a_mailbox_of_another_team(road, stage):
    team = add_team(road, "Elsewhere")
    with road.database.write() as session:
        for one in session.query(Mailbox):
            one.team_id = team
    tomas = next(one for one in every(road, Colleague) if one.email == TOMAS_AT)

    with pytest.raises(UserError, match="No mailbox is connected"):
        ask_hours(road, tomas.id, "noor@acme.example", frozenset())
    assert ask_hours(road, tomas.id, "noor@acme.example", frozenset({team}))


def test_a_plan_short_of_times_asks_its_people_once_a_week(road, clock):
    plan_id = set_stage(road, people=[ANA | {"weekly": [], "outside": []}])
    for _ in range(2):
        with pytest.raises(Exception, match="needs three"):
            offered(road, plan_id)
        clock.pass_by(minutes=5)

    (request,) = every(road, HoursRequest)
    assert request.plan_id == plan_id
    assert request.asked_by == ""
    assert "“First conversation” is running out of free times" in text_of(mails_to(road, "ada@acme.example")[0])
    clock.pass_by(days=8)
    with pytest.raises(Exception, match="Asked by mail for more hours: Ana Teles"):
        offered(road, plan_id)


def test_so_does_a_missed_interview_for_which_there_is_no_other_time(road, stage, clock):
    found = offered(road, stage)
    book(road, token_of(road, found), starts(road, found)[0])
    [booking] = every(road, Booking)
    clock.pass_by(seconds=(booking.end_at - road.now()).total_seconds())
    with road.database.write() as session:
        for one in session.query(Colleague):
            one.weekly, one.outside = [], []
    say_came(road, booking.id, Came.NOT_WE, "ada@acme.example")

    assert second_chance(road, booking.id) is None

    assert [one.plan_id for one in every(road, HoursRequest)] == [stage] * 2
    assert told(road)[-1] == "interview_asks"


def test_nobody_is_asked_where_only_the_order_of_two_interviews_leaves_too_few_times(road, stage):
    panel_id = plan_id_of(road, name="Panel", people=[TOMAS])
    panel = offered(road, panel_id)
    book(road, token_of(road, panel), starts(road, panel)[0])
    first_id = plan_id_of(road, people=[ANA, TOMAS], then="Panel")

    with pytest.raises(UserError, match="beside the other interviews of this person"):
        offered(road, first_id)

    assert every(road, HoursRequest) == []


@pytest.mark.parametrize(
    "own_rule",
    [
        {"notice_min": 14 * 24 * 60},
        {"people": [ANA | {"caps": {"per_day": 0}}]},
        {"step_min": 8 * 60, "horizon_days": 2, "people": [ANA | {"weekly": [], "outside": []}]},
    ],
)
def test_nobody_is_asked_where_another_rule_leaves_too_few_times_however_many_hours_there_are(road, own_rule):
    plan_id = set_stage(road, **own_rule)

    with pytest.raises(UserError, match="More hours of the people in it would not help"):
        offered(road, plan_id)

    assert every(road, HoursRequest) == []


def test_they_are_asked_where_they_are_away_on_all_the_days(road):
    plan_id = set_stage(road, people=[ANA | {"absences": [f"2027-03-{day:02d}" for day in range(1, 17)]}])

    with pytest.raises(UserError, match="Asked by mail for more hours: Ana Teles"):
        offered(road, plan_id)
