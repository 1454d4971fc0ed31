"""Colleagues' calendars: how each is reached, how far it has been read, and since when it cannot be."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.core.meet.busy.rules import Standing, Times
from sequencer.core.meet.busy.values import CalendarRules, Counts
from sequencer.core.meet.request import second_from, second_until
from sequencer.store.base import NEVER_AGAIN, Base, Instant, Short, state_column
from sequencer.store.colleagues import Colleague

_LONGEST_LOOK = timedelta(minutes=2)
"""A look that has taken so long was lost with its worker."""


class Calendar(Base):
    """One source of one colleague's busy times. `sealed` holds its address and secret; of the address only `host` shows.

    `last_read_at` is the last good look, `covers_until` how far it saw. `fence` counts
    looks and changes of the settings: what a look brings under an older number is dropped. `trouble` says why it cannot
    be read, since `failing_since`.
    """

    __tablename__ = "calendars"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[int] = mapped_column(primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"), index=True)
    kind: Mapped[CalendarKind] = mapped_column(state_column(CalendarKind))
    name: Mapped[str] = mapped_column(Short, default="")
    host: Mapped[str] = mapped_column(String(253), default="")
    user: Mapped[str] = mapped_column(String(254), default="")
    tenant: Mapped[str] = mapped_column(String(254), default="")
    sealed: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    needs_action: Mapped[Counts] = mapped_column(state_column(Counts), default=Counts.SOFT)
    tentative: Mapped[Counts] = mapped_column(state_column(Counts), default=Counts.BUSY)
    has_all_day: Mapped[bool] = mapped_column(default=True)
    tag: Mapped[str] = mapped_column(Text, default="")
    covers_until: Mapped[datetime | None] = mapped_column(Instant)
    warnings: Mapped[list[str]] = mapped_column(JSON, default=list)
    last_read_at: Mapped[datetime | None] = mapped_column(Instant)
    tried_at: Mapped[datetime | None] = mapped_column(Instant)
    next_read_at: Mapped[datetime] = mapped_column(Instant, index=True)
    reading_until: Mapped[datetime | None] = mapped_column(Instant)
    fence: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None] = mapped_column(Instant)
    trouble: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(Instant)


def calendars_of_people(session: Session, colleague_ids: Iterable[int]) -> list[Calendar]:
    """Every calendar of these colleagues, the oldest first."""
    found = select(Calendar).where(Calendar.colleague_id.in_(list(colleague_ids)))
    return list(session.scalars(found.order_by(Calendar.id)))


def due_calendars(session: Session, now: datetime, limit: int) -> list[int]:
    """Calendars whose next look is due and that nobody is looking at."""
    found = select(Calendar.id).where(Calendar.next_read_at <= now, _is_free(now))
    return list(session.scalars(found.order_by(Calendar.next_read_at).limit(limit)))


def calendars_to_look_at(session: Session, colleague_ids: Iterable[int], now: datetime) -> list[int]:
    """Those of these colleagues' calendars whose last look is too old to book by."""
    return [one.id for one in calendars_of_people(session, colleague_ids) if standing_of(one).wants_look(now)]


def being_read(session: Session, calendar_ids: Iterable[int], now: datetime) -> bool:
    """Whether somebody is looking at one of these calendars."""
    return session.scalar(select(Calendar.id).where(Calendar.id.in_(list(calendar_ids)), ~_is_free(now))) is not None


def take_look(session: Session, calendar_id: int, now: datetime) -> int | None:
    """The number of a look that is the caller's alone; None while somebody else has one."""
    taken = session.execute(
        update(Calendar)
        .where(Calendar.id == calendar_id, _is_free(now))
        .values(fence=Calendar.fence + 1, reading_until=now + _LONGEST_LOOK, tried_at=now)
    )
    if not taken.rowcount:  # type: ignore[attr-defined]
        return None
    return session.scalar(select(Calendar.fence).where(Calendar.id == calendar_id))


def held_by(session: Session, calendar_id: int, fence: int) -> Calendar | None:
    """The calendar, locked, if the look of this number still counts: nothing was changed or looked at since."""
    found = session.get(Calendar, calendar_id, with_for_update=True, populate_existing=True)
    return found if found is not None and found.fence == fence else None


def standing_of(calendar: Calendar) -> Standing:
    return Standing(calendar.last_read_at, calendar.covers_until, calendar.tried_at, calendar.failures)


def rules_of(calendar: Calendar, colleague: Colleague) -> CalendarRules:
    """How it is to be read, without what we know of our own events."""
    return CalendarRules(
        zone=colleague.zone,
        addresses=frozenset({colleague.email.lower()}),
        needs_action=calendar.needs_action,
        tentative=calendar.tentative,
        has_all_day=calendar.has_all_day,
    )


def packed(address: str, secret: str) -> str:
    """What is sealed for a calendar: a secret address is as good as a password."""
    return json.dumps({"address": address, "secret": secret})


def account_of(calendar: Calendar, opened: str, rules: CalendarRules, tag: str) -> CalendarAccount:
    """The calendar as its gateway wants it, with what was sealed opened."""
    kept: dict[str, Any] = json.loads(opened)
    return CalendarAccount(
        kind=calendar.kind,
        address=kept["address"],
        rules=rules,
        user=calendar.user,
        secret=kept["secret"],
        tenant=calendar.tenant,
        tag=tag,
    )


def ignoring(rules: CalendarRules, uids: Iterable[str], own: Iterable[Times]) -> CalendarRules:
    """The rules with what we know of our own events: their names and their times."""
    times = frozenset((second_until(start), second_from(end)) for start, end in own)
    return replace(rules, ignored_uids=frozenset(uids), own_times=times)


def sealed_for(calendar: Calendar) -> str:
    """The row that a secret is sealed for."""
    return f"calendar:{calendar.id}"


def _is_free(now: datetime) -> Any:
    """Nobody is looking; one who would for longer than anybody may has a wrong clock."""
    until = Calendar.reading_until
    return or_(until.is_(None), until <= now, until > now + _LONGEST_LOOK)
