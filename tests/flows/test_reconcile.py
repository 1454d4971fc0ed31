"""What nobody knows is found out: in Sent, in All Mail, or by an answer (2.4)."""

from datetime import timedelta

import pytest
from builders import add_candidate, add_sequence, mail, make_road
from doubtful import NOT_SURE, doubt, sent_bytes, unmarked
from errands import (
    LENA,
    CrashError,
    at_once,
    crashing_at,
    every,
    run_of,
    states,
    told,
    touches,
    work,
    work_for,
)

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.errors import MailboxError
from sequencer.flows.enroll import enroll_address
from sequencer.flows.reconcile import reconcile
from sequencer.flows.stop import stop_person
from sequencer.store.mailboxes import Mailbox
from sequencer.store.timeline import Event

ADA = "ada@acme.example"


def test_it_is_looked_for_at_its_times_and_a_copy_in_sent_settles_it(unknown, clock, inboxes, post):
    left_at = clock()
    work_for(unknown, clock, seconds=29)
    assert doubt(unknown).looks == 0
    work_for(unknown, clock, seconds=1)
    assert (doubt(unknown).looks, states(unknown)) == (1, [("first", "unknown")])

    inboxes.deliver(ADA, sent_bytes(unknown), "Sent")
    work_for(unknown, clock, seconds=90)

    first, second = touches(unknown)
    assert (first.state, first.sent_at, first.reason) == (TouchState.SENT, left_at, "")
    assert second.due_at == left_at + timedelta(days=3)
    assert "found in Sent" in every(unknown, Event)[-1].says
    assert post.mails == []


COPIES = {
    "as it left": sent_bytes,
    "under the provider's id": lambda road: (
        b"Message-ID: <new@provider.example>\r\n" + sent_bytes(road, Message_ID="X-Microsoft-Original-Message-ID")
    ),
    "with our reference only": lambda road: (
        b"Message-ID: <new@provider.example>\r\n" + sent_bytes(road, Message_ID="X-Dropped-Id")
    ),
    "by its words only": unmarked,
}


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_that_the_watcher_has_passed_is_searched_for(unknown, clock, inboxes, how):
    inboxes.deliver(ADA, COPIES[how](unknown), "Sent")
    with unknown.database.write() as session:  # its cursor stands behind the copy
        from_here = session.get_one(Mailbox, 1)
        from_here.read_at = clock()
    passed = make_road(unknown.database, clock=clock, inboxes=inboxes)
    object.__setattr__(passed, "catch_up", lambda mailbox_id: None)
    clock.pass_by(seconds=30)

    assert reconcile(passed, 1) == 1

    assert states(passed)[0] == ("first", "sent")
    assert doubt(passed).evidence.startswith("found in Sent by ")
    assert touches(passed)[0].copy_due_at is None


def test_all_mail_is_searched_where_sent_has_nothing(unknown, clock, inboxes):
    inboxes.accounts[ADA]["All Mail"] = []
    inboxes.deliver(ADA, sent_bytes(unknown), "All Mail")
    work_for(unknown, clock, seconds=30)

    assert states(unknown)[0] == ("first", "sent")
    assert doubt(unknown).evidence == "found in All Mail by its Message-ID"


def test_the_same_words_to_somebody_else_or_in_all_mail_prove_nothing(unknown, clock, inboxes):
    inboxes.accounts[ADA]["All Mail"] = []
    inboxes.deliver(ADA, unmarked(unknown), "All Mail")
    inboxes.deliver(ADA, unmarked(unknown).replace(b"To: Lena Brandt <lena@brandt", b"To: Leni <leni@brandt"), "Sent")
    for _ in range(4):
        work_for(unknown, clock, minutes=10)

    assert states(unknown) == [("first", "unknown")]


