"""A start that two things name is picked whatever else is said; a time that is only spoken of never is."""

import json
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from test_pick_answers import ANSWERS, GIVEN, instant

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import pick

LINES = [json.loads(line) for line in (ANSWERS / "evidence.jsonl").read_text(encoding="utf-8").splitlines()]
FEBRUARY = ("2027-02-17T18:30", "2027-02-18T12:15", "2027-02-18T18:00", "2027-02-22T08:00", "2027-02-24T18:30")
MARCH = ("2027-03-25T12:15", "2027-03-30T18:45", "2027-03-31T17:30", "2027-04-01T19:00")
NAMES = {
    "en": ("Monday Tuesday Wednesday Thursday Friday", "March April", "works"),
    "de": ("Montag Dienstag Mittwoch Donnerstag Freitag", "März April", "passt"),
    "fr": ("lundi mardi mercredi jeudi vendredi", "mars avril", "me convient"),
    "es": ("lunes martes miércoles jueves viernes", "de_marzo de_abril", "me va bien"),
    "nl": ("maandag dinsdag woensdag donderdag vrijdag", "maart april", "past prima"),
    "it": ("lunedì martedì mercoledì giovedì venerdì", "marzo aprile", "va bene"),
    "pt": ("segunda terça quarta quinta sexta", "de_março de_abril", "pode ser"),
    "pl": ("poniedziałek wtorek środa czwartek piątek", "marca kwietnia", "pasuje"),
    "sv": ("måndag tisdag onsdag torsdag fredag", "mars april", "funkar"),
}
SPELLINGS = (
    "{d}/{n}",
    "{d}.{n}.",
    "{d:02}.{n:02}.",
    "({d}/{n})",
    "{d} {m}",
    "{d}-0{n}",
    "2027-0{n}-{d:02}",
    "{d}/{n}/27",
)
SHAPES = (
    "{w} {s} {yes}",
    "{w}, {s} {yes}",
    "{s} ({w}) {yes}",
    "{yes} {w}. {s}",
    "{w} 12:15 {yes}, {s}",
    "12:15 {s} {w}",
)


def read(language, starts, received, text):
    """The number that is booked; None for any other outcome."""
    zone = ZoneInfo(GIVEN["zones"][language])
    offered = [Option(number, instant(start, zone)) for number, start in enumerate(starts, 1)]
    found = pick(offered, zone, instant(received, zone), text)
    return found.options[0] if str(found.outcome) == "book" else None


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_what_singles_a_start_out_is_booked_and_what_only_speaks_of_it_is_not(line):
    assert read(line["lang"], FEBRUARY, "2027-02-16T10:00", line["text"]) == line["wanted"]


def spelled(language):
    """Every weekday beside every date of ten days, each pair in one spelling and shape after the other."""
    days, months, yes = NAMES[language]
    at = 0
    for weekday, name in enumerate(days.split()):
        for ahead in range(10):
            day = date(2027, 3, 24) + timedelta(days=ahead)
            month = months.split()[day.month - 3].replace("_", " ")
            for step in range(2):
                at += 1
                said = SPELLINGS[(at * 3 + step) % len(SPELLINGS)].format(d=day.day, n=day.month, m=month)
                yield weekday, day, SHAPES[(at + step) % len(SHAPES)].format(w=name, s=said, yes=yes)


@pytest.mark.parametrize("language", NAMES)
def test_a_weekday_and_a_date_that_disagree_are_never_booked(language):
    wrong = [
        (text, MARCH[number - 1])
        for weekday, day, text in spelled(language)
        if (number := read(language, MARCH, "2027-03-22T10:00", text)) is not None
        and (weekday != day.weekday() or MARCH[number - 1][:10] != day.isoformat())
    ]

    assert wrong == []


@pytest.mark.parametrize("language", NAMES)
def test_a_weekday_and_a_date_that_agree_are_one_day(language):
    offered = {start[:10] for start in MARCH}
    agreeing = [
        (text, day)
        for weekday, day, text in spelled(language)
        if weekday == day.weekday() and day.isoformat() in offered
    ]
    booked = [text for text, day in agreeing if read(language, MARCH, "2027-03-22T10:00", text) is not None]

    assert len(booked) >= 0.6 * len(agreeing)
