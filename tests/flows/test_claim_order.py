"""Who may leave next: one at a time for each mailbox, with the text a person has read and the arm that was drawn."""

from datetime import timedelta

import pytest
from builders import add_candidate, add_mailbox, add_sequence, set_organisation
from errands import LENA, every, touches, work, work_for

from sequencer.core.states import Stage, TouchState
from sequencer.errors import MailboxError, Permanent
from sequencer.flows.decide import Decision, decide
from sequencer.flows.enroll import enroll_address
from sequencer.flows.set_up import MailboxGiven
from sequencer.flows.set_up import add_mailbox as change_mailbox
from sequencer.store.due import due_mailboxes, due_touches
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

MAIL = {"key": "first", "kind": "email", "subject": "Your talk", "body": "Hi {{first_name|there}}"}
AGAIN = {"key": "again", "kind": "email", "delay": "2 days", "body": "Once more."}


def enroll(road, count, *steps, **sequence):
    add_sequence(road, *steps, **sequence)
    people = [f"p{n}@brandt.example" for n in range(count)]
    for person in people:
        add_candidate(road, person, first_name="Ada")
        enroll_address(road, "Welcome", person)
    return people


def due(road):
    """The mailboxes somebody should look at, and how many mails are looked at there."""
    with road.database.read() as session:
        boxes = due_mailboxes(session, road.now(), 500)
        return [(one, len(due_touches(session, one, road.now(), 500))) for one in boxes]


def set_gap(road, gap):
    with road.database.write() as session:
        session.get_one(Mailbox, 1).gap = gap


def test_many_that_are_due_are_each_looked_at_once_and_then_only_when_their_turn_comes(road, clock, post):
    enroll(road, 40, MAIL)
    set_gap(road, timedelta(minutes=10))
    work(road)

    assert len(post.mails) == 1
    assert {one.reason_code for one in every(road, Touch) if one.state is TouchState.PLANNED} == {"gap"}
    assert due(road) == []
    clock.pass_by(minutes=12)
    assert due(road) == [(1, 3)]
    work(road)
    assert len(post.mails) == 2


def test_a_mailbox_without_a_gap_sends_everything_at_once(road, post):
    enroll(road, 12, MAIL)
    work(road)

    assert len(post.mails) == 12


def test_an_arm_that_was_drawn_is_kept_though_its_text_has_to_be_held(road, clock, post):
    arms = [
        {"name": "a", "subject": "One", "body": "Hi {{headline}}"},
        {"name": "b", "subject": "Two", "body": "Hi"},
    ]
    enroll(road, 20, {"key": "first", "kind": "email", "variants": arms})
    work(road)
    drawn = {one.id: one.variant for one in every(road, Touch)}
    work_for(road, clock, hours=3)

    assert {one.id: one.variant for one in every(road, Touch)} == drawn
    assert sorted(set(drawn.values())) == ["a", "b"]
    assert len(post.mails) == list(drawn.values()).count("b")


def test_a_person_reads_the_very_text_that_leaves(road, post):
    enroll(road, 1, MAIL | {"kind": "manual_email"})
    work(road)
    (waiting,) = every(road, Touch)

    assert waiting.state is TouchState.WAITING
    assert waiting.subject == "Your talk"
    assert "Hi Ada" in waiting.text
    decide(road, waiting.id, Decision.APPROVE, "ada@acme.example")
    work(road)
    ((_, raw),) = post.mails
    assert waiting.frozen in raw


def test_a_follow_up_whose_first_mail_was_left_out_opens_under_its_subject(road, clock, post):
    enroll(road, 1, MAIL | {"kind": "manual_email"}, AGAIN)
    work(road)
    decide(road, 1, Decision.SKIP, "ada@acme.example")
    work_for(road, clock, days=3)

    assert [touch.subject for touch in every(road, Touch) if touch.state is TouchState.SENT] == ["Your talk"]
    assert len(post.mails) == 1


def test_a_mail_that_could_not_be_looked_after_gives_its_turn_back(road, inboxes, post, clock):
    enroll(road, 2, MAIL)
    set_gap(road, timedelta(hours=5))
    inboxes.trouble = MailboxError("imap.acme.example:143 does not answer.")
    work(road)
    inboxes.trouble = None
    work_for(road, clock, minutes=6)

    assert len(post.mails) == 1


def test_a_mended_password_counts_at_once(road, post, clock):
    enroll(road, 1, MAIL)
    post.refusals.append(Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535))
    work(road)
    assert every(road, Mailbox)[0].send_trouble
    change_mailbox(road, MailboxGiven(email="ada@acme.example", password="the right one"))
    work(road)

    assert len(post.mails) == 1
    assert every(road, Mailbox)[0].send_trouble == ""


def test_a_mailbox_whose_server_has_recovered_sends_again_by_itself(road, post, clock):
    enroll(road, 2, MAIL)
    set_gap(road, timedelta(minutes=10))
    post.refusals.append(Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535))
    work(road)
    assert every(road, Mailbox)[0].send_trouble

    for _ in range(12):
        work_for(road, clock, minutes=10)

    assert len(post.mails) == 2
    assert every(road, Mailbox)[0].send_trouble == ""


def test_reading_a_mailbox_does_not_hide_that_it_cannot_send(road, post, clock):
    enroll(road, 1, MAIL)
    post.refusals.append(Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535))
    work(road)
    road.catch_up(1)

    assert "5.7.8" in every(road, Mailbox)[0].send_trouble


@pytest.mark.parametrize("other", ["bob@acme.example"])
def test_a_busy_mailbox_keeps_no_other_mailbox_waiting(road, post, other):
    add_mailbox(road, other)
    enroll(road, 5, MAIL)
    set_gap(road, timedelta(hours=1))
    add_candidate(road, LENA)
    add_sequence(road, MAIL, name="Other", sender=other)
    set_organisation(road, most_runs=2)
    enroll_address(road, "Other", LENA)
    work(road)

    assert LENA in post.recipients
    assert touches(road, LENA)[0].state is TouchState.SENT
