"""What a calendar part answers: method, event, partstat and time (RFC 5546)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar
from icalendar.cal import Component

_LONGEST = 200_000  # characters
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER"})


@dataclass(frozen=True)
class CalendarAnswer:
    """`start` is aware UTC, or a date for an event of whole days."""

    method: str
    uid: str | None = None
    partstat: str | None = None
    start: datetime | date | None = None
    comment: str | None = None

    @property
    def is_answer(self) -> bool:
        """Whether an invitation is being answered, rather than sent."""
        return self.method in _ANSWERS


def read_calendar(parts: tuple[str, ...]) -> CalendarAnswer | None:
    """The first calendar part that names a method and an event; None where none can be read."""
    for text in parts:
        found = _answer(text[:_LONGEST])
        if found is not None:
            return found
    return None


def _answer(text: str) -> CalendarAnswer | None:
    try:
        calendar = Calendar.from_ical(text)
        method = str(calendar.get("method", "")).upper()
        event = next(iter(calendar.walk("VEVENT")), None)
        if not method or event is None:
            return None
        return CalendarAnswer(method, _text(event, "uid"), _partstat(event), _start(event), _text(event, "comment"))
    except Exception:  # noqa: BLE001  the library raises many kinds on hostile text; all mean: not readable
        return None


def _text(event: Component, name: str) -> str | None:
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return str(value).strip()[:2000] or None if value is not None else None


def _partstat(event: Component) -> str | None:
    """Of the one attendee a reply carries (RFC 5546 3.2.3)."""
    attendees = event.get("attendee")
    first = attendees[0] if isinstance(attendees, list) and attendees else attendees
    given = getattr(first, "params", {}).get("PARTSTAT")
    return str(given).upper() if given else None


def _start(event: Component) -> datetime | date | None:
    try:
        value = getattr(event.get("dtstart"), "dt", None)
        if isinstance(value, datetime):
            return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    except (ValueError, OverflowError, AttributeError):  # a broken time; the answer itself still counts
        return None
    return value if isinstance(value, date) else None
