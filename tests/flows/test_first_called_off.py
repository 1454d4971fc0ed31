"""The first of two interviews is called off: the next is no longer on offer, or a person hears that it is booked."""

from datetime import timedelta

import pytest
from builders import add_candidate
from errands import at_once, every, told, work
from meetings import TOMAS, answered, booking_token, mails_for, offered, plan_id_of, row, set_stage, starts, token_of

from sequencer.core.meet.outcomes import WITHDRAWN, Booked
from sequencer.core.states import Purpose, TouchState
from sequencer.flows.book import book, book_picked, cancel, cancel_by_id, change, restore
from sequencer.flows.offer import offer_due, offer_next
from sequencer.flows.pick import read_answer
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.first_called_off import first_off
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState
from sequencer.store.screens.settled import first_called_off, next_hindered
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch

NADIA = "nadia@acme.example"


@pytest.fixture
def first(road):
    """The first interview is booked, and its panel is due to be offered by itself."""
    set_stage(road)
    plan_id_of(road, name="Panel", people=[TOMAS])
    first_id = plan_id_of(road, then="Panel", then_offered="booked")
    found = offered(road, first_id)
    book(road, token_of(road, found), starts(road, found)[0])
    return every(road, Booking)[-1]


@pytest.fixture
def panel(road, first):
    """Both are booked."""
    work(road)
    found = every(road, Offer)[-1]
    book(road, token_of(road, found), starts(road, found)[-1])
    work(road)
    return every(road, Booking)[-1]


def call_off(road, booking):
    return cancel(road, booking_token(road, row(road, Booking, booking.id)))


def bring_back(road, booking):
    return restore(road, booking_token(road, row(road, Booking, booking.id)))


def panels(road):
    """The offers of the panel, oldest first."""
    return every(road, Offer)[1:]


def asking(road):
    """The interviews that Interviews shows because the one before them was called off."""
    with road.database.read() as session:
        return [one.booking_id for one in first_called_off(session, None, road.now(), 10)]


def lines(road, kind):
    return [one.says for one in every(road, Event) if one.kind == kind]


@pytest.mark.parametrize(
    "called_off",
    [
        call_off,
        lambda road, booking: cancel_by_id(road, booking.id, "Nadia"),
        lambda road, booking: cancel_by_id(road, booking.id, "", by="Ana Teles"),
    ],
    ids=["by the candidate", "by us", "by a colleague's mail"],
)
def test_the_next_is_taken_back_with_a_reason_and_its_times_are_free(road, first, called_off):
    work(road)
    called_off(road, first)

    [found] = panels(road)
    assert (found.state, found.reason_code) == (OfferState.WITHDRAWN, "first_called_off")
    assert found.reason == "“First conversation”, which comes before it, was called off."
    assert not [one for one in every(road, Occupancy) if one.offer_id == found.id]
    assert book(road, token_of(road, found), starts(road, found)[0]) == WITHDRAWN
    assert lines(road, "offer_withdrawn") == [
        "The times offered for “Panel” were taken back: “First conversation”, which comes before it, was called off."
    ]


def test_of_that_they_read_nothing_but_that_the_first_is_off(road, first):
    work(road)
    before = [one.id for one in every(road, Touch)]
    call_off(road, first)
    work(road)

    new = [one for one in every(road, Touch) if one.id not in before and one.recipient.startswith("lena@")]
    assert [(one.purpose, one.state) for one in new] == [(Purpose.CANCELLATION, TouchState.SENT)]


def test_a_mail_with_its_times_that_waits_never_leaves(road, first):
    offer_due(road, first.id)
    call_off(road, first)
    work(road)

    assert mails_for(road, Purpose.OFFER)[-1].offer_id == panels(road)[0].id
    assert mails_for(road, Purpose.OFFER)[-1].state is TouchState.CANCELLED


def test_what_they_had_picked_of_it_goes_to_a_person(road, first):
    work(road)
    mail_id = answered(road, "Number 2 please.")
    read_answer(road, mail_id)
    assert panels(road)[0].picked_start is not None

    call_off(road, first)

    assert panels(road)[0].state is OfferState.WITHDRAWN
    assert book_picked(road, panels(road)[0].id) is None
    mail = row(road, InboundMail, mail_id)
    assert mail.state is InboundState.ASKS
    assert mail.reason.startswith("Needs you: they had picked ")


def test_called_off_twice_is_told_once(road, first):
    work(road)
    call_off(road, first)
    call_off(road, first)
    work(road)

    assert len(panels(road)) == 1
    assert told(road).count("offer_withdrawn") == 1


