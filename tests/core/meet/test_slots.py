"""The conventions of the slot function: windows, meetings and buffers, holds and caps."""

import pytest
from slot_requests import at, free, hold, person, request, starts

from sequencer.core.meet.slot_file import read_request
from sequencer.core.meet.slots import find_slots

# --- the two examples of the contract ---


def test_new_york_on_the_day_after_its_clocks_changed_gives_eight_starts_from_one_o_clock():
    given = request(person(zone="America/New_York"), day="2026-03-09", viewer_zone="America/New_York")

    assert starts(given) == ["13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00", "20:00"]


def test_berlin_evening_on_the_day_its_clocks_change_is_two_hours_from_four_o_clock():
    evening = [{"days": [7], "start": "18:00", "end": "20:00"}]
    given = request(person(weekly=evening), day="2026-03-29", viewer_zone="Europe/Berlin")

    assert starts(given) == ["16:00", "17:00"]


# --- windows ---


def test_a_meeting_may_end_when_its_window_ends():
    assert starts(request(free(("09:00", "10:00")))) == ["09:00"]
    assert starts(request(free(("09:00", "09:59")))) == []


def test_free_spans_take_the_place_of_weekly_hours_also_when_there_are_none():
    assert starts(request(person(free=[]))) == []


def test_an_override_replaces_the_windows_of_its_local_day():
    other = [{"date": "2026-03-02", "windows": [{"start": "20:00", "end": "22:00"}]}]

    assert starts(request(person(overrides=other))) == ["19:00", "20:00"]


def test_an_empty_override_closes_the_day_and_no_other():
    given = request(person(overrides=[{"date": "2026-03-02", "windows": []}]), days=2)

    assert {slot.start_at.day for slot in find_slots(read_request(given))} == {3}


def test_an_absence_closes_the_local_day_whatever_else_is_said_of_it():
    other = [{"date": "2026-03-02", "windows": [{"start": "20:00", "end": "22:00"}]}]

    assert starts(request(person(overrides=other, absences=["2026-03-02"]))) == []
    assert starts(request(free(("09:00", "12:00"), absences=["2026-03-02"]))) == []


def test_windows_that_touch_or_overlap_join():
    assert starts(request(free(("09:00", "09:30"), ("09:30", "10:00")))) == ["09:00"]
    assert starts(request(free(("09:00", "09:40"), ("09:20", "10:00")))) == ["09:00"]


def test_a_window_until_midnight_joins_the_next_day():
    night = [{"days": [1], "start": "23:00", "end": "24:00"}, {"days": [2], "start": "00:00", "end": "01:00"}]
    given = request(person(zone="UTC", weekly=night), days=2, duration_min=120)

    assert starts(given) == ["23:00"]


def test_a_meeting_lies_wholly_in_the_search():
    given = request(free(("00:00", "23:00")), search={"start": "2026-03-02T09:30:00Z", "end": "2026-03-02T11:59:00Z"})

    assert starts(given) == ["10:00"]


def test_a_start_is_not_earlier_than_now_and_the_notice():
    given = request(free(("09:00", "13:00")), now="2026-03-02T08:00:00Z", notice_min=120)

    assert starts(given) == ["10:00", "11:00", "12:00"]


def test_the_candidate_has_to_be_able_to_come_on_the_clock_of_their_own_zone():
    lunch = {"zone": "America/New_York", "windows": [{"days": [1, 2, 3, 4, 5], "start": "12:00", "end": "14:00"}]}

    assert starts(request(free(("09:00", "23:00")), candidate=lunch)) == ["17:00", "18:00"]


def test_windows_that_are_not_given_ask_for_nothing_and_none_at_all_are_never():
    zone = {"zone": "America/New_York"}

    assert starts(request(free(("09:00", "10:00")), candidate=zone)) == ["09:00"]
    assert starts(request(free(("09:00", "10:00")), candidate=None)) == ["09:00"]
    assert starts(request(free(("09:00", "10:00")), candidate={**zone, "windows": []})) == []
    assert starts(request(person(weekly=[]))) == []


# --- busy, booked, buffers, holds ---


