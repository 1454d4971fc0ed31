import pytest

from sequencer.core.plan.drafting import (
    SETTINGS,
    AddStep,
    MoveStep,
    PutSettings,
    PutStep,
    RemoveStep,
    edited,
    rough,
    step_in,
)
from sequencer.core.plan.sequence import StepKind
from sequencer.errors import UserError

FIELDS = frozenset({"country"})


def content(*steps, **top):
    return {"name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "steps": list(steps)} | top


def mail(key, **fields):
    return {"key": key, "kind": "email", "subject": "Hello", "body": "Hi"} | fields


def keys(found):
    return [step["key"] for step in found["steps"]]


def test_a_step_keeps_its_key_whatever_is_typed_into_it():
    after, look_at = edited(content(mail("a"), mail("b")), PutStep("b", {"kind": "email", "body": "New"}), ())

    assert after["steps"][1] == {"kind": "email", "body": "New", "key": "b"}
    assert look_at == "b"


def test_a_new_step_stands_behind_the_one_looked_at_under_a_key_nobody_has_had():
    after, look_at = edited(content(mail("a"), mail("b")), AddStep(StepKind.EMAIL, "a"), {"email-1"})

    assert keys(after) == ["a", "email-2", "b"]
    assert look_at == "email-2"


def test_a_branch_that_led_to_a_step_which_is_gone_goes_on_with_the_next_one():
    branch = {"key": "ask", "kind": "branch", "if": {"answered_before": True}, "then": "b", "else": "end"}

    after, look_at = edited(content(branch, mail("a"), mail("b")), RemoveStep("b"), ())

    assert keys(after) == ["ask", "a"]
    assert "then" not in after["steps"][0]
    assert after["steps"][0]["else"] == "end"
    assert look_at == "a"


def test_the_last_step_taken_out_leaves_the_settings_to_look_at():
    after, look_at = edited(content(mail("a")), RemoveStep("a"), ())

    assert (keys(after), look_at) == ([], SETTINGS)


@pytest.mark.parametrize(("is_up", "order"), [(True, ["b", "a", "c"]), (False, ["a", "c", "b"])])
def test_a_step_moves_one_place(is_up, order):
    after, _ = edited(content(mail("a"), mail("b"), mail("c")), MoveStep("b", is_up), ())

    assert keys(after) == order


def test_a_step_at_the_end_stays_there():
    after, _ = edited(content(mail("a"), mail("b")), MoveStep("b", is_up=False), ())

    assert keys(after) == ["a", "b"]


def test_settings_that_are_emptied_are_gone():
    after, _ = edited(content(mail("a"), role="Engineer"), PutSettings({"role": "", "name": "Other"}), ())

    assert "role" not in after
    assert after["name"] == "Other"


def test_a_step_somebody_else_took_out_cannot_be_changed():
    with pytest.raises(UserError, match="taken out meanwhile"):
        edited(content(mail("a")), PutStep("b", {}), ())


def test_a_whole_draft_is_its_definition():
    found = rough(content(mail("a"), mail("b")), FIELDS)

    assert found.is_whole
    assert [step.key for step in found.definition.steps] == ["a", "b"]


def test_an_unfinished_step_has_its_sentence_and_the_others_stay_readable():
    found = rough(content(mail("a"), mail("b", body=" "), mail("c", delay="soon")), FIELDS)

    assert [step.key for step in found.definition.steps] == ["a"]
    assert "empty" in found.problems["b"]
    assert "“soon” is not a length of time" in found.problems["c"]


def test_a_branch_to_an_earlier_step_is_told_of_the_whole():
    branch = {"key": "ask", "kind": "branch", "if": {"answered_before": True}, "then": "a"}

    assert "not a later step" in rough(content(mail("a"), branch), FIELDS).overall


def test_a_draft_without_steps_is_not_whole():
    assert not rough(content(), FIELDS).is_whole


def test_a_broken_window_does_not_keep_the_steps_from_being_read():
    found = rough(content(mail("a"), window={"start": "25:00"}), FIELDS)

    assert "no time of day" in found.overall
    assert found.definition.step("a")


def test_a_step_is_found_by_its_key():
    assert step_in(content(mail("a")), "a")["body"] == "Hi"
    assert step_in(content(mail("a")), "b") is None
