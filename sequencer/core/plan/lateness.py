"""A mail whose time has passed while nobody was there to send it: soon after it still leaves, later somebody decides (S-54)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.plan.hours import Hours
from sequencer.core.plan.verdict import Hold
from sequencer.core.reasons import Reason

LONGEST_SLEEP = timedelta(days=14)
"""A mail that was kept for so long past its time, by no Sequencer, a pause or trouble, is read before it leaves."""

OVERDUE = "overdue"
DAY_PASSED = "day_passed"
LATE_CODES = frozenset({OVERDUE, DAY_PASSED})
"""Held until a person says to send it, or to leave it out."""


@dataclass(frozen=True)
class Lateness:
    """When a mail was due, and for how long after that Sequencer did not run. Instants are aware.

    `is_for_a_day`: its step names the day. `is_agreed`: a person has read it and let it go. `kept_until` is how long a
    pause or trouble of its mailbox has kept it.
    """

    due_at: datetime | None = None
    slept: timedelta = timedelta(0)
    is_for_a_day: bool = False
    is_agreed: bool = False
    kept_until: datetime | None = None


def late_rule(late: Lateness, hours: Hours, now: datetime) -> Hold | None:
    """Held where it has become silly by our own doing, or the day it is for has passed."""
    if late.due_at is None or late.is_agreed:
        return None
    zone = hours.window.zone_for(hours.zone)
    due_on, today = late.due_at.astimezone(zone).date(), now.astimezone(zone).date()
    if late.is_for_a_day and today > due_on:
        return Hold(Reason(DAY_PASSED, f"Needs you: this was for {due_on:%-d %B}, which has passed. {_CHOICE}"))
    if late.slept > LONGEST_SLEEP:
        text = (
            f"Needs you: this was due on {due_on:%-d %B}, and Sequencer did not run for {late.slept.days} days after."
        )
        return Hold(Reason(OVERDUE, f"{text} {_CHOICE}"))
    kept = late.kept_until - late.due_at if late.kept_until is not None else timedelta(0)
    if kept > LONGEST_SLEEP:
        text = (
            f"Needs you: this was due on {due_on:%-d %B}, and was kept back for {kept.days} days by a pause or trouble."
        )
        return Hold(Reason(OVERDUE, f"{text} {_CHOICE}"))
    return None


def sleep_after(due_at: datetime, slept_since: datetime | None, woke_at: datetime | None) -> timedelta:
    """How much of the time in which Sequencer did not run lies behind an instant."""
    if slept_since is None or woke_at is None or due_at >= woke_at:
        return timedelta(0)
    return woke_at - max(due_at, slept_since)


_CHOICE = "Send it now, or leave it out."
