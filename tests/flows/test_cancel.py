"""Calling an interview off, and bringing it back while that is promised."""

from datetime import timedelta

import pytest
from meetings import booking_token, event_in, mails_for, offered, row, set_stage, starts, taken_by, token_of

from sequencer.core.meet.outcomes import Booked, Cancelled
from sequencer.core.states import Purpose
from sequencer.flows.book import book, cancel, cancel_by_id, change, restore
from sequencer.store.bookings import Booking, BookingState

ADA = "ada@acme.example"


@pytest.fixture
def lena(road):
    """An offer to Lena that waits for her answer."""
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    """Lena's first choice, booked."""
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    return row(road, Booking, done.booking_id)


def test_calling_off_frees_the_time_and_takes_the_event_away(road, booked):
    done = cancel(road, booking_token(road, booked))

    method, event = event_in(mails_for(road, Purpose.CANCELLATION)[0])
    assert done == Cancelled(booked.id, road.now() + timedelta(minutes=15))
    assert taken_by(road, booked.id) == []
    assert (method, event["UID"], event["SEQUENCE"], event["STATUS"]) == ("CANCEL", booked.uid, 1, "CANCELLED")
    assert event_in(mails_for(road, Purpose.NOTICE, ADA)[-1])[0] == "CANCEL"
    assert cancel(road, booking_token(road, booked)) == done
    assert len(mails_for(road, Purpose.CANCELLATION)) == 1


def test_what_was_called_off_by_accident_comes_back_as_it_was(road, clock, booked):
    cancel(road, booking_token(road, booked))
    clock.pass_by(minutes=14)

    back = restore(road, booking_token(road, booked))

    method, event = event_in(mails_for(road, Purpose.CONFIRMATION)[-1])
    assert isinstance(back, Booked)
    assert back.start_at == booked.start_at
    assert (method, event["UID"], event["SEQUENCE"]) == ("REQUEST", booked.uid, 2)
    assert taken_by(road, booked.id) == [(booked.start_at, booked.end_at)]


def test_after_a_quarter_of_an_hour_it_stays_off(road, clock, booked):
    cancel(road, booking_token(road, booked))
    clock.pass_by(minutes=15)

    assert restore(road, booking_token(road, booked)).reason.code == "too_late"
    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_it_comes_back_although_its_notice_has_run_out(road, clock, booked):
    clock.at = booked.start_at - timedelta(minutes=30)
    cancel(road, booking_token(road, booked))

    assert isinstance(restore(road, booking_token(road, booked)), Booked)


def test_what_has_begun_is_neither_moved_nor_called_off(road, clock, lena, booked):
    clock.at = booked.start_at

    assert cancel(road, booking_token(road, booked)).reason.code == "over"
    assert change(road, booking_token(road, booked), starts(road, lena)[1]).reason.code == "over"


def test_a_colleague_calls_off_in_their_own_name(road, booked):
    cancel_by_id(road, booked.id, "Ingrid")

    assert row(road, Booking, booked.id).cancelled_by == "Ingrid"
    assert "I'm sorry: our call on" in mails_for(road, Purpose.CANCELLATION)[0].text
    assert restore(road, booking_token(road, booked)).reason.code == "too_late"
