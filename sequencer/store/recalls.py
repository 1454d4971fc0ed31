"""Mails called back: a worker may hold one that has passed every rule, while somebody changes what a rule leans on."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from sequencer.core.states import Purpose, TouchState
from sequencer.store.base import in_chunks
from sequencer.store.enrollments import wait_for_runs
from sequencer.store.touches import Touch
from sequencer.store.waking import wake_held


def lock_claimed(session: Session, mailbox_id: int | None = None) -> None:
    """Lock the runs whose mails workers hold now, of one mailbox or of all.

    To be asked before a mailbox is locked: whoever claims locks the runs first, as everywhere.
    """
    _lock(session, _of(mailbox_id))


def call_back(session: Session, now: datetime, mailbox_id: int | None = None) -> None:
    """Have the mails that workers hold, of one mailbox or of all, asked every rule again before they begin to leave.

    The update that lets a text begin names the state, so it does not match them any more.
    """
    _call_back(session, now, _of(mailbox_id))


def ask_anew(session: Session, candidate_ids: Collection[int], now: datetime) -> None:
    """Facts about these people have changed: what was held for one is looked at again, and what is about to leave too."""
    wake_held(session, candidate_ids, now)
    call_back_from(session, candidate_ids, now)


def call_back_from(session: Session, candidate_ids: Collection[int], now: datetime) -> None:
    """The same for the mails to these people."""
    for chunk in in_chunks(candidate_ids):
        theirs = (Touch.candidate_id.in_(chunk),)
        _lock(session, theirs)
        _call_back(session, now, theirs)


def _of(mailbox_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return () if mailbox_id is None else (Touch.mailbox_id == mailbox_id,)


def _held(which: tuple[ColumnElement[bool], ...]) -> tuple[ColumnElement[bool], ...]:
    return (Touch.state == TouchState.CLAIMED, Touch.purpose == Purpose.STEP, *which)


def _lock(session: Session, which: tuple[ColumnElement[bool], ...]) -> None:
    runs = session.scalars(select(Touch.enrollment_id).where(*_held(which)))
    wait_for_runs(session, {one for one in runs if one is not None})


def _call_back(session: Session, now: datetime, which: tuple[ColumnElement[bool], ...]) -> None:
    session.flush()
    session.execute(
        update(Touch)
        .where(*_held(which))
        .values(state=TouchState.PLANNED, reason_code="", reason="", wakes_at=now)
        .execution_options(synchronize_session=False)
    )
