"""The plan that follows: what a file may say of it, and the days that lie between."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.meet.plan_next import Link, NextGiven, Offered, longest_reach, not_after, not_before, read_next
from sequencer.errors import UserError

BERLIN, AUCKLAND = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Auckland")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_without_a_word_of_it_nothing_follows_and_a_plan_is_offered_by_hand():
    assert read_next({}) == NextGiven("", Offered.BY_HAND, None, None)
    assert read_next({"then": "Panel"}).offered is Offered.BY_HAND


def test_a_file_says_when_it_is_offered_and_how_many_days_lie_between():
    given = {"then": "Panel", "then_offered": "booked", "then_after_days": 2, "then_within_days": 10}

    assert read_next(given) == NextGiven("Panel", Offered.BOOKED, 2, 10)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"then": "Panel", "then_offered": "soon"}, "`then_offered`: “soon” is none of by_hand, held, booked"),
        ({"then": "Panel", "then_offered": True}, "`then_offered`"),
        ({"then": "Panel", "then_after_days": 0}, "`then_after_days`"),
        ({"then": "Panel", "then_after_days": "two"}, "`then_after_days`"),
        ({"then": "Panel", "then_within_days": 4000}, "`then_within_days`"),
        ({"then_offered": "held"}, "`then_offered`: it says how a plan follows, and `then` names none"),
    ],
)
def test_a_mistake_names_its_field(given, says):
    with pytest.raises(UserError, match=says):
        read_next(given)


def test_without_days_between_the_next_may_follow_at_once():
    end = at("2027-03-02T18:00")

    assert not_before(end, BERLIN, None) == end
    assert not_after(end, BERLIN, None) == end


@pytest.mark.parametrize(
    ("zone", "days", "begins"),
    [
        (BERLIN, 1, "2027-03-27T23:00"),  # Saturday evening, then Sunday, on which clocks change
        (BERLIN, 2, "2027-03-28T22:00"),
        (AUCKLAND, 1, "2027-03-28T11:00"),  # it ends on Sunday morning there
    ],
)
def test_days_are_those_of_the_candidates_calendar(zone, days, begins):
    assert not_before(at("2027-03-27T18:00"), zone, days) == at(begins)


def test_from_both_sides_the_same_pairs_of_days_fit():
    """Tuesday and Thursday are two days apart: from Tuesday the next begins on Thursday, and before Thursday it ends on Tuesday."""
    tuesday, thursday = at("2027-03-02T17:00"), at("2027-03-04T17:00")

    assert not_before(tuesday, BERLIN, 2) == at("2027-03-03T23:00")
    assert not_after(thursday, BERLIN, 2) == at("2027-03-02T23:00")


def test_calendars_are_looked_at_as_far_ahead_as_any_chain_of_plans_may_lead():
    first, last = Link(1, 14, 2, Offered.BOOKED, 2), Link(3, 10, None, Offered.BY_HAND, None)

    assert longest_reach([]) == 0
    assert longest_reach([Link(1, 14, None, Offered.BY_HAND, None)]) == 14
    assert longest_reach([first, Link(2, 20, 3, Offered.BOOKED, 1), last]) == 14 + 2 + 20 + 1 + 10
    assert longest_reach([first, Link(2, 20, 3, Offered.HELD, 30), last]) == 30 + 10
    assert longest_reach([Link(1, 14, 2, Offered.BOOKED, 2), Link(2, 20, 1, Offered.BOOKED, 1)]) == 14 + 2 + 20
