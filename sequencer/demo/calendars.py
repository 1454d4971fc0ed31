"""The calendars of our own people, as a provider gives them out: feeds at secret addresses, on loopback only."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from icalendar import Calendar, Event

_LOOPBACK = "127.0.0.1"
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)  # when everything in them was written down


@dataclass(frozen=True)
class Appointment:
    """`start_at` and `end_at` are in their owner's zone; a `weekly` one comes back every week."""

    title: str
    start_at: datetime
    end_at: datetime
    weekly: bool = False


@dataclass(frozen=True)
class OwnCalendar:
    """From `gone_at` on nothing is at its address any more; None where it stays."""

    owner: str
    name: str
    appointments: tuple[Appointment, ...] = ()
    gone_at: datetime | None = None

    @property
    def feed(self) -> bytes:
        """The whole of it (RFC 5545)."""
        calendar = Calendar()
        for field, value in (("prodid", "-//Invented calendar//EN"), ("version", "2.0"), ("x-wr-calname", self.name)):
            calendar.add(field, value)
        for number, one in enumerate(self.appointments, 1):
            calendar.add_component(_event(one, f"{number}-{self.owner}"))
        feed: bytes = calendar.to_ical()
        return feed


class CalendarHost:
    """Gives out each calendar as it is at the instant `now` says. It runs in threads of its own."""

    def __init__(self, calendars: tuple[OwnCalendar, ...], now: Callable[[], datetime]) -> None:
        self._paths = {one: f"/{secrets.token_urlsafe(18)}/basic.ics" for one in calendars}
        self._feeds = {path: (one, one.feed) for one, path in self._paths.items()}
        self._now = now
        self._server = ThreadingHTTPServer((_LOOPBACK, 0), _handler_of(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="calendar-host", daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def addresses(self) -> dict[OwnCalendar, str]:
        """Where each calendar is found by whoever was given its secret address."""
        return {one: f"http://{_LOOPBACK}:{self.port}{path}" for one, path in self._paths.items()}

    def start(self) -> "CalendarHost":
        self._thread.start()
        return self

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def feed_at(self, path: str) -> bytes | None:
        """What is at a path now; None for nothing."""
        found, feed = self._feeds.get(path, (None, b""))
        is_there = found is not None and (found.gone_at is None or self._now() < found.gone_at)
        return feed if is_there else None


def load_calendars(folder: Path) -> tuple[OwnCalendar, ...]:
    """The calendars in `calendars.yaml` of a company; none where it has no such file."""
    file = folder / "calendars.yaml"
    return tuple(map(_calendar, yaml.safe_load(file.read_text(encoding="utf-8")))) if file.exists() else ()


def _calendar(given: dict[str, Any]) -> OwnCalendar:
    zone = ZoneInfo(given["zone"])
    appointments = tuple(_appointment(one, zone) for one in given["appointments"])
    return OwnCalendar(given["owner"], given["name"], appointments, given.get("gone_at"))


def _appointment(given: dict[str, Any], zone: ZoneInfo) -> Appointment:
    day: date = given["day"]
    start, end = (datetime.combine(day, time.fromisoformat(given[name]), zone) for name in ("start", "end"))
    return Appointment(given["title"], start, end, bool(given.get("weekly")))


def _event(one: Appointment, uid: str) -> Event:
    event = Event()
    for field, value in (("uid", uid), ("summary", one.title), ("dtstart", one.start_at), ("dtend", one.end_at)):
        event.add(field, value)
    event.add("dtstamp", _BEGAN)
    if one.weekly:
        event.add("rrule", {"freq": "weekly"})
    return event


def _handler_of(host: CalendarHost) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            feed = host.feed_at(self.path)
            if feed is None:
                self.send_error(404)
                return
            tag = f'"{sha256(feed).hexdigest()[:16]}"'
            is_known = self.headers.get("If-None-Match") == tag
            self.send_response(304 if is_known else 200)
            self.send_header("ETag", tag)
            if not is_known:
                self.send_header("Content-Type", "text/calendar; charset=utf-8")
                self.send_header("Content-Length", str(len(feed)))
            self.end_headers()
            self.wfile.write(b"" if is_known else feed)

        def log_message(self, *_told: object) -> None:
            """No line for every look."""

    return Handler
