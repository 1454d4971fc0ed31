"""The fast slot function and the slow one agree: on what is listed, on who is there, and on what can be booked."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import assume, given, settings
from loop_oracle import oracle
from slot_luck import further_request, lucky_request
from slot_oracle import EndlessRunError, instant, seconds
from slot_strategies import requests

from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import Slot, find_slots, is_bookable, missing_starts

_SEEDS = 120


def differences(given):
    """What the fast function says otherwise than the slow one, in words. Raises EndlessRunError."""
    slow, asked = oracle(given), read_request(given)
    expected = [instant(start) for start in slow.starts()]
    offered = find_slots(asked)
    found = to_json(offered, missing_starts(asked, offered))
    if found["starts"] != expected:
        yield f"lists {found['starts']}, and not {expected}"
    for start, people in found["people"].items():
        if given.get("stages"):
            if not slow.loop_holds(seconds(start), found["stages"][start]):
                yield f"{found['stages'][start]} is no loop"
            continue
        if not slow.assignment_holds(seconds(start), people):
            yield f"{people} do not fill the seats at {start}"
        if not slow.others_hold(seconds(start), people, found.get("optional", {}).get(start, [])):
            yield f"the optional people at {start} are not those who can"
    for one in found["missing"][::7]:
        if slow.allowed(seconds(one["start"])) != (one["reason"] == "grid"):
            yield f"gives a wrong reason: {one}"
        if one["person"] is not None and slow.can_meet(one["person"], seconds(one["start"])):
            yield f"names somebody who could: {one}"


def wrong_verdicts(given, luck):
    """Starts, on the grid and beside it, about which the commit is of another mind than the slow function."""
    slow, asked = oracle(given), read_request(given)
    listed = [int(slot.start_at.timestamp()) for slot in find_slots(asked)]
    for _ in range(12):
        start = luck.randrange(slow.search[0] - 3600, slow.search[1] + 3600, 60)
        if listed and luck.random() < 0.5:
            start = luck.choice(listed) + 60 * luck.choice((0, 1, -1, 7, 15, -15))
        verdict = is_bookable(asked, datetime.fromtimestamp(start, UTC))
        if isinstance(verdict, Slot) != slow.allowed(start):
            yield instant(start), verdict


@settings(max_examples=60)
@given(requests())
def test_the_slow_function_finds_the_same_starts(given_request):
    try:
        assert list(differences(given_request)) == []
    except EndlessRunError:
        assume(False)


@pytest.mark.parametrize("tens", range(_SEEDS // 10))
def test_requests_of_every_zone_and_feature_get_the_same_answer(tens):
    for seed in range(tens * 10, tens * 10 + 10):
        given_request = lucky_request(seed)
        assert list(wrong_verdicts(given_request, Random(seed))) == [], seed
        try:
            assert list(differences(given_request)) == [], seed
        except EndlessRunError:
            continue


@pytest.mark.parametrize("tens", range(_SEEDS // 20))
def test_journeys_holidays_optional_people_and_loops_get_the_same_answer(tens):
    for seed in range(tens * 10, tens * 10 + 10):
        given_request = further_request(seed)
        assert list(wrong_verdicts(given_request, Random(seed))) == [], seed
        try:
            assert list(differences(given_request)) == [], seed
        except EndlessRunError:
            continue


def test_the_requests_that_luck_makes_are_worth_asking():
    """Most find starts, and every feature is in many of them."""
    made = [lucky_request(seed) for seed in range(_SEEDS)]
    people = [person for one in made for person in one["people"]]

    assert sum(bool(find_slots(read_request(one))) for one in made) > _SEEDS // 3
    for field in ("pools", "required", "candidate", "holds"):
        assert sum(bool(one.get(field)) for one in made) > 20, field
    for field in ("overrides", "absences", "free", "caps", "booked"):
        assert sum(bool(person.get(field)) for person in people) > 20, field


def test_the_further_requests_are_worth_asking():
    made = [further_request(seed) for seed in range(_SEEDS)]
    people = [person for one in made for person in one["people"]]
    found = [find_slots(read_request(one)) for one in made]

    assert sum(bool(slots) for slots in found) > _SEEDS // 3
    assert sum(any(slot.stages for slot in slots) for slots in found) > 15
    assert sum(any(slot.optional for slot in slots) for slots in found) > 5
    assert sum(bool(person.get("travel")) for person in people) > 100
    assert sum(bool(person.get("country")) for person in people) > 50
