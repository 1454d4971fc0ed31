"""Company-wide consideration for one person: how soon and how often anybody here may write to them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.verdict import Wait
from sequencer.core.reasons import Reason


@dataclass(frozen=True)
class ContactFacts:
    """Outreach to one person by anyone here. Instants are aware, oldest first."""

    last_outreach_at: datetime | None
    min_gap: Delay
    year_of_outreach: tuple[datetime, ...] = field(default=())
    max_mails: int = 12


def contact_rule(contact: ContactFacts, hours: Hours, now: datetime) -> Wait | None:
    """The wait for a gap to pass, or for the year to have room again."""
    if contact.last_outreach_at is not None:
        free = contact.min_gap.after(contact.last_outreach_at, hours.zone)
        if free > now:
            text = f"Not written: the last mail to this person is less than {contact.min_gap} old. Company-wide gap."
            return Wait(hours.next_open(free), Reason("min_gap", text))
    if len(contact.year_of_outreach) >= contact.max_mails:
        free = sorted(contact.year_of_outreach)[-contact.max_mails] + timedelta(days=366)
        text = f"Not written: {contact.max_mails} mails in twelve months are the most anybody gets from us."
        return Wait(hours.next_open(free), Reason("max_mails", text))
    return None
