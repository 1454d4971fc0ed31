"""What is due to leave, in the order in which it may: a few per mailbox, so that nobody is looked at in vain."""

from datetime import datetime, timedelta

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.states import Purpose, TouchState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import CLAIMABLE, Touch

_AHEAD = 3  # of one mailbox at a time: one leaves, and one that stumbles does not keep the others back
_AHEAD_WITHOUT_GAP = 100


def due_ids(session: Session, now: datetime, limit: int) -> list[int]:
    """Touches a worker should look at: the first due ones of every mailbox that is free, and claims that ran out."""
    return _run_out(session, now, limit) + _due(session, now, limit)


def _run_out(session: Session, now: datetime, limit: int) -> list[int]:
    found = select(Touch.id).where(Touch.state == TouchState.CLAIMED, Touch.wakes_at <= now)
    return list(session.scalars(found.order_by(Touch.wakes_at).limit(limit)))


def _due(session: Session, now: datetime, limit: int) -> list[int]:
    """Whoever has not been looked at yet is looked at once, so that its wait has a reason; then only whose turn it is.

    Service mails stand in a queue of their own, which comes first: they answer somebody and need no turn.
    """
    is_outreach = case((Touch.purpose == Purpose.STEP, 1), else_=0)
    queue_of = (Touch.mailbox_id, is_outreach)
    place = func.row_number().over(partition_by=queue_of, order_by=(Touch.due_at, Touch.id))
    ahead = case((Mailbox.gap == timedelta(0), _AHEAD_WITHOUT_GAP), else_=_AHEAD)
    is_free = or_(Mailbox.free_at.is_(None), Mailbox.free_at <= now, Touch.purpose != Purpose.STEP)
    queue = (
        select(
            Touch.id,
            Touch.reason_code,
            is_outreach.label("is_outreach"),
            place.label("place"),
            ahead.label("ahead"),
        )
        .join(Mailbox, Mailbox.id == Touch.mailbox_id)
        .where(Touch.state.in_(CLAIMABLE), Touch.wakes_at <= now, or_(is_free, Touch.reason_code == ""))
        .subquery()
    )
    found = select(queue.c.id).where(or_(queue.c.reason_code == "", queue.c.place <= queue.c.ahead))
    return list(session.scalars(found.order_by(queue.c.is_outreach, queue.c.place, queue.c.id).limit(limit)))
