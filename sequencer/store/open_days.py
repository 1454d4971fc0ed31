"""The days on which mail to one person leaves, put together from rows that are loaded anyway: no question is asked here."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.plan.day_spans import DaySpan
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.windows import SendWindow, known_zone
from sequencer.store.candidates import Candidate
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, the_organisation


def quiet_days_of(organisation: Organisation) -> tuple[DaySpan, ...]:
    """The days on which no outreach leaves at all, in order of time."""
    return tuple(DaySpan.from_mapping(one) for one in organisation.quiet_days or ())


def leave_of(mailbox: Mailbox) -> tuple[DaySpan, ...]:
    """The days on which whoever writes from a mailbox is away, in order of time."""
    return tuple(DaySpan.from_mapping(one) for one in mailbox.leave or ())


def as_rows(spans: Iterable[DaySpan]) -> list[dict[str, str]]:
    """Spans as both columns keep them."""
    return [span.to_mapping() for span in spans]


def open_days(organisation: Organisation, candidate: Candidate, mailbox: Mailbox | None) -> OpenDays:
    """On which days outreach from a mailbox to a candidate leaves."""
    return OpenDays(
        country=candidate.country or "",
        home=ZoneInfo(organisation.zone),
        quiet=quiet_days_of(organisation),
        leave=leave_of(mailbox) if mailbox is not None else (),
    )


def days_of(session: Session, candidate: Candidate) -> OpenDays:
    """The days of a candidate, whoever writes: their country's, and the quiet ones of everybody."""
    return open_days(the_organisation(session), candidate, None)


def hours_of(organisation: Organisation, candidate: Candidate, mailbox: Mailbox | None, window: SendWindow) -> Hours:
    """When outreach from a mailbox to a candidate leaves."""
    days = open_days(organisation, candidate, mailbox)
    return Hours(window, zone_for(organisation, candidate), days, is_guessed(candidate))


def zone_for(organisation: Organisation, candidate: Candidate) -> ZoneInfo:
    """The candidate's zone, else the organisation's as a guess; one that the world has given up is unknown."""
    return known_zone(candidate.zone or "") or ZoneInfo(organisation.zone)


def is_guessed(candidate: Candidate) -> bool:
    """Whether the zone we take for theirs is a guess."""
    return known_zone(candidate.zone or "") is None
