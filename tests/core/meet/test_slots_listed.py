"""The conventions of the slot function: people and pools, the grid, the commit and the explanation."""

import pytest
from slot_requests import at, free, hold, person, request, starts, who

from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import Slot, find_slots, is_bookable, missing_starts

# --- people and pools ---


def test_without_required_and_pools_everybody_takes_part():
    given = request(free(("09:00", "12:00")), free(("11:00", "14:00"), name="bo"))

    assert who(given) == [("ada", "bo")]


def test_who_is_neither_required_nor_in_a_pool_does_not_matter():
    assert who(request(free(("09:00", "10:00")), free(name="bo"), required=["ada"])) == [("ada",)]


def test_a_pool_needs_its_number_of_people_for_the_whole_meeting():
    team = [free(("09:00", "09:30"), name="a"), free(("09:30", "10:00"), name="b"), free(("11:00", "12:00"), name="c")]

    assert starts(request(*team, pools=[{"any": 1, "of": ["a", "b", "c"]}])) == ["11:00"]
    assert starts(request(*team, pools=[{"any": 2, "of": ["a", "b", "c"]}])) == []


def test_one_person_fills_one_seat():
    team = [free(("09:00", "11:00"), name="a"), free(("10:00", "11:00"), name="b")]
    pools = [{"any": 1, "of": ["a", "b"]}, {"any": 1, "of": ["a"]}]

    assert who(request(*team, pools=pools)) == [("a", "b")]


def test_a_required_person_fills_no_seat_of_a_pool():
    team = [free(("09:00", "11:00"), name="a"), free(("10:00", "11:00"), name="b")]

    assert who(request(*team, required=["a"], pools=[{"any": 1, "of": ["a", "b"]}])) == [("a", "b")]


def test_a_pool_prefers_whoever_has_fewest_meetings_that_week():
    worked = [["2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z"]]
    team = [free(("09:00", "10:00"), name="a", booked=worked), free(("09:00", "10:00"), name="b")]

    assert who(request(*team, pools=[{"any": 1, "of": ["a", "b"]}])) == [("b",)]


def test_a_cap_takes_its_person_out_of_a_pool():
    full = free(("09:00", "11:00"), name="a", caps={"per_day": 0})

    assert who(request(full, free(("10:00", "11:00"), name="b"), pools=[{"any": 1, "of": ["a", "b"]}])) == [("b",)]


# --- grid ---


@pytest.mark.parametrize(
    ("step", "opens", "expected"),
    [
        (60, "09:10", ["10:00", "11:00"]),
        (30, "09:10", ["09:30", "10:00", "10:30", "11:00"]),
        (45, "09:10", ["09:15", "10:00", "10:45"]),
        (40, "09:10", ["09:20", "10:00", "10:40"]),
        (25, "09:12", ["09:15", "09:40", "10:05", "10:30", "10:55"]),
        (120, "09:10", ["10:00"]),
        (7, "10:33", ["10:33", "10:40", "10:47", "10:54"]),
    ],
)
def test_the_first_start_is_rounded_up_and_the_others_follow_by_the_step(step, opens, expected):
    assert starts(request(free((opens, "12:00")), step_min=step)) == expected


def test_the_grid_is_laid_anew_in_each_run_between_meetings():
    given = request(free(("09:00", "13:00"), busy=[at("10:20", "10:50")]), step_min=45)

    assert starts(given) == ["09:00", "11:00", "11:45"]


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [("2026-03-03", "UTC", ["00:00", "08:00", "16:00"]), ("2026-03-03", "Asia/Kolkata", ["02:30", "10:30", "18:30"])],
)
def test_a_run_without_a_beginning_counts_its_steps_from_a_midnight_of_the_viewer(day, zone, expected):
    always = person(weekly=[{"start": "00:00", "end": "24:00"}])

    assert starts(request(always, day=day, viewer_zone=zone, step_min=480)) == expected
    assert starts(request(always, day=day, viewer_zone=zone, step_min=480, now=f"{day}T07:00:00Z")) == expected[-2:]


def test_a_run_that_begins_with_the_year_has_no_starts_before_it():
    new_year = person(zone="UTC", weekly=[{"days": [3], "start": "00:00", "end": "03:00"}])

    given = request(new_year, day="2019-12-31", days=2, now="2019-12-01T00:00:00Z")

    assert starts(given) == ["00:00", "01:00", "02:00"]


def test_rounding_is_on_the_clock_of_the_viewer():
    given = request(free(("09:00", "12:00")), viewer_zone="Asia/Kathmandu")

    assert starts(given) == ["09:15", "10:15"]


