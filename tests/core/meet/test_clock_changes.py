"""Windows on the days on which clocks change: what is skipped is left out, what repeats counts twice."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sequencer.core.meet.clock import next_multiple, offset_at, on_the_clock, stretches
from sequencer.core.meet.request import DAY, instant

EVENING, NIGHT = ("18:00", "20:00"), ("00:00", "06:00")


def utc(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def seconds(clock):
    return int(clock[:2]) * 3600 + int(clock[3:]) * 60


def spans(zone, date, start, end):
    """The spans of one local day's window, as `MM-DD HH:MM` in UTC."""
    day = utc(date) // DAY
    window = (seconds(start), seconds(end))
    found = on_the_clock(ZoneInfo(zone), (day - 2) * DAY, (day + 3) * DAY, lambda one: [window] if one == day else [])
    return [(f"{instant(a):%m-%d %H:%M}", f"{instant(b):%m-%d %H:%M}") for a, b in found]


@pytest.mark.parametrize(
    ("zone", "date", "window", "expected"),
    [
        ("Europe/Berlin", "2026-03-29", EVENING, [("03-29 16:00", "03-29 18:00")]),
        ("Europe/Berlin", "2026-03-28", EVENING, [("03-28 17:00", "03-28 19:00")]),
        ("Europe/Berlin", "2026-10-25", EVENING, [("10-25 17:00", "10-25 19:00")]),
        ("Europe/Berlin", "2026-03-29", ("02:00", "03:00"), []),  # skipped
        ("Europe/Berlin", "2026-03-29", ("01:30", "03:30"), [("03-29 00:30", "03-29 01:30")]),
        ("Europe/Berlin", "2026-10-25", ("02:00", "03:00"), [("10-25 00:00", "10-25 02:00")]),  # twice
        ("Europe/Berlin", "2026-10-25", ("02:30", "02:45"), [("10-25 00:30", "10-25 00:45"), ("10-25 01:30", "10-25 01:45")]),
        ("Europe/Berlin", "2026-10-25", ("00:00", "24:00"), [("10-24 22:00", "10-25 23:00")]),
        ("America/New_York", "2026-03-08", EVENING, [("03-08 22:00", "03-09 00:00")]),
        ("America/New_York", "2026-03-08", ("02:00", "03:00"), []),
        ("America/New_York", "2026-03-08", NIGHT, [("03-08 05:00", "03-08 10:00")]),
        ("America/New_York", "2026-11-01", ("01:00", "02:00"), [("11-01 05:00", "11-01 07:00")]),
        ("America/New_York", "2026-11-01", EVENING, [("11-01 23:00", "11-02 01:00")]),
        ("Australia/Lord_Howe", "2026-04-05", ("01:30", "02:00"), [("04-04 14:30", "04-04 15:30")]),  # half an hour twice
        ("Australia/Lord_Howe", "2026-10-04", ("02:00", "02:30"), []),  # half an hour skipped
        ("Australia/Lord_Howe", "2026-10-04", ("01:30", "03:00"), [("10-03 15:00", "10-03 16:00")]),
        ("Africa/Casablanca", "2026-02-15", EVENING, [("02-15 18:00", "02-15 20:00")]),  # Ramadan: back to UTC
        ("Africa/Casablanca", "2026-03-22", ("02:00", "03:00"), []),
        ("Africa/Casablanca", "2026-02-15", ("02:00", "03:00"), [("02-15 01:00", "02-15 03:00")]),
        ("America/Santiago", "2026-04-04", ("23:00", "24:00"), [("04-05 02:00", "04-05 04:00")]),
        ("America/Santiago", "2026-09-06", ("00:00", "01:00"), []),  # midnight itself is skipped
        ("America/Santiago", "2026-09-06", ("00:00", "24:00"), [("09-06 04:00", "09-07 03:00")]),
        ("Asia/Tehran", "2026-03-22", EVENING, [("03-22 14:30", "03-22 16:30")]),  # no clock change since 2022
        ("Asia/Tehran", "2021-03-22", ("00:00", "01:00"), []),
        ("Pacific/Apia", "2011-12-30", ("00:00", "24:00"), []),  # a whole day skipped
        ("Pacific/Apia", "2011-12-31", ("09:00", "10:00"), [("12-30 19:00", "12-30 20:00")]),
        ("Africa/Cairo", "2026-04-24", ("00:00", "01:00"), []),
        ("Atlantic/Azores", "2026-03-29", ("00:00", "01:00"), []),
        ("America/Havana", "2025-11-02", ("00:00", "01:00"), [("11-02 04:00", "11-02 06:00")]),
        ("Asia/Kathmandu", "2026-06-10", EVENING, [("06-10 12:15", "06-10 14:15")]),
    ],
)  # fmt: skip
def test_a_window_is_the_instants_whose_local_time_lies_in_it(zone, date, window, expected):
    assert spans(zone, date, *window) == expected


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(available_timezones())),
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 28), timezones=st.just(UTC)),
)
def test_every_zone_keeps_the_offsets_that_the_zone_itself_knows(zone, start):
    at = int(start.timestamp())
    for begin, end, offset in stretches(ZoneInfo(zone), at, at + 3 * DAY):
        assert begin < end
        for second in (begin, end - 1):
            local = datetime.fromtimestamp(second, ZoneInfo(zone))
            assert local.utcoffset() == timedelta(seconds=offset)
            assert offset_at(ZoneInfo(zone), second) == offset


