"""Reading somebody's calendar as a worker does: fetched, and its entries followed in a child with limits."""

import time
from collections.abc import Iterator

import icalendar
import recurring_ical_events
from ical import BERLIN, at, calendar, event, recurring
from sites import Answer, said, site

from benches.lines import line, median
from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.errors import CalendarError
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard

_ENTRIES = 1_000
_ROUNDS = 5
_SINCE, _UNTIL = at("03-01 00:00"), at("03-29 00:00")
_NEVER = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"


def busy_feed() -> Iterator[dict[str, object]]:
    """A feed of 1,000 recurring events over four weeks, and how long hostile ones keep us."""
    raw = recurring(_ENTRIES)
    with site() as served:
        door = Calendars(Guard(allow=served.listed))
        account = CalendarAccount(CalendarKind.ICS, served.at("/a.ics"), BERLIN)
        served.answers["/a.ics"] = said(calendar())
        door.read_busy(account, _SINCE, _UNTIL)  # the child comes up
        served.answers["/a.ics"] = said(raw)
        took = median([_seconds(door, account) for _ in range(_ROUNDS)])
        began = time.perf_counter()
        recurring_ical_events.of(icalendar.Calendar.from_ical(raw)).between(_SINCE, _UNTIL)
        theirs = time.perf_counter() - began
        note = f"{_ENTRIES} recurring events over 28 days, fetched and followed, median of {_ROUNDS}"
        yield line("busy_feed", took, "s", note, against="recurring-ical-events alone", ratio=took / theirs)
        times = {}
        for name, answer in _hostile().items():
            served.answers["/a.ics"] = answer
            times[name] = _seconds(door, account, is_hostile=True)
        door.close()
    worst = max(times, key=lambda name: times[name])
    yield line("busy_feed", times[worst], "s", f"until a hostile feed is given up, the worst of {len(times)}: {worst}")


def _hostile() -> dict[str, Answer]:
    start = "DTSTART:20200101T000000Z"
    return {
        "every second": said(calendar(event("RRULE:FREQ=SECONDLY", start=start))),
        "an hour that never comes": said(calendar(event(_NEVER, start=start))),
        "days that never come": said(
            calendar(*(event(_NEVER.replace("HOUR", "YEAR"), uid=str(n)) for n in range(5000)))
        ),
        "a count without end": said(
            calendar(event("RRULE:FREQ=HOURLY;COUNT=99999999", start="DTSTART:19000101T000000Z"))
        ),
        "a body without end": _pour,
        "a body that drips": _drip,
    }


def _pour(sock, _) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR\r\n")
    while True:
        sock.sendall(b"x" * 65536)


def _drip(sock, _) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"x")
        time.sleep(0.05)


def _seconds(door: Calendars, account: CalendarAccount, *, is_hostile: bool = False) -> float:
    began = time.perf_counter()
    try:
        found = door.read_busy(account, _SINCE, _UNTIL)
    except CalendarError:
        if not is_hostile:
            raise
        return time.perf_counter() - began
    assert found.spans
    assert not is_hostile
    return time.perf_counter() - began
