"""An answer to a settled interview that names no time: it calls off or brings back what it plainly says, and no more."""

import pytest
from errands import every, told, work
from meetings import answered, booking_token, offered, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.book import book, cancel
from sequencer.flows.pick import read_answer
from sequencer.store.bookings import Booking, BookingState

CONFIRMED = (Purpose.CONFIRMATION,)
CANCELLED = (Purpose.CANCELLATION,)


@pytest.fixture
def booking(road):
    found = offered(road, set_stage(road))
    book(road, token_of(road, found), starts(road, found)[0])
    return every(road, Booking)[0]


def now_is(road):
    return every(road, Booking)[0].state


@pytest.mark.parametrize(
    "words", ["Please cancel our call, sorry.", "Ich muss leider absagen.", "Il faut annuler, merci"]
)
def test_a_plain_wish_to_cancel_calls_it_off(road, booking, words):
    read_answer(road, answered(road, words, purposes=CONFIRMED))
    work(road)

    assert now_is(road) is BookingState.CANCELLED


@pytest.mark.parametrize("words", ["Can I cancel later?", "I cancelled my other appointment for this."])
def test_what_may_cancel_is_for_a_person(road, booking, words):
    read_answer(road, answered(road, words, purposes=CONFIRMED))
    work(road)

    assert now_is(road) is BookingState.BOOKED
    assert "interview_asks" in told(road)


@pytest.mark.parametrize("words", ["bring it back", "Das war ein Versehen!", "Fue un error, perdón"])
def test_a_cancellation_is_undone_by_answering_within_a_quarter_of_an_hour(road, booking, clock, words):
    cancel(road, booking_token(road, booking))
    clock.pass_by(minutes=14)

    read_answer(road, answered(road, words, purposes=CANCELLED))
    work(road)

    assert (now_is(road), every(road, Booking)[0].start_at) == (BookingState.BOOKED, booking.start_at)


@pytest.mark.parametrize(("words", "minutes"), [("bring it back", 16), ("Do you undo this by mistake?", 1)])
def test_later_or_unclear_a_person_sees_to_it(road, booking, clock, words, minutes):
    cancel(road, booking_token(road, booking))
    clock.pass_by(minutes=minutes)

    read_answer(road, answered(road, words, purposes=CANCELLED))
    work(road)

    assert now_is(road) is BookingState.CANCELLED
    assert "interview_asks" in told(road)
