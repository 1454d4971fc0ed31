"""Send windows open and close by the wall clock, whatever the clock does."""

import contextlib
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from clock_changes import FIRST, clock_changes, offset
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.windows import SendWindow, read_window, read_zone
from sequencer.errors import UserError

BERLIN = ZoneInfo("Europe/Berlin")


def is_inside(window, at, zone):
    local = at.astimezone(zone)
    return local.isoweekday() in window.days and window.start <= local.time() < window.end


hours = st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30, 45])).map(lambda one: time(*one))


@st.composite
def windows(draw):
    days = draw(st.sets(st.integers(1, 7), min_size=1))
    start, end = sorted(draw(st.sets(st.one_of(hours, st.just(time.max)), min_size=2, max_size=2)))
    return SendWindow(days=tuple(sorted(days)), start=start, end=end)


@given(st.data(), windows(), st.integers(-26 * 60, 26 * 60))
def test_around_every_clock_change_mail_leaves_only_inside_the_window(data, window, minutes):
    name, change = data.draw(st.sampled_from(clock_changes()))
    zone, at = ZoneInfo(name), change + timedelta(minutes=minutes)

    opens = window.next_open(at, zone)

    assert opens >= at
    assert is_inside(window, opens, zone)
    assert (opens == at) is is_inside(window, at, zone)
    assert window.next_open(opens, zone) == opens


def test_every_zone_of_the_world_that_changes_its_clock_is_looked_at():
    names = {name for name, _ in clock_changes()}

    assert len(clock_changes()) > 100
    assert len({offset(ZoneInfo(name), FIRST) for name in names}) > 15


def test_the_window_is_half_open():
    window = SendWindow(start=time(9), end=time(17), zone="Europe/Berlin")
    monday = datetime(2027, 3, 1, tzinfo=BERLIN)

    assert window.next_open(monday.replace(hour=9), BERLIN) == monday.replace(hour=9)
    assert window.next_open(monday.replace(hour=17), BERLIN) == monday.replace(day=2, hour=9)


def test_friday_evening_waits_for_monday():
    friday = datetime(2027, 3, 5, 18, tzinfo=BERLIN)

    assert SendWindow().next_open(friday, BERLIN) == datetime(2027, 3, 8, 9, tzinfo=BERLIN)


def test_a_window_in_a_named_zone_does_not_ask_where_the_candidate_lives():
    window = SendWindow(zone="America/New_York")
    morning_in_berlin = datetime(2027, 3, 1, 9, tzinfo=BERLIN)

    opens = window.next_open(morning_in_berlin, BERLIN)

    assert opens == datetime(2027, 3, 1, 9, tzinfo=ZoneInfo("America/New_York"))


def test_always_is_open_at_any_instant():
    at = datetime(2027, 3, 6, 3, 7, tzinfo=UTC)

    assert SendWindow(is_always=True).next_open(at, BERLIN) == at


def test_a_window_that_a_clock_change_swallows_opens_a_week_later():
    window = SendWindow(days=(7,), start=time(2, 15), end=time(2, 45))
    just_closed = datetime(2026, 3, 22, 3, tzinfo=BERLIN)  # the next Sunday has no such half hour

    assert window.next_open(just_closed, BERLIN) == datetime(2026, 4, 5, 2, 15, tzinfo=BERLIN)


def test_an_hour_that_the_clock_repeats_opens_twice_and_not_in_between():
    window = SendWindow(days=(7,), start=time(2), end=time(2, 30))
    first_closed = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)

    assert window.next_open(first_closed, BERLIN) == datetime(2026, 10, 25, 1, tzinfo=UTC)


@given(windows())
def test_a_window_is_read_back_from_what_it_is_written_as(window):
    assert read_window(window.to_mapping()) == window
    assert read_window(SendWindow(is_always=True).to_mapping()) == SendWindow(is_always=True)


def test_yaml_numbers_for_times_of_day_are_understood():
    window = read_window({"start": 570, "end": 1440, "days": [1, "tuesday", "Wed"]})

    assert window == SendWindow(days=(1, 2, 3), start=time(9, 30), end=time.max)


def test_without_a_window_it_is_working_hours_of_the_candidate():
    assert read_window(None) == SendWindow(days=(1, 2, 3, 4, 5), start=time(9), end=time(17), zone="candidate")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ("sometimes", "window"),
        ([], "window"),
        ({"hours": "9-17"}, "hours"),
        ({"days": []}, "window.days"),
        ({"days": "mon"}, "window.days"),
        ({"days": ["²"]}, "window.days"),
        ({"days": [8]}, "window.days"),
        ({"days": [None]}, "window.days"),
        ({"start": "9"}, "window.start"),
        ({"start": True}, "window.start"),
        ({"start": "09:00+02:00"}, "window.start"),
        ({"start": "09:00:30"}, "window.start"),
        ({"end": "25:00"}, "window.end"),
        ({"end": 1441}, "window.end"),
        ({"end": 10**5000}, "window.end"),
        ({"start": "17:00", "end": "09:00"}, "window.start"),
        ({"start": "09:00", "end": "09:00"}, "window.start"),
        ({"zone": "Berlin"}, "window.zone"),
        ({"zone": "../../etc/passwd"}, "window.zone"),
        ({"zone": "Europe"}, "window.zone"),
        ({"zone": ""}, "window.zone"),
        ({"zone": ["UTC"]}, "window.zone"),
    ],
)
def test_a_window_that_cannot_be_kept_is_refused_by_its_field(given, field):
    with pytest.raises(UserError, match=f"`{field}`|“{field}”"):
        read_window(given)


@given(st.text())
def test_a_zone_is_one_that_exists_or_refused(text):
    with contextlib.suppress(UserError):
        assert ZoneInfo(read_zone("zone", text))
