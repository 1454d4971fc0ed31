"""A calendar is looked at: what it says is kept in one commit, trouble with it too, and nothing that came too late."""

from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from calendars import FEED, busy, calendar, connect, hour
from doors import MONDAY
from errands import CrashError, crashing_at, every, work, work_for
from meetings import set_stage
from patient import PATIENCE

from sequencer.errors import CalendarError, CalendarSignInError, InterruptedWorkError
from sequencer.flows.refresh_busy import refresh_asked, refresh_busy
from sequencer.flows.set_calendars import CalendarGiven, remove_calendar, save_calendar
from sequencer.flows.set_interviews import add_busy, archive_plan
from sequencer.store.calendars import Calendar, due_calendars
from sequencer.store.colleagues import BusyTime

EVENING = MONDAY + timedelta(days=2, hours=8)
DOWN = CalendarError("feeds.acme.example does not answer.")


@pytest.fixture
def plan(road):
    return set_stage(road)


def due(road):
    with road.database.read() as session:
        return due_calendars(session, road.now(), 100)


def test_the_worker_looks_again_after_some_minutes_and_replaces_what_was_said(road, plan, calendars, clock):
    calendars.spans[FEED] = [hour(EVENING), hour(EVENING + timedelta(hours=3))]
    connect(road)
    calendars.spans[FEED] = [hour(EVENING), (*hour(EVENING + timedelta(days=1)),)]

    work_for(road, clock, minutes=6, seconds=1)

    assert [one[0] for one in busy(road)] == [EVENING, EVENING + timedelta(days=1)]
    assert calendar(road).last_read_at == road.now()


def test_it_is_read_from_the_week_before_to_the_week_after_the_longest_plan(road, plan, calendars):
    connect(road)

    _, start, end = calendars.looks[0]

    assert start == MONDAY - timedelta(days=9)
    assert end >= MONDAY + timedelta(days=14 + 9)


def test_what_somebody_wrote_by_hand_stays(road, plan, calendars, clock):
    add_busy(road, 1, *hour(EVENING - timedelta(days=1)), "Dentist")
    calendars.spans[FEED] = [hour(EVENING)]
    connect(road)
    calendars.spans[FEED] = []

    work_for(road, clock, minutes=7)

    assert [one.source for one in every(road, BusyTime)] == ["Dentist"]


def test_an_unchanged_calendar_keeps_what_it_said_and_counts_as_read(road, plan, calendars, clock):
    calendars.spans[FEED] = [hour(EVENING)]
    connect(road)
    before = [one.id for one in every(road, BusyTime)]

    work_for(road, clock, minutes=7)

    assert calendars.unchanged == 1
    assert [one.id for one in every(road, BusyTime)] == before
    assert calendar(road).last_read_at == road.now()


def test_one_that_never_changes_is_read_whole_before_the_plans_look_further_than_it_was_read(
    road, plan, calendars, clock
):
    connect(road)

    work_for(road, clock, days=3)

    assert calendars.looks[-1][0].tag == ""
    assert calendar(road).covers_until >= road.now() + timedelta(days=14 + 9)


def test_run_twice_it_is_looked_at_once(road, plan, calendars, clock):
    calendar_id = connect(road)
    clock.pass_by(minutes=7)

    assert refresh_busy(road, calendar_id) is True
    assert refresh_busy(road, calendar_id) is False

    assert len(calendars.looks) == 2


@pytest.mark.parametrize("place", ["busy_claimed", "busy_read"])
def test_a_worker_that_dies_on_the_way_leaves_everything_as_it_was_and_another_one_looks(
    road, plan, calendars, clock, place
):
    calendars.spans[FEED] = [hour(EVENING)]
    calendar_id = connect(road)
    calendars.spans[FEED] = []
    clock.pass_by(minutes=7)

    with pytest.raises(CrashError):
        refresh_busy(replace(road, step=crashing_at(place)), calendar_id)

    assert len(busy(road)) == 1
    assert due(road) == []  # for a while somebody else may still be looking
    work_for(road, clock, minutes=3)
    assert busy(road) == []


def test_nothing_else_waits_while_a_calendar_is_read(road, plan, calendars, clock):
    """No transaction is open over the network: another writer gets through while the look is under way."""
    calendar_id = connect(road)
    clock.pass_by(minutes=7)
    written = []

    def write():
        add_busy(road, 1, *hour(EVENING), "meanwhile")
        written.append(True)

    def during():
        writer = Thread(target=write)
        writer.start()
        writer.join(PATIENCE)

    calendars.during = during

    refresh_busy(road, calendar_id)

    assert written == [True]


def test_what_comes_after_the_calendar_was_removed_is_dropped(road, plan, calendars, clock):
    calendar_id = connect(road)
    calendars.spans[FEED] = [hour(EVENING)]
    clock.pass_by(minutes=7)
    calendars.during = lambda: remove_calendar(road, 1, calendar_id, "")

    assert refresh_busy(road, calendar_id) is False

    assert busy(road) == []


