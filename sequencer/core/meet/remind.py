"""When a candidate is reminded of an interview: the working day before, at a decent hour of their own day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sequencer.core.meet.clock import instant_on, local_day, offset_at
from sequencer.core.meet.request import DAY, instant, second_from

_HOUR = 60 * 60
_FIRST, _LAST = 9 * _HOUR, 18 * _HOUR  # what one is reminded of at lunch is not read at dinner
_DECENT = (8 * _HOUR, 20 * _HOUR)
_FARTHEST = 10  # days; longer holidays than this nobody remembers across
_FRESH = timedelta(days=1)
_TOO_CLOSE = timedelta(hours=2)
_EPOCH = date(1970, 1, 1)


def remind_at(
    start_at: datetime, zone: ZoneInfo, agreed_at: datetime, is_working: Callable[[date], bool]
) -> datetime | None:
    """The same clock time on the working day before, between 09:00 and 18:00; None where it was agreed a day before that."""
    start = second_from(start_at)
    today = local_day(zone, start)
    shown = (start + offset_at(zone, start)) % DAY
    days = (today - back for back in range(1, _FARTHEST + 1))
    day = next((one for one in days if is_working(_EPOCH + timedelta(days=one))), None)
    if day is None:
        return None
    at = instant(instant_on(partial(offset_at, zone), day * DAY + min(max(shown, _FIRST), _LAST)))
    return at if at - agreed_at >= _FRESH else None


def leaves_at(now: datetime, start_at: datetime, zone: ZoneInfo) -> datetime | None:
    """When a reminder that is due may leave: now, or at the next decent hour; None once it would come too late."""
    second = second_from(now)
    shown = (second + offset_at(zone, second)) % DAY
    if not _DECENT[0] <= shown < _DECENT[1]:
        day = local_day(zone, second) + (shown >= _DECENT[1])
        now = instant(instant_on(partial(offset_at, zone), day * DAY + _DECENT[0]))
    return now if start_at - now >= _TOO_CLOSE else None
