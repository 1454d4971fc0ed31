"""A person says what an answer really means: the consequences follow, and a slip can be taken back."""

import pytest
from builders import add_candidate, add_sequence
from errands import LENA, arrive, cited, every, parsed, run_of, states, told, work, work_for

from sequencer.core.states import Effect, EnrollmentState, Intent, Purpose
from sequencer.errors import UserError
from sequencer.flows.correct import correct_reply
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.store.candidates import Candidate
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Suppression
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch


def say(road, inboxes, words, number=1):
    raw = (
        f"From: {LENA}\r\nSubject: Re: Grippers\r\nMessage-ID: <a{number}@b.example>\r\nIn-Reply-To: {cited(road)}\r\n"
    )
    arrive(road, inboxes, f"{raw}\r\n{words}\r\n".encode())


@pytest.fixture
def asked(written, inboxes):
    """Lena has asked something, and her run has ended."""
    say(written, inboxes, "Where would that be?")
    return written


def correct(road, intent, later_on="", actor="nadia"):
    correct_reply(road, 1, intent, later_on, actor)


def reply(road):
    return every(road, Reply)[0]


def declined_until(road):
    return every(road, Candidate)[0].declined_until


def farewells(road):
    return [str(one.state) for one in every(road, Touch) if one.purpose is Purpose.WISH]


def test_what_was_read_first_is_kept_and_the_timeline_tells_who(asked, clock):
    correct(asked, Intent.LATER, "2027-06")

    found, line = reply(asked), every(asked, Event)[-1]
    assert (found.read_intent, found.intent, found.later_on) == (Intent.QUESTION, Intent.LATER, "2027-06")
    assert (found.corrected_by, found.corrected_at) == ("nadia", clock())
    assert (line.kind, line.actor) == ("reply_corrected", "nadia")
    assert line.says == "Their answer was taken for “a question”. It means “not now”, until 2027-06."
    assert run_of(asked).reason_code == "answered_later"


def test_the_same_meaning_again_changes_nothing(asked):
    correct(asked, Intent.LATER, "2027-06")
    before = told(asked)
    correct(asked, Intent.LATER, "2027-06")

    assert told(asked) == before


def test_a_decline_is_respected_by_everybody_and_can_be_corrected_back(asked):
    correct(asked, Intent.NOT_INTERESTED)
    assert run_of(asked).state is EnrollmentState.DECLINED
    assert declined_until(asked) is not None

    correct(asked, Intent.QUESTION)
    assert run_of(asked).state is EnrollmentState.ANSWERED
    assert declined_until(asked) is None


def test_a_wish_suppresses_at_once_and_is_confirmed_after_five_minutes(asked, post, clock):
    correct(asked, Intent.OPT_OUT)
    work(asked)
    assert run_of(asked).state is EnrollmentState.OPTED_OUT
    assert len(every(asked, Suppression)) == 2
    assert len(post.mails) == 1

    work_for(asked, clock, minutes=5)
    assert "We won't write again." in parsed(post.mails[-1][1]).get_body(("plain",)).get_content()


def test_a_slip_is_taken_back_before_anybody_was_told(asked, post, clock):
    correct(asked, Intent.OPT_OUT)
    clock.pass_by(minutes=2)
    correct(asked, Intent.QUESTION)
    work_for(asked, clock, days=1)

    assert run_of(asked).state is EnrollmentState.ANSWERED
    assert every(asked, Suppression) == []
    assert farewells(asked) == ["cancelled"]
    assert len(post.mails) == 1


def test_once_they_were_told_a_wish_stands(asked, clock):
    correct(asked, Intent.OPT_OUT)
    work_for(asked, clock, minutes=5)
    with pytest.raises(UserError, match="have been told"):
        correct(asked, Intent.QUESTION)


def test_a_wish_in_their_own_words_stands(written, inboxes):
    say(written, inboxes, "Please remove me from your list and do not write to me again.")
    assert reply(written).intent is Intent.OPT_OUT
    with pytest.raises(UserError, match="Only they can change that"):
        correct(written, Intent.QUESTION)


def test_after_an_automatic_answer_the_run_goes_on_where_it_stood(asked, post, clock):
    assert states(asked) == [("first", "sent"), ("second", "cancelled")]
    correct(asked, Intent.AUTO_REPLY)
    assert run_of(asked).state is EnrollmentState.PAUSED

    work_for(asked, clock, days=9)
    assert states(asked) == [("first", "sent"), ("second", "sent")]
    assert len(post.mails) == 2


def test_correcting_that_back_ends_the_run_again(asked, post, clock):
    correct(asked, Intent.AUTO_REPLY)
    clock.pass_by(minutes=1)
    correct(asked, Intent.QUESTION)
    work_for(asked, clock, days=20)

    assert run_of(asked).reason_code == "answered_question"
    assert len(post.mails) == 1


def test_a_run_does_not_go_on_when_they_have_answered_since(asked, inboxes, clock):
    clock.pass_by(hours=1)
    say(asked, inboxes, "And when?", number=2)
    with pytest.raises(UserError, match="answered since"):
        correct(asked, Intent.AUTO_REPLY)


def test_a_slip_that_stopped_a_newer_run_lets_it_go_on(asked, post, clock):
    add_sequence(asked, name="Other")
    clock.pass_by(days=10)
    enroll_address(asked, "Other", LENA)
    correct(asked, Intent.NOT_INTERESTED)
    assert run_of(asked).state is EnrollmentState.DECLINED

    clock.pass_by(minutes=1)
    correct(asked, Intent.QUESTION)
    work(asked)
    assert run_of(asked).state is EnrollmentState.ACTIVE
    assert len(post.mails) == 2


def test_interested_by_correction_hands_over_as_if_it_had_been_read_so(asked):
    correct(asked, Intent.INTERESTED)

    (mail,) = every(asked, InboundMail)
    assert (mail.effect, mail.effect_due_at is not None) == (Effect.HAND_OVER, True)


@pytest.mark.parametrize("day", ["next tuesday", "2027-13", "2027"])
def test_a_date_that_cannot_be_read_is_refused(asked, day):
    with pytest.raises(UserError, match="not a month or a day"):
        correct(asked, Intent.LATER, day)


def test_an_answer_that_is_gone_says_so(asked):
    erase(asked, LENA)
    with pytest.raises(UserError, match="no longer here"):
        correct(asked, Intent.LATER)


def test_an_answer_of_somebody_in_no_sequence_can_be_corrected_too(road, inboxes):
    add_candidate(road, LENA)
    add_sequence(road)
    arrive(road, inboxes, f"From: {LENA}\r\nSubject: Hello\r\n\r\nWhere are you?\r\n".encode())
    correct(road, Intent.NOT_INTERESTED)

    assert declined_until(road) is not None
