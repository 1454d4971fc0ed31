"""Days, times and people in words, in the four languages we speak."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from sequencer.core.meet import people, wording
from sequencer.core.meet.countries import in_country

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
BERLIN, LISBON, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Tokyo")


def test_a_time_is_a_day_and_an_hour_on_their_clock():
    assert wording.short(AT, BERLIN) == "Thu 26 Nov, 19:00"
    assert wording.short(AT, BERLIN, "de") == "Do 26. Nov., 19:00"
    assert wording.long_day(AT, BERLIN) == "Thursday 26 November 2026"
    assert wording.long_day(AT, BERLIN, "de") == "Donnerstag, 26. November 2026"
    assert wording.short(AT, BERLIN, "fr") == "jeu. 26 nov., 19:00"
    assert wording.long_day(AT, BERLIN, "fr") == "jeudi 26 novembre 2026"
    assert wording.short(AT, BERLIN, "es") == "jue 26 nov, 19:00"
    assert wording.long_day(AT, BERLIN, "es") == "jueves, 26 de noviembre de 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french_alone():
    first = datetime(2026, 12, 1, 12, tzinfo=UTC)

    assert wording.date_words(first, BERLIN, "fr") == "mardi 1er décembre"
    assert wording.day(first, BERLIN, "fr") == "mar. 1er déc."
    assert wording.date_words(first, BERLIN, "es") == "martes, 1 de diciembre"


def test_a_line_begins_with_a_capital_and_french_signs_never_stand_alone_on_one():
    assert wording.capital("jeudi 26 novembre") == "Jeudi 26 novembre"
    assert wording.typeset("Vraiment ? « Oui » : 19:00", "fr") == "Vraiment\u00a0? «\u00a0Oui\u00a0»\u00a0: 19:00"
    assert wording.typeset("Really ?", "en") == "Really ?"


def test_elsewhere_names_its_day_only_where_it_is_another():
    assert wording.elsewhere(AT, LISBON, BERLIN) == "18:00"
    assert wording.elsewhere(AT, TOKYO, BERLIN) == "Fri 27 Nov, 03:00"


def test_places_are_cities_and_german_where_they_have_a_german_name():
    assert wording.place(ZoneInfo("America/Argentina/Buenos_Aires")) == "Buenos Aires"
    assert wording.place(LISBON, "de") == "Lissabon"
    assert wording.place(LISBON, "fr") == "Lisbonne"
    assert wording.place(LISBON, "es") == "Lisboa"
    assert [wording.in_place(ZoneInfo("Africa/Cairo"), one) for one in wording.LANGUAGES] == [
        "in Cairo", "in Kairo", "au Caire", "en El Cairo",
    ]  # fmt: skip
    assert wording.place(ZoneInfo("UTC")) == "UTC"
    assert all(wording.place(ZoneInfo(name)) for name in available_timezones())


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de-AT", "de"), ("de", "de"), ("en-GB", "en"), ("fr_CA", "fr"), ("es-MX", "es"), ("pl", "en"), ("", "en")],
)
def test_our_own_mails_about_interviews_speak_four_languages(locale, language):
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


@pytest.mark.parametrize(
    ("names", "pooled", "is_there", "french", "spanish"),
    [
        ([], 0, True, "rien que nous deux", "sin nadie más"),
        (["Tomas"], 0, True, "avec Tomas et moi", "con Tomas y conmigo"),
        (["Tomas"], 1, False, "avec Tomas et quelqu’un de l’équipe", "con Tomas y alguien del equipo"),
        (["Tomas", "Inés"], 0, False, "avec Tomas et Inés", "con Tomas e Inés"),
    ],
)
def test_who_is_there_is_said_in_french_and_spanish(names, pooled, is_there, french, spanish):
    assert people.with_whom(names, pooled, "fr", is_sender_there=is_there) == french
    assert people.with_whom(names, pooled, "es", is_sender_there=is_there) == spanish


def test_one_of_several_is_linked_as_the_next_name_sounds():
    assert people.listed(["Ana", "Óscar"], "es", is_either=True) == "Ana u Óscar"
    assert people.listed(["Ana", "Hierro"], "es") == "Ana y Hierro"
    assert people.whose("Ana", "fr", is_sender=False) == "celle d’Ana"
    assert people.whose("Tomas", "fr", is_sender=False) == "celle de Tomas"


@pytest.mark.parametrize(
    ("language", "familiar", "polite"),
    [
        ("fr", "Salut, tu fais de la robotique", "Bonjour, vous faites de la robotique et votre ton me plaît"),
        ("fr", "T’as vu notre offre ?", "A-t-il vu notre offre ? Quant au reste, attendez."),
        ("es", "¿Te interesa? Dime cuándo puedes", "¿Le interesa? Dígame cuándo puede, y lo hablamos"),
        ("es", "Me gusta tu trabajo", "Me gusta su trabajo, y el estudio que hizo"),
    ],
)
def test_french_and_spanish_are_familiar_only_to_who_is(language, familiar, polite):
    assert people.is_familiar([polite, familiar], language)
    assert not people.is_familiar([polite], language)


def test_the_quote_is_the_sentence_that_was_understood_as_it_was_written():
    text = "Hi Ana,\n\nthanks for the times! Thursday evening works for me.\n\nBest,\nLena"

    assert people.quote(text, "thursday evening works") == "Thursday evening works for me"
    assert people.quote("x" * 300 + " thursday", "thursday") == ""


def test_a_sentence_that_a_mail_program_broke_is_quoted_whole():
    text = "Guten Tag,\n\nIch würde gern mehr erfahren. Passt es Ihnen am Donnerstag um 18\nUhr am Telefon?\n\nBirgit"

    assert people.quote(text, "donnerstag um 18") == "Passt es Ihnen am Donnerstag um 18 Uhr am Telefon?"


def test_nothing_somebody_wrote_becomes_a_link_of_ours():
    assert people.one_line("[see](https://evil.example)\n\n   1   now") == "(see)(https://evil.example) 1 now"


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_countries_have_words_in_every_language_and_others_have_none(language):
    assert in_country("PT", language).endswith("Portugal")
    assert in_country("UK", language) == in_country("gb", language) != ""
    assert in_country("", language) == in_country("XX", language) == ""
