"""Interview plans come from files."""

import json

import pytest
from builders import add_mailbox, add_team
from errands import every
from meetings import ANA, PLAN, TOMAS

from sequencer.core.meet.plan_file import PlanKind
from sequencer.store.colleagues import Colleague
from sequencer.store.interview_plans import InterviewPlan


@pytest.fixture
def file(desk, tmp_path):
    """Writes a plan file beside a team and a mailbox; returns its path."""
    add_team(desk)
    add_mailbox(desk)

    def write(**changes):
        path = tmp_path / "plan.yaml"
        path.write_text(json.dumps(PLAN | changes), encoding="utf-8")
        return str(path)

    return write


def test_a_plan_is_added_with_its_people_and_can_be_brought_up_to_date(desk, told, file):
    said = told("plan", "add", file())
    told("plan", "add", file(duration_min=30, people=[ANA | {"zone": "Europe/Berlin"}, TOMAS]))

    [plan] = every(desk, InterviewPlan)
    assert said == "“First conversation” can be offered.\n"
    assert (plan.kind, plan.duration_min, len(plan.required)) == (PlanKind.VIDEO, 30, 2)
    assert [one.zone for one in every(desk, Colleague)] == ["Europe/Berlin", "Europe/Madrid"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"team": "Nobody"}, "`team`: there is no team “Nobody”. There is: Robotics."),
        ({"mailbox": "x@acme.example"}, "`mailbox`: there is no mailbox x@acme.example."),
        ({"place": ""}, "`place` is missing: the meeting link of a video call"),
        ({"required": ["mia@acme.example"]}, "There is no colleague mia@acme.example."),
    ],
)
def test_a_mistake_is_one_sentence_and_adds_nothing(desk, command, file, changes, says):
    refused = command("plan", "add", file(**changes))

    assert refused.exit_code == 1
    assert says in refused.stderr
    assert every(desk, InterviewPlan) == []
    assert every(desk, Colleague) == []


def test_what_is_no_yaml_or_not_there_is_told(desk, command, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("name: [", encoding="utf-8")
    aliased = tmp_path / "aliased.yaml"
    aliased.write_text("a: &x 1\nb: *x\n", encoding="utf-8")

    assert "This is not YAML" in command("plan", "add", str(broken)).stderr
    assert "aliases" in command("plan", "add", str(aliased)).stderr
    assert "No such file" in command("plan", "add", str(tmp_path / "none.yaml")).stderr
