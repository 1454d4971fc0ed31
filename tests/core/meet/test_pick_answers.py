"""Whole sets of answers in nine languages: what is booked is what was meant, and each set is read as it is labelled."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import pick

ANSWERS = Path(__file__).parent / "answers"
GIVEN = json.loads((ANSWERS / "offers.json").read_text(encoding="utf-8"))
LANGUAGES = sorted(GIVEN["zones"])


def answers(language):
    lines = (ANSWERS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def instant(local, zone):
    return datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)


def read(answer, language):
    """Outcome and options, on the clock that the offer or else the language names."""
    offer = GIVEN["offers"][answer["offer"]]
    zone = ZoneInfo(offer["zone"] or GIVEN["zones"][language])
    offered = [Option(number, instant(start, zone)) for number, start in enumerate(offer["starts"], 1)]
    found = pick(offered, zone, instant(offer["received"], zone), answer["text"])
    return str(found.outcome), None if found.options is None else list(found.options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_booked_that_was_not_meant(language):
    wrong = [
        (answer["text"], options)
        for answer in answers(language)
        for outcome, options in [read(answer, language)]
        if outcome == "book" and (outcome, options) != (answer["outcome"], answer["options"])
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_comes_to_what_it_is_labelled(language):
    misread = [
        (answer["text"], found)
        for answer in answers(language)
        if (found := read(answer, language)) != (answer["outcome"], answer["options"])
    ]

    assert misread == []


def test_there_are_enough_answers_in_each_language():
    assert min(len(answers(language)) for language in LANGUAGES) >= 25


def test_a_start_that_was_past_when_the_answer_came_is_never_booked():
    first, second = (Option(1, datetime(2026, 10, 7, 17, tzinfo=UTC)), Option(2, datetime(2026, 10, 9, 17, tzinfo=UTC)))
    late = datetime(2026, 10, 8, 9, tzinfo=UTC)
    zone = ZoneInfo("Europe/London")

    assert pick((first, second), zone, late, "Any of them is fine").options == (2,)
    assert pick((first, second), zone, late, "Option 1 please").outcome != "book"


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Tuesday, no wait, Wednesday", (2,)),
        ("2, otherwise 1", (2,)),
        ("Tuesday 5pm UK time", (1,)),
        ("Dienstag um halb sieben", None),
        ("Tuesday the 9th at half past five UK time", None),
    ],
)
def test_the_last_word_the_first_choice_and_the_named_clock_decide(text, options):
    zone = ZoneInfo("Europe/Berlin")
    offered = (Option(1, datetime(2027, 3, 9, 17, tzinfo=UTC)), Option(2, datetime(2027, 3, 10, 11, 30, tzinfo=UTC)))
    found = pick(offered, zone, datetime(2027, 3, 5, 12, tzinfo=UTC), text)

    assert (found.options if found.outcome == "book" else None) == options
