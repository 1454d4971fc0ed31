"""Sorted answers become a second opinion, kept only where it earns its place."""

from builders import mail
from errands import LENA, arrive, cited, every
from lessons import sort_answers

from sequencer.core.read.learnt import Learnt
from sequencer.core.read.lessons import Outcome
from sequencer.core.states import Intent
from sequencer.flows.learn import learn
from sequencer.store.learnt_models import LearntModel
from sequencer.store.replies import Reply

GANTRY = Learnt((Intent.INTERESTED, Intent.NOT_INTERESTED), (0.0, 0.0), {"gantry": (9.0, -9.0)})


def outcome(rules, both, learnt=GANTRY):
    return lambda lessons: Outcome(len(lessons), rules, both, learnt)


def never(lessons):
    raise AssertionError(f"{len(lessons)} answers are too few to train on")


def test_a_model_that_reads_more_answers_rightly_is_kept_with_its_figures(written):
    sort_answers(written, 100)

    found = learn(written, outcome(60, 80))

    assert (found.is_kept, found.rules, found.with_model) == (True, 0.6, 0.8)
    (model,) = every(written, LearntModel)
    assert (model.answers, model.rules_right, model.both_right) == (100, 60, 80)


def test_a_model_that_is_no_better_is_not_kept_and_an_older_one_goes(written):
    sort_answers(written, 100)
    learn(written, outcome(60, 80))

    found = learn(written, outcome(80, 80))

    assert not found.is_kept
    assert "The rules alone are at least as good" in found.says
    assert every(written, LearntModel) == []


def test_training_twice_keeps_one_model(written):
    sort_answers(written, 100)

    learn(written, outcome(60, 80))
    learn(written, outcome(60, 90))

    (model,) = every(written, LearntModel)
    assert model.both_right == 90


def test_too_few_answers_change_nothing_and_say_how_many_are_missing(written):
    sort_answers(written, 99)

    found = learn(written, never)

    assert not found.is_kept
    assert "99 sorted answers are not enough" in found.says


def test_only_what_a_person_has_sorted_is_learnt_from(written):
    sort_answers(written, 120, handled_by="")

    assert learn(written, never).answers == 0


def test_a_correction_counts_before_anybody_has_seen_to_the_answer(written):
    sort_answers(written, 120, handled_by="", corrected_at=written.now())

    assert learn(written, outcome(1, 2)).answers == 120


def test_an_answer_that_the_rules_have_no_words_for_is_read_by_what_was_learnt(written, inboxes):
    sort_answers(written, 100)
    learn(written, outcome(60, 80))

    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="Gantry."))

    reply = every(written, Reply)[-1]
    assert (reply.intent, reply.is_learnt, reply.evidence) == (Intent.INTERESTED, True, "gantry")


def test_a_model_takes_nothing_from_a_wish_not_to_be_written_to(written, inboxes):
    sort_answers(written, 100)
    learn(written, outcome(60, 80))

    body = "Gantry or not, do not write to me again."
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body=body))

    reply = every(written, Reply)[-1]
    assert (reply.intent, reply.is_learnt) == (Intent.OPT_OUT, False)
