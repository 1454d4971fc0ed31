"""The candidates' pages: choose, confirm, booked, moved, called off; and everything that must not happen there."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from errands import LENA, every
from meetings import ANA, TOMAS, booking_token, offered, row, set_stage, starts, token_of

from sequencer.app import create_app
from sequencer.flows.book import book
from sequencer.flows.offer import withdraw
from sequencer.public.texts_de import DE
from sequencer.public.texts_en import EN
from sequencer.settings import Settings
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import BusyTime
from sequencer.store.offers import Offer, OfferState
from sequencer.store.tables import metadata
from sequencer.store.wishes import Wish, WishKind


@pytest.fixture
def stage(road):
    return set_stage(road)


@pytest.fixture
def found(road, stage):
    return offered(road, stage)


@pytest.fixture
def browser(road, stage, tmp_path):
    """A client that keeps no cookie and follows nothing."""
    return create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)


def link(road, found, rest=""):
    return f"/c/i/{token_of(road, found)}{rest}"


def settled_link(road, rest=""):
    return f"/c/b/{booking_token(road, every(road, Booking)[-1])}{rest}"


def nonce(answer, number=0):
    return re.findall(r'name="once" value="([^"]+)"', answer.text)[number]


def machine(at):
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def confirmed(road, browser, found, at, clock, **given):
    """The whole way of a person: look, choose, read, tick, press."""
    asked = browser.get(link(road, found, f"/confirm?start={machine(at)}"))
    clock.pass_by(seconds=10)
    form = {"start": machine(at), "once": nonce(asked), "suits": "yes", "zone": "Europe/Berlin"}
    return browser.post(link(road, found, "/book"), data=form | given)


def booked(road, browser, found, clock):
    confirmed(road, browser, found, starts(road, found)[0], clock)
    return every(road, Booking)[0]


def everything(road):
    """All rows of all tables, to tell whether anything has changed."""
    with road.database.engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(table.select()))) for table in metadata.sorted_tables}


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

    back = browser.post(f"{here}/undo", data={"once": nonce(off)})

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

    too_late = browser.post(f"{here}/undo", data={"once": nonce(off)})

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


def test_both_languages_say_the_same_things():
    fields = {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in EN.items()}

    assert EN.keys() == DE.keys()
    assert all(set(re.findall(r"\{(\w+)\}", text)) <= fields[key] for key, text in DE.items())
