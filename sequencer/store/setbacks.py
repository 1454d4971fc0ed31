"""What went against each mailbox, counted, and the pause that the machine itself puts over it when that is too much."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.addresses import without_addresses
from sequencer.core.plan.setbacks import LATELY, LONGER, Record, Setback, must_pause
from sequencer.core.states import UNTOLD, TouchState
from sequencer.store.audit import note
from sequencer.store.base import Base, Instant, state_column
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import HAS_LEFT, Touch

BY_REPORT = 0
"""The number of a setback that came by mail, after the attempt itself had gone well."""

_SAID_AT_MOST = 160
_TRIED = (*HAS_LEFT, TouchState.REFUSED)


class MailboxSetback(Base):
    """One thing that went against a mailbox: by which mail, at which attempt, and what was said. It goes with its mail."""

    __tablename__ = "mailbox_setbacks"
    __table_args__ = (
        UniqueConstraint("touch_id", "kind", "number"),
        Index("ix_mailbox_setbacks_mailbox_id_at", "mailbox_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id", ondelete="CASCADE"))
    touch_id: Mapped[int] = mapped_column(ForeignKey("touches.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(default=BY_REPORT)
    kind: Mapped[Setback] = mapped_column(state_column(Setback))
    said: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(Instant)


def record_setback(
    session: Session, touch: Touch, setback: Setback | None, said: str, now: datetime, number: int = BY_REPORT
) -> None:
    """Count what one mail brought upon its mailbox, once, and pause the mailbox where that is now too much.

    Trials of our own count for nothing. What was said stays with the mailbox, so it names nobody's address.
    """
    if setback is None or touch.mailbox_id is None or touch.purpose in UNTOLD:
        return
    mailbox = session.get(Mailbox, touch.mailbox_id, with_for_update=True, populate_existing=True)
    if mailbox is None or _is_known(session, touch.id, setback, number):
        return
    session.add(
        MailboxSetback(
            mailbox_id=mailbox.id,
            touch_id=touch.id,
            number=number,
            kind=setback,
            said=without_addresses(" ".join(said.split()), touch.recipient)[:_SAID_AT_MOST],
            at=now,
        )
    )
    session.flush()
    reason = must_pause(record_of(session, mailbox))
    if reason is None or mailbox.paused_at is not None:
        return
    mailbox.paused_at, mailbox.pause_code, mailbox.pause_reason = now, reason.code, reason.says
    note(session, "", "pause", f"Mailbox {mailbox.email}: paused by the machine ({reason.code}).", now)


def record_of(session: Session, mailbox: Mailbox) -> Record:
    """What went against a mailbox since a person last let it go on."""
    latest = _latest_mails(session, mailbox)
    of_mails = select(MailboxSetback).where(MailboxSetback.touch_id.in_(latest)).order_by(MailboxSetback.id)
    found = list(session.scalars(of_mails))
    lately = set(latest[:LATELY])
    hard = {one.touch_id for one in found if one.kind is Setback.HARD_BOUNCE}
    policy = {one.touch_id for one in found if one.kind is Setback.POLICY}
    others = _since(session, mailbox, mailbox.watched_since, Setback.SETTINGS)
    last_left = session.scalar(
        select(func.max(Touch.transmitting_at)).where(Touch.mailbox_id == mailbox.id, Touch.state.in_(HAS_LEFT))
    )
    starts = [at for at in (last_left, mailbox.watched_since) if at is not None]
    sign_ins = _since(session, mailbox, max(starts, default=None), Setback.SIGN_IN)
    said = session.scalar(
        select(MailboxSetback.said)
        .where(MailboxSetback.mailbox_id == mailbox.id)
        .order_by(MailboxSetback.id.desc())
        .limit(1)
    )
    return Record(
        hard_lately=len(hard & lately),
        hard_longer=len(hard),
        mails=len(latest),
        policy_lately=len(policy & lately),
        sign_ins=sign_ins,
        settings=others,
        said=said or "",
    )


def setbacks_of(session: Session, mailbox: Mailbox, limit: int) -> list[MailboxSetback]:
    """What went against a mailbox since a person last let it go on, the latest first: the evidence for its pause."""
    found = select(MailboxSetback).where(MailboxSetback.mailbox_id == mailbox.id)
    if mailbox.watched_since is not None:
        found = found.where(MailboxSetback.at > mailbox.watched_since)
    return list(session.scalars(found.order_by(MailboxSetback.id.desc()).limit(limit)))


def _is_known(session: Session, touch_id: int, setback: Setback, number: int) -> bool:
    found = select(MailboxSetback.id).where(
        MailboxSetback.touch_id == touch_id, MailboxSetback.kind == setback, MailboxSetback.number == number
    )
    return session.scalar(found) is not None


def _latest_mails(session: Session, mailbox: Mailbox) -> list[int]:
    found = select(Touch.id).where(
        Touch.mailbox_id == mailbox.id,
        Touch.state.in_(_TRIED),
        Touch.first_tried_at.is_not(None),
        Touch.purpose.not_in(UNTOLD),
    )
    if mailbox.watched_since is not None:
        found = found.where(Touch.first_tried_at > mailbox.watched_since)
    return list(session.scalars(found.order_by(Touch.first_tried_at.desc(), Touch.id.desc()).limit(LONGER)))


def _since(session: Session, mailbox: Mailbox, since: datetime | None, kind: Setback) -> int:
    found = select(func.count()).where(MailboxSetback.mailbox_id == mailbox.id, MailboxSetback.kind == kind)
    if since is not None:
        found = found.where(MailboxSetback.at > since)
    return session.scalar(found) or 0
