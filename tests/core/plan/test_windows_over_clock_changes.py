"""S-58: around every clock change of every zone, nothing leaves outside its window and every day keeps its place."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from clock_changes import clock_changes

from sequencer.core.plan.cadence import Plan, RunFacts, next_move
from sequencer.core.plan.day_spans import DaySpan
from sequencer.core.plan.delays import Delay, from_wall
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.sequence import Definition, Step, StepKind
from sequencer.core.plan.windows import SendWindow

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
WINDOWS = (
    SendWindow(EVERY_DAY, time(0), time(1)),  # touches midnight from above
    SendWindow(EVERY_DAY, time(23), time.max),  # and from below
    SendWindow(EVERY_DAY, time(0), time.max),
    SendWindow(EVERY_DAY, time(2, 30), time(3, 30)),
    SendWindow(EVERY_DAY, time(9), time(17)),
)
TEN_MINUTES = timedelta(minutes=10)
TWO_YEARS = [(name, change) for name, change in clock_changes() if change.year in (2026, 2027)]


def is_inside(window, at, zone):
    local = at.astimezone(zone)
    return local.isoweekday() in window.days and window.start <= local.time() < window.end


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_every_ten_minutes_around_every_change_the_next_opening_is_the_first_one(window):
    for name, change in TWO_YEARS:
        zone, hours = ZoneInfo(name), Hours(window, ZoneInfo(name))
        at, opens = change - timedelta(hours=26), None
        while at < change + timedelta(hours=26):
            if is_inside(window, at, zone):
                assert hours.next_open(at) == at, (name, at)
            else:
                opens = hours.next_open(at)
                assert opens > at
                assert is_inside(window, opens, zone), (name, at, opens)
                missed = at + TEN_MINUTES
                while missed < opens and missed - at < timedelta(hours=3):
                    is_second_pass = missed.astimezone(zone).fold == 1  # what closed in the first one may stay so
                    assert is_second_pass or not is_inside(window, missed, zone), (name, at, missed, opens)
                    missed += TEN_MINUTES
            at += TEN_MINUTES


def test_a_wall_time_that_does_not_exist_moves_forward_and_every_other_one_stays():
    for name, change in TWO_YEARS:
        zone = ZoneInfo(name)
        day = change.astimezone(zone).date() - timedelta(days=1)
        for quarters in range(4 * 24 * 3):
            wall = datetime.combine(day, time(0)) + timedelta(minutes=15 * quarters)
            local = from_wall(wall.date(), wall.time(), zone).astimezone(zone).replace(tzinfo=None)
            assert local >= wall
            is_skipped = local > wall
            back = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
            assert is_skipped is (back != wall), (name, wall)


def test_a_follow_up_of_tomorrow_comes_tomorrow_at_the_same_time_of_day():
    """No change of a clock lets a step come twice, a day late, or before the one in front of it."""
    for name, change in TWO_YEARS:
        zone = ZoneInfo(name)
        for hours_before in range(0, 50, 5):
            at = change - timedelta(hours=hours_before, minutes=30)
            then = Delay.parse("1 day").after(at, zone)
            day, next_day = at.astimezone(zone), then.astimezone(zone)
            assert then > at
            is_moved = next_day.time() != day.time()
            assert (next_day.date() - day.date()).days == 1 or is_moved
            if is_moved:
                assert from_wall(day.date() + timedelta(days=1), day.time(), zone) == then


def test_a_repeated_hour_plans_a_step_once():
    """Both passes of the hour lie in the window; the step is one, planned at the first instant at which it may leave."""
    berlin, step = ZoneInfo("Europe/Berlin"), Step("a", StepKind.EMAIL, subject="s", body="b")
    window = SendWindow(EVERY_DAY, time(2), time(3))
    definition = Definition("W", "T", "a@b.example", (step,), window=window)
    first_pass, second_pass = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    for now in (first_pass, second_pass):
        move = next_move(definition, None, frozenset(), now, RunFacts(now, berlin))
        assert move == Plan(step, now)
        assert next_move(definition, "a", frozenset({"a"}), now, RunFacts(now, berlin)) != move


def test_closed_days_end_with_the_first_instant_of_the_next_day():
    for name, change in TWO_YEARS:
        zone, always = ZoneInfo(name), SendWindow(is_always=True)
        for days in (-1, 0, 1):
            day = change.astimezone(zone).date() + timedelta(days=days)
            hours = Hours(always, zone, OpenDays(home=zone, quiet=(DaySpan(day, day),)))
            opens = hours.next_open(from_wall(day, time(12), zone))
            assert opens.astimezone(zone).date() > day, (name, day)
            assert (opens - timedelta(minutes=1)).astimezone(zone).date() == day, (name, day)
