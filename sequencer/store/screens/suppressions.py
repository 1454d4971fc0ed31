"""Wishes not to be written to, as a list shows them: names only of people whom one may see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, literal, select
from sqlalchemy.orm import Session

from sequencer.store.candidates import Candidate, visible
from sequencer.store.suppressions import Channel, Suppression

PAGE = 50


@dataclass(frozen=True)
class WishLine:
    """`candidate_id` and `name` are there for people we still hold; `is_seen` says whether one may see them."""

    suppression_id: int
    candidate_id: int | None
    name: str
    is_seen: bool
    channel: Channel
    evidence: str
    is_verified: bool
    actor: str
    at: datetime

    @property
    def can_be_lifted(self) -> bool:
        return not self.is_verified and self.channel is not Channel.ERASURE


def wish_lines(session: Session, teams: frozenset[int] | None, number: int) -> tuple[list[WishLine], bool]:
    """(one page of wishes, the latest first; whether there are more)."""
    is_seen = case((visible(teams), 1), else_=0) if teams is not None else literal(1)
    rows = session.execute(
        select(Suppression, Candidate, is_seen)
        .outerjoin(Candidate, Candidate.id == Suppression.candidate_id)
        .where(Suppression.channel != Channel.DOMAIN)
        .order_by(Suppression.created_at.desc(), Suppression.id.desc())
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return [_line(wish, person, seen=bool(seen)) for wish, person, seen in rows[:PAGE]], len(rows) > PAGE


def wishes_in_all(session: Session) -> int:
    """How many addresses must not be written to; closed domains are told apart."""
    return session.scalar(select(func.count()).where(Suppression.channel != Channel.DOMAIN)) or 0


def every_suppression(session: Session) -> list[Suppression]:
    """Wishes and closed domains, oldest first."""
    return list(session.scalars(select(Suppression).order_by(Suppression.id)))


def _line(wish: Suppression, person: Candidate | None, *, seen: bool) -> WishLine:
    is_seen = person is not None and seen
    return WishLine(
        suppression_id=wish.id,
        candidate_id=person.id if person is not None and is_seen else None,
        name=(person.full_name or "Somebody without a name") if person is not None and is_seen else "",
        is_seen=is_seen or person is None,
        channel=wish.channel,
        evidence=wish.evidence if is_seen or person is None else "",
        is_verified=wish.is_verified,
        actor=wish.actor,
        at=wish.created_at,
    )
