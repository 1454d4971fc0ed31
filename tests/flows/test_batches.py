"""Many mails of one mailbox leave together: one look, one connection, one worker, and each with its own last check."""

from dataclasses import replace

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, enroll_all, mail, make_road
from doors import FakePost
from errands import CrashError, every, run_of, touches, work, work_for
from sqlalchemy import update

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import Permanent, Temporary
from sequencer.flows.claim import begin_sending, end_sending
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import SequenceVersion
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Attempt, Touch
from workers.sending import send_due

pytestmark = pytest.mark.both

PEOPLE = [f"p{number}@brandt.example" for number in range(5)]


class CountingPost(FakePost):
    """Counts connections; `between` is called after each mail that it takes."""

    opened = 0

    def __init__(self, between=lambda: None):
        super().__init__()
        self.between = between

    def open(self, account):
        self.opened += 1
        door = super().open(account)
        finish = door.finish

        def finish_and_tell(raw):
            answer = finish(raw)
            self.between()
            return answer

        door.finish = finish_and_tell
        return door


@pytest.fixture
def due(road):
    """Five people whose first mails are due, all from one mailbox."""
    add_sequence(road)
    enroll_all(road, PEOPLE)
    return road


def counting(road, post):
    """The same road with another post; returns it and the looks into mailboxes that it made."""
    looks = []

    def catch_up(mailbox_id):
        looks.append(mailbox_id)
        road.catch_up(mailbox_id)

    return replace(road, open_smtp=post.open, catch_up=catch_up), looks


def test_a_batch_needs_one_connection_and_one_look_into_the_mailbox(due):
    post = CountingPost()
    road, looks = counting(due, post)

    send_due(road, 1)

    assert sorted(post.recipients) == PEOPLE
    assert (post.opened, looks) == (1, [1])


def test_a_look_that_has_grown_old_is_taken_again_and_a_reply_it_finds_wins(due, clock, inboxes):
    def answer_slowly():
        if len(post.mails) == 1:
            inboxes.deliver("ada@acme.example", mail(PEOPLE[4]))
        clock.pass_by(seconds=4)

    post = CountingPost(answer_slowly)
    road, looks = counting(due, post)

    send_due(road, 1)

    assert post.recipients == PEOPLE[:4]
    assert len(looks) == 2
    assert run_of(road, PEOPLE[4]).state is EnrollmentState.DECLINED


def test_a_stop_that_comes_while_the_batch_leaves_stops_its_own_mail_and_no_other(due):
    def opt_out(name):
        if name == "after_250" and len(post.mails) == 1:
            with due.database.write() as session:
                suppress(session, due.links.signer, [PEOPLE[2]], Channel.PAGE, due.now())

    post = CountingPost()
    road, looks = counting(replace(due, step=opt_out), post)

    send_due(road, 1)

    assert sorted(post.recipients) == [one for one in PEOPLE if one != PEOPLE[2]]
    assert post.abandoned == [PEOPLE[2]]
    assert touches(road, PEOPLE[2])[0].state is TouchState.SKIPPED
    assert len(looks) == 2  # a stop may have come for those behind it too


def test_while_one_worker_sends_from_a_mailbox_no_other_does(due, post, clock):
    turn = begin_sending(due, 1)
    send_due(due, 1)
    assert post.mails == []

    end_sending(due, 1, turn)
    send_due(due, 1)
    assert len(post.mails) == 5


def test_a_worker_that_died_keeps_its_mailbox_for_two_minutes(due, post, clock):
    begin_sending(due, 1)
    work_for(due, clock, minutes=1)
    assert post.mails == []

    work_for(due, clock, minutes=1)
    assert len(post.mails) == 5


def test_a_turn_taken_by_a_clock_that_was_wrong_does_not_last(due, post, clock):
    clock.pass_by(days=2)
    begin_sending(due, 1)
    clock.pass_by(days=-2)

    send_due(due, 1)
    assert len(post.mails) == 5


