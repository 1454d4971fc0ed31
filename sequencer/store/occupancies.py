"""Time of colleagues that is booked or kept on offer, and the rule no booking can get past: one person, one meeting.

Flows lock people and ask the slot function before they book. Should that ever fail, the database itself refuses a
second live booking that overlaps: PostgreSQL by an exclusion constraint, SQLite by triggers.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, delete, event, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant

OVERLAP = "two_meetings_of_one_person"
"""What the refusal is called on both databases."""


class Occupancy(Base):
    """Half-open. A row with `booking_id` is firm; one with `offer_id` alone is kept until `expires_at`."""

    __tablename__ = "occupancies"
    __table_args__ = (
        CheckConstraint("start_at < end_at", name="has_length"),
        Index("ix_occupancies_colleague_id_end_at", "colleague_id", "end_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"))
    start_at: Mapped[datetime] = mapped_column(Instant)
    end_at: Mapped[datetime] = mapped_column(Instant)
    before_min: Mapped[int] = mapped_column(default=0)
    after_min: Mapped[int] = mapped_column(default=0)
    is_live: Mapped[bool] = mapped_column(default=True)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offers.id", ondelete="CASCADE"), index=True)
    booking_id: Mapped[int | None] = mapped_column(ForeignKey("bookings.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)


_EXCLUSION = f"""ALTER TABLE occupancies ADD CONSTRAINT {OVERLAP} EXCLUDE USING gist
    (colleague_id WITH =, tstzrange(start_at, end_at, '[)') WITH &&) WHERE (is_live AND booking_id IS NOT NULL)"""
_CLASH = f"""WHEN NEW.is_live AND NEW.booking_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM occupancies AS other
        WHERE other.colleague_id = NEW.colleague_id AND other.id IS NOT NEW.id AND other.is_live
        AND other.booking_id IS NOT NULL AND other.start_at < NEW.end_at AND NEW.start_at < other.end_at
    ) BEGIN SELECT RAISE(ABORT, '{OVERLAP}'); END"""  # noqa: S608 -- a constant of this file
_COLUMNS = "colleague_id, start_at, end_at, is_live, booking_id"
BACKSTOPS = {
    "postgresql": ("CREATE EXTENSION IF NOT EXISTS btree_gist", _EXCLUSION),
    "sqlite": (
        f"CREATE TRIGGER occupancies_insert BEFORE INSERT ON occupancies FOR EACH ROW {_CLASH}",
        f"CREATE TRIGGER occupancies_update BEFORE UPDATE OF {_COLUMNS} ON occupancies FOR EACH ROW {_CLASH}",
    ),
}
"""The statements that put the rule into a database that has the table; a migration runs them as they are."""

for _dialect, _statements in BACKSTOPS.items():
    for _statement in _statements:
        _rule = DDL(_statement).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
        event.listen(Occupancy.__table__, "after_create", _rule)


def booked_between(
    session: Session, colleague_ids: Iterable[int], start: datetime, end: datetime, *, but_booking: int | None = None
) -> list[Occupancy]:
    """Firm meetings of these people that touch a stretch of time, without those of one booking."""
    found = select(Occupancy).where(
        Occupancy.colleague_id.in_(list(colleague_ids)),
        Occupancy.is_live.is_(True),
        Occupancy.booking_id.is_not(None),
        Occupancy.end_at > start,
        Occupancy.start_at < end,
    )
    if but_booking is not None:
        found = found.where(Occupancy.booking_id != but_booking)
    return list(session.scalars(found))


def kept_for_others(
    session: Session, colleague_ids: Iterable[int], now: datetime, but_offer: int | None
) -> list[Occupancy]:
    """Time of these people that is kept for offers, without one offer."""
    found = select(Occupancy).where(
        Occupancy.colleague_id.in_(list(colleague_ids)),
        Occupancy.is_live.is_(True),
        Occupancy.booking_id.is_(None),
        or_(Occupancy.expires_at.is_(None), Occupancy.expires_at > now),
    )
    if but_offer is not None:
        found = found.where(Occupancy.offer_id != but_offer)
    return list(session.scalars(found))


def keeps(session: Session, offer_id: int, start_at: datetime, now: datetime) -> bool:
    """Whether an offer still keeps a start."""
    found = select(Occupancy.id).where(
        Occupancy.offer_id == offer_id,
        Occupancy.booking_id.is_(None),
        Occupancy.start_at == start_at,
        Occupancy.is_live.is_(True),
        Occupancy.expires_at > now,
    )
    return session.scalar(found.limit(1)) is not None


def let_go(session: Session, offer_id: int) -> None:
    """Give back the time an offer keeps."""
    session.execute(
        delete(Occupancy)
        .where(Occupancy.offer_id == offer_id, Occupancy.booking_id.is_(None))
        .execution_options(synchronize_session=False)
    )


def free_again(session: Session, booking_id: int) -> None:
    """A booking no longer takes anybody's time; the rows stay as a record."""
    session.execute(
        update(Occupancy)
        .where(Occupancy.booking_id == booking_id, Occupancy.is_live.is_(True))
        .values(is_live=False)
        .execution_options(synchronize_session=False)
    )
