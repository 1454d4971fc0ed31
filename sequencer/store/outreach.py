"""How much has left lately: the mails one person got from us, and the service mails of one mailbox."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import Purpose
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


def service_times(session: Session, mailbox_id: int, since: datetime) -> list[datetime]:
    """When service mails of a mailbox began to leave, since an instant, oldest first."""
    found = select(Touch.transmitting_at).where(
        Touch.mailbox_id == mailbox_id,
        Touch.transmitting_at > since,
        Touch.purpose != Purpose.STEP,
    )
    return [at for at in session.scalars(found.order_by(Touch.transmitting_at)) if at is not None]
