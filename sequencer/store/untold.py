"""What people have not been told yet about a settled interview, because the mail that says so waits to leave."""

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from sequencer.core.read.calendar import invited_start
from sequencer.core.states import OPEN_TOUCHES, TO_COLLEAGUES, Purpose
from sequencer.store.bookings import Booking
from sequencer.store.touches import HAS_LEFT, Touch

_WITH_A_TIME = (Purpose.CONFIRMATION, Purpose.CHANGE)


def waits_to_leave(session: Session, booking_id: int) -> bool:
    """Whether a mail about an interview is still on its way to the candidate; another one would take its place."""
    found = select(Touch.id).where(
        Touch.booking_id == booking_id, Touch.state.in_(OPEN_TOUCHES), Touch.purpose.not_in(TO_COLLEAGUES)
    )
    return session.scalar(found.limit(1)) is not None


def is_time_untold(session: Session, booking: Booking, colleague: str = "") -> bool:
    """Whether a mail with the present time waits and none has left, for the candidate or the colleague at an address."""
    mails = select(Touch.id).where(Touch.booking_id == booking.id, _reads(colleague)).limit(1)
    known = mails.where(Touch.state.in_(HAS_LEFT), Touch.number >= booking.timed_at_sequence)
    waiting = mails.where(Touch.state.in_(OPEN_TOUCHES))
    return session.scalar(waiting) is not None and session.scalar(known) is None


def told_start(session: Session, booking: Booking, colleague: str = "") -> datetime | None:
    """The start that the last mail named that left for them; None where none has, or it took the interview back."""
    which = _reads(colleague) if colleague else Touch.purpose.in_((*_WITH_A_TIME, Purpose.CANCELLATION))
    found = select(Touch.frozen).where(Touch.booking_id == booking.id, Touch.state.in_(HAS_LEFT), which)
    last = session.scalar(found.order_by(Touch.id.desc()).limit(1))
    return invited_start(last) if last is not None else None


def _reads(colleague: str) -> ColumnElement[bool]:
    if not colleague:
        return Touch.purpose.in_(_WITH_A_TIME)
    return (Touch.purpose == Purpose.NOTICE) & (Touch.recipient == colleague)
