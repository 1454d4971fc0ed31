"""Branches ask one thing of one person."""

from datetime import date

import pytest

from sequencer.core.plan.branching import Condition, read_condition
from sequencer.errors import UserError

KNOWN = frozenset({"country", "employer"})
TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("asked", "values", "answer"),
    [
        ({"field": "country", "is": "DE"}, {"country": " de "}, True),
        ({"field": "country", "is": "DE"}, {"country": "FR"}, False),
        ({"field": "country", "is": "DE"}, {}, False),
        ({"field": "country", "is_not": "DE"}, {"country": "FR"}, True),
        ({"field": "country", "is_not": "DE"}, {"country": "de"}, False),
        ({"field": "employer", "contains": "straße"}, {"employer": "Auto STRASSE GmbH"}, True),
        ({"field": "employer", "contains": "bot"}, {"employer": ""}, False),
        ({"field": "employer", "is_set": True}, {"employer": "Acme"}, True),
        ({"field": "employer", "is_set": True}, {"employer": "  "}, False),
        ({"field": "employer", "is_set": False}, {}, True),
        ({"date": "2027-03-01"}, {}, True),
        ({"date": "2027-03-02"}, {}, False),
    ],
)
def test_a_condition_looks_at_a_field_or_a_date(asked, values, answer):
    found = read_condition(asked, KNOWN)

    assert found.holds(values, TODAY, has_answered_before=False) is answer


@pytest.mark.parametrize("asked", [True, False])
def test_a_condition_looks_at_whether_somebody_answered_before_this_run(asked):
    found = read_condition({"answered_before": asked}, KNOWN)

    assert found.holds({}, TODAY, has_answered_before=True) is asked
    assert found.holds({}, TODAY, has_answered_before=False) is not asked


@pytest.mark.parametrize(
    "condition",
    [
        Condition(field="country", operator="is_not", value="true"),
        Condition(field="employer", operator="is_set", value="false"),
        Condition(from_on=TODAY),
        Condition(answered_before=False),
    ],
)
def test_a_condition_is_read_back_from_its_own_writing(condition):
    assert read_condition(condition.to_mapping(), KNOWN) == condition


@pytest.mark.parametrize(
    "given",
    [
        None,
        {},
        "country is DE",
        {"field": "country"},
        {"is": "DE"},
        {"field": "country", "is": "DE", "contains": "D"},
        {"field": "country", "is": "DE", "date": "2027-03-01"},
        {"answered_before": "yes"},
        {"answered_before": True, "field": "country"},
        {3: 4},
    ],
)
def test_what_asks_nothing_or_two_things_is_refused_with_the_shapes_we_know(given):
    with pytest.raises(UserError, match="answered_before: true"):
        read_condition(given, KNOWN)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_is_not_contained_in_everything(value):
    with pytest.raises(UserError, match="`contains`"):
        read_condition({"field": "country", "contains": value}, KNOWN)
