"""What follows from a failed attempt: try again when, give up, or look at the mailbox (S-51, S-52)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.reasons import Reason
from sequencer.core.states import Permanence, Stage

_PAUSES = tuple(timedelta(minutes=m) for m in (5, 15, 45, 120, 240))
_LONGEST = timedelta(days=3)
_SPREAD = 0.2
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_NOBODY_THERE = frozenset({"1.1", "1.2", "1.3", "1.6", "1.10"})
_OURS = re.compile(
    r"quota|daily (?:user )?sending|rate.?limit|too many|authenticat|sign.?in|log ?in|not permitted to relay|relay"
    r"|client (?:host )?was not authenticated|spf|dkim|dmarc|sender address rejected|blocked|blacklist|reputation",
    re.IGNORECASE,
)


UNKNOWN = Reason(
    "unknown", "Needs you: we do not know whether this left. It is not sent again by itself; we look for it in Sent."
)


@dataclass(frozen=True)
class Retry:
    """The same bytes leave again, not before `at`."""

    at: datetime
    reason: Reason


@dataclass(frozen=True)
class GiveUp:
    """This address will not take this mail; `permanence` says what that means for the address."""

    permanence: Permanence
    reason: Reason


@dataclass(frozen=True)
class MailboxFault:
    """Our own account, provider or settings are at fault: the mailbox pauses, the candidate is untouched."""

    retry_at: datetime
    reason: Reason


Consequence = Retry | GiveUp | MailboxFault


@dataclass(frozen=True)
class Failure:
    """One failed attempt. `number` counts attempts from 1; `first_at` is when the first one began."""

    stage: Stage
    code: int
    text: str
    number: int
    first_at: datetime


def after_failure(failure: Failure, now: datetime, draw: float) -> Consequence:
    """What follows; `draw` in [0, 1) spreads retries by a fifth either way."""
    if failure.stage in (Stage.TLS, Stage.SIGN_IN) or failure.code in (530, 534, 535, 538):
        return _mailbox_fault(failure, now, draw)
    if _is_ours(failure):
        return _mailbox_fault(failure, now, draw)
    if failure.code >= 500:
        return _give_up(failure)
    at = now + _pause(failure.number, draw)
    if at - failure.first_at > _LONGEST:
        text = f"Not delivered: their server kept saying “{_said(failure)}” for three days."
        return GiveUp(Permanence.UNDETERMINED, Reason("gave_up", text))
    text = f"Waiting: their server asked us to come back later (“{_said(failure)}”)."
    if failure.code == 0:
        text = f"Waiting: the connection to the mail server failed ({_said(failure)})."
    return Retry(at, Reason("deferred", text))


def _is_ours(failure: Failure) -> bool:
    """5.7.x and quota answers that speak of the sender; an unknown recipient never does."""
    enhanced = _enhanced(failure.text)
    if failure.stage is Stage.MAIL and failure.code >= 400:
        return True
    if enhanced in ("7.515", "7.30", "4.5", "7.8", "7.9", "7.14"):
        return True
    return failure.code >= 500 and (enhanced.startswith("7.") or not enhanced) and bool(_OURS.search(failure.text))


def _mailbox_fault(failure: Failure, now: datetime, draw: float) -> MailboxFault:
    text = f"Needs you: the mail server of this mailbox refuses us (“{_said(failure)}”). Check its settings."
    return MailboxFault(now + _pause(failure.number + 1, draw), Reason("mailbox_fault", text))


def _give_up(failure: Failure) -> GiveUp:
    if _enhanced(failure.text) in _NOBODY_THERE:
        said = _said(failure)
        return GiveUp(Permanence.HARD, Reason("refused_hard", f"Address does not exist: “{said}”."))
    text = f"Not delivered: their server refused it (“{_said(failure)}”)."
    return GiveUp(Permanence.UNDETERMINED, Reason("refused", text))


def _enhanced(text: str) -> str:
    found = _ENHANCED.search(text)
    return f"{int(found.group(2))}.{int(found.group(3))}" if found else ""


def _pause(number: int, draw: float) -> timedelta:
    return _PAUSES[min(number, len(_PAUSES)) - 1] * (1 - _SPREAD + 2 * _SPREAD * draw)


def _said(failure: Failure) -> str:
    text = " ".join(failure.text.split())[:160]
    return f"{failure.code} {text}" if failure.code and not text.startswith(str(failure.code)) else text
