"""Touches that waited or were held, looked at again at once because what kept them back has changed."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from sequencer.core.states import Purpose, TouchState
from sequencer.store.base import in_chunks
from sequencer.store.touches import CLAIMABLE, Touch

_UNSEEN = ("mailbox_unread", "mailbox_busy")
_IN_MAILBOX_TROUBLE = (
    "mailbox_fault",
    "mailbox_unread",
    "mailbox_trouble",
    "mailbox_busy",
    "mailbox_rests",
    "throttled",
)
_HELD_BY_A_COUNTRY = ("consent_missing", "country_hold")
_HELD_FOR_A_FACT = ("field_missing", "source_missing", "cannot_render", "employer_address", *_HELD_BY_A_COUNTRY)


def wake_paused(session: Session, now: datetime) -> None:
    """Look again at everything that waited for a pause to end."""
    session.execute(
        update(Touch)
        .where(Touch.state == TouchState.PLANNED, Touch.reason_code == "paused")
        .values(wakes_at=now)
        .execution_options(synchronize_session=False)
    )


def is_held_unseen(session: Session, mailbox_id: int, now: datetime) -> bool:
    """Whether something waits because this mailbox could not be read."""
    return session.scalar(select(Touch.id).where(*_unseen(mailbox_id, now)).limit(1)) is not None


def wake_unseen(session: Session, mailbox_id: int, now: datetime) -> None:
    """Look again at once at what waited because this mailbox could not be read."""
    session.execute(
        update(Touch).where(*_unseen(mailbox_id, now)).values(wakes_at=now).execution_options(synchronize_session=False)
    )


def _unseen(mailbox_id: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Touch.mailbox_id == mailbox_id,
        Touch.state.in_(CLAIMABLE),
        Touch.reason_code.in_(_UNSEEN),
        Touch.wakes_at > now,
    )


def wake_mailbox(session: Session, mailbox_id: int, now: datetime) -> None:
    """Look again at once at what waited or was held because of trouble with this mailbox."""
    session.execute(
        update(Touch)
        .where(
            Touch.mailbox_id == mailbox_id,
            Touch.state.in_(CLAIMABLE),
            Touch.reason_code.in_(_IN_MAILBOX_TROUBLE),
        )
        .values(wakes_at=now)
        .execution_options(synchronize_session=False)
    )


def wake_held(session: Session, candidate_ids: Iterable[int], now: datetime) -> None:
    """Look again at once at what was held because a fact about one of these people was missing."""
    for chunk in in_chunks(candidate_ids):
        session.execute(
            update(Touch)
            .where(
                Touch.candidate_id.in_(chunk),
                Touch.state == TouchState.HELD,
                Touch.reason_code.in_(_HELD_FOR_A_FACT),
            )
            .values(wakes_at=now)
            .execution_options(synchronize_session=False)
        )


def frozen_for_another(session: Session, candidate_id: int, address: str) -> list[Touch]:
    """Steps that wait or are held, are written to another address than this one, and have never begun to leave."""
    found = select(Touch).where(
        Touch.candidate_id == candidate_id,
        Touch.purpose == Purpose.STEP,
        Touch.state.in_((TouchState.WAITING, TouchState.HELD)),
        Touch.frozen.is_not(None),
        Touch.transmitting_at.is_(None),
        Touch.recipient != address,
    )
    return list(session.scalars(found.order_by(Touch.id)))


def wake_held_by_country(session: Session, now: datetime) -> None:
    """Look again at once at what was held by the rule of a country, because a rule has changed."""
    session.execute(
        update(Touch)
        .where(Touch.state == TouchState.HELD, Touch.reason_code.in_(_HELD_BY_A_COUNTRY))
        .values(wakes_at=now)
        .execution_options(synchronize_session=False)
    )
