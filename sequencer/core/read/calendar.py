"""What a calendar part answers: method, event, partstat and time (RFC 5546)."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from email import message_from_bytes
from email.policy import default

from icalendar import Calendar
from icalendar.cal import Component
from icalendar.timezone import tzp

from sequencer.core.addresses import identity

_LONGEST = 200_000  # characters
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER"})
_MOST_ATTENDEES = 200


@dataclass(frozen=True)
class CalendarAnswer:
    """`start` is aware UTC, or a date for an event of whole days; None where it names no instant, as without a zone.

    `attendees` are (address in lower case, partstat); a reply carries one (RFC 5546 3.2.3), a counter all of them.
    `is_automatic` where a machine sent it in its owner's absence.
    """

    method: str
    uid: str | None = None
    partstat: str | None = None
    start: datetime | date | None = None
    comment: str | None = None
    sequence: int | None = None
    end: datetime | date | None = None
    attendees: tuple[tuple[str, str], ...] = ()
    is_automatic: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether an invitation is being answered, rather than sent."""
        return self.method in _ANSWERS

    def partstat_of(self, sender: str) -> str:
        """What a sender answers for themselves; empty where it answers for somebody else alone."""
        if not self.attendees:
            return self.partstat or ""
        mine = identity(sender)
        return next((partstat for address, partstat in self.attendees if identity(address) == mine), "")


def read_calendar(parts: tuple[str, ...]) -> CalendarAnswer | None:
    """The first calendar part that names a method and an event; None where none can be read."""
    for text in parts:
        found = _answer(text[:_LONGEST])
        if found is not None:
            return found
    return None


def invited_start(raw: bytes) -> datetime | None:
    """When the event begins to which a mail of ours invites; None where it takes one back, or has no event."""
    parts = (one for one in message_from_bytes(raw, policy=default).walk() if one.get_content_type() == "text/calendar")
    event = read_calendar(tuple(one.get_content() for one in parts))
    if event is None or event.method != "REQUEST":
        return None
    return event.start if isinstance(event.start, datetime) else None


def _answer(text: str) -> CalendarAnswer | None:
    tzp.use_default()  # the library keeps zones by name, and two mails call different clocks “Customized Time Zone”
    try:
        calendar = Calendar.from_ical(text)
        method = str(calendar.get("method", "")).strip().upper()
        event = next(iter(calendar.walk("VEVENT")), None)
        if not method or event is None:
            return None
        return CalendarAnswer(
            method,
            _text(event, "uid"),
            _partstat(event),
            _instant(event, "dtstart"),
            _text(event, "comment"),
            _number(event),
            _instant(event, "dtend"),
            _attendees(event),
        )
    except Exception:  # noqa: BLE001  the library raises many kinds on hostile text; all mean: not readable
        return None


def _text(event: Component, name: str) -> str | None:
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return str(value).strip()[:2000] or None if value is not None else None


def _partstat(event: Component) -> str | None:
    """Of the one attendee a reply carries (RFC 5546 3.2.3)."""
    given = next((getattr(one, "params", {}).get("PARTSTAT") for one in _every(event)), None)
    return str(given).upper() if given else None


def _attendees(event: Component) -> tuple[tuple[str, str], ...]:
    """Those who are named by an address; some calendars name their own user by a path or a number instead."""
    named = (str(one).strip() for one in _every(event))
    stats = (str(getattr(one, "params", {}).get("PARTSTAT") or "").upper() for one in _every(event))
    pairs = (
        (name[7:].strip().lower(), partstat) for name, partstat in zip(named, stats, strict=True) if _is_mail(name)
    )
    return tuple(pairs)


def _is_mail(name: str) -> bool:
    return name[:7].lower() == "mailto:" and "@" in name


def _every(event: Component) -> list[object]:
    given = event.get("attendee")
    return (given if isinstance(given, list) else [given] if given is not None else [])[:_MOST_ATTENDEES]


def _number(event: Component) -> int | None:
    try:
        return int(str(event.get("sequence")))
    except ValueError:
        return None


def _instant(event: Component, name: str) -> datetime | date | None:
    try:
        value = getattr(event.get(name), "dt", None)
        if isinstance(value, datetime):
            at = value.astimezone(UTC) if value.tzinfo else None  # a clock without a place tells no instant
            return at if at is not None and MINYEAR < at.year < MAXYEAR else None  # which every clock can show
    except (ValueError, OverflowError, AttributeError):  # a broken time; the answer itself still counts
        return None
    return value if isinstance(value, date) else None
