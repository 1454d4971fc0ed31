from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.ranges import MOST, ranged, unranged


def test_neighbours_are_drawn_together():
    assert ranged([7, 3, 4, 5, 9]) == "3-5,7,9"


@given(st.sets(st.integers(1, 100_000), max_size=200))
def test_what_is_written_is_read_back(numbers):
    assert set(unranged(ranged(numbers))) == numbers


def test_rubbish_is_passed_over_and_no_range_is_too_long():
    assert unranged("x,5,-,7-6,") == [5]
    assert len(unranged("1-999999999")) == MOST
