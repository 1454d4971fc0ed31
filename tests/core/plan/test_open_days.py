"""S-58: no outreach on the candidate's holidays, on quiet days of everybody, or while the sender is away."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.day_spans import DaySpan, parse_span, read_span, with_span, without_span
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.hours import Hours, hours_rule
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.windows import SendWindow
from sequencer.errors import UserError

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
CHRISTMAS = DaySpan(date(2026, 12, 24), date(2027, 1, 1), "Christmas")


def hours(zone=BERLIN, window=None, *, is_guess=False, **days):
    return Hours(window or SendWindow(), zone, OpenDays(**days), is_guess)


def berlin(year, month, day, hour=9, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def test_nothing_leaves_on_a_public_holiday_and_the_reason_names_it():
    wait = hours_rule(hours(country="DE"), berlin(2027, 5, 17, 11))

    assert wait.until == berlin(2027, 5, 18)
    assert wait.reason.code == "holiday"
    assert wait.reason.says == (
        "Waiting: public holiday in Germany (Pentecost Monday). Next: Tue 18 May 09:00 (Europe/Berlin)."
    )


def test_a_night_before_a_holiday_tells_the_holiday_not_the_night():
    wait = hours_rule(hours(country="DE"), berlin(2026, 12, 24, 18))

    assert (wait.reason.code, wait.until) == ("holiday", berlin(2026, 12, 28))


def test_a_plain_night_is_told_as_the_send_window():
    wait = hours_rule(hours(country="DE"), berlin(2027, 3, 1, 18))

    assert wait.reason.code == "window_closed"
    assert wait.reason.says == "Waiting: outside the send window. Next: Tue 2 Mar 09:00 (Europe/Berlin)."


def test_the_holiday_is_a_day_of_the_candidate_wherever_the_window_is():
    window = SendWindow(zone="Europe/Berlin", start=time(0), end=time(23, 59))
    thanksgiving = hours(NEW_YORK, window, country="US")
    evening_before = datetime(2026, 11, 25, 23, tzinfo=NEW_YORK)

    assert thanksgiving.next_open(evening_before) == evening_before  # it is the 26th in Berlin already
    assert thanksgiving.next_open(evening_before + timedelta(hours=2)) == datetime(2026, 11, 27, tzinfo=NEW_YORK)


def test_a_window_that_is_always_open_keeps_the_days_too():
    always = SendWindow(is_always=True)

    assert hours(window=always, country="DE").next_open(berlin(2026, 12, 25, 3)) == berlin(2026, 12, 27, 0)
    quiet = hours(window=always, home=BERLIN, quiet=(CHRISTMAS,))
    assert quiet.next_open(berlin(2026, 12, 25, 3)) == berlin(2027, 1, 2, 0)


def test_quiet_days_are_days_of_our_own_zone():
    quiet = hours(NEW_YORK, SendWindow(is_always=True), home=BERLIN, quiet=(CHRISTMAS,))
    still_in_the_old_year = datetime(2027, 1, 1, 19, tzinfo=NEW_YORK)  # 2 January 01:00 in Berlin

    assert quiet.next_open(still_in_the_old_year) == still_in_the_old_year


def test_quiet_days_are_told_with_their_name_and_their_end():
    wait = hours_rule(hours(home=BERLIN, quiet=(CHRISTMAS,)), berlin(2026, 12, 28, 10))

    assert wait.reason.code == "quiet_days"
    assert wait.reason.says == (
        "Waiting: quiet days for everybody (Christmas, 24 Dec 2026 – 1 Jan 2027). Next: Mon 4 Jan 09:00 (Europe/Berlin)."
    )


def test_leave_ends_on_the_first_working_day_after_it():
    to_friday = DaySpan(date(2027, 3, 1), date(2027, 3, 5))
    every_day = SendWindow(days=(1, 2, 3, 4, 5, 6, 7))

    wait = hours_rule(hours(window=every_day, home=BERLIN, leave=(to_friday,)), berlin(2027, 3, 6, 10))

    assert (wait.reason.code, wait.until) == ("sender_away", berlin(2027, 3, 8))
    assert "the sender is away (1 Mar – 5 Mar 2027)" in wait.reason.says


def test_one_closed_day_behind_another_is_waited_for_too():
    quiet, leave = DaySpan(date(2027, 3, 24), date(2027, 3, 25)), DaySpan(date(2027, 3, 30), date(2027, 4, 1))
    several = hours(country="DE", home=BERLIN, quiet=(quiet,), leave=(leave,))  # Good Friday and Easter Monday between

    wait = hours_rule(several, berlin(2027, 3, 24, 10))

    assert (wait.reason.code, wait.until) == ("quiet_days", berlin(2027, 4, 2))


def test_a_guessed_zone_is_said_to_be_one():
    wait = hours_rule(hours(is_guess=True), berlin(2027, 3, 6))

    assert wait.reason.says.endswith("Next: Mon 8 Mar 09:00 (Europe/Berlin, a guess).")


def test_the_weekend_of_the_candidates_country_is_kept_by_a_window_of_working_days():
    riyadh = ZoneInfo("Asia/Riyadh")
    friday = datetime(2027, 2, 5, 10, tzinfo=riyadh)

    wait = hours_rule(hours(riyadh, country="SA"), friday)

    assert (wait.reason.code, wait.until) == ("weekend", datetime(2027, 2, 8, 9, tzinfo=riyadh))
    assert "weekend in Saudi Arabia" in wait.reason.says
    assert (
        hours_rule(hours(riyadh, SendWindow(days=(5, 6)), country="SA"), friday) is None
    )  # somebody chose the weekend
    assert hours_rule(hours(riyadh, SendWindow(days=(5,)), country="SA"), friday) is None  # it would never open


def test_working_days_pass_over_weekends_holidays_and_quiet_days():
    three = Delay.parse("3 working days")
    wednesday = berlin(2026, 12, 23, 15)

    assert hours().after(three, wednesday) == berlin(2026, 12, 28, 15)
    assert hours(country="DE").after(three, wednesday) == berlin(2026, 12, 29, 15)
    assert hours(country="DE", quiet=(CHRISTMAS,)).after(three, wednesday) == berlin(2027, 1, 6, 15)


def test_an_unknown_country_has_no_holidays():
    christmas = berlin(2026, 12, 25, 10)

    assert hours_rule(hours(), christmas) is None
    assert hours_rule(hours(country="XX"), christmas) is None


spans = st.builds(
    lambda first, length, name: DaySpan(first, first + timedelta(days=length), name),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 30),
    st.sampled_from(["", "Christmas", "Summer in the hills"]),
)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(["DE", "US", "SA", "JP", ""]),
    st.lists(spans, max_size=3),
    st.lists(spans, max_size=2),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Apia"]),
)
def test_whatever_days_are_closed_the_next_opening_is_on_an_open_one(at, country, quiet, leave, zone):
    when = hours(ZoneInfo(zone), country=country, home=BERLIN, quiet=tuple(quiet), leave=tuple(leave))

    opens = when.next_open(at)

    ours, theirs = opens.astimezone(BERLIN).date(), opens.astimezone(ZoneInfo(zone))
    assert opens >= at
    assert not any(ours in span for span in [*quiet, *leave])
    assert when.open_days.closed_at(opens, ZoneInfo(zone)) is None
    assert time(9) <= theirs.time() < time(17)
    assert when.next_open(opens) == opens
    assert (hours_rule(when, at) is None) is (opens == at)


@given(spans)
def test_a_span_is_read_back_from_what_it_is_written_as(span):
    assert parse_span(str(span)) == span
    assert DaySpan.from_mapping(span.to_mapping()) == span


@pytest.mark.parametrize(
    ("first", "last", "name", "field"),
    [
        ("", "", "", "first"),
        ("24 Dec", "", "", "first"),
        ("2026-02-30", "", "", "first"),
        ("1026-02-03", "", "", "first"),
        ("2026-12-24", "2026-12-23", "", "last"),
        ("2026-12-24", "2029-12-23", "", "last"),
        ("2026-12-24", "soon", "", "last"),
        ("2026-12-24", "", "x" * 81, "name"),
    ],
)
def test_days_that_cannot_be_kept_are_refused_by_their_field(first, last, name, field):
    with pytest.raises(UserError, match=f"`{field}`"):
        read_span(first, last, name)


def test_the_same_days_again_take_the_new_name_and_go_by_their_days():
    named = with_span(with_span((), CHRISTMAS), DaySpan(CHRISTMAS.first, CHRISTMAS.last, "Between the years"))

    assert [span.name for span in named] == ["Between the years"]
    assert without_span(named, CHRISTMAS) == ()


def test_nobody_closes_days_without_end():
    many = tuple(
        DaySpan(date(2026, 1, 1) + timedelta(days=n), date(2026, 1, 1) + timedelta(days=n)) for n in range(100)
    )

    with pytest.raises(UserError, match="100 spans"):
        with_span(many, CHRISTMAS)
