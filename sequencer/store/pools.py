"""Talent pools: named groups of candidates."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short, in_chunks


class Pool(Base):
    __tablename__ = "pools"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Short, unique=True)
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


def put_all_into(session: Session, pool_id: int, candidate_ids: Iterable[int], import_id: int) -> None:
    """Add many candidates to a pool; those who are in it stay as they are."""
    members = set(candidate_ids_in(session, pool_id))
    for chunk in in_chunks(one for one in candidate_ids if one not in members):
        session.execute(
            insert(PoolMember),
            [{"pool_id": pool_id, "candidate_id": one, "import_id": import_id} for one in chunk],
        )


def take_out(session: Session, import_id: int) -> None:
    """Let those leave their pools again who came into them by an import."""
    session.execute(delete(PoolMember).where(PoolMember.import_id == import_id))


def pool_names_of(session: Session, candidate_id: int) -> list[str]:
    found = select(Pool.name).join(PoolMember).where(PoolMember.candidate_id == candidate_id).order_by(Pool.name)
    return list(session.scalars(found))
