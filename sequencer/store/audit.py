"""Who changed what about the installation itself. Rows are added and never changed; each carries the hash of the last."""

import hashlib
import json
from datetime import UTC, datetime

from sqlalchemy import String, Text, event, select, text
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column

from sequencer.store.base import Base, Instant, Short

_CHAIN_LOCK = 7_217_001  # any number of our own: one writer at a time, so that each row knows the one before it


class AuditNote(Base):
    """`what` is a short noun such as “user” or “pause”; `says` is a sentence without the actor."""

    __tablename__ = "audit_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(254), default="")
    what: Mapped[str] = mapped_column(Short)
    says: Mapped[str] = mapped_column(Text)
    chain: Mapped[str] = mapped_column(String(64), default="")


def note(session: Session, actor: str, what: str, says: str, now: datetime) -> None:
    """Keep who did what, in the transaction that does it. Name no secret and no whole text of a mail in it."""
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK})
    before = session.scalar(select(AuditNote.chain).order_by(AuditNote.id.desc()).limit(1)) or ""
    row = AuditNote(at=now, actor=actor[:254], what=what, says=says)
    row.chain = _chained(before, row)
    session.add(row)
    session.flush()


def notes(session: Session, limit: int, offset: int = 0) -> list[AuditNote]:
    """The newest first."""
    return list(session.scalars(select(AuditNote).order_by(AuditNote.id.desc()).offset(offset).limit(limit)))


def first_broken(session: Session, among: int = 1000) -> int | None:
    """The id of the first of the newest notes that was changed, or that follows one taken away; None while all hold."""
    newest = list(session.scalars(select(AuditNote).order_by(AuditNote.id.desc()).limit(among + 1)))
    newest.reverse()
    before = newest[0].chain if len(newest) > among else ""
    for row in newest[1:] if len(newest) > among else newest:
        if row.chain != _chained(before, row):
            return row.id
        before = row.chain
    return None


def _chained(before: str, row: AuditNote) -> str:
    told = json.dumps([before, row.at.astimezone(UTC).isoformat(), row.actor, row.what, row.says])
    return hashlib.sha256(told.encode()).hexdigest()


@event.listens_for(AuditNote, "before_update")
@event.listens_for(AuditNote, "before_delete")
def _refuse(_mapper: Mapper[AuditNote], _connection: object, _row: AuditNote) -> None:
    raise TypeError("what was noted stays as it was noted")
