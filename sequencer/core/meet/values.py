"""Values in files about interviews: instants, days, clock times, hours, counts. Every refusal names the field."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sequencer.core.meet.request import DAY, Hours, Override, PersonId, Pool, Stay
from sequencer.core.meet.spans import Span
from sequencer.core.plan.fields import shown
from sequencer.core.plan.holidays import is_known
from sequencer.core.plan.windows import read_zone
from sequencer.errors import UserError

_T = TypeVar("_T")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
_LONGEST_PAUSE = 12 * 60
_MOST_MINUTES = 366 * 24 * 60
MOST_SEATS = 100_000
MOST_STAGES = 12


def read_hours(field: str, given: object) -> Hours:
    fields = read_object(field, given)
    days = fields.get("days")
    return Hours(
        frozenset(read_each(f"{field}.days", _EVERY_DAY if days is None else days, read_weekday)),
        read_span(field, fields),
    )


def read_override(field: str, given: object) -> Override:
    fields = read_object(field, given)
    return Override(
        read_day(f"{field}.date", fields.get("date")),
        read_some(f"{field}.windows", fields.get("windows"), lambda name, one: read_span(name, read_object(name, one))),
    )


def read_pool(field: str, given: object) -> Pool:
    fields = read_object(field, given)
    seats = read_whole(f"{field}.any", fields.get("any"), least=0, most=MOST_SEATS)
    return Pool(seats, frozenset(read_each(f"{field}.of", fields.get("of"), read_id)))


def read_travel(field: str, given: object) -> tuple[Stay, ...]:
    """Stays in other zones, in whatever order. One that ends before it begins, or two of one day, are refused."""
    stays = read_some(field, given, _read_stay)
    for number, stay in enumerate(stays):
        for before, other in enumerate(stays[:number]):
            if stay.first <= other.last and other.first <= stay.last:
                raise UserError(f"`{field}[{number}]` shares days with `{field}[{before}]`: nobody is in two places.")
    return stays


def read_pauses(field: str, fields: dict[str, Any]) -> tuple[int, int]:
    """The least and the longest pause before a stage, in minutes: none to an hour where nothing is said."""
    least = read_whole(f"{field}.break_min", fields.get("break_min", 0), least=0, most=_LONGEST_PAUSE)
    longest = fields.get("break_max_min", max(least, 60))
    return least, read_whole(f"{field}.break_max_min", longest, least=least, most=_LONGEST_PAUSE)


def read_country(field: str, given: object) -> str:
    """Two letters, upper case; empty where there are none."""
    if given is None or given == "":
        return ""
    code = given.upper() if isinstance(given, str) else ""
    if not is_known(code):
        raise UserError(f"`{field}`: “{shown(given)}” is no country we know. Write two letters, like PT.")
    return code


def read_span(field: str, fields: dict[str, Any]) -> Span:
    start, end = (
        read_clock(f"{field}.start", fields.get("start")),
        read_clock(f"{field}.end", fields.get("end"), also=DAY),
    )
    if end <= start:
        raise UserError(
            f"`{field}`: the end has to be later than the start. Past midnight is a window of the next day."
        )
    return start, end


def read_instant(field: str, given: object) -> datetime:
    try:
        at = datetime.fromisoformat(given.upper()) if isinstance(given, str) else None  # RFC 3339: “z” is “Z”
        if at is not None and at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise _refusal(field, given, "is no instant. Write it like 2027-03-01T09:00:00Z.")


def read_day(field: str, given: object) -> date:
    try:
        return date.fromisoformat(given if isinstance(given, str) else "")
    except ValueError:
        raise _refusal(field, given, "is no date. Write it like 2027-03-01.") from None


def read_clock(field: str, given: object, also: int | None = None) -> int:
    text = given if isinstance(given, str) else ""
    if also is not None and text == "24:00":
        return also
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise _refusal(field, given, "is no time of day. Write it like “09:00”.")
    return int(found.group(1)) * 3600 + int(found.group(2)) * 60


def read_zone_of(field: str, given: object) -> ZoneInfo:
    if given is None:
        raise _refusal(field, given, "")
    return ZoneInfo(read_zone(field, given))


def read_minutes(field: str, given: object, least: int = 0, most: int = _MOST_MINUTES) -> int:
    return read_whole(field, given, least=least, most=most) * 60


def read_cap(field: str, given: object) -> int | None:
    return None if given is None else read_whole(field, given, least=0, most=MOST_SEATS)


def read_weekday(field: str, given: object) -> int:
    return read_whole(field, given, least=1, most=7)


def read_whole(field: str, given: object, *, least: int, most: int) -> int:
    number = int(given) if isinstance(given, float) and given.is_integer() else given
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise _refusal(field, given, f"is no whole number from {least} to {most}.")
    return number


def read_id(field: str, given: object) -> PersonId:
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        raise _refusal(field, given, "is no id. It is a text or a whole number.")
    return given


def read_name(field: str, given: object) -> str | None:
    return None if given is None else str(read_id(field, given))


def read_object(field: str, given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UserError(f"`{field}` is missing or no object." if field != "The file" else "This is no JSON object.")
    return given


def _read_stay(field: str, given: object) -> Stay:
    fields = read_object(field, given)
    first, last = read_day(f"{field}.from", fields.get("from")), read_day(f"{field}.to", fields.get("to"))
    if last < first:
        raise UserError(f"`{field}.to` is earlier than `{field}.from`.")
    return Stay(first, last, read_zone_of(f"{field}.zone", fields.get("zone")))


def read_each(field: str, given: object, read: Callable[[str, object], _T]) -> tuple[_T, ...]:
    if not isinstance(given, list):
        raise UserError(f"`{field}` is missing or no list.")
    return tuple(read(f"{field}[{number}]", one) for number, one in enumerate(given))


def read_some(field: str, given: object, read: Callable[[str, object], _T]) -> tuple[_T, ...]:
    """Like `read_each`, for a list that may be left out."""
    return () if given is None else read_each(field, given, read)


def _refusal(field: str, given: object, rule: str) -> UserError:
    return UserError(f"`{field}` is missing." if given is None else f"`{field}`: “{shown(given)}” {rule}")
