"""A mailbox's caps of the minute and of the day, its growth, and a clock that jumps."""

from datetime import UTC, datetime, timedelta

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import every, touches, work, work_for

from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch


@pytest.fixture
def change_mailbox(road):
    def change(**values):
        with road.database.write() as session:
            for name, value in values.items():
                setattr(session.get_one(Mailbox, 1), name, value)

    return change


def many(road, count):
    """So many people, all due now."""
    add_sequence(road, FIRST)
    for number in range(count):
        add_candidate(road, f"p{number}@brandt.example")
        enroll_address(road, "Welcome", f"p{number}@brandt.example")


def waiting(road):
    return {touch.reason_code for touch in every(road, Touch) if touch.state is TouchState.PLANNED}


def test_in_no_minute_more_than_its_share_leaves(road, post, clock, change_mailbox):
    """S-53: counted from what left, so a second look in the same minute finds no room."""
    many(road, 8)
    change_mailbox(per_minute=3)
    left = []
    for _ in range(12):
        work(road)
        left += [clock()] * (len(post.mails) - len(left))
        clock.pass_by(seconds=20)

    assert len(left) == 8
    assert all(sum(at <= other < at + timedelta(minutes=1) for other in left) <= 3 for at in left)


def test_a_mail_that_waits_for_room_in_the_minute_says_so(road, change_mailbox):
    many(road, 3)
    change_mailbox(per_minute=1)
    work(road)

    assert touches(road, "p1@brandt.example")[0].reason == "Waiting: this mailbox sends at most one mail a minute."


def test_a_new_mailbox_sends_one_mail_more_on_every_day_until_it_is_grown(road, post, clock, change_mailbox):
    """S-53"""
    many(road, 20)
    change_mailbox(daily_cap=5, ramp=2)
    days = []
    for _ in range(6):
        before = len(post.mails)
        work(road)
        days.append(len(post.mails) - before)
        clock.pass_by(days=1)

    assert days == [2, 3, 4, 5, 5, 1]


def test_the_wait_of_a_new_mailbox_says_that_it_grows(road, change_mailbox):
    many(road, 2)
    change_mailbox(daily_cap=50, ramp=1)
    work(road)

    says = touches(road, "p1@brandt.example")[0].reason
    assert says == "Waiting: this mailbox has sent its one mail of today. It is new: every day it may send one more."


def test_the_growth_counts_from_the_first_mail_and_not_from_the_day_of_connecting(road, post, clock, change_mailbox):
    many(road, 9)
    change_mailbox(daily_cap=50, ramp=2)
    clock.pass_by(days=30)
    work(road)

    assert len(post.mails) == 2


def test_a_turn_taken_by_a_clock_that_was_wrong_locks_nothing_for_ever(road, post, clock, change_mailbox):
    """S-53, X-06: the clock was a year ahead, a mail left, and the clock was put right."""
    many(road, 3)
    change_mailbox(gap=timedelta(minutes=10))
    right = clock.at
    clock.at = right + timedelta(days=365)
    work(road)
    clock.at = right + timedelta(minutes=1)
    for touch in every(road, Touch):
        wake(road, touch.id, clock())
    work(road)

    assert len(post.mails) == 2
    work_for(road, clock, minutes=13)
    assert len(post.mails) == 3


def test_a_clock_put_back_by_two_hours_makes_no_mail_leave_within_the_gap(road, post, clock, change_mailbox):
    """S-53, X-06"""
    many(road, 3)
    change_mailbox(gap=timedelta(minutes=10))
    work(road)
    left_at = clock.at
    clock.at -= timedelta(hours=2)
    while clock.at < left_at + timedelta(minutes=9):
        work_for(road, clock, minutes=20)
        assert len(post.mails) == 1 or clock.at >= left_at + timedelta(minutes=10)


def test_a_slow_mail_keeps_the_gap_too(road, database, clock, post, inboxes, change_mailbox):
    """S-53: its turn was long ago when it left, so the next one is counted from when it left."""
    many(road, 2)
    change_mailbox(gap=timedelta(minutes=10))
    left = []

    def slow(reached):
        if reached == "after_connect" and not left:
            clock.pass_by(minutes=9)
        if reached == "after_250":
            left.append(clock())

    object.__setattr__(road, "step", slow)
    for _ in range(30):
        work_for(road, clock, minutes=1)

    assert len(left) == 2
    assert left[1] - left[0] >= timedelta(minutes=10)


def test_a_day_is_the_organisations_own(road, post, clock, change_mailbox):
    many(road, 4)
    change_mailbox(daily_cap=2)
    clock.at = datetime(2027, 3, 1, 22, 50, tzinfo=UTC)  # ten to midnight in Berlin
    work(road)
    work_for(road, clock, minutes=11)

    assert len(post.mails) == 4


def wake(road, touch_id, at):
    with road.database.write() as session:
        touch = session.get_one(Touch, touch_id)
        if touch.state is TouchState.PLANNED:
            touch.wakes_at = at