def test_a_turn_that_was_lost_leaves_what_is_left_to_whoever_has_it(due, clock):
    def lose_it():
        if len(post.mails) == 2:
            clock.pass_by(minutes=3)
            begin_sending(due, 1)

    post = CountingPost(lose_it)
    road, _ = counting(due, post)
    send_due(road, 1)

    assert len(post.mails) == 2
    waiting = [one for one in every(due, Touch) if one.step_key == "first" and one.state is TouchState.PLANNED]
    assert [one.attempts for one in waiting] == [0, 0, 0]
    work_for(due, clock, minutes=3)
    assert {one.state for one in every(due, Touch) if one.step_key == "first"} == {TouchState.SENT}


def test_a_mailbox_at_fault_in_the_middle_of_a_batch_ends_it_and_nobody_else_is_tried(due, post):
    post.refusals.append(Permanent("5.7.515 does not meet", stage=Stage.BODY, code=550))

    send_due(due, 1)

    assert post.mails == []
    assert [one.touch_id for one in every(due, Attempt)] == [1]
    assert {one.reason_code for one in every(due, Touch)[1:]} == {"paused"}


def test_a_server_that_cannot_be_reached_is_tried_once_for_the_whole_batch(due, post):
    post.refusals.append(Temporary("cannot be reached", stage=Stage.CONNECT))

    send_due(due, 1)

    assert post.mails == []
    assert [(one.touch_id, one.stage) for one in every(due, Attempt)] == [(1, "connect")]
    assert {one.reason_code for one in every(due, Touch)[1:]} == {"mailbox_rests"}


def test_one_refused_mail_keeps_the_others_of_its_batch_not_back(due, post):
    post.refusals.append(Permanent("5.1.1 user unknown", stage=Stage.RCPT, code=550))

    send_due(due, 1)

    assert sorted(post.recipients) == PEOPLE[1:]


def test_one_odd_mail_among_many_keeps_no_other_back(due, post):
    """X-08: a sequence that nobody can read any more is its own trouble."""
    add_sequence(due, name="Odd")
    add_candidate(due, "odd@brandt.example")
    enroll_address(due, "Odd", "odd@brandt.example")
    with due.database.write() as session:
        session.execute(update(SequenceVersion).where(SequenceVersion.id == 2).values(content={"steps": []}))

    send_due(due, 1)

    assert sorted(post.recipients) == PEOPLE


@pytest.mark.parametrize("place", ["after_connect", "after_catch_up", "after_check", "after_354"])
def test_a_worker_that_dies_in_a_batch_is_followed_by_one_that_sends_each_mail_once(
    due, database, clock, inboxes, place
):
    first, passed = FakePost(), []

    def dying(name):
        passed.append(name)
        if name == place and (place != "after_354" or passed.count(place) == 3):
            raise CrashError(name)

    road = make_road(database, clock=clock, post=first, inboxes=inboxes, step=dying)
    with pytest.raises(CrashError):
        send_due(road, 1)
    second = FakePost()
    healthy = make_road(database, clock=clock, post=second, inboxes=inboxes)
    work_for(healthy, clock, minutes=11)

    assert sorted(first.recipients + second.recipients) == PEOPLE


def test_when_the_cap_bites_follow_ups_go_before_first_mails(road, post, clock):
    """S-53: whoever has had a first mail is not left waiting for the sake of somebody new."""
    add_sequence(road, FIRST, SECOND)
    enroll_all(road, PEOPLE[:2])
    work(road)
    post.mails.clear()
    clock.pass_by(days=3, hours=-1)
    enroll_all(road, PEOPLE[2:])
    with road.database.write() as session:
        session.get_one(Mailbox, 1).daily_cap = 2
    clock.pass_by(hours=1)
    work(road)

    assert sorted(post.recipients) == PEOPLE[:2]
