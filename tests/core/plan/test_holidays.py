"""S-58: public holidays and weekends of the candidate's country."""

import sys
from datetime import date
from subprocess import run

import pytest
from holidays.registry import COUNTRIES

from sequencer.core.plan.holidays import holiday_on, is_weekend


def test_a_nation_wide_holiday_has_its_name():
    assert holiday_on("DE", date(2026, 10, 3)) == "German Unity Day"
    assert holiday_on("US", date(2026, 11, 26)) == "Thanksgiving Day"
    assert holiday_on("FR", date(2027, 7, 14)) == "National Day"


def test_a_holiday_of_one_part_of_a_country_is_nobodys_for_we_do_not_know_where_in_it_they_live():
    assert holiday_on("DE", date(2027, 1, 6)) == ""  # Epiphany, in three of the sixteen states


def test_a_holiday_that_is_moved_to_a_working_day_is_kept_on_it():
    assert "Independence Day" in holiday_on("US", date(2026, 7, 3))  # the 4th is a Saturday


@pytest.mark.parametrize("country", ["", "XX", "ZZ", "??"])
def test_an_unknown_country_has_weekends_and_no_holiday(country):
    assert holiday_on(country, date(2026, 12, 25)) == ""
    assert is_weekend(country, date(2026, 12, 26))
    assert not is_weekend(country, date(2026, 12, 25))


def test_small_letters_and_the_names_people_give_a_country_are_understood():
    assert holiday_on("de", date(2026, 12, 25)) == holiday_on("DE", date(2026, 12, 25)) != ""
    assert holiday_on("UK", date(2026, 12, 25)) == holiday_on("GB", date(2026, 12, 25)) != ""


def test_the_weekend_is_that_of_the_country():
    friday, sunday = date(2026, 11, 20), date(2026, 11, 22)

    assert is_weekend("SA", friday)
    assert not is_weekend("SA", sunday)
    assert is_weekend("DE", sunday)
    assert not is_weekend("DE", friday)


def test_a_weekend_day_that_is_worked_is_none():
    assert date(2026, 10, 10).isoweekday() == 6
    assert not is_weekend("CN", date(2026, 10, 10))  # worked for the days off around the National Day


def test_every_country_of_the_library_can_be_asked_in_this_year_and_the_next():
    codes = [names[1] for names in COUNTRIES.values()]
    days = [date(year, month, day) for year in (2026, 2027) for month in range(1, 13) for day in range(1, 29)]

    with_holidays = [code for code in codes if any(holiday_on(code, day) for day in days)]

    assert len(codes) > 200
    assert len(with_holidays) > len(codes) * 0.95


def test_the_names_do_not_depend_on_the_language_of_the_machine():
    ask = "from datetime import date; from sequencer.core.plan.holidays import *; print(holiday_on('DE', date(2026, 10, 3)))"
    said = {
        run([sys.executable, "-c", ask], env={"LANGUAGE": one}, capture_output=True, text=True, check=True).stdout
        for one in ("de", "th", "")
    }

    assert said == {"German Unity Day\n"}


def test_a_process_that_asks_for_no_country_does_not_carry_the_library():
    ask = "import sys, sequencer.core.plan.eligibility, sequencer.core.plan.cadence; print('holidays' in sys.modules)"

    said = run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout

    assert said == "False\n"
