"""The slot function as JSON: a request with times as people write them, and the starts with who would be there."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sequencer.core.meet.request import (
    ALWAYS,
    DAY,
    CandidateHours,
    Hold,
    Meeting,
    Person,
    SlotRequest,
    Stage,
    least_length,
    second_from,
    second_until,
)
from sequencer.core.meet.slots import Obstacle, Slot, StageSlot
from sequencer.core.meet.spans import Span
from sequencer.core.meet.values import (
    MOST_STAGES,
    read_cap,
    read_country,
    read_day,
    read_each,
    read_hours,
    read_id,
    read_instant,
    read_minutes,
    read_name,
    read_object,
    read_override,
    read_pauses,
    read_pool,
    read_some,
    read_travel,
    read_zone_of,
)
from sequencer.core.plan.fields import shown
from sequencer.errors import UserError

_YEARS = range(1975, 2201)  # beyond them zones have no rules worth asking
_LONGEST_SEARCH = 5 * 366 * DAY
_LONGEST_MEETING = 7 * 24 * 60  # minutes
_MOST_POOLS = 200


def read_request(given: object) -> SlotRequest:
    """The request in a parsed file. Raises UserError naming the field."""
    top = read_object("The file", given)
    search = read_object("search", top.get("search"))
    starts, ends = read_instant("search.start", search.get("start")), read_instant("search.end", search.get("end"))
    buffers = _fields_of("buffers_min", top.get("buffers_min"))
    stages = read_some("stages", top.get("stages"), _stage)
    length, viewer_zone = top.get("duration_min"), top.get("viewer_zone")
    request = SlotRequest(
        now=second_from(read_instant("now", top.get("now"))),
        search=(second_from(starts), second_until(ends)),
        duration=least_length(stages)
        if stages
        else read_minutes("duration_min", length, least=1, most=_LONGEST_MEETING),
        step=read_minutes("step_min", top.get("step_min"), least=1, most=_LONGEST_MEETING),
        notice=_minutes_or_none("notice_min", top.get("notice_min")),
        before=_minutes_or_none("buffers_min.before", buffers.get("before")),
        after=_minutes_or_none("buffers_min.after", buffers.get("after")),
        viewer_zone=read_zone_of("viewer_zone", "UTC" if viewer_zone is None else viewer_zone),
        people=read_each("people", top.get("people"), _person),
        required=frozenset(read_some("required", top.get("required"), read_id)),
        pools=read_some("pools", top.get("pools"), read_pool),
        candidate=_candidate(top.get("candidate")),
        holds=read_some("holds", top.get("holds"), _hold),
        holder=read_name("holder", top.get("holder")),
        optional=frozenset(read_some("optional", top.get("optional"), read_id)),
        stages=stages,
    )
    _check(request, starts, ends)
    return request


def to_json(slots: Iterable[Slot], missing: Iterable[tuple[datetime, Obstacle]] | None = None) -> dict[str, Any]:
    """The answer with instants as RFC 3339 in UTC.

    `optional` and `stages` are there only where the request has such, `missing` only when it was asked for.
    """
    slots = tuple(slots)
    people = {_written(slot.start_at): list(slot.people) for slot in slots}
    found: dict[str, Any] = {"starts": list(people), "people": people}
    if any(slot.optional for slot in slots):
        found["optional"] = {_written(slot.start_at): list(slot.optional) for slot in slots}
    if any(slot.stages for slot in slots):
        found["stages"] = {_written(slot.start_at): [_stage_written(one) for one in slot.stages] for slot in slots}
    if missing is not None:
        found["missing"] = [_missing_written(at, obstacle) for at, obstacle in missing]
    return found


def _stage_written(one: StageSlot) -> dict[str, Any]:
    return {
        "name": one.name,
        "start": _written(one.start_at),
        "end": _written(one.end_at),
        "people": list(one.people),
        **({"optional": list(one.optional)} if one.optional else {}),
    }


def _missing_written(at: datetime, obstacle: Obstacle) -> dict[str, Any]:
    found = {"start": _written(at), "reason": str(obstacle.reason), "person": obstacle.person}
    return found | ({"detail": obstacle.detail} if obstacle.detail else {})


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
    if request.stages and (request.required or request.pools):
        raise UserError("`stages`: each names its own people, so `required` and `pools` stand there.")
    if len(request.stages) > MOST_STAGES:
        raise UserError(f"`stages`: a loop has up to {MOST_STAGES} of them.")
    fields = [("required", request.required), ("optional", request.optional)]
    fields += [("pools", pool.of) for pool in request.pools]
    for number, stage in enumerate(request.stages):
        fields += [(f"stages[{number}]", stage.required.union(*(pool.of for pool in stage.pools)))]
    for field, named in fields:
        if unknown := sorted(named - known, key=repr):
            raise UserError(f"`{field}`: nobody in `people` has the id “{shown(unknown[0])}”.")


def _person(field: str, given: object) -> Person:
    fields = read_object(field, given)
    caps = _fields_of(f"{field}.caps", fields.get("caps"))
    free = fields.get("free")
    return Person(
        id=read_id(f"{field}.id", fields.get("id")),
        zone=read_zone_of(f"{field}.zone", fields.get("zone")),
        weekly=read_some(f"{field}.weekly", fields.get("weekly"), read_hours),
        overrides=read_some(f"{field}.overrides", fields.get("overrides"), read_override),
        absences=frozenset(read_some(f"{field}.absences", fields.get("absences"), read_day)),
        free=None if free is None else read_each(f"{field}.free", free, _free_span),
        busy=read_some(f"{field}.busy", fields.get("busy"), _taken_span),
        unknown=_unknown(f"{field}.unknown", fields.get("unknown")),
        booked=read_some(f"{field}.booked", fields.get("booked"), _meeting),
        per_day=read_cap(f"{field}.caps.per_day", caps.get("per_day")),
        per_week=read_cap(f"{field}.caps.per_week", caps.get("per_week")),
        travel=read_travel(f"{field}.travel", fields.get("travel")),
        country=read_country(f"{field}.country", fields.get("country")),
    )


def _stage(field: str, given: object) -> Stage:
    fields = read_object(field, given)
    pause, longest = read_pauses(field, fields)
    return Stage(
        name=read_name(f"{field}.name", fields.get("name")) or "",
        duration=read_minutes(f"{field}.duration_min", fields.get("duration_min"), least=1, most=24 * 60),
        required=frozenset(read_some(f"{field}.required", fields.get("required"), read_id)),
        pools=read_some(f"{field}.pools", fields.get("pools"), read_pool),
        pause=pause * 60,
        longest_pause=longest * 60,
    )


def _unknown(field: str, given: object) -> tuple[Span, ...]:
    """`true` where nothing is known of the person's time, `false` where all is."""
    if isinstance(given, bool):
        return (ALWAYS,) if given else ()
    return read_some(field, given, _taken_span)


