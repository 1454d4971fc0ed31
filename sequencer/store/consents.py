"""What people have agreed to: who may be written to where a country's rule asks for it."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, in_chunks


class Consent(Base):
    """`what` they agreed to, on which day, and the `evidence` of it. A withdrawn one stays, and counts no more."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    given_on: Mapped[date] = mapped_column(Date)
    what: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(String(254), default="")
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_by: Mapped[str] = mapped_column(String(254), default="")


def consents_of(session: Session, candidate_id: int) -> list[Consent]:
    """Everything one person has agreed to, the latest first."""
    found = select(Consent).where(Consent.candidate_id == candidate_id)
    return list(session.scalars(found.order_by(Consent.given_on.desc(), Consent.id.desc())))


def who_consents(session: Session, candidate_ids: Iterable[int]) -> set[int]:
    """Those of these candidates whose consent is on record and not withdrawn."""
    return {
        one
        for chunk in in_chunks(candidate_ids)
        for one in session.scalars(
            select(Consent.candidate_id).where(Consent.candidate_id.in_(chunk), Consent.withdrawn_at.is_(None))
        )
    }
