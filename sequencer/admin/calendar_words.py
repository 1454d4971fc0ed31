"""Calendars in words: what each kind asks for, how each calendar stands, and what follows where it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sequencer.admin import words
from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.busy.rules import KNOWN_FOR
from sequencer.core.meet.busy.values import TAKEN_INSTEAD, Counts
from sequencer.store.calendars import Calendar, standing_of

KINDS = (
    (CalendarKind.ICS, "Secret web address"),
    (CalendarKind.CALDAV, "CalDAV"),
    (CalendarKind.GOOGLE, "Google Calendar"),
    (CalendarKind.MICROSOFT, "Microsoft 365"),
)

COUNTS = {
    "needs_action": (
        (Counts.SOFT, "Free, but offered last"),
        (Counts.BUSY, "Taken"),
        (Counts.FREE, "Free"),
    ),
    "tentative": (
        (Counts.BUSY, "Taken"),
        (Counts.SOFT, "Free, but offered last"),
        (Counts.FREE, "Free"),
    ),
}


@dataclass(frozen=True)
class About:
    """What the fields of one kind are called; an empty label leaves a field out."""

    lead: str
    address: str
    address_hint: str
    user: str = ""
    user_hint: str = ""
    secret: str = ""
    secret_hint: str = ""
    tenant: str = ""
    key: str = ""
    key_hint: str = ""


ABOUT: Mapping[CalendarKind, About] = {
    CalendarKind.ICS: About(
        "Nearly every calendar gives out such an address. Google: settings of the calendar, “Secret address in iCal "
        "format”. Outlook: “Publish a calendar”, with times only. iCloud: share it as a public calendar.",
        "Web address",
        "It begins with https:// or webcal://. Whoever knows it can read the calendar, so it is sealed here.",
        "User name",
        "Only where the address asks for one.",
        "Password",
    ),
    CalendarKind.CALDAV: About(
        "Nextcloud, iCloud, Fastmail, mailbox.org and most servers of one’s own. With a second factor they ask for an "
        "app password, made in the account’s security settings; iCloud always does.",
        "Server or calendar",
        "Like https://cloud.example.org, https://caldav.icloud.com or https://caldav.fastmail.com.",
        "User name",
        "Mostly the mail address.",
        "Password, or app password",
    ),
    CalendarKind.GOOGLE: About(
        "We ask only when the person is busy. The calendar has to be shared with the account of the key: “See only "
        "free/busy”.",
        "Address of the calendar",
        "Mostly the person’s own mail address.",
        key="Key file (JSON)",
        key_hint="The key of a service account, as Google gives it out. Sealed when you press the button.",
    ),
    CalendarKind.MICROSOFT: About(
        "We ask only when the person is busy. An administrator of Microsoft 365 registers an application that may read "
        "calendars’ basic data (Calendars.ReadBasic.All).",
        "Mail address of the person",
        "The address of their Microsoft 365 mailbox.",
        "Application (client) ID",
        "",
        "Client secret",
        "Its value, not its ID.",
        "Directory (tenant) ID",
    ),
}
_KIND_WORDS = dict(KINDS)


@dataclass(frozen=True)
class CalendarLine:
    """One calendar as a row: `family` as in the status language; `says` is a state, `more` what follows."""

    calendar_id: int
    name: str
    kind: str
    family: str
    says: str
    more: str
    is_unread: bool = False
    mend: str = "Enter the sign-in again"


def calendar_line(one: Calendar, ahead: int, first_name: str, zone: str, now: datetime) -> CalendarLine:
    """`ahead` is how many busy times it has that are not over."""
    standing = standing_of(one)
    read_at = one.last_read_at
    if read_at is None:
        family, says = "need", "This calendar was never read."
        more = f"{one.trouble} Until it is, none of {first_name}’s time is offered.".strip()
    elif standing.is_unknown(now):
        since = words.moment(one.failing_since or read_at, zone, now)
        family, says = "need", f"We cannot read this calendar since {since}, so none of {first_name}’s time is offered."
        more = one.trouble
    elif one.failing_since is not None:
        family, says = "need", f"We cannot read this calendar since {words.moment(one.failing_since, zone, now)}."
        until = words.clock(read_at + KNOWN_FOR, zone)
        more = f"{one.trouble} What it said last counts until {until}."
    else:
        taken = words.count(ahead, "busy time", "busy times")
        family, says = "done", f"Read at {words.moment(read_at, zone, now)}, {taken} ahead"
        more = " ".join(one.warnings)
        if any(not warning.endswith(TAKEN_INSTEAD) for warning in one.warnings):
            family, says = "need", f"{says}. Some busy time of {first_name} may be missing"
            more += " Mend these entries in the calendar."
    is_unread = read_at is None or one.failing_since is not None or standing.is_unknown(now)
    line = CalendarLine(one.id, one.name, _KIND_WORDS[one.kind], family, says, more, is_unread)
    return replace(line, mend="Enter the address again") if one.kind is CalendarKind.ICS else line
