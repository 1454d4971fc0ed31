"""The mails of a run that left before: its thread, as far as the next mail has to know it."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.store.among import among
from sequencer.store.base import in_chunks
from sequencer.store.touches import HAS_LEFT, Touch


@dataclass(frozen=True)
class EarlierMail:
    """`message_id` is the one under which it arrived, as far as we know; empty for a mail that has none."""

    subject: str
    message_id: str


def earlier_mails_of(session: Session, run_ids: Collection[int]) -> dict[int, list[EarlierMail]]:
    """The mails of each of these runs that left, oldest first; runs without one are left out."""
    found: dict[int, list[EarlierMail]] = {}
    for chunk in in_chunks(run_ids):
        rows = session.execute(
            select(Touch.enrollment_id, Touch.subject, Touch.message_id, Touch.effective_id)
            .where(*_have_left(chunk))
            .order_by(Touch.transmitting_at, Touch.id)
        )
        for run_id, subject, own, effective in rows:
            found.setdefault(run_id or 0, []).append(EarlierMail(subject, effective or own or ""))
    return found


def runs_with_mails(session: Session, run_ids: Collection[int]) -> set[int]:
    """Those of these runs of which a mail has left."""
    return {
        one or 0
        for chunk in in_chunks(run_ids)
        for one in session.scalars(select(Touch.enrollment_id).where(*_have_left(chunk)).distinct())
    }


def _have_left(run_ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return (among(Touch.enrollment_id, run_ids), Touch.kind.in_(MAIL_KINDS), Touch.state.in_(HAS_LEFT))
