"""Seeing to answers and wishes: once, whatever is pressed twice or crashes."""

from dataclasses import replace
from datetime import date

import pytest
from builders import mail
from errands import LENA, CrashError, arrive, cited, every, told
from meetings import offered, set_stage

from sequencer.core.states import Intent
from sequencer.errors import UserError
from sequencer.flows.triage import look_again, see_to
from sequencer.flows.wish import state_wish, wish_seen
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.replies import Reply
from sequencer.store.wishes import Wish, WishKind

NADIA = "nadia@acme.example"


@pytest.fixture
def answered(written, inboxes):
    """Lena has asked to be written to in June of next year."""
    body = "Not right now. Ask me again in June 2028."
    arrive(written, inboxes, mail(LENA, body=body, in_reply_to=cited(written)))
    return written


def reply(road):
    return every(road, Reply)[0]


def test_what_was_seen_to_is_off_the_list_and_comes_back_on_the_asked_for_day(answered):
    see_to(answered, 1, NADIA)

    assert reply(answered).intent is Intent.LATER
    assert (reply(answered).handled_by, reply(answered).back_on) == (NADIA, date(2028, 6, 1))


def test_seeing_to_it_twice_is_told_once(answered):
    see_to(answered, 1, NADIA)
    see_to(answered, 1, "tomas@acme.example")

    assert told(answered).count("reply_seen") == 1
    assert reply(answered).handled_by == NADIA


def test_a_mail_that_asked_for_a_person_no_longer_asks(answered):
    with answered.database.write() as session:
        session.get(InboundMail, 1).state = InboundState.ASKS

    see_to(answered, 1, NADIA)

    assert every(answered, InboundMail)[0].state is InboundState.HANDLED


def test_looking_again_puts_it_back_once(answered):
    see_to(answered, 1, NADIA)

    look_again(answered, 1, NADIA)
    look_again(answered, 1, NADIA)

    assert (reply(answered).handled_at, reply(answered).back_on) == (None, None)
    assert told(answered).count("reply_reopened") == 1


def test_an_answer_of_an_erased_person_is_gone_and_says_so(road):
    with pytest.raises(UserError, match="no longer here"):
        see_to(road, 99, NADIA)


def test_a_crash_before_the_commit_leaves_the_answer_waiting(answered):
    def crash():
        raise CrashError

    with pytest.raises(CrashError):
        see_to(replace(answered, now=crash), 1, NADIA)

    assert reply(answered).handled_at is None


def test_a_wish_is_kept_once_and_told_in_their_words(road):
    found = offered(road, set_stage(road))

    for _ in range(2):
        state_wish(road, WishKind.TIMES, " Thursdays after eight ", offer_id=found.id)

    assert [(one.text, one.candidate_id) for one in every(road, Wish)] == [("Thursdays after eight", 1)]
    assert told(road).count("wish_times") == 1


def test_a_wish_seen_to_may_be_made_again(road):
    found = offered(road, set_stage(road))
    state_wish(road, WishKind.TIMES, "Thursdays", offer_id=found.id)
    wish_seen(road, 1, NADIA)
    wish_seen(road, 1, "tomas@acme.example")

    state_wish(road, WishKind.TIMES, "Thursdays", offer_id=found.id)

    assert [one.handled_by for one in every(road, Wish)] == [NADIA, ""]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_wish_is_none(road, text):
    with pytest.raises(UserError):
        state_wish(road, WishKind.TIMES, text, offer_id=1)
