"""Teams and who is in them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short


class Team(Base):
    __tablename__ = "teams"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Short, unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    paused_at: Mapped[datetime | None] = mapped_column(Instant)
    pause_reason: Mapped[str] = mapped_column(Text, default="")


class TeamMember(Base):
    __tablename__ = "team_members"
    __table_args__ = (UniqueConstraint("team_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)


def team_by_name(session: Session, name: str) -> Team | None:
    return session.scalar(select(Team).where(Team.name == name))


def team_names(session: Session) -> list[str]:
    return list(session.scalars(select(Team.name).order_by(Team.name)))


def join(session: Session, team_id: int, user_id: int) -> bool:
    """Put a user into a team; False when they were in it."""
    found = select(TeamMember.id).where(TeamMember.team_id == team_id, TeamMember.user_id == user_id)
    if session.scalar(found) is not None:
        return False
    session.add(TeamMember(team_id=team_id, user_id=user_id))
    return True


def team_ids_of(session: Session, user_id: int) -> frozenset[int]:
    """The teams a user is in."""
    return frozenset(session.scalars(select(TeamMember.team_id).where(TeamMember.user_id == user_id)))


def leave(session: Session, team_id: int, user_id: int) -> bool:
    """Take a user out of a team; False when they were not in it."""
    gone = delete(TeamMember).where(TeamMember.team_id == team_id, TeamMember.user_id == user_id)
    return bool(session.execute(gone).rowcount)  # type: ignore[attr-defined]


def teams_among(session: Session, teams: frozenset[int] | None) -> list[Team]:
    """Those of these teams that there are, by name; all of them for None."""
    found = select(Team).order_by(Team.name)
    return list(session.scalars(found if teams is None else found.where(Team.id.in_(teams))))
