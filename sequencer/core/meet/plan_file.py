"""Interview plan files: from a YAML mapping to a plan and the people in it. Every refusal names the field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sequencer.core.addresses import parse
from sequencer.core.meet.values import (
    read_cap,
    read_day,
    read_each,
    read_hours,
    read_object,
    read_override,
    read_whole,
    read_zone_of,
)
from sequencer.core.plan.fields import read_line, shown
from sequencer.errors import UserError

_TOP = frozenset(
    {
        "name", "team", "kind", "duration_min", "step_min", "notice_min", "horizon_days", "buffers_min", "hold_hours",
        "place", "phone", "mailbox", "people", "required", "pools",
    }
)  # fmt: skip
_PERSON = frozenset({"name", "email", "zone", "weekly", "outside", "outside_per_week", "overrides", "absences", "caps"})
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_WEEK = 7 * 24 * 60  # minutes


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


@dataclass(frozen=True)
class PoolGiven:
    seats: int
    of: tuple[str, ...]


@dataclass(frozen=True)
class PlanGiven:
    """What is to be booked, and with whom; people are named by their address."""

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


def read_plan(given: object) -> PlanGiven:
    """The plan in a parsed file; without `required` and `pools` everybody in `people` is there. Raises UserError."""
    top = _mapping("The file", _plain(given), _TOP)
    buffers = read_object("buffers_min", top.get("buffers_min") or {})
    people = read_each("people", top.get("people") or [], _person)
    pools = read_each("pools", top.get("pools") or [], _pool)
    required = read_each("required", top.get("required") or [], _address)
    if not required and not pools:
        required = tuple(one.email for one in people)
    plan = PlanGiven(
        name=read_line("name", top, is_needed=True),
        team=read_line("team", top, is_needed=True),
        kind=_kind(top.get("kind", "video")),
        duration_min=read_whole("duration_min", top.get("duration_min"), least=5, most=8 * 60),
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
    )
    _check(plan)
    return plan


def _check(plan: PlanGiven) -> None:
    emails = [one.email for one in plan.people]
    if len(set(emails)) < len(emails):
        raise UserError("`people`: two of them have the same `email`.")
    if not plan.required and not any(pool.seats for pool in plan.pools):
        raise UserError("`people` is empty: somebody has to meet the candidate.")
    for number, pool in enumerate(plan.pools):
        if pool.seats > len(set(pool.of) - set(plan.required)):
            raise UserError(f"`pools[{number}]`: it asks for more people than it has, whoever is required aside.")


def _person(field: str, given: object) -> PersonGiven:
    fields = _mapping(f"`{field}`", given, _PERSON)
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
    )


def _kept(field: str, given: object, read: Callable[[str, object], object]) -> tuple[dict[str, Any], ...]:
    """The entries as they were written, once they could be read."""
    given = given or []
    read_each(field, given, read)
    return tuple(given) if isinstance(given, list) else ()


def _pool(field: str, given: object) -> PoolGiven:
    fields = _mapping(f"`{field}`", given, frozenset({"any", "of"}))
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


def _plain(given: object) -> object:
    """What YAML makes of days and clock times, as text again: 2026-12-24, “17:30” and [mon, tue]."""
    if isinstance(given, list):
        return [_plain(one) for one in given]
    if isinstance(given, date):
        return given.isoformat()
    if not isinstance(given, dict):
        return given
    found = {name: _plain(value) for name, value in given.items()}
    for name in ("start", "end"):  # YAML 1.1 reads 17:30 as a number of minutes
        if isinstance(minutes := found.get(name), int) and not isinstance(minutes, bool):
            found[name] = f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(days := found.get("days"), list):
        found["days"] = [_day(one) for one in days]
    return found


def _day(given: object) -> object:
    word = given[:3].lower() if isinstance(given, str) else ""
    return _DAYS.index(word) + 1 if word in _DAYS else given


def _mapping(what: str, given: object, known: frozenset[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UserError(f"{what} has to be a block of `field: value` lines.")
    for name in given:
        if name not in known:
            raise UserError(f"{what} knows no field “{shown(name)}”. It has {', '.join(sorted(known))}.")
    return given
