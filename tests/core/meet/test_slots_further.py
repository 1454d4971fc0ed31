"""Journeys, public holidays, optional people and loops: what they do to the starts, one rule at a time."""

import pytest
from slot_requests import at, free, person, request, starts, who

from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import Obstacle, find_slots, is_bookable, missing_starts
from sequencer.core.meet.values import read_instant
from sequencer.errors import UserError


def travel(zone, first="2026-03-02", last="2026-03-03"):
    return [{"from": first, "to": last, "zone": zone}]


def loop(*stages, **given):
    return request(**{"duration_min": None, "stages": list(stages)} | given)


def stage(name, *people, minutes=60, **given):
    return {"name": name, "duration_min": minutes, "required": list(people), **given}


def asked(given, clock, day="2026-03-02"):
    return is_bookable(read_request(given), read_instant("start", f"{day}T{clock}:00Z"))


def test_whoever_travels_has_their_hours_on_the_clock_there():
    away = request(person(travel=travel("America/New_York")))

    assert starts(away) == [f"{hour}:00" for hour in range(14, 22)]


def test_before_and_after_a_journey_the_hours_are_those_at_home():
    away = person(travel=travel("America/New_York", "2026-03-03", "2026-03-03"))

    assert starts(request(away)) == starts(request(person()))
    assert starts(request(away, day="2026-03-04")) == starts(request(person(), day="2026-03-04"))


def test_who_flies_east_loses_the_end_of_the_day_before():
    """On Tuesday it is Tokyo from Monday 15:00Z on, so what is left of Monday in Berlin is over."""
    away = person(travel=travel("Asia/Tokyo", "2026-03-03", "2026-03-03"))

    assert starts(request(away))[-1] == "14:00"
    assert starts(request(away, day="2026-03-03"))[:2] == ["00:00", "01:00"]


def test_a_cap_counts_the_days_of_where_somebody_is():
    """20:00Z on Monday is Tuesday in Tokyo."""
    given = {"free": [at("00:00", "23:00")], "booked": [at("20:00", "21:00")], "caps": {"per_day": 1}}

    assert starts(request(person(**given))) == []
    assert starts(request(person(travel=travel("Asia/Tokyo", "2026-03-01"), **given)))[:2] == ["00:00", "01:00"]


def test_a_public_holiday_closes_the_day_unless_an_override_opens_it():
    christmas = {"day": "2026-12-25"}
    opened = [{"date": "2026-12-25", "windows": [{"start": "10:00", "end": "12:00"}]}]

    assert len(starts(request(person(), **christmas))) == 8
    assert starts(request(person(country="DE"), **christmas)) == []
    assert starts(request(person(country="DE", overrides=opened), **christmas)) == ["09:00", "10:00"]


def test_the_reason_names_the_holiday_and_whose_it_is():
    given = request(person(country="de"), day="2026-12-25")

    assert asked(given, "10:00", "2026-12-25") == Obstacle("holiday", "ada", "Christmas Day")
    found = to_json((), missing_starts(read_request(given), ()))["missing"]
    assert {"reason": "holiday", "person": "ada", "detail": "Christmas Day"}.items() <= found[9].items()


def test_an_optional_person_comes_along_where_free_and_never_blocks_a_start():
    bo = free(("09:00", "10:00"), name="bo")
    given = request(free(("09:00", "11:00")), bo, optional=["bo"])

    assert who(given) == [("ada",), ("ada",)]
    assert [slot.optional for slot in find_slots(read_request(given))] == [("bo",), ()]


def test_an_optional_person_who_is_booked_or_capped_stays_away():
    hours = ("09:00", "11:00")
    booked = free(hours, name="bo", booked=[at("09:00", "10:00")])
    capped = free(hours, name="cy", caps={"per_day": 0})
    given = request(free(hours), booked, capped, optional=["bo", "cy"])

    assert [slot.optional for slot in find_slots(read_request(given))] == [(), ("bo",)]


