"""Feeds of calendars: one that is in order, and a look at an account."""

from ical import BERLIN, at, calendar, event

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.core.meet.busy.feed import BusyRead
from sequencer.gateways.calendars import Calendars

SINCE, UNTIL = at("03-01 00:00"), at("03-29 00:00")
FEED = calendar(event())


def feed(address: str, **known) -> CalendarAccount:
    return CalendarAccount(CalendarKind.ICS, address, BERLIN, **known)


def look(calendars: Calendars, account: CalendarAccount) -> BusyRead:
    return calendars.read_busy(account, SINCE, UNTIL)
