"""Caps and gaps: how much a mailbox lets go, and how often one person hears from us."""

import threading
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, make_road, set_organisation
from errands import LENA, every, touches, work, work_for
from patient import PATIENCE

from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch
from workers.sending import send_touch


@pytest.fixture
def change_mailbox(road):
    def change(**values):
        with road.database.write() as session:
            for name, value in values.items():
                setattr(session.get_one(Mailbox, 1), name, value)

    return change


def many(road, count, *steps):
    """So many people, all due now."""
    add_sequence(road, *(steps or (FIRST,)))
    people = [f"p{number}@brandt.example" for number in range(count)]
    for one in people:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
    return people


def test_a_mailbox_sends_no_more_than_its_cap_and_goes_on_the_next_day(road, post, clock, change_mailbox):
    many(road, 5)
    change_mailbox(daily_cap=2)
    work(road)
    waiting = [touch for touch in every(road, Touch) if touch.state is TouchState.PLANNED]

    assert len(post.mails) == 2
    assert {touch.reason_code for touch in waiting} == {"daily_cap"}
    clock.at = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)  # past midnight in Berlin
    work(road)
    assert len(post.mails) == 4


def test_a_mailbox_leaves_its_gap_between_two_mails_and_up_to_a_fifth_more(road, post, clock, change_mailbox):
    """S-53"""
    many(road, 6)
    change_mailbox(gap=timedelta(minutes=10))
    left = []
    while len(left) < 6:
        work(road)
        left += [clock()] * (len(post.mails) - len(left))
        clock.pass_by(seconds=20)
    gaps = [after - before for before, after in pairwise(left)]

    assert all(timedelta(minutes=10) <= gap <= timedelta(minutes=12, seconds=20) for gap in gaps)
    assert len(set(gaps)) > 1


def test_one_person_in_two_sequences_hears_from_us_once_in_three_days(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road, FIRST, name="One")
    add_mailbox(road, "bo@acme.example", name="Bo")
    add_sequence(road, FIRST, name="Two", sender="bo@acme.example")
    set_organisation(road, most_runs=2)
    for name in ("One", "Two"):
        enroll_address(road, name, LENA)
    work(road)
    late = touches(road)[1]

    assert post.recipients == [LENA]
    assert (late.state, late.reason_code) == (TouchState.PLANNED, "min_gap")
    assert late.wakes_at == clock() + timedelta(days=3)
    work_for(road, clock, days=3)
    assert post.recipients == [LENA, LENA]


def test_two_mails_to_one_person_that_are_checked_at_the_same_moment_leave_one_at_a_time(
    road, database, clock, post, inboxes
):
    add_candidate(road, LENA)
    add_sequence(road, FIRST, name="One")
    add_mailbox(road, "bo@acme.example", name="Bo")
    add_sequence(road, FIRST, name="Two", sender="bo@acme.example")
    set_organisation(road, most_runs=2)
    for name in ("One", "Two"):
        enroll_address(road, name, LENA)
    both_checked = threading.Barrier(2, timeout=PATIENCE)
    meeting = make_road(database, clock=clock, post=post, inboxes=inboxes, step=_meet_at("after_354", both_checked))

    _at_once(lambda touch_id: send_touch(meeting, touch_id), [1, 2])

    assert post.recipients == [LENA]
    assert len(post.abandoned) == 1
    assert sorted(str(touch.state) for touch in touches(road)) == ["planned", "sent"]


def test_nobody_gets_more_mails_in_a_year_than_the_organisation_allows(road, post, clock):
    add_candidate(road, LENA)
    steps = [{"key": f"m{n}", "kind": "email", "subject": "Hi", "body": f"Mail {n}.", "delay": "1 day"} for n in "abc"]
    add_sequence(road, *steps)
    set_organisation(road, max_mails=2, min_gap="0 seconds")
    enroll_address(road, "Welcome", LENA)
    for _ in range(5):
        work_for(road, clock, days=1)

    assert len(post.mails) == 2
    assert touches(road)[-1].reason_code == "max_mails"
    work_for(road, clock, days=366)
    assert len(post.mails) == 3


def test_many_workers_together_never_pass_the_cap(road, post, change_mailbox):
    people = many(road, 12)
    change_mailbox(daily_cap=5)

    _at_once(lambda touch_id: send_touch(road, touch_id), [*range(1, 13), *range(1, 13)])

    assert len(post.mails) == 5
    assert len(set(post.recipients)) == 5
    assert set(post.recipients) <= set(people)


def _meet_at(name, barrier):
    def step(reached):
        if reached == name:
            barrier.wait()

    return step


def _at_once(job, ids):
    threads = [threading.Thread(target=job, args=(one,)) for one in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)


def test_a_wait_is_told_in_words(road, post, clock, change_mailbox):
    (person,) = many(road, 1)
    change_mailbox(free_at=clock() + timedelta(minutes=4))
    work(road)

    assert post.mails == []
    assert touches(road, person)[0].reason == "Waiting: this mailbox leaves time between two mails."
