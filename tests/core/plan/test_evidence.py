"""When a mail of which nobody knows is looked for, and what is left when nothing is found (2.4)."""

from datetime import UTC, datetime, timedelta

import pytest

from sequencer.core.plan.evidence import (
    ANSWER_WITHIN,
    LOOKS,
    Ask,
    LookAgain,
    Outcome,
    Search,
    after_nothing,
    cannot_look,
    may_leave_again,
    pause_after_failure,
)

BEGAN = datetime(2027, 3, 1, 10, tzinfo=UTC)


def test_it_is_looked_for_after_half_a_minute_two_ten_and_thirty_minutes():
    looked, now, search = [], BEGAN + LOOKS[0], Search(BEGAN)
    while True:
        looked.append(now - BEGAN)
        search = Search(BEGAN, looks=search.looks + 1)
        following = after_nothing(search, now)
        if isinstance(following, Ask):
            break
        now = following.at

    assert [length.total_seconds() for length in looked] == [30, 120, 600, 1800]


def test_a_look_that_comes_late_stands_for_those_it_missed():
    assert after_nothing(Search(BEGAN, looks=1), BEGAN + timedelta(minutes=5)) == LookAgain(BEGAN + LOOKS[2])
    assert isinstance(after_nothing(Search(BEGAN, looks=1), BEGAN + timedelta(days=2)), Ask)


@pytest.mark.parametrize(
    ("files_sent", "outcome"),
    [(True, Outcome.NOT_SENT_PROBABLY), (False, Outcome.NO_EVIDENCE), (None, Outcome.NO_EVIDENCE)],
)
def test_only_where_the_provider_files_all_it_sends_is_a_missing_copy_a_sign(files_sent, outcome):
    found = after_nothing(Search(BEGAN, looks=4, files_sent=files_sent), BEGAN + LOOKS[-1])

    assert (found.outcome, found.until) == (outcome, BEGAN + ANSWER_WITHIN)
    assert found.reason.says.startswith("Needs you: ")
    assert found.reason.code == outcome


def test_a_mailbox_that_cannot_be_read_is_tried_less_and_less_often():
    pauses = [pause_after_failure(number) for number in range(1, 8)]

    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=1), timedelta(minutes=15))
    assert "The password was refused." in cannot_look("The password was refused.").says


@pytest.mark.parametrize("missing", [None, "is_allowed", "was_seen_filing", "has_left_again"])
def test_it_leaves_again_by_itself_only_with_leave_with_proof_and_once(missing):
    facts = {"is_allowed": True, "was_seen_filing": True, "has_left_again": False}
    if missing is not None:
        facts[missing] = not facts[missing]

    assert may_leave_again(Outcome.NOT_SENT_PROBABLY, **facts) is (missing is None)
    assert not may_leave_again(Outcome.NO_EVIDENCE, **facts)
