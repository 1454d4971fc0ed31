"""A stored mail has its effect, once: what people, machines and we ourselves write."""

from datetime import UTC, datetime

import pytest
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence, mail, set_organisation
from errands import LENA, arrive, cited, every, run_of, states, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, Intent, MailKind, TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.understand import understand
from sequencer.store.candidates import Candidate
from sequencer.store.inbound_mails import InboundState
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Channel, Suppression

ADA = "ada@acme.example"


BEN = "ben@brandt.example"


def token(road, email=LENA):
    return touches(road, email)[0].token


ANSWERS = {
    "from their address": lambda road: mail(LENA, body="Please call me."),
    "by In-Reply-To": lambda road: mail(LENA, in_reply_to=cited(road), body="Please call me."),
    "by a token under a rewritten id": lambda road: mail(
        LENA, references=f"<{token(road)}@x.example>", body="Call me."
    ),
    "from another address of theirs": lambda road: mail("lena@home.example", body="Please call me."),
    "in another spelling": lambda road: mail("LENA+jobs@Brandt.EXAMPLE", body="Please call me."),
    "from an address nobody knows": lambda road: mail("new@else.example", in_reply_to=cited(road), body="Call me."),
    "without a subject or date": lambda road: b"From: lena@brandt.example\r\n\r\nPlease call me.\r\n",
}


@pytest.mark.parametrize("how", ANSWERS)
def test_any_human_answer_ends_every_run_of_the_person(written, inboxes, post, clock, how):
    add_mailbox(written, "bo@acme.example")
    add_sequence(written, name="Other", sender="bo@acme.example")
    set_organisation(written, most_runs=2)
    enroll_address(written, "Other", LENA)

    stored = arrive(written, inboxes, ANSWERS[how](written))
    work_for(written, clock, days=30)

    assert stored.state is InboundState.HANDLED
    assert stored.kind is MailKind.HUMAN
    assert len(post.mails) == 1
    assert run_of(written).state is EnrollmentState.ANSWERED
    assert states(written) == [("first", "sent"), ("second", "cancelled"), ("first", "cancelled")]


def test_an_answer_is_kept_in_the_person_s_own_words(written, inboxes, clock):
    body = "Please call me.\r\n\r\nOn Mon, 1 Mar 2027 at 11:00, Ada wrote:\r\n> Hi Lena, shall we talk?"
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body=body))

    (reply,) = every(written, Reply)
    assert reply.text == "Please call me."
    assert (reply.sender, reply.received_at, reply.is_verified) == (LENA, clock(), True)
    assert reply.enrollment_id == run_of(written).id


@pytest.mark.parametrize(
    ("raw", "is_verified"),
    [
        (lambda road: mail(LENA, in_reply_to=cited(road)), True),
        (lambda road: mail("lena@home.example", in_reply_to=cited(road)), True),
        (lambda road: mail(LENA), False),
        (lambda road: mail("new@else.example", in_reply_to=cited(road)), False),
    ],
)
def test_an_answer_is_proven_by_our_secret_from_an_address_it_was_sent_to(written, inboxes, raw, is_verified):
    arrive(written, inboxes, raw(written))

    assert every(written, Reply)[0].is_verified is is_verified
    assert ("not verified" in run_of(written).reason) is not is_verified


def test_understanding_a_mail_twice_has_its_effect_once(written, inboxes):
    stored = arrive(written, inboxes, mail(LENA))
    before = (told(written), len(every(written, Reply)))

    assert understand(written, stored.id) is None
    assert understand(written, 999) is None
    assert (told(written), len(every(written, Reply))) == before


def test_an_answer_after_the_last_mail_is_an_answer(road, inboxes):
    add_candidate(road, LENA)
    add_sequence(road, FIRST)
    enroll_address(road, "Welcome", LENA)
    work(road)
    assert run_of(road).state is EnrollmentState.FINISHED

    arrive(road, inboxes, mail(LENA, in_reply_to=cited(road), body="Yes, let us talk!"))

    assert run_of(road).state is EnrollmentState.ANSWERED


@pytest.mark.parametrize("body", ["STOP", "Please remove me from your list.", "Bitte keine weiteren Mails."])
def test_opt_out_words_suppress_everything_of_the_person_at_once(written, inboxes, body):
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body=body))

    assert run_of(written).state is EnrollmentState.OPTED_OUT
    assert [(one.channel, one.is_verified) for one in every(written, Suppression)] == [(Channel.REPLY, True)] * 2


def test_opt_out_words_from_an_unproven_sender_suppress_and_say_so(written, inboxes):
    arrive(written, inboxes, mail("new@else.example", in_reply_to=cited(written), body="STOP"))

    assert {one.is_verified for one in every(written, Suppression)} == {False}
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="STOP"))
    assert {one.is_verified for one in every(written, Suppression)} == {True}


@pytest.mark.parametrize("sender", [LENA, "lena@elsewhere.example"])
def test_our_mailto_is_an_opt_out_by_its_token(written, inboxes, sender):
    """S-18."""
    raw = mail(sender, subject=f"unsubscribe {token(written)}", body="")
    arrive(written, inboxes, raw)

    assert run_of(written).state is EnrollmentState.OPTED_OUT
    assert {(one.channel, one.is_verified) for one in every(written, Suppression)} == {(Channel.MAILTO, True)}
    assert every(written, Reply)[0].intent is Intent.OPT_OUT


def test_a_mailto_that_somebody_else_sends_speaks_for_the_person_it_was_made_for(written, inboxes):
    add_candidate(written, BEN)
    add_sequence(written, name="Other")
    enroll_address(written, "Other", BEN)

    arrive(written, inboxes, mail(BEN, subject=f"unsubscribe {token(written)}", body=""))

    assert run_of(written, LENA).state is EnrollmentState.OPTED_OUT
    assert run_of(written, BEN).state is EnrollmentState.ACTIVE


def test_a_decline_is_respected_for_the_cooling_off(written, inboxes):
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="No thanks, I am not interested."))

    assert run_of(written).state is EnrollmentState.DECLINED
    assert every(written, Candidate)[0].declined_until == datetime(2027, 9, 1, 9, tzinfo=UTC)  # 11:00 in Berlin
    assert every(written, Suppression) == []


def test_somebody_who_answers_another_person_s_mail_stops_their_own_runs_and_pauses_that_one(written, inboxes):
    add_candidate(written, BEN)
    add_sequence(written, name="Other")
    enroll_address(written, "Other", BEN)

    arrive(written, inboxes, mail(BEN, in_reply_to=cited(written, LENA), body="STOP"))

    assert run_of(written, BEN).state is EnrollmentState.OPTED_OUT
    assert (run_of(written, LENA).state, run_of(written, LENA).reason_code) == (
        EnrollmentState.PAUSED,
        "answered_by_another",
    )
    assert {one.is_verified for one in every(written, Suppression)} == {False}


def test_what_came_of_a_run_is_told_once(written, inboxes):
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="Please call me."))
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="Or write to me."))

    assert told(written).count("run_answered") == 1
    assert len(every(written, Reply)) == 2


def test_a_step_planned_meanwhile_is_cancelled_with_the_reason(written, inboxes):
    arrive(written, inboxes, mail(LENA, body="Please call me."))

    second = touches(written)[1]
    assert (second.step_key, second.state) == (SECOND["key"], TouchState.CANCELLED)
    assert second.reason == run_of(written).reason
