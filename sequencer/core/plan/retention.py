"""How long a person's data is kept, counted from what last passed between us; and whose time is nearly over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import Delay

NOTICE = timedelta(days=2)
"""So long somebody stands on the list before anything is erased by itself; of a month, that is from day 28 (P-04)."""

_FORESIGHT = timedelta(days=14)


class Kept(StrEnum):
    """Why the data of somebody is here at all, and with it how long it may stay."""

    UNWRITTEN = "unwritten"  # collected, and nobody has written: the law gives a month to tell them (GDPR, Art. 14)
    UNANSWERED = "unanswered"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Terms:
    """How long data of each kind is kept, in the organisation's own zone."""

    unwritten: Delay
    unanswered: Delay
    answered: Delay
    zone: ZoneInfo


@dataclass(frozen=True)
class KeepFacts:
    """Instants are aware. `is_busy`: a run, a mail or an interview of theirs lies ahead, so nothing goes by itself."""

    collected_at: datetime
    wrote_at: datetime | None = None
    answered_at: datetime | None = None
    is_busy: bool = False


@dataclass(frozen=True)
class Due:
    """From `at` on the data should be gone; with `needs_person` only because a person says so."""

    at: datetime
    kind: Kept
    needs_person: bool = False

    @property
    def listed_from(self) -> datetime:
        """When somebody should look: shortly before a month is over, two weeks before a longer time is."""
        return self.at - (NOTICE if self.kind is Kept.UNWRITTEN else _FORESIGHT)


def due(facts: KeepFacts, terms: Terms) -> Due | None:
    """When the data of one person should go, and why; None while something is under way with somebody we wrote to.

    Whoever was not written to is due in any case: a run that stands still tells nobody anything (P-04).
    """
    if facts.answered_at is None and facts.wrote_at is None:
        at = terms.unwritten.after(facts.collected_at, terms.zone)
        return Due(at, Kept.UNWRITTEN, needs_person=facts.is_busy)
    if facts.is_busy:
        return None
    if facts.answered_at is not None:
        last = max(facts.answered_at, facts.wrote_at or facts.answered_at)
        return Due(terms.answered.after(last, terms.zone), Kept.ANSWERED)
    assert facts.wrote_at is not None, "nothing has passed between us, which is looked at above"
    return Due(terms.unanswered.after(facts.wrote_at, terms.zone), Kept.UNANSWERED)


def why(kind: Kept, terms: Terms) -> str:
    """The sentence beside somebody whose time is over or nearly so."""
    return {
        Kept.UNWRITTEN: f"Nobody has written to them. Whoever is not told within {terms.unwritten} is let go.",
        Kept.UNANSWERED: f"They never answered, and the last mail is {terms.unanswered} old.",
        Kept.ANSWERED: f"They answered once, and for {terms.answered} nothing has passed between us.",
    }[kind]
