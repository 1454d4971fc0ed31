"""Every clock change on earth, for tests of what leaves around it."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_WEEK = timedelta(days=7)  # no zone changes its clock twice in one
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


@cache
def clock_changes() -> tuple[tuple[str, datetime], ...]:
    """Every (zone, instant) of 2026 to 2028 at which a clock on earth is put forward or back."""
    found = {}
    for name in sorted(available_timezones()):
        zone, at = ZoneInfo(name), FIRST
        while at < LAST:
            if offset(zone, at) != offset(zone, at + _WEEK):
                change = _exactly(zone, at)
                found[change, offset(zone, at), offset(zone, change)] = (name, change)
            at += _WEEK
    return tuple(found.values())


def offset(zone, at):
    return at.astimezone(zone).utcoffset()


def _exactly(zone, week):
    low, high = week, week + _WEEK
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if offset(zone, middle) == offset(zone, week) else (low, middle)
    return high.replace(second=0, microsecond=0)
