"""An answer to a settled interview that names no time: it calls off or brings back what it plainly says, and no more."""

from html import unescape

import pytest
from errands import at_once, every, parsed, told, work
from meetings import answered, booking_token, mails_for, offered, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.ask_again import ask_about_choice
from sequencer.flows.book import book, cancel, cancel_by_id
from sequencer.flows.offer_instead import offer_instead
from sequencer.flows.pick import read_answer
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer

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


@pytest.mark.parametrize("is_read_first", [True, False])
def test_what_a_colleague_called_off_does_not_book_itself_again(road, booking, clock, is_read_first):
    work(road)
    offer_instead(road, booking.id, "Rita")
    mail = answered(road, "2", purposes=(Purpose.OPTIONS,))
    clock.pass_by(seconds=1)
    if is_read_first:
        read_answer(road, mail)
    cancel_by_id(road, booking.id, "rita@acme.example")
    read_answer(road, mail)
    work(road)

    assert now_is(road) is BookingState.CANCELLED
    assert is_read_first or "interview_asks" in told(road)


def test_with_the_interview_the_other_times_are_off_too(road, booking):
    work(road)
    offer_instead(road, booking.id, "Rita")
    cancel(road, booking_token(road, booking))

    assert [str(one.state) for one in mails_for(road, Purpose.OPTIONS)] == ["cancelled"]
    assert not [one for one in every(road, Occupancy) if one.offer_id and one.is_live]


@pytest.mark.parametrize(
    "words", ["Please cancel our call, sorry.", "Sorry, I missed it! Could we do Thursday at 12:00?"]
)
def test_once_it_has_begun_a_person_sees_to_it(road, booking, clock, words):
    clock.pass_by(seconds=(booking.end_at - road.now()).total_seconds())

    read_answer(road, answered(road, words, purposes=CONFIRMED))

    after = every(road, Booking)[0]
    assert (after.start_at, after.cancel_asked_at, every(road, Offer)[0].picked_start) == (booking.start_at, None, None)
    assert told(road)[-1] == "interview_asks"


def test_other_times_asked_for_twice_at_once_leave_once_and_lead_to_the_bookings_own_page(road, booking):
    at_once(lambda: offer_instead(road, booking.id, "Rita"), lambda: offer_instead(road, booking.id, "Rita"))

    (mail,) = mails_for(road, Purpose.OPTIONS)
    page = f"{road.links.booking(booking.id, booking.nonce)}/move"
    html = parsed(mail.frozen).get_body(("html",)).get_content()
    assert f"{page}/confirm?start=" in unescape(html)
    assert every(road, Offer)[0].round == 2


def test_times_that_people_here_sent_do_not_wear_the_offer_out(road, booking, clock):
    for _ in range(4):
        offer_instead(road, booking.id, "Rita")
        clock.pass_by(minutes=3)

    read_answer(road, answered(road, "None of these, sorry. Friday evening?", purposes=(Purpose.OPTIONS,)))

    assert every(road, Offer)[0].round == 6


def test_of_a_declined_offer_a_quick_press_asks_nothing(road):
    offer = offered(road, set_stage(road))
    read_answer(road, answered(road, "No thanks, I'm not interested."))

    ask_about_choice(road, offer.id, starts(road, offer)[0])

    assert mails_for(road, Purpose.OPTIONS) == []
