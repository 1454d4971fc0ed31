"""The demo's clock asks the database what is due next, and whether anything moves."""

from datetime import timedelta

import pytest
from builders import (
    add_candidate,
    add_inbound_mail,
    add_mailbox,
    add_sequence,
    mail,
)
from meetings import offered, set_stage, starts, token_of
from sqlalchemy import update

from sequencer.core.states import Effect, EnrollmentState, TouchState
from sequencer.demo.moments import is_busy, next_due
from sequencer.flows.book import book
from sequencer.flows.enroll import enroll_address
from sequencer.store.bookings import Booking
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.offers import Offer
from sequencer.store.touches import Touch


@pytest.fixture
def begun(road):
    """One run whose first mail is planned."""
    enroll_address(road, add_sequence(road), _lena(road))
    return road


def _lena(road):
    add_candidate(road, "lena@brandt.example")
    return "lena@brandt.example"


def change(road, what, **values):
    with road.database.write() as session:
        session.execute(update(what).values(**values))


def ask(road, question):
    with road.database.read() as session:
        return question(session)


def busy(road):
    return ask(road, lambda session: is_busy(session, road.now()))


def test_an_empty_database_has_nothing_due_and_nothing_moving(road):
    assert (ask(road, next_due), busy(road)) == (None, False)


def test_a_planned_mail_is_due_when_the_machine_looks_at_it_next(begun, clock):
    assert ask(begun, next_due) == clock()


def test_a_held_mail_waits_for_a_person_and_not_for_the_clock(begun):
    change(begun, Touch, state=TouchState.HELD, reason_code="field_missing")

    assert ask(begun, next_due) is None


def test_a_paused_run_is_due_when_it_resumes_and_not_whenever_its_mail_is_looked_at(begun, clock):
    change(begun, Touch, reason_code="run_paused")
    clock.pass_by(days=9)
    change(begun, Enrollment, state=EnrollmentState.PAUSED, resumes_at=clock())

    assert ask(begun, next_due) == clock()


def test_a_run_at_a_wait_is_due_when_it_moves(begun, clock):
    change(begun, Touch, state=TouchState.SENT, wakes_at=None)
    clock.pass_by(days=7)
    change(begun, Enrollment, moves_at=clock())

    assert ask(begun, next_due) == clock()


@pytest.mark.parametrize("state", [TouchState.CLAIMED, TouchState.TRANSMITTING])
def test_a_mail_on_its_way_out_is_something_moving(begun, state):
    change(begun, Touch, state=state)

    assert busy(begun)


def test_a_mail_that_came_in_is_something_moving_until_it_is_understood(road):
    mailbox_id = add_mailbox(road)
    add_inbound_mail(road, mailbox_id, mail("lena@brandt.example"), state=InboundState.HANDLED)
    before = busy(road)

    add_inbound_mail(road, mailbox_id, mail("omar@aziz.example"), state=InboundState.NEW)

    assert (before, busy(road)) == (False, True)


def test_an_answer_moves_something_until_its_effect_is_there(road, clock):
    add_inbound_mail(road, add_mailbox(road), mail("lena@brandt.example"), state=InboundState.HANDLED)

    change(road, InboundMail, effect=Effect.PICK, effect_due_at=clock())

    assert busy(road)


def test_an_effect_that_was_put_off_is_due_at_its_instant(road, clock):
    add_inbound_mail(road, add_mailbox(road), mail("lena@brandt.example"), state=InboundState.HANDLED)
    later = clock() + timedelta(hours=1)

    change(road, InboundMail, effect=Effect.PICK, effect_due_at=later)

    assert (busy(road), ask(road, next_due)) == (False, later)


def test_an_open_offer_is_due_when_its_times_are_no_longer_kept(road, clock):
    found = offered(road, set_stage(road))
    change(road, Touch, state=TouchState.SENT, wakes_at=None)

    assert ask(road, next_due) == found.expires_at > clock()


def test_a_picked_time_moves_something_until_it_is_booked(road, clock):
    offered(road, set_stage(road))
    change(road, Touch, state=TouchState.SENT, wakes_at=None)

    change(road, Offer, picked_start=clock() + timedelta(days=2))

    assert busy(road)


def test_an_interview_whose_next_is_to_be_offered_moves_something_until_it_was(road, clock):
    found = offered(road, set_stage(road))
    book(road, token_of(road, found), starts(road, found)[0])
    change(road, Touch, state=TouchState.SENT, wakes_at=None)
    change(road, Booking, remind_at=None)
    before = busy(road)

    change(road, Booking, next_due_at=clock())

    assert (before, busy(road), ask(road, next_due)) == (False, True, clock())
