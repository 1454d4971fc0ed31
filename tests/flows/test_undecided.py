"""What looking for a lost mail leaves over: a person decides, time decides, or an administrator has (2.4)."""

from datetime import timedelta

import pytest
from builders import SECOND
from doubtful import NOT_SURE, asked, doubt, files_itself, sent_bytes
from errands import (
    LENA,
    arrive,
    every,
    parsed,
    states,
    told,
    touches,
    work,
    work_for,
)

from sequencer.core.states import TouchState
from sequencer.errors import MailboxError
from sequencer.flows.decide import Decision, decide
from sequencer.flows.set_up import set_organisation
from sequencer.flows.stop import stop_person
from sequencer.store.doubts import Doubt, mailboxes_in_doubt

ADA = "ada@acme.example"


def test_where_the_provider_files_its_copies_a_missing_one_means_it_probably_never_left(unknown, clock, post):
    files_itself(unknown)
    asked(unknown, clock)

    (touch,) = touches(unknown)
    assert (touch.state, touch.reason_code) == (TouchState.UNKNOWN, "not_sent_probably")
    assert "probably never left" in touch.reason
    assert told(unknown)[-1] == "touch_not_sent_probably"
    assert doubt(unknown).looks == 4
    assert post.mails == []


def test_elsewhere_there_is_no_evidence_and_a_person_is_asked(unknown, clock):
    asked(unknown, clock)

    (touch,) = touches(unknown)
    assert (touch.state, touch.reason_code) == (TouchState.UNKNOWN, "no_evidence")
    assert touch.reason.startswith("Needs you")


def test_the_three_days_end_although_the_mailbox_cannot_be_read(unknown, clock, inboxes):
    asked(unknown, clock)
    inboxes.trouble = MailboxError("The password was refused.")
    work_for(unknown, clock, hours=71)
    assert states(unknown) == [("first", "unknown")]
    work_for(unknown, clock, hours=1)

    assert states(unknown)[0] == ("first", "assumed_sent")
    assert told(unknown)[-1] == "touch_assumed_sent"


def test_nothing_is_assumed_of_a_mail_that_nobody_could_look_for(unknown, clock, inboxes):
    inboxes.trouble = MailboxError("The password was refused.")
    for _ in range(5):
        work_for(unknown, clock, days=1)

    (touch,) = touches(unknown)
    assert (touch.state, touch.reason_code) == (TouchState.UNKNOWN, "cannot_look")
    assert "three days" not in touch.reason


@pytest.mark.parametrize(("decision", "leaves"), [(Decision.SEND_AGAIN, 1), (Decision.TREAT_AS_SENT, 0)])
def test_a_person_decides_at_any_time_and_nothing_is_looked_for_after_that(unknown, clock, post, decision, leaves):
    asked(unknown, clock)

    decide(unknown, 1, decision, ADA)
    work(unknown)

    assert len(post.mails) == leaves
    with unknown.database.read() as session:
        assert mailboxes_in_doubt(session, clock() + timedelta(days=9), 10) == []


def test_after_three_days_without_an_answer_it_counts_as_sent_and_says_so(unknown, clock, post):
    asked(unknown, clock)
    work_for(unknown, clock, hours=71)
    assert states(unknown) == [("first", "unknown")]

    work_for(unknown, clock, minutes=30)

    assert states(unknown) == [("first", "assumed_sent"), ("second", "planned")]
    assert told(unknown)[-1] == "touch_assumed_sent"
    work_for(unknown, clock, days=4)
    assert [parsed(raw)["Subject"] for _, raw in post.mails] == ["Re: Grippers"]


def test_a_copy_that_turns_up_while_a_person_is_asked_settles_it(unknown, clock, inboxes):
    asked(unknown, clock)
    arrive(unknown, inboxes, sent_bytes(unknown), folder="Sent")

    assert states(unknown) == [("first", "sent"), ("second", "planned")]


def test_it_is_looked_for_once_more_before_it_counts_as_sent(unknown, clock, inboxes):
    asked(unknown, clock)
    inboxes.accounts[ADA]["All Mail"] = []
    inboxes.deliver(ADA, sent_bytes(unknown), "All Mail")
    work_for(unknown, clock, hours=72)

    assert states(unknown)[0] == ("first", "sent")


def allow_again(road, *, is_allowed=True):
    set_organisation(road, {"resend_unproven": "yes" if is_allowed else "no"}, ADA)


def test_with_an_administrators_leave_what_probably_never_left_leaves_again_once(unknown, clock, post):
    allow_again(unknown)
    files_itself(unknown)
    post.refusals.append(NOT_SURE)  # the second time, too
    asked(unknown, clock)
    assert told(unknown).count("touch_sent_again") == 1
    assert touches(unknown)[0].attempts == 2
    asked(unknown, clock)

    assert touches(unknown)[0].reason_code == "not_sent_probably"
    assert told(unknown).count("touch_sent_again") == 1
    assert post.mails == []


def test_what_leaves_again_has_the_same_id(unknown, clock, post):
    allow_again(unknown)
    files_itself(unknown)
    own_id = touches(unknown)[0].message_id
    asked(unknown, clock)

    assert [parsed(raw)["Message-ID"] for _, raw in post.mails] == [own_id]
    assert states(unknown)[0] == ("first", "sent")


def test_a_stop_holds_against_leaving_again(unknown, clock, post):
    allow_again(unknown)
    files_itself(unknown)
    stop_person(unknown, LENA, ADA)
    asked(unknown, clock)

    assert post.mails == []
    assert states(unknown) == [("first", "skipped")]


@pytest.mark.parametrize(("is_allowed", "is_seen"), [(False, True), (True, False)])
def test_without_leave_or_without_proof_that_copies_are_filed_nothing_leaves_again(
    unknown, clock, post, is_allowed, is_seen
):
    allow_again(unknown, is_allowed=is_allowed)
    files_itself(unknown, is_seen=is_seen)
    asked(unknown, clock)

    assert post.mails == []
    assert touches(unknown)[0].reason_code == "not_sent_probably"


def test_one_step_may_be_in_doubt_again_later(unknown, clock, post):
    asked(unknown, clock)
    decide(unknown, 1, Decision.SEND_AGAIN, ADA)
    post.refusals.append(NOT_SURE)
    work(unknown)

    assert [one.attempt for one in every(unknown, Doubt)] == [1, 2]
    assert states(unknown) == [("first", "unknown")]
    assert SECOND["key"] not in dict(states(unknown))
