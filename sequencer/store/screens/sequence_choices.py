"""What the fields of a sequence offer: mailboxes to write from and talent pools to choose people from."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from sequencer.store.candidates import Candidate, visible
from sequencer.store.mailboxes import Mailbox
from sequencer.store.pools import Pool, PoolMember


@dataclass(frozen=True)
class PoolChoice:
    pool_id: int
    name: str
    people: int


def mailboxes_among(session: Session, teams: frozenset[int] | None) -> list[Mailbox]:
    """The mailboxes that members of these teams may write from; one without a team is everybody's."""
    found = select(Mailbox).order_by(Mailbox.email)
    if teams is not None:
        found = found.where(or_(Mailbox.team_id.is_(None), Mailbox.team_id.in_(teams)))
    return list(session.scalars(found))


def pools_among(session: Session, teams: frozenset[int] | None) -> list[PoolChoice]:
    """The talent pools that members of these teams see, with how many of their people they see."""
    found = (
        select(Pool.id, Pool.name, func.count(Candidate.id))
        .outerjoin(PoolMember, PoolMember.pool_id == Pool.id)
        .outerjoin(Candidate, (Candidate.id == PoolMember.candidate_id) & visible(teams))
        .group_by(Pool.id, Pool.name)
        .order_by(Pool.name)
    )
    if teams is not None:
        found = found.where(or_(Pool.team_id.is_(None), Pool.team_id.in_(teams)))
    return [PoolChoice(*row) for row in session.execute(found)]
