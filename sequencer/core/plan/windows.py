"""Send windows: on which days and between which hours of whose clock a mail may leave."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sequencer.core.plan.delays import from_wall
from sequencer.core.plan.fields import shown
from sequencer.errors import UserError

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIELDS = frozenset({"days", "start", "end", "zone"})
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_SEARCHED_DAYS = 16  # a week and a day, twice: a clock change can swallow the only window of a week
CANDIDATE_ZONE = "candidate"


@dataclass(frozen=True)
class SendWindow:
    """Half-open local hours on some days; `zone` is `candidate` or an IANA name. Monday is 1."""

    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    start: time = time(9)
    end: time = time(17)
    zone: str = CANDIDATE_ZONE
    is_always: bool = False

    def zone_for(self, candidate_zone: ZoneInfo) -> ZoneInfo:
        named = known_zone(self.zone) if self.zone != CANDIDATE_ZONE else None
        return named or candidate_zone

    def next_open(self, at: datetime, candidate_zone: ZoneInfo) -> datetime:
        """The first instant not before `at` that lies in the window, in UTC."""
        at, zone = at.astimezone(UTC), self.zone_for(candidate_zone)
        if self._is_open(at, zone):
            return at
        today = at.astimezone(zone).date()
        days = (today + timedelta(days=number) for number in range(_SEARCHED_DAYS))
        openings = (one for day in days for one in _instants(day, self.start, zone))
        return next(one for one in openings if one > at and self._is_open(one, zone))

    def _is_open(self, at: datetime, zone: ZoneInfo) -> bool:
        local = at.astimezone(zone)
        return self.is_always or (local.isoweekday() in self.days and self.start <= local.time() < self.end)

    def to_mapping(self) -> str | dict[str, object]:
        if self.is_always:
            return "always"
        return {
            "days": [_DAYS[day - 1] for day in self.days],
            "start": f"{self.start:%H:%M}",
            "end": "24:00" if self.end == time.max else f"{self.end:%H:%M}",
            "zone": self.zone,
        }


def _instants(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants (UTC) at which a wall clock shows a time: two where it is put back, and the jump where it skips it."""
    first, second = (from_wall(day, clock, zone, fold=fold) for fold in (0, 1))
    if first <= second:
        return (first, second)
    before, behind = second, first  # PEP 495: in a gap the two lie on either side of the jump
    while behind - before > timedelta(seconds=1):
        middle = (before + (behind - before) / 2).replace(microsecond=0)
        is_before = middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset()
        before, behind = (middle, behind) if is_before else (before, middle)
    return (behind,)


def read_window(given: object) -> SendWindow:
    """A window from a sequence file: `always`, or days, start, end and zone. Raises UserError naming the field."""
    if given is None:
        return SendWindow()
    if given == "always":
        return SendWindow(is_always=True)
    if not isinstance(given, dict):
        raise UserError("`window` is either `always` or a block with days, start, end and zone.")
    if unknown := [key for key in given if key not in _FIELDS]:
        raise UserError(f"`window` knows no field “{shown(unknown[0])}”. It has days, start, end and zone.")
    window = SendWindow(
        days=_read_days(given.get("days", list(SendWindow.days))),
        start=_read_time("window.start", given.get("start", "09:00")),
        end=_read_time("window.end", given.get("end", "17:00")),
        zone=read_zone("window.zone", given.get("zone", CANDIDATE_ZONE), also=CANDIDATE_ZONE),
    )
    if window.start >= window.end:
        raise UserError("`window.start` has to be earlier than `window.end`.")
    return window


def known_zone(name: str) -> ZoneInfo | None:
    """The zone of this name; None where there is none, or where the world has given it up since it was kept."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def read_zone(field: str, given: object, also: str = "") -> str:
    """An IANA zone name that exists. Raises UserError naming the field."""
    text = shown(given)
    if also and text == also:
        return text
    if known_zone(text) is None:
        raise UserError(f"`{field}`: “{text}” is no time zone we know. Write it like “Europe/Berlin”.")
    return text


def _read_days(given: object) -> tuple[int, ...]:
    if not isinstance(given, list) or not given:
        raise UserError("`window.days` is a list such as [mon, tue, wed] or [1, 2, 3].")
    days = set()
    for one in given:
        text = shown(one).strip().lower()
        if text[:3] in _DAYS:
            days.add(_DAYS.index(text[:3]) + 1)
        elif len(text) == 1 and text in "1234567":
            days.add(int(text))
        else:
            raise UserError(f"`window.days`: “{shown(one)}” is no day of the week.")
    return tuple(sorted(days))


def _read_time(field: str, given: object) -> time:
    text = given if isinstance(given, str) else ""
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 24 * 60:
        text = f"{given // 60}:{given % 60:02d}"  # YAML 1.1 reads 17:30 as a number of minutes
    if text == "24:00":
        return time.max
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise UserError(f"`{field}`: “{shown(given)}” is no time of day. Write it like “09:00”.")
    return time(int(found.group(1)), int(found.group(2)))
