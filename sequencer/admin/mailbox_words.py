"""How a mailbox stands, as people say it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sequencer.admin.words import Status, count, day, moment
from sequencer.core.mail_providers import ProviderFacts
from sequencer.core.plan.mailbox_rules import spaced
from sequencer.core.plan.ramp import Ramp
from sequencer.store.mailboxes import Mailbox


@dataclass(frozen=True)
class MailboxState:
    """`more` says what follows from it; `trouble` is what the server or we have to say, word for word."""

    status: Status
    more: str = ""
    trouble: str = ""

    @property
    def family(self) -> str:
        return self.status.family

    @property
    def words(self) -> str:
        return self.status.words


def mailbox_state(mailbox: Mailbox, held: int, now: datetime, zone: str) -> MailboxState:
    """The state of a mailbox with the number of mails that wait because of it."""
    holds = f"{count(held, 'mail holds', 'mails hold')} until then." if held else "No mail waits for it now."
    if mailbox.pause_code:
        return MailboxState(Status("need", "Paused by Sequencer"), holds, why_paused(mailbox.pause_reason))
    if mailbox.send_trouble:
        return MailboxState(Status("need", "We cannot send from this mailbox"), holds, mailbox.send_trouble)
    if mailbox.trouble:
        since = f" since {moment(mailbox.trouble_at, zone, now)}" if mailbox.trouble_at else ""
        return MailboxState(Status("need", f"We cannot read this mailbox{since}"), holds, mailbox.trouble)
    if mailbox.paused_at is not None:
        why = mailbox.pause_reason or f"since {moment(mailbox.paused_at, zone, now)}"
        return MailboxState(Status("wait", "Paused"), f"{why.rstrip('.')}. Answers are read as always.")
    if mailbox.resting and mailbox.free_at is not None and mailbox.free_at > now:
        until = moment(mailbox.free_at, zone, now)
        return MailboxState(Status("wait", f"Rests until {until}"), mailbox.resting.removeprefix("Waiting: "))
    if mailbox.copy_trouble:
        more = "Mails leave and answers are read as always."
        return MailboxState(Status("need", "Copies are missing in Sent"), more, mailbox.copy_trouble)
    if mailbox.read_at is None:
        return MailboxState(Status("wait", "Not read yet"), "Nothing leaves from a mailbox that nobody reads.")
    return MailboxState(Status("done", "in order"), f"Read {moment(mailbox.read_at, zone, now)}.")


def why_paused(reason: str) -> str:
    """Why the machine has paused a mailbox, without saying again that it has."""
    said = reason.removeprefix("Needs you: ").removeprefix("paused by Sequencer, ")
    return said[:1].upper() + said[1:]


def pace_words(mailbox: Mailbox, ramp: Ramp, today: date) -> tuple[tuple[str, str], ...]:
    """(what, how) of how fast a mailbox writes."""
    found = [("At most", f"{count(mailbox.daily_cap, 'mail', 'mails')} a day")]
    if ramp.is_on and ramp.begun(today).is_growing(today):
        grown = ramp.grown_on
        so_far = f"{ramp.begun(today).cap_on(today)} today, one more each day"
        when = f"It is full grown on {day(grown)}." if grown else "It begins to grow with its first mail."
        found.append(("It is new", f"{so_far}. {when}"))
    if mailbox.gap:
        found.append(("Apart", f"{took(mailbox.gap)} to {took(spaced(mailbox.gap, 1.0))}"))
    else:
        found.append(("Apart", "No gap"))
    if mailbox.per_minute:
        found.append(("In a minute", f"{count(mailbox.per_minute, 'mail', 'mails')} at most"))
    return tuple(found)


def provider_words(facts: ProviderFacts) -> tuple[tuple[str, str], ...]:
    """(what, how) of what the provider does with our mails, as we have seen it or as is usual with it."""
    copies = {
        True: "The provider puts one into Sent by itself.",
        False: "We put one into Sent a minute after a mail has left.",
        None: "Not known yet. We look each time, and put one into Sent where there is none.",
    }
    ids = {
        True: "It gives each mail an id of its own. A follow-up waits until we know it, a day at most.",
        False: "It keeps the id we give a mail.",
        None: "Not known yet.",
    }
    return (("Copies", copies[facts.files_sent]), ("Ids of mails", ids[facts.rewrites_ids]))


def took(length: timedelta) -> str:
    """“0.4 s”, “41 seconds”, “10 minutes”, “2 hours”."""
    seconds = length.total_seconds()
    if seconds < 0.05:
        return "at once"
    if seconds < 10:
        return f"{seconds:.1f} s"
    for size, one, many in ((3600, "hour", "hours"), (60, "minute", "minutes")):
        if seconds >= size and seconds % size == 0:
            return count(int(seconds // size), one, many)
    return f"{round(seconds)} seconds"
