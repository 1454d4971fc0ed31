"""Colleagues who interview: their hours, their other appointments, and the lock that keeps two bookings apart."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.hours import Week
from sequencer.store.base import Base, Instant, Short


class Colleague(Base):
    """`weekly` are office hours and `outside` further ones; both as lists of {"days", "start", "end"}."""

    __tablename__ = "colleagues"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Short)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    zone: Mapped[str] = mapped_column(String(80))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    weekly: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    outside: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    outside_per_week: Mapped[int | None]
    overrides: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    absences: Mapped[list[str]] = mapped_column(JSON, default=list)
    per_day: Mapped[int | None]
    per_week: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant)

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


class BusyTime(Base):
    """Time that a calendar, or the person, says is taken; `source` names which."""

    __tablename__ = "busy_times"
    __table_args__ = (Index("ix_busy_times_colleague_id_end_at", "colleague_id", "end_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(Short, default="")
    start_at: Mapped[datetime] = mapped_column(Instant)
    end_at: Mapped[datetime] = mapped_column(Instant)


def colleague_by_email(session: Session, email: str) -> Colleague | None:
    return session.scalar(select(Colleague).where(Colleague.email == email.lower()))


def colleague_addresses(session: Session) -> frozenset[str]:
    """The addresses of everybody who interviews, lower case."""
    return frozenset(address.lower() for address in session.scalars(select(Colleague.email)))


def colleagues_by_id(session: Session, ids: Iterable[int]) -> dict[int, Colleague]:
    """Those of these colleagues that there are, in the order given."""
    wanted = list(ids)
    found = {one.id: one for one in session.scalars(select(Colleague).where(Colleague.id.in_(wanted)))}
    return {one: found[one] for one in wanted if one in found}


def lock_colleagues(session: Session, ids: Iterable[int]) -> None:
    """Let nobody else book these people until this transaction ends; always in the same order, so that none waits in a circle."""
    wanted = sorted(set(ids))
    session.execute(select(Colleague.id).where(Colleague.id.in_(wanted)).order_by(Colleague.id).with_for_update())


def busy_between(session: Session, ids: Iterable[int], start: datetime, end: datetime) -> list[BusyTime]:
    return list(
        session.scalars(
            select(BusyTime).where(
                BusyTime.colleague_id.in_(list(ids)), BusyTime.end_at > start, BusyTime.start_at < end
            )
        )
    )


def week_of(one: Colleague) -> Week:
    """Their hours as the slot function is told them."""
    return Week(
        id=one.id,
        zone=one.zone,
        weekly=one.weekly,
        outside=one.outside,
        outside_per_week=one.outside_per_week,
        overrides=one.overrides,
        absences=one.absences,
        per_day=one.per_day,
        per_week=one.per_week,
    )
