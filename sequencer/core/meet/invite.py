"""Invitations that every calendar understands: iTIP (RFC 5546) in iCalendar (RFC 5545), times in UTC."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText

_PRODUCT = "-//Sequencer//Interviews//EN"


class Method(StrEnum):
    REQUEST = "REQUEST"  # the first invitation, and each change of it: same UID, a higher SEQUENCE
    CANCEL = "CANCEL"
    DECLINECOUNTER = "DECLINECOUNTER"  # a proposed time cannot be; the event stays as it is


@dataclass(frozen=True)
class Invitation:
    """One event to one person. The organizer is the mailbox that answers come back to."""

    method: Method
    uid: str
    sequence: int
    start_at: datetime
    end_at: datetime
    stamped_at: datetime
    summary: str
    description: str
    location: str
    organizer_name: str
    organizer_address: str
    attendee_name: str
    attendee_address: str
    is_optional: bool = False  # they need not come


def as_calendar(given: Invitation) -> bytes:
    """The calendar part of a mail: CRLF, folded lines, no zone definitions needed."""
    is_off = given.method is Method.CANCEL
    asks = given.method is Method.REQUEST
    event = Event()
    event.add("uid", given.uid)
    event.add("sequence", given.sequence)
    event.add("dtstamp", given.stamped_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", given.start_at.astimezone(UTC))
    event.add("dtend", given.end_at.astimezone(UTC))
    event.add("summary", _clean(given.summary))
    if given.description:
        event.add("description", _clean(given.description))
    if given.location:
        event.add("location", _clean(given.location))
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("class", "PRIVATE")
    event["organizer"] = _person(given.organizer_name, given.organizer_address)
    event.add("attendee", _attendee(given, asks=asks), encode=False)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", str(given.method))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _attendee(given: Invitation, *, asks: bool) -> vCalAddress:
    attendee = _person(given.attendee_name, given.attendee_address)
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("OPT-PARTICIPANT" if given.is_optional else "REQ-PARTICIPANT")
    if asks:
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        attendee.params["RSVP"] = vText("TRUE")
    return attendee


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    if clean := _clean(name).replace('"', "'").replace("\n", " "):
        person.params["CN"] = vText(clean)
    return person


def _clean(text: str) -> str:
    """One kind of line end, and nothing a calendar could take for a line of its own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or c.isprintable()).strip()
