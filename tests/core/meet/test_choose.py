"""Which starts somebody is offered: beside their work, spread out, never at night, and always the same."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.meet.choose import Part, choose, nearest, part_of
from sequencer.core.meet.slots import Slot

BERLIN = ZoneInfo("Europe/Berlin")
LENGTH = timedelta(minutes=45)
MONDAY = datetime(2027, 3, 1, tzinfo=BERLIN)
BESIDE = {Part.EARLY, Part.LUNCH, Part.EVENING, Part.WEEKEND}


def slot(day, clock, zone=BERLIN):
    hour, _, minute = clock.partition(":")
    local = datetime(2027, 3, 1, int(hour), int(minute), tzinfo=zone) + timedelta(days=day)
    return Slot(local.astimezone(UTC), (1,))


def every_quarter(days, first="06:00", last="23:00"):
    """A start every quarter of an hour."""
    begin, end = slot(0, first).start_at, slot(0, last).start_at
    count = int((end - begin) / timedelta(minutes=15)) + 1
    return [
        Slot(begin + timedelta(days=day, minutes=15 * number), (1,)) for day in range(days) for number in range(count)
    ]


def clocks(slots, zone=BERLIN):
    return [f"{one.start_at.astimezone(zone):%a %H:%M}" for one in slots]


@pytest.mark.parametrize(
    ("day", "clock", "part"),
    [
        (0, "06:59", Part.NIGHT),
        (0, "07:00", Part.EARLY),
        (0, "08:15", Part.EARLY),
        (0, "08:30", Part.WORK),
        (0, "12:00", Part.LUNCH),
        (0, "13:15", Part.LUNCH),
        (0, "13:30", Part.WORK),
        (0, "16:45", Part.WORK),
        (0, "17:00", Part.EVENING),
        (0, "20:45", Part.EVENING),
        (0, "21:00", Part.NIGHT),
        (5, "11:00", Part.WEEKEND),
        (5, "05:00", Part.NIGHT),
    ],
)
def test_the_part_of_a_day_is_told_by_the_whole_meeting(day, clock, part):
    assert part_of(slot(day, clock).start_at, LENGTH, BERLIN) is part


def test_of_two_open_weeks_it_takes_five_days_and_all_hours_beside_work():
    chosen = choose(every_quarter(14), LENGTH, BERLIN)

    assert clocks(chosen) == ["Mon 08:00", "Tue 12:15", "Wed 18:30", "Thu 08:00", "Fri 12:15"]


def test_working_hours_only_fill_up_to_three():
    lone = [slot(0, "18:00"), *[slot(day, "10:00") for day in range(5)]]

    assert clocks(choose(lone, LENGTH, BERLIN)) == ["Mon 18:00", "Tue 10:00", "Wed 10:00"]


def test_where_nobody_is_free_beside_work_three_working_hours_are_better_than_none():
    assert len(choose([slot(day, "10:00") for day in range(5)], LENGTH, BERLIN)) == 3


def test_two_starts_next_to_each_other_are_no_choice():
    assert clocks(choose([slot(0, "18:00"), slot(0, "18:15"), slot(0, "18:30")], LENGTH, BERLIN)) == ["Mon 18:30"]


def test_it_is_their_day_that_counts_not_ours():
    tokyo = ZoneInfo("Asia/Tokyo")

    chosen = choose(every_quarter(14), LENGTH, tokyo)

    parts = {part_of(one.start_at, LENGTH, tokyo) for one in chosen}
    assert parts <= BESIDE


def test_the_nearest_are_around_the_time_that_is_gone():
    free = every_quarter(3)

    assert clocks(nearest(free, slot(1, "18:00").start_at)) == ["Tue 18:00", "Tue 17:45", "Tue 18:15"]


_ZONES = st.sampled_from(
    ["Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
)
_QUARTERS = st.lists(st.integers(0, 14 * 96), max_size=60)


@given(_QUARTERS, _ZONES, st.integers(1, 5), st.randoms(use_true_random=False))
def test_whatever_is_free_the_choice_is_among_it_by_day_in_order_and_does_not_depend_on_order(
    quarters, name, most, dice
):
    zone = ZoneInfo(name)
    free = [Slot(MONDAY.astimezone(UTC) + timedelta(minutes=15 * one), (1,)) for one in set(quarters)]
    shuffled = list(free)
    dice.shuffle(shuffled)

    chosen = choose(free, LENGTH, zone, most)

    times = [one.start_at for one in chosen]
    parts = [part_of(at, LENGTH, zone) for at in times]
    assert chosen == choose(shuffled, LENGTH, zone, most)
    assert set(chosen) <= set(free)
    assert len(chosen) <= most
    assert times == sorted(times)
    assert Part.NIGHT not in parts
    assert all(one.astimezone(zone).hour >= 7 for one in times)
    assert len(chosen) <= 3 or sum(part is Part.WORK for part in parts) < len(chosen) / 2
    if any(part_of(one.start_at, LENGTH, zone) in BESIDE for one in free):
        assert set(parts) & BESIDE
