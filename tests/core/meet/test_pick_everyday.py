"""What people write from their phones and desks, in nine languages: never a wrong booking, and nearly always what was meant.

`wanted` is the outcome, `book` with its number, or `no` for anything but a booking.
"""

import json
from zoneinfo import ZoneInfo

import pytest
from test_pick_answers import ANSWERS, GIVEN, instant

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import pick

LINES = [
    json.loads(line)
    for name in ("everyday", "red_named")
    for line in (ANSWERS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
LANGUAGES = sorted({line["lang"] for line in LINES})


def read(text, language, offer="early_march"):
    """`book 4`, or another outcome, on the clock of the language."""
    zone = ZoneInfo(GIVEN["zones"][language])
    given = GIVEN["offers"][offer]
    offered = [Option(number, instant(start, zone)) for number, start in enumerate(given["starts"], 1)]
    found = pick(offered, zone, instant(given["received"], zone), text)
    return f"book {found.options[0]}" if str(found.outcome) == "book" else str(found.outcome)


def is_right(found, wanted):
    return found == wanted or (wanted == "no" and not found.startswith("book"))


@pytest.fixture(scope="module")
def outcomes():
    return [(line, read(line["text"], line["lang"], line["offer"])) for line in LINES]


def test_nothing_is_booked_that_was_not_meant(outcomes):
    wrong = [
        (line["text"], found)
        for line, found in outcomes
        if found.startswith("book") and not is_right(found, line["wanted"])
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_answer_comes_to_what_was_meant(outcomes, language):
    right = [is_right(found, line["wanted"]) for line, found in outcomes if line["lang"] == language]

    assert sum(right) >= 0.85 * len(right)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Thursday works, and so does option 2 - no, sorry, just Thursday.", "book 4"),
        ("en", "Tuesday suits, only at 2 instead of half twelve", "no"),
        ("en", "I'll take number 1, so Friday morning", "no"),
        ("de", "Die 5 bitte, also Montag 18 Uhr", "no"),
        ("fr", "Le 3 me va, donc lundi 18h", "no"),
        ("nl", "Nummer 1 graag, vrijdag om 8 uur dus", "human"),
        ("pl", "Proszę 2, czyli czwartek o 18", "human"),
        ("sv", "Jag tar alternativ 5, alltså tisdag 12.30", "human"),
        ("es", "El miércoles bien, pero a las 20 en vez de a las 18:30", "propose"),
        ("it", "Giovedì va bene, ma solo dopo le 21", "propose"),
    ],
)
def test_a_time_that_nothing_explains_stands_in_the_way_of_a_booking(language, text, wanted):
    assert is_right(read(text, language), wanted)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thursday 6pm my time (1pm in New York) is good"),
        ("de", "Donnerstag 18 Uhr bei mir, also 17 Uhr in London, passt gut"),
        ("fr", "Jeudi 17h à Londres, soit 18h à Paris, ça me va"),
        ("es", "El jueves a las 18:00 de Madrid (17:00 en Canarias) me va bien"),
        ("pt", "Quinta às 18h em Lisboa (19h em Madrid) está ótimo"),
        ("sv", "Torsdag 19.00 finsk tid, alltså 18.00 hos er, passar bra"),
    ],
)
def test_one_hour_told_on_two_clocks_is_one(language, text):
    assert read(text, language) == "book 4"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Apart from Thursday nothing works, I'm afraid"),
        ("de", "Außer Donnerstag geht bei mir leider nichts"),
        ("fr", "À part jeudi, aucun créneau ne me convient"),
        ("es", "Salvo el jueves, ninguno me cuadra"),
        ("nl", "Behalve donderdag kan ik niets"),
        ("it", "Tranne giovedì, nessuno va bene"),
        ("pt", "Tirando quinta, nenhum dá"),
        ("pl", "Poza czwartkiem żaden termin nie pasuje"),
        ("sv", "Förutom torsdag går inget"),
    ],
)
def test_nothing_but_one_is_that_one(language, text):
    assert read(text, language) == "book 4"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Either of the last two, I don't mind"),
        ("de", "Egal, einer der beiden letzten"),
        ("fr", "L'un des deux derniers, au choix"),
        ("es", "Cualquiera de los dos últimos"),
        ("nl", "Een van de twee laatste, kies maar"),
        ("it", "Uno dei due ultimi, scegliete voi"),
        ("pt", "Qualquer um dos dois últimos"),
        ("pl", "Dowolny z dwóch ostatnich"),
        ("sv", "Vilken som helst av de två sista"),
    ],
)
def test_any_of_the_last_two_is_the_earlier_of_those(language, text):
    assert read(text, language) == "book 4"


def test_any_of_a_group_that_nobody_can_read_is_asked_back():
    assert read("Whichever you like in the second half of the week", "en") == "ask"
    assert read("Egal welcher in der zweiten Wochenhälfte", "de") == "ask"


def test_the_same_hour_as_another_time_is_asked_back():
    assert read("Thursday at the same time as Monday, please", "en") == "ask"
    assert read("Friday at the same time as Monday, please", "en") == "ask"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A partir de las seis de la tarde puedo.", "es"),
        ("Puedo desde las seis de la tarde.", "es"),
        ("Después de las cinco y media de la tarde puedo.", "es"),
        ("A partir das 18h posso.", "pt"),
        ("A partir das seis da tarde consigo.", "pt"),
        ("Ab sechs Uhr abends kann ich.", "de"),
        ("From six in the evening I can.", "en"),
    ],
)
def test_from_an_hour_on_is_not_that_hour(text, lang):
    assert read(text, lang) == "ask"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ich muss leider absagen.", "de"),
        ("I have to cancel.", "en"),
        ("Je dois annuler.", "fr"),
        ("Tengo que cancelar.", "es"),
    ],
)
def test_who_calls_off_and_names_no_time_is_no_matter_of_conditions(text, lang):
    assert read(text, lang) in {"stop", "ask"}
