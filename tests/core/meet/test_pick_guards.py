"""Answers with something in them that a hasty reader would pass over: nothing is booked that is left unexplained.

`wanted` lists what may come of an answer: an outcome, `book` with its number, or `no` for anything but a booking.
"""

import json
from zoneinfo import ZoneInfo

import pytest
from test_pick_answers import ANSWERS, GIVEN, instant

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import pick

LINES = [json.loads(line) for line in (ANSWERS / "guards.jsonl").read_text(encoding="utf-8").splitlines()]
ZONE = ZoneInfo("Europe/Berlin")


def read(text):
    """`book 4`, or another outcome."""
    offer = GIVEN["offers"]["five"]
    offered = [Option(number, instant(start, ZONE)) for number, start in enumerate(offer["starts"], 1)]
    found = pick(offered, ZONE, instant(offer["received"], ZONE), text)
    return f"book {found.options[0]}" if str(found.outcome) == "book" else str(found.outcome)


def is_booking(outcome):
    return outcome.startswith("book")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_a_start_is_booked_only_where_the_answer_says_so(line):
    found = read(line["text"])

    assert not is_booking(found) or found in line["wanted"]


def test_nearly_all_of_them_come_to_what_a_careful_reader_would_do():
    right = [
        found in line["wanted"] or ("no" in line["wanted"] and not is_booking(found))
        for line in LINES
        for found in [read(line["text"])]
    ]

    assert sum(right) >= 0.88 * len(LINES)
