"""Whether a service mail may leave right now: an offer, an answer, a confirmation, a cancellation, a note to a colleague.

It answers somebody, so no run, send window, gap between mails or daily cap keeps it. What people have paused does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.meet.remind import leaves_at
from sequencer.core.plan.verdict import Pause, Send, Skip, Verdict, Wait, paused
from sequencer.core.reasons import Reason

MOST_IN_A_BURST = 10
BURST = timedelta(minutes=1)
"""No mailbox lets more service mails go in a minute: providers take that for a machine gone wrong, and a pause that
ends must not become a flood."""


@dataclass(frozen=True)
class ServiceFacts:
    """Everything the decision depends on.

    `is_suppressed` by a wish that holds for this kind of mail; `recent` are the instants at which the mailbox's last
    service mails left.
    """

    now: datetime
    is_suppressed: bool
    is_address_dead: bool
    pauses: tuple[Pause, ...]
    recent: tuple[datetime, ...] = ()
    in_flight: int = 0
    mailbox_free_at: datetime | None = None
    mailbox_trouble: str = ""
    reminds_of: tuple[datetime, ZoneInfo] | None = None  # the interview that a reminder is about, on whose clock


def may_serve(facts: ServiceFacts) -> Verdict:
    """Whether a service mail may leave at `facts.now`."""
    if facts.is_suppressed:
        return Skip(Reason("suppressed", "Asked us not to write. Only they can change that."))
    if facts.is_address_dead:
        return Skip(Reason("dead_address", "The address does not exist any more. Add another one to write again."))
    if facts.reminds_of is not None and leaves_at(facts.now, *facts.reminds_of) is None:
        return Skip(Reason("too_late", "A reminder that comes too late helps nobody."))
    return paused(facts.pauses, facts.now) or _hour_rule(facts) or _trouble_rule(facts) or _burst_rule(facts) or Send()


def _hour_rule(facts: ServiceFacts) -> Wait | None:
    """A reminder was asked for by nobody, so it keeps to decent hours of its reader's day."""
    at = leaves_at(facts.now, *facts.reminds_of) if facts.reminds_of is not None else None
    if at is None or at <= facts.now:
        return None
    return Wait(at, Reason("their_night", "Waiting: it leaves in the morning of their day."))


def _trouble_rule(facts: ServiceFacts) -> Wait | None:
    """The gap between two mails is for outreach; only a mailbox that rests because of trouble keeps this one back."""
    if facts.mailbox_trouble and facts.mailbox_free_at is not None and facts.mailbox_free_at > facts.now:
        reason = Reason("mailbox_trouble", f"Waiting: this mailbox is in trouble. {facts.mailbox_trouble}")
        return Wait(facts.mailbox_free_at, reason)
    return None


def _burst_rule(facts: ServiceFacts) -> Wait | None:
    lately = sorted(at for at in facts.recent if at > facts.now - BURST)
    if len(lately) + facts.in_flight < MOST_IN_A_BURST:
        return None
    free = lately[0] + BURST if lately else facts.now + BURST
    return Wait(free, Reason("burst", f"Waiting: this mailbox has just sent {MOST_IN_A_BURST} mails in a minute."))
