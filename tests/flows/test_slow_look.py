"""A look into a mailbox may take longer than it stands for the mails behind it."""

from dataclasses import replace
from datetime import timedelta

from builders import add_candidate, add_sequence, first_touch

from sequencer.flows.send import FRESH
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
