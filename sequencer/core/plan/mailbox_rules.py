"""What one mailbox lets through: its cap of the day and of the minute, the gap between two mails, and rest in trouble."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from sequencer.core.plan.hours import Hours
from sequencer.core.plan.verdict import RECHECK, Wait
from sequencer.core.reasons import Reason

MINUTE = timedelta(minutes=1)
LONGEST_TURN = timedelta(hours=30)
"""Above any gap and rest: a turn further ahead than this was taken by a clock that was wrong, and does not count."""

_SPREAD = 0.2
_ROOM_SOON = timedelta(seconds=10)
_NO_LIMIT = 1_000_000
_PER_MINUTE = {"smtp.office365.com": 10, "smtp-mail.outlook.com": 10, "smtp.gmail.com": 20}
_PER_MINUTE_ELSEWHERE = 60
_OWN_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
_PER_MINUTE_HERE = 6_000


@dataclass(frozen=True)
class MailboxFacts:
    """What left of a mailbox, or may have, claims of workers included, and when its next turn begins.

    `daily_cap` is the cap of today; `per_minute` of 0 means no limit. `room_at` is when the oldest of `sent_lately` is
    a minute old, `last_left_at` when its latest outreach mail began to leave.
    """

    sent_today: int = 0
    daily_cap: int = 50
    next_day_at: datetime | None = None
    is_growing: bool = False
    sent_lately: int = 0
    per_minute: int = 0
    room_at: datetime | None = None
    gap: timedelta = timedelta(0)
    last_left_at: datetime | None = None
    free_at: datetime | None = None
    trouble: str = ""
    resting: str = ""

    @property
    def room(self) -> int:
        """How many mails may leave right now as far as the caps of the day and the minute go."""
        left = self.daily_cap - self.sent_today
        return max(0, min(left, (self.per_minute or _NO_LIMIT) - self.sent_lately))

    def after(self, count: int) -> Self:
        """The same once so many more mails are on their way."""
        return replace(self, sent_today=self.sent_today + count, sent_lately=self.sent_lately + count)


def mailbox_rule(mailbox: MailboxFacts, hours: Hours, now: datetime) -> Wait | None:
    """The wait for tomorrow, for room in the minute, or for the mailbox's next turn."""
    if mailbox.sent_today >= mailbox.daily_cap:
        until = mailbox.next_day_at or now + RECHECK
        text = f"Waiting: this mailbox has sent its {_mails(mailbox.daily_cap)} of today."
        if mailbox.is_growing:
            text = f"{text} It is new: every day it may send one more."
        return Wait(hours.next_open(until), Reason("daily_cap", text))
    return _minute_rule(mailbox, now) or turn_rule(mailbox, now)


def turn_rule(mailbox: MailboxFacts, now: datetime) -> Wait | None:
    """The wait for the mailbox's next turn alone."""
    if mailbox.free_at is not None and now < mailbox.free_at <= now + LONGEST_TURN:
        if mailbox.trouble:
            reason = Reason("mailbox_trouble", f"Waiting: this mailbox is in trouble. {mailbox.trouble}")
            return Wait(mailbox.free_at, reason)
        if mailbox.resting:
            return Wait(mailbox.free_at, Reason("mailbox_rests", mailbox.resting))
        return Wait(mailbox.free_at, gap_reason(mailbox.gap))
    return gap_rule(mailbox, now)


def gap_rule(mailbox: MailboxFacts, now: datetime) -> Wait | None:
    """The wait for the gap after what left last: a slow mail may leave long after its turn."""
    if mailbox.last_left_at is None or not mailbox.gap:
        return None
    until = mailbox.last_left_at + mailbox.gap
    return Wait(until, gap_reason(mailbox.gap)) if now < until <= now + LONGEST_TURN else None


def spaced(gap: timedelta, draw: float) -> timedelta:
    """The time from one mail to the next: never less than the gap, and up to a fifth more; `draw` lies in [0, 1)."""
    return gap * (1 + _SPREAD * draw)


def usual_per_minute(smtp_host: str) -> int:
    """How many mails a minute a mailbox may send at most, unless somebody says otherwise: well below what providers take."""
    if is_own_machine(smtp_host):
        return _PER_MINUTE_HERE
    return _PER_MINUTE.get(smtp_host.lower(), _PER_MINUTE_ELSEWHERE)


def gap_reason(gap: timedelta) -> Reason:
    """Why a mail waits for the mailbox's next turn."""
    if not gap:
        return Reason("gap", "Waiting: this mailbox leaves time between two mails.")
    return Reason("gap", f"Waiting: this mailbox leaves {length(gap)} between two mails.")


def length(gap: timedelta) -> str:
    """A gap in words: “10 minutes”, “90 seconds”, “2 hours”."""
    seconds = int(gap.total_seconds())
    for size, word in ((3600, "hour"), (60, "minute")):
        if seconds >= size and seconds % size == 0:
            count = seconds // size
            return f"{count} {word}" if count == 1 else f"{count} {word}s"
    return f"{seconds} second" if seconds == 1 else f"{seconds} seconds"


def is_own_machine(host: str) -> bool:
    """Whether a mail server is one on this machine, as in a trial."""
    return host.lower() in _OWN_MACHINE


def _minute_rule(mailbox: MailboxFacts, now: datetime) -> Wait | None:
    if not mailbox.per_minute or mailbox.sent_lately < mailbox.per_minute:
        return None
    until = max(mailbox.room_at or now, now + _ROOM_SOON)
    text = f"Waiting: this mailbox sends at most {_mails(mailbox.per_minute)} a minute."
    return Wait(min(until, now + MINUTE), Reason("minute_cap", text))


def _mails(count: int) -> str:
    return "one mail" if count == 1 else f"{count} mails"
