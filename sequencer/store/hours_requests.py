"""Colleagues asked by mail for their hours, and what each of their answers came to."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, exists, func, or_, select, tuple_
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.colleague.applied import HoursNow
from sequencer.store.base import NEVER_AGAIN, Base, Instant, state_column
from sequencer.store.colleagues import Colleague
from sequencer.store.inbound_mails import Effect, InboundMail

_ASKED_AGAIN = timedelta(days=7)
"""How soon the product asks the same colleague again by itself."""

_KEPT = ("weekly", "outside", "overrides", "absences", "travel", "outside_per_week")


class Outcome(StrEnum):
    APPLIED = "applied"
    NOTHING = "nothing"  # all is as it was
    PASSED = "passed"  # a person has to look
    UNDONE = "undone"  # this answer took an earlier one back


class HoursRequest(Base):
    """One mail that asked; `plan_id` is the plan that is short of times, `asked_by` empty where the product asked by itself."""

    __tablename__ = "hours_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    colleague_id: Mapped[int] = mapped_column(ForeignKey("colleagues.id", ondelete="CASCADE"), index=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("interview_plans.id", ondelete="SET NULL"))
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="SET NULL"), index=True)
    language: Mapped[str] = mapped_column(String(5), default="")
    asked_by: Mapped[str] = mapped_column(String(254), default="")
    asked_at: Mapped[datetime] = mapped_column(Instant)


class HoursAnswer(Base):
    """One answer: their `words`, what was understood of them in a line each, and the hours before and after.

    `said` has those lines in English, `told` in the language in which they were said back.

    `touch_id` is our mail that confirms it, `nonce` is in the link that takes it back.
    """

    __tablename__ = "hours_answers"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("hours_requests.id", ondelete="CASCADE"), index=True)
    inbound_mail_id: Mapped[int] = mapped_column(ForeignKey("inbound_mails.id", ondelete="CASCADE"), unique=True)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="SET NULL"), index=True)
    outcome: Mapped[Outcome] = mapped_column(state_column(Outcome))
    words: Mapped[str] = mapped_column(Text, default="")
    said: Mapped[str] = mapped_column(Text, default="")
    told: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    nonce: Mapped[str] = mapped_column(String(40), unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


def hours_of(colleague: Colleague) -> HoursNow:
    """A colleague's hours as values."""
    return HoursNow(**{name: getattr(colleague, name) for name in _KEPT})


def as_row(hours: HoursNow) -> dict[str, Any]:
    """The same for a JSON column."""
    return {name: value for name, value in asdict(hours).items() if name in _KEPT}


def set_hours(colleague: Colleague, hours: dict[str, Any]) -> None:
    for name in _KEPT:
        if name in hours:  # older answers kept no share
            setattr(colleague, name, hours[name])


def stand_as(colleague: Colleague, hours: dict[str, Any]) -> bool:
    """Whether a colleague's hours are still those of a row."""
    present = as_row(hours_of(colleague))
    return all(present.get(name) == value for name, value in hours.items())


def request_behind(session: Session, touch_id: int) -> HoursRequest | None:
    """The request that a mail of ours belongs to: it asked, or it answered an answer."""
    answered = exists().where(HoursAnswer.request_id == HoursRequest.id, HoursAnswer.touch_id == touch_id)
    return session.scalar(select(HoursRequest).where(or_(HoursRequest.touch_id == touch_id, answered)))


def latest_applied(session: Session, request_id: int) -> HoursAnswer | None:
    """The latest answer to a request whose changes still stand, locked."""
    found = select(HoursAnswer).where(
        HoursAnswer.request_id == request_id, HoursAnswer.outcome == Outcome.APPLIED, HoursAnswer.undone_at.is_(None)
    )
    return session.scalar(found.order_by(HoursAnswer.id.desc()).limit(1).with_for_update())


def was_asked_lately(session: Session, colleague_id: int, now: datetime) -> bool:
    """Whether somebody has been asked so recently that the product does not ask again by itself."""
    found = select(HoursRequest.id).where(
        HoursRequest.colleague_id == colleague_id, HoursRequest.asked_at > now - _ASKED_AGAIN
    )
    return session.scalar(found.limit(1)) is not None


def last_asked_at(session: Session, colleague_id: int) -> datetime | None:
    return session.scalar(select(func.max(HoursRequest.asked_at)).where(HoursRequest.colleague_id == colleague_id))


def was_passed_on(session: Session, request_id: int) -> bool:
    """Whether an answer to a request went to a person before; that is said back once."""
    found = select(HoursAnswer.id).where(HoursAnswer.request_id == request_id, HoursAnswer.outcome == Outcome.PASSED)
    return session.scalar(found.limit(1)) is not None


def earlier_answers(session: Session, mail_id: int) -> list[int]:
    """Answers of the same colleague that came before this one and nobody has read yet, in order."""
    mail = session.get(InboundMail, mail_id)
    if mail is None:
        return []
    found = select(InboundMail.id).where(
        InboundMail.sender == mail.sender,
        InboundMail.effect == Effect.HOURS,
        InboundMail.effect_due_at.is_not(None),
        tuple_(InboundMail.received_at, InboundMail.id) < (mail.received_at, mail.id),
    )
    return list(session.scalars(found.order_by(InboundMail.received_at, InboundMail.id)))


def language_with(session: Session, colleague_id: int) -> str:
    """The language in which a colleague has answered last; English before they have."""
    found = select(HoursRequest.language).where(HoursRequest.colleague_id == colleague_id, HoursRequest.language != "")
    return session.scalar(found.order_by(HoursRequest.id.desc()).limit(1)) or "en"


def requests_to(session: Session, colleague_id: int, limit: int) -> list[tuple[HoursRequest, list[HoursAnswer]]]:
    """The latest requests to a colleague, each with its answers in their order; two queries."""
    wanted = select(HoursRequest).where(HoursRequest.colleague_id == colleague_id)
    requests = list(session.scalars(wanted.order_by(HoursRequest.id.desc()).limit(limit)))
    answers = _answers_to(session, [one.id for one in requests])
    return [(one, [answer for answer in answers if answer.request_id == one.id]) for one in requests]


def _answers_to(session: Session, request_ids: Iterable[int]) -> list[HoursAnswer]:
    found = select(HoursAnswer).where(HoursAnswer.request_id.in_(list(request_ids)))
    return list(session.scalars(found.order_by(HoursAnswer.id)))
