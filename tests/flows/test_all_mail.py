"""A filter may let an answer skip the inbox: then it lies in the folder of all mail alone, beside our own mails."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, mail
from errands import LENA, arrive, cited, every, run_of, states, told, work, work_for

from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.store.inbound_mails import InboundMail
from workers.receiving import catch_up

ADA = "ada@acme.example"
TRACE = "from mx.brandt.example by mx.provider.example; Mon, 1 Mar 2027 09:00:00 +0000"


@pytest.fixture
def archive(road, inboxes, post):
    """Lena has got her first mail, from a mailbox that shows all its mail in one folder as well."""
    inboxes.accounts[ADA] = {"INBOX": [], "Junk": [], "Sent": [], "All Mail": []}
    add_sequence(road, FIRST, SECOND)
    add_candidate(road, LENA)
    enroll_address(road, "Welcome", LENA)
    work(road)
    return road


def test_no_mail_leaves_after_an_answer_that_skipped_the_inbox(archive, inboxes, clock, post):
    inboxes.deliver(ADA, mail(LENA, body="Tell me more.", received=TRACE), "All Mail")
    work_for(archive, clock, days=3)

    assert post.recipients == [LENA]
    assert states(archive) == [("first", "sent"), ("second", "cancelled")]
    assert run_of(archive).state is EnrollmentState.ANSWERED


def test_a_mail_under_many_labels_is_one_answer(archive, inboxes):
    answer = mail(LENA, body="Tell me more.", received=TRACE)
    inboxes.deliver(ADA, answer)
    arrive(archive, inboxes, answer, folder="All Mail")
    catch_up(archive, 1)

    assert [one.sender for one in every(archive, InboundMail)] == [LENA]
    assert told(archive).count("run_answered") == 1


def test_a_stranger_who_cites_us_is_seen_there_too(archive, inboxes):

    found = arrive(
        archive, inboxes, mail("else@home.example", in_reply_to=cited(archive), received=TRACE), folder="All Mail"
    )

    assert found.sender == "else@home.example"


OWN = {
    "as it left": lambda raw: raw,
    "from another name of the sender": lambda raw: raw.replace(b"ada@acme.example", b"hello@acme.example"),
}


@pytest.mark.parametrize("whose", OWN)
def test_our_own_mail_is_no_answer_there(archive, inboxes, post, whose):
    raw = OWN[whose](post.mails[0][1])
    assert arrive(archive, inboxes, raw, folder="Sent") is None
    found = arrive(archive, inboxes, raw, folder="All Mail")

    assert found is None
    assert every(archive, InboundMail) == []
    assert states(archive) == [("first", "sent"), ("second", "planned")]
    assert run_of(archive).state is EnrollmentState.ACTIVE


def test_what_a_colleague_wrote_by_hand_pauses_once(archive, inboxes):
    by_hand = mail(ADA, LENA, body="Shall we talk?")
    inboxes.deliver(ADA, by_hand, "Sent")
    arrive(archive, inboxes, by_hand, folder="All Mail")

    assert [one.folder for one in every(archive, InboundMail)] == ["Sent"]
    assert run_of(archive).state is EnrollmentState.PAUSED


@pytest.mark.parametrize("sender", [ADA, "hello@acme.example"])
def test_a_draft_is_nobodys_mail(archive, inboxes, sender):
    assert arrive(archive, inboxes, mail(sender, LENA, body="Dear Le"), folder="All Mail") is None
    assert run_of(archive).state is EnrollmentState.ACTIVE
