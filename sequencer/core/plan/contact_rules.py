"""Company-wide consideration for one person: how soon and how often anybody here may write to them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.verdict import Wait
from sequencer.core.reasons import Reason

TWELVE_MONTHS = timedelta(days=366)


@dataclass(frozen=True)
class LastMail:
    """The latest outreach mail to a person: when its text began to leave, from whom, of which team."""

    at: datetime
    by: str
    team: str
    subject: str
    touch_id: int = 0

    @property
    def author(self) -> str:
        """Who wrote, with their team."""
        return f"{self.by} ({self.team})" if self.team else self.by

    def told(self, zone: ZoneInfo, to: str = "") -> str:
        """Who wrote, with their team, what and on which day of this zone; `to` may say to whom."""
        subject = f" “{self.subject}”" if self.subject else ""
        return f"{self.author} wrote{subject}{to} on {self.at.astimezone(zone):%-d %B}"


@dataclass(frozen=True)
class ContactFacts:
    """Outreach to one person by anyone here. Instants are aware, oldest first; `last` may be left out where nothing waits."""

    last_outreach_at: datetime | None
    min_gap: Delay
    year_of_outreach: tuple[datetime, ...] = field(default=())
    max_mails: int = 12
    last: LastMail | None = None


def contact_rule(contact: ContactFacts, hours: Hours, now: datetime) -> Wait | None:
    """The wait for a gap to pass, or for the year to have room again."""
    if contact.last_outreach_at is not None:
        free = hours.after(contact.min_gap, contact.last_outreach_at)
        if free > now:
            told = _told(contact, hours)
            text = f"Not written: {told}, less than {contact.min_gap} ago. Company-wide gap."
            if not told:
                text = (
                    f"Not written: the last mail to this person is less than {contact.min_gap} old. Company-wide gap."
                )
            return Wait(hours.next_open(free), Reason("min_gap", text))
    free_again = room_at(contact)
    if free_again is not None and free_again > now:
        told = _told(contact, hours)
        latest = f" The latest: {told}." if told else ""
        text = f"Not written: {most_mails(contact.max_mails)}.{latest}"
        return Wait(hours.next_open(free_again), Reason("max_mails", text))
    return None


def room_at(contact: ContactFacts) -> datetime | None:
    """When the year of a person has room for another mail; None where it has some without a wait."""
    if len(contact.year_of_outreach) < contact.max_mails:
        return None
    return sorted(contact.year_of_outreach)[-contact.max_mails] + TWELVE_MONTHS


def most_mails(number: int) -> str:
    """How many mails one person gets at most, as the rest of a sentence."""
    many = "one mail in twelve months is" if number == 1 else f"{number} mails in twelve months are"
    return f"{many} the most anybody gets from us"


def _told(contact: ContactFacts, hours: Hours) -> str:
    """Who wrote last, what and when, on the person's clock."""
    return contact.last.told(hours.zone) if contact.last is not None else ""
