"""What the pace of a mailbox depends on: how much of it left today and in the last minute, and how far it has grown."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from sequencer.core.plan.delays import start_of_day, start_of_next_day
from sequencer.core.plan.mailbox_rules import MINUTE, MailboxFacts
from sequencer.core.plan.ramp import Ramp
from sequencer.core.states import UNTOLD, Purpose, TouchState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import CLOCKS_DIFFER, HAS_LEFT, Touch


def mailbox_facts(session: Session, mailbox: Mailbox, now: datetime, zone: ZoneInfo, own: int = 0) -> MailboxFacts:
    """The facts for one mailbox in two or three questions; lock its row first where a claim depends on them.

    Days are those of `zone`. `own` claims of the caller are not counted: they are what is being asked about.
    """
    day_began, next_day, minute_began = start_of_day(now, zone), start_of_next_day(now, zone), now - MINUTE
    at, is_recent = (
        Touch.transmitting_at,
        (Touch.transmitting_at > minute_began) & (Touch.transmitting_at <= now + CLOCKS_DIFFER),
    )
    of_mailbox = (Touch.mailbox_id == mailbox.id, Touch.purpose.not_in(UNTOLD))
    today, lately, oldest, last = session.execute(
        select(
            func.count(case((at.between(day_began, next_day), 1))),
            func.count(case((is_recent, 1))),
            func.min(case((is_recent, at))),
            func.max(case(((Touch.purpose == Purpose.STEP) & (at <= now + CLOCKS_DIFFER), at))),
        ).where(*of_mailbox, at >= min(day_began, minute_began, now - mailbox.gap), Touch.state.in_(HAS_LEFT))
    ).one()
    claimed = session.scalar(select(func.count()).where(*of_mailbox, Touch.state == TouchState.CLAIMED)) or 0
    day = now.astimezone(zone).date()
    ramp = ramp_of(session, mailbox, zone)
    return MailboxFacts(
        sent_today=today + claimed - own,
        daily_cap=ramp.cap_on(day),
        next_day_at=next_day,
        is_growing=ramp.is_growing(day),
        sent_lately=lately + claimed - own,
        per_minute=mailbox.per_minute,
        room_at=oldest + MINUTE if oldest is not None else None,
        gap=mailbox.gap,
        last_left_at=last,
        free_at=mailbox.free_at,
        trouble=mailbox.send_trouble or mailbox.trouble,
        resting=mailbox.resting,
    )


def keep_gap(session: Session, touch: Touch, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The condition on the update that lets a text begin: no other outreach mail of the mailbox left within its gap.

    A turn is taken long before a slow mail leaves. The mailbox's row is locked where it has a gap, so that two mails
    that begin at one moment see each other.
    """
    gap = session.scalar(select(Mailbox.gap).where(Mailbox.id == touch.mailbox_id))
    if not gap:
        return ()
    session.execute(select(Mailbox.id).where(Mailbox.id == touch.mailbox_id).with_for_update())
    other = aliased(Touch)
    return (
        ~exists().where(
            other.mailbox_id == touch.mailbox_id,
            other.id != touch.id,
            other.transmitting_at > now - gap,
            other.transmitting_at <= now + CLOCKS_DIFFER,
            other.purpose == Purpose.STEP,
            other.state.in_(HAS_LEFT),
        ),
    )


def ramp_of(session: Session, mailbox: Mailbox, zone: ZoneInfo) -> Ramp:
    """How far a mailbox has grown; a warm one is asked nothing about."""
    ramp = Ramp(mailbox.daily_cap, mailbox.ramp)
    if not ramp.is_on:
        return ramp
    return Ramp(mailbox.daily_cap, mailbox.ramp, first_day(session, mailbox.id, zone))


def first_day(session: Session, mailbox_id: int, zone: ZoneInfo) -> date | None:
    """The day on which the first mail of a mailbox left, trials apart."""
    first = select(Touch.transmitting_at).where(
        Touch.mailbox_id == mailbox_id,
        Touch.transmitting_at.is_not(None),
        Touch.state.in_(HAS_LEFT),
        Touch.purpose.not_in(UNTOLD),
    )
    at = session.scalar(first.order_by(Touch.transmitting_at).limit(1))
    return at.astimezone(zone).date() if at is not None else None
