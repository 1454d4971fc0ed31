"""S-54: after a time in which nothing ran, mails leave one after the other, and what has become silly waits for a person."""

from datetime import timedelta
from itertools import pairwise

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import LENA, every, states, touches, work, work_for
from sqlalchemy import select

from sequencer.core.states import TouchState
from sequencer.flows.decide import Decision, decide
from sequencer.flows.enroll import enroll_address
from sequencer.flows.guard_restore import go_forward, look
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

OFFICE_HOURS = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00", "zone": "Europe/Berlin"}


class Beside:
    mark = None

    def read(self):
        return self.mark

    def write(self, mark):
        self.mark = mark


@pytest.fixture
def asleep(road, clock):
    """Somebody switches the machine off for so long; what had been running begins again."""
    beside = Beside()
    known = look(road, beside, "")

    def sleep(**length):
        go_forward(road, beside, known)
        clock.pass_by(**length)
        assert look(road, beside, "") is not None

    return sleep


def people(road, count, *steps, **top):
    add_sequence(road, *(steps or (FIRST,)), **top)
    for number in range(count):
        add_candidate(road, f"p{number}@brandt.example")
        enroll_address(road, "Welcome", f"p{number}@brandt.example")


def set_mailbox(road, **values):
    with road.database.write() as session:
        for name, value in values.items():
            setattr(session.scalars(select(Mailbox)).one(), name, value)


def test_three_days_later_mails_leave_within_the_window_and_with_their_gap(road, post, clock, asleep):
    people(road, 8, window=OFFICE_HOURS)
    set_mailbox(road, gap=timedelta(minutes=10))
    asleep(days=3)
    left = []
    for _ in range(60):
        work_for(road, clock, minutes=5)
        left += [clock()] * (len(post.mails) - len(left))

    assert len(left) == 8
    assert all(after - before >= timedelta(minutes=10) for before, after in pairwise(left))
    assert all(9 <= (at + timedelta(hours=1)).hour < 17 for at in left)


def test_without_a_gap_the_cap_of_the_minute_still_keeps_them_from_leaving_at_once(road, post, clock, asleep):
    people(road, 12)
    set_mailbox(road, gap=timedelta(0), per_minute=4)
    asleep(days=3)
    work(road)

    assert len(post.mails) == 4
    work_for(road, clock, seconds=61)
    assert len(post.mails) == 8


def test_what_was_due_long_before_waits_for_a_person(road, post, clock, asleep):
    people(road, 1)
    asleep(days=20)
    for _ in range(3):
        work_for(road, clock, hours=1)

    (touch,) = every(road, Touch)
    assert post.mails == []
    assert (touch.state, touch.reason_code) == (TouchState.HELD, "overdue")
    assert touch.reason == (
        "Needs you: this was due on 1 March, and Sequencer did not run for 20 days after. Send it now, or leave it out."
    )


def test_a_person_sends_it_all_the_same(road, post, clock, asleep):
    people(road, 1)
    asleep(days=20)
    work(road)
    decide(road, every(road, Touch)[0].id, Decision.APPROVE, "ada@acme.example")
    work(road)

    assert len(post.mails) == 1


def test_a_person_leaves_it_out_and_the_run_goes_on(road, post, clock, asleep):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    asleep(days=20)
    work(road)
    decide(road, every(road, Touch)[0].id, Decision.SKIP, "ada@acme.example")
    work_for(road, clock, days=3)

    assert states(road) == [("first", "skipped"), ("second", "sent")]


def test_what_came_due_shortly_before_we_woke_up_leaves(road, post, clock, asleep):
    later = FIRST | {"delay": "12 days"}
    people(road, 1, later)
    asleep(days=20)
    work(road)

    assert len(post.mails) == 1


def test_a_queue_that_is_long_because_of_its_cap_is_not_late(road, post, clock):
    people(road, 20)
    set_mailbox(road, daily_cap=1)
    for _ in range(22):
        work_for(road, clock, days=1)

    assert len(post.mails) == 20


def test_a_mail_for_a_day_waits_for_a_person_once_the_day_has_passed(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road, FIRST | {"on": "2027-03-03"})
    enroll_address(road, "Welcome", LENA)
    clock.pass_by(days=4)
    work(road)

    (touch,) = touches(road)
    assert post.mails == []
    assert touch.reason == "Needs you: this was for 3 March, which has passed. Send it now, or leave it out."


def test_a_mail_for_a_day_leaves_on_its_day(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road, FIRST | {"on": "2027-03-03"})
    enroll_address(road, "Welcome", LENA)
    for _ in range(4):
        work_for(road, clock, days=1)

    assert post.recipients == [LENA]
