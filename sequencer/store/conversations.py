"""The conversation with one person: their latest answer, and the mailbox it is held from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.states import TO_COLLEAGUES, UNTOLD
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.replies import Reply
from sequencer.store.touches import HAS_LEFT, Touch


def latest_reply(session: Session, candidate_id: int) -> Reply | None:
    """What they last wrote."""
    found = select(Reply).where(Reply.candidate_id == candidate_id)
    return session.scalar(found.order_by(Reply.received_at.desc(), Reply.id.desc()).limit(1))


def waits_for_somebody(session: Session, reply: Reply | None) -> bool:
    """Whether an answer is still to be read by a person."""
    if reply is None or reply.handled_at is not None:
        return False
    return session.get_one(InboundMail, reply.inbound_mail_id).state is InboundState.ASKS


def reply_in(session: Session, mail_id: int) -> Reply | None:
    """The answer that a stored mail holds."""
    return session.scalar(select(Reply).where(Reply.inbound_mail_id == mail_id))


def mailbox_between(session: Session, candidate_id: int) -> int | None:
    """The mailbox they last wrote to, else the one that last wrote to them."""
    written_to = (
        select(InboundMail.mailbox_id)
        .join(Reply, Reply.inbound_mail_id == InboundMail.id)
        .where(Reply.candidate_id == candidate_id)
    )
    found = session.scalar(written_to.order_by(Reply.received_at.desc(), Reply.id.desc()).limit(1))
    if found is not None:
        return found
    wrote = select(Touch.mailbox_id).where(
        Touch.candidate_id == candidate_id,
        Touch.state.in_(HAS_LEFT),
        Touch.purpose.not_in(TO_COLLEAGUES | UNTOLD),
    )
    return session.scalar(wrote.order_by(Touch.id.desc()).limit(1))
