"""The narrator says each event once, people's deeds before what followed from them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import add_candidate

from sequencer.demo.cast import Person
from sequencer.demo.ledger import Deed, Ledger
from sequencer.demo.narrator import Narrator
from sequencer.store.audit import note as note_down
from sequencer.store.timeline import tell

LENA = "lena@brandt.example"


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def said():
    return []


@pytest.fixture
def narrator(road, ledger, said):
    cast = {LENA: Person(LENA, "Lena Brandt", ZoneInfo("Europe/Berlin"))}
    return Narrator(said.append, cast, ledger, road.database, "Europe/Berlin")


def note(road, candidate_id, kind, says):
    with road.database.write() as session:
        tell(session, candidate_id, kind, says, road.now())


def test_a_deed_comes_before_what_followed_and_neither_is_said_again(road, clock, ledger, narrator, said):
    candidate_id = add_candidate(road, LENA)
    note(road, candidate_id, "answered_interested", "Answered: interested.")
    ledger.note(clock(), LENA, Deed.ANSWERS, "Hi Ada,\n\nthat sounds like something I would enjoy.\n\nLena")

    narrator.catch_up(clock())
    narrator.catch_up(clock())

    assert said == [
        "\nMonday, 1 March 2027",
        "  11:00  Lena Brandt answers: “that sounds like something I would enjoy.”",
        "  11:00  Lena Brandt: Answered: interested.",
    ]


def test_every_mail_is_told_but_a_hold_only_once(road, clock, narrator, said):
    candidate_id = add_candidate(road, LENA)
    for _ in range(2):
        note(road, candidate_id, "sent", "Sent “Re: Grippers”.")
        note(road, candidate_id, "touch_field_missing", "Held: the opening line is not known.")
        narrator.catch_up(clock())

    assert [line.partition("  ")[2][7:] for line in said[1:]] == [
        "Lena Brandt: Sent “Re: Grippers”.",
        "Lena Brandt: Held: the opening line is not known.",
        "Lena Brandt: Sent “Re: Grippers”.",
    ]


def test_of_two_lines_that_begin_alike_the_longer_one_is_told(road, clock, narrator, said):
    candidate_id = add_candidate(road, LENA)
    note(road, candidate_id, "run_opted_out", "Asked us not to write.")
    note(road, candidate_id, "opted_out", "Asked us not to write, on our page.")

    narrator.catch_up(clock())

    assert said[1:] == ["  11:00  Lena Brandt: Asked us not to write, on our page."]


def test_a_new_day_gets_a_line_of_its_own_only_when_something_happened(road, clock, narrator, said):
    candidate_id = add_candidate(road, LENA)
    narrator.catch_up(clock())
    note(road, candidate_id, "sent", "Sent “Grippers”.")
    narrator.catch_up(clock() + timedelta(days=1))

    assert [line for line in said if line.startswith("\n")] == ["\nTuesday, 2 March 2027"]


def test_what_our_own_people_changed_about_the_company_is_told_and_what_others_did_is_not(road, clock, ledger, said):
    names = {"ines@acme.example": "Ines Carvalho"}
    narrator = Narrator(said.append, {}, ledger, road.database, "Europe/Berlin", names)
    with road.database.write() as session:
        note_down(session, "ines@acme.example", "settings", "Ines Carvalho set their interview hours by mail.", clock())
        note_down(session, "ines@acme.example", "sign-in", "Signed in.", clock())
        note_down(session, "sequencer setup", "settings", "A calendar of Ines Carvalho was connected.", clock())

    narrator.catch_up(clock())
    narrator.catch_up(clock())

    assert said[1:] == ["  11:00  Ines Carvalho set their interview hours by mail."]
