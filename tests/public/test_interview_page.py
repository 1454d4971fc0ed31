"""The candidates' pages: choose, confirm, booked, moved, called off; and everything that must not happen there."""

import re
from datetime import timedelta

import pytest
from errands import LENA, every
from meetings import offered, set_stage, starts, token_of
from visits import booked, confirmed, everything, link, machine, nonce, settled_link

from sequencer.app import create_app
from sequencer.settings import Settings
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime


def test_the_list_names_times_in_both_places_and_chooses_none(road, browser, found):
    page = browser.get(link(road, found))

    assert page.status_code == 200
    assert "Lena, when would suit you?" in page.text
    assert "in Berlin" in page.text
    assert "for Ana in Lisbon" in page.text
    assert "checked" not in page.text
    assert "Nothing is booked yet." in page.text


def test_looking_at_any_page_changes_nothing(road, browser, found, clock):
    booked(road, browser, found, clock)
    before = everything(road)
    start = machine(starts(road, found)[1])

    for address in (
        link(road, found),
        link(road, found, "/1"),
        link(road, found, f"/confirm?start={start}"),
        settled_link(road),
        settled_link(road, "/move"),
        settled_link(road, f"/move/confirm?start={start}"),
        settled_link(road, "/cancel"),
        settled_link(road, "/undo"),
        settled_link(road, "/call.ics"),
    ):
        browser.get(address)
        browser.head(address)

    assert everything(road) == before


def test_a_person_chooses_reads_ticks_and_presses_and_it_is_booked_once(road, browser, found, clock):
    start = starts(road, found)[1]

    answer = confirmed(road, browser, found, start, clock)
    again = browser.post(link(road, found, "/book"), data={"start": machine(start), "suits": "yes", "once": "x"})

    assert (answer.status_code, answer.headers["Location"]) == (303, settled_link(road))
    assert again.status_code == 302  # the offer's page leads to what is booked
    assert [one.start_at for one in every(road, Booking)] == [start]
    assert "It’s settled, Lena." in browser.get(answer.headers["Location"]).text


@pytest.mark.parametrize("left_out", ["suits", "once", "start"])
def test_a_form_as_it_was_served_books_nothing(road, browser, found, clock, left_out):
    answer = confirmed(road, browser, found, starts(road, found)[0], clock, **{left_out: ""})

    assert answer.status_code == 400
    assert "Nothing was chosen yet." in answer.text
    assert every(road, Booking) == []


def test_whoever_presses_within_two_seconds_is_asked_once_more(road, browser, found, clock):
    start = starts(road, found)[0]
    asked = browser.get(link(road, found, f"/confirm?start={machine(start)}"))
    form = {"start": machine(start), "once": nonce(asked), "suits": "yes"}

    quick = browser.post(link(road, found, "/book"), data=form)
    clock.pass_by(seconds=3)
    slow = browser.post(link(road, found, "/book"), data=form | {"once": nonce(quick)})

    assert quick.status_code == 400
    assert "That was very quick" in quick.text
    assert "Choose it once more" in quick.text  # the tick is never kept for them
    assert slow.status_code == 303
    assert len(every(road, Booking)) == 1


def test_a_time_that_went_meanwhile_brings_the_nearest_ones_with_none_chosen(road, browser, found, stage, clock):
    start = starts(road, found)[0]
    asked = browser.get(link(road, found, f"/confirm?start={machine(start)}"))
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=1, start_at=start, end_at=start + timedelta(minutes=45)))
    clock.pass_by(seconds=10)
    form = {"start": machine(start), "once": nonce(asked), "suits": "yes"}

    answer = browser.post(link(road, found, "/book"), data=form)

    assert answer.status_code == 409
    assert "Somebody was a moment faster" in answer.text
    assert answer.text.count('type="radio"') == 3
    assert not re.search("<input[^>]*checked", answer.text)
    assert every(road, Booking) == []


def test_the_pages_speak_german_to_whom_writes_german(road, clock, tmp_path):
    found = offered(road, set_stage(road, candidate={"locale": "de-DE"}))
    browser = create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)

    page = browser.get(link(road, found))

    assert '<html lang="de">' in page.text
    assert "Wann passt es Ihnen?" in page.text
    assert "für Ana in Lissabon" in page.text


def test_another_place_is_a_plain_link_and_unknown_places_are_ignored(road, browser, found):
    there = browser.get(link(road, found, "?zone=Asia/Tokyo"))
    nowhere = browser.get(link(road, found, "?zone=../../etc/passwd"))

    assert "in Tokyo" in there.text
    assert "in Berlin" in nowhere.text


def test_who_looked_at_another_clock_keeps_it_on_the_way_back_and_finds_their_own_again(road, tmp_path):
    found = offered(road, set_stage(road, candidate={"zone": "America/Lima"}))
    browser = create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)
    start = machine(starts(road, found)[0])

    there = browser.get(link(road, found, "?zone=Asia/Tokyo")).text
    asked = browser.get(link(road, found, f"/confirm?start={start}&zone=Asia/Tokyo")).text

    assert '<option value="America/Lima">' in there
    assert f'href="{link(road, found)}?zone=Asia/Tokyo"' in asked


def test_a_place_is_listed_once_whatever_its_zone_is_called(road, tmp_path):
    found = offered(road, set_stage(road, candidate={"zone": "America/Argentina/Buenos_Aires"}))

    page = create_app(Settings(data_dir=tmp_path), road).test_client().get(link(road, found)).text

    assert page.count(">Buenos Aires (") == 1


def test_a_forwarded_link_tells_nobody_who_they_are(road, browser, found, clock):
    pages = [browser.get(link(road, found)).text]
    pages.append(confirmed(road, browser, found, starts(road, found)[0], clock, note="ring me").text)
    pages.append(browser.get(settled_link(road)).text)
    pages.append(browser.get(settled_link(road, "/call.ics")).text)

    for text in pages:
        for secret in ("Brandt", LENA, "Teles", "ada@acme.example", "meet.acme.example", "2312", "ring me"):
            assert secret not in text


@pytest.mark.parametrize("change", ["cut", "flipped", "booking", "opt-out", "nonsense", "stranger"])
def test_what_is_no_link_of_ours_finds_one_kind_page(road, browser, found, change):
    token = token_of(road, found)
    wrong = {
        "cut": token[:-3],
        "flipped": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "booking": road.links.booking(found.id, found.nonce).rpartition("/")[2],
        "opt-out": road.links.opt_out(1, 1).rpartition("/")[2],
        "nonsense": "nothing",
        "stranger": road.links.interview(found.id, "another").rpartition("/")[2],
    }[change]

    answers = [browser.get(f"/c/i/{wrong}"), browser.post(f"/c/i/{wrong}/book", data={"start": "2027-03-02T08:00:00Z"})]

    assert [one.status_code for one in answers] == [404, 404]
    assert "There is nothing at this address." in answers[0].text
    assert every(road, Booking) == []
