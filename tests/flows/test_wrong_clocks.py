"""What a worker took by a clock that was far ahead is not out of reach until then: it is taken over, or looked for."""

from dataclasses import replace

import pytest
from builders import add_candidate, add_sequence, first_touch
from errands import LENA, CrashError, crashing_at, touches, work

from sequencer.core.states import TouchState


def die_ahead(road, clock, at):
    """A worker whose clock is two days ahead dies at a step."""
    add_candidate(road, LENA)
    first_touch(road, LENA, add_sequence(road))
    clock.pass_by(days=2)
    with pytest.raises(CrashError):
        work(replace(road, step=crashing_at(at)))
    clock.pass_by(days=-2, minutes=3)  # by then the mailbox is free again


def test_a_claim_of_such_a_worker_is_taken_over_at_once(road, clock, post):
    die_ahead(road, clock, "after_claim")
    work(road)

    assert post.recipients == [LENA]
    assert touches(road)[0].fence > 1


def test_a_text_that_began_by_such_a_clock_is_unknown_at_once_and_never_leaves_again(road, clock, post):
    die_ahead(road, clock, "after_transmitting")
    work(road)

    assert touches(road)[0].state is TouchState.UNKNOWN
    assert post.mails == []


@pytest.mark.parametrize("ahead", [0, 4])
def test_clocks_that_differ_by_minutes_are_no_reason_to_take_anything_over(road, clock, post, ahead):
    add_candidate(road, LENA)
    first_touch(road, LENA, add_sequence(road))
    clock.pass_by(minutes=ahead)
    with pytest.raises(CrashError):
        work(replace(road, step=crashing_at("after_claim")))
    clock.pass_by(minutes=-ahead, seconds=150)
    work(road)

    assert post.mails == []
    assert touches(road)[0].fence == 1
