"""Signs of life: each process that works says now and then that it still does, and a page can tell who fell silent."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import String, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, state_column

SILENT_AFTER = timedelta(minutes=2)
_GONE_AFTER = timedelta(hours=1)


class Part(StrEnum):
    """What has to live for the road to work."""

    SWEEP = "sweep"
    WORKER = "worker"
    WATCH = "watch"


class Heartbeat(Base):
    """The last sign of life of one part in one process, by the machine's clock."""

    __tablename__ = "heartbeats"
    __table_args__ = (UniqueConstraint("part", "owner"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[Part] = mapped_column(state_column(Part))
    owner: Mapped[str] = mapped_column(String(120))
    began_at: Mapped[datetime] = mapped_column(Instant)
    beat_at: Mapped[datetime] = mapped_column(Instant)


def beat(session: Session, part: Part, owner: str, now: datetime) -> None:
    """This process works on this part. Rows of processes long gone are taken away when a new one begins."""
    known = session.execute(
        update(Heartbeat).where(Heartbeat.part == part, Heartbeat.owner == owner).values(beat_at=now)
    )
    if not known.rowcount:  # type: ignore[attr-defined]
        session.execute(delete(Heartbeat).where(Heartbeat.part == part, Heartbeat.beat_at < now - _GONE_AFTER))
        session.add(Heartbeat(part=part, owner=owner, began_at=now, beat_at=now))


def last_signs(session: Session) -> dict[Part, datetime]:
    """When each part was last heard of; one that never was is not in it."""
    found = session.execute(select(Heartbeat.part, func.max(Heartbeat.beat_at)).group_by(Heartbeat.part))
    return dict(found.all())
