"""What holds for every request: properties of the slot function that need no second one to be seen."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from slot_oracle import Oracle, seconds
from slot_requests import free, hold, request, starts, written
from slot_strategies import ZONES, people, requests, spans

from sequencer.core.meet.diary import Reason
from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import Obstacle, Slot, find_slots, is_bookable, missing_starts

WEEK = timedelta(days=7)
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_endless(given):
    """A run that began before all memory has its grid from nowhere in particular."""
    if given["pools"] and not given["required"] and not any(pool["any"] for pool in given["pools"]):
        return True  # nobody is needed
    open_all_day = {"start": "00:00", "end": "24:00"}
    return any({**open_all_day, "days": one["days"]} == one for who in given["people"] for one in who["weekly"])


def found(given):
    return find_slots(read_request(given))


def can_start(given, at):
    return isinstance(is_bookable(read_request(given), at), Slot)


@settings(max_examples=80)
@given(requests())
def test_every_listed_start_keeps_every_rule_for_everybody_who_would_be_there(given_request):
    slow = Oracle(given_request)

    for start, who in to_json(found(given_request))["people"].items():
        assert slow.allowed(seconds(start))
        assert slow.assignment_holds(seconds(start), who)


@settings(max_examples=80)
@given(requests(), st.data())
def test_the_order_of_the_input_does_not_matter(given_request, data):
    before = found(given_request)
    for who in given_request["people"]:
        for name in ("weekly", "busy", "booked", "overrides"):
            who[name] = data.draw(st.permutations(who[name]))
    for name in ("people", "required", "pools", "holds"):
        given_request[name] = data.draw(st.permutations(given_request[name]))

    assert found(given_request) == before


@settings(max_examples=80)
@given(requests())
def test_every_listed_start_can_be_booked_with_the_same_people(given_request):
    asked = read_request(given_request)

    for slot in find_slots(asked):
        assert is_bookable(asked, slot.start_at) == slot


@settings(max_examples=60)
@given(requests())
def test_every_start_of_the_grid_is_listed_or_has_a_reason(given_request):
    asked = read_request(given_request)
    offered = find_slots(asked)

    missing = list(missing_starts(asked, offered))

    assert not {at for at, _ in missing} & {slot.start_at for slot in offered}
    for at, obstacle in missing:
        verdict = is_bookable(asked, at)
        assert isinstance(verdict, Slot) if obstacle.reason == "grid" else verdict == obstacle


@settings(max_examples=60)
@given(requests(), st.data())
def test_more_busy_time_never_makes_a_start_bookable(given_request, data):
    before = json.loads(json.dumps(given_request))
    given_request["people"][0]["busy"].append(data.draw(spans(given_request["search"]["start"][:10])))

    assert all(can_start(before, slot.start_at) for slot in found(given_request))


@settings(max_examples=60)
@given(requests(), st.data())
def test_one_more_who_has_to_be_there_never_makes_a_start_bookable(given_request, data):
    given_request |= {"required": given_request["required"] or ["ada"]}
    before = json.loads(json.dumps(given_request))
    given_request["people"].append(data.draw(people("dee", given_request["search"]["start"][:10])))
    given_request["required"] = [*given_request["required"], "dee"]

    assert all(can_start(before, slot.start_at) for slot in found(given_request))


@settings(max_examples=60)
@given(requests(), st.data())
def test_one_more_in_a_pool_never_takes_a_start_away(given_request, data):
    assume(given_request["pools"])
    before = found(given_request)
    given_request["people"].append(data.draw(people("dee", given_request["search"]["start"][:10])))
    given_request["pools"][0]["of"].append("dee")

    assert all(can_start(given_request, slot.start_at) for slot in before)


@settings(max_examples=60)
@given(requests())
def test_a_busy_time_that_is_split_or_said_twice_changes_nothing(given_request):
    before = found(given_request)
    for who in given_request["people"]:
        for start, end in list(who["busy"]):
            middle = written(datetime.fromisoformat(start) + timedelta(minutes=2))
            who["busy"] += [[start, middle], [middle, end]]

    assert found(given_request) == before


@settings(max_examples=60)
@given(requests(), st.sampled_from([5, 15, 25, 35, 45, 75]), st.sampled_from([*ZONES, "America/St_Johns"]))
def test_where_the_grid_divides_a_quarter_the_viewers_zone_does_not_matter(given_request, step, zone):
    given_request |= {"step_min": step}

    assert found({**given_request, "viewer_zone": zone}) == found({**given_request, "viewer_zone": "UTC"})


def _a_week_later(value):
    """The same JSON with every instant and date moved."""
    if isinstance(value, dict):
        return {key: _a_week_later(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_a_week_later(one) for one in value]
    if isinstance(value, str) and _STAMP.fullmatch(value):
        return written(datetime.fromisoformat(value) + WEEK)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + WEEK).isoformat()
    return value


@settings(max_examples=60)
@given(requests(days=("2026-06-10", "2026-01-20")).filter(lambda one: not is_endless(one)))
def test_a_week_later_everything_is_the_same_where_no_clock_changes(given_request):
    expected = [slot._replace(start_at=slot.start_at + WEEK) for slot in found(given_request)]

    assert found(_a_week_later(given_request)) == tuple(expected)


@settings(max_examples=60)
@given(requests())
def test_a_panel_meets_only_when_each_of_it_could_meet_alone(given_request):
    given_request |= {"required": [], "pools": []}
    for slot in found(given_request):
        for name in slot.people:
            assert can_start({**given_request, "required": [name]}, slot.start_at)


@settings(max_examples=60)
@given(requests())
def test_whenever_one_of_a_pool_could_meet_alone_the_pool_can(given_request):
    names = [one["id"] for one in given_request["people"]]
    pool = {**given_request, "required": [], "pools": [{"any": 1, "of": names}]}
    for name in names:
        for slot in found({**given_request, "required": [name], "pools": []}):
            assert can_start(pool, slot.start_at)


@settings(max_examples=60)
@given(requests())
def test_a_pool_of_one_seat_and_one_person_is_that_person(given_request):
    given_request |= {"required": ["ada"], "pools": []}
    required = found(given_request)

    given_request |= {"required": [], "pools": [{"any": 1, "of": ["ada"]}]}

    assert found(given_request) == required


@settings(max_examples=60)
@given(requests())
def test_what_touches_never_conflicts_and_any_overlap_does(given_request):
    given_request |= {"required": ["ada"], "pools": []}
    length = timedelta(minutes=given_request["duration_min"])
    busy = given_request["people"][0]["busy"]
    for slot in found(given_request)[:3]:
        begins, ends = slot.start_at, slot.start_at + length
        touching = [[written(begins - length), written(begins)], [written(ends), written(ends + length)]]
        given_request["people"][0]["busy"] = busy + touching
        assert can_start(given_request, begins)

        for moved in (-length + timedelta(seconds=1), length - timedelta(seconds=1), timedelta(0)):
            given_request["people"][0]["busy"] = [*busy, [written(begins + moved), written(ends + moved)]]
            assert is_bookable(read_request(given_request), begins) == Obstacle(Reason.BUSY, "ada")


@settings(max_examples=60)
@given(requests())
def test_a_hold_hides_a_start_from_others_until_it_expires_and_never_from_its_holder(given_request):
    given_request |= {"holds": [], "required": ["ada"], "pools": [], "candidate": None}
    for one in given_request["people"]:
        one["caps"] = {}
    before = found(given_request)
    assume(before)
    begins = before[0].start_at
    kept = {
        "start": written(begins),
        "end": written(begins + timedelta(minutes=given_request["duration_min"])),
        "people": ["ada"],
        "holder": "them",
        "expires": written(datetime.fromisoformat(given_request["now"]) + timedelta(seconds=1)),
    }

    assert begins not in [slot.start_at for slot in found({**given_request, "holds": [kept]})]
    assert found({**given_request, "holds": [kept], "holder": "them"}) == before
    assert found({**given_request, "holds": [kept | {"expires": given_request["now"]}]}) == before


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"now": "2026-03-02T09:30:00Z"}, "notice"),
        ({"search": {"start": "2026-03-02T00:00:00Z", "end": "2026-03-02T09:59:00Z"}}, "search"),
        ({"holds": [hold(start="2026-03-02T09:30:00Z")]}, "held"),
        ({"candidate": {"zone": "UTC", "windows": [{"days": [1], "start": "18:00", "end": "20:00"}]}}, "candidate_hours"),
        ({"people": [free(("08:00", "09:30"))]}, "hours"),
        ({"people": [free(("08:00", "12:00"), caps={"per_week": 0})]}, "week_cap"),
    ],
)  # fmt: skip
def test_the_commit_refuses_a_start_that_breaks_a_rule_and_says_which(broken, reason):
    nine = datetime(2026, 3, 2, 9, tzinfo=UTC)
    whole = request(free(("08:00", "12:00")))
    assert starts(whole) == ["08:00", "09:00", "10:00", "11:00"]
    assert can_start(whole, nine)

    verdict = is_bookable(read_request({**whole, **broken}), nine)

    assert isinstance(verdict, Obstacle)
    assert verdict.reason == reason
