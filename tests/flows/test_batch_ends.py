"""However a batch ends, what has not left goes back with a reason, and what a server has said is written down."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import add_sequence, enroll_all
from errands import every, work, work_for
from sqlalchemy.exc import OperationalError

from sequencer.core.states import Stage, TouchState
from sequencer.errors import InterruptedWorkError, Temporary
from sequencer.flows import claim as claiming
from sequencer.flows import send as sending
from sequencer.flows.claim import begin_sending, claim_due, due_now
from sequencer.flows.send import send_all
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Attempt, Touch
from workers.sending import send_due

PEOPLE = [f"p{number}@brandt.example" for number in range(5)]
GONE = OperationalError("UPDATE", {}, Exception("the database is gone"))


@pytest.fixture
def due(road):
    """Five people whose first mails are due, all from one mailbox."""
    add_sequence(road)
    enroll_all(road, PEOPLE)
    return road


def firsts(road):
    return [one for one in every(road, Touch) if one.step_key == "first"]


def states_of(road):
    return sorted({str(one.state) for one in firsts(road)})


def at(name, act):
    """A fail point at which something happens."""
    return lambda reached: act() if reached == name else None


def failing(times, function, error):
    """The same function, but the first calls raise."""
    left = [error] * times

    def stumble(*args, **kwargs):
        if left:
            raise left.pop()
        return function(*args, **kwargs)

    return stumble


def test_mail_that_cannot_be_read_at_the_moment_lets_nothing_leave_and_keeps_no_claim(due, post, clock):
    def interrupted(mailbox_id):
        raise InterruptedWorkError("the reader is gone")

    send_due(replace(due, catch_up=interrupted), 1)
    assert post.mails == []
    assert {one.state for one in firsts(due)} <= {TouchState.PLANNED, TouchState.HELD}
    assert all("could not be read yet" in one.reason for one in firsts(due))

    work_for(due, clock, minutes=6)
    assert sorted(post.recipients) == PEOPLE


def test_one_mail_that_cannot_be_handed_over_is_its_own_trouble(due, post, clock):
    class Odd:
        def __init__(self, door):
            self.door = door

        def begin(self, sender, recipient, size, **rest):
            if recipient == PEOPLE[1]:
                raise ValueError("odd")
            self.door.begin(sender, recipient, size, **rest)

        def __getattr__(self, name):
            return getattr(self.door, name)

    send_due(replace(due, open_smtp=lambda account: Odd(post.open(account))), 1)

    assert sorted(post.recipients) == [one for one in PEOPLE if one != PEOPLE[1]]
    (odd,) = [one for one in firsts(due) if one.recipient == PEOPLE[1]]
    assert (odd.state, odd.reason_code) == (TouchState.PLANNED, "deferred")
    assert odd.wakes_at > clock()


def test_a_database_that_fails_in_a_batch_leaves_no_claim_behind(due, post, clock, monkeypatch):
    begin = failing(1, sending.begin_transmitting, GONE)
    monkeypatch.setattr("sequencer.flows.send.begin_transmitting", begin)
    with pytest.raises(OperationalError):
        send_due(due, 1)
    assert states_of(due) == ["planned"]
    assert all(one.reason for one in firsts(due))

    work_for(due, clock, minutes=1)
    assert sorted(post.recipients) == PEOPLE


def test_what_the_server_took_is_written_down_when_the_database_is_back(due, post, monkeypatch):
    """X-09"""
    waited = []
    monkeypatch.setattr("sequencer.flows.send.write_taken", failing(3, sending.write_taken, GONE))
    send_due(replace(due, wait=waited.append), 1)

    assert sorted(post.recipients) == PEOPLE
    assert states_of(due) == ["sent"]
    assert waited == [0.0, 1.0, 5.0]


def test_a_batch_over_a_slow_server_ends_after_a_minute(due, post, clock):
    touches, _ = claim_due(due, 1)
    send_all(replace(due, step=at("after_250", lambda: clock.pass_by(seconds=25))), touches)

    assert len(post.mails) == 3
    waiting = [one for one in firsts(due) if one.state is TouchState.PLANNED]
    assert [(one.attempts, one.wakes_at) for one in waiting] == [(0, clock())] * 2


def test_a_mail_that_somebody_waits_for_goes_before_the_rest_of_a_batch(due, post, clock):
    def pass_by():
        clock.pass_by(seconds=6)
        with due.database.write() as session:
            waiting = [one for one in session.query(Touch) if one.recipient == PEOPLE[4]]
            waiting[0].state, waiting[0].precedence = TouchState.PLANNED, 0
            waiting[0].wakes_at = clock()

    touches, _ = claim_due(due, 1)
    send_all(replace(due, step=at("after_250", pass_by)), touches)

    assert len(post.mails) == 1
    assert due_now(due, 1)[0] == touches[4].id


def test_a_process_that_is_told_to_stop_finishes_one_mail_and_gives_back_the_rest(due, post, clock):
    stopping = []
    road = replace(due, is_stopping=lambda: bool(stopping), step=at("after_250", lambda: stopping.append(True)))
    send_due(road, 1)
    assert len(post.mails) == 1
    assert states_of(due) == ["planned", "sent"]

    send_due(road, 1)
    assert len(post.mails) == 1
    work(due)
    assert sorted(post.recipients) == PEOPLE


def test_a_connection_that_took_minutes_may_have_cost_the_turn(due, post, clock):
    def slowly(account):
        clock.pass_by(minutes=3)
        assert begin_sending(due, 1) is not None
        return post.open(account)

    send_due(replace(due, open_smtp=slowly), 1)

    assert post.mails == []
    assert states_of(due) == ["planned"]


def test_a_look_grows_old_although_the_clock_is_set_back(due, post, clock):
    looks, seconds = [], [0.0]

    def back():
        clock.pass_by(hours=-1)
        seconds[0] += 6

    def look(mailbox_id):
        looks.append(mailbox_id)

    touches, _ = claim_due(due, 1)
    send_all(replace(due, seconds=lambda: seconds[0], catch_up=look, step=at("after_250", back)), touches[:3])

    assert (len(post.mails), len(looks)) == (3, 3)


def test_a_worker_that_stood_still_before_the_text_does_not_begin_it(due, post, clock):
    """X-05"""
    stood = []

    def stand_still():
        if not stood:
            stood.append(clock.pass_by(seconds=6))

    send_due(replace(due, step=at("after_transmitting", stand_still)), 1)

    assert len(post.abandoned) == 1
    assert sorted(post.recipients + post.abandoned) == PEOPLE
    (late,) = [one for one in firsts(due) if one.recipient in post.abandoned]
    assert (late.state, late.reason_code) == (TouchState.PLANNED, "deferred")


LINES = [
    Temporary("cannot be reached", stage=Stage.CONNECT),
    Temporary("no STARTTLS", stage=Stage.TLS),
    Temporary("4.7.0 too many sign-ins", stage=Stage.SIGN_IN, code=454),
    Temporary("4.7.0 closing connection", stage=Stage.MAIL, code=421),
    Temporary("4.7.0 closing connection", stage=Stage.RCPT, code=421),
]


@pytest.mark.parametrize("error", LINES, ids=[f"{one.stage}-{one.code}" for one in LINES])
def test_a_connection_that_fails_is_not_tried_again_for_each_mail(due, post, clock, error):
    opened = []

    def open_smtp(account):
        opened.append(clock())
        return post.open(account)

    post.refusals += [error] * 5
    work(replace(due, open_smtp=open_smtp))

    assert len(opened) == 1
    assert [one.touch_id for one in every(due, Attempt)] == [1]
    assert {one.state for one in firsts(due)} <= {TouchState.PLANNED, TouchState.HELD}
    assert all(one.reason for one in firsts(due))


def test_a_server_that_nobody_can_reach_needs_somebody_and_no_mail_is_given_up(due, post, clock):
    def open_smtp(account):
        raise Temporary("smtp.acme.exmaple:587 cannot be reached.", stage=Stage.CONNECT)

    road = replace(due, open_smtp=open_smtp)
    for _ in range(60):
        work_for(road, clock, hours=2)

    (mailbox,) = every(due, Mailbox)
    assert mailbox.send_trouble.startswith("Needs you: no connection")
    assert {one.state for one in firsts(due)} <= {TouchState.PLANNED, TouchState.HELD}


def test_a_mail_at_whose_claim_we_stumble_is_explained_and_not_tried_every_second(due, post, clock, monkeypatch):
    """X-08"""

    def stumble(self, touch, run):
        if touch.id == 1:
            raise ValueError("odd")
        return settle(self, touch, run)

    settle = claiming._Batch._settle
    monkeypatch.setattr(claiming._Batch, "_settle", stumble)
    send_due(due, 1)

    odd = firsts(due)[0]
    assert (odd.state, odd.reason_code) == (TouchState.HELD, "cannot_render")
    assert odd.reason.startswith("Held: ")
    assert odd.wakes_at > clock() + timedelta(minutes=1)
    assert len(post.mails) == 4


def test_a_search_that_is_interrupted_is_put_off_and_concludes_nothing(unknown, clock):
    def interrupted(mailbox_id):
        raise InterruptedWorkError("the reader is gone")

    work_for(replace(unknown, catch_up=interrupted), clock, minutes=2)

    assert [one.state for one in firsts(unknown)] == [TouchState.UNKNOWN]
    assert all(one.wakes_at > clock() for one in firsts(unknown))
