"""Time of which nobody knows whether it is free is never offered; time that may yet be taken is offered after the rest."""

from dataclasses import replace

import pytest
from slot_requests import at, free, request, starts, who, written

from sequencer.core.meet.diary import Reason
from sequencer.core.meet.request import instant, second_from, with_soft_taken
from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import Obstacle, find_slots, is_bookable, missing_starts
from sequencer.errors import UserError


def explained(given):
    asked = read_request(given)
    return to_json((), missing_starts(asked, find_slots(asked)))["missing"]


def test_nothing_is_offered_of_a_person_of_whose_time_nothing_is_known():
    given = request(free(("09:00", "12:00"), unknown=True))

    assert starts(given) == []
    assert {one["reason"] for one in explained(given) if "T09" in one["start"]} == {"unknown"}
    assert [one["person"] for one in explained(given) if "T10" in one["start"]] == ["ada"]


def test_an_unknown_stretch_takes_only_what_it_touches_and_the_grid_begins_anew_behind_it():
    given = request(free(("09:00", "14:00"), unknown=[at("10:30", "11:10")]), step_min=60)

    assert starts(given) == ["09:00", "12:00", "13:00"]


def test_unknown_time_needs_no_buffer():
    given = request(free(("09:00", "12:00"), unknown=[at("10:00", "11:00")]), buffers_min={"before": 30, "after": 30})

    assert starts(given) == ["09:00", "11:00"]


def test_a_pool_is_filled_by_those_whose_calendars_can_be_read():
    team = [free(("09:00", "10:00"), name="a", unknown=True), free(("09:00", "10:00"), name="b")]

    assert who(request(*team, pools=[{"any": 1, "of": ["a", "b"]}])) == [("b",)]
    assert starts(request(*team, pools=[{"any": 2, "of": ["a", "b"]}])) == []


def test_the_commit_refuses_what_the_list_leaves_out_and_names_the_person():
    asked = read_request(request(free(("09:00", "12:00"), unknown=True)))

    assert is_bookable(asked, instant(second_from(instant(asked.search[0])) + 9 * 3600)) == Obstacle(
        Reason.UNKNOWN, "ada"
    )


@pytest.mark.parametrize(("other", "reason"), [("busy", "busy"), ("booked", "booked")])
def test_what_is_known_to_be_taken_says_so_although_the_rest_is_unknown(other, reason):
    given = request(free(("09:00", "12:00"), unknown=True, **{other: [at("09:00", "10:00")]}))

    assert {one["start"]: one["reason"] for one in explained(given)}["2026-03-02T09:00:00Z"] == reason


def test_without_the_field_everything_is_known():
    for nothing in ({}, {"unknown": None}, {"unknown": False}, {"unknown": []}):
        assert starts(request(free(("09:00", "10:00"), **nothing))) == ["09:00"]


def test_an_unknown_stretch_that_ends_before_it_begins_is_refused_by_name():
    with pytest.raises(UserError, match=r"people\[0\]\.unknown"):
        read_request(request(free(("09:00", "10:00"), unknown=[at("10:00", "09:00")])))


def test_time_that_may_yet_be_taken_is_free_and_can_be_left_out():
    plain = read_request(request(free(("09:00", "12:00"))))
    (ada,) = plain.people
    soft = (second_from(instant(plain.search[0])) + 10 * 3600, second_from(instant(plain.search[0])) + 11 * 3600)
    asked = replace(plain, people=(replace(ada, soft=(soft,)),))

    firm = with_soft_taken(asked)

    assert len(find_slots(asked)) == 3
    assert [written(slot.start_at)[11:16] for slot in find_slots(firm)] == ["09:00", "11:00"]
    assert with_soft_taken(plain) is None
