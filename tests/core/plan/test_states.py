"""Which state may follow which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.states import OPEN_TOUCHES, TouchState, before, may_become

FINAL = {
    TouchState.SENT,
    TouchState.REFUSED,
    TouchState.DONE,
    TouchState.SKIPPED,
    TouchState.CANCELLED,
}


@pytest.mark.parametrize("old", sorted(FINAL))
def test_what_is_settled_stays_settled(old):
    assert not any(may_become(old, new) for new in TouchState)


@pytest.mark.parametrize("old", sorted(OPEN_TOUCHES))
def test_a_stop_can_cancel_everything_whose_text_has_not_begun_to_leave(old):
    assert may_become(old, TouchState.CANCELLED)


def test_what_nobody_knows_leaves_again_only_by_way_of_a_decision():
    assert not may_become(TouchState.UNKNOWN, TouchState.PLANNED)
    assert not may_become(TouchState.UNKNOWN, TouchState.CLAIMED)
    assert may_become(TouchState.UNKNOWN, TouchState.NOT_SENT)
    assert may_become(TouchState.NOT_SENT, TouchState.PLANNED)


def test_a_text_that_is_leaving_is_never_claimed_again():
    assert not may_become(TouchState.TRANSMITTING, TouchState.CLAIMED)
    assert not may_become(TouchState.TRANSMITTING, TouchState.TRANSMITTING)


def test_only_a_claim_begins_to_leave():
    assert before(TouchState.TRANSMITTING) == {TouchState.CLAIMED}


@given(st.sampled_from(TouchState), st.sampled_from(TouchState))
def test_both_questions_give_one_answer(old, new):
    assert may_become(old, new) is (old in before(new))


@pytest.mark.parametrize("old", sorted(set(TouchState) - FINAL))
def test_nothing_is_a_dead_end_by_accident(old):
    reached, ahead = set(), {old}
    while ahead:
        reached |= ahead
        ahead = {new for one in ahead for new in TouchState if may_become(one, new)} - reached

    assert reached & FINAL
