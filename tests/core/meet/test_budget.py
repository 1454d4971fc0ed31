"""How many people may have one start on offer, and a colleague's share of hours beside work."""

from dataclasses import replace
from datetime import date, timedelta

from meetings import at

from sequencer.core.meet.budget import Kept, budget, used_up
from sequencer.core.meet.diary import Diary, Reason
from sequencer.core.meet.hours import Week, person_of
from sequencer.core.meet.request import Meeting, second_from

OFFICE = {"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "17:00"}
EVENING = {"days": [1, 2, 3, 4, 5], "start": "17:00", "end": "20:00"}
WEEK = Week(id=1, zone="UTC", weekly=[OFFICE], outside=[EVENING], outside_per_week=1)


def meeting(text, minutes=45):
    start = at(text)
    return Meeting(second_from(start), second_from(start + timedelta(minutes=minutes)))


def spans(holds):
    return [(one.meeting.start, one.meeting.end, set(one.people)) for one in holds]


def test_few_starts_are_offered_to_one_person_and_plenty_to_two():
    assert (budget(0), budget(19), budget(20)) == (1, 1, 2)


def test_alone_every_kept_time_is_used_up():
    assert spans(used_up([Kept(1, 0, 60), Kept(1, 30, 90), Kept(2, 0, 60)], 1)) == [
        (0, 60, {1}),
        (30, 90, {1}),
        (0, 60, {2}),
    ]


def test_shared_by_two_only_what_two_keep_is_used_up():
    assert spans(used_up([Kept(1, 0, 60), Kept(1, 30, 90), Kept(2, 0, 60)], 2)) == [(30, 60, {1})]


def test_times_that_touch_are_not_shared():
    assert used_up([Kept(1, 0, 60), Kept(1, 60, 120)], 2) == ()


def test_a_week_whose_evening_is_given_has_its_office_hours_left():
    person = person_of(WEEK, (), [meeting("2027-03-02T18:00")])

    changed = {one.on: one.windows for one in person.overrides}
    assert changed[date(2027, 3, 4)] == ((9 * 3600, 17 * 3600),)
    assert changed[date(2027, 3, 6)] == ()
    assert date(2027, 3, 8) not in changed


def test_a_meeting_in_office_hours_costs_no_evening():
    assert person_of(WEEK, (), [meeting("2027-03-02T16:15")]).overrides == ()


def test_what_is_closed_because_the_evenings_are_used_up_is_told_from_what_never_was_open():
    person = person_of(WEEK, (), [meeting("2027-03-02T18:00")])
    diary = Diary(person, (), second_from(at("2027-03-01T00:00")), second_from(at("2027-03-09T00:00")), 0, 0)

    def reason(text):
        start = second_from(at(text))
        return diary.obstacle(start, start + 45 * 60)

    assert reason("2027-03-04T18:00") is Reason.OUTSIDE_CAP
    assert reason("2027-03-04T23:00") is Reason.HOURS
    assert reason("2027-03-04T10:00") is None
    assert reason("2027-03-08T18:00") is None


def test_no_evening_at_all_means_none_and_no_limit_means_all():
    assert len(person_of(replace(WEEK, outside_per_week=0), (), ()).weekly) == 1
    assert len(person_of(replace(WEEK, outside_per_week=None), (), ()).weekly) == 2
