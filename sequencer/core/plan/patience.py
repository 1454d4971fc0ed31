"""What follows from a failed attempt: try again when, give up, or look at the mailbox (S-51, S-52)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.plan.setbacks import Setback
from sequencer.core.reasons import Reason
from sequencer.core.states import Permanence, Stage

_PAUSES = tuple(timedelta(minutes=m) for m in (5, 15, 45, 120, 240))
_LONGEST = timedelta(days=3)
_FEWEST = 5  # nights, weekends and pauses pass without a try
_SPREAD = 0.2
_LONGEST_LINE = 160
_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)")  # RFC 3463, and no part of an IP address
_NOBODY_THERE = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})
_NO_SUCH_USER = re.compile(
    r"no such (?:user|recipient|mailbox|person|address|account)|(?:user|recipient|mailbox) (?:unknown|not found)"
    r"|unknown (?:user|recipient|mailbox)|(?:user|mailbox|account|address|recipient).{0,60}does(?:n't| not) exist"
    r"|user does(?:n't| not) have an? \S+ account",
    re.IGNORECASE,
)
_SIGN_IN_CODES = frozenset({530, 534, 535, 538})  # RFC 4954
_TOO_LARGE = "5.3.4"
_DAILY_LIMIT = "5.4.5"
_SETTINGS = frozenset(
    {
        *("5.1.7", "5.1.8", "5.2.252"),  # our address; sending as somebody
        *("5.7.30", "5.7.57", "5.7.60", "5.7.139"),  # signing in is switched off, or asked for
        *(f"5.7.{number}" for number in range(20, 30)),  # SPF, DKIM, DMARC, PTR (RFC 7372)
        *("5.7.501", "5.7.502", "5.7.503", "5.7.509", "5.7.511", "5.7.515"),
        *("5.7.703", "5.7.705", "5.7.708", "5.7.750"),
    }
)
_SIGN_IN = frozenset({"5.7.8", "5.7.9", "5.7.14"})
_OURS = re.compile(
    r"quota|daily (?:user )?sending|rate.?limit|too many|authenticat|sign.?in|log ?in|send.?as|relay"
    r"|spf|dkim|dmarc|sender address rejected|blocked|blacklist|reputation|outbound.?spam",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"rate.?limit|unusual rate|unexpected volume|throttl|(?:sending|hourly|daily|message|submission|rate) (?:limit|quota)"
    r"|(?:limit|quota) (?:for|on|of) (?:sending|outgoing|messages|emails)|too many (?:messages|e?mails|recipients|connections)"
    r"|concurrent connection|connections? limit|thread limit|exceeded (?:the |your )?(?:maximum|max\b|limit)"
    r"|sent too many|too fast",
    re.IGNORECASE,
)
_LIMITED_FOR_GOOD = re.compile(
    r"(?:daily|hourly|sending|relay) (?:user )?(?:sending )?(?:limit|quota)|exceeded the max emails|SubmissionQuota",
    re.IGNORECASE,
)
"""Said with a code as if for good, but of the hour or the day."""

_THEIRS = ("4.2.", "5.2.2")  # the recipient's own mailbox is full or flooded

BUSY = "mailbox_busy"
THROTTLED = "throttled"
_SHORT_RESTS = tuple(timedelta(minutes=m) for m in (15, 60, 240, 720, 1440))
_DAY_RESTS = tuple(timedelta(hours=h) for h in (4, 12, 24))
_LINE_REST = timedelta(minutes=1)
_SHORT_ABSENCES = 2  # 20 minutes together
_BUSY_PAUSES = tuple(timedelta(minutes=m) for m in (1, 2, 4, 8, 15))

UNKNOWN = Reason(
    "unknown", "Needs you: we do not know whether this left. It is not sent again by itself; we look for it in Sent."
)


@dataclass(frozen=True)
class Retry:
    """The same bytes leave again, not before `at`; where it was no matter of this mail, its mailbox rests meanwhile."""

    at: datetime
    reason: Reason
    rests_until: datetime | None = None


@dataclass(frozen=True)
class Throttle:
    """Our provider takes no more of us for now: the whole mailbox rests until `at`. Nobody has to do anything."""

    at: datetime
    reason: Reason


@dataclass(frozen=True)
class GiveUp:
    """This address will not take this mail; `permanence` says what that means for the address."""

    permanence: Permanence
    reason: Reason
    setback: Setback | None = None


@dataclass(frozen=True)
class MailboxFault:
    """Our own account, provider or settings are at fault: the mailbox rests, the candidate is untouched."""

    retry_at: datetime
    reason: Reason
    setback: Setback | None = None


Consequence = Retry | Throttle | GiveUp | MailboxFault


def ends_batch(what: Consequence) -> bool:
    """Whether the mails behind this one would meet the same: it was not about this mail but about the mailbox."""
    return isinstance(what, MailboxFault | Throttle) or (isinstance(what, Retry) and what.rests_until is not None)


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
    def told(self) -> str:
        """The answer on one short line. It ends with a whole word, so that half an address can still be told for one."""
        text = " ".join(self.text.split())
        if len(text) > _LONGEST_LINE:
            text = text[: _LONGEST_LINE + 1].rpartition(" ")[0] or text[:_LONGEST_LINE]
        return f"{self.code} {text}" if self.code and not text.startswith(str(self.code)) else text

    @property
    def is_of_the_line(self) -> bool:
        """Whether it was the connection that failed, so that the next mail would need a new one."""
        is_early = self.stage in (Stage.CONNECT, Stage.TLS, Stage.SIGN_IN)
        return is_early or self.code == 421 or (self.stage is Stage.MAIL and self.code == 0 and not self.is_final)

    @property
    def is_put_off_by_us(self) -> bool:
        """Whether no server was asked to take it after all: our own words begin with an enhanced code here too."""
        return self.code == 0 and self.enhanced[:1] == "4" and self.text.startswith("4.")

    @property
    def is_final(self) -> bool:
        """Whether trying again is pointless. Our own refusals have no code and begin with an enhanced one."""
        return self.code >= 500 or (self.code == 0 and self.enhanced[:1] == "5" and self.text.startswith("5."))


def after_failure(failure: Failure, now: datetime, draw: float) -> Consequence:
    """What follows; `draw` in [0, 1) spreads retries by a fifth either way."""
    if _is_busy(failure):
        text = f"Waiting: the mail server of this mailbox takes no sign-ins right now (“{failure.told}”)."
        pause = _BUSY_PAUSES[failure.number - 1] * (1 + _SPREAD * draw)
        return Retry(now + pause, Reason(BUSY, text), now + pause)
    if _is_out_of_reach(failure):
        return _out_of_reach(failure, now, draw)
    if _is_limited(failure) and now - failure.first_at <= _LONGEST:
        return _throttle(failure, now, draw)
    if _is_ours(failure):
        return _mailbox_fault(failure, now, draw)
    if failure.is_final:
        return _give_up(failure)
    at = now + _pause(failure.number, draw)
    if at - failure.first_at > _LONGEST and failure.number >= _FEWEST:
        text = f"Not delivered: for three days it went no further than “{failure.told}”."
        return GiveUp(Permanence.UNDETERMINED, Reason("gave_up", text))
    text = f"Waiting: their server asked us to come back later (“{failure.told}”)."
    if failure.code == 0:
        text = f"Waiting: the connection to the mail server failed ({failure.told})."
        if failure.is_put_off_by_us:
            text = f"Waiting: {failure.text.partition(' ')[2]}"
    return Retry(at, Reason("deferred", text), now + _LINE_REST if failure.is_of_the_line else None)


def _is_busy(failure: Failure) -> bool:
    """A sign-in put off by the server: it has too many of them now. Put off again and again, it is a matter for us."""
    is_put_off = failure.stage is Stage.SIGN_IN and 400 <= failure.code < 500
    return is_put_off and 1 <= failure.number <= len(_BUSY_PAUSES)


def _is_out_of_reach(failure: Failure) -> bool:
    """No server was there to speak: away for a while, or the name of another one."""
    return failure.stage is Stage.CONNECT and failure.code == 0 and not failure.is_final


def _out_of_reach(failure: Failure, now: datetime, draw: float) -> Consequence:
    """It may be back in some minutes; after that somebody has to look, however long it takes: no mail is given up."""
    at = now + _pause(failure.number, draw)
    if failure.number <= _SHORT_ABSENCES:
        text = f"Waiting: the connection to the mail server failed ({failure.told})."
        return Retry(at, Reason("deferred", text), at)
    text = f"Needs you: no connection to the mail server of this mailbox (“{failure.told}”). Check its settings."
    return MailboxFault(at, Reason("mailbox_fault", text))


def _is_ours(failure: Failure) -> bool:
    """Whether an answer speaks of the sender: before any mail began, of our address, or of what we may send."""
    if failure.stage in (Stage.TLS, Stage.SIGN_IN) or failure.code in _SIGN_IN_CODES:
        return True
    if not failure.is_final:
        return False
    if failure.stage in (Stage.CONNECT, Stage.MAIL):
        return failure.enhanced != _TOO_LARGE
    if failure.enhanced in _SETTINGS | _SIGN_IN | {_DAILY_LIMIT}:
        return True
    return failure.enhanced[:4] in ("", "5.7.") and bool(_OURS.search(failure.text))


def _is_limited(failure: Failure) -> bool:
    """Whether our provider counts what we send and has had enough for now; a full mailbox of theirs is not that."""
    if failure.stage in (Stage.CONNECT, Stage.TLS, Stage.SIGN_IN) or failure.code == 0:
        return False
    if failure.enhanced == _DAILY_LIMIT:
        return True
    words = _LIMITED_FOR_GOOD if failure.is_final else _LIMITED
    return not failure.enhanced.startswith(_THEIRS) and words.search(failure.text) is not None


def _throttle(failure: Failure, now: datetime, draw: float) -> Throttle:
    """A limit of the day is tried again in hours, one of the moment in minutes; both rest a day at most."""
    rests = _DAY_RESTS if failure.is_final else _SHORT_RESTS
    rest = rests[min(failure.number, len(rests)) - 1] * (1 - _SPREAD * draw)
    said = failure.told
    text = f"Waiting: the provider of this mailbox takes no more mail from it for now (“{said}”). It rests a while."
    return Throttle(now + rest, Reason(THROTTLED, text))


def _mailbox_fault(failure: Failure, now: datetime, draw: float) -> MailboxFault:
    text = f"Needs you: the mail server of this mailbox refuses us (“{failure.told}”). Check its settings."
    return MailboxFault(now + _pause(failure.number + 1, draw), Reason("mailbox_fault", text), _fault(failure))


def _fault(failure: Failure) -> Setback | None:
    """What a refusal of us counts as; a line that does not stand, or a sign-in put off, is counted as nothing."""
    if failure.enhanced in _SETTINGS:
        return Setback.SETTINGS
    if failure.code in _SIGN_IN_CODES or failure.enhanced in _SIGN_IN:
        return Setback.SIGN_IN
    return Setback.POLICY if failure.code >= 500 else None


def _give_up(failure: Failure) -> GiveUp:
    if _is_nobody_there(failure):
        said = failure.told
        return GiveUp(
            Permanence.HARD, Reason("refused_hard", f"Address does not exist: “{said}”."), Setback.HARD_BOUNCE
        )
    text = f"Not delivered: their server refused it (“{failure.told}”)."
    if failure.code == 0:  # refused by ourselves, before any server heard of it
        text = f"Not sent: {failure.told}"
    is_policy = failure.code >= 500 and failure.enhanced.startswith("5.7.")
    return GiveUp(Permanence.UNDETERMINED, Reason("refused", text), Setback.POLICY if is_policy else None)


def _is_nobody_there(failure: Failure) -> bool:
    """Said by the enhanced code; without one by the words, but only about RCPT: filters say such things of texts."""
    if failure.enhanced:
        return failure.enhanced in _NOBODY_THERE
    return failure.stage is Stage.RCPT and _NO_SUCH_USER.search(failure.text) is not None


def _pause(number: int, draw: float) -> timedelta:
    return _PAUSES[min(number, len(_PAUSES)) - 1] * (1 - _SPREAD + 2 * _SPREAD * draw)