def test_the_grid_does_not_move_with_the_clock():
    given = request(free(("09:00", "14:00")), step_min=45)

    later = {**given, "now": "2026-03-02T09:50:00Z"}
    narrower = {**given, "search": {"start": "2026-03-02T09:50:00Z", "end": "2026-03-03T00:00:00Z"}}

    assert starts(given) == ["09:00", "09:45", "10:30", "11:15", "12:00", "12:45"]
    assert starts(later) == starts(narrower) == ["10:30", "11:15", "12:00", "12:45"]


def test_the_grid_of_a_run_that_began_days_ago_does_not_move_either():
    always = person(zone="UTC", weekly=[{"days": [1, 2, 3, 4, 5, 6, 7], "start": "00:00", "end": "24:00"}])
    busy = {"busy": [["2026-02-20T00:00:00Z", "2026-02-20T00:20:00Z"]]}

    assert starts(request({**always, **busy}, step_min=50))[:2] == ["00:20", "01:10"]


def test_runs_in_which_different_people_of_a_pool_come_and_go_are_one_run():
    team = [free(("09:10", "11:10"), name="a"), free(("10:10", "12:10"), name="b")]

    assert starts(request(*team, step_min=45, pools=[{"any": 1, "of": ["a", "b"]}])) == ["09:15", "10:00", "10:45"]


def test_a_run_begins_when_the_pools_can_share_out_their_people_not_when_there_are_enough_of_them():
    team = [free(("10:20", "13:00"), name="a"), free(("09:10", "13:00"), name="b"), free(("09:10", "13:00"), name="c")]
    pools = [{"any": 1, "of": ["a"]}, {"any": 1, "of": ["a", "b", "c"]}]

    assert starts(request(*team, step_min=45, pools=pools)) == ["10:30", "11:15", "12:00"]


# --- commit and explanation ---


def test_a_start_off_the_grid_can_be_booked_when_every_other_rule_holds():
    asked = read_request(request(free(("09:00", "11:00"))))
    (nine, ten) = find_slots(asked)

    found = is_bookable(asked, nine.start_at.replace(minute=7))

    assert found == Slot(nine.start_at.replace(minute=7), ("ada",))
    assert is_bookable(asked, ten.start_at) == ten


def test_every_missing_start_of_the_grid_says_why():
    team = [
        free(("09:00", "23:00"), busy=[at("10:00", "11:00")], booked=[at("13:00", "14:00")]),
        free(("09:00", "22:00"), name="bo", caps={"per_day": 1}),
        free(("09:00", "20:00"), name="cyd"),
    ]
    evening = {"zone": "UTC", "windows": [{"days": [1], "start": "09:00", "end": "24:00"}]}
    given = request(
        *team,
        now="2026-03-02T07:00:00Z",
        notice_min=60,
        required=["ada", "bo"],
        pools=[{"any": 1, "of": ["cyd"]}],
        candidate=evening,
        buffers_min={"before": 0, "after": 30},
        holds=[{**hold(), "start": "2026-03-02T17:00:00Z", "end": "2026-03-02T18:00:00Z", "expires": None}],
    )
    asked = read_request(given)

    found = to_json(find_slots(asked), missing_starts(asked, find_slots(asked)))

    why = {one["start"][11:16]: (one["reason"], one["person"]) for one in found["missing"]}
    assert why["07:00"] == ("notice", None)
    assert why["08:00"] == ("candidate_hours", None)
    assert why["10:00"] == ("busy", "ada")
    assert why["13:00"] == ("booked", "ada")
    assert why["12:00"] == ("buffer", "ada")
    assert why["17:00"] == ("held", "ada")
    assert why["20:00"] == ("pool", None)
    assert why["22:00"] == ("hours", "bo")
    assert [one[11:16] for one in found["starts"]] == ["09:00", "11:00", "15:00", "19:00"]


def test_a_cap_and_a_start_off_the_grid_are_reasons_too():
    ada = free(("09:10", "13:00"), booked=[at("07:00", "08:00")], caps={"per_day": 1})
    full = read_request(request(ada))
    odd = read_request(request(free(("09:10", "13:00")), step_min=45, search={"start": "2026-03-02T09:20:00Z", "end": "2026-03-02T13:00:00Z"}))  # fmt: skip

    assert {str(one.reason) for at, one in missing_starts(full, []) if 10 <= at.hour < 12} == {"day_cap"}
    assert {str(one.reason) for _, one in missing_starts(odd, find_slots(odd))} == {"grid", "search"}