def _meeting(field: str, given: object) -> Meeting:
    if not isinstance(given, dict):
        return Meeting(*_taken_span(field, given))
    start, end = _taken_span(field, [given.get("start"), given.get("end")])
    before, after = given.get("before"), given.get("after")
    return Meeting(
        start,
        end,
        before=None if before is None else read_minutes(f"{field}.before", before),
        after=None if after is None else read_minutes(f"{field}.after", after),
    )


def _hold(field: str, given: object) -> Hold:
    fields = read_object(field, given)
    expires = fields.get("expires")
    return Hold(
        meeting=_meeting(field, fields),
        people=frozenset(read_each(f"{field}.people", fields.get("people"), read_id)),
        holder=read_name(f"{field}.holder", fields.get("holder")),
        expires=None if expires is None else second_from(read_instant(f"{field}.expires", expires)),
    )


def _candidate(given: object) -> CandidateHours | None:
    """Without `windows` any hour suits the candidate; with an empty list none does, as with a person's."""
    if given is None:
        return None
    fields = read_object("candidate", given)
    zone, windows = fields.get("zone"), fields.get("windows")
    if zone is None and windows is None:
        return None
    clock = read_zone_of("candidate.zone", zone)
    return None if windows is None else CandidateHours(clock, read_each("candidate.windows", windows, read_hours))


def _fields_of(field: str, given: object) -> dict[str, Any]:
    return {} if given is None else read_object(field, given)


def _minutes_or_none(field: str, given: object) -> int:
    return 0 if given is None else read_minutes(field, given)


def _free_span(field: str, given: object) -> Span:
    start, end = _pair(field, given)
    return second_from(start), second_until(end)


def _taken_span(field: str, given: object) -> Span:
    start, end = _pair(field, given)
    return second_until(start), second_from(end)


def _pair(field: str, given: object) -> tuple[datetime, datetime]:
    if not isinstance(given, list) or len(given) != 2:
        raise UserError(f"`{field}` is a start and an end such as [“2027-03-01T09:00:00Z”, “2027-03-01T10:00:00Z”].")
    start, end = read_instant(f"{field}.start", given[0]), read_instant(f"{field}.end", given[1])
    if end < start:
        raise UserError(f"`{field}` ends before it starts.")
    return start, end


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
