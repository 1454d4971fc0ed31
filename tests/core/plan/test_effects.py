"""An answer sets only that going which it was asked about, and only when it is proven."""

import pytest

from sequencer.core.plan.effects import effect_of
from sequencer.core.states import ABOUT_A_TIME, Effect, Intent, Purpose


def effect(intent=Intent.INTERESTED, answers=Purpose.OFFER, *, is_verified=True, is_from_recipient=True):
    return effect_of(intent, answers=answers, is_verified=is_verified, is_from_recipient=is_from_recipient)


@pytest.mark.parametrize("answers", sorted(ABOUT_A_TIME))
@pytest.mark.parametrize("intent", sorted(set(Intent) - {Intent.OPT_OUT}))
def test_an_answer_to_a_mail_about_a_time_may_pick_one(answers, intent):
    assert effect(intent, answers) is Effect.PICK


def test_a_wish_not_to_be_written_to_sets_nothing_else_going():
    assert effect(Intent.OPT_OUT) is Effect.NONE
    assert effect(Intent.OPT_OUT, Purpose.STEP) is Effect.NONE


def test_an_unproven_sender_and_another_address_set_nothing_going():
    assert effect(is_verified=False) is Effect.NONE
    assert effect(is_from_recipient=False) is Effect.NONE


def test_interested_in_a_step_hands_over():
    assert effect(answers=Purpose.STEP) is Effect.HAND_OVER
    assert effect(answers=Purpose.STEP, is_from_recipient=False) is Effect.HAND_OVER
    assert effect(Intent.QUESTION, Purpose.STEP) is Effect.NONE


@pytest.mark.parametrize("answers", [None, Purpose.ANSWER, Purpose.WISH, Purpose.NOTICE])
def test_an_answer_to_anything_else_is_for_a_person(answers):
    assert effect(answers=answers) is Effect.NONE
