"""Objections: what a calendar has against a settled interview. Somebody cannot come, or would rather meet at another time."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant
from sequencer.store.inbound_mails import InboundMail, InboundState


class Objection(Base):
    """Of a colleague, or of the candidate where `colleague_id` is empty; `proposed_at` is the time they would rather have.

    While `due_at` is set the product looks for a way by itself; after that it waits for a person until `settled_at`.
    """

    __tablename__ = "objections"

    id: Mapped[int] = mapped_column(primary_key=True)
    booking_id: Mapped[int] = mapped_column(ForeignKey("bookings.id", ondelete="CASCADE"), index=True)
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("inbound_mails.id", ondelete="SET NULL"), index=True)
    colleague_id: Mapped[int | None] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"))
    proposed_at: Mapped[datetime | None] = mapped_column(Instant)
    due_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)


def objections_of(session: Session, booking_id: int) -> list[Objection]:
    """Every objection to an interview, settled or not, oldest first."""
    return list(session.scalars(select(Objection).where(Objection.booking_id == booking_id).order_by(Objection.id)))


def object_to(
    session: Session,
    booking_id: int,
    mail_id: int | None,
    now: datetime,
    *,
    colleague_id: int | None = None,
    proposed_at: datetime | None = None,
    is_due: bool = True,
) -> None:
    """Keep an objection; what the same person said of the same interview before counts no more."""
    settle_objections(session, booking_id, now, Objection.colleague_id == colleague_id)
    session.add(
        Objection(
            booking_id=booking_id,
            mail_id=mail_id,
            colleague_id=colleague_id,
            proposed_at=proposed_at,
            due_at=now if is_due else None,
            created_at=now,
        )
    )
    session.flush()


def settle_objections(session: Session, booking_id: int, now: datetime, *which: ColumnElement[bool]) -> None:
    """They wait for nobody any more, and neither do the mails they came with. The booking is locked before this."""
    is_open = (Objection.booking_id == booking_id, Objection.settled_at.is_(None), *which)
    mails = select(Objection.mail_id).where(*is_open, Objection.mail_id.is_not(None))
    asking = (InboundMail.id.in_(list(session.scalars(mails))), InboundMail.state == InboundState.ASKS)
    session.execute(update(Objection).where(*is_open).values(settled_at=now, due_at=None).execution_options(**_UNSEEN))
    session.execute(update(InboundMail).where(*asking).values(state=InboundState.HANDLED).execution_options(**_UNSEEN))


def locked_objection(session: Session, objection_id: int) -> Objection | None:
    """The objection as it stands now, where it is not settled yet."""
    found = session.get(Objection, objection_id, with_for_update=True, populate_existing=True)
    return found if found is not None and found.settled_at is None else None


def open_objections(session: Session, booking_id: int) -> list[Objection]:
    """What waits for somebody, oldest first."""
    found = select(Objection).where(Objection.booking_id == booking_id, Objection.settled_at.is_(None))
    return list(session.scalars(found.order_by(Objection.id)))


def refusers_of(session: Session, booking_id: int) -> frozenset[int]:
    """The colleagues whose calendars have ever said that they cannot hold an interview."""
    found = select(Objection.colleague_id).where(
        Objection.booking_id == booking_id, Objection.colleague_id.is_not(None), Objection.proposed_at.is_(None)
    )
    return frozenset(one for one in session.scalars(found) if one is not None)


def objected_to(session: Session, mail_id: int) -> int | None:
    """The booking to which a mail objects."""
    return session.scalar(select(Objection.booking_id).where(Objection.mail_id == mail_id).limit(1))


def cannot_come_due(session: Session, now: datetime, limit: int) -> list[int]:
    """Colleagues' refusals for which a stand-in is to be looked for."""
    return _due(session, now, limit, Objection.proposed_at.is_(None))


def counters_due(session: Session, now: datetime, limit: int) -> list[int]:
    """Proposed times that are to be held against the diaries."""
    return _due(session, now, limit, Objection.proposed_at.is_not(None))


def _due(session: Session, now: datetime, limit: int, which: ColumnElement[bool]) -> list[int]:
    found = select(Objection.id).where(Objection.due_at <= now, which)
    return list(session.scalars(found.order_by(Objection.id).limit(limit)))


_UNSEEN: dict[str, Any] = {"synchronize_session": False}
