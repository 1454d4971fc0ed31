"""Whose data is to go, as a list shows it: only people whom one may see."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.retention import Kept
from sequencer.store.candidates import Candidate, address_column, visible
from sequencer.store.dues import DueToGo, is_wanted
from sequencer.store.organisations import the_organisation

PAGE = 50


@dataclass(frozen=True)
class DueLine:
    """`due_on` is the organisation's day; `is_over`: it has come."""

    candidate_id: int
    name: str
    address: str
    source: str
    kind: Kept
    due_at: datetime
    due_on: date
    is_over: bool


def due_lines(session: Session, teams: frozenset[int] | None, now: datetime, number: int) -> list[DueLine]:
    """One page of those nobody has decided to keep, the longest over first, and one more where there is one."""
    zone = ZoneInfo(the_organisation(session).zone)
    rows = session.execute(
        select(DueToGo, Candidate, address_column())
        .join(Candidate, Candidate.id == DueToGo.candidate_id)
        .where(is_wanted(now), visible(teams))
        .order_by(DueToGo.due_at, DueToGo.candidate_id)
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    )
    return [
        DueLine(
            person.id,
            person.full_name or address or "Somebody without a name",
            address or "",
            person.source,
            due.kind,
            due.due_at,
            due.due_at.astimezone(zone).date(),
            due.due_at <= now,
        )
        for due, person, address in rows
    ]


def dues_in_all(session: Session, teams: frozenset[int] | None, now: datetime) -> int:
    """How many people stand on the list, whom one may see."""
    found = select(func.count()).select_from(DueToGo).where(is_wanted(now))
    if teams is not None:
        found = found.join(Candidate, Candidate.id == DueToGo.candidate_id).where(visible(teams))
    return session.scalar(found) or 0
