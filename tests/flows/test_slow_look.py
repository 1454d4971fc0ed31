"""A look into a mailbox may take longer than it stands for the mails behind it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import add_candidate, add_sequence, first_touch, mail
from errands import LENA, states, touches

from sequencer.errors import MailboxError
from sequencer.flows.claim import claim
from sequencer.flows.send import FRESH, send
from workers.sending import send_due


def test_a_mailbox_that_is_slow_to_read_sends_one_mail_after_each_look(road, clock, post):
    name = add_sequence(road)
    for number in range(3):
        add_candidate(road, f"p{number}@home.example")
        first_touch(road, f"p{number}@home.example", name)
    looks = []

    def slow(mailbox_id):
        looks.append(mailbox_id)
        assert len(looks) < 10, "it looks and looks, and nothing leaves"
        clock.at += FRESH + timedelta(seconds=1)

    send_due(replace(road, catch_up=slow), 1)

    assert len(post.mails) == 3
    assert len(looks) == 3


@pytest.fixture
def slow(road, clock):
    """A mail to Lena has passed its check; then the server takes its time to say that it wants the text."""

    def sent(during, minutes=4, **doors):
        touch = claim(road, first_touch(road, LENA, add_sequence(road)))

        def step(name):
            if name == "after_354" and not told_once:
                told_once.append(name)
                clock.pass_by(minutes=minutes)
                during()

        told_once = []
        send(replace(road, step=step, **doors), touch)

    add_candidate(road, LENA)
    return sent


def test_an_answer_that_came_while_the_server_thought_keeps_the_text_back(road, slow, inboxes, post):
    slow(lambda: inboxes.deliver("ada@acme.example", mail(LENA, body="Tell me more.")))

    assert (post.mails, post.abandoned) == ([], [LENA])
    assert states(road) == [("first", "cancelled")]


def test_a_mailbox_that_has_become_unreadable_while_the_server_thought_keeps_the_text_back(road, slow, inboxes, post):
    def closed():
        inboxes.trouble = MailboxError("The password was refused.")

    slow(closed)

    assert (post.mails, post.abandoned) == ([], [LENA])
    assert touches(road)[0].reason_code == "mailbox_unread"


def test_after_a_second_look_the_text_leaves_however_long_the_look_took(road, slow, clock, post):
    looks = []

    def look(mailbox_id):
        looks.append(mailbox_id)
        clock.pass_by(minutes=2)

    slow(lambda: None, catch_up=look)

    assert (len(looks), post.recipients) == (2, [LENA])


def test_a_server_that_answers_within_half_a_minute_costs_one_look(slow, post, clock):
    looks = []
    slow(lambda: None, minutes=0.5, catch_up=looks.append)

    assert (len(looks), post.recipients) == (1, [LENA])


def test_a_process_told_to_stop_while_the_server_thought_sends_nothing_unread(road, slow, inboxes, post):
    is_told = []

    def stopped():
        is_told.append(True)
        inboxes.trouble = MailboxError("The connection was closed.")

    slow(stopped, is_stopping=lambda: bool(is_told))

    assert (post.mails, post.abandoned) == ([], [LENA])
    assert states(road) == [("first", "planned")]
