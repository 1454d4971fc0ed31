"""`sequencer explain`, `sequencer rehearse` and the days on which nothing leaves, as scripts use them."""

import json

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, set_organisation
from errands import LENA, work

from sequencer.core.plan.send_rules import RULES
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import Scope, pause


def rehearsal(told):
    return json.loads(told("rehearse", "--sequence", "Welcome", "--email", LENA, "--json"))


def test_explain_tells_every_rule_in_order_with_its_source_and_who_can_change_it(desk, told):
    add_candidate(desk, LENA)
    add_sequence(desk)
    enroll_address(desk, "Welcome", LENA)

    (found,) = told("explain", "--email", LENA, as_json=True)

    (step,) = found["next"]
    assert [line["rule"] for line in step["rules"]] == [rule.key for rule in RULES]
    assert {line["answer"] for line in step["rules"]} <= {"passes", "waits", "holds", "ends"}
    assert all(line["source"] and line["changed_by"] for line in step["rules"])
    assert step["zone_is_guess"] is True
    assert step["sequence"] == "Welcome"


def test_explain_in_words_marks_the_rule_that_decides(desk, told):
    add_candidate(desk, LENA, source="")
    add_sequence(desk)
    enroll_address(desk, "Welcome", LENA)

    said = told("explain", "--email", LENA)

    (line,) = [line for line in said.splitlines() if line.startswith("->")]
    assert "HELD" in line
    assert "where this address comes from is not known" in line
    assert "Changed by: a recruiter." in said


def test_a_rehearsal_puts_every_mail_on_its_day_in_its_final_words(desk, told):
    add_candidate(desk, LENA, zone="Europe/Berlin")
    add_sequence(desk)

    found = rehearsal(told)

    first, second = found["steps"]
    assert (first["step"], second["step"]) == ("first", "second")
    assert first["subject"] == "Grippers"
    assert second["subject"] == "Re: Grippers"
    assert "Hi Lena, shall we talk?" in first["text"]
    assert "Lindenhof 4" in first["text"]
    assert first["missing"] == []
    assert found["zone_is_guess"] is False
    assert [day["steps"] for day in found["days"] if day["steps"]] == [["first"], ["second"]]
    assert len(found["days"]) == 4


def test_a_rehearsal_says_what_would_be_held(desk, told):
    add_candidate(desk, LENA)
    add_sequence(desk, FIRST | {"body": "{{opening_line}}"})

    (step,) = rehearsal(told)["steps"]

    assert step["missing"] == ["opening_line"]
    assert "Would be held" in told("rehearse", "--sequence", "Welcome", "--email", LENA)


def test_a_rehearsal_begins_with_what_keeps_its_mails_from_leaving(desk, told):
    add_candidate(desk, LENA)
    add_sequence(desk)
    assert rehearsal(told)["in_the_way"] == []
    pause(desk, Scope.PERSON, LENA, "On holiday")

    assert rehearsal(told)["in_the_way"] == ["Paused: this person: On holiday. Resume it to go on."]
    said = told("rehearse", "--sequence", "Welcome", "--email", LENA).splitlines()
    assert said[1] == "As things stand, nothing of this leaves:"
    assert "On holiday" in said[2]


def test_rehearsing_changes_nothing(desk, told):
    add_candidate(desk, LENA)
    add_sequence(desk)
    before = told("explain", "--email", LENA, as_json=True)

    texts = [step["text"] for step in rehearsal(told)["steps"]]
    assert [step["text"] for step in rehearsal(told)["steps"]] == texts
    assert told("explain", "--email", LENA, as_json=True) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--sequence", "Nothing", "--email", LENA), "There is no sequence"),
        (("--sequence", "Welcome", "--email", "nobody@brandt.example"), "no candidate"),
    ],
)
def test_what_is_not_there_cannot_be_rehearsed(desk, command, words, says):
    add_candidate(desk, LENA)
    add_sequence(desk)

    result = command("rehearse", *words)

    assert result.exit_code == 1
    assert says in result.stderr


def test_quiet_days_come_and_go_by_commands(desk, told):
    set_organisation(desk)

    assert "Done." in told("org", "quiet-days", "add", "2027-12-24..2028-01-01", "--name", "Christmas")
    assert told("org", "quiet-days", "list") == "2027-12-24..2028-01-01 Christmas\n"
    assert told("org", "quiet-days", "list", as_json=True) == [
        {"first": "2027-12-24", "last": "2028-01-01", "name": "Christmas"}
    ]
    told("org", "quiet-days", "remove", "2027-12-24..2028-01-01")
    assert told("org", "quiet-days", "list") == ""


def test_leave_comes_and_goes_by_commands(desk, told, command):
    set_organisation(desk)
    add_mailbox(desk)

    told("mailbox", "leave", "add", "2027-08-02..2027-08-20", "--email", "ada@acme.example")
    assert told("mailbox", "leave", "list", "--email", "ada@acme.example") == "2027-08-02..2027-08-20\n"
    told("mailbox", "leave", "remove", "2027-08-02..2027-08-20", "--email", "ada@acme.example")
    assert told("mailbox", "leave", "list", "--email", "ada@acme.example") == ""
    assert command("mailbox", "leave", "add", "soon", "--email", "ada@acme.example").exit_code == 1


def test_a_task_in_a_run_is_explained_without_rules(desk, told):
    add_candidate(desk, LENA)
    add_sequence(desk, {"key": "call", "kind": "task", "subject": "Call them"})
    enroll_address(desk, "Welcome", LENA)
    work(desk)

    (found,) = told("explain", "--email", LENA, as_json=True)

    assert found["next"][0]["rules"] == []
    assert "this is yours to do" in found["next"][0]["reason"]
