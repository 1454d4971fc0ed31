"""Who of a plan is told when its times are offered, and what they wrote about the candidate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant
from sequencer.store.colleagues import Colleague
from sequencer.store.offers import Offer


class PlanWatcher(Base):
    """A colleague who is told by mail when times of a plan are offered to somebody."""

    __tablename__ = "plan_watchers"

    plan_id: Mapped[int] = mapped_column(
        ForeignKey("interview_plans.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    colleague_id: Mapped[int] = mapped_column(
        ForeignKey("colleagues.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class OfferNote(Base):
    """What a colleague wrote about an offer; with `takes_over` they answer the candidate themselves from there on."""

    __tablename__ = "offer_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("offers.id", ondelete="CASCADE"), index=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"))
    inbound_mail_id: Mapped[int] = mapped_column(ForeignKey("inbound_mails.id", ondelete="CASCADE"), unique=True)
    text: Mapped[str] = mapped_column(Text, default="")
    takes_over: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True)
class Noted:
    """One note as a page shows it."""

    name: str
    text: str
    takes_over: bool
    at: datetime


def watchers_of(session: Session, plan_id: int) -> list[Colleague]:
    """Whom to tell when times of a plan are offered, by name."""
    found = select(Colleague).join(PlanWatcher, PlanWatcher.colleague_id == Colleague.id)
    return list(session.scalars(found.where(PlanWatcher.plan_id == plan_id).order_by(Colleague.name, Colleague.id)))


def set_watchers(session: Session, plan_id: int, colleague_ids: Iterable[int]) -> None:
    session.execute(delete(PlanWatcher).where(PlanWatcher.plan_id == plan_id))
    session.add_all(PlanWatcher(plan_id=plan_id, colleague_id=one) for one in sorted(set(colleague_ids)))


def notes_about(session: Session, offer_id: int | None) -> list[Noted]:
    """What colleagues wrote about an offer, oldest first."""
    if offer_id is None:
        return []
    found = (
        select(Colleague.name, OfferNote.text, OfferNote.takes_over, OfferNote.created_at)
        .join(Colleague, Colleague.id == OfferNote.colleague_id)
        .where(OfferNote.offer_id == offer_id)
        .order_by(OfferNote.id)
    )
    return [Noted(*row) for row in session.execute(found)]


def note_rows_of(session: Session, offer_id: int) -> list[tuple[str, OfferNote]]:
    """The same as they are kept, each with the name of who wrote it."""
    found = select(Colleague.name, OfferNote).join(Colleague, Colleague.id == OfferNote.colleague_id)
    return [
        (name, note)
        for name, note in session.execute(found.where(OfferNote.offer_id == offer_id).order_by(OfferNote.id))
    ]


def taken_over_by(session: Session, candidate_id: int, plan_id: int | None = None) -> Colleague | None:
    """The colleague who answers a candidate themselves: they took over the latest of their offers, of a plan or of all."""
    latest = select(Offer.id).where(Offer.candidate_id == candidate_id)
    if plan_id is not None:
        latest = latest.where(Offer.plan_id == plan_id)
    found = (
        select(Colleague)
        .join(OfferNote, OfferNote.colleague_id == Colleague.id)
        .where(
            OfferNote.takes_over.is_(True),
            OfferNote.offer_id == latest.order_by(Offer.id.desc()).limit(1).scalar_subquery(),
        )
    )
    return session.scalar(found.order_by(OfferNote.id.desc()).limit(1))
