"""Families of answers: what somebody's day, other people or a lone remaining start make of a named time, in nine languages."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import pick

BERLIN = ZoneInfo("Europe/Berlin")
FAMILIES = yaml.safe_load((Path(__file__).parent / "pick_families.yaml").read_text(encoding="utf-8"))
STARTS = ("2027-04-13T12:15", "2027-04-14T17:30", "2027-04-16T07:45", "2027-04-21T18:30", "2027-04-22T12:00")
OFFERED = tuple(
    Option(number, datetime.fromisoformat(start).replace(tzinfo=BERLIN).astimezone(UTC))
    for number, start in enumerate(STARTS, 1)
)
RECEIVED = datetime(2027, 4, 12, 8, tzinfo=UTC)
BOOKED = [(text, number) for family in FAMILIES["books"].values() for text, number in family]
NOT_BOOKED = [text for family in FAMILIES["books_nothing"].values() for text in family]
READ_AS = [(text, outcome) for outcome, family in FAMILIES["is_read_as"].items() for text in family]


def read(text):
    """The outcome, and the number where it is a booking."""
    found = pick(OFFERED, BERLIN, RECEIVED, text)
    return str(found.outcome), found.options[0] if found.outcome == "book" and found.options else None


@pytest.mark.parametrize(("text", "number"), BOOKED)
def test_a_start_is_picked_in_any_of_these_words(text, number):
    assert read(text) == ("book", number)


@pytest.mark.parametrize("text", NOT_BOOKED)
def test_a_start_is_not_picked_where_it_suits_somebody_else_or_nobody(text):
    assert read(text)[0] != "book"


@pytest.mark.parametrize(("text", "outcome"), READ_AS)
def test_what_is_no_pick_is_read_as_what_it_is(text, outcome):
    assert read(text)[0] == outcome
