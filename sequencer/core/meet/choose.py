"""Which of all free starts one person is offered: early, lunch and evening first, spread over days, never at night."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.meet.request import CandidateHours, Hours
from sequencer.core.meet.slots import Slot

FEWEST = 3
MOST = 5
_DAWN, _NIGHT = time(7), time(21, 30)
_EVERY_DAY = frozenset(range(1, 8))
_WAKING = (7 * 3600, 21 * 3600 + 30 * 60)


class Part(StrEnum):
    """Where in somebody's own day a meeting lies."""

    EARLY = "early"  # before a working day begins
    LUNCH = "lunch"
    EVENING = "evening"  # after work
    WEEKEND = "weekend"
    WORK = "work"
    NIGHT = "night"


_LIKED = {Part.EARLY: 8 * 60, Part.LUNCH: 12 * 60 + 15, Part.EVENING: 18 * 60 + 30}  # minutes of the day
_LIKED_ELSE = 10 * 60
_BESIDE_WORK = frozenset({Part.EARLY, Part.LUNCH, Part.EVENING, Part.WEEKEND})


def waking_hours(zone: ZoneInfo) -> CandidateHours:
    """When a candidate can be met at all, on their own clock: not at night."""
    return CandidateHours(zone, (Hours(_EVERY_DAY, _WAKING),))


def part_of(start_at: datetime, length: timedelta, zone: ZoneInfo) -> Part:
    """The part of the person's own day; what reaches into working hours counts as work, but for lunch."""
    begins, ends = start_at.astimezone(zone), (start_at + length).astimezone(zone)
    if begins.time() < _DAWN or begins.date() != ends.date() or ends.time() > _NIGHT:
        return Part.NIGHT
    if begins.isoweekday() > 5:
        return Part.WEEKEND
    if ends.time() <= time(9):
        return Part.EARLY
    if begins.time() >= time(17):
        return Part.EVENING
    return Part.LUNCH if time(12) <= begins.time() and ends.time() <= time(14) else Part.WORK


def choose(
    slots: Iterable[Slot], length: timedelta, zone: ZoneInfo, most: int = MOST, apart: timedelta = timedelta(hours=2)
) -> tuple[Slot, ...]:
    """Up to `most` starts in order of time; working hours only where there is too little beside them.

    Two that are less than `apart` from each other are no real choice. The same starts in whatever order give the same.
    """
    parts = {slot: part_of(slot.start_at, length, zone) for slot in slots}
    outside = [slot for slot, part in parts.items() if part in _BESIDE_WORK]
    chosen = _spread(outside, parts, zone, most, apart)
    room = max(min(FEWEST, most) - len(chosen), min(most - len(chosen), len(chosen) - 1))
    inside = [slot for slot, part in parts.items() if part is Part.WORK]
    chosen += _spread(inside, parts, zone, room, apart, chosen)
    return tuple(sorted(chosen, key=lambda slot: slot.start_at))


def nearest(slots: Iterable[Slot], to: datetime, most: int = FEWEST) -> tuple[Slot, ...]:
    """The free starts around an instant, the nearest first."""
    return tuple(sorted(slots, key=lambda slot: (abs(slot.start_at - to), slot.start_at))[:most])


def _spread(
    slots: Iterable[Slot],
    parts: dict[Slot, Part],
    zone: ZoneInfo,
    most: int,
    apart: timedelta,
    beside: Iterable[Slot] = (),
) -> list[Slot]:
    """One at a time, always on the day and in the part of the day that has fewest of them yet."""
    left, chosen = sorted(slots, key=lambda slot: slot.start_at), list[Slot]()
    days = Counter(_day(slot, zone) for slot in beside)
    used: Counter[Part] = Counter()
    while left and len(chosen) < most:
        best = min(left, key=lambda slot: _rank(slot, parts, zone, days, used))
        left = [slot for slot in left if abs(slot.start_at - best.start_at) >= apart]
        chosen.append(best)
        days[_day(best, zone)] += 1
        used[parts[best]] += 1
    return chosen


def _rank(
    slot: Slot, parts: dict[Slot, Part], zone: ZoneInfo, days: Counter[str], used: Counter[Part]
) -> tuple[bool, int, int, str, int, datetime]:
    """A weekend last; days and parts with fewest of them first; then the earlier day, and the hour that people like."""
    part, begins, day = parts[slot], slot.start_at.astimezone(zone), _day(slot, zone)
    off = abs(begins.hour * 60 + begins.minute - _LIKED.get(part, _LIKED_ELSE))
    return part is Part.WEEKEND, days[day], used[part], day, off, slot.start_at


def _day(slot: Slot, zone: ZoneInfo) -> str:
    return slot.start_at.astimezone(zone).date().isoformat()
