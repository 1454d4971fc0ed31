"""Why a day has no times at all: a rule, never whose appointment it is."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.meet.diary import Reason
from sequencer.core.meet.request import SlotRequest, instant
from sequencer.core.meet.slots import Obstacle, Slot, missing_starts


class Empty(StrEnum):
    NOTICE = "notice"  # too soon
    CLOSED = "closed"  # nobody interviews on that day
    FULL = "full"


_SAYS = {Reason.NOTICE: Empty.NOTICE, Reason.HOURS: Empty.CLOSED}
_OF_THE_CLOCK = frozenset({Reason.CANDIDATE_HOURS, Reason.SEARCH, Reason.GRID})


def empty_days(request: SlotRequest, slots: Iterable[Slot], zone: ZoneInfo) -> dict[date, Empty]:
    """The days of the search without a start, on the candidate's calendar, each with the rule that keeps it empty."""
    slots = tuple(slots)
    listed = {slot.start_at.astimezone(zone).date() for slot in slots}
    first, last = (instant(one).astimezone(zone).date() for one in request.search)
    found: dict[date, Counter[Empty]] = {
        first + timedelta(days=number): Counter() for number in range((last - first).days)
    }
    for at, obstacle in missing_starts(request, slots):
        _count(found, at, obstacle, zone)
    return {day: _verdict(counts) for day, counts in found.items() if day not in listed}


def _count(found: dict[date, Counter[Empty]], at: datetime, obstacle: Obstacle, zone: ZoneInfo) -> None:
    day = at.astimezone(zone).date()
    if day in found and obstacle.reason not in _OF_THE_CLOCK:
        found[day][_SAYS.get(obstacle.reason, Empty.FULL)] += 1


def _verdict(counts: Counter[Empty]) -> Empty:
    """What stands in the way of hours in which somebody could meet decides; a day without such hours is closed."""
    for one in (Empty.FULL, Empty.NOTICE):
        if counts[one]:
            return one
    return Empty.CLOSED
