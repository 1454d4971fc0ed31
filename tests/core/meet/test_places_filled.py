"""Whose place at a settled interview somebody of the pool may take by itself."""

from zoneinfo import ZoneInfo

from sequencer.core.meet.request import Pool, SlotRequest
from sequencer.core.meet.stand_in import is_missed, who_may_stand_in

ASKED = SlotRequest(
    now=0,
    search=(0, 10_000),
    duration=60,
    step=60,
    viewer_zone=ZoneInfo("UTC"),
    people=(),
    required=frozenset({"ana"}),
    pools=(Pool(1, frozenset({"mia", "tomas"})),),
)


def test_a_seat_of_a_pool_is_filled_from_the_pool():
    assert is_missed(ASKED, ["ana", "mia"], "mia")
    assert who_may_stand_in(ASKED, ["ana", "mia"], "mia") == {"tomas"}


def test_whoever_took_the_place_of_a_required_person_is_missed_and_nobody_of_the_pool_takes_that_place():
    assert is_missed(ASKED, ["elif", "mia"], "elif")
    assert who_may_stand_in(ASKED, ["elif", "mia"], "elif") == frozenset()
    assert who_may_stand_in(ASKED, ["elif", "mia"], "mia") == frozenset()