def clocks_of_the_world():
    """One zone for each way in which clocks run from 2025 to 2028, with its stretches."""
    start, end = utc("2025-01-01"), utc("2029-01-01")
    found = {tuple(stretches(zone, start, end)): zone for zone in map(ZoneInfo, sorted(available_timezones()))}
    return [(zone, list(clock)) for clock, zone in found.items()]


def test_a_day_differs_from_24_hours_only_where_a_clock_changes_and_by_exactly_that_much():
    for zone, clock in clocks_of_the_world():
        expected = {}
        for (_, _, before), (at, _, after) in pairwise(clock):
            day = (at + min(before, after)) // DAY  # whose hours are skipped or come twice
            expected[day] = expected.get(day, 0) + before - after
        first, last = clock[0][0], clock[-1][1]
        for odd in (0, 1):  # every other day, so that none joins the next
            found = on_the_clock(zone, first, last, lambda day, odd=odd: [(0, DAY)] if day % 2 == odd else [])
            lengths = {}
            for begin, end in found:
                day = (begin + offset_at(zone, begin)) // DAY
                lengths[day] = lengths.get(day, 0) + end - begin
            inner = range(min(lengths) + 1, max(lengths))
            differing = {day: lengths[day] - DAY for day in inner if day in lengths and lengths[day] != DAY}
            assert differing == {day: one for day, one in expected.items() if day % 2 == odd and one}, zone.key


def test_the_evenings_of_four_years_come_back_from_every_clock_of_the_world():
    for zone, clock in clocks_of_the_world():
        changed = [(begin, before - after) for (_, _, before), (begin, _, after) in pairwise(clock)]
        spans = on_the_clock(zone, clock[0][0], clock[-1][1], lambda _day: [(seconds("18:00"), seconds("20:00"))])
        for begin, end in spans[1:-1]:
            local = datetime.fromtimestamp(begin, zone)
            assert int(local.astimezone(UTC).timestamp()) == begin, zone.key
            assert begin < end, zone.key
            assert end - begin == 7200 or any(begin <= at <= end for at, _ in changed), zone.key


def test_a_whole_year_has_the_clock_changes_it_has():
    year = stretches(ZoneInfo("Africa/Casablanca"), utc("2025-01-01"), utc("2026-01-01"))

    assert [(f"{instant(begin):%m-%d}", offset // 3600) for begin, _, offset in year] == [("01-01", 1), ("02-23", 0), ("04-06", 1)]  # fmt: skip


def test_rounding_goes_by_the_clock_that_holds_when_it_arrives():
    before = utc("2026-10-03T15:10:00")  # 01:40 on Lord Howe; at 02:00 the clock goes to 02:30

    found = next_multiple(ZoneInfo("Australia/Lord_Howe"), before, 3600)

    assert f"{instant(found).astimezone(ZoneInfo('Australia/Lord_Howe')):%H:%M}" == "03:00"
