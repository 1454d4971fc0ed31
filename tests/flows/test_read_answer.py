"""Answers to offered times: booked where the words mean one, asked where they may mean several, looked for where none fits."""

from zoneinfo import ZoneInfo

import pytest
from builders import add_candidate, mail
from errands import LENA, arrive, at_once, every, told, work, work_for
from meetings import answered, booking_token, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.book import book, book_picked, cancel
from sequencer.flows.end_offer import withdraw
from sequencer.flows.pick import read_answer
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState

BERLIN = ZoneInfo("Europe/Berlin")
SETTLED = (Purpose.CONFIRMATION, Purpose.CHANGE)


@pytest.fixture
def lena(road):
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    """Lena's first choice, booked, and the confirmation on its way."""
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    return row(road, Booking, done.booking_id)


def read(road, text, **given):
    """Lena answers, and everything that follows from it is done; returns the row of her mail."""
    mail_id = answered(road, text, **given)
    work(road)
    return row(road, InboundMail, mail_id)


def test_a_number_books_that_time_and_the_confirmation_quotes_the_words(road, lena):
    second = starts(road, lena)[1]

    read(road, "Hi Ana,\n\nOption 2 works for me.\n\nLena")

    [booking] = every(road, Booking)
    assert (booking.start_at, booking.how, booking.evidence) == (second, "reply", "Option 2 works for me")
    assert "You wrote “Option 2 works for me”, so we talk on" in " ".join(
        mails_for(road, Purpose.CONFIRMATION)[0].text.split()
    )


def test_the_same_answer_twice_is_one_booking(road, lena):
    mail_id = answered(road, "Option 2 works")

    at_once(*[lambda: read_answer(road, mail_id)] * 4)
    at_once(*[lambda: book_picked(road, lena.id)] * 4)
    work(road)

    assert len(every(road, Booking)) == 1
    assert len(mails_for(road, Purpose.CONFIRMATION)) == 1


def test_where_several_fit_nothing_is_booked_and_those_are_asked_for(road, lena):
    read(road, "2 or 3 would both be fine, I think, not sure which")

    asked = mails_for(road, Purpose.OPTIONS)
    assert every(road, Booking) == []
    assert len(asked) == 1
    assert "Nothing is booked yet." in asked[0].text


def test_agreeing_without_naming_a_time_is_answered_with_the_question_which(road, lena):
    before = starts(road, lena)

    read(road, "Sounds great!")

    assert starts(road, lena) == before
    assert "Which of these shall I take?" in mails_for(road, Purpose.OPTIONS)[0].text


def test_a_number_means_the_mail_it_answers(road, lena):
    read(road, "none of these, can we say Friday at 18:00 or later?")
    fresh = starts(road, lena)

    read(road, "1")

    assert every(road, Booking)[0].start_at == fresh[0]


def test_where_none_fits_the_same_wish_is_looked_for(road, lena):
    refused = set(starts(road, lena))

    read(road, "None of these, I'm afraid. Would Friday after 18:00 work?")

    fresh = starts(road, lena)
    text = " ".join(mails_for(road, Purpose.OPTIONS)[0].text.split())
    assert len(fresh) == 3
    assert not refused & set(fresh)
    assert any(one.astimezone(BERLIN).weekday() == 4 and one.astimezone(BERLIN).hour >= 18 for one in fresh)
    assert "Then one of these, perhaps?" in text


def test_a_wish_that_nothing_free_answers_is_said_so(road, lena):
    read(road, "None of these. Sunday at 11:00 would be perfect.")

    assert "nothing is free just then" in " ".join(mails_for(road, Purpose.OPTIONS)[0].text.split())
    assert len(starts(road, lena)) == 3


def test_a_no_gives_the_times_back_and_is_not_argued_with(road, lena):
    read(road, "Thanks, but I'd rather not. I'm happy where I am.")

    assert row(road, Offer, lena.id).state is OfferState.DECLINED
    assert every(road, Occupancy) == []
    assert mails_for(road, Purpose.OPTIONS) == []


def test_who_answers_later_is_left_in_peace(road, lena):
    read(road, "Let me check with my partner, I'll get back to you tomorrow.")

    assert row(road, Offer, lena.id).state is OfferState.OPEN
    assert mails_for(road, Purpose.OPTIONS) == []


