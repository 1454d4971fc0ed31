"""A person says what an answer really means: what follows, and what cannot be taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.states import Intent

TO_TAKE_BACK = timedelta(minutes=5)
"""How long a wish that a colleague read into an answer may be taken back, and its confirmation waits."""

_WORDS = {
    Intent.INTERESTED: "interested",
    Intent.QUESTION: "a question",
    Intent.LATER: "not now",
    Intent.NOT_INTERESTED: "not interested",
    Intent.REFERRAL: "a referral",
    Intent.WRONG_PERSON: "the wrong person",
    Intent.OPT_OUT: "please don't write",
    Intent.UNCLEAR: "not clear",
    Intent.AUTO_REPLY: "an automatic answer",
}


@dataclass(frozen=True)
class Standing:
    """How things stand with an answer that is to be corrected.

    `wished_at` is when a colleague read a wish not to be written to into it; None where we read it ourselves.
    """

    now: datetime
    wished_at: datetime | None
    is_told: bool
    has_answered_since: bool
    has_offer: bool


def in_words(intent: Intent) -> str:
    return _WORDS[intent]


def told(old: Intent, new: Intent, later_on: str) -> str:
    """The line in the person's timeline."""
    until = f", until {later_on}" if later_on and new is Intent.LATER else ""
    if old is new:
        return f"Their answer still means “{in_words(new)}”{until}."
    return f"Their answer was taken for “{in_words(old)}”. It means “{in_words(new)}”{until}."


def refusal(old: Intent, new: Intent, standing: Standing) -> str:
    """Why the correction cannot be made, as sentences; empty where it can.

    A wish not to be written to is final until the person changes it. Only what a colleague has just pressed can be
    taken back, before anybody was told.
    """
    if old is Intent.OPT_OUT and new is not Intent.OPT_OUT:
        is_slip = standing.wished_at is not None and standing.now < standing.wished_at + TO_TAKE_BACK
        if standing.is_told:
            return "They have been told that we do not write again, so this stands. Only they can change that."
        if not is_slip:
            return "They asked us not to write, so this stands. Only they can change that."
    if new is Intent.AUTO_REPLY and standing.has_answered_since:
        return "They have answered since, so their run does not go on. Correct the later answer."
    if new is Intent.AUTO_REPLY and standing.has_offer:
        return "Interview times were offered because of this answer. Withdraw them first."
    return ""
