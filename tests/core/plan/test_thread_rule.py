"""A follow-up waits for the id under which the mail before it arrived (X-22)."""

from datetime import UTC, datetime, timedelta

from sequencer.core.plan.thread_rule import thread_rule

LEFT = datetime(2027, 3, 1, 10, tzinfo=UTC)


def test_it_waits_a_day_at_most_with_a_reason():
    found = thread_rule(LEFT, LEFT + timedelta(hours=3))

    assert found.until == LEFT + timedelta(hours=24)
    assert found.reason.says.startswith("Waiting: ")
    assert thread_rule(LEFT, LEFT + timedelta(hours=24)) is None


def test_where_the_id_is_known_nothing_waits():
    assert thread_rule(None, LEFT) is None
