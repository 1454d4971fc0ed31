"""Interview plan files: what they say, and the sentence for each mistake."""

import pytest
import yaml

from sequencer.core.meet.plan_file import PlanKind, read_plan
from sequencer.errors import UserError

TEXT = """
name: First conversation
team: Robotics
kind: video
duration_min: 45
place: https://meet.acme.example/otter
mailbox: Ana@Acme.example
people:
  - name: Ana Teles
    email: Ana@Acme.example
    zone: Europe/Lisbon
    weekly: [{days: [mon, Tuesday, 3], start: 09:00, end: 17:30}]
    outside: [{days: [1, 2], start: "17:30", end: "20:00"}]
    overrides: [{date: 2027-12-24, windows: []}]
    absences: [2027-12-27]
    caps: {per_day: 2}
"""


def plan(**changes):
    content = yaml.safe_load(TEXT) | changes
    return read_plan({name: value for name, value in content.items() if value is not None})


def person(**changes):
    return [yaml.safe_load(TEXT)["people"][0] | changes]


def test_a_plan_as_people_write_it():
    found = plan()

    [ana] = found.people
    assert (found.kind, found.duration_min, found.step_min, found.notice_min, found.horizon_days) == (
        PlanKind.VIDEO,
        45,
        30,
        24 * 60,
        14,
    )
    assert found.required == (ana.email,) == ("ana@acme.example",)
    assert ana.weekly == ({"days": [1, 2, 3], "start": "09:00", "end": "17:30"},)
    assert (ana.overrides, ana.absences) == (({"date": "2027-12-24", "windows": []},), ("2027-12-27",))
    assert (ana.per_day, ana.per_week) == (2, None)


def test_a_pool_is_any_so_many_of_some():
    found = plan(people=person() + person(email="b@acme.example"), pools=[{"any": 1, "of": ["B@acme.example"]}])

    assert found.required == ()
    assert [(pool.seats, pool.of) for pool in found.pools] == [(1, ("b@acme.example",))]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": None}, "`name` is missing"),
        ({"duration_min": None}, "`duration_min`"),
        ({"duration_min": 2}, "`duration_min`"),
        ({"kind": "seance"}, "`kind`: “seance” is none of video, phone, in_person"),
        ({"colour": "red"}, "knows no field “colour”"),
        ({"people": []}, "`people` is empty"),
        ({"people": person() * 2}, "two of them have the same `email`"),
        ({"people": person(zone="Mars/Olympus")}, r"`people\[0\].zone`"),
        ({"people": person(email="nobody")}, r"`people\[0\].email`"),
        ({"people": person(weekly=[{"days": [9], "start": "09:00", "end": "10:00"}])}, r"weekly\[0\].days"),
        ({"people": person(weekly=[{"days": [1], "start": "10:00", "end": "09:00"}])}, "later than the start"),
        ({"people": person(absences=["soon"])}, "absences"),
        ({"pools": [{"any": 2, "of": ["ana@acme.example"]}]}, r"`pools\[0\]`: it asks for more people than it has"),
        ({"required": ["ana"]}, r"`required\[0\]`"),
    ],
)
def test_each_mistake_names_its_field(changes, says):
    with pytest.raises(UserError, match=says):
        plan(**changes)


def test_what_is_no_mapping_is_told():
    with pytest.raises(UserError, match="block"):
        read_plan(["name"])


def test_what_follows_a_booking_asks_a_person_unless_the_file_says_otherwise():
    found, said = plan().after, plan(counter="move", reminds=False, second_chance="send").after

    assert (found.counter, found.reminds, found.second_chance) == ("ask", True, "ask")
    assert (said.counter, said.reminds, said.second_chance) == ("move", False, "send")


@pytest.mark.parametrize(("field", "value"), [("counter", "maybe"), ("reminds", "often"), ("second_chance", "twice")])
def test_a_strange_word_for_it_is_named(field, value):
    with pytest.raises(UserError, match=f"`{field}`.*{value}"):
        plan(**{field: value})
