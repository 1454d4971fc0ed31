"""A pause over a person, a sequence, a mailbox, a team or everybody: each says why, and going on never floods."""

from datetime import timedelta
from itertools import pairwise

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import every, touches, work, work_for

from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import Scope, pause, resume
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

PEOPLE = [f"p{number}@brandt.example" for number in range(5)]
LEVELS = [
    (Scope.EVERYBODY, "", "Paused: all sending: Ada is ill. Resume it to go on."),
    (Scope.TEAM, "Robotics", "Paused: the team Robotics: Ada is ill. Resume it to go on."),
    (Scope.SEQUENCE, "Welcome", "Paused: the sequence “Welcome”: Ada is ill. Resume it to go on."),
    (Scope.MAILBOX, "ada@acme.example", "Paused: the mailbox ada@acme.example: Ada is ill. Resume it to go on."),
    (Scope.PERSON, PEOPLE[0], "Paused: this person: Ada is ill. Resume it to go on."),
]


@pytest.fixture
def waiting(road, clock):
    """Five people whose first mail comes due tomorrow."""
    add_sequence(road, FIRST | {"delay": "1 day"})
    for one in PEOPLE:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
    return road


def manner(road, **values):
    with road.database.write() as session:
        for name, value in values.items():
            setattr(session.get_one(Mailbox, 1), name, value)


def gone_on(road, clock, post, looks, minutes=1):
    """When each mail left, looked at so often, every so many minutes."""
    left = []
    for _ in range(looks):
        work(road)
        left += [clock()] * (len(post.mails) - len(left))
        clock.pass_by(minutes=minutes)
    return left


@pytest.mark.parametrize(("scope", "which", "says"), LEVELS, ids=[str(one[0]) for one in LEVELS])
def test_each_pause_says_what_is_paused_and_why(waiting, clock, post, scope, which, says):
    pause(waiting, scope, which, "Ada is ill", "bo@acme.example")
    work_for(waiting, clock, days=2)

    (touch,) = touches(waiting, PEOPLE[0])
    assert PEOPLE[0] not in post.recipients
    assert (touch.state, touch.reason_code, touch.reason) == (TouchState.PLANNED, "paused", says)


@pytest.mark.parametrize(("scope", "which", "says"), LEVELS[:4], ids=[str(one[0]) for one in LEVELS[:4]])
def test_going_on_keeps_the_gap_of_the_mailbox(waiting, clock, post, scope, which, says):
    del says
    manner(waiting, gap=timedelta(minutes=10))
    pause(waiting, scope, which, "Ada is ill", "bo@acme.example")
    work_for(waiting, clock, days=2)
    resume(waiting, scope, which, "bo@acme.example")
    left = gone_on(waiting, clock, post, 16, minutes=4)

    assert len(left) == 5
    assert min(after - before for before, after in pairwise(left)) >= timedelta(minutes=10)


@pytest.mark.parametrize(("scope", "which", "says"), LEVELS[:4], ids=[str(one[0]) for one in LEVELS[:4]])
def test_going_on_without_a_gap_keeps_the_cap_of_the_minute(waiting, clock, post, scope, which, says):
    del says
    manner(waiting, per_minute=2)
    pause(waiting, scope, which, "Ada is ill", "bo@acme.example")
    work_for(waiting, clock, days=2)
    resume(waiting, scope, which, "bo@acme.example")
    left = gone_on(waiting, clock, post, 4)

    assert len(left) == 5
    assert max(left.count(at) for at in left) <= 2


def test_many_paused_people_who_go_on_one_after_the_other_share_the_mailbox_s_pace(waiting, clock, post):
    manner(waiting, per_minute=2)
    for one in PEOPLE:
        pause(waiting, Scope.PERSON, one, "Ada is ill", "bo@acme.example")
    work_for(waiting, clock, days=2)
    for one in PEOPLE:
        resume(waiting, Scope.PERSON, one, "bo@acme.example")
    left = gone_on(waiting, clock, post, 4)

    assert max(left.count(at) for at in left) <= 2
    assert len(left) == 5


def test_a_wider_pause_that_ends_leaves_a_narrower_one_standing(waiting, clock, post):
    pause(waiting, Scope.EVERYBODY, "", "Ada is ill", "bo@acme.example")
    pause(waiting, Scope.TEAM, "Robotics", "Wrong role", "bo@acme.example")
    work_for(waiting, clock, days=2)
    resume(waiting, Scope.EVERYBODY, "", "bo@acme.example")
    work(waiting)

    assert post.mails == []
    assert {one.reason for one in every(waiting, Touch)} == {
        "Paused: the team Robotics: Wrong role. Resume it to go on."
    }