def test_stages_follow_one_another_with_a_pause():
    given = loop(
        stage("code", "ada"),
        stage("talk", "bo", break_min=15, break_max_min=30),
        people=[free(("09:00", "12:00")), free(("10:00", "13:00"), name="bo")],
    )

    first, *_ = found = find_slots(read_request(given))
    assert [f"{slot.start_at:%H:%M}" for slot in found] == ["09:00", "10:00"]  # at 11:00 no hour with Bo is left
    assert [(one.name, f"{one.start_at:%H:%M}", f"{one.end_at:%H:%M}", one.people) for one in first.stages] == [
        ("code", "09:00", "10:00", ("ada",)),
        ("talk", "10:15", "11:15", ("bo",)),
    ]


def test_a_later_stage_is_waited_for_only_as_long_as_the_break_may_be():
    people = [free(("09:00", "12:00")), free(("12:00", "13:00"), name="bo")]

    short = loop(stage("code", "ada"), stage("talk", "bo", break_max_min=60), people=people)
    long = loop(stage("code", "ada"), stage("talk", "bo", break_max_min=120), people=people)

    assert starts(short) == ["10:00", "11:00"]
    assert starts(long) == ["09:00", "10:00", "11:00"]
    assert asked(short, "09:00") == Obstacle("stages", None, "talk")


def test_a_stage_may_wait_so_that_a_later_one_can_follow():
    """The second could begin at ten, but then the third, at noon, would be too far away."""
    given = loop(
        stage("one", "ada", minutes=30),
        stage("two", "ada", minutes=30, break_max_min=120),
        stage("three", "bo", minutes=30, break_max_min=15),
        people=[free(("09:00", "12:00")), free(("12:00", "12:30"), name="bo")],
        step_min=30,
    )

    found = find_slots(read_request(given))
    assert [f"{slot.start_at:%H:%M}" for slot in found] == ["09:00", "09:30", "10:00", "10:30", "11:00"]
    assert all(f"{slot.stages[1].start_at:%H:%M}" in ("11:15", "11:30") for slot in found)


def test_one_person_may_sit_in_two_stages_but_fills_one_seat_in_each():
    team = [free(("09:00", "11:00"), name=name) for name in ("ada", "bo")]
    panel = {"name": "panel", "duration_min": 60, "pools": [{"any": 2, "of": ["ada", "bo"]}], "break_max_min": 0}

    [slot] = find_slots(read_request(loop(stage("talk", "ada"), panel, people=team)))
    assert [one.people for one in slot.stages] == [("ada",), ("ada", "bo")]
    assert slot.people == ("ada", "bo")


def test_a_loop_ends_on_the_day_it_begins_on():
    late = person(free=[["2026-03-02T20:00:00Z", "2026-03-03T02:00:00Z"]])
    given = loop(stage("code", "ada"), stage("talk", "ada", break_max_min=0), people=[late], days=2)

    assert starts(given) == ["20:00", "21:00", "22:00", "00:00"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"people": [person(travel=travel("Asia/Tokyo", "2026-03-05", "2026-03-04"))]}, "`people[0].travel[0].to`"),
        ({"people": [person(travel=travel("Asia/Tokyo") + travel("Asia/Seoul"))]}, "`people[0].travel[1]`"),
        ({"people": [person(travel=travel("Moon/Base"))]}, "`people[0].travel[0].zone`"),
        ({"people": [person(country="Narnia")]}, "`people[0].country`"),
        ({"optional": ["bo"]}, "`optional`"),
        ({"stages": [stage("code", "bo")]}, "`stages[0]`"),
        ({"stages": [stage("code", "ada", minutes=0)]}, "`stages[0].duration_min`"),
        ({"stages": [stage("code", "ada", break_min=30, break_max_min=15)]}, "`stages[0].break_max_min`"),
        ({"stages": [stage("code", "ada")], "required": ["ada"]}, "`stages`"),
    ],
)
def test_what_cannot_be_read_is_named(change, named):
    with pytest.raises(UserError, match="`") as raised:
        read_request({**request(), **change})

    assert named in str(raised.value)
