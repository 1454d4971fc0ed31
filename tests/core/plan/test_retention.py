"""How long data is kept: P-04 (told or gone within a month) and the times of the organisation."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.retention import KeepFacts, Kept, Terms, due, why

TERMS = Terms(Delay.parse("30 days"), Delay.parse("6 months"), Delay.parse("24 months"), ZoneInfo("Europe/Berlin"))
COLLECTED = datetime(2027, 1, 1, tzinfo=UTC)
WROTE = datetime(2027, 1, 10, 12, tzinfo=UTC)
ANSWERED = datetime(2027, 2, 1, 12, tzinfo=UTC)


def test_somebody_nobody_has_written_to_is_listed_on_day_28_and_due_on_day_30():
    found = due(KeepFacts(COLLECTED), TERMS)

    assert (found.kind, found.at, found.listed_from) == (
        Kept.UNWRITTEN,
        COLLECTED + timedelta(days=30),
        COLLECTED + timedelta(days=28),
    )


@pytest.mark.parametrize(
    ("facts", "kind", "at"),
    [
        (KeepFacts(COLLECTED, WROTE), Kept.UNANSWERED, datetime(2027, 7, 10, 11, tzinfo=UTC)),  # on the same clock
        (KeepFacts(COLLECTED, WROTE, ANSWERED), Kept.ANSWERED, datetime(2029, 2, 1, 12, tzinfo=UTC)),
        (KeepFacts(COLLECTED, ANSWERED, WROTE), Kept.ANSWERED, datetime(2029, 2, 1, 12, tzinfo=UTC)),
        (KeepFacts(COLLECTED, None, ANSWERED), Kept.ANSWERED, datetime(2029, 2, 1, 12, tzinfo=UTC)),
    ],
)
def test_time_counts_from_what_last_passed_between_us(facts, kind, at):
    found = due(facts, TERMS)

    assert (found.kind, found.at) == (kind, at)


def test_while_something_is_under_way_nothing_is_due():
    assert due(KeepFacts(COLLECTED, WROTE, is_busy=True), TERMS) is None
    assert due(KeepFacts(COLLECTED, WROTE, ANSWERED, is_busy=True), TERMS) is None


def test_who_was_not_written_to_is_due_although_a_run_stands_still_but_only_a_person_lets_them_go():
    """P-04: a paused run tells nobody that we have their data."""
    found = due(KeepFacts(COLLECTED, is_busy=True), TERMS)

    assert (found.kind, found.at, found.needs_person) == (Kept.UNWRITTEN, COLLECTED + timedelta(days=30), True)
    assert not due(KeepFacts(COLLECTED), TERMS).needs_person


@pytest.mark.parametrize(("kind", "length"), [*zip(Kept, ("30 days", "6 months", "24 months"), strict=True)])
def test_each_kind_has_its_sentence_with_the_time_that_is_over(kind, length):
    assert length in why(kind, TERMS)
