"""What follows from a failed attempt: try again when, give up, or look at the mailbox (S-51, S-52)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.reasons import Reason
from sequencer.core.states import Permanence, Stage

_PAUSES = tuple(timedelta(minutes=m) for m in (5, 15, 45, 120, 240))
_LONGEST = timedelta(days=3)
_FEWEST = 5  # nights, weekends and pauses pass without a try
_SPREAD = 0.2
_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)")  # RFC 3463, and no part of an IP address
_NOBODY_THERE = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})
_NO_SUCH_USER = re.compile(
    r"no such (?:user|recipient|mailbox|person|address|account)|(?:user|recipient|mailbox) (?:unknown|not found)"
    r"|unknown (?:user|recipient|mailbox)|(?:user|mailbox|account|address|recipient).{0,60}does(?:n't| not) exist",
    re.IGNORECASE,
)
_SIGN_IN_CODES = frozenset({530, 534, 535, 538})  # RFC 4954
_TOO_LARGE = "5.3.4"
_OUR_FAULT = frozenset(
    {
        *("5.1.7", "5.1.8", "5.2.252", "5.4.5"),  # our address; our account's daily limit
        *("5.7.8", "5.7.9", "5.7.14", "5.7.30", "5.7.57", "5.7.60"),  # signing in, and sending as somebody
        *(f"5.7.{number}" for number in range(20, 30)),  # SPF, DKIM, DMARC, PTR (RFC 7372)
        *("5.7.501", "5.7.502", "5.7.503", "5.7.509", "5.7.511", "5.7.515"),
        *("5.7.703", "5.7.705", "5.7.708", "5.7.750"),
    }
)
_OURS = re.compile(
    r"quota|daily (?:user )?sending|rate.?limit|too many|authenticat|sign.?in|log ?in|send.?as|relay"
    r"|spf|dkim|dmarc|sender address rejected|blocked|blacklist|reputation|outbound.?spam",
    re.IGNORECASE,
)


BUSY = "mailbox_busy"
_BUSY_PAUSES = tuple(timedelta(minutes=m) for m in (1, 2, 4, 8, 15))

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
    """Our own account, provider or settings are at fault: the mailbox rests, the candidate is untouched."""

    retry_at: datetime
    reason: Reason


Consequence = Retry | GiveUp | MailboxFault


@dataclass(frozen=True)
class Failure:
    """One failed attempt. `code` is 0 where no server spoke: the line broke, or we refused by ourselves.

    `number` counts attempts from 1; `first_at` is when the first one began.
    """

    stage: Stage
    code: int
    text: str
    number: int
    first_at: datetime

    @property
    def enhanced(self) -> str:
        """The enhanced status code (RFC 3463) in the server's words, or an empty text."""
        found = _ENHANCED.search(self.text)
        return found.group(1) if found else ""

    @property
    def is_final(self) -> bool:
        """Whether trying again is pointless. Our own refusals have no code and begin with an enhanced one."""
        return self.code >= 500 or (self.code == 0 and self.enhanced[:1] == "5" and self.text.startswith("5."))


def after_failure(failure: Failure, now: datetime, draw: float) -> Consequence:
    """What follows; `draw` in [0, 1) spreads retries by a fifth either way."""
    if _is_busy(failure):
        text = f"Waiting: the mail server of this mailbox takes no sign-ins right now (“{_said(failure)}”)."
        pause = _BUSY_PAUSES[failure.number - 1] * (1 + _SPREAD * draw)
        return Retry(now + pause, Reason(BUSY, text))
    if _is_ours(failure):
        return _mailbox_fault(failure, now, draw)
    if failure.is_final:
        return _give_up(failure)
    at = now + _pause(failure.number, draw)
    if at - failure.first_at > _LONGEST and failure.number >= _FEWEST:
        text = f"Not delivered: for three days it went no further than “{_said(failure)}”."
        return GiveUp(Permanence.UNDETERMINED, Reason("gave_up", text))
    text = f"Waiting: their server asked us to come back later (“{_said(failure)}”)."
    if failure.code == 0:
        text = f"Waiting: the connection to the mail server failed ({_said(failure)})."
    return Retry(at, Reason("deferred", text))


def _is_busy(failure: Failure) -> bool:
    """A sign-in put off by the server: it has too many of them now. Put off again and again, it is a matter for us."""
    is_put_off = failure.stage is Stage.SIGN_IN and 400 <= failure.code < 500
    return is_put_off and 1 <= failure.number <= len(_BUSY_PAUSES)


def _is_ours(failure: Failure) -> bool:
    """Whether an answer speaks of the sender: before any mail began, of our address, or of what we may send."""
    if failure.stage in (Stage.TLS, Stage.SIGN_IN) or failure.code in _SIGN_IN_CODES:
        return True
    if not failure.is_final:
        return False
    if failure.stage in (Stage.CONNECT, Stage.MAIL):
        return failure.enhanced != _TOO_LARGE
    if failure.enhanced in _OUR_FAULT:
        return True
    return failure.enhanced[:4] in ("", "5.7.") and bool(_OURS.search(failure.text))


def _mailbox_fault(failure: Failure, now: datetime, draw: float) -> MailboxFault:
    text = f"Needs you: the mail server of this mailbox refuses us (“{_said(failure)}”). Check its settings."
    return MailboxFault(now + _pause(failure.number + 1, draw), Reason("mailbox_fault", text))


def _give_up(failure: Failure) -> GiveUp:
    if _is_nobody_there(failure):
        said = _said(failure)
        return GiveUp(Permanence.HARD, Reason("refused_hard", f"Address does not exist: “{said}”."))
    text = f"Not delivered: their server refused it (“{_said(failure)}”)."
    return GiveUp(Permanence.UNDETERMINED, Reason("refused", text))


def _is_nobody_there(failure: Failure) -> bool:
    """Said by the enhanced code; without one by the words, but only about RCPT: filters say such things of texts."""
    if failure.enhanced:
        return failure.enhanced in _NOBODY_THERE
    return failure.stage is Stage.RCPT and _NO_SUCH_USER.search(failure.text) is not None


def _pause(number: int, draw: float) -> timedelta:
    return _PAUSES[min(number, len(_PAUSES)) - 1] * (1 - _SPREAD + 2 * _SPREAD * draw)


def _said(failure: Failure) -> str:
    text = " ".join(failure.text.split())[:160]
    return f"{failure.code} {text}" if failure.code and not text.startswith(str(failure.code)) else text
