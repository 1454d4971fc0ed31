"""The pages of what is settled, moved, called off or over; and what no page may do."""

import re
from datetime import UTC, datetime

from errands import every
from meetings import ANA, TOMAS, offered, row, set_stage, starts, token_of
from visits import booked, confirmed, link, machine, nonce, settled_link

from sequencer.app import create_app
from sequencer.flows.book import book
from sequencer.flows.end_offer import withdraw
from sequencer.settings import Settings
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.offers import Offer, OfferState
from sequencer.store.wishes import Wish, WishKind


def test_a_booking_is_moved_and_its_old_link_is_dead(road, browser, found, clock):
    booked(road, browser, found, clock)
    old, later = settled_link(road), starts(road, found)[2]
    asked = browser.get(f"{old}/move/confirm?start={machine(later)}")
    clock.pass_by(seconds=10)

    answer = browser.post(f"{old}/move", data={"start": machine(later), "once": nonce(asked), "suits": "yes"})

    assert (answer.status_code, answer.headers["Location"]) == (303, settled_link(road))
    assert every(road, Booking)[0].start_at == later
    assert settled_link(road) != old
    for rest in ("", "/move", "/cancel"):
        assert browser.get(f"{old}{rest}").status_code == 404
    assert "This link is from before a change" in browser.get(old).text


def test_calling_off_asks_first_and_can_be_taken_back_for_a_quarter_of_an_hour(road, browser, found, clock):
    booked(road, browser, found, clock)
    here = settled_link(road)
    asked = browser.get(f"{here}/cancel")
    clock.pass_by(seconds=10)
    as_served = browser.post(f"{here}/cancel", data={"once": nonce(asked)})
    answer = browser.post(f"{here}/cancel", data={"once": nonce(asked), "leave": "end"})
    off = browser.get(here)
    clock.pass_by(minutes=14)

    back = browser.post(f"{here}/undo", data={"once": nonce(off), "suits": "yes"})

    assert (as_served.status_code, answer.status_code, back.status_code) == (400, 303, 303)
    assert "Done. The call is off." in off.text
    assert every(road, Booking)[0].state is BookingState.BOOKED


def test_after_a_quarter_of_an_hour_another_time_can_be_chosen_instead(road, browser, found, clock):
    booked(road, browser, found, clock)
    here = settled_link(road)
    asked = browser.get(f"{here}/cancel")
    clock.pass_by(seconds=10)
    browser.post(f"{here}/cancel", data={"once": nonce(asked), "leave": "later"})
    off = browser.get(here)
    clock.pass_by(minutes=16)

    too_late = browser.post(f"{here}/undo", data={"once": nonce(off), "suits": "yes"})

    assert every(road, Booking)[0].state is BookingState.CANCELLED
    assert "Bring the call back" not in too_late.text
    assert link(road, found) in too_late.text
    assert browser.get(link(road, found)).status_code == 200
    assert [one.kind for one in every(road, Wish)] == [WishKind.AGAIN]


def test_a_wish_is_kept_in_their_words_once_and_shown_to_nobody_else(road, browser, found, clock):
    page = browser.get(link(road, found))
    form = {"wish": "Only after eight <b>please</b>", "once": nonce(page)}

    answers = [browser.post(link(road, found, "/wish"), data=form) for _ in range(2)]
    empty = browser.post(link(road, found, "/wish"), data={"wish": " ", "once": nonce(page)})

    assert [one.status_code for one in answers] == [200, 200]
    assert empty.status_code == 400
    assert [(one.kind, one.text) for one in every(road, Wish)] == [(WishKind.TIMES, form["wish"])]
    assert "after eight" not in browser.get(link(road, found)).text


def test_who_finds_a_time_after_all_keeps_nobody_waiting_but_their_line_is_read(road, browser, found, clock):
    page = browser.get(link(road, found))
    browser.post(link(road, found, "/wish"), data={"wish": "Only after eight", "once": nonce(page)})

    confirmed(road, browser, found, starts(road, found)[0], clock, note="Please ring me")

    assert [(one.kind, one.handled_at is None) for one in every(road, Wish)] == [
        (WishKind.TIMES, False),
        (WishKind.NOTE, True),
    ]


def test_a_withdrawn_offer_says_kindly_that_there_is_nothing_to_choose(road, browser, found):
    withdraw(road, found.id)

    answer = browser.get(link(road, found))

    assert answer.status_code == 410
    assert "There is nothing to choose here any more" in answer.text


def test_times_that_are_no_longer_kept_make_room_for_fresh_ones(road, browser, found, clock):
    clock.pass_by(days=3)

    page = browser.get(link(road, found))

    assert "These times are fresh" in page.text
    assert "You have missed nothing, Lena." in page.text
    assert 'type="radio"' in page.text


def test_the_calendar_file_is_discreet(road, browser, found, clock):
    booking = booked(road, browser, found, clock)

    file = browser.get(settled_link(road, "/call.ics"))

    assert file.headers["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Call with Ana" in file.text
    assert f"DTSTART:{booking.start_at:%Y%m%dT%H%M%SZ}" in file.text
    assert "Acme" not in file.text


def test_a_link_tried_out_at_speed_is_asked_to_wait_and_opting_out_never_is(road, browser, found):
    answers = [browser.get(link(road, found)).status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]
    assert browser.get(road.links.opt_out(1, 1).removeprefix("https://jobs.acme.example")).status_code == 200


def test_nothing_is_indexed_sent_along_or_loaded_from_elsewhere(road, browser, found):
    page = browser.get(link(road, found))

    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert re.findall(r'(?:src|href)="(https?:|//)', page.text) == []
    assert "<script" not in page.text
    assert "style=" not in page.text


def test_a_colleague_who_booked_by_link_first_is_found_by_the_offer(road, browser, found):
    start = starts(road, found)[0]
    book(road, token_of(road, found), start)

    answer = browser.get(link(road, found))

    assert answer.headers["Location"] == settled_link(road)
    assert row(road, Offer, found.id).state is OfferState.BOOKED


def test_what_is_over_says_so_and_offers_nothing_to_press(road, browser, found, clock):
    booked(road, browser, found, clock)
    clock.at = datetime(2027, 4, 1, tzinfo=UTC)

    page = browser.get(settled_link(road))

    assert "This call has been" in page.text
    assert browser.get(settled_link(road, "/cancel")).status_code == 410


def test_whoever_may_be_there_is_named_as_such(road, tmp_path):
    found = offered(
        road, set_stage(road, people=[ANA, TOMAS], pools=[{"any": 1, "of": [ANA["email"], TOMAS["email"]]}])
    )
    browser = create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)

    page = browser.get(link(road, found))

    assert "with Ana or Tomas" in page.text
    assert "nobody else" not in page.text


def test_a_clock_that_differs_from_theirs_stands_beside_it_after_booking_too(road, clock, tmp_path):
    found = offered(road, set_stage(road, people=[TOMAS, ANA]))  # his clock shows what theirs does
    browser = create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)
    booked(road, browser, found, clock)

    for rest in ("", "/move", "/cancel"):
        assert "for Ana in Lisbon" in browser.get(settled_link(road, rest)).text