def test_what_was_read_by_other_settings_is_dropped(road, plan, calendars, clock):
    calendar_id = connect(road)
    calendars.spans[FEED] = [hour(EVENING)]
    clock.pass_by(minutes=7)

    def during():
        calendars.during = lambda: None
        calendars.spans["https://feeds.acme.example/other.ics"] = []
        other = CalendarGiven(calendar(road).kind, address="https://feeds.acme.example/other.ics")
        save_calendar(road, 1, other, "", calendar_id)

    calendars.during = during

    assert refresh_busy(road, calendar_id) is False
    assert busy(road) == []


def test_two_workers_never_look_at_the_same_time(road, plan, calendars, clock):
    calendar_id = connect(road)
    clock.pass_by(minutes=7)
    second = []

    def during():
        calendars.during = lambda: None
        second.append(refresh_busy(road, calendar_id))

    calendars.during = during

    assert refresh_busy(road, calendar_id) is True
    assert second == [False]


def test_trouble_is_kept_with_its_beginning_and_what_was_last_said_stays(road, plan, calendars, clock):
    calendars.spans[FEED] = [hour(EVENING)]
    connect(road)
    calendars.trouble = DOWN
    clock.pass_by(minutes=7)
    began = road.now()
    work(road)
    work_for(road, clock, minutes=40)

    kept = calendar(road)

    assert (kept.trouble, kept.failing_since, kept.failures) == (str(DOWN), began, 2)
    assert len(busy(road)) == 1
    calendars.trouble = None
    work_for(road, clock, minutes=40)
    assert (calendar(road).trouble, calendar(road).failing_since, calendar(road).failures) == ("", None, 0)


def test_one_in_trouble_is_asked_less_and_less_often_but_within_every_half_hour(road, plan, calendars, clock):
    connect(road)
    calendars.trouble = DOWN
    waits = []
    for _ in range(8):
        clock.at = calendar(road).next_read_at
        work(road)
        waits.append(calendar(road).next_read_at - road.now())

    assert waits[0] <= timedelta(minutes=6)
    assert waits[1] > waits[0]
    assert timedelta(minutes=30) <= max(waits) <= timedelta(minutes=36)


def test_a_refused_sign_in_is_not_tried_again_and_again(road, plan, calendars, clock):
    connect(road)
    calendars.trouble = CalendarSignInError("The server refuses the password.")
    clock.pass_by(minutes=7)
    work(road)

    assert calendar(road).next_read_at >= road.now() + timedelta(minutes=30)


def test_a_process_that_stops_says_nothing_about_the_calendar(road, plan, calendars, clock):
    calendar_id = connect(road)
    calendars.trouble = InterruptedWorkError("stopping")
    clock.pass_by(minutes=7)

    assert refresh_busy(road, calendar_id) is False

    assert calendar(road).failing_since is None
    assert due(road) == [calendar_id]


def test_a_secret_that_cannot_be_opened_is_trouble_with_the_way_to_mend_it(road, plan, calendars, clock):
    calendar_id = connect(road)
    with road.database.write() as session:
        session.get_one(Calendar, calendar_id).sealed = b"calendar:99|{}"
    clock.pass_by(minutes=7)

    refresh_busy(road, calendar_id)

    assert "Enter it again." in calendar(road).trouble


def test_people_whom_no_plan_asks_for_are_looked_at_less_often(road, plan, calendars, clock):
    connect(road)
    archive_plan(road, plan, "")
    work_for(road, clock, minutes=7)

    assert calendar(road).next_read_at >= road.now() + timedelta(minutes=40)


def test_what_was_just_read_is_not_read_again_when_asked(road, plan, calendars, clock):
    calendar_id = connect(road)
    clock.pass_by(minutes=2)
    assert refresh_asked(road, calendar_id) is False
    clock.pass_by(minutes=2)
    assert refresh_asked(road, calendar_id) is True


def test_one_in_trouble_is_not_asked_at_every_page(road, plan, calendars, clock):
    calendar_id = connect(road)
    calendars.trouble = DOWN
    clock.pass_by(minutes=7)
    refresh_asked(road, calendar_id)
    asked = len(calendars.looks)

    clock.pass_by(seconds=30)
    refresh_asked(road, calendar_id)
    assert len(calendars.looks) == asked
    clock.pass_by(seconds=31)
    refresh_asked(road, calendar_id)
    assert len(calendars.looks) == asked + 1


def test_a_surprise_in_an_answer_is_trouble_too(road, plan, calendars, clock):
    calendar_id = connect(road)
    calendars.trouble = ValueError("a surprise")
    clock.pass_by(minutes=7)

    assert refresh_busy(road, calendar_id) is False

    assert (calendar(road).failures, calendar(road).reading_until) == (1, None)
    assert "surprise" not in calendar(road).trouble
