"""What a vanished worker left behind."""

import pytest
from builders import add_candidate, add_sequence, make_road
from errands import LENA, CrashError, arrive, crashing_at, run_of, states, told, touches, work

from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.upkeep import give_up_waiting


@pytest.fixture
def lost(road, database, clock, post, inboxes):
    """A text was leaving when its worker died."""
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    with pytest.raises(CrashError):
        work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at("after_250")))
    return road


def test_a_transmission_is_given_up_only_when_no_server_could_still_answer(lost, clock):
    clock.pass_by(minutes=14)
    assert not give_up_waiting(lost, 1)

    clock.pass_by(minutes=1)
    assert give_up_waiting(lost, 1)

    assert states(lost) == [("first", "unknown")]
    assert touches(lost)[0].reason.startswith("Needs you")


def test_giving_up_twice_tells_it_once(lost, clock):
    clock.pass_by(minutes=20)

    assert [give_up_waiting(lost, 1), give_up_waiting(lost, 1)] == [True, False]
    assert told(lost).count("touch_unknown") == 1


def test_a_run_waits_where_nobody_knows(lost, clock):
    clock.pass_by(minutes=20)
    give_up_waiting(lost, 1)

    assert run_of(lost).state is EnrollmentState.ACTIVE
    assert len(touches(lost)) == 1


def test_an_answer_proves_that_the_mail_had_left(lost, clock, inboxes):
    clock.pass_by(minutes=20)
    give_up_waiting(lost, 1)
    cited = touches(lost)[0].message_id

    raw = f"From: {LENA}\r\nSubject: Re: Grippers\r\nIn-Reply-To: {cited}\r\n\r\nTell me more.\r\n"
    arrive(lost, inboxes, raw.encode())

    assert states(lost)[0] == ("first", "sent")
    assert run_of(lost).state is EnrollmentState.ANSWERED
    assert {state for _, state in states(lost)[1:]} <= {"cancelled"}


def test_what_is_not_leaving_is_not_given_up(road):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)

    assert not give_up_waiting(road, 1)
    assert not give_up_waiting(road, 99)
