"""Calendars as tests begin with them: one of Ana's, read or not, and times in it."""

from datetime import timedelta

from errands import every

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.flows.set_calendars import CalendarGiven, save_calendar
from sequencer.store.calendars import Calendar
from sequencer.store.colleagues import BusyTime

FEED = "https://feeds.acme.example/ana/8f3e.ics"


def connect(road, colleague_id=1, address=FEED, **given):
    """The id of a calendar that was read a moment ago."""
    return save_calendar(
        road, colleague_id, CalendarGiven(**({"kind": CalendarKind.ICS, "address": address} | given)), ""
    )


def calendar(road, calendar_id=1):
    with road.database.read() as session:
        return session.get(Calendar, calendar_id)


def busy(road):
    """What is kept of all calendars: (start, end, is_soft)."""
    return sorted((one.start_at, one.end_at, one.is_soft) for one in every(road, BusyTime))


def hour(start):
    return start, start + timedelta(hours=1)
