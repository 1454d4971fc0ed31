"""What the clock of the demo has to know of the database: whether anything is in flight, and when something is due."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.store.bookings import Booking
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.objections import Objection
from sequencer.store.offers import Offer, OfferState
from sequencer.store.touches import Touch

_PAUSED = ("paused", "run_paused")
"""Touches that are only looked at again because somebody may resume them; the resuming itself has its own instant."""


def is_busy(session: Session, now: datetime) -> bool:
    """Whether a mail is being sent, one that came in waits to be understood, or its effect waits to be there."""
    leaving = exists().where(Touch.state.in_((TouchState.CLAIMED, TouchState.TRANSMITTING)))
    unread = exists().where(InboundMail.state == InboundState.NEW)
    unheard = exists().where(InboundMail.effect_due_at <= now)
    unbooked = exists().where(Offer.picked_start.is_not(None))
    uncancelled = exists().where(Booking.cancel_asked_at <= now)
    unmet = exists().where(Objection.due_at <= now)
    unminded = exists().where(or_(Booking.remind_at <= now, Booking.chance_due_at <= now, Booking.next_due_at <= now))
    return bool(session.scalar(select(or_(leaving, unread, unheard, unbooked, uncancelled, unmet, unminded))))


def next_due(session: Session) -> datetime | None:
    """When the product has something to do by itself. Held mails wait for a person and do not count."""
    found = (
        _next_mail(session),
        _earliest(session, Enrollment.moves_at, Enrollment.state == EnrollmentState.ACTIVE),
        _earliest(session, Enrollment.resumes_at, Enrollment.state == EnrollmentState.PAUSED),
        _earliest(session, Offer.expires_at, Offer.state == OfferState.OPEN),
        _earliest(session, InboundMail.effect_due_at, InboundMail.effect_due_at.is_not(None)),
        _earliest(session, Objection.due_at, Objection.due_at.is_not(None)),
        _earliest(session, Booking.remind_at, Booking.remind_at.is_not(None)),
        _earliest(session, Booking.next_due_at, Booking.next_due_at.is_not(None)),
    )
    return min((at for at in found if at is not None), default=None)


def _next_mail(session: Session) -> datetime | None:
    """A mail leaves when it is due and its mailbox is free."""
    planned = select(Touch.wakes_at, Mailbox.free_at).join(Mailbox, Mailbox.id == Touch.mailbox_id)
    rows = session.execute(planned.where(Touch.state == TouchState.PLANNED, Touch.reason_code.not_in(_PAUSED)))
    found = (max(due_at, free_at or due_at) for due_at, free_at in rows if due_at is not None)
    return min(found, default=None)


def _earliest(
    session: Session,
    column: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    where: ColumnElement[bool],
) -> datetime | None:
    return session.scalar(select(func.min(column)).where(where))
