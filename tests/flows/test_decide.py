"""What people decide: read and let go, done, left out, and what became of an unknown mail."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_inbound_mail, add_sequence
from errands import LENA, arrive, every, parsed, run_of, states, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import UncertainDelivery, UserError
from sequencer.flows.decide import Decision, decide, settle_mail
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import stop_person
from sequencer.store.inbound_mails import InboundMail, InboundState

ADA = "ada@acme.example"
BY_HAND = FIRST | {"kind": "manual_email"}
TASK = {"key": "call", "kind": "task", "subject": "Call them", "body": "Ask about the move."}


def begin(road, *steps):
    add_candidate(road, LENA)
    add_sequence(road, *steps)
    enroll_address(road, "Welcome", LENA)
    work(road)


def unknown(road, post):
    post.refusals.append(UncertainDelivery("No answer to the final dot.", stage=Stage.BODY))
    begin(road, FIRST, SECOND)
    assert states(road) == [("first", "unknown")]


def test_a_mail_to_be_read_first_waits_for_a_person_and_then_leaves(road, post):
    begin(road, BY_HAND, SECOND)
    assert states(road) == [("first", "waiting")]
    assert post.mails == []

    decide(road, 1, Decision.APPROVE, ADA)
    work(road)

    assert post.recipients == [LENA]
    assert touches(road)[0].approved_by == ADA
    assert "decided_approve" in told(road)


def test_approving_twice_sends_once(road, post):
    begin(road, BY_HAND)
    decide(road, 1, Decision.APPROVE, ADA)
    with pytest.raises(UserError, match="does not fit: this touch is planned"):
        decide(road, 1, Decision.APPROVE, ADA)
    work(road)
    with pytest.raises(UserError, match="does not fit: this touch is sent"):
        decide(road, 1, Decision.APPROVE, ADA)

    assert post.recipients == [LENA]


def test_a_task_waits_until_it_is_done_and_the_run_goes_on_from_there(road, clock):
    begin(road, TASK, SECOND | {"subject": "Hello"})
    assert states(road) == [("call", "waiting")]
    clock.pass_by(days=5)

    decide(road, 1, Decision.DONE, ADA)

    assert states(road) == [("call", "done"), ("second", "planned")]
    assert (touches(road)[1].due_at - clock()).days == 3


@pytest.mark.parametrize("steps", [(BY_HAND, SECOND), (TASK, SECOND | {"subject": "Hello"})])
def test_a_step_left_out_is_left_out_and_the_run_goes_on(road, post, steps):
    begin(road, *steps)

    decide(road, 1, Decision.SKIP, ADA)

    assert post.mails == []
    assert [state for _, state in states(road)] == ["skipped", "planned"]


def test_leaving_out_the_last_step_finishes_the_run(road):
    begin(road, TASK)
    decide(road, 1, Decision.SKIP, ADA)

    assert run_of(road).state is EnrollmentState.FINISHED


def test_an_unknown_mail_treated_as_sent_lets_the_run_go_on_in_its_thread(road, post, clock):
    unknown(road, post)

    decide(road, 1, Decision.TREAT_AS_SENT, ADA)
    work_for(road, clock, days=4)

    assert states(road) == [("first", "assumed_sent"), ("second", "sent")]
    assert parsed(post.mails[0][1])["Subject"] == "Re: Grippers"


def test_evidence_that_comes_after_it_was_treated_as_sent_plans_nothing_twice(road, post, inboxes, clock):
    unknown(road, post)
    first = touches(road)[0]
    decide(road, 1, Decision.TREAT_AS_SENT, ADA)
    copy = f"Message-ID: {first.message_id}\r\nFrom: {ADA}\r\nTo: {LENA}\r\n\r\nHi.\r\n".encode()

    arrive(road, inboxes, copy, folder="Sent")

    assert states(road) == [("first", "sent"), ("second", "planned")]
    assert run_of(road).after_key == "first"
    work_for(road, clock, days=4)
    assert len(post.mails) == 1


def test_an_unknown_mail_sent_again_leaves_with_the_same_id(road, post):
    unknown(road, post)
    first = touches(road)[0]

    decide(road, 1, Decision.SEND_AGAIN, ADA)
    work(road)

    assert parsed(post.mails[0][1])["Message-ID"] == first.message_id
    assert states(road)[0] == ("first", "sent")


def test_a_mail_to_be_sent_again_that_turns_up_in_sent_first_does_not_leave_twice(road, post, inboxes):
    unknown(road, post)
    first = touches(road)[0]
    copy = f"Message-ID: {first.message_id}\r\nFrom: {ADA}\r\nTo: {LENA}\r\n\r\nHi.\r\n".encode()
    inboxes.deliver(ADA, copy, folder="Sent")

    decide(road, 1, Decision.SEND_AGAIN, ADA)
    work(road)

    assert post.mails == []
    assert states(road) == [("first", "sent"), ("second", "planned")]


@pytest.mark.parametrize("decision", [Decision.APPROVE, Decision.DONE, Decision.TREAT_AS_SENT, Decision.SEND_AGAIN])
def test_a_decision_that_does_not_fit_changes_nothing(road, decision):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    before = told(road)

    with pytest.raises(UserError, match="does not fit: this touch is planned"):
        decide(road, 1, decision, ADA)

    assert (states(road), told(road)) == ([("first", "planned")], before)


def test_a_task_is_not_approved_and_a_mail_is_not_done(road):
    begin(road, TASK)
    with pytest.raises(UserError, match="does not fit"):
        decide(road, 1, Decision.APPROVE, ADA)

    add_candidate(road, "ben@brandt.example")
    add_sequence(road, BY_HAND, name="By hand")
    enroll_address(road, "By hand", "ben@brandt.example")
    work(road)
    with pytest.raises(UserError, match="does not fit"):
        decide(road, 2, Decision.DONE, ADA)


def test_what_a_stop_has_cancelled_is_not_let_go(road, post):
    begin(road, BY_HAND)
    stop_person(road, LENA)

    with pytest.raises(UserError, match="this touch is cancelled"):
        decide(road, 1, Decision.APPROVE, ADA)
    assert touches(road)[0].state is TouchState.CANCELLED


def test_a_touch_that_is_not_there_is_told(road):
    with pytest.raises(UserError, match="no touch with the number 9"):
        decide(road, 9, Decision.SKIP, ADA)


@pytest.mark.parametrize("state", [InboundState.ASKS, InboundState.UNMATCHED, InboundState.UNREADABLE])
def test_a_mail_that_asks_for_a_person_is_settled_once_and_keeps_its_reason(road, clock, state):
    begin(road, FIRST)
    mail_id = add_inbound_mail(road, 1, b"", state=state, reason="Have a look.", candidate_id=1)
    at = clock.pass_by(hours=1) or clock()

    assert settle_mail(road, mail_id, ADA)
    clock.pass_by(hours=1)
    assert not settle_mail(road, mail_id, ADA)

    (mail,) = every(road, InboundMail)
    assert (mail.state, mail.reason, mail.handled_at) == (InboundState.HANDLED, "Have a look.", at)
    assert told(road).count("decided_mail") == 1


def test_a_mail_of_nobody_is_settled_and_one_that_is_not_there_or_not_read_is_told(road):
    begin(road, FIRST)
    unread = add_inbound_mail(road, 1, b"", state=InboundState.NEW)

    assert settle_mail(road, add_inbound_mail(road, 1, b""), ADA)
    with pytest.raises(UserError, match="no mail with the number 9"):
        settle_mail(road, 9, ADA)
    with pytest.raises(UserError, match="not read it yet"):
        settle_mail(road, unread, ADA)
    assert every(road, InboundMail)[0].state is InboundState.NEW