def test_a_condition_is_for_a_person_to_read(road, lena):
    found = read(road, "Could we make it 30 minutes instead? And what is the salary range?")

    assert found.state is InboundState.ASKS
    assert found.reason.startswith("Needs you: their answer about the interview")
    assert every(road, Booking) == []
    assert told(road)[-1] == "interview_asks"


def test_a_time_that_went_meanwhile_is_answered_with_others(road, clock, lena):
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")
    gone = starts(road, lena)[-1]
    clock.pass_by(hours=49)
    work(road)  # what was kept for Lena is free again
    mia = offered(road, lena.plan_id, "mia@stern.example")
    book(road, token_of(road, mia), gone)

    read(road, f"Option {len(starts(road, lena))} please")

    assert len(every(road, Booking)) == 1
    assert "went before your answer reached me" in mails_for(road, Purpose.OPTIONS)[-1].text
    assert gone not in starts(road, lena)
    assert row(road, Offer, lena.id).state is OfferState.OPEN


def test_an_answer_to_an_offer_that_was_taken_back_goes_to_a_person(road, lena):
    withdraw(road, lena.id)

    found = read(road, "Option 1")

    assert found.state is InboundState.ASKS
    assert every(road, Booking) == []


def test_a_question_beside_the_times_is_for_a_person(road, lena):
    assert read(road, "Could you first tell me how big the team is?").state is InboundState.ASKS


def test_a_crash_between_pick_and_booking_loses_nothing(road, lena):
    mail_id = answered(road, "Option 1")
    read_answer(road, mail_id)
    assert row(road, Offer, lena.id).state is OfferState.PICKED

    work(road)  # the sweep finds the pick

    assert len(every(road, Booking)) == 1


def test_thanks_for_a_confirmation_change_nothing(road, booked):
    read(road, "Perfect, thank you! See you then.", purposes=SETTLED)

    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert mails_for(road, Purpose.OPTIONS) == []


def test_who_cannot_come_after_all_is_out_of_it_by_saying_so(road, booked):
    read(road, "I'm sorry, I'm no longer interested. Please cancel.", purposes=SETTLED)

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED
    assert len(mails_for(road, Purpose.CANCELLATION)) == 1


def test_who_asks_for_another_day_keeps_the_old_time_until_they_choose(road, lena, booked):
    read(road, "Something came up. Could we say Friday after 18:00 instead?", purposes=SETTLED)

    fresh = starts(road, lena)
    text = " ".join(mails_for(road, Purpose.OPTIONS)[0].text.split())
    assert row(road, Booking, booked.id).start_at == booked.start_at
    assert "stays as it is until you choose another time" in text

    read(road, "Option 1 is good")

    moved = row(road, Booking, booked.id)
    assert (moved.start_at, moved.sequence) == (fresh[0], 1)
    assert len(mails_for(road, Purpose.CHANGE)) == 1


def test_who_cancelled_and_asks_for_another_time_is_offered_some_and_books_the_same_interview_anew(road, lena, booked):
    cancel(road, booking_token(road, booked))

    read(road, "Sorry about that. Could we find another time?", purposes=[Purpose.CANCELLATION])
    fresh = starts(road, lena)
    read(road, "1")

    again = row(road, Booking, booked.id)
    assert len(mails_for(road, Purpose.OPTIONS)) == 1
    assert (again.state, again.start_at, again.sequence) == (BookingState.BOOKED, fresh[0], 2)


def test_thanks_for_a_cancellation_change_nothing(road, booked):
    cancel(road, booking_token(road, booked))

    read(road, "Thank you, all the best!", purposes=[Purpose.CANCELLATION])

    assert mails_for(road, Purpose.OPTIONS) == []


def test_after_as_many_rounds_a_person_takes_over(road, lena):
    for _ in range(3):
        read(road, "Sounds great!")

    found = read(road, "Sounds great!")

    assert found.state is InboundState.ASKS
    assert len(mails_for(road, Purpose.OPTIONS)) == 3


def test_a_real_answer_takes_the_whole_road(road, clock, inboxes, lena):
    work(road)
    sent = mails_for(road, Purpose.OFFER)[0]
    raw = mail(LENA, subject="Re: Call", body="Option 3 works for me", in_reply_to=sent.message_id, message_id="<l1@x>")

    arrive(road, inboxes, raw)
    work_for(road, clock, minutes=1)

    [booking] = every(road, Booking)
    assert booking.start_at == starts(road, lena)[2]
    assert len(mails_for(road, Purpose.CONFIRMATION)) == 1
