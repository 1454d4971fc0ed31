"""Colleagues who interview: their hours, their other appointments, and the lock that keeps two bookings apart."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.hours import Week
from sequencer.core.meet.request import second_from
from sequencer.core.meet.stays import zone_at
from sequencer.core.meet.values import read_travel
from sequencer.store.base import Base, Instant, Short


class Colleague(Base):
    """`weekly` are office hours and `outside` further ones; both as lists of {"days", "start", "end"}.

    `travel` are stays elsewhere, {"from", "to", "zone"}. Public holidays of `country` are kept free; empty for none.
    """

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
    travel: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    country: Mapped[str] = mapped_column(String(2), default="")
    created_at: Mapped[datetime] = mapped_column(Instant)

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    def zone_at(self, at: datetime) -> ZoneInfo:
        """Where they are at an instant: at home, or where they travel."""
        return zone_at(ZoneInfo(self.zone), read_travel("travel", self.travel), second_from(at))


class BusyTime(Base):
    """Time that a calendar says is taken, or, without one, somebody by hand; `source` says what for.

    What `is_soft` may yet be taken: an invitation that nobody has answered.
    """

    __tablename__ = "busy_times"
    __table_args__ = (Index("ix_busy_times_colleague_id_end_at", "colleague_id", "end_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"))
    calendar_id: Mapped[int | None] = mapped_column(ForeignKey("calendars.id", ondelete="CASCADE"), index=True)
    is_soft: Mapped[bool] = mapped_column(default=False)
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
        travel=one.travel,
        country=one.country,
    )
