"""When an answer that is put off comes back: the moments one would say, and what was chosen."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sequencer.admin.words import day
from sequencer.core.plan.delays import from_wall

_MORNING, _AFTERNOON, _EVENING = time(9), time(14), time(18)
_MONDAY = 0


@dataclass(frozen=True)
class Moment:
    """`value` is the wall-clock time where the people here live."""

    words: str
    value: str


def moments_ahead(now: datetime, zone: str) -> list[Moment]:
    """Later today, tomorrow, next Monday: on the clock of the people here, without one that is over or said twice."""
    local = now.astimezone(ZoneInfo(zone))
    today, tomorrow = local.date(), local.date() + timedelta(days=1)
    monday = today + timedelta(days=(_MONDAY - today.weekday()) % 7 or 7)
    found = []
    if local.time() < time(13):
        found.append(_moment("This afternoon", today, _AFTERNOON))
    elif local.time() < time(17):
        found.append(_moment("This evening", today, _EVENING))
    found.append(_moment("Tomorrow", tomorrow, _MORNING))
    if monday != tomorrow:
        found.append(_moment(f"Next Monday, {day(monday).partition(' ')[2]}", monday, _MORNING))
    return found


def chosen_moment(until: str, on: str, zone: str) -> datetime | None:
    """The instant that was chosen: one of those moments, or the morning of a day; None for what is neither."""
    try:
        if until:
            wall = datetime.strptime(until, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 -- the zone is put in below
            return from_wall(wall.date(), wall.time(), ZoneInfo(zone))
        return from_wall(date.fromisoformat(on), _MORNING, ZoneInfo(zone))
    except (ValueError, OverflowError):
        return None


def _moment(words: str, on: date, at: time) -> Moment:
    return Moment(words, f"{on}T{at:%H:%M}")
