"""Replies: a person's own words, and what we took them to mean."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Date, ForeignKey, Index, String, Text, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.read.understanding import Understanding
from sequencer.core.states import Intent
from sequencer.store.base import Base, Instant, Short, state_column
from sequencer.store.inbound_mails import InboundMail


class Reply(Base):
    """`is_verified` is False where the sender cites nothing of ours and could be anybody.

    `read_intent` is what we read first, `intent` what holds, after a person may have corrected it.
    A reply waits for a person until `handled_at`, and once more from `back_on`, the day its writer asked for; until
    `put_off_until` it keeps out of sight. `assigned_to_id` is the user it was given to, `named_candidate_id` whom a
    referral has brought to us. `is_learnt` where a model of this installation read it and not the rules.
    `handled_by` is empty where the product itself settled it.
    """

    __tablename__ = "replies"
    __table_args__ = (Index("ix_replies_handled_at_received_at", "handled_at", "received_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    inbound_mail_id: Mapped[int] = mapped_column(ForeignKey("inbound_mails.id", ondelete="CASCADE"), unique=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollments.id", ondelete="SET NULL"), index=True)
    received_at: Mapped[datetime] = mapped_column(Instant)
    sender: Mapped[str] = mapped_column(String(320))
    text: Mapped[str] = mapped_column(Text)
    intent: Mapped[Intent] = mapped_column(state_column(Intent))
    confidence: Mapped[float]
    evidence: Mapped[str] = mapped_column(Text, default="")
    later_on: Mapped[str] = mapped_column(String(10), default="")
    referral_name: Mapped[str] = mapped_column(Short, default="")
    referral_email: Mapped[str] = mapped_column(String(254), default="")
    is_verified: Mapped[bool] = mapped_column(default=True)
    is_learnt: Mapped[bool] = mapped_column(default=False, server_default=false())
    read_intent: Mapped[Intent | None] = mapped_column(state_column(Intent))
    corrected_at: Mapped[datetime | None] = mapped_column(Instant)
    corrected_by: Mapped[str] = mapped_column(String(254), default="")
    handled_at: Mapped[datetime | None] = mapped_column(Instant)
    handled_by: Mapped[str] = mapped_column(String(254), default="")
    back_on: Mapped[date | None] = mapped_column(Date, index=True)
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    named_candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id", ondelete="SET NULL"), index=True)
    put_off_until: Mapped[datetime | None] = mapped_column(Instant)


def has_answered(session: Session, candidate_id: int, before: datetime) -> bool:
    """Whether the candidate had answered us before an instant."""
    return _has_reply(session, candidate_id, Reply.received_at < before)


def has_answered_after(session: Session, candidate_id: int, after: datetime) -> bool:
    """Whether the candidate has answered us since an instant."""
    return _has_reply(session, candidate_id, Reply.received_at > after)


def was_named(session: Session, candidate_id: int) -> bool:
    """Whether somebody else's answer brought this candidate to us."""
    found = select(Reply.id).where(Reply.named_candidate_id == candidate_id)
    return session.scalar(found.limit(1)) is not None


def other_declines(session: Session, candidate_id: int, reply_id: int) -> bool:
    """Whether another answer of the candidate is a decline too."""
    return _has_reply(session, candidate_id, Reply.intent == Intent.NOT_INTERESTED, Reply.id != reply_id)


def _has_reply(session: Session, candidate_id: int, *conditions: ColumnElement[bool]) -> bool:
    """Whether there is such an answer; what a machine wrote is none, once a person has said so."""
    found = select(Reply.id).where(Reply.candidate_id == candidate_id, Reply.intent != Intent.AUTO_REPLY, *conditions)
    return session.scalar(found.limit(1)) is not None


def replies_of(session: Session, candidate_id: int) -> list[Reply]:
    return list(
        session.scalars(select(Reply).where(Reply.candidate_id == candidate_id).order_by(Reply.received_at, Reply.id))
    )


def keep_reply(
    session: Session,
    mail: InboundMail,
    read: Understanding,
    intent: Intent,
    candidate_id: int,
    enrollment_id: int | None,
    *,
    is_verified: bool,
) -> None:
    """Keep an answer in the person's own words; `intent` is what we act on."""
    verdict = read.verdict
    referral = verdict.referral if verdict else None
    session.add(
        Reply(
            inbound_mail_id=mail.id,
            candidate_id=candidate_id,
            enrollment_id=enrollment_id,
            received_at=mail.received_at,
            sender=mail.sender,
            text=(read.reply_text or read.text).replace("\0", ""),
            intent=intent,
            read_intent=intent,
            confidence=verdict.confidence if verdict else 0.0,
            evidence=verdict.evidence.replace("\0", "") if verdict else "",
            later_on=((verdict.later_on if verdict else None) or "")[:10],
            referral_name=((referral.name if referral else None) or "").replace("\0", "")[:200],
            referral_email=((referral.email if referral else None) or "").replace("\0", "")[:254],
            is_verified=is_verified,
            is_learnt=verdict is not None and verdict.is_learnt,
        )
    )
