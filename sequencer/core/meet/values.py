"""Values in files about interviews: instants, days, clock times, hours, counts. Every refusal names the field."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sequencer.core.meet.request import DAY, Hours, Override, PersonId, Pool
from sequencer.core.meet.spans import Span
from sequencer.core.plan.fields import shown
from sequencer.core.plan.windows import read_zone
from sequencer.errors import UserError

_T = TypeVar("_T")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
_MOST_MINUTES = 366 * 24 * 60
MOST_SEATS = 100_000


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
        read_each(
            f"{field}.windows", fields.get("windows") or [], lambda name, one: read_span(name, read_object(name, one))
        ),
    )


def read_pool(field: str, given: object) -> Pool:
    fields = read_object(field, given)
    seats = read_whole(f"{field}.any", fields.get("any"), least=0, most=MOST_SEATS)
    return Pool(seats, frozenset(read_each(f"{field}.of", fields.get("of"), read_id)))


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
        at = datetime.fromisoformat(given) if isinstance(given, str) else None
        if at is not None and at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise UserError(f"`{field}`: “{shown(given)}” is no instant. Write it like 2027-03-01T09:00:00Z.")


def read_day(field: str, given: object) -> date:
    try:
        return date.fromisoformat(given if isinstance(given, str) else "")
    except ValueError:
        raise UserError(f"`{field}`: “{shown(given)}” is no date. Write it like 2027-03-01.") from None


def read_clock(field: str, given: object, also: int | None = None) -> int:
    text = given if isinstance(given, str) else ""
    if also is not None and text == "24:00":
        return also
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise UserError(f"`{field}`: “{shown(given)}” is no time of day. Write it like “09:00”.")
    return int(found.group(1)) * 3600 + int(found.group(2)) * 60


def read_zone_of(field: str, given: object) -> ZoneInfo:
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
        raise UserError(f"`{field}`: “{shown(given)}” is no whole number from {least} to {most}.")
    return number


def read_id(field: str, given: object) -> PersonId:
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        raise UserError(f"`{field}`: “{shown(given)}” is no id. It is a text or a whole number.")
    return given


def read_name(field: str, given: object) -> str | None:
    return None if given is None else str(read_id(field, given))


def read_object(field: str, given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UserError(f"`{field}` is missing or no object." if field != "The file" else "This is no JSON object.")
    return given


def read_each(field: str, given: object, read: Callable[[str, object], _T]) -> tuple[_T, ...]:
    if not isinstance(given, list):
        raise UserError(f"`{field}` is missing or no list.")
    return tuple(read(f"{field}[{number}]", one) for number, one in enumerate(given))
