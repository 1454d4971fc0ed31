"""A model of sorted answers: what it may say, what it is made from, and when it is worth having."""

import random

import pytest

from sequencer.core.read.intent import IntentVerdict, judge_intent
from sequencer.core.read.learnt import Learnt, features, second_opinion
from sequencer.core.read.lessons import Lesson, enough_of
from sequencer.core.read.training import train
from sequencer.core.states import Intent

WANT = ("gantry", "loom", "kiln", "lathe", "crane")
SHUN = ("moss", "fern", "reed", "sedge", "clover")
GUESS = IntentVerdict(Intent.UNCLEAR, 0.4, "")


def lessons(count=80, seed=1):
    """Answers in a trade's own slang, which no rule has words for."""
    dice = random.Random(seed)
    found = []
    for person in range(count):
        words, intent = ((WANT, Intent.INTERESTED), (SHUN, Intent.NOT_INTERESTED))[person % 2]
        found.append(Lesson(" ".join(dice.choices(words, k=4)), intent, person))
    return found


def test_a_model_reads_what_the_rules_have_no_words_for():
    found = train(lessons(120))

    assert found.rules_right == 0
    assert found.both_right > 110
    assert found.is_better
    assert second_opinion(GUESS, "gantry kiln", found.learnt).intent is Intent.INTERESTED


def test_a_model_that_reads_no_better_than_the_rules_is_no_better():
    texts = (
        ("Sounds great, call me on Tuesday.", Intent.INTERESTED),
        ("No thanks, not interested.", Intent.NOT_INTERESTED),
    )
    told = [Lesson(*texts[n % 2], n) for n in range(120)]

    assert not train(told).is_better


def test_the_same_lessons_give_the_same_model():
    assert train(lessons(120)) == train(lessons(120))


def test_a_word_that_only_one_or_two_people_used_is_not_kept():
    told = [
        *lessons(120),
        Lesson("gantry whoami", Intent.INTERESTED, 500),
        Lesson("kiln whoami", Intent.INTERESTED, 500),
    ]

    assert "whoami" not in train(told).learnt.weights
    assert "gantry" in train(told).learnt.weights


@pytest.mark.parametrize(
    "verdict",
    [
        IntentVerdict(Intent.OPT_OUT, 0.5, "leave me"),
        IntentVerdict(Intent.NOT_INTERESTED, 0.85, "no thanks"),
    ],
)
def test_a_wish_not_to_be_written_to_and_a_sure_rule_are_never_guessed_away(verdict):
    learnt = train(lessons(120)).learnt

    assert second_opinion(verdict, "gantry loom kiln", learnt) == verdict


def test_a_model_never_says_that_somebody_asked_not_to_be_written_to():
    told = [*lessons(120), *(Lesson("thistle nettle", Intent.OPT_OUT, 900 + n) for n in range(20))]

    found = train(told)

    assert Intent.OPT_OUT not in found.learnt.intents
    assert second_opinion(GUESS, "thistle nettle", found.learnt).intent is not Intent.OPT_OUT


def test_an_opinion_names_the_word_that_weighed_most_and_says_that_it_was_learnt():
    found = second_opinion(GUESS, "Ahoy! Gantry, you say?", train(lessons(120)).learnt)

    assert (found.evidence, found.is_learnt) == ("gantry", True)


def test_words_it_never_met_leave_it_without_an_opinion():
    assert second_opinion(GUESS, "zzz qqq", train(lessons(120)).learnt) == GUESS


def test_a_model_survives_being_written_down():
    learnt = train(lessons(120)).learnt

    again = Learnt.from_json(learnt.as_json())

    assert again.intents == learnt.intents
    assert second_opinion(GUESS, "reed moss", again) == second_opinion(GUESS, "reed moss", learnt)


def test_too_few_answers_are_told_with_what_is_missing():
    assert enough_of(lessons(60)) == (
        [],
        "60 sorted answers are not enough to learn from: 100 are needed, counting only meanings that at least 10 answers have.",
    )
    few = [*lessons(110), Lesson("odd one", Intent.REFERRAL, 7)]
    assert len(enough_of(few)[0]) == 110


def test_features_of_no_words_are_none():
    assert features("!!! ") == {}
    assert judge_intent("!!!", None).intent is Intent.UNCLEAR
