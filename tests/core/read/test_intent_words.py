"""Answers as people write them, one file of labelled lines a language: what each one means (S-19)."""

import json
from datetime import date
from pathlib import Path

import pytest

from sequencer.core.read.dates import Reference
from sequencer.core.read.intent import judge_intent

FILES = sorted((Path(__file__).parent / "words").glob("*.jsonl"))
WRITTEN_ON = Reference(date(2026, 11, 10))
LABELS = [
    pytest.param(json.loads(line), id=f"{file.stem}-{number}")
    for file in FILES
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
]


@pytest.mark.parametrize("label", LABELS)
def test_an_answer_means_what_its_words_say(label):
    found = judge_intent(label["text"], WRITTEN_ON)

    assert found.intent.value in {label["intent"], *label.get("also", [])}, found.evidence


@pytest.mark.parametrize("label", [one for one in LABELS if "later_on" in one.values[0]])
def test_a_wish_to_be_asked_again_has_its_month(label):
    assert (judge_intent(label["text"], WRITTEN_ON).later_on or "")[:7] == label["later_on"]


@pytest.mark.parametrize("label", [one for one in LABELS if "referral" in one.values[0]])
def test_somebody_else_is_known_by_name_and_address(label):
    referral = judge_intent(label["text"], WRITTEN_ON).referral

    assert referral is not None
    assert {"name": referral.name, "email": referral.email} == label["referral"]
