"""What candidates write on our pages in their own words: a time that would suit, a line for those they meet."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, state_column


class WishKind(StrEnum):
    TIMES = "times"  # none of the times fits; this would
    AGAIN = "again"  # called off, and another time is wanted
    NOTE = "note"  # a line for those they meet


class Wish(Base):
    """It waits for a person until `handled_at`."""

    __tablename__ = "wishes"
    __table_args__ = (Index("ix_wishes_handled_at_created_at", "handled_at", "created_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offers.id", ondelete="CASCADE"), index=True)
    booking_id: Mapped[int | None] = mapped_column(ForeignKey("bookings.id", ondelete="CASCADE"), index=True)
    kind: Mapped[WishKind] = mapped_column(state_column(WishKind))
    text: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(Instant)
    handled_at: Mapped[datetime | None] = mapped_column(Instant)
    handled_by: Mapped[str] = mapped_column(String(254), default="")


def same_wish(
    session: Session, kind: WishKind, text: str, *, offer_id: int | None, booking_id: int | None
) -> Wish | None:
    """The same wish, still waiting: pressed twice is said once."""
    found = select(Wish).where(
        Wish.kind == kind,
        Wish.text == text,
        Wish.offer_id == offer_id,
        Wish.booking_id == booking_id,
        Wish.handled_at.is_(None),
    )
    return session.scalar(found.limit(1))


def waiting_wishes(session: Session, candidate_id: int) -> int:
    """How many things one person wrote on our pages wait for somebody."""
    waits = (Wish.candidate_id == candidate_id, Wish.handled_at.is_(None))
    return session.scalar(select(func.count()).where(*waits)) or 0


def meet_wishes(session: Session, *, booking_id: int, offer_id: int | None, now: datetime) -> None:
    """A time was found after all: wishes for another one wait no longer. Lines for those they meet still do."""
    about = [Wish.booking_id == booking_id, *([Wish.offer_id == offer_id] if offer_id is not None else [])]
    session.execute(
        update(Wish)
        .where(
            or_(*about),
            Wish.kind != WishKind.NOTE,
            Wish.handled_at.is_(None),
        )
        .values(handled_at=now)
        .execution_options(synchronize_session=False)
    )


def notes_of(session: Session, booking_id: int) -> list[Wish]:
    """What was written for a booking, oldest first."""
    return list(session.scalars(select(Wish).where(Wish.booking_id == booking_id).order_by(Wish.id)))


def wishes_of(session: Session, candidate_id: int) -> list[Wish]:
    """Everything one person wrote on our pages, oldest first."""
    return list(session.scalars(select(Wish).where(Wish.candidate_id == candidate_id).order_by(Wish.id)))
