"""What colleagues write of their hours: done where every word is certain, a person's matter everywhere else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.meet.colleague.changes import said
from sequencer.core.meet.colleague.hours import Reading, read_hours_answer

MONDAY = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")

AWAY_NEXT_WEEK = ["Mon 8 Mar to Sun 14 Mar: no interviews"]
AWAY_3_TO_10 = ["Wed 3 Mar to Wed 10 Mar: no interviews"]
THURSDAY_EVENINGS = ["Every Thursday, until you say otherwise: also 18:00 to 21:00"]
CERTAIN = {
    "I'm out next week": AWAY_NEXT_WEEK,
    "Hi Noor, I'm out next week. Best, Tomas": AWAY_NEXT_WEEK,
    "Hi Noor,\n\nI'm out of the office next week.\n\nBest,\nTomas": AWAY_NEXT_WEEK,
    "Sorry for the late answer. I'm on holiday next week, otherwise as usual.": AWAY_NEXT_WEEK,
    "Next week is full because of the release in Lyon.": AWAY_NEXT_WEEK,
    "Nächste Woche bin ich im Urlaub": AWAY_NEXT_WEEK,
    "Hallo Noor,\n\nich bin nächste Woche leider nicht da.\n\nViele Grüße\nTomas": AWAY_NEXT_WEEK,
    "Je suis en vacances la semaine prochaine": AWAY_NEXT_WEEK,
    "Estoy de vacaciones la próxima semana": AWAY_NEXT_WEEK,
    "I'm on holiday from 3 to 10 March": AWAY_3_TO_10,
    "I'm away 3-10 March": AWAY_3_TO_10,
    "Out of office March 3 to 10": AWAY_3_TO_10,
    "Vom 3. bis 10. März bin ich im Urlaub.": AWAY_3_TO_10,
    "Ich bin vom 3.3. bis 10.3. auf Dienstreise": AWAY_3_TO_10,
    "KW 12 bin ich im Urlaub": ["Mon 22 Mar to Sun 28 Mar: no interviews"],
    "Im April bin ich nicht da": ["Thu 1 Apr to Fri 30 Apr: no interviews"],
    "I'm out for the next two weeks": ["Mon 1 Mar to Sun 14 Mar: no interviews"],
    "I can't do any interviews in the week of 15 March": ["Mon 15 Mar to Sun 21 Mar: no interviews"],
    "I'm out of office from Monday to Wednesday next week": ["Mon 8 Mar to Wed 10 Mar: no interviews"],
    "I'm back on the 15th": ["Mon 1 Mar to Sun 14 Mar: no interviews"],
    "I'm sick until Friday": ["Mon 1 Mar to Fri 5 Mar: no interviews"],
    "not on the 14th": ["Sun 14 Mar: no interviews"],
    "Nicht am 14.": ["Sun 14 Mar: no interviews"],
    "Tuesday 9 March I can't": ["Tue 9 Mar: no interviews"],
    "Am Freitag habe ich frei": ["Fri 5 Mar: no interviews"],
    "I'm off on Friday": ["Fri 5 Mar: no interviews"],
    "out today and tomorrow": ["Mon 1 Mar: no interviews", "Tue 2 Mar: no interviews"],
    "Next week Tuesday and Wednesday I'm out": ["Tue 9 Mar: no interviews", "Wed 10 Mar: no interviews"],
    "I can do Thursday evenings": THURSDAY_EVENINGS,
    "No problem, I can do Thursday evenings": THURSDAY_EVENINGS,
    "Donnerstags abends kann ich": THURSDAY_EVENINGS,
    "Ich kann donnerstags ab 18 Uhr": THURSDAY_EVENINGS,
    "Je peux les jeudis soirs": THURSDAY_EVENINGS,
    "Mondays 8–10 from now on": ["Every Monday, until you say otherwise: also 08:00 to 10:00"],
    "Ab jetzt montags 8 bis 10 Uhr": ["Every Monday, until you say otherwise: also 08:00 to 10:00"],
    "Mo und Mi 8-10 Uhr ab sofort": ["Every Monday and Wednesday, until you say otherwise: also 08:00 to 10:00"],
    "Every Wednesday from 17:00 to 19:00": ["Every Wednesday, until you say otherwise: also 17:00 to 19:00"],
    "I could do Tuesday and Thursday evenings from 6 to 8": [
        "Every Tuesday and Thursday, until you say otherwise: also 18:00 to 20:00"
    ],
    "I can do lunchtimes on Tuesdays": ["Every Tuesday, until you say otherwise: also 12:00 to 14:00"],
    "No Fridays, please": ["Every Friday, until you say otherwise: no interviews"],
    "Freitags kann ich nicht mehr": ["Every Friday, until you say otherwise: no interviews"],
    "Not before 10 on Mondays": ["Every Monday, until you say otherwise: not before 10:00"],
    "Montags nicht vor 10 Uhr": ["Every Monday, until you say otherwise: not before 10:00"],
    "In the next two weeks I can't do Mondays": ["Every Monday, Mon 1 Mar to Sun 14 Mar: no interviews"],
    "Tomorrow I'm busy from 2 to 4pm": ["Tue 2 Mar: not 14:00 to 16:00"],
    "I can't do mornings next week": ["Mon 8 Mar to Sun 14 Mar: not before 12:00"],
    "On the 12th I can only do 9 to 11": ["Fri 12 Mar: only 09:00 to 11:00"],
    "Ich kann am Donnerstag nur von 16 bis 18 Uhr": ["Thu 4 Mar: only 16:00 to 18:00"],
    "On 12 March I can only do after 4pm": ["Fri 12 Mar: not before 16:00"],
    "Thursday evening works": ["Thu 4 Mar: also 18:00 to 21:00"],
    "Any day next week except Thursday": ["Mon 8 Mar to Sun 14 Mar: as usual", "Thu 11 Mar: no interviews"],
    "I'm free on Friday": ["Fri 5 Mar: as usual"],
    "from 3 March I'm in Lisbon": ["from Wed 3 Mar on: your hours are on Lisbon's clock"],
    "Ab 3. März bin ich in Lissabon": ["from Wed 3 Mar on: your hours are on Lisbon's clock"],
    "I will be in Lisbon from 3 to 10 March": ["Wed 3 Mar to Wed 10 Mar: your hours are on Lisbon's clock"],
    "Next week I'm in New York.": ["Mon 8 Mar to Sun 14 Mar: your hours are on New York's clock"],
    "I'm out next week.\n\nOn 1 March Noor wrote:\n> When could you talk? I can do Thursday evenings": AWAY_NEXT_WEEK,
}
UNSURE = [
    "",
    "Thanks!",
    "Thursday",
    "See you Thursday at the party",
    "Maybe I can do Thursday evenings",
    "If the release is done I can do Thursday evenings",
    "Ich kann donnerstags abends, wenn die Kinder schlafen",
    "Can I do it next week?",
    "I'm not away next week",
    "I'm away",
    "I'm out on 3/4",
    "Tuesday 10 March I can't",
    "next thursday I can't",
    "Tomas is out next week",
    "She is out next week",
    "We have an offsite next week",
    "I'm out next week but can do Thursday evening",
    "I'm working from home on Thursday",
    "I'm on parental leave from 1 April",
    "From now on I can't do mornings",
    "Weekends are fine",
    "I can do Friday 3pm",
    "I can do Thu 18:00-20:00 and Fri 8-10",
    "Thursday evenings are not great",
    "I used to be free on Thursdays",
    "I quit on Friday",
    "please take me off the panel next week",
    "I can do Thursday evenings. No, that does not work.",
    "Next week works, except one day",
    "My number is 12345",
    "I'm in Berlin",
    "Could you move Thursday's interview?",
    "I'm at a conference next week",
]


@pytest.mark.parametrize("text", CERTAIN)
def test_what_is_certain_becomes_a_change_that_is_said_back(text):
    found = read_hours_answer(text, BERLIN, MONDAY)

    assert found.reading is Reading.CHANGES, found.why
    assert said(found.changes, "en") == CERTAIN[text]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_certain_changes_nothing(text):
    found = read_hours_answer(text, BERLIN, MONDAY)

    assert found.reading is Reading.UNSURE
    assert found.changes == ()
    assert found.why


@pytest.mark.parametrize("text", ["undo", "Please undo that", "Undo\n\nBest, Tomas", "Rückgängig bitte", "annuler"])
def test_a_word_takes_it_back(text):
    assert read_hours_answer(text, BERLIN, MONDAY).reading is Reading.UNDO


@pytest.mark.parametrize("text", ["No changes, thanks!", "all as usual", "Wie immer", "Comme d'habitude"])
def test_nothing_new_is_no_change(text):
    assert read_hours_answer(text, BERLIN, MONDAY).reading is Reading.NOTHING


def test_it_is_said_back_in_german_too():
    found = read_hours_answer("Donnerstags abends kann ich, und am 12. nicht vor 10 Uhr.", BERLIN, MONDAY)

    assert said(found.changes, "de") == [
        "Jeden Donnerstag, bis du etwas anderes sagst: auch 18:00 bis 21:00",
        "Fr 12. März: nicht vor 10:00",
    ]


def test_days_count_from_the_day_on_their_own_clock():
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)

    assert said(read_hours_answer("out today", BERLIN, late).changes, "en") == ["Tue 2 Mar: no interviews"]
    assert said(read_hours_answer("out today", ZoneInfo("UTC"), late).changes, "en") == ["Mon 1 Mar: no interviews"]


def test_hostile_text_is_no_more_than_unsure():
    for text in ("next week " * 2000, "1-2-3 " * 3000, "from from from to to to " * 500, "\0\u202e" * 100):
        assert read_hours_answer(text, BERLIN, MONDAY).reading is Reading.UNSURE
