"""A touch is taken by one worker, moved by naming its old state, and let go only under a lease that holds."""

from datetime import timedelta

import pytest
from builders import add_candidate, add_sequence
from errands import LENA, at_once, every
from sqlalchemy.exc import IntegrityError

from sequencer.core.reasons import Reason
from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.store.claims import claim, keep_claims
from sequencer.store.due import due_touches
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Touch, move
from sequencer.store.transmitting import begin_transmitting

pytestmark = pytest.mark.both

LEASE = timedelta(minutes=45)


PATIENCE = timedelta(minutes=15)


@pytest.fixture
def due(road):
    """Lena's first mail is due."""
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    with road.database.write() as session:
        session.get_one(Touch, 1).recipient = LENA
    return road


def take(road, owner="one"):
    with road.database.write() as session:
        return claim(session, 1, owner, road.now(), LEASE)


def test_of_two_workers_one_wins(due):
    for _ in range(5):
        with due.database.write() as session:
            session.get_one(Touch, 1).state = TouchState.PLANNED
            session.get_one(Touch, 1).wakes_at = due.now()

        found = at_once(lambda: take(due, "one"), lambda: take(due, "two"))

        assert [one is None for one in found].count(True) == 1


def test_a_claim_has_a_lease_and_the_next_fence_number(due, clock):
    touch = take(due)

    assert (touch.state, touch.lease_owner, touch.fence) == (TouchState.CLAIMED, "one", 1)
    assert touch.lease_until == clock() + LEASE
    assert take(due, "two") is None


def test_a_lease_that_has_run_out_is_taken_over_under_a_higher_fence(due, clock):
    take(due)
    clock.pass_by(minutes=45)

    assert take(due, "two").fence == 2


def test_a_touch_is_not_taken_before_it_wakes_nor_once_it_is_settled(due, clock):
    clock.pass_by(seconds=-1)
    assert take(due) is None

    clock.pass_by(days=1)
    for state in set(TouchState) - {TouchState.PLANNED, TouchState.HELD, TouchState.CLAIMED}:
        with due.database.write() as session:
            session.get_one(Touch, 1).state = state
        assert take(due) is None


def begin(road, touch):
    return begin_transmitting(road.database, road.links.signer, touch, road.now(), PATIENCE)


def test_a_claim_that_holds_lets_the_text_begin(due, clock):
    touch = take(due)

    assert begin(due, touch)

    (row,) = every(due, Touch)
    assert (row.state, row.transmitting_at, row.wakes_at) == (
        TouchState.TRANSMITTING,
        clock(),
        clock() + PATIENCE,
    )


def test_a_text_begins_once(due):
    touch = take(due)
    assert begin(due, touch)

    assert not begin(due, take(due, "two") or touch)


def test_a_thawed_worker_cannot_begin_after_another_took_over(due, clock):
    frozen = take(due)
    clock.pass_by(hours=1)
    taken_over = take(due, "two")

    assert not begin(due, frozen)
    assert begin(due, taken_over)


def test_a_worker_whose_lease_ran_out_cannot_begin_even_if_nobody_took_over(due, clock):
    frozen = take(due)
    clock.pass_by(minutes=45)

    assert not begin(due, frozen)


def test_nothing_begins_for_somebody_suppressed_under_an_older_key_or_another_spelling(due):
    touch = take(due)
    with due.database.write() as session:
        suppress(session, due.links.signer, ["LENA+x@Brandt.example"], Channel.PAGE, due.now())

    assert not begin(due, touch)


def test_a_touch_moves_only_from_the_state_it_is_known_in(due):
    touch = take(due)
    with due.database.write() as session:
        stale = session.get_one(Touch, 1)
        session.expunge(stale)
    with due.database.write() as session:
        assert move(session, session.get_one(Touch, 1), TouchState.PLANNED, Reason("a", "A."))

    with due.database.write() as session:
        assert not move(session, session.merge(stale, load=False), TouchState.HELD)
        assert not move(session, session.merge(touch, load=False), TouchState.HELD)
    assert every(due, Touch)[0].state is TouchState.PLANNED


def test_a_touch_moves_only_under_the_fence_it_was_taken_with(due, clock):
    first = take(due)
    clock.pass_by(hours=1)
    take(due, "two")

    with due.database.write() as session:
        assert not move(session, session.merge(first, load=False), TouchState.PLANNED)


@pytest.mark.parametrize("new", [TouchState.SENT, TouchState.UNKNOWN, TouchState.DONE, TouchState.NOT_SENT])
def test_a_touch_never_makes_a_move_the_table_does_not_know(due, new):
    with due.database.write() as session:
        session.get_one(Touch, 1).state = TouchState.WAITING
        session.flush()
        assert move(session, session.get_one(Touch, 1), new) is (new is TouchState.DONE)


def test_no_second_touch_for_one_step_of_one_run(due):
    (touch,) = every(due, Touch)
    again = {name: getattr(touch, name) for name in ("enrollment_id", "candidate_id", "step_key", "kind", "due_at")}

    with pytest.raises(IntegrityError), due.database.write() as session:
        session.add(Touch(**again, state=TouchState.PLANNED, created_at=due.now()))


def test_what_is_due_comes_in_the_order_in_which_it_fell_due(due, clock):
    for number in range(3):
        add_candidate(due, f"p{number}@brandt.example")
        clock.pass_by(minutes=-1)
        enroll_address(due, "Welcome", f"p{number}@brandt.example")
    clock.pass_by(hours=1)

    with due.database.read() as session:
        assert [one.touch_id for one in due_touches(session, 1, clock(), 3)] == [4, 3, 2]


@pytest.mark.parametrize(("seconds", "is_renewed"), [(59, False), (61, True)])
def test_a_lease_is_written_anew_once_it_is_a_minute_old(due, clock, seconds, is_renewed):
    touch = take(due)
    began = clock()
    clock.pass_by(seconds=seconds)

    with due.database.write() as session:
        keep_claims(session, [touch], clock(), LEASE)

    (row,) = every(due, Touch)
    assert row.lease_until == touch.lease_until == (clock() if is_renewed else began) + LEASE
