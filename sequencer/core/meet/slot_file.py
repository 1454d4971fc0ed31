"""The slot function as JSON: a request with times as people write them, and the starts with who would be there."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sequencer.core.meet.request import (
    DAY,
    CandidateHours,
    Hold,
    Hours,
    Meeting,
    Override,
    Person,
    PersonId,
    Pool,
    SlotRequest,
    second_from,
    second_until,
)
from sequencer.core.meet.slots import Obstacle, Slot
from sequencer.core.meet.spans import Span
from sequencer.core.plan.fields import shown
from sequencer.core.plan.windows import read_zone
from sequencer.errors import UserError

_T = TypeVar("_T")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
_YEARS = range(1975, 2201)  # beyond them zones have no rules worth asking
_LONGEST_SEARCH = 5 * 366 * DAY
_LONGEST_MEETING = 7 * 24 * 60  # minutes
_MOST_MINUTES = 366 * 24 * 60
_MOST_POOLS = 200
_MOST_SEATS = 100_000


def read_request(given: object) -> SlotRequest:
    """The request in a parsed file. Raises UserError naming the field."""
    top = _object("The file", given)
    search = _object("search", top.get("search"))
    starts, ends = _instant("search.start", search.get("start")), _instant("search.end", search.get("end"))
    buffers = _object("buffers_min", top.get("buffers_min") or {})
    request = SlotRequest(
        now=second_from(_instant("now", top.get("now"))),
        search=(second_from(starts), second_until(ends)),
        duration=_minutes("duration_min", top.get("duration_min"), least=1, most=_LONGEST_MEETING),
        step=_minutes("step_min", top.get("step_min"), least=1, most=_LONGEST_MEETING),
        notice=_minutes("notice_min", top.get("notice_min", 0)),
        before=_minutes("buffers_min.before", buffers.get("before", 0)),
        after=_minutes("buffers_min.after", buffers.get("after", 0)),
        viewer_zone=_zone("viewer_zone", top.get("viewer_zone") or "UTC"),
        people=_each("people", top.get("people"), _person),
        required=frozenset(_each("required", top.get("required") or [], _id)),
        pools=_each("pools", top.get("pools") or [], _pool),
        candidate=_candidate(top.get("candidate")),
        holds=_each("holds", top.get("holds") or [], _hold),
        holder=_name("holder", top.get("holder")),
    )
    _check(request, starts, ends)
    return request


def to_json(slots: Iterable[Slot], missing: Iterable[tuple[datetime, Obstacle]] | None = None) -> dict[str, Any]:
    """The answer with instants as RFC 3339 in UTC; `missing` is there only when it was asked for."""
    people = {_written(slot.start_at): list(slot.people) for slot in slots}
    found: dict[str, Any] = {"starts": list(people), "people": people}
    if missing is not None:
        found["missing"] = [
            {"start": _written(at), "reason": str(obstacle.reason), "person": obstacle.person}
            for at, obstacle in missing
        ]
    return found


def _check(request: SlotRequest, starts: datetime, ends: datetime) -> None:
    if ends < starts:
        raise UserError("`search.end` is earlier than `search.start`.")
    if starts.year not in _YEARS or ends.year not in _YEARS or request.search[1] - request.search[0] > _LONGEST_SEARCH:
        raise UserError("`search` has to lie between 1975 and 2200 and may be five years long.")
    if not request.people:
        raise UserError("`people` is empty: somebody has to meet the candidate.")
    known = {one.id for one in request.people}
    if len(known) < len(request.people):
        raise UserError("`people`: two of them have the same `id`.")
    if len(request.pools) > _MOST_POOLS:
        raise UserError(f"`pools`: {len(request.pools)} are more than the {_MOST_POOLS} a meeting may have.")
    for field, named in (("required", request.required), *(("pools", pool.of) for pool in request.pools)):
        if unknown := sorted(named - known, key=repr):
            raise UserError(f"`{field}`: nobody in `people` has the id “{shown(unknown[0])}”.")


def _person(field: str, given: object) -> Person:
    fields = _object(field, given)
    caps = _object(f"{field}.caps", fields.get("caps") or {})
    free = fields.get("free")
    return Person(
        id=_id(f"{field}.id", fields.get("id")),
        zone=_zone(f"{field}.zone", fields.get("zone")),
        weekly=_each(f"{field}.weekly", fields.get("weekly") or [], _hours),
        overrides=_each(f"{field}.overrides", fields.get("overrides") or [], _override),
        absences=frozenset(_each(f"{field}.absences", fields.get("absences") or [], _date)),
        free=None if free is None else _each(f"{field}.free", free, _free_span),
        busy=_each(f"{field}.busy", fields.get("busy") or [], _taken_span),
        booked=_each(f"{field}.booked", fields.get("booked") or [], _meeting),
        per_day=_cap(f"{field}.caps.per_day", caps.get("per_day")),
        per_week=_cap(f"{field}.caps.per_week", caps.get("per_week")),
    )


def _hours(field: str, given: object) -> Hours:
    fields = _object(field, given)
    days = fields.get("days")
    return Hours(
        frozenset(_each(f"{field}.days", _EVERY_DAY if days is None else days, _weekday)), _window(field, fields)
    )


def _override(field: str, given: object) -> Override:
    fields = _object(field, given)
    return Override(
        _date(f"{field}.date", fields.get("date")),
        _each(f"{field}.windows", fields.get("windows") or [], lambda name, one: _window(name, _object(name, one))),
    )


def _meeting(field: str, given: object) -> Meeting:
    if not isinstance(given, dict):
        return Meeting(*_taken_span(field, given))
    start, end = _taken_span(field, [given.get("start"), given.get("end")])
    before, after = given.get("before"), given.get("after")
    return Meeting(
        start,
        end,
        before=None if before is None else _minutes(f"{field}.before", before),
        after=None if after is None else _minutes(f"{field}.after", after),
    )


def _hold(field: str, given: object) -> Hold:
    fields = _object(field, given)
    expires = fields.get("expires")
    return Hold(
        meeting=_meeting(field, fields),
        people=frozenset(_each(f"{field}.people", fields.get("people"), _id)),
        holder=_name(f"{field}.holder", fields.get("holder")),
        expires=None if expires is None else second_from(_instant(f"{field}.expires", expires)),
    )


def _pool(field: str, given: object) -> Pool:
    fields = _object(field, given)
    seats = _whole(f"{field}.any", fields.get("any"), least=0, most=_MOST_SEATS)
    return Pool(seats, frozenset(_each(f"{field}.of", fields.get("of"), _id)))


def _candidate(given: object) -> CandidateHours | None:
    if given is None:
        return None
    fields = _object("candidate", given)
    windows = _each("candidate.windows", fields.get("windows") or [], _hours)
    return CandidateHours(_zone("candidate.zone", fields.get("zone")), windows) if windows else None


def _window(field: str, fields: dict[str, Any]) -> Span:
    start, end = _clock(f"{field}.start", fields.get("start")), _clock(f"{field}.end", fields.get("end"), also=DAY)
    if end <= start:
        raise UserError(
            f"`{field}`: the end has to be later than the start. Past midnight is a window of the next day."
        )
    return start, end


def _free_span(field: str, given: object) -> Span:
    start, end = _pair(field, given)
    return second_from(start), second_until(end)


def _taken_span(field: str, given: object) -> Span:
    start, end = _pair(field, given)
    return second_until(start), second_from(end)


def _pair(field: str, given: object) -> tuple[datetime, datetime]:
    if not isinstance(given, list) or len(given) != 2:
        raise UserError(f"`{field}` is a start and an end such as [“2027-03-01T09:00:00Z”, “2027-03-01T10:00:00Z”].")
    start, end = _instant(f"{field}.start", given[0]), _instant(f"{field}.end", given[1])
    if end < start:
        raise UserError(f"`{field}` ends before it starts.")
    return start, end


def _instant(field: str, given: object) -> datetime:
    try:
        at = datetime.fromisoformat(given) if isinstance(given, str) else None
        if at is not None and at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise UserError(f"`{field}`: “{shown(given)}” is no instant. Write it like 2027-03-01T09:00:00Z.")


def _date(field: str, given: object) -> date:
    try:
        return date.fromisoformat(given if isinstance(given, str) else "")
    except ValueError:
        raise UserError(f"`{field}`: “{shown(given)}” is no date. Write it like 2027-03-01.") from None


def _clock(field: str, given: object, also: int | None = None) -> int:
    text = given if isinstance(given, str) else ""
    if also is not None and text == "24:00":
        return also
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise UserError(f"`{field}`: “{shown(given)}” is no time of day. Write it like “09:00”.")
    return int(found.group(1)) * 3600 + int(found.group(2)) * 60


def _zone(field: str, given: object) -> ZoneInfo:
    return ZoneInfo(read_zone(field, given))


def _minutes(field: str, given: object, least: int = 0, most: int = _MOST_MINUTES) -> int:
    return _whole(field, given, least=least, most=most) * 60


def _cap(field: str, given: object) -> int | None:
    return None if given is None else _whole(field, given, least=0, most=_MOST_SEATS)


def _weekday(field: str, given: object) -> int:
    return _whole(field, given, least=1, most=7)


def _whole(field: str, given: object, *, least: int, most: int) -> int:
    number = int(given) if isinstance(given, float) and given.is_integer() else given
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise UserError(f"`{field}`: “{shown(given)}” is no whole number from {least} to {most}.")
    return number


def _id(field: str, given: object) -> PersonId:
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        raise UserError(f"`{field}`: “{shown(given)}” is no id. It is a text or a whole number.")
    return given


def _name(field: str, given: object) -> str | None:
    return None if given is None else str(_id(field, given))


def _object(field: str, given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UserError(f"`{field}` is missing or no object." if field != "The file" else "This is no JSON object.")
    return given


def _each(field: str, given: object, read: Callable[[str, object], _T]) -> tuple[_T, ...]:
    if not isinstance(given, list):
        raise UserError(f"`{field}` is missing or no list.")
    return tuple(read(f"{field}[{number}]", one) for number, one in enumerate(given))


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
