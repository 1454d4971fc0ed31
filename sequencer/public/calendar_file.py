"""A booked call for the calendar of whoever has its page: a name and a time, no company, no role, no link.

As a file, and as the addresses at which web calendars begin an entry; those are asked only when somebody follows them.
"""

from datetime import UTC, datetime
from urllib.parse import urlencode

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


def web_calendars(start_at: datetime, end_at: datetime, summary: str, note: str) -> tuple[tuple[str, str], ...]:
    """(name, address) of the web calendars that take an entry by link."""
    start, end = (f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" for at in (start_at, end_at))
    google = {"action": "TEMPLATE", "text": summary, "dates": f"{start}/{end}", "details": note}
    begins, ends = (f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for at in (start_at, end_at))
    path = {"path": "/calendar/action/compose", "rru": "addevent"}
    outlook = {**path, "subject": summary, "startdt": begins, "enddt": ends, "body": note}
    return (
        ("Google", f"https://calendar.google.com/calendar/render?{urlencode(google)}"),
        ("Outlook", f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(outlook)}"),
    )
