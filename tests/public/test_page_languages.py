"""Candidates' pages in four languages: theirs where we speak it, else that of their answer, else English."""

import re

import pytest
from errands import every
from meetings import answered, mails_for, offered, set_stage, starts
from visits import booked, confirmed, link, machine, settled_link

from sequencer.app import create_app
from sequencer.core.meet.wording import LANGUAGES
from sequencer.core.states import Purpose
from sequencer.flows.end_offer import withdraw
from sequencer.flows.pick import read_answer
from sequencer.public.texts_de import DE
from sequencer.public.texts_en import EN
from sequencer.public.texts_es import ES
from sequencer.public.texts_fr import FR
from sequencer.settings import Settings
from sequencer.store.bookings import Booking

TEXTS = {"en": EN, "de": DE, "fr": FR, "es": ES}
SAME_IN_ALL = {"utc", "in_place"}  # keys whose words are none
FIRST_WORDS = {
    "de": "Wann passt es Ihnen?",
    "fr": "Lena, quel moment vous irait\u00a0?",
    "es": "Lena, ¿cuándo le viene bien?",
}


def client(road, tmp_path):
    return create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)


def fields(text):
    return set(re.findall(r"\{(\w+)\}", text))


def readable(page):
    return " ".join(re.sub(r"<(style|title).*?</\1>|<[^>]+>", " ", page.text, flags=re.DOTALL).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language):
    texts = TEXTS[language]

    assert texts.keys() == EN.keys()
    assert [key for key in EN if not fields(texts[key]) <= fields(EN[key])] == []
    assert [key for key, text in texts.items() if not text.strip()] == []
    if language != "en":
        assert [key for key in EN if texts[key] == EN[key] and len(EN[key]) > 12 and key not in SAME_IN_ALL] == []


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_no_english_sentence_is_left_on_any_page_of_another_language(road, clock, tmp_path, language):
    found = offered(road, set_stage(road, candidate={"locale": language}))
    browser = client(road, tmp_path)
    start = machine(starts(road, found)[0])
    pages = [browser.get(link(road, found, rest)) for rest in ("", "/1", "/confirm", f"/confirm?start={start}")]
    pages.append(browser.post(link(road, found, "/book"), data={"start": start}))
    pages.append(browser.post(link(road, found, "/wish"), data={"wish": ""}))
    booked(road, browser, found, clock)
    pages += [
        browser.get(settled_link(road, rest)) for rest in ("", "/move", f"/move/confirm?start={start}", "/cancel")
    ]

    for page in pages:
        assert f'<html lang="{language}">' in page.text
        words = readable(page)
        assert not re.search(r"\b(?:the|your|you|with|nothing|until|times|is|are|of)\b", words, re.IGNORECASE), words
    assert FIRST_WORDS[language] in pages[0].text


def test_the_words_of_an_answer_decide_where_no_language_is_known(road, clock, tmp_path):
    found = offered(road, set_stage(road, candidate={"locale": ""}))
    browser = client(road, tmp_path)
    before = browser.get(link(road, found)).text

    read_answer(road, answered(road, "Bonjour, aucun de ces créneaux ne me convient, plutôt lundi soir ?"))

    assert '<html lang="en">' in before
    assert '<html lang="fr">' in browser.get(link(road, found)).text
    assert "Bonjour Lena," in mails_for(road, Purpose.OPTIONS)[-1].text


def test_their_own_language_goes_before_that_of_their_answer(road, tmp_path):
    found = offered(road, set_stage(road, candidate={"locale": "es-AR"}))

    read_answer(road, answered(road, "Sorry, none of these work for me, could we say Monday evening?"))

    assert "Hola, Lena:" in mails_for(road, Purpose.OPTIONS)[-1].text
    assert '<html lang="es">' in client(road, tmp_path).get(link(road, found)).text


@pytest.mark.parametrize("locale", ["pl-PL", "nl", "xx", ""])
def test_a_fifth_language_is_answered_in_english(road, clock, tmp_path, locale):
    found = offered(road, set_stage(road, candidate={"locale": locale}))
    browser = client(road, tmp_path)

    confirmed(road, browser, found, starts(road, found)[0], clock)

    assert '<html lang="en">' in browser.get(settled_link(road)).text
    assert mails_for(road, Purpose.OFFER)[0].text.startswith("Hi Lena,")
    assert mails_for(road, Purpose.CONFIRMATION)[0].text.startswith("Hi Lena,")


@pytest.mark.parametrize(
    ("language", "subject", "greeting", "summary"),
    [
        ("fr", r"[A-Z]\w{2}\. \d+ \S+, \d\d:\d\d \(Berlin\)\u00a0: échange avec Ana", "À ", "Échange avec Ana"),
        ("es", r"[A-Z]\w{2} \d+ \w+, \d\d:\d\d \(Berlín\): llamada con Ana", "Hasta el ", "Llamada con Ana"),
    ],
)
def test_a_confirmation_names_day_hour_and_place_in_their_language(
    road, clock, tmp_path, language, subject, greeting, summary
):
    found = offered(road, set_stage(road, candidate={"locale": language}))
    browser = client(road, tmp_path)
    booked(road, browser, found, clock)
    mail = mails_for(road, Purpose.CONFIRMATION)[0]

    assert re.fullmatch(subject, mail.subject)
    assert f"\n{greeting}" in mail.text
    assert summary in mail.text
    assert f"SUMMARY:{summary}" in browser.get(settled_link(road, "/call.ics")).text
    assert every(road, Booking)[0].locale == language


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("fr-FR,fr;q=0.9", "Voulez-vous que nous cessions de vous écrire"),
        ("es", "¿Dejamos de escribirle?"),
        ("it,es;q=0.5", "¿Dejamos de escribirle?"),
        ("pl", "Shall we stop writing to you?"),
    ],
)
def test_who_asks_us_to_stop_is_answered_in_the_language_of_their_browser(road, stage, tmp_path, asked, says):
    address = road.links.opt_out(1, 1).removeprefix("https://jobs.acme.example")

    assert says in client(road, tmp_path).get(address, headers={"Accept-Language": asked}).text


def test_what_is_not_there_is_said_in_the_language_of_the_browser(road, stage, tmp_path):
    answer = client(road, tmp_path).get("/c/nowhere", headers={"Accept-Language": "fr"})

    assert answer.status_code == 404
    assert "Il n’y a rien à cette adresse." in answer.text


def test_a_withdrawn_offer_ends_in_their_language(road, tmp_path):
    found = offered(road, set_stage(road, candidate={"locale": "fr"}))
    withdraw(road, found.id)

    assert "Il n’y a plus rien à choisir ici" in client(road, tmp_path).get(link(road, found)).text


def test_the_polite_word_is_used_until_the_team_or_they_use_the_other(road, tmp_path):
    offered(road, set_stage(road, candidate={"locale": "fr"}))
    polite = mails_for(road, Purpose.OFFER)[0].text

    read_answer(road, answered(road, "Salut, aucun ne va. Tu peux proposer lundi soir ?"))

    assert "Répondez" in polite
    assert "Réponds" in mails_for(road, Purpose.OPTIONS)[-1].text
