"""Days, times and people in words, in English and German."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from sequencer.core.meet import people, wording

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
BERLIN, LISBON, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Tokyo")


def test_a_time_is_a_day_and_an_hour_on_their_clock():
    assert wording.short(AT, BERLIN) == "Thu 26 Nov, 19:00"
    assert wording.short(AT, BERLIN, "de") == "Do 26. Nov., 19:00"
    assert wording.long_day(AT, BERLIN) == "Thursday 26 November 2026"
    assert wording.long_day(AT, BERLIN, "de") == "Donnerstag, 26. November 2026"


def test_elsewhere_names_its_day_only_where_it_is_another():
    assert wording.elsewhere(AT, LISBON, BERLIN) == "18:00"
    assert wording.elsewhere(AT, TOKYO, BERLIN) == "Fri 27 Nov, 03:00"


def test_places_are_cities_and_german_where_they_have_a_german_name():
    assert wording.place(ZoneInfo("America/Argentina/Buenos_Aires")) == "Buenos Aires"
    assert wording.place(LISBON, "de") == "Lissabon"
    assert wording.place(ZoneInfo("UTC")) == "UTC"
    assert all(wording.place(ZoneInfo(name)) for name in available_timezones())


@pytest.mark.parametrize(
    ("locale", "language"), [("de-AT", "de"), ("de", "de"), ("en-GB", "en"), ("fr", "en"), ("", "en")]
)
def test_our_own_mails_about_interviews_are_german_or_english(locale, language):
    assert wording.language_of(locale) == language


@pytest.mark.parametrize(
    ("names", "pooled", "is_there", "says"),
    [
        ([], 0, True, "just you and me"),
        (["Tomas"], 0, True, "with Tomas and me"),
        (["Tomas", "Mia"], 0, False, "with Tomas and Mia"),
        ([], 1, False, "with one of my colleagues"),
        ([], 1, True, "with one of my colleagues and me"),
        (["Tomas"], 2, False, "with Tomas and 2 of my colleagues"),
    ],
)
def test_who_is_there_is_said_by_whoever_writes(names, pooled, is_there, says):
    assert people.with_whom(names, pooled, "en", is_sender_there=is_there) == says


def test_german_says_du_only_to_who_says_it():
    assert people.is_familiar(["Schön, dass du schreibst"])
    assert not people.is_familiar(["Vielen Dank für Ihre Nachricht", "Durchaus, das Produkt"])
    assert people.hello("Lena", "Lena Brandt", "de", is_familiar=False) == "Guten Tag Lena Brandt,"
    assert people.hello("Lena", "Lena Brandt", "de", is_familiar=True) == "Hallo Lena,"
    assert people.hello("", "", "en", is_familiar=True) == "Hello,"


def test_the_quote_is_the_sentence_that_was_understood_as_it_was_written():
    text = "Hi Ana,\n\nthanks for the times! Thursday evening works for me.\n\nBest,\nLena"

    assert people.quote(text, "thursday evening works") == "Thursday evening works for me"
    assert people.quote("x" * 300 + " thursday", "thursday") == ""


def test_a_sentence_that_a_mail_program_broke_is_quoted_whole():
    text = "Guten Tag,\n\nIch würde gern mehr erfahren. Passt es Ihnen am Donnerstag um 18\nUhr am Telefon?\n\nBirgit"

    assert people.quote(text, "donnerstag um 18") == "Passt es Ihnen am Donnerstag um 18 Uhr am Telefon?"


def test_nothing_somebody_wrote_becomes_a_link_of_ours():
    assert people.one_line("[see](https://evil.example)\n\n   1   now") == "(see)(https://evil.example) 1 now"