def test_once_the_first_is_back_the_next_is_offered_again_and_never_twice(road, first):
    work(road)
    call_off(road, first)
    assert isinstance(bring_back(road, first), Booked)

    at_once(
        lambda: offer_due(road, first.id),
        lambda: offer_due(road, first.id),
        lambda: offer_next(road, first.id, NADIA),
    )
    work(road)

    assert [one.state for one in panels(road)] == [OfferState.WITHDRAWN, OfferState.OPEN]
    assert len([one for one in mails_for(road, Purpose.OFFER) if one.offer_id == panels(road)[1].id]) == 1


def test_what_somebody_offered_ahead_of_its_turn_stays_on_offer(road):
    set_stage(road)
    panel_id = plan_id_of(road, name="Panel", people=[TOMAS])
    found = offered(road, plan_id_of(road, then="Panel", then_offered="held"))
    book(road, token_of(road, found), starts(road, found)[0])
    by_hand = offered(road, panel_id)
    call_off(road, every(road, Booking)[-1])

    assert row(road, Offer, by_hand.id).state is OfferState.OPEN


def test_interviews_of_other_people_do_not_hide_that_one_stands_alone(road, first, panel):
    with road.database.read() as session:
        first_id = session.get(Booking, first.id).plan_id
    add_candidate(road, "mia@people.example", zone="Europe/Berlin", locale="en")
    theirs = offered(road, first_id, "mia@people.example")
    book(road, token_of(road, theirs), starts(road, theirs)[0])
    work(road)

    call_off(road, first)
    other = every(road, Booking)[-1]
    change(road, booking_token(road, other), starts(road, theirs)[1])
    work(road)

    assert asking(road) == [panel.id]


def test_no_times_of_the_next_leave_while_their_wish_to_cancel_waits(road, first):
    with road.database.write() as session:
        session.get(Booking, first.id).cancel_asked_at = road.now()

    offer_due(road, first.id)

    assert panels(road) == []
    assert row(road, Booking, first.id).next_due_at is not None


def test_no_times_of_the_next_leave_by_themselves_while_an_answer_waits_to_be_read(road, first):
    mail_id = answered(road, "Who else will be there?", purposes=(Purpose.CONFIRMATION,))
    with road.database.write() as session:
        session.get(InboundMail, mail_id).state = InboundState.ASKS

    offer_due(road, first.id)

    assert panels(road) == []
    assert "waits for somebody" in row(road, Booking, first.id).next_hindrance


def test_a_booked_next_stands_and_a_person_is_told(road, first, panel):
    assert asking(road) == []
    call_off(road, first)

    assert row(road, Booking, panel.id).state is BookingState.BOOKED
    assert asking(road) == [panel.id]
    [says] = lines(road, "interview_asks")
    assert says.startswith("Needs you: “First conversation” was called off, and “Panel”, which follows it, stands on ")
    with road.database.read() as session:
        assert first_off(session, session.get(Booking, panel.id), road.now())[0].id == first.id


def test_nobody_is_asked_any_more_once_the_first_is_back(road, first, panel):
    call_off(road, first)
    bring_back(road, first)
    work(road)

    assert asking(road) == []
    assert len(panels(road)) == 1
    with road.database.read() as session:
        assert next_hindered(session, None, road.now(), 10) == []


def test_nobody_is_asked_any_more_once_the_next_was_moved_or_called_off(road, clock, first, panel):
    call_off(road, first)
    clock.pass_by(minutes=1)
    moved = change(road, booking_token(road, panel), panel.start_at + timedelta(hours=1))
    assert isinstance(moved, Booked)
    assert asking(road) == []

    call_off(road, panel)
    assert asking(road) == []


def test_a_first_that_is_booked_anew_is_not_followed_by_times_of_what_is_booked(road, clock, first, panel):
    cancel_by_id(road, first.id, "Nadia")
    clock.pass_by(minutes=5)
    again = offered(road, first.plan_id)
    book(road, token_of(road, again), starts(road, again)[0])
    work(road)

    assert asking(road) == []
    assert [one.state for one in every(road, Offer) if one.plan_id == panel.plan_id] == [OfferState.BOOKED]
    with road.database.read() as session:
        assert next_hindered(session, None, road.now(), 10) == []


def test_called_off_and_the_next_booked_at_one_moment_is_either_taken_back_or_told(road, first):
    work(road)
    [found] = panels(road)
    start = starts(road, found)[-1]

    outcomes = at_once(lambda: call_off(road, first), lambda: book(road, token_of(road, found), start))

    assert len(outcomes) == 2
    is_booked = any(isinstance(one, Booked) for one in outcomes)
    assert panels(road)[0].state is (OfferState.BOOKED if is_booked else OfferState.WITHDRAWN)
    assert len(asking(road)) == is_booked
