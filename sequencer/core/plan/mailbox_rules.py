"""What one mailbox lets through: its daily cap, the time between two of its mails, and rest when it is in trouble."""

from dataclasses import dataclass
from datetime import datetime

from sequencer.core.plan.hours import Hours
from sequencer.core.plan.verdict import RECHECK, Wait
from sequencer.core.reasons import Reason


@dataclass(frozen=True)
class MailboxFacts:
    """`sent_today` counts what left or may have; `free_at` is when its next turn begins."""

    sent_today: int = 0
    daily_cap: int = 50
    next_day_at: datetime | None = None
    free_at: datetime | None = None
    trouble: str = ""


def mailbox_rule(mailbox: MailboxFacts, hours: Hours, now: datetime) -> Wait | None:
    """The wait for tomorrow, or for the mailbox's next turn."""
    if mailbox.sent_today >= mailbox.daily_cap:
        until = mailbox.next_day_at or now + RECHECK
        text = f"Waiting: this mailbox has sent its {mailbox.daily_cap} mails of today."
        return Wait(hours.next_open(until), Reason("daily_cap", text))
    return turn_rule(mailbox, now)


def turn_rule(mailbox: MailboxFacts, now: datetime) -> Wait | None:
    """The wait for the mailbox's next turn alone."""
    if mailbox.free_at is None or mailbox.free_at <= now:
        return None
    if mailbox.trouble:
        reason = Reason("mailbox_trouble", f"Waiting: this mailbox is in trouble. {mailbox.trouble}")
        return Wait(mailbox.free_at, reason)
    return Wait(mailbox.free_at, Reason("gap", "Waiting: this mailbox leaves time between two mails."))
