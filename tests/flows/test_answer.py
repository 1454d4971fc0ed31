"""A person answers in the thread, from the mailbox that was written to."""

import pytest
from errands import LENA, arrive, every, parsed, told, work

from sequencer.core.states import Purpose
from sequencer.errors import UserError
from sequencer.flows.answer import answer
from sequencer.flows.erase import erase
from sequencer.store.candidates import mark_dead
from sequencer.store.mailboxes import Mailbox
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Touch

QUESTION = f"From: {LENA}\r\nSubject: Re: Grippers\r\nMessage-ID: <q@b.example>\r\n\r\nWhere would that be?\r\n"


@pytest.fixture
def asked(written, inboxes):
    """Lena has asked something."""
    with written.database.write() as session:
        session.get_one(Mailbox, 1).signature = "{{sender_first_name}}\nAcme, Berlin"
    arrive(written, inboxes, QUESTION.encode())
    return written


def test_the_words_leave_at_once_in_the_thread_and_signed(asked, post):
    touch_id = answer(asked, 1, "In Berlin, two days a week.", "nadia")
    work(asked)

    mail = parsed(post.mails[-1][1])
    assert (mail["Subject"], mail["In-Reply-To"]) == ("Re: Grippers", "<q@b.example>")
    assert mail["To"] == f"Lena Brandt <{LENA}>"
    assert mail["Auto-Submitted"] is None
    said = mail.get_body(("plain",)).get_content().splitlines()
    assert said == ["In Berlin, two days a week.", "", "Ada", "Acme, Berlin"]
    assert every(asked, Touch)[-1].id == touch_id


def test_whoever_answered_is_told_and_the_reply_is_seen_to(asked):
    answer(asked, 1, "In Berlin.", "nadia")

    (reply,) = every(asked, Reply)
    assert (reply.handled_by, reply.handled_at is not None) == ("nadia", True)
    assert "answer_written" in told(asked)


def test_the_same_words_pressed_twice_are_one_answer(asked, post):
    assert answer(asked, 1, "In Berlin.", "nadia") == answer(asked, 1, "In Berlin.", "nadia")
    answer(asked, 1, "And once more.", "nadia")
    work(asked)

    assert len([one for one in every(asked, Touch) if one.purpose is Purpose.ANSWER]) == 2
    assert len(post.mails) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (" \n", "is empty"),
        ("Hi {{first_name}}", "still holds the field"),
        ("a\u202eb", "invisible"),
        ("x" * 20_001, "longer"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_in_words(asked, text, says):
    with pytest.raises(UserError, match=says):
        answer(asked, 1, text, "nadia")


def test_whoever_asked_us_not_to_write_gets_no_answer(asked):
    with asked.database.write() as session:
        suppress(session, asked.links.signer, [LENA], Channel.PERSON, asked.now())
    with pytest.raises(UserError, match="asked us not to write"):
        answer(asked, 1, "In Berlin.", "nadia")


def test_an_address_that_is_gone_gets_no_answer(asked):
    with asked.database.write() as session:
        mark_dead(session, 1, LENA, "gone", asked.now())
    with pytest.raises(UserError, match="does not exist"):
        answer(asked, 1, "In Berlin.", "nadia")


def test_an_answer_to_somebody_erased_says_so(asked):
    erase(asked, LENA)
    with pytest.raises(UserError, match="no longer here"):
        answer(asked, 1, "In Berlin.", "nadia")