def test_an_answer_that_came_meanwhile_settles_it_before_anything_is_searched(unknown, clock, inboxes):
    inboxes.deliver(ADA, mail(LENA, in_reply_to=touches(unknown)[0].message_id, body="Tell me more."))
    work_for(unknown, clock, seconds=30)

    assert states(unknown) == [("first", "sent"), ("second", "cancelled")]
    assert run_of(unknown).state is EnrollmentState.ANSWERED


def test_a_mailbox_that_cannot_be_read_proves_nothing_and_is_tried_again(unknown, clock, inboxes):
    inboxes.trouble = MailboxError("The password was refused.")
    for _ in range(8):
        work_for(unknown, clock, minutes=15)

    (touch,) = touches(unknown)
    assert (touch.state, touch.reason_code, doubt(unknown).looks) == (TouchState.UNKNOWN, "cannot_look", 0)
    assert "The password was refused." in touch.reason
    assert touch.wakes_at > clock()

    inboxes.trouble = None
    inboxes.deliver(ADA, sent_bytes(unknown), "Sent")
    work_for(unknown, clock, minutes=15)
    assert states(unknown)[0] == ("first", "sent")


def test_a_run_that_was_stopped_meanwhile_stays_stopped(unknown, clock, inboxes, post):
    stop_person(unknown, LENA, ADA)
    inboxes.deliver(ADA, sent_bytes(unknown), "Sent")
    work_for(unknown, clock, seconds=30)
    work_for(unknown, clock, days=9)

    assert states(unknown) == [("first", "sent")]
    assert run_of(unknown).state is EnrollmentState.STOPPED
    assert post.mails == []


def test_looking_twice_and_by_two_workers_settles_it_once(unknown, clock, inboxes):
    inboxes.deliver(ADA, sent_bytes(unknown), "Sent")
    clock.pass_by(seconds=30)

    at_once(lambda: reconcile(unknown, 1), lambda: reconcile(unknown, 1))

    assert reconcile(unknown, 1) == 0
    assert told(unknown).count("sent") == 1
    assert states(unknown) == [("first", "sent"), ("second", "planned")]


@pytest.mark.parametrize("place", ["in_reconcile", "after_search"])
def test_a_worker_that_dies_while_it_looks_is_followed_by_another_look(unknown, database, clock, post, inboxes, place):
    """X-01: during reconcile."""
    inboxes.accounts[ADA]["All Mail"] = []
    inboxes.deliver(ADA, sent_bytes(unknown), "All Mail")
    clock.pass_by(seconds=30)
    with pytest.raises(CrashError):
        reconcile(make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at(place)), 1)
    assert states(unknown) == [("first", "unknown")]

    work_for(unknown, clock, minutes=5)

    assert states(unknown) == [("first", "sent"), ("second", "planned")]
    assert post.mails == []


def test_many_of_one_mailbox_are_looked_for_in_one_session(road, clock, post, inboxes):
    people = [f"p{number}@brandt.example" for number in range(6)]
    add_sequence(road)
    for one in people:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
        post.refusals.append(NOT_SURE)
    work(road)
    for one in people[:5]:
        inboxes.deliver(ADA, b"Date: x\r\n" + touches(road, one)[0].frozen, "Sent")
    inboxes.accounts[ADA]["INBOX"].clear()
    clock.pass_by(seconds=30)
    before = inboxes.opened

    reconcile(road, 1)

    assert [str(touches(road, one)[0].state) for one in people] == ["sent"] * 5 + ["unknown"]
    assert inboxes.opened - before == 2  # one to read the mailbox, one to search it


def test_a_mail_lost_with_its_worker_is_looked_for_as_well(enrolled, database, clock, post, inboxes):
    with pytest.raises(CrashError):
        work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at("after_250")))
    inboxes.accounts.setdefault(ADA, {"INBOX": [], "Junk": [], "Sent": []})["All Mail"] = []
    inboxes.deliver(ADA, post.mails[0][1], "All Mail")
    work_for(enrolled, clock, minutes=15)
    work_for(enrolled, clock, seconds=30)

    assert states(enrolled) == [("first", "sent"), ("second", "planned")]
    assert len(post.mails) == 1
