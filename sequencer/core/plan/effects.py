"""What an answer sets going beyond the stop that every answer is.

Mail may act only on what it was asked (promise 9): it has to cite that very mail, and to come from where that went.
"""

from sequencer.core.states import ABOUT_A_TIME, Effect, Intent, Purpose

_OF_COLLEAGUES = {Purpose.HOURS: Effect.HOURS, Purpose.HEADS_UP: Effect.HEADS_UP}
"""What a colleague's own answer to a mail of ours sets going."""


def effect_of_colleague(answers: Purpose, *, is_from_recipient: bool) -> Effect:
    """The same for a colleague's answer to a mail that went to them."""
    return _OF_COLLEAGUES.get(answers, Effect.NONE) if is_from_recipient else Effect.NONE


def effect_of(intent: Intent, *, answers: Purpose | None, is_verified: bool, is_from_recipient: bool) -> Effect:
    """The effect of a human answer to a mail of ours; `answers` is what that mail was for.

    A wish not to be written to sets nothing else going.
    """
    if intent is Intent.OPT_OUT or not is_verified:
        return Effect.NONE
    if answers in ABOUT_A_TIME:
        return Effect.PICK if is_from_recipient else Effect.NONE
    if answers is Purpose.STEP and intent is Intent.INTERESTED:
        return Effect.HAND_OVER
    return Effect.NONE
