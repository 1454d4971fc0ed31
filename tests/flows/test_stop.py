"""Somebody says stop, pause or go on; a stop that is committed before the last check always wins."""

import pytest
from builders import FIRST, add_candidate, add_sequence, make_road
from errands import LENA, run_of, states, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.errors import Permanent, UserError
from sequencer.flows import stop
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.opt_out import opt_out
from sequencer.flows.stop import Scope
from sequencer.store.suppressions import Channel, suppress

pytestmark = pytest.mark.both

SCOPES = [
    (Scope.EVERYBODY, ""),
    (Scope.TEAM, "Robotics"),
    (Scope.SEQUENCE, "Welcome"),
    (Scope.MAILBOX, "Ada@acme.example"),
    (Scope.PERSON, LENA),
]


def test_a_stopped_person_gets_nothing_more(enrolled, post):
    assert stop.stop_person(enrolled, LENA, "ada") == 1
    work(enrolled)

    assert post.mails == []
    assert run_of(enrolled).state is EnrollmentState.STOPPED
    assert states(enrolled) == [("first", "cancelled")]
    assert touches(enrolled)[0].reason_code == "stopped_by_person"


def test_stopping_twice_stops_once(enrolled):
    assert stop.stop_person(enrolled, LENA) == 1
    told_once = told(enrolled)

    assert stop.stop_person(enrolled, LENA) == 0
    assert told(enrolled) == told_once


def test_nobody_is_stopped_for_an_address_nobody_has(road):
    with pytest.raises(UserError, match="no candidate"):
        stop.stop_person(road, "nobody@brandt.example")


@pytest.mark.parametrize(("scope", "name"), SCOPES, ids=[str(scope) for scope, _ in SCOPES])
def test_a_pause_keeps_mail_from_leaving_until_it_is_lifted(enrolled, post, clock, scope, name):
    stop.pause(enrolled, scope, name, "holidays")
    work_for(enrolled, clock, minutes=30)

    (touch,) = touches(enrolled)
    assert post.mails == []
    assert (touch.state, touch.reason_code) == (TouchState.PLANNED, "paused")
    assert "holidays" in touch.reason
    stop.resume(enrolled, scope, name)
    work(enrolled)
    assert post.recipients == [LENA]


def test_pausing_and_resuming_twice_change_nothing_more(enrolled, post):
    stop.pause(enrolled, Scope.PERSON, LENA, "first reason")
    stop.pause(enrolled, Scope.PERSON, LENA, "second reason")
    work(enrolled)
    assert "first reason" in touches(enrolled)[0].reason

    stop.resume(enrolled, Scope.PERSON, LENA)
    stop.resume(enrolled, Scope.PERSON, LENA)
    assert told(enrolled).count("pause") == 2
    work(enrolled)
    assert post.recipients == [LENA]


def test_a_pause_under_another_one_keeps_holding(enrolled, post):
    stop.pause(enrolled, Scope.EVERYBODY)
    stop.pause(enrolled, Scope.PERSON, LENA)
    stop.resume(enrolled, Scope.EVERYBODY)
    work(enrolled)

    assert post.mails == []
    assert "this person" in touches(enrolled)[0].reason


def test_lifting_a_pause_lets_no_flood_out(road, post, clock):
    add_sequence(road, FIRST, window={"days": ["mon"], "start": "09:00", "end": "17:00"})
    for number in range(4):
        add_candidate(road, f"p{number}@brandt.example")
        enroll_address(road, "Welcome", f"p{number}@brandt.example")
    stop.pause(road, Scope.EVERYBODY)
    clock.pass_by(days=5)  # a Saturday
    stop.resume(road, Scope.EVERYBODY)
    work(road)

    assert post.mails == []


@pytest.mark.parametrize("scope", [Scope.TEAM, Scope.SEQUENCE, Scope.MAILBOX, Scope.PERSON])
def test_what_is_not_there_cannot_be_paused(road, scope):
    with pytest.raises(UserError, match="There is no"):
        stop.pause(road, scope, "nothing@brandt.example")


def _suppressed(road):
    with road.database.write() as session:
        suppress(session, road.links.signer, [LENA], Channel.PERSON, road.now())


STOPS = {
    "stopped": lambda road: stop.stop_person(road, LENA),
    "opted out": lambda road: opt_out(road, road.links.opt_out(1, 1).rpartition("/")[2], Channel.PAGE),
    "suppressed": _suppressed,
    "erased": lambda road: erase(road, LENA),
} | {f"paused {scope}": lambda road, one=(scope, name): stop.pause(road, *one) for scope, name in SCOPES}


@pytest.mark.parametrize("place", ["after_connect", "after_catch_up", "after_354"])
@pytest.mark.parametrize("how", STOPS)
def test_a_stop_committed_before_the_text_begins_always_wins(enrolled, database, clock, post, inboxes, how, place):
    def step(reached):
        if reached == place:
            STOPS[how](enrolled)

    work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=step))

    assert post.mails == []
    assert post.abandoned == ([LENA] if place == "after_354" else [])


@pytest.mark.parametrize("how", ["stopped", "opted out"])
def test_a_stop_that_comes_when_the_text_is_leaving_keeps_the_next_one(enrolled, database, clock, post, inboxes, how):
    def step(reached):
        if reached == "after_transmitting":
            STOPS[how](enrolled)

    work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=step))
    work_for(enrolled, clock, days=10)

    wish = [("", "sent")] if how == "opted out" else []  # it is confirmed
    assert post.recipients == [LENA] * (1 + len(wish))
    assert states(enrolled) == [("first", "sent"), *wish]
    assert run_of(enrolled).state is (EnrollmentState.STOPPED if how == "stopped" else EnrollmentState.OPTED_OUT)


@pytest.mark.parametrize("text", ["5.1.1 user unknown", "5.7.1 judged as spam"])
def test_a_mail_refused_after_a_stop_leaves_the_run_as_it_ended(enrolled, database, clock, post, inboxes, text):
    def step(reached):
        if reached == "after_transmitting":
            stop.stop_person(enrolled, LENA)
            post.refusals.append(Permanent(text, stage="body", code=550))

    work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=step))

    assert run_of(enrolled).state is EnrollmentState.STOPPED
    assert run_of(enrolled).reason_code == "stopped_by_person"
