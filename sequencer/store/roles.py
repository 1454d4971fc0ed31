"""Roles: what a team wants to fill."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short


class Role(Base):
    __tablename__ = "roles"
    __table_args__ = (UniqueConstraint("team_id", "title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(Short)
    created_at: Mapped[datetime] = mapped_column(Instant)


def role_by_title(session: Session, team_id: int, title: str) -> Role | None:
    return session.scalar(select(Role).where(Role.team_id == team_id, Role.title == title))


def role_titles(session: Session, team_id: int) -> list[str]:
    return list(session.scalars(select(Role.title).where(Role.team_id == team_id).order_by(Role.title)))
