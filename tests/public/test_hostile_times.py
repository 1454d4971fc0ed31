"""Times that no calendar holds, places beyond our list, numbers that mean something else by now: no page breaks or misleads."""

import pytest
from errands import every
from meetings import starts
from sqlalchemy import update
from visits import booked, link, machine, nonce, settled_link

from sequencer.flows.end_offer import withdraw
from sequencer.flows.set_interviews import archive_plan
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime, Colleague
from sequencer.store.offers import Offer, OfferState
from sequencer.store.wishes import Wish

ENDS_OF_TIME = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]


@pytest.mark.parametrize("start", ENDS_OF_TIME)
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_time_at_either_end_of_all_time_is_none_that_was_chosen(road, browser, found, start, zone):
    shown = browser.get(link(road, found, f"/confirm?start={start}&zone={zone}"))
    pressed = browser.post(link(road, found, "/book"), data={"start": start, "zone": zone, "suits": "yes"})

    assert (shown.status_code, pressed.status_code) == (400, 400)
    assert "Nothing was chosen yet." in shown.text


@pytest.mark.parametrize("start", ENDS_OF_TIME)
def test_the_same_where_an_interview_is_moved(road, browser, found, clock, start):
    booked(road, browser, found, clock)

    assert browser.get(settled_link(road, f"/move/confirm?start={start}")).status_code == 400


def test_an_interview_that_is_moved_on_another_clock_is_shown_on_it_from_then_on(road, browser, found, clock):
    booked(road, browser, found, clock)
    start = machine(starts(road, found)[1])
    asked = browser.get(settled_link(road, f"/move/confirm?start={start}&zone=Asia/Tokyo"))
    clock.pass_by(seconds=10)
    form = {"start": start, "once": nonce(asked), "suits": "yes", "zone": "Asia/Tokyo"}
    browser.post(settled_link(road, "/move"), data=form)

    assert [(machine(one.start_at), one.zone) for one in every(road, Booking)] == [(start, "Asia/Tokyo")]


def test_the_place_of_whoever_hosts_can_be_chosen_though_it_is_on_no_list_of_ours(road, browser, found):
    with road.database.write() as session:
        session.execute(update(Colleague).values(zone="Asia/Tehran"))

    assert "in Tehran" in browser.get(link(road, found, "?zone=Asia/Tehran")).text.partition("for Ana")[0]


def test_the_number_of_a_time_that_is_gone_says_so_with_others_near_it(road, browser, found):
    first = starts(road, found)[0]
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=1, start_at=first, end_at=first.replace(minute=59)))

    gone = browser.get(link(road, found, "/1"))

    assert gone.status_code == 409
    assert gone.text.count('type="radio"') == 3


def test_a_plan_out_of_use_still_shows_the_times_that_its_open_offers_book(road, browser, found, stage):
    archive_plan(road, stage, "ada@acme.example")

    assert machine(starts(road, found)[0]) in browser.get(link(road, found)).text


def test_a_plan_out_of_use_has_no_fresh_times_for_an_offer_that_ran_out(road, browser, found, stage, clock):
    start = machine(starts(road, found)[-1])
    with road.database.write() as session:
        session.get(Offer, found.id).state = OfferState.EXPIRED
    assert 'type="radio"' in browser.get(link(road, found)).text
    asked = browser.get(link(road, found, f"/confirm?start={start}"))
    archive_plan(road, stage, "ada@acme.example")
    clock.pass_by(seconds=10)

    assert 'type="radio"' not in browser.get(link(road, found)).text
    browser.post(link(road, found, "/book"), data={"start": start, "once": nonce(asked), "suits": "yes"})
    assert every(road, Booking) == []


def test_whoever_writes_when_the_times_were_taken_back_is_heard_and_shown_nobodys_free_time(road, browser, found):
    asked = browser.get(link(road, found))
    withdraw(road, found.id, "Ana")

    thanked = browser.post(link(road, found, "/wish"), data={"wish": "Any evening", "once": nonce(asked)})

    assert [one.text for one in every(road, Wish)] == ["Any evening"]
    assert 'type="radio"' not in thanked.text


def test_a_link_in_the_hands_of_a_program_does_not_fill_the_database(road, browser, found, clock):
    once = nonce(browser.get(link(road, found)))

    answers = []
    for number in range(33):
        clock.pass_by(seconds=10)
        answers.append(browser.post(link(road, found, "/wish"), data={"wish": f"wish {number}", "once": once}))

    assert len(every(road, Wish)) == 30
    assert [one.status_code for one in answers[-4:]] == [200, 429, 429, 429]
