"""Wishes not to be written to that no rule has words for, and what a sense for them may do."""

import json
from pathlib import Path

import pytest

from sequencer.core.read import stop_sense
from sequencer.core.read.features import features
from sequencer.core.read.intent import IntentVerdict, judge_intent
from sequencer.core.read.stop_sense import heard, understood_intent
from sequencer.core.states import Intent

WORDS = Path(__file__).parents[2] / "words"
WEIGHTS = {"quiet": 40.0, "^quie": 20.0, "tea": -40.0}
GUESS = IntentVerdict(Intent.UNCLEAR, 0.4, "")


def test_the_sense_hears_more_of_our_own_examples_than_the_rules_and_is_seldom_wrong():
    told = [json.loads(line) for path in sorted(WORDS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    stops = [one["text"] for one in told if one["intent"] == "opt_out"]
    others = [one["text"] for one in told if one["intent"] != "opt_out" and "opt_out" not in one.get("also", ())]

    by_rules = sum(judge_intent(text, None).intent is Intent.OPT_OUT for text in stops)
    by_both = sum(understood_intent(text, None).intent is Intent.OPT_OUT for text in stops)
    added = sum(
        understood_intent(text, None).intent is Intent.OPT_OUT and judge_intent(text, None).intent is not Intent.OPT_OUT
        for text in others
    )

    assert by_both > by_rules
    assert by_both >= 0.9 * len(stops)
    assert added <= 0.01 * len(others)


def test_what_the_rules_hear_is_never_taken_away():
    verdict = IntentVerdict(Intent.OPT_OUT, 0.97, "quiet")

    assert heard(verdict, "tea tea tea", WEIGHTS, 0.0) is verdict


@pytest.mark.parametrize(
    ("verdict", "text", "is_heard"),
    [
        (GUESS, "quiet", True),
        (IntentVerdict(Intent.NOT_INTERESTED, 0.9, "no"), "quiet", True),
        (IntentVerdict(Intent.INTERESTED, 0.9, "yes"), "quiet", True),
        (GUESS, "tea", False),
        (IntentVerdict(Intent.INTERESTED, 0.9, "yes"), "tea", False),
    ],
)
def test_it_adds_a_wish_where_the_words_weigh_enough(verdict, text, is_heard):
    assert (heard(verdict, text, WEIGHTS, 0.0).intent is Intent.OPT_OUT) == is_heard


def test_beside_a_sure_rule_it_has_to_be_surer_itself():
    likely = {"hush": 1.5}  # a share of about 0.8

    assert heard(GUESS, "hush", likely, 0.0).intent is Intent.OPT_OUT
    assert heard(IntentVerdict(Intent.INTERESTED, 0.9, "yes"), "hush", likely, 0.0).intent is Intent.INTERESTED


def test_it_is_never_certain_and_names_the_loudest_sentence():
    found = heard(GUESS, "I read it over tea. I want quiet!", WEIGHTS, 0.0)

    assert found.evidence == "I want quiet!"
    assert not found.is_certain


def test_words_count_without_case_accents_and_endings():
    assert features("ÉCRIVEZ") == features("ecrivez")
    assert "^ecri" in features("écrivez")
    assert features(" !? ") == {}


def test_the_table_of_weights_reads_back():
    table = stop_sense._table()

    assert len(table) > 1000
    assert table["unsubscribe"] > 0
