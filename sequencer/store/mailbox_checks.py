"""Live checks of mailboxes, tick by tick: what was tried, what was found, what to change."""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.checking import NEEDS, TICKS, CheckState, Finding, TickKind, TickState
from sequencer.store.base import Base, Instant, state_column

_LONGEST_WORDS = 1000


class MailboxCheck(Base):
    """`wakes_at` is when a worker looks at it next; empty once it has ended.

    `inbox_from` and `inbox_validity` tell where the inbox ended before our mail; the touches are what we sent.
    """

    __tablename__ = "mailbox_checks"
    __table_args__ = (Index("ix_mailbox_checks_wakes_at", "wakes_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id", ondelete="CASCADE"), index=True)
    actor: Mapped[str] = mapped_column(String(254), default="")
    state: Mapped[CheckState] = mapped_column(state_column(CheckState), default=CheckState.RUNNING)
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    wakes_at: Mapped[datetime | None] = mapped_column(Instant)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="SET NULL"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="SET NULL"))
    found_id: Mapped[str] = mapped_column(String(998), default="")
    looks: Mapped[int] = mapped_column(default=0)
    inbox_validity: Mapped[int] = mapped_column(BigInteger, default=0)
    inbox_from: Mapped[int] = mapped_column(BigInteger, default=0)


class MailboxTick(Base):
    """One thing that was tried. `mend` names the setting to change, `said` is the server's own sentence."""

    __tablename__ = "mailbox_ticks"
    __table_args__ = (UniqueConstraint("check_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("mailbox_checks.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[TickKind] = mapped_column(state_column(TickKind))
    state: Mapped[TickState] = mapped_column(state_column(TickState), default=TickState.WAITING)
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    says: Mapped[str] = mapped_column(Text, default="")
    mend: Mapped[str] = mapped_column(Text, default="")
    said: Mapped[str] = mapped_column(Text, default="")

    @property
    def took(self) -> timedelta | None:
        return self.ended_at - self.started_at if self.started_at and self.ended_at else None


def latest_check(session: Session, mailbox_id: int) -> MailboxCheck | None:
    """The check of a mailbox that was begun last."""
    found = select(MailboxCheck).where(MailboxCheck.mailbox_id == mailbox_id)
    return session.scalar(found.order_by(MailboxCheck.id.desc()).limit(1))


def ticks_of(session: Session, check_id: int) -> list[MailboxTick]:
    """The five ticks of a check, in their order."""
    return list(
        session.scalars(select(MailboxTick).where(MailboxTick.check_id == check_id).order_by(MailboxTick.number))
    )


def file_check(session: Session, mailbox_id: int, actor: str, now: datetime) -> MailboxCheck:
    """A new check with its ticks, due at once."""
    check = MailboxCheck(mailbox_id=mailbox_id, actor=actor, started_at=now, wakes_at=now)
    session.add(check)
    session.flush()
    session.add_all(MailboxTick(check_id=check.id, number=number, kind=kind) for number, kind in enumerate(TICKS, 1))
    session.flush()
    return check


def checks_due(session: Session, now: datetime, limit: int) -> list[int]:
    """Checks under way that a worker should look at."""
    found = select(MailboxCheck.id).where(MailboxCheck.wakes_at <= now)
    return list(session.scalars(found.order_by(MailboxCheck.wakes_at).limit(limit)))


def take_check(session: Session, check_id: int, now: datetime, until: datetime) -> MailboxCheck | None:
    """A due check, kept from other workers until an instant; None where another one has it, or it has ended."""
    result = session.execute(
        update(MailboxCheck).where(MailboxCheck.id == check_id, MailboxCheck.wakes_at <= now).values(wakes_at=until)
    )
    if not result.rowcount:  # type: ignore[attr-defined]
        return None
    return session.get(MailboxCheck, check_id, populate_existing=True)


def next_tick(session: Session, check: MailboxCheck) -> MailboxTick | None:
    """The tick to try now: the first that has no outcome and whose needs are met; None when there is none left."""
    ticks = ticks_of(session, check.id)
    passed = {tick.kind for tick in ticks if tick.state is TickState.PASSED}
    is_open = (TickState.WAITING, TickState.RUNNING)
    return next((tick for tick in ticks if tick.state in is_open and passed.issuperset(NEEDS.get(tick.kind, ()))), None)


def begin_tick(tick: MailboxTick, now: datetime) -> None:
    tick.state, tick.started_at = TickState.RUNNING, tick.started_at or now


def end_tick(tick: MailboxTick, finding: Finding, now: datetime) -> None:
    """Write down what a tick has found."""
    tick.state = TickState.PASSED if finding.is_passed else TickState.FAILED
    tick.ended_at, tick.says, tick.mend = now, finding.says[:_LONGEST_WORDS], finding.mend[:_LONGEST_WORDS]
    tick.said = finding.said.replace("\0", "")[:_LONGEST_WORDS]


def end_check(session: Session, check: MailboxCheck, now: datetime) -> None:
    """The check is over: in order only where every tick is."""
    is_passed = all(tick.state is TickState.PASSED for tick in ticks_of(session, check.id))
    check.state = CheckState.PASSED if is_passed else CheckState.FAILED
    check.ended_at, check.wakes_at = now, None
