"""Send windows: on which days and between which hours of whose clock a mail may leave."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sequencer.core.plan.delays import from_wall
from sequencer.errors import UserError

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIELDS = frozenset({"days", "start", "end", "zone"})
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
        return candidate_zone if self.zone == CANDIDATE_ZONE else ZoneInfo(self.zone)

    def next_open(self, at: datetime, candidate_zone: ZoneInfo) -> datetime:
        """The first instant not before `at` that lies in the window, in UTC."""
        at = at.astimezone(UTC)
        if self.is_always:
            return at
        zone = self.zone_for(candidate_zone)
        today = at.astimezone(zone).date()
        for offset in range(9):
            day = today + timedelta(days=offset)
            if day.isoweekday() not in self.days:
                continue
            opens = from_wall(day, datetime.combine(day, self.start), zone)
            closes = _closing(day, self.end, zone)
            if at < closes and opens < closes:
                return max(at, opens)
        raise UserError("The send window never opens.")

    def to_mapping(self) -> str | dict[str, object]:
        if self.is_always:
            return "always"
        return {
            "days": [_DAYS[day - 1] for day in self.days],
            "start": f"{self.start:%H:%M}",
            "end": "24:00" if self.end == time.max else f"{self.end:%H:%M}",
            "zone": self.zone,
        }


def read_window(given: object) -> SendWindow:
    """A window from a sequence file: `always`, or days, start, end and zone. Raises UserError naming the field."""
    if given is None:
        return SendWindow()
    if given == "always":
        return SendWindow(is_always=True)
    if not isinstance(given, dict):
        raise UserError("`window` is either `always` or a block with days, start, end and zone.")
    if unknown := sorted(str(key) for key in given if key not in _FIELDS):
        raise UserError(f"`window` knows no field “{unknown[0]}”. It has days, start, end and zone.")
    window = SendWindow(
        days=_read_days(given.get("days", list(SendWindow.days))),
        start=_read_time("window.start", given.get("start", "09:00")),
        end=_read_time("window.end", given.get("end", "17:00")),
        zone=read_zone("window.zone", given.get("zone", CANDIDATE_ZONE), also=CANDIDATE_ZONE),
    )
    if window.start >= window.end:
        raise UserError("`window.start` has to be earlier than `window.end`.")
    return window


def read_zone(field: str, given: object, also: str = "") -> str:
    """An IANA zone name that exists. Raises UserError naming the field."""
    text = str(given)
    if also and text == also:
        return text
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(f"`{field}`: “{text}” is no time zone we know. Write it like “Europe/Berlin”.") from None
    return text


def _closing(day: date, end: time, zone: ZoneInfo) -> datetime:
    if end == time.max:
        return datetime.combine(day + timedelta(days=1), time(0), tzinfo=zone).astimezone(UTC)
    return datetime.combine(day, end.replace(fold=1), tzinfo=zone).astimezone(UTC)


def _read_days(given: object) -> tuple[int, ...]:
    if not isinstance(given, list) or not given:
        raise UserError("`window.days` is a list such as [mon, tue, wed] or [1, 2, 3].")
    days = set()
    for one in given:
        text = str(one).strip().lower()[:3]
        if text in _DAYS:
            days.add(_DAYS.index(text) + 1)
        elif text.isdigit() and 1 <= int(text) <= 7:
            days.add(int(text))
        else:
            raise UserError(f"`window.days`: “{one}” is no day of the week.")
    return tuple(sorted(days))


def _read_time(field: str, given: object) -> time:
    if isinstance(given, int) and 0 <= given <= 24 * 60:  # YAML 1.1 reads 09:30 as a number of minutes
        given = f"{given // 60:02d}:{given % 60:02d}"
    if given == "24:00":
        return time.max
    try:
        return time.fromisoformat(str(given))
    except ValueError:
        raise UserError(f"`{field}`: “{given}” is no time of day. Write it like “09:00”.") from None
