"""Who may begin a sequence now, who begins by themselves later, whom a person decides on, and who is left out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.contact_rules import LastMail
from sequencer.core.plan.eligibility import StartFacts, may_start
from sequencer.core.plan.verdict import Skip
from sequencer.core.reasons import Reason

RECENT = timedelta(days=90)
"""A mail of ours that is not older is told before anybody writes again."""


@dataclass(frozen=True)
class Applicant:
    """What is known of one person before they begin.

    `zone` is the clock they are told by, `free_at` is when the company-wide limits let the next mail to them leave; `missing` are fields in words without
    which one of the mails would be held.
    """

    start: StartFacts
    zone: ZoneInfo
    has_source: bool = True
    missing: tuple[str, ...] = ()
    is_paused: bool = False
    pause_reason: str = ""
    last_mail: LastMail | None = None
    free_at: datetime | None = None
    limit: str = ""


@dataclass(frozen=True)
class Begin:
    """Nothing speaks against it."""


@dataclass(frozen=True)
class BeginLater:
    """Begins too; the first mail waits by itself until an instant."""

    until: datetime
    reason: Reason


@dataclass(frozen=True)
class Decide:
    """Begins only if somebody says so, knowing the reason."""

    reason: Reason


@dataclass(frozen=True)
class LeaveOut:
    """Does not begin, whoever says so."""

    reason: Reason


Verdict = Begin | BeginLater | Decide | LeaveOut


def judge(one: Applicant, agreed: Collection[str] = ()) -> Verdict:
    """What becomes of one person. `agreed` are the codes of reasons that somebody has read and lets pass."""
    verdict = may_start(one.start)
    if isinstance(verdict, Skip):
        return LeaveOut(verdict.reason)
    doubt = next((reason for reason in _doubts(one) if reason.code not in agreed), None)
    if doubt is not None:
        return Decide(doubt)
    if one.free_at is not None and one.free_at > one.start.now:
        return BeginLater(one.free_at, Reason("limit", one.limit))
    return Begin()


def _doubts(one: Applicant) -> Iterator[Reason]:
    if one.is_paused:
        why = f" ({one.pause_reason})" if one.pause_reason else ""
        yield Reason("paused", f"Is paused{why}. Nothing leaves to them before somebody lets it go on.")
    if not one.has_source:
        yield Reason(
            "source_missing", "Where this address comes from is not known, so the first mail would be held for you."
        )
    if one.missing:
        names = ", ".join(f"“{name}”" for name in one.missing)
        verb = "is" if len(one.missing) == 1 else "are"
        yield Reason("field_missing", f"{names} {verb} empty, so a mail would be held for you.")
    last = one.last_mail
    if last is not None and last.at > one.start.now - RECENT:
        yield Reason("wrote_recently", f"{last.told(one.zone, ' to them')}.")
