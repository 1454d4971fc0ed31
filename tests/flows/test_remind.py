"""One reminder, the working day before; none after a change, and none that nobody could use."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from errands import LENA, at_once, every, told, work
from meetings import answered, booking_token, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose, TouchState
from sequencer.flows.book import book, cancel, change, restore
from sequencer.flows.remind import remind
from sequencer.flows.stop import Scope, pause
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer


@pytest.fixture
def booked(road):
    """Lena's last choice, booked and confirmed."""
    found = offered(road, set_stage(road))
    done = book(road, token_of(road, found), starts(road, found)[-1])
    work(road)
    return row(road, Booking, done.booking_id)


def reminders(road):
    return mails_for(road, Purpose.REMINDER)


def pass_to(road, clock, at):
    clock.pass_by(seconds=(at - road.now()).total_seconds())


def test_one_mail_leaves_and_never_a_second(road, clock, booked):
    pass_to(road, clock, booked.remind_at)
    at_once(lambda: remind(road, booked.id), lambda: remind(road, booked.id))
    work(road)
    clock.pass_by(hours=1)
    work(road)

    (mail,) = reminders(road)
    assert mail.state is TouchState.SENT
    assert "just so you have it at hand" in mail.text
    assert "your time (Europe/Berlin)" in mail.text
    assert "text/calendar" not in mail.frozen.decode()
    assert told(road).count("interview_reminder") == 1


def test_not_before_its_time(road, clock, booked):
    pass_to(road, clock, booked.remind_at - timedelta(minutes=1))
    work(road)

    assert reminders(road) == []


def test_none_for_what_was_called_off(road, clock, booked):
    cancel(road, booking_token(road, booked))
    pass_to(road, clock, booked.remind_at)
    work(road)

    assert reminders(road) == []


def test_what_was_brought_back_is_reminded_of_again(road, clock, booked):
    cancel(road, booking_token(road, booked))
    restore(road, booking_token(road, booked))

    assert row(road, Booking, booked.id).remind_at == booked.remind_at


def test_one_that_was_filed_does_not_leave_once_it_was_moved(road, clock, booked):
    pass_to(road, clock, booked.remind_at)
    remind(road, booked.id)
    other = next(one for one in starts(road, _offer(road)) if one > road.now() + timedelta(days=1))

    change(road, booking_token(road, booked), other + timedelta(minutes=15))
    work(road)

    assert [one.state for one in reminders(road)] == [TouchState.CANCELLED]


def test_a_plan_can_do_without(road, clock, booked):
    with road.database.write() as session:
        session.get(InterviewPlan, booked.plan_id).reminds = False
    pass_to(road, clock, booked.remind_at)
    work(road)

    assert reminders(road) == []


def test_a_worker_that_slept_through_it_wakes_nobody_at_night(road, clock, booked):
    pass_to(road, clock, booked.remind_at + timedelta(hours=9))  # at night, or far into the evening
    work(road)
    assert reminders(road) == []

    kept = row(road, Booking, booked.id).remind_at
    assert kept is None or 8 <= kept.astimezone(_zone(booked)).hour < 20


def test_one_kept_back_until_the_interview_is_near_is_left_out(road, clock, booked):
    pass_to(road, clock, booked.remind_at)
    remind(road, booked.id)
    pass_to(road, clock, booked.start_at - timedelta(minutes=30))
    work(road)

    assert [(one.state, one.reason_code) for one in reminders(road)] == [(TouchState.SKIPPED, "too_late")]


def test_the_answer_to_it_calls_the_interview_off(road, clock, booked):
    pass_to(road, clock, booked.remind_at)
    work(road)

    answered(road, "Sorry, I have to cancel. I am no longer interested.", purposes=(Purpose.REMINDER,))
    work(road)

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_the_answer_to_it_asks_for_another_time(road, clock, booked):
    pass_to(road, clock, booked.remind_at)
    work(road)

    answered(road, "Could we do Friday evening instead?", purposes=(Purpose.REMINDER,))
    work(road)

    assert row(road, Booking, booked.id).start_at == booked.start_at
    assert mails_for(road, Purpose.OPTIONS) != []


def _offer(road):
    return every(road, Offer)[0]


def _zone(booked):
    return ZoneInfo(booked.zone)


def test_it_waits_for_a_change_that_has_not_left_yet(road, clock, booked):
    change(road, booking_token(road, booked), booked.start_at - timedelta(hours=1))
    with road.database.write() as session:
        session.get(Booking, booked.id).remind_at = road.now()

    assert remind(road, booked.id) is False

    assert [one.state for one in mails_for(road, Purpose.CHANGE)] == [TouchState.PLANNED]
    assert row(road, Booking, booked.id).remind_at > road.now()


def test_whoever_declined_is_not_reminded_and_the_timeline_says_why(road, clock, booked):
    with road.database.write() as session:
        session.get(Candidate, booked.candidate_id).declined_until = booked.end_at + timedelta(days=90)
    pass_to(road, clock, booked.remind_at)
    work(road)

    assert reminders(road) == []
    assert told(road)[-1] == "reminder_left_out"


def test_a_pause_of_the_person_keeps_it_back(road, clock, booked):
    pause(road, Scope.PERSON, LENA, "bereavement")
    pass_to(road, clock, booked.remind_at)
    work(road)

    assert [(one.state, one.reason_code) for one in reminders(road)] == [(TouchState.PLANNED, "paused")]