def test_what_only_touches_does_not_disturb():
    given = request(free(("09:00", "13:00"), busy=[at("10:00", "11:00")]))

    assert starts(given) == ["09:00", "11:00", "12:00"]


def test_busy_times_need_no_buffer():
    given = request(free(("09:00", "13:00"), busy=[at("10:00", "11:00")]), buffers_min={"before": 30, "after": 30})

    assert starts(given) == ["09:00", "11:00", "12:00"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0, 0, ["08:00", "09:00", "11:00", "12:00"]),
        (30, 0, ["08:00", "12:00"]),  # ours after theirs needs 30; theirs after ours needs 30, as its own before
        (20, 30, ["08:00", "12:00"]),  # 30 and not 50
    ],
)
def test_meetings_keep_the_larger_of_two_adjoining_buffers_and_never_their_sum(before, after, expected):
    given = request(
        free(("08:00", "13:00"), booked=[at("10:00", "11:00")]), buffers_min={"before": before, "after": after}
    )

    assert starts(given) == expected


def test_a_gap_of_exactly_the_larger_buffer_is_enough():
    booked = [{"start": "2026-03-02T10:00:00Z", "end": "2026-03-02T10:30:00Z", "before": 5, "after": 30}]
    given = request(free(("08:00", "13:00"), booked=booked), buffers_min={"before": 20, "after": 25}, step_min=5)

    assert starts(given)[:8] == ["08:00", "08:05", "08:10", "08:15", "08:20", "08:25", "08:30", "08:35"]
    assert starts(given)[8] == "11:00"


def test_a_meeting_names_buffers_of_its_own():
    booked = [{"start": "2026-03-02T10:00:00Z", "end": "2026-03-02T11:00:00Z", "before": 0, "after": 90}]
    given = request(free(("08:00", "15:00"), booked=booked))

    assert starts(given) == ["08:00", "09:00", "13:00", "14:00"]


def test_a_buffer_looks_beyond_the_search():
    search = {"start": "2026-03-02T10:00:00Z", "end": "2026-03-02T12:00:00Z"}
    booked = [at("09:30", "09:50"), at("12:10", "13:00")]
    given = request(free(("08:00", "14:00"), booked=booked), search=search, buffers_min={"before": 15, "after": 15})

    assert starts({**given, "step_min": 5}) == ["10:05", "10:10", "10:15", "10:20", "10:25", "10:30", "10:35", "10:40", "10:45", "10:50", "10:55"]  # fmt: skip


def test_a_live_hold_of_somebody_else_counts_like_a_booking_with_its_buffers():
    given = request(free(("09:00", "13:00")), holds=[hold()], buffers_min={"before": 10, "after": 10})

    assert starts(given) == ["12:00"]


@pytest.mark.parametrize(
    "change", [{"holder": "us"}, {"expires": "2026-01-01T00:00:00Z"}, {"people": ["somebody else"]}]
)
def test_a_hold_of_ours_one_that_ran_out_and_one_of_other_people_do_not_count(change):
    assert starts(request(free(("09:00", "12:00")), holds=[hold(**change)])) == ["09:00", "10:00", "11:00"]


# --- caps ---


def test_a_daily_cap_counts_meetings_that_start_on_the_persons_own_day():
    late = [["2026-03-01T15:30:00Z", "2026-03-01T16:00:00Z"]]  # already Monday in Tokyo
    in_tokyo = person("ada", "Asia/Tokyo", free=[at("09:00", "17:00")], booked=late, caps={"per_day": 1})

    assert starts(request(in_tokyo)) == ["15:00", "16:00"]


def test_a_weekly_cap_counts_the_iso_week_also_outside_the_search():
    monday = [["2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"]]
    ada = person("ada", "UTC", booked=monday, caps={"per_week": 1})

    assert starts(request(ada, day="2026-03-05")) == []
    assert len(starts(request(ada, day="2026-03-09"))) == 8


def test_live_holds_count_towards_caps():
    assert starts(request(free(("12:00", "13:00"), caps={"per_day": 1}), holds=[hold()])) == []


def test_a_cap_of_nothing_closes_every_day():
    assert starts(request(free(("09:00", "12:00"), caps={"per_day": 0}))) == []
