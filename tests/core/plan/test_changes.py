from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.changes import ChangeKind, setting_changes, step_changes
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.sequence import Definition, Step, StepKind


def step(key, **fields):
    return Step(key, StepKind.EMAIL, **{"subject": "Hello", "body": "Hi"} | fields)


def sequence(*steps):
    return Definition("Welcome", "Robotics", "ada@acme.example", tuple(steps))


def told(old, new):
    return [(one.key, str(one.kind), *one.what) for one in step_changes(old, new)]


def test_equal_sequences_differ_in_nothing():
    assert told(sequence(step("a"), step("b")), sequence(step("a"), step("b"))) == []


def test_what_differs_in_a_step_is_named():
    new = step("a", body="Other", delay=Delay.parse("3 days"), name="First")

    assert told(sequence(step("a")), sequence(new)) == [("a", "changed", "name", "wait", "text")]


def test_new_steps_and_those_taken_out_are_told_apart():
    assert told(sequence(step("a"), step("b")), sequence(step("a"), step("c"))) == [("c", "added"), ("b", "removed")]


def test_the_one_step_that_was_moved_is_told_not_all_that_made_room():
    old = sequence(step("a"), step("b"), step("c"), step("d"))

    assert told(old, sequence(step("d"), step("a"), step("b"), step("c"))) == [("d", "moved", "place")]


def test_a_first_version_is_all_new():
    assert told(None, sequence(step("a"))) == [("a", "added")]


def test_settings_are_named_in_words():
    old = sequence(step("a"))

    assert setting_changes(old, replace(old, sender="bob@acme.example", role="Engineer")) == ("sender", "role")
    assert setting_changes(None, old) == ()


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef"), unique=True))
def test_undoing_what_is_told_gives_the_old_order(before, after):
    changes = step_changes(sequence(*map(step, before)), sequence(*map(step, after)))
    kinds = {one.key: one.kind for one in changes}

    untouched = [key for key in after if key not in kinds]
    assert untouched == [key for key in before if key in untouched]
    assert {key for key, kind in kinds.items() if kind is ChangeKind.ADDED} == set(after) - set(before)
    assert {key for key, kind in kinds.items() if kind is ChangeKind.REMOVED} == set(before) - set(after)
