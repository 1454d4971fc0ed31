"""What a decision about a mail can be, each with the reason that people are shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.reasons import Reason

RECHECK = timedelta(minutes=10)
"""How soon a hold without a date of its own is looked at again."""


@dataclass(frozen=True)
class Send:
    """Nothing speaks against it."""


@dataclass(frozen=True)
class Wait:
    """Not before `until`: a normal wait, nobody has to do anything."""

    until: datetime
    reason: Reason


@dataclass(frozen=True)
class Hold:
    """Somebody has to mend something first."""

    reason: Reason


@dataclass(frozen=True)
class Skip:
    """It will not leave at all."""

    reason: Reason


Verdict = Send | Wait | Hold | Skip


@dataclass(frozen=True)
class Pause:
    """Something a person has paused: `what` reads like “all sending” or “the mailbox ana@…”."""

    what: str
    why: str = ""


def paused(pauses: tuple[Pause, ...], now: datetime) -> Wait | None:
    """The wait for the widest of these pauses to be ended by a person."""
    if not pauses:
        return None
    why = f": {pauses[0].why.rstrip('.')}" if pauses[0].why else ""
    return Wait(now + RECHECK, Reason("paused", f"Paused: {pauses[0].what}{why}. Resume it to go on."))
