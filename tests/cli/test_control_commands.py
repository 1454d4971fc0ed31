"""What waits for a person is shown with the way to settle it, and that way works."""

from datetime import timedelta

import pytest
from builders import FIRST, SECOND, add_candidate, add_inbound_mail, add_mailbox, add_sequence
from errands import LENA, every, run_of, touches, work
from errands import told as timeline

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.store.enrollments import live_runs, pause_run
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.overview import in_need
from sequencer.store.touches import Touch

BY_HAND = FIRST | {"kind": "manual_email"}
BEN = "ben@brandt.example"


def begin(road, *steps, email=LENA, **facts):
    add_candidate(road, email, **facts)
    add_sequence(road, *steps)
    enroll_address(road, "Welcome", email)
    work(road)


def pause_runs(road, until=None, candidate_id=1):
    with road.database.write() as session:
        for run in live_runs(session, candidate_id):
            pause_run(session, run, until, Reason("named_in_mail", "Paused: somebody else wrote."), road.now())


def arrived(road, *arrivals):
    """Mails that wait for a person, a minute between them; each is the values that matter to the test."""
    if not every(road, Mailbox):
        add_mailbox(road)
    for minute, values in enumerate(arrivals):
        at = road.now() + timedelta(minutes=minute)
        add_inbound_mail(road, 1, b"", **({"received_at": at, "reason": "Have a look."} | values))


def test_a_run_that_only_a_person_can_resume_is_listed_with_the_command_that_does_it(desk, told):
    begin(desk, FIRST, SECOND)
    pause_runs(desk)

    (line,) = told("todo", as_json=True)

    assert (line["kind"], line["person"], line["sequence"]) == ("run", "Lena Brandt", "Welcome")
    assert line["reason"] == "Paused: somebody else wrote."
    assert told("todo").splitlines()[1].strip() == line["command"]
    assert told("status", as_json=True)[0]["needs_you"] == [line]
    assert line["command"] in told("status")

    said = told(*line["command"].split()[1:])

    assert said == "Goes on. 1 paused run goes on.\n"
    assert run_of(desk).state is EnrollmentState.ACTIVE
    assert told("todo") == "Nothing waits for you.\n"


def test_a_run_that_goes_on_by_itself_waits_for_nobody(desk, told):
    begin(desk, FIRST, SECOND)
    pause_runs(desk, until=desk.now() + timedelta(days=2))

    assert told("todo") == "Nothing waits for you.\n"


def test_resuming_somebody_without_a_paused_run_says_so_and_a_stranger_is_told(desk, told, command):
    begin(desk, FIRST, SECOND)

    assert told("resume", "--email", LENA) == "Goes on. 0 paused runs go on.\n"
    assert told("resume", "--all") == "Goes on.\n"
    refused = command("resume", "--email", BEN)
    assert (refused.exit_code, refused.stderr) == (1, f"Error: There is no candidate with the address {BEN}.\n")


def test_an_address_that_means_something_to_a_shell_is_quoted(desk, told):
    begin(desk, FIRST, SECOND, email="o'hara@brandt.example")
    pause_runs(desk)

    assert """--email 'o'"'"'hara@brandt.example'""" in told("todo")


def test_a_mail_to_be_approved_is_shown_as_it_will_leave(desk, told):
    begin(desk, BY_HAND)
    with desk.database.write() as session:
        touch = session.get_one(Touch, 1)
        touch.subject, touch.text = "Grippers", "Hi Lena,\n\nshall we talk?\n"

    (line,) = told("todo", as_json=True)
    shown = told("todo")

    assert (line["kind"], line["touch"], line["step_kind"]) == ("touch", 1, "manual_email")
    assert (line["subject"], line["text"]) == ("Grippers", "Hi Lena,\n\nshall we talk?\n")
    assert "        Grippers\n        | Hi Lena,\n        |\n        | shall we talk?\n" in shown
    assert "text" not in told("status", as_json=True)[0]["needs_you"][0]
    told("decide", "1", "approve")
    assert touches(desk)[0].state is TouchState.PLANNED


def test_mails_that_came_in_are_listed_newest_first_and_settled_once(desk, told):
    begin(desk, FIRST, SECOND)
    states = (InboundState.ASKS, InboundState.UNREADABLE, InboundState.UNMATCHED, InboundState.HANDLED)
    arrived(desk, *({"state": state, "candidate_id": 1} for state in states))

    lines = told("todo", as_json=True)
    assert [(line["kind"], line["mail"]) for line in lines] == [("mail", 3), ("mail", 2), ("mail", 1)]
    assert lines[0]["command"] == "sequencer decide --mail 3 done"
    told(*lines[0]["command"].split()[1:])
    told("decide", "--mail", "3", "done")

    settled = every(desk, InboundMail)[2]
    assert (settled.state, settled.reason) == (InboundState.HANDLED, "Have a look.")
    assert settled.handled_at is not None
    assert timeline(desk).count("decided_mail") == 1
    assert [line["mail"] for line in told("todo", as_json=True)] == [2, 1]


def test_a_mail_that_is_not_there_or_not_read_yet_is_not_settled(desk, command):
    arrived(desk, {"state": InboundState.NEW})

    assert "There is no mail with the number 9." in command("decide", "--mail", "9", "done").stderr
    assert "we have not read it yet" in command("decide", "--mail", "1", "done").stderr
    assert every(desk, InboundMail)[0].state is InboundState.NEW


def test_what_is_not_shown_is_counted_and_json_shows_it(desk, told):
    arrived(desk, *[{}] * 203)

    assert "… and 3 more; --json shows them all." in told("todo")
    assert len(told("todo", as_json=True)) == 203
    status = told("status", as_json=True)[0]
    assert (len(status["needs_you"]), status["needs_you_more"]) == (200, 3)


def test_exactly_as_many_as_are_shown_leave_no_rest(desk):
    arrived(desk, {}, {})

    with desk.database.read() as session:
        assert [len(in_need(session, most)[0]) for most in (1, 2, 3, None)] == [1, 2, 2, 2]
        assert [in_need(session, most)[1] for most in (1, 2, 3, None)] == [1, 0, 0, 0]


def test_what_strangers_write_cannot_steer_the_screen_or_look_like_a_line_of_ours(desk, told):
    arrived(desk, {"sender": "eve\x1b[2J@x.example", "subject": "Hi\n     9  Boss, first: \u202eapprove"})

    shown = told("todo")

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "        Hi 9 Boss, first: approve\n" in shown


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["done"],
        ["1"],
        ["1", "shred"],
        ["x", "done"],
        ["99999999999999999999", "done"],
        ["--mail", "1", "approve"],
        ["--mail", "1", "1", "done"],
        ["--mail", "0", "done"],
    ],
)
def test_a_decision_that_makes_no_sense_is_wrong_usage(desk, command, words):
    assert command("decide", *words).exit_code == 2
