"""What is due to leave: for which mailboxes a worker is rung, and which touches it finds there, in their order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select, union_all
from sqlalchemy.orm import Session

from sequencer.core.states import TouchState
from sequencer.store.mailboxes import Mailbox, is_free
from sequencer.store.sending_turns import nobody_sends
from sequencer.store.touches import CLAIMABLE, FOLLOW_UP, LEASE, Touch, is_over

_AHEAD = 3
"""Where a mailbox has a gap: one leaves, and one that stumbles does not keep the others back."""

_MOST_SORTED = 1000
"""Of this many that woke first, the one that was due first goes first; a longer queue keeps to the order of waking."""

# Written into the statement, so that a plan made once can use the indexes for these states.
_OPEN = Touch.state.in_(bindparam("open_states", CLAIMABLE, expanding=True, literal_execute=True))
_TAKEN = Touch.state == bindparam("taken_state", TouchState.CLAIMED, literal_execute=True)
_UNREAD = Touch.reason_code == bindparam("no_reason", "", literal_execute=True)
_PRECEDENCES = (0, FOLLOW_UP, FOLLOW_UP + 1)


def due_mailboxes(session: Session, now: datetime, limit: int) -> list[int]:
    """Mailboxes a worker should look at: nobody is there, and something is due that may leave, or waits unread."""
    here = Touch.mailbox_id == Mailbox.id
    of_services, *of_steps = (_is_due(now, precedence) for precedence in _PRECEDENCES)
    found = select(Mailbox.id).where(
        nobody_sends(now),
        or_(
            exists().where(here, *of_services),
            exists().where(here, *_is_fresh(now)),
            and_(is_free(now), or_(*(exists().where(here, *one) for one in of_steps))),
            exists().where(here, *_run_out(now)),
        ),
    )
    return list(session.scalars(found.order_by(Mailbox.free_at, Mailbox.id).limit(limit)))


@dataclass(frozen=True)
class Due:
    """A touch to look at; `is_fresh`: nobody has looked at it yet."""

    touch_id: int
    run_id: int | None
    candidate_id: int | None
    is_fresh: bool


def due_touches(session: Session, mailbox_id: int, now: datetime, limit: int) -> list[Due]:
    """What a worker should look at in a mailbox, in the order in which it may leave.

    Claims that ran out come first, then service mails, which need no turn; follow-ups go before first mails. Whatever
    has not been looked at yet is looked at once, so that its wait has a reason; then only when the mailbox has a turn.
    """
    here = Touch.mailbox_id == mailbox_id
    conditions = [_run_out(now), _is_due(now, 0), _is_fresh(now)]
    gap = session.scalar(select(Mailbox.gap).where(Mailbox.id == mailbox_id, is_free(now)))
    if gap is not None:
        conditions += [_is_due(now, precedence) for precedence in _PRECEDENCES[1:]]
    rows = {row.id: row for row in session.execute(union_all(*(_first(limit, here, *one) for one in conditions)))}
    in_order = sorted(
        rows.values(), key=lambda row: (row.state != TouchState.CLAIMED, row.precedence, row.due_at, row.id)
    )
    due = [Due(row.id, row.enrollment_id, row.candidate_id, row.reason_code == "") for row in in_order]
    read = [one.touch_id for one in due if not one.is_fresh and one.run_id is not None]
    later = set(read[_AHEAD if gap else limit :])
    return [one for one in due if one.touch_id not in later][:limit]


def _first(limit: int, *conditions: ColumnElement[bool]) -> Select[Any]:
    columns = (Touch.id, Touch.enrollment_id, Touch.candidate_id, Touch.precedence, Touch.due_at, Touch.state)
    woken = select(*columns, Touch.reason_code).where(*conditions).order_by(Touch.wakes_at, Touch.id)
    found = woken.limit(_MOST_SORTED).subquery()
    in_order = select(found).order_by(found.c.precedence, found.c.due_at, found.c.id)
    return select(in_order.limit(limit).subquery())


def _run_out(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (_TAKEN, is_over(now, LEASE))


def _is_due(now: datetime, precedence: int) -> tuple[ColumnElement[bool], ...]:
    return (_OPEN, Touch.precedence == precedence, Touch.wakes_at <= now)


def _is_fresh(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (_OPEN, _UNREAD, Touch.wakes_at <= now)
