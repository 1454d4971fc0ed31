"""Lengths of time as recruiters write them, and the instants they lead to."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.delays import Delay, Unit, working_days_after
from sequencer.errors import UserError

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia"]

delays = st.builds(Delay, st.integers(0, 120), st.sampled_from(Unit))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("3 working days", 3, Unit.WORKING_DAY),
        ("1 working day", 1, Unit.WORKING_DAY),
        ("  2   Hours ", 2, Unit.HOUR),
        ("10 seconds", 10, Unit.SECOND),
        ("600s", 600, Unit.SECOND),
        ("15 min", 15, Unit.MINUTE),
        ("15m", 15, Unit.MINUTE),
        ("2h", 2, Unit.HOUR),
        ("4d", 4, Unit.DAY),
        ("2 weeks", 2, Unit.WEEK),
        ("6 months", 6, Unit.MONTH),
        ("0", 0, Unit.SECOND),
    ],
)
def test_a_delay_is_read_as_people_write_it(text, amount, unit):
    assert Delay.parse(text) == Delay(amount, unit)


@pytest.mark.parametrize(
    "text", ["", "soon", "3", "-1 days", "1.5 days", "3 workdays", "1 day 2 hours", "9999999 s", "1\0 day", "11 years"]
)
def test_what_is_no_length_of_time_is_refused_with_the_spellings_we_know(text):
    with pytest.raises(UserError, match="3 working days"):
        Delay.parse(text)


def test_a_delay_beyond_ten_years_is_refused():
    assert Delay.parse("120 months").amount == 120
    with pytest.raises(UserError, match="ten years"):
        Delay.parse("124 months")


@given(delays)
def test_a_delay_is_read_back_from_its_own_words(delay):
    assert Delay.parse(str(delay)) == delay


@given(delays, instants, st.sampled_from(ZONES))
def test_nothing_is_due_before_the_instant_it_counts_from(delay, at, zone):
    assert delay.after(at, ZoneInfo(zone)) >= at


@given(st.integers(0, 1439), st.sampled_from(["0 days", "0 working days", "0 weeks", "0 months"]))
def test_no_days_at_all_go_not_back_into_the_first_of_two_equal_hours(minutes, text):
    at = datetime(2026, 10, 24, 22, tzinfo=UTC) + timedelta(minutes=minutes)  # the night Berlin repeats an hour

    assert Delay.parse(text).after(at, BERLIN) >= at


def test_days_keep_the_wall_clock_over_a_clock_change_and_hours_do_not():
    before = datetime(2026, 3, 28, 9, tzinfo=BERLIN)

    assert Delay.parse("1 day").after(before, BERLIN) == datetime(2026, 3, 29, 9, tzinfo=BERLIN)
    assert Delay.parse("24 hours").after(before, BERLIN) == datetime(2026, 3, 29, 10, tzinfo=BERLIN)


def test_a_time_that_a_clock_change_skips_moves_forward():
    before = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)

    due = Delay.parse("1 day").after(before, BERLIN)

    assert due.astimezone(BERLIN).strftime("%d %H:%M") == "29 03:30"


def test_working_days_pass_over_the_weekend():
    friday = datetime(2027, 3, 5, 16, tzinfo=NEW_YORK)

    due = Delay.parse("1 working day").after(friday, NEW_YORK)

    assert due == datetime(2027, 3, 8, 16, tzinfo=NEW_YORK)


def test_working_days_pass_over_holidays_that_are_told():
    monday = date(2027, 3, 1)
    is_working = {date(2027, 3, 2), date(2027, 3, 4)}.__contains__

    assert working_days_after(monday, 2, is_working) == date(2027, 3, 4)
    assert working_days_after(monday, 0, is_working) == monday


def test_a_month_ends_where_a_shorter_one_does():
    january = datetime(2028, 1, 31, 12, tzinfo=UTC)

    assert Delay.parse("1 month").after(january, ZoneInfo("UTC")) == datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert Delay.parse("13 months").after(january, ZoneInfo("UTC")) == datetime(2029, 2, 28, 12, tzinfo=UTC)
