"""Who presses faster than anybody reads is asked again: on the page, and by mail. Nothing happens before an answer."""

import pytest
from builders import add_candidate
from errands import LENA, every, told, work, work_for
from meetings import answered, mails_for, offered, row, starts, token_of
from visits import booked, link, machine, nonce, settled_link

from sequencer.core.states import Purpose, TouchState
from sequencer.flows.book import book
from sequencer.flows.pick import read_answer
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.offers import Offer, OfferState

pytestmark = pytest.mark.both


def pressed(road, browser, found, start, clock, seconds=0.5):
    """Choose a start, tick and press, so many seconds after the question was shown."""
    asked = browser.get(link(road, found, f"/confirm?start={machine(start)}"))
    clock.pass_by(seconds=seconds)
    form = {"start": machine(start), "once": nonce(asked), "suits": "yes"}
    return browser.post(link(road, found, "/book"), data=form)


def cancel_pressed(road, browser):
    """Choose to call off and press at once."""
    here = settled_link(road)
    form = {"once": nonce(browser.get(f"{here}/cancel")), "leave": "end"}
    return browser.post(f"{here}/cancel", data=form)


def questions(road):
    return [one for one in mails_for(road, Purpose.OPTIONS) if one.state is not TouchState.CANCELLED]


@pytest.mark.parametrize("seconds", [0, 0.9, 1.9])
def test_a_quick_press_books_nothing_and_is_asked_about_once_by_mail(road, browser, found, clock, seconds):
    work(road)
    clock.pass_by(minutes=5)
    start = starts(road, found)[0]

    answers = [pressed(road, browser, found, start, clock, seconds) for _ in range(3)]

    assert [one.status_code for one in answers] == [400] * 3
    assert every(road, Booking) == []
    assert len(questions(road)) == 1
    assert "answer “yes”" in questions(road)[0].text
    assert told(road).count("press_parked") == 1


def test_whoever_presses_right_after_the_mail_left_is_asked_too(road, browser, found, clock):
    start = starts(road, found)[0]
    asked = browser.get(link(road, found, f"/confirm?start={machine(start)}"))
    clock.pass_by(seconds=5)
    work(road)

    answer = browser.post(
        link(road, found, "/book"), data={"start": machine(start), "once": nonce(asked), "suits": "yes"}
    )

    assert answer.status_code == 400
    assert every(road, Booking) == []


def test_a_mail_to_somebody_else_that_has_just_left_makes_nobody_too_quick(road, browser, found, clock):
    booked(road, browser, found, clock)
    work(road)
    clock.pass_by(minutes=5)
    here = settled_link(road, "/cancel")
    form = {"once": nonce(browser.get(here)), "leave": "end"}
    clock.pass_by(seconds=10)
    add_candidate(road, "sam@some.example", zone="Europe/Berlin")
    theirs = offered(road, found.plan_id, "sam@some.example")
    book(road, token_of(road, theirs), starts(road, theirs)[0])
    work(road)

    assert browser.post(here, data=form).status_code == 303


def test_a_person_who_was_merely_quick_presses_again_and_never_sees_the_question(road, browser, found, clock):
    work(road)
    clock.pass_by(minutes=5)
    start = starts(road, found)[0]
    quick = pressed(road, browser, found, start, clock)
    clock.pass_by(seconds=3)

    slow = browser.post(
        link(road, found, "/book"), data={"start": machine(start), "once": nonce(quick), "suits": "yes"}
    )
    work_for(road, clock, minutes=2)

    assert slow.status_code == 303
    assert [one.start_at for one in every(road, Booking)] == [start]
    assert questions(road) == []


def test_a_yes_to_the_question_books_what_was_pressed_and_nothing_else(road, browser, found, clock):
    work(road)
    clock.pass_by(minutes=5)
    start = starts(road, found)[2]
    pressed(road, browser, found, start, clock)
    work_for(road, clock, minutes=2)

    read_answer(road, answered(road, "Yes, that was me."))
    work(road)

    assert [(one.start_at, one.state) for one in every(road, Booking)] == [(start, BookingState.BOOKED)]


