"""Slot requests that cannot be read say which field it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slot_requests import person, request

from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import find_slots
from sequencer.errors import UserError

REVERSED = ["2026-03-02T10:00:00Z", "2026-03-02T09:00:00Z"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"now": "soon"}, "`now`"),
        ({"now": "2026-03-02T10:00:00"}, "`now`"),  # no zone
        ({"search": None}, "`search`"),
        ({"search": {"start": REVERSED[0], "end": REVERSED[1]}}, "`search.end`"),
        ({"search": {"start": "1900-01-01T00:00:00Z", "end": REVERSED[1]}}, "`search`"),
        ({"duration_min": 0}, "`duration_min`"),
        ({"duration_min": "60"}, "`duration_min`"),
        ({"step_min": True}, "`step_min`"),
        ({"step_min": None}, "`step_min`"),
        ({"notice_min": -1}, "`notice_min`"),
        ({"buffers_min": {"before": 1.5}}, "`buffers_min.before`"),
        ({"viewer_zone": "Mars/Olympus"}, "`viewer_zone`"),
        ({"people": []}, "`people`"),
        ({"people": {}}, "`people`"),
        ({"people": [person(), person()]}, "`people`"),
        ({"people": [person(zone=None)]}, "`people[0].zone`"),
        ({"people": [person("")]}, "`people[0].id`"),
        ({"people": [person(busy=[REVERSED])]}, "`people[0].busy[0]`"),
        ({"people": [person(busy=[["2026-03-02T10:00:00Z"]])]}, "`people[0].busy[0]`"),
        ({"people": [person(booked=[{"start": REVERSED[1]}])]}, "`people[0].booked[0].end`"),
        ({"people": [person(absences=["2026-02-30"])]}, "`people[0].absences[0]`"),
        ({"people": [person(weekly=[{"days": [0], "start": "09:00", "end": "10:00"}])]}, "`people[0].weekly[0].days[0]`"),
        ({"people": [person(weekly=[{"days": [1], "start": "22:00", "end": "02:00"}])]}, "`people[0].weekly[0]`"),
        ({"people": [person(weekly=[{"days": [1], "start": "24:00", "end": "24:00"}])]}, "`people[0].weekly[0].start`"),
        ({"people": [person(overrides=[{"date": "2026-03-02", "windows": [3]}])]}, "`people[0].overrides[0].windows[0]`"),
        ({"people": [person(caps={"per_day": -1})]}, "`people[0].caps.per_day`"),
        ({"required": ["bo"]}, "`required`"),
        ({"pools": [{"any": 1, "of": ["bo"]}]}, "`pools`"),
        ({"pools": [{"any": 1}]}, "`pools[0].of`"),
        ({"pools": [{"any": 0, "of": []}] * 201}, "`pools`"),
        ({"candidate": {"zone": "", "windows": [{"days": [1], "start": "09:00", "end": "10:00"}]}}, "`candidate.zone`"),
        ({"candidate": {"zone": "Mars/Olympus"}}, "`candidate.zone`"),
        ({"holds": [{"start": REVERSED[1], "end": REVERSED[0]}]}, "`holds[0].people`"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(change, named):
    with pytest.raises(UserError, match="`") as raised:
        read_request({**request(), **change})

    assert named in str(raised.value)


def test_what_says_nothing_may_be_left_out():
    given = request()
    for name in ("notice_min", "buffers_min", "required", "pools", "candidate", "holds", "holder"):
        del given[name]
    ada = {"id": 7, "zone": "Europe/Berlin", "weekly": [{"start": "9:00", "end": "10:00"}]}

    found = to_json(find_slots(read_request({**given, "people": [ada]})))

    assert found == {"starts": ["2026-03-02T08:00:00Z"], "people": {"2026-03-02T08:00:00Z": [7]}}


def test_null_is_the_same_as_left_out():
    given = request(notice_min=None, buffers_min={"before": None, "after": None}, viewer_zone=None, holder=None)

    assert find_slots(read_request(given)) == find_slots(read_request(request()))


@pytest.mark.parametrize("field", ["weekly", "overrides", "absences", "free", "busy", "booked", "caps", "travel"])
@pytest.mark.parametrize("given", ["", 0, False])
def test_what_is_empty_but_of_another_kind_is_not_taken_for_nothing(field, given):
    with pytest.raises(UserError, match=rf"^`people\[0\].{field}` is missing or no"):
        read_request(request(person(**{field: given})))


@pytest.mark.parametrize("field", ["required", "pools", "holds", "buffers_min", "viewer_zone", "stages", "optional"])
@pytest.mark.parametrize("given", ["", 0, False])
def test_nor_is_it_at_the_top(field, given):
    with pytest.raises(UserError, match=f"^`{field}`"):
        read_request(request(**{field: given}))


@pytest.mark.parametrize("field", ["now", "duration_min", "step_min", "search"])
def test_what_is_needed_is_asked_for_by_its_name(field):
    with pytest.raises(UserError, match=f"^`{field}` is missing"):
        read_request(request(**{field: None}))


def test_instants_come_in_any_offset_and_leave_in_utc():
    search = {"start": "2026-03-02T09:00:00+01:00", "end": "2026-03-02T10:00:00+01:00"}

    assert to_json(find_slots(read_request(request(search=search))))["starts"] == ["2026-03-02T08:00:00Z"]


def test_letters_in_an_instant_may_be_small():
    search = {"start": "2026-03-02t08:00:00z", "end": "2026-03-02t09:00:00z"}

    assert to_json(find_slots(read_request(request(search=search))))["starts"] == ["2026-03-02T08:00:00Z"]


def test_part_of_a_second_never_frees_time_that_is_taken():
    busy = [["2026-03-02T09:59:59.5Z", "2026-03-02T10:00:00.5Z"]]
    free = [["2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z"]]

    assert find_slots(read_request(request(person(free=free, busy=busy)))) == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(request())), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(list(request())), json_values)
def test_whatever_stands_in_a_field_is_read_or_refused(field, value):
    try:
        found = find_slots(read_request({**request(), field: value}))
    except UserError:
        return
    assert list(found) == sorted(found, key=lambda slot: slot.start_at)
