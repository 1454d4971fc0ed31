"""The calendar file of a booked call for whoever has its page: a name and a time, no company, no role, no link."""

from datetime import UTC, datetime

from icalendar import Calendar, Event

_PRODUCT = "-//Sequencer//Interviews//EN"


def calendar_file(uid: str, start_at: datetime, end_at: datetime, now: datetime, summary: str, note: str) -> bytes:
    """An entry to keep for oneself; the invitation that can be answered came by mail."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start_at.astimezone(UTC))
    event.add("dtend", end_at.astimezone(UTC))
    event.add("summary", summary)
    event.add("description", note)
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
