"""Somebody's hours on one day that differ from their usual ones, set on a screen."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.meet.values import read_override
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.colleagues import Colleague

_FURTHEST = 400  # days ahead


def set_day_hours(road: Road, colleague_id: int, on: date, windows: Sequence[dict[str, str]], actor: str) -> None:
    """On this day these hours hold in place of the usual ones; none at all close it. What is booked stays.

    `windows` are {"start", "end"} on the clock of where they are then. Raises UserError.
    """
    override = {"date": on.isoformat(), "windows": list(windows)}
    read_override("hours", override)
    with road.database.write() as session:
        found = _colleague(session, colleague_id)
        today = road.now().astimezone(ZoneInfo(found.zone)).date()
        if not 0 <= (on - today).days <= _FURTHEST:
            raise UserError("This day is over, or too far away.")
        if on.isoformat() in found.absences:
            raise UserError(f"{found.name} is away on that day. Take that out first.")
        found.overrides = sorted([*_others(found, on), override], key=lambda one: str(one["date"]))
        note(session, actor, "settings", f"{found.name} has other interview hours on {on.isoformat()}.", road.now())


def remove_day_hours(road: Road, colleague_id: int, on: date, actor: str) -> None:
    """The usual hours hold again on this day."""
    with road.database.write() as session:
        found = _colleague(session, colleague_id)
        found.overrides = _others(found, on)
        note(session, actor, "settings", f"{found.name} has the usual hours on {on.isoformat()} again.", road.now())


def _others(found: Colleague, on: date) -> list[dict[str, object]]:
    return [one for one in found.overrides if one["date"] != on.isoformat()]


def _colleague(session: Session, colleague_id: int) -> Colleague:
    found = session.get(Colleague, colleague_id, with_for_update=True)
    if found is None:
        raise UserError("This colleague is no longer here.")
    return found
