"""Interview plan files: from a YAML mapping to a plan and the people in it. Every refusal names the field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from sequencer.core.addresses import parse
from sequencer.core.meet.occasions import Occasion
from sequencer.core.meet.plan_after import AFTER_FIELDS, AfterGiven, read_after
from sequencer.core.meet.plan_next import NEXT_FIELDS, NextGiven, read_next
from sequencer.core.meet.plan_text import mapping, plain
from sequencer.core.meet.values import (
    MOST_STAGES,
    read_cap,
    read_country,
    read_day,
    read_each,
    read_hours,
    read_object,
    read_override,
    read_pauses,
    read_travel,
    read_whole,
    read_zone_of,
)
from sequencer.core.plan.fields import read_line, shown
from sequencer.errors import UserError

_TOP = frozenset(
    {
        "name", "team", "kind", "duration_min", "step_min", "notice_min", "horizon_days", "buffers_min", "hold_hours",
        "place", "phone", "mailbox", "people", "required", "optional", "pools", "stages", "purpose",
    }
)  # fmt: skip
_PERSON = frozenset(
    {
        "name", "email", "zone", "weekly", "outside", "outside_per_week", "overrides", "absences", "caps", "travel",
        "country",
    }
)  # fmt: skip
_STAGE = frozenset({"name", "duration_min", "required", "pools", "break_min", "break_max_min"})
_A_WEEK = 7 * 24 * 60  # minutes
LONGEST_LOOP = 12 * 60  # minutes


class PlanKind(StrEnum):
    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"


@dataclass(frozen=True)
class PersonGiven:
    """A colleague who interviews. Hours are kept as they stand in the file, checked."""

    name: str
    email: str
    zone: str
    weekly: tuple[dict[str, Any], ...] = ()
    outside: tuple[dict[str, Any], ...] = ()
    outside_per_week: int | None = None
    overrides: tuple[dict[str, Any], ...] = ()
    absences: tuple[str, ...] = ()
    per_day: int | None = None
    per_week: int | None = None
    travel: tuple[dict[str, Any], ...] | None = None  # as it stands where a file says nothing
    country: str | None = None


@dataclass(frozen=True)
class PoolGiven:
    seats: int
    of: tuple[str, ...]


@dataclass(frozen=True)
class StageGiven:
    """One stage of a loop; the break is the one before it, in minutes."""

    name: str
    duration_min: int
    required: tuple[str, ...]
    pools: tuple[PoolGiven, ...]
    break_min: int
    break_max_min: int


@dataclass(frozen=True)
class PlanGiven:
    """What is to be booked, and with whom; people are named by their address.

    With `stages`, `required` and `pools` are those of all of them and `duration_min` is the least they take.
    """

    name: str
    team: str
    kind: PlanKind
    duration_min: int
    step_min: int
    notice_min: int
    horizon_days: int
    before_min: int
    after_min: int
    hold_hours: int
    place: str
    phone: str
    mailbox: str
    people: tuple[PersonGiven, ...]
    required: tuple[str, ...]
    pools: tuple[PoolGiven, ...]
    optional: tuple[str, ...] = ()
    stages: tuple[StageGiven, ...] = ()
    purpose: Occasion = Occasion.NONE
    following: NextGiven = field(default_factory=NextGiven)
    after: AfterGiven = field(default_factory=AfterGiven)


def read_plan(given: object) -> PlanGiven:
    """The plan in a parsed file. Raises UserError.

    Without `required`, `pools` and `stages` everybody in `people` is there but who is `optional`.
    """
    top = mapping("The file", plain(given), _TOP | AFTER_FIELDS | NEXT_FIELDS)
    buffers = read_object("buffers_min", top.get("buffers_min") or {})
    people = read_each("people", top.get("people") or [], _person)
    optional, required, pools, stages = _people_of(top, people)
    plan = PlanGiven(
        name=read_line("name", top, is_needed=True),
        team=read_line("team", top, is_needed=True),
        kind=_kind(top.get("kind", "video")),
        duration_min=loop_minutes(stages) if stages else _length("duration_min", top),
        step_min=read_whole("step_min", top.get("step_min", 30), least=5, most=8 * 60),
        notice_min=read_whole("notice_min", top.get("notice_min", 24 * 60), least=0, most=8 * _A_WEEK),
        horizon_days=read_whole("horizon_days", top.get("horizon_days", 14), least=1, most=366),
        before_min=read_whole("buffers_min.before", buffers.get("before", 0), least=0, most=24 * 60),
        after_min=read_whole("buffers_min.after", buffers.get("after", 0), least=0, most=24 * 60),
        hold_hours=read_whole("hold_hours", top.get("hold_hours", 48), least=1, most=24 * 31),
        place=read_line("place", top),
        phone=read_line("phone", top),
        mailbox=read_line("mailbox", top).lower(),
        people=people,
        required=required,
        pools=pools,
        optional=optional,
        stages=stages,
        purpose=_purpose(top.get("purpose")),
        following=read_next(top),
        after=read_after(top),
    )
    _check(plan)
    return plan


def _people_of(
    top: Mapping[str, Any], people: Iterable[PersonGiven]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[PoolGiven, ...], tuple[StageGiven, ...]]:
    """Who is optional, who is required, any so many of whom, and the stages that say it each for itself."""
    optional = read_each("optional", top.get("optional") or [], _address)
    everybody = tuple(one.email for one in people if one.email not in optional)
    stages = read_each("stages", top.get("stages") or [], partial(_stage, everybody))
    if not stages:
        return optional, *_who("", top, everybody), ()
    _check_loop(top, stages)
    required = tuple(dict.fromkeys(one for stage in stages for one in stage.required))
    return optional, required, tuple(pool for stage in stages for pool in stage.pools), stages


def loop_minutes(stages: Iterable[StageGiven]) -> int:
    """The least a loop takes from the beginning of its first stage to the end of its last."""
    first, *later = stages
    return first.duration_min + sum(one.break_min + one.duration_min for one in later)


def _check(plan: PlanGiven) -> None:
    emails = [one.email for one in plan.people]
    if len(set(emails)) < len(emails):
        raise UserError("`people`: two of them have the same `email`.")
    if not plan.required and not any(pool.seats for pool in plan.pools):
        raise UserError("`people` is empty: somebody has to meet the candidate.")
    if twice := set(plan.optional) & {*plan.required, *(one for pool in plan.pools for one in pool.of)}:
        raise UserError(f"`optional`: {min(twice)} is needed already.")
    if plan.following.then == plan.name:
        raise UserError("`then`: the plan that follows has to be another one.")
    for number, stage in enumerate(plan.stages):
        _check_pools(f"stages[{number}].pools", stage.pools, stage.required)
    if not plan.stages:
        _check_pools("pools", plan.pools, plan.required)


def _check_pools(field: str, pools: Iterable[PoolGiven], required: Iterable[str]) -> None:
    for number, pool in enumerate(pools):
        if pool.seats > len(set(pool.of) - set(required)):
            raise UserError(f"`{field}[{number}]`: it asks for more people than it has, whoever is required aside.")


def _check_loop(top: Mapping[str, Any], stages: Sequence[StageGiven]) -> None:
    for name in ("duration_min", "required", "pools"):
        if top.get(name):
            raise UserError(f"`{name}`: with `stages` each of them says it for itself.")
    if not 2 <= len(stages) <= MOST_STAGES:
        raise UserError(f"`stages`: a loop has from 2 to {MOST_STAGES} of them.")
    if loop_minutes(stages) > LONGEST_LOOP:
        raise UserError("`stages`: together they are longer than 12 hours.")


def _stage(everybody: tuple[str, ...], field: str, given: object) -> StageGiven:
    fields = mapping(f"`{field}`", given, _STAGE)
    required, pools = _who(f"{field}.", fields, everybody)
    pause, longest = read_pauses(field, fields)
    return StageGiven(
        name=read_line("name", fields, is_needed=True),
        duration_min=_length(f"{field}.duration_min", fields),
        required=required,
        pools=pools,
        break_min=pause,
        break_max_min=longest,
    )


def _who(
    field: str, fields: Mapping[str, Any], everybody: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[PoolGiven, ...]]:
    """Who is there in any case, and any so many of whom."""
    pools = read_each(f"{field}pools", fields.get("pools") or [], _pool)
    required = read_each(f"{field}required", fields.get("required") or [], _address)
    return required if required or pools else everybody, pools


def _length(field: str, fields: Mapping[str, Any]) -> int:
    return read_whole(field, fields.get("duration_min"), least=5, most=8 * 60)


def _person(field: str, given: object) -> PersonGiven:
    fields = mapping(f"`{field}`", given, _PERSON)
    caps = read_object(f"{field}.caps", fields.get("caps") or {})
    return PersonGiven(
        name=read_line("name", fields, is_needed=True),
        email=_address(f"{field}.email", fields.get("email")),
        zone=read_zone_of(f"{field}.zone", fields.get("zone")).key,
        weekly=_kept(f"{field}.weekly", fields.get("weekly"), read_hours),
        outside=_kept(f"{field}.outside", fields.get("outside"), read_hours),
        outside_per_week=read_cap(f"{field}.outside_per_week", fields.get("outside_per_week")),
        overrides=_kept(f"{field}.overrides", fields.get("overrides"), read_override),
        absences=tuple(
            one.isoformat() for one in read_each(f"{field}.absences", fields.get("absences") or [], read_day)
        ),
        per_day=read_cap(f"{field}.caps.per_day", caps.get("per_day")),
        per_week=read_cap(f"{field}.caps.per_week", caps.get("per_week")),
        travel=_travel(f"{field}.travel", fields.get("travel")),
        country=read_country(f"{field}.country", fields["country"]) if "country" in fields else None,
    )


def _travel(field: str, given: object) -> tuple[dict[str, Any], ...] | None:
    read_travel(field, given)
    return tuple(given) if isinstance(given, list) else None


def _kept(field: str, given: object, read: Callable[[str, object], object]) -> tuple[dict[str, Any], ...]:
    """The entries as they were written, once they could be read."""
    given = given or []
    read_each(field, given, read)
    return tuple(given) if isinstance(given, list) else ()


def _pool(field: str, given: object) -> PoolGiven:
    fields = mapping(f"`{field}`", given, frozenset({"any", "of"}))
    seats = read_whole(f"{field}.any", fields.get("any"), least=1, most=100)
    return PoolGiven(seats, read_each(f"{field}.of", fields.get("of"), _address))


def _address(field: str, given: object) -> str:
    try:
        return parse(given if isinstance(given, str) else "").lower()
    except UserError:
        raise UserError(f"`{field}`: “{shown(given)}” is no address.") from None


def _kind(given: object) -> PlanKind:
    try:
        return PlanKind(shown(given))
    except ValueError:
        raise UserError(f"`kind`: “{shown(given)}” is none of {', '.join(PlanKind)}.") from None


def _purpose(given: object) -> Occasion:
    try:
        return Occasion(shown(given)) if given else Occasion.NONE
    except ValueError:
        known = ", ".join(one for one in Occasion if one)
        raise UserError(f"`purpose`: “{shown(given)}” is none of {known}.") from None