def test_a_no_to_the_question_ends_no_offer(road, browser, found, clock):
    work(road)
    clock.pass_by(minutes=5)
    pressed(road, browser, found, starts(road, found)[0], clock)
    work_for(road, clock, minutes=2)

    read_answer(road, answered(road, "No, that wasn't me."))
    work(road)

    assert row(road, Offer, found.id).state is OfferState.OPEN
    assert every(road, Booking) == []
    assert "interview_asks" in told(road)


def test_a_scanner_that_comes_by_again_and_again_brings_three_questions_at_the_most(road, browser, found, clock):
    work(road)
    for start in starts(road, found) * 2:
        pressed(road, browser, found, start, clock)
        work_for(road, clock, minutes=2)

    assert len(questions(road)) == min(3, len(starts(road, found)))
    assert every(road, Booking) == []


def test_a_quick_cancellation_cancels_nothing_and_is_asked_about_once(road, browser, found, clock):
    booked(road, browser, found, clock)
    work(road)
    clock.pass_by(minutes=5)

    answers = [cancel_pressed(road, browser) for _ in range(2)]
    work_for(road, clock, minutes=2)

    assert [one.status_code for one in answers] == [400, 400]
    assert every(road, Booking)[0].state is BookingState.BOOKED
    assert len(questions(road)) == 1
    assert "So nothing has happened" in " ".join(questions(road)[0].text.split())


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Yes, cancel it", BookingState.CANCELLED),
        ("Yes, that was me", BookingState.CANCELLED),
        ("No, it wasn't me", BookingState.BOOKED),
        ("works for me", BookingState.BOOKED),
    ],
)
def test_only_a_clear_yes_to_that_question_cancels(road, browser, found, clock, words, state):
    booked(road, browser, found, clock)
    work(road)
    clock.pass_by(minutes=5)
    cancel_pressed(road, browser)
    work_for(road, clock, minutes=2)

    read_answer(road, answered(road, words, purposes=(Purpose.OPTIONS,)))
    work(road)

    assert every(road, Booking)[0].state is state


def test_a_robot_that_presses_bring_it_back_without_a_tick_brings_nothing_back(road, browser, found, clock):
    booked(road, browser, found, clock)
    here = settled_link(road)
    asked = browser.get(f"{here}/cancel")
    clock.pass_by(seconds=10)
    browser.post(f"{here}/cancel", data={"once": nonce(asked), "leave": "end"})
    off = browser.get(f"{here}/undo", follow_redirects=True)
    clock.pass_by(seconds=10)

    answer = browser.post(f"{here}/undo", data={"once": nonce(off)})

    assert answer.status_code == 400
    assert every(road, Booking)[0].state is BookingState.CANCELLED


def test_a_form_that_was_served_before_a_change_does_nothing_after_it(road, browser, found, clock):
    booked(road, browser, found, clock)
    here = settled_link(road)
    old = browser.get(f"{here}/cancel")
    clock.pass_by(seconds=10)
    browser.post(f"{here}/cancel", data={"once": nonce(old), "leave": "end"})
    off = browser.get(here)
    clock.pass_by(seconds=10)
    browser.post(f"{here}/undo", data={"once": nonce(off), "suits": "yes"})

    answer = browser.post(f"{here}/cancel", data={"once": nonce(old), "leave": "end"})

    assert answer.status_code == 400
    assert every(road, Booking)[0].state is BookingState.BOOKED


def test_the_question_goes_to_the_address_of_the_offer(road, browser, found, clock):
    work(road)
    clock.pass_by(minutes=5)
    pressed(road, browser, found, starts(road, found)[0], clock)

    assert [one.recipient for one in questions(road)] == [LENA]
