"""What becomes of a mail whose outcome nobody knows: when it is looked for, and what is left when it is not found.

Nothing here sends. A mail leaves again only when a person says so, or where an administrator allows it for mails
that probably never left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sequencer.core.reasons import Reason

LOOKS = tuple(timedelta(seconds=seconds) for seconds in (30, 120, 600, 1800))
"""When to look for it, counted from the moment at which nobody knew; a provider takes its time to show a copy."""

ANSWER_WITHIN = timedelta(hours=72)
"""How long a person has to say what became of it, counted from the same moment."""

LONGEST_LOOK = timedelta(minutes=5)
"""How long one worker may be at it before another one tries."""

COPY_AFTER = timedelta(seconds=60)
"""How long a provider gets to file the copy of a sent mail before we look whether we have to."""

MOST_COPIES = 5
"""So often it is tried to file a copy."""

_RETRIES = tuple(timedelta(minutes=m) for m in (1, 2, 4, 8, 15))


class Outcome(StrEnum):
    """What looking for a mail came to."""

    OPEN = "open"  # it is still looked for
    FOUND = "found"
    NOT_SENT_PROBABLY = "not_sent_probably"  # a provider that files all it sends has no copy
    NO_EVIDENCE = "no_evidence"


NOT_SENT_PROBABLY = Reason(
    "not_sent_probably",
    "Needs you: this probably never left. The provider keeps a copy of all it sends, and has none of this. "
    "Unless you say otherwise, it counts as sent after three days.",
)
NO_EVIDENCE = Reason(
    "no_evidence",
    "Needs you: we do not know whether this left, and nothing we can see tells. "
    "Unless you say otherwise, it counts as sent after three days.",
)
ASSUMED = Reason("assumed_sent", "Counts as sent: for three days nobody said otherwise.")
SENT_AGAIN = Reason("sent_again", "Leaves again: it probably never left, and an administrator allows it.")


def cannot_look(why: str) -> Reason:
    """The mailbox cannot be read, so nothing is known yet."""
    text = f"Needs you: we do not know whether this left, and cannot look for it. {why} It is tried again by itself."
    return Reason("cannot_look", text)


@dataclass(frozen=True)
class Search:
    """How far the search for one mail has come. `files_sent`: whether its provider keeps a copy of all it sends.

    `looks` were made and found nothing; `failures` counts those in a row that could not be made.
    """

    began_at: datetime
    looks: int = 0
    failures: int = 0
    files_sent: bool | None = None


@dataclass(frozen=True)
class LookAgain:
    at: datetime


@dataclass(frozen=True)
class Ask:
    """Every look was in vain: a person decides, until `until`."""

    outcome: Outcome
    reason: Reason
    until: datetime


def after_nothing(search: Search, now: datetime) -> LookAgain | Ask:
    """What follows when one more look has found nothing; looks that came late stand for those they missed."""
    due = [search.began_at + length for length in LOOKS]
    later = [at for number, at in enumerate(due) if number >= search.looks and at > now]
    if later:
        return LookAgain(later[0])
    until = search.began_at + ANSWER_WITHIN
    if search.files_sent:
        return Ask(Outcome.NOT_SENT_PROBABLY, NOT_SENT_PROBABLY, until)
    return Ask(Outcome.NO_EVIDENCE, NO_EVIDENCE, until)


def is_decided(outcome: Outcome, began_at: datetime, now: datetime) -> bool:
    """Whether a person was asked what became of it, and the time for an answer is over."""
    return outcome is not Outcome.OPEN and now >= began_at + ANSWER_WITHIN


def pause_after_failure(failures: int) -> timedelta:
    """How long to wait when a mailbox could not be looked into, or a copy not filed, `failures` times in a row."""
    return _RETRIES[min(max(failures, 1), len(_RETRIES)) - 1]


def may_leave_again(outcome: Outcome, *, is_allowed: bool, was_seen_filing: bool, has_left_again: bool) -> bool:
    """Whether a mail that is missing from Sent leaves again by itself.

    Only with an administrator's leave, where we saw with our own mail that the provider files its copies, and once.
    """
    return outcome is Outcome.NOT_SENT_PROBABLY and is_allowed and was_seen_filing and not has_left_again
