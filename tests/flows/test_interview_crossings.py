"""What crosses on the way: two answers at once, a no behind a yes, a newer mail behind one that has not left."""

from datetime import timedelta

import pytest
from builders import add_candidate
from errands import LENA, at_once, every, work, work_for
from meetings import answered, booking_token, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.meet.outcomes import Closed
from sequencer.core.states import Intent, Purpose, TouchState
from sequencer.errors import UserError
from sequencer.flows.book import book, book_picked, cancel, cancel_by_id, change
from sequencer.flows.end_offer import withdraw
from sequencer.flows.offer import offer
from sequencer.flows.pick import read_answer
from sequencer.flows.stop import Scope, pause, resume
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.offers import Offer, OfferState
from sequencer.store.replies import Reply
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch

ADA = "ada@acme.example"
SETTLED = (Purpose.CONFIRMATION, Purpose.CHANGE)


@pytest.fixture
def lena(road):
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    work(road)
    return row(road, Booking, done.booking_id)


def purposes_of(road, *states):
    return [one.purpose for one in every(road, Touch) if one.recipient == LENA and one.state in states]


def test_a_no_that_comes_before_the_pick_is_booked_wins(road, lena):
    read_answer(road, answered(road, "Option 2 works"))
    read_answer(road, answered(road, "Sorry, I am no longer interested."))
    work(road)

    assert every(road, Booking) == []
    assert row(road, Offer, lena.id).state is OfferState.DECLINED


def test_times_taken_back_before_the_pick_is_booked_stay_taken_back(road, lena):
    read_answer(road, answered(road, "Option 2 works"))
    withdraw(road, lena.id, "Ana")
    work(road)

    assert every(road, Booking) == []
    assert row(road, Offer, lena.id).reason == "Taken back by a colleague."


def test_another_time_and_then_a_no_calls_the_interview_off_for_good(road, booked):
    read_answer(road, answered(road, "Could we take option 3 instead?", purposes=SETTLED))
    read_answer(road, answered(road, "Please forget it, no thanks, I am no longer interested.", purposes=SETTLED))
    work(road)

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_a_no_and_then_another_time_moves_the_interview_without_calling_it_off(road, lena, booked):
    third = starts(road, lena)[2]

    read_answer(road, answered(road, "No thanks, I am out.", purposes=SETTLED))
    read_answer(road, answered(road, "Sorry, wrong thread. Option 3 works.", purposes=SETTLED))
    work(road)

    assert (row(road, Booking, booked.id).state, row(road, Booking, booked.id).start_at) == (BookingState.BOOKED, third)
    assert mails_for(road, Purpose.CANCELLATION) == []


def test_answers_are_read_in_the_order_in_which_they_came_whoever_is_faster(road, clock, lena):
    first = answered(road, "Option 2 works")
    clock.pass_by(seconds=1)
    second = answered(road, "Sorry, I am no longer interested.")

    read_answer(road, second)
    read_answer(road, first)
    work(road)

    assert every(road, Booking) == []
    assert row(road, Offer, lena.id).state is OfferState.DECLINED


def test_two_workers_with_two_answers_come_to_the_same_end(road, clock, lena):
    first = answered(road, "Option 2 works")
    clock.pass_by(seconds=1)
    second = answered(road, "Sorry, I am no longer interested.")

    at_once(lambda: read_answer(road, second), lambda: read_answer(road, first))
    at_once(*[lambda: book_picked(road, lena.id)] * 3)
    work(road)

    assert every(road, Booking) == []


def test_what_a_colleague_called_off_is_not_moved_by_somebody_who_had_the_page_open(road, lena, booked):
    second = starts(road, lena)[1]
    cancel_by_id(road, booked.id, "Ana")

    outcome = change(road, booking_token(road, booked), second)

    assert isinstance(outcome, Closed)
    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_an_answer_whose_offer_is_gone_is_shown_to_a_person(road, lena):
    mail_id = answered(road, "Option 2 works")
    with road.database.write() as session:
        touch = session.get(Touch, session.get(InboundMail, mail_id).touch_id)
        touch.offer_id = None

    work(road)

    assert row(road, InboundMail, mail_id).state is InboundState.ASKS
    assert row(road, InboundMail, mail_id).reason.startswith("Needs you: ")


def test_times_taken_back_before_their_mail_left_do_not_leave(road, post, lena):
    withdraw(road, lena.id, "Ana")
    work(road)

    assert post.recipients == []
    [touch] = mails_for(road, Purpose.OFFER)
    assert (touch.state, touch.reason_code) == (TouchState.CANCELLED, "overtaken")


def test_of_two_offers_only_the_newer_one_leaves(road, clock, post, lena):
    clock.pass_by(minutes=3)
    offer(road, lena.candidate_id, lena.plan_id)
    work(road)

    assert post.recipients == [LENA]


def test_an_offer_that_ran_out_before_its_mail_could_leave_is_left_unsent(road, clock, post, lena):
    pause(road, Scope.EVERYBODY)
    work_for(road, clock, hours=49)
    resume(road, Scope.EVERYBODY)
    work(road)

    assert post.recipients == []
    assert row(road, Offer, lena.id).state is OfferState.EXPIRED


def test_of_a_booking_and_its_move_only_what_holds_now_leaves(road, lena):
    work(road)
    pause(road, Scope.EVERYBODY)
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    change(road, booking_token(road, row(road, Booking, done.booking_id)), starts(road, lena)[1])
    work(road)
    resume(road, Scope.EVERYBODY)
    work(road)

    assert purposes_of(road, TouchState.SENT) == [Purpose.OFFER, Purpose.CHANGE]
    assert purposes_of(road, TouchState.CANCELLED) == [Purpose.CONFIRMATION]
    notices = [one.state for one in every(road, Touch) if one.purpose is Purpose.NOTICE]
    assert notices == [TouchState.CANCELLED, TouchState.SENT]


def test_what_is_called_off_before_it_was_confirmed_is_only_told_as_called_off(road, lena):
    work(road)
    pause(road, Scope.EVERYBODY)
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    cancel(road, booking_token(road, row(road, Booking, done.booking_id)))
    resume(road, Scope.EVERYBODY)
    work(road)

    assert purposes_of(road, TouchState.SENT) == [Purpose.OFFER, Purpose.CANCELLATION]


def test_nobody_is_offered_times_behind_a_no_of_theirs(road):
    plan_id = set_stage(road)
    lena = add_candidate(road, "lena2@brandt.example", zone="Europe/Berlin")
    found = offered(road, plan_id)
    work(road)
    read_answer(road, answered(road, "No thanks, not interested."))
    with road.database.write() as session:
        session.get(Reply, 1).intent = Intent.NOT_INTERESTED
        session.get(Candidate, found.candidate_id).declined_until = road.now() + timedelta(days=180)

    with pytest.raises(UserError, match="declined"):
        offer(road, found.candidate_id, plan_id, "Ana")
    assert offer(road, lena, plan_id) > found.id


def test_the_timeline_names_the_colleague_who_was_told(road, booked):
    says = [one.says for one in every(road, Event) if one.candidate_id == booked.candidate_id]

    assert "Told Ana about the interview." in says
