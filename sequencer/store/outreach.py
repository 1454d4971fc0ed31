"""How much has left lately: the mails one person got from us, and those one mailbox has sent."""

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import UNTOLD, Purpose, TouchState
from sequencer.store.touches import HAS_LEFT, Touch


def outreach_times(session: Session, candidate_id: int, since: datetime) -> list[datetime]:
    """When outreach mails to a person began to leave, since an instant, by anyone."""
    found = select(Touch.transmitting_at).where(
        Touch.candidate_id == candidate_id,
        Touch.transmitting_at > since,
        Touch.state.in_(HAS_LEFT),
        Touch.purpose == Purpose.STEP,
        Touch.kind.in_(MAIL_KINDS),
    )
    return [at for at in session.scalars(found.order_by(Touch.transmitting_at)) if at is not None]


def other_mails_since(touch: Touch, since: datetime) -> Select[int]:
    """Other outreach mails to the same person that began to leave after an instant, as a part of a question."""
    other = aliased(Touch)
    return select(other.id).where(
        other.candidate_id == touch.candidate_id,
        other.id != touch.id,
        other.transmitting_at > since,
        other.state.in_(HAS_LEFT),
        other.purpose == Purpose.STEP,
        other.kind.in_(MAIL_KINDS),
    )


def sent_since(session: Session, mailbox_id: int, since: datetime) -> int:
    """How many mails a mailbox has let go since an instant, unknown ones and those in flight included."""
    of_mailbox = select(func.count()).where(Touch.mailbox_id == mailbox_id, Touch.purpose.not_in(UNTOLD))
    left = session.scalar(of_mailbox.where(Touch.transmitting_at >= since, Touch.state.in_(HAS_LEFT)))
    claimed = session.scalar(of_mailbox.where(Touch.state == TouchState.CLAIMED))
    return (left or 0) + (claimed or 0)


def service_times(session: Session, mailbox_id: int, since: datetime) -> list[datetime]:
    """When service mails of a mailbox began to leave, since an instant, oldest first."""
    found = select(Touch.transmitting_at).where(
        Touch.mailbox_id == mailbox_id,
        Touch.transmitting_at > since,
        Touch.purpose != Purpose.STEP,
    )
    return [at for at in session.scalars(found.order_by(Touch.transmitting_at)) if at is not None]
