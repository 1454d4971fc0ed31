"""A time that the candidate's calendar proposes: refused in its own words where it is not free, with what is."""

from datetime import timedelta

import pytest
from errands import at_once, every, told, work
from meetings import ANA, TOMAS, booking_token, event_in, mails_for, offered, row, set_stage, starts, taken_by, token_of

from sequencer.core.states import Purpose
from sequencer.flows.answer_counter import answer_counter
from sequencer.flows.book import book, cancel_by_id, change
from sequencer.store.bookings import Booking
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection, object_to
from sequencer.store.offers import Offer


@pytest.fixture
def booked(road):
    """Lena's first choice, booked and confirmed."""
    found = offered(road, set_stage(road))
    done = book(road, token_of(road, found), starts(road, found)[0])
    work(road)
    return row(road, Booking, done.booking_id)


def propose(road, booking, start_at):
    """Their calendar proposes a time; returns the id of the objection."""
    with road.database.write() as session:
        object_to(session, booking.id, None, road.now(), proposed_at=start_at)
    return every(road, Objection)[-1].id


def test_a_time_that_is_not_free_is_refused_with_the_three_nearest_that_are(road, booked):
    wanted = booked.start_at.replace(hour=3) + timedelta(days=1)

    answer_counter(road, propose(road, booked, wanted))

    (mail,) = mails_for(road, Purpose.OPTIONS)
    method, event = event_in(mail)
    named = starts(road, row(road, Offer, booked.offer_id))
    assert (method, event["UID"], event["DTSTART"].dt) == ("DECLINECOUNTER", booked.uid, booked.start_at)
    assert "RSVP" not in event["ATTENDEE"].params
    assert len(named) == 3
    assert max(abs(one - wanted) for one in named) < timedelta(days=1)
    assert "stays as it is until you choose another time" in " ".join(mail.text.split())
    assert row(road, Booking, booked.id).start_at == booked.start_at
    assert every(road, Objection)[0].settled_at is not None
    assert told(road)[-1] == "offer_again"


def test_done_once_whoever_rings_twice(road, booked):
    objection = propose(road, booked, booked.start_at.replace(hour=3) + timedelta(days=1))

    at_once(lambda: answer_counter(road, objection), lambda: answer_counter(road, objection))

    assert len(mails_for(road, Purpose.OPTIONS)) == 1


def test_a_move_keeps_the_people_it_has_where_they_are_free(road):
    pool = [{"any": 1, "of": ["tomas@acme.example", "mia@acme.example"]}]
    mia = TOMAS | {"name": "Mia Chen", "email": "mia@acme.example"}
    found = offered(road, set_stage(road, people=[ANA, TOMAS, mia], required=["ada@acme.example"], pools=pool))
    booking = row(road, Booking, book(road, token_of(road, found), starts(road, found)[0]).booking_id)
    _, here = booking.people
    (other,) = {1, 2, 3} - set(booking.people)
    with road.database.write() as session:
        session.get(Booking, booking.id).people = [booking.people[0], other]  # the one whom the pool would not choose

    change(road, booking_token(road, booking), booking.start_at + timedelta(days=1))

    assert row(road, Booking, booking.id).people == [booking.people[0], other]
    assert here != other


def test_of_an_interview_that_was_called_off_nothing_is_said(road, booked):
    objection = propose(road, booked, booked.start_at + timedelta(days=1))
    cancel_by_id(road, booked.id, "rita@acme.example")

    answer_counter(road, objection)

    assert mails_for(road, Purpose.OPTIONS) == []
    assert row(road, Objection, objection).settled_at is not None


def test_a_second_proposal_takes_the_place_of_the_first(road, booked):
    first = propose(road, booked, booked.start_at + timedelta(days=1))
    propose(road, booked, booked.start_at + timedelta(days=2))

    answer_counter(road, first)
    work(road)

    assert [one.settled_at is None for one in every(road, Objection)] == [False, True]


def test_a_move_by_the_plan_swaps_the_time_in_one_commit(road, booked):
    with road.database.write() as session:
        session.get(InterviewPlan, booked.plan_id).counter = "move"
    wanted = booked.start_at + timedelta(days=1)

    propose(road, booked, wanted)
    work(road)

    after = row(road, Booking, booked.id)
    method, event = event_in(mails_for(road, Purpose.CHANGE)[-1])
    assert (after.start_at, taken_by(road, booked.id)) == (wanted, [(wanted, wanted + timedelta(minutes=45))])
    assert (method, event["UID"], event["SEQUENCE"], event["DTSTART"].dt) == ("REQUEST", booked.uid, 1, wanted)
    assert "your time (Europe/Berlin)" in mails_for(road, Purpose.CHANGE)[-1].text
    assert "for Ana in Lisbon" in mails_for(road, Purpose.CHANGE)[-1].text
