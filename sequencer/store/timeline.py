"""The timeline: one line of what happened, and of every decision not to write, for each candidate."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.states import UNTOLD
from sequencer.store.base import Base, Instant, in_chunks
from sequencer.store.touches import Touch


class Event(Base):
    """`kind` is a stable code, `says` a sentence for people, `actor` who did it (empty: the product)."""

    __tablename__ = "timeline"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(String(60))
    says: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(String(254), default="")
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollments.id", ondelete="CASCADE"), index=True)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="CASCADE"), index=True)


def tell(
    session: Session,
    candidate_id: int,
    kind: str,
    says: str,
    now: datetime,
    *,
    enrollment_id: int | None = None,
    touch_id: int | None = None,
    actor: str = "",
) -> None:
    """Add one line to a candidate's timeline, in the caller's transaction."""
    session.add(
        Event(
            candidate_id=candidate_id,
            at=now,
            kind=kind,
            says=says,
            actor=actor,
            enrollment_id=enrollment_id,
            touch_id=touch_id,
        )
    )


def tell_of(session: Session, touch: Touch, kind: str, says: str, now: datetime, *, actor: str = "") -> None:
    """Add one line about a touch to the timeline of whom it is for; a trial of our own is in nobody's."""
    if touch.candidate_id is not None and touch.purpose not in UNTOLD:
        tell(
            session,
            touch.candidate_id,
            kind,
            says,
            now,
            enrollment_id=touch.enrollment_id,
            touch_id=touch.id,
            actor=actor,
        )


def tell_all(
    session: Session, kind: str, sentences: Iterable[tuple[int, str]], now: datetime, *, actor: str = ""
) -> None:
    """Add one line each to many timelines, given as (candidate id, sentence)."""
    for chunk in in_chunks(sentences):
        rows = [{"candidate_id": one, "at": now, "kind": kind, "says": says, "actor": actor} for one, says in chunk]
        session.execute(insert(Event), rows)


def timeline_of(session: Session, candidate_id: int) -> list[Event]:
    return list(session.scalars(select(Event).where(Event.candidate_id == candidate_id).order_by(Event.at, Event.id)))
