"""None of these: what somebody wishes for is read, and what is free of it can be taken at once; a person reads the rest."""

import re
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from errands import every
from meetings import starts
from visits import booked, link, machine, nonce, settled_link

from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime
from sequencer.store.wishes import Wish

BERLIN = ZoneInfo("Europe/Berlin")


def wished(road, browser, found, text="", at=(), rest="/wish", **given):
    page = browser.get(link(road, found))
    return browser.post(link(road, found, rest), data={"wish": text, "at": list(at), "once": nonce(page)} | given)


def shown(answer):
    """The starts that a page offers."""
    return re.findall(r'<input type="radio" name="start" value="([^"]+)"', answer.text)


def test_words_bring_free_times_that_answer_them(road, browser, found):
    answer = wished(road, browser, found, "Thursday after 18:00 would be good")

    local = [datetime.fromisoformat(one).astimezone(BERLIN) for one in shown(answer)]
    assert "these are free just now" in answer.text
    assert local
    assert all(one.isoweekday() == 4 and one.hour >= 18 for one in local)
    assert every(road, Wish)[0].handled_at is None


def test_words_that_nothing_answers_go_to_a_person_alone(road, browser, found):
    answer = wished(road, browser, found, "Only when the moon is full")

    assert shown(answer) == []
    assert "A person looks for a time" in answer.text


def test_a_time_they_name_is_taken_at_once_where_it_is_free_between_those_listed_too(road, browser, found, clock):
    answer = wished(road, browser, found, at=["2027-03-05T19:05"])
    asked = browser.get(link(road, found, f"/confirm?start={shown(answer)[0]}"))
    clock.pass_by(seconds=5)
    form = {"start": shown(answer)[0], "once": nonce(asked), "suits": "yes"}
    done = browser.post(link(road, found, "/book"), data=form)

    assert shown(answer) == ["2027-03-05T18:05:00Z"]
    assert done.status_code == 303
    assert machine(every(road, Booking)[0].start_at) == "2027-03-05T18:05:00Z"


def test_a_time_they_name_that_is_taken_brings_free_ones_near_it(road, browser, found):
    wanted = datetime(2027, 3, 5, 18, tzinfo=BERLIN)
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=1, start_at=wanted, end_at=wanted + timedelta(minutes=45)))

    answer = wished(road, browser, found, at=["2027-03-05T18:00"])

    assert "Nothing is free exactly then" in answer.text
    assert len(shown(answer)) == 3
    assert machine(wanted) not in shown(answer)
    assert every(road, Wish)[0].text == "Named by them: Fri 5 Mar, 18:00 in Berlin"


@pytest.mark.parametrize("at", [["nonsense"], [""], ["2027-03-28T02:30"], ["9999-12-31T23:59"], ["0001-01-01T00:00"]])
def test_what_is_no_time_on_their_clock_is_none(road, browser, found, at):
    answer = wished(road, browser, found, "See the times I name", at=at)

    assert answer.status_code == 200
    assert shown(answer) == []


def test_nothing_written_and_nothing_named_is_asked_again(road, browser, found):
    asked = wished(road, browser, found)

    assert asked.status_code == 400
    assert f'action="{link(road, found, "/wish")}#wish"' in asked.text  # far down: the answer is shown where they were
    assert every(road, Wish) == []


def test_the_times_they_name_are_read_on_the_clock_they_chose(road, browser, found):
    answer = wished(road, browser, found, at=["2027-03-05T17:00"], zone="Europe/Lisbon")

    assert shown(answer) == ["2027-03-05T17:00:00Z"]
    assert "in Lisbon" in answer.text


def test_who_moves_is_never_shown_the_time_they_have(road, browser, found, clock):
    booking = booked(road, browser, found, clock)
    here = settled_link(road)
    page = browser.get(f"{here}/move")
    form = {"at": [f"{booking.start_at.astimezone(BERLIN):%Y-%m-%dT%H:%M}"], "once": nonce(page)}

    answer = browser.post(f"{here}/wish", data=form)

    assert answer.status_code == 200
    assert machine(booking.start_at) not in shown(answer)
    assert starts(road, found)[0] == booking.start_at


def test_web_calendars_are_told_a_name_and_a_time_and_nothing_else(road, browser, found, clock):
    booking = booked(road, browser, found, clock)
    page = browser.get(settled_link(road))

    addresses = re.findall(r'href="(https://[^"]+)"', page.text)

    assert [urlsplit(one).hostname for one in addresses] == ["calendar.google.com", "outlook.live.com"]
    google, outlook = (parse_qs(urlsplit(one.replace("&amp;", "&")).query) for one in addresses)
    assert google["text"] == outlook["subject"] == ["Call with Ana"]
    assert google["dates"] == [f"{booking.start_at:%Y%m%dT%H%M%SZ}/{booking.end_at:%Y%m%dT%H%M%SZ}"]
    assert outlook["startdt"] == [machine(booking.start_at)]
    assert settled_link(road).rpartition("/")[2] not in "".join(addresses)
    assert "Acme" not in "".join(addresses)
