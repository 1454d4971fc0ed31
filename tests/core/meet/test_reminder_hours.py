"""When a candidate is reminded: the working day before, at a decent hour of their day, and not of what they just agreed to."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.meet.remind import leaves_at, remind_at

BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = datetime(2027, 1, 1, tzinfo=UTC)


def working(day):
    return day.isoweekday() < 6 and day != date(2027, 3, 26)  # Good Friday


def local(text, zone=BERLIN):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "reminder"),
    [
        ("2027-03-04T12:15", "2027-03-03T12:15"),
        ("2027-03-04T18:45", "2027-03-03T18:00"),  # in the evening not after six
        ("2027-03-04T07:30", "2027-03-03T09:00"),
        ("2027-03-08T12:15", "2027-03-05T12:15"),  # Monday: on Friday
        ("2027-03-29T12:15", "2027-03-25T12:15"),  # over a holiday, and over the change of the clocks
    ],
)
def test_the_working_day_before_between_nine_and_six(start, reminder):
    assert remind_at(local(start), BERLIN, LONG_AGO, working) == local(reminder)


def test_what_was_agreed_within_a_day_of_it_needs_none():
    start, reminder = local("2027-03-04T12:15"), local("2027-03-03T12:15")

    assert remind_at(start, BERLIN, reminder - timedelta(hours=24), working) == reminder
    assert remind_at(start, BERLIN, reminder - timedelta(hours=23, minutes=59), working) is None


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        ("2027-03-03T12:00", "2027-03-03T12:00"),
        ("2027-03-03T19:59", "2027-03-03T19:59"),
        ("2027-03-03T20:00", "2027-03-04T08:00"),
        ("2027-03-04T03:00", "2027-03-04T08:00"),
        ("2027-03-04T10:15", "2027-03-04T10:15"),
        ("2027-03-04T10:16", None),  # less than two hours before
        ("2027-03-05T09:00", None),
    ],
)
def test_one_that_is_late_waits_for_the_morning_or_is_left_out(now, leaves):
    expected = local(leaves) if leaves else None

    assert leaves_at(local(now), local("2027-03-04T12:15"), BERLIN) == expected


def test_on_an_early_start_a_late_reminder_does_not_wake_anybody():
    assert leaves_at(local("2027-03-04T05:00"), local("2027-03-04T07:30"), BERLIN) is None


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "America/Sao_Paulo"])
def test_the_hours_are_those_of_the_candidate(zone):
    clock = ZoneInfo(zone)

    found = remind_at(local("2027-03-04T19:00", clock), clock, LONG_AGO, working)

    assert found.astimezone(clock).strftime("%d %H:%M") == "03 18:00"
