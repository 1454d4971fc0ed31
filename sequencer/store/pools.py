"""Talent pools: named groups of candidates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, delete, func, insert, or_, select, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short, in_chunks


class Pool(Base):
    """A pool of a team is seen by that team; one without is everybody's."""

    __tablename__ = "pools"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Short, unique=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)


class PoolMember(Base):
    __tablename__ = "pool_members"
    __table_args__ = (UniqueConstraint("pool_id", "candidate_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pool_id: Mapped[int] = mapped_column(ForeignKey("pools.id", ondelete="CASCADE"), index=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"))


def pool_by_name(session: Session, name: str) -> Pool | None:
    return session.scalar(select(Pool).where(Pool.name == name))


def candidate_ids_in(session: Session, pool_id: int) -> list[int]:
    """Members in the order in which they joined."""
    return list(
        session.scalars(select(PoolMember.candidate_id).where(PoolMember.pool_id == pool_id).order_by(PoolMember.id))
    )


def put_all_into(session: Session, pool_id: int, candidate_ids: Iterable[int], import_id: int | None = None) -> None:
    """Add many candidates to a pool; those who are in it stay as they are."""
    members = set(candidate_ids_in(session, pool_id))
    for chunk in in_chunks(one for one in candidate_ids if one not in members):
        session.execute(
            insert(PoolMember),
            [{"pool_id": pool_id, "candidate_id": one, "import_id": import_id} for one in chunk],
        )


def take_one_out(session: Session, pool_id: int, candidate_id: int) -> bool:
    """Let one person leave a pool; False when they were not in it."""
    found = delete(PoolMember).where(PoolMember.pool_id == pool_id, PoolMember.candidate_id == candidate_id)
    return bool(session.execute(found).rowcount)  # type: ignore[attr-defined]


def take_out(session: Session, import_id: int) -> None:
    """Let those leave their pools again who came into them by an import."""
    session.execute(delete(PoolMember).where(PoolMember.import_id == import_id))


def pools_of(session: Session, candidate_id: int) -> list[Pool]:
    """The pools somebody is in."""
    found = select(Pool).join(PoolMember).where(PoolMember.candidate_id == candidate_id).order_by(Pool.name)
    return list(session.scalars(found))


def pools_to_choose(session: Session, teams: frozenset[int] | None) -> list[Pool]:
    """The pools of these teams and of everybody, by name."""
    return list(session.scalars(select(Pool).where(pool_visible(teams)).order_by(Pool.name)))


@dataclass(frozen=True)
class PoolLine:
    pool_id: int
    name: str
    team_id: int | None
    people: int


def pool_lines(session: Session, teams: frozenset[int] | None) -> list[PoolLine]:
    """The pools of these teams and of everybody, each with how many are in it."""
    counted = select(PoolMember.pool_id, func.count().label("people")).group_by(PoolMember.pool_id).subquery()
    rows = session.execute(
        select(Pool.id, Pool.name, Pool.team_id, func.coalesce(counted.c.people, 0))
        .outerjoin(counted, counted.c.pool_id == Pool.id)
        .where(pool_visible(teams))
        .order_by(Pool.name)
    )
    return [PoolLine(*row) for row in rows]


def pool_visible(teams: frozenset[int] | None) -> ColumnElement[bool]:
    """The condition on `Pool` that leaves those of these teams and those of everybody; None: all."""
    return true() if teams is None else or_(Pool.team_id.is_(None), Pool.team_id.in_(teams))


def pool_names_of(session: Session, candidate_id: int) -> list[str]:
    found = select(Pool.name).join(PoolMember).where(PoolMember.candidate_id == candidate_id).order_by(Pool.name)
    return list(session.scalars(found))
