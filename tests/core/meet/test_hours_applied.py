"""Changes made to a colleague's hours: what is closed, opened and left alone."""

from datetime import date

import pytest

from sequencer.core.meet.colleague.applied import CannotApplyError, HoursNow, applied
from sequencer.core.meet.colleague.changes import Dated, Journey, Turn, Weekly

WEEK = [{"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "17:00"}]
NOW = HoursNow(weekly=WEEK, outside=[{"days": [4], "start": "18:00", "end": "20:00"}])
THURSDAY, FRIDAY = date(2027, 3, 4), date(2027, 3, 5)


def minutes(opens, closes):
    return (opens * 60, closes * 60)


def windows(hours, day):
    (found,) = (one for one in hours.overrides if one["date"] == day.isoformat())
    return [(one["start"], one["end"]) for one in found["windows"]]


def test_days_away_are_added_once():
    away = Dated(Turn.CLOSED, THURSDAY, FRIDAY)

    assert applied(NOW, [away, away]).absences == ["2027-03-04", "2027-03-05"]


def test_an_evening_of_one_day_stands_beside_the_usual_hours():
    found = applied(NOW, [Dated(Turn.OPEN, FRIDAY, FRIDAY, (minutes(18, 20),))])

    assert windows(found, FRIDAY) == [("09:00", "17:00"), ("18:00", "20:00")]


def test_what_is_closed_of_a_day_leaves_the_rest():
    found = applied(NOW, [Dated(Turn.CLOSED, THURSDAY, THURSDAY, (minutes(14, 16), minutes(18, 19)))])

    assert windows(found, THURSDAY) == [("09:00", "14:00"), ("16:00", "17:00"), ("19:00", "20:00")]


def test_only_takes_the_place_of_the_usual_hours():
    assert windows(applied(NOW, [Dated(Turn.ONLY, FRIDAY, FRIDAY, (minutes(9, 11),))]), FRIDAY) == [("09:00", "11:00")]


def test_two_changes_of_one_day_add_up():
    first = Dated(Turn.CLOSED, FRIDAY, FRIDAY, (minutes(9, 12),))
    second = Dated(Turn.OPEN, FRIDAY, FRIDAY, (minutes(18, 20),))

    assert windows(applied(NOW, [first, second]), FRIDAY) == [("12:00", "17:00"), ("18:00", "20:00")]


def test_further_hours_of_every_week_are_only_what_is_not_there():
    found = applied(NOW, [Weekly(Turn.OPEN, frozenset({4, 6}), (minutes(16, 21),))])

    assert found.weekly == WEEK
    assert found.outside[1:] == [
        {"days": [4], "start": "17:00", "end": "18:00"},
        {"days": [4], "start": "20:00", "end": "21:00"},
        {"days": [6], "start": "16:00", "end": "21:00"},
    ]


def test_a_weekday_is_closed_in_the_usual_hours_and_beside_them():
    found = applied(NOW, [Weekly(Turn.CLOSED, frozenset({4}))])

    assert found.weekly == [{"days": [1, 2, 3, 5], "start": "09:00", "end": "17:00"}]
    assert found.outside == []


def test_hours_of_every_week_can_be_all_there_is_of_a_day():
    found = applied(NOW, [Weekly(Turn.ONLY, frozenset({5}), (minutes(8, 10),))])

    assert {"days": [5], "start": "09:00", "end": "10:00"} in found.weekly
    assert {"days": [5], "start": "08:00", "end": "09:00"} in found.outside


def test_a_journey_without_an_end_lasts_a_year():
    found = applied(NOW, [Journey("Europe/Lisbon", THURSDAY, None)])

    assert found.travel == [{"from": "2027-03-04", "to": "2028-03-03", "zone": "Europe/Lisbon"}]


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (HoursNow(WEEK, absences=["2027-03-04"]), Dated(Turn.OPEN, THURSDAY, THURSDAY, (minutes(18, 20),))),
        (HoursNow(WEEK, absences=["2027-03-04"]), Dated(Turn.USUAL, THURSDAY, THURSDAY)),
        (HoursNow([]), Dated(Turn.USUAL, THURSDAY, THURSDAY)),
        (HoursNow(WEEK, outside_per_week=0), Weekly(Turn.OPEN, frozenset({6}), (minutes(8, 10),))),
        (
            HoursNow(WEEK, travel=[{"from": "2027-03-01", "to": "2027-03-09", "zone": "Asia/Tokyo"}]),
            Journey("Europe/Lisbon", THURSDAY, FRIDAY),
        ),
    ],
)
def test_what_does_not_fit_is_left_to_a_person(now, change):
    with pytest.raises(CannotApplyError):
        applied(now, [change])


def test_days_said_to_be_as_usual_change_nothing():
    assert applied(NOW, [Dated(Turn.USUAL, THURSDAY, FRIDAY)]) == NOW
