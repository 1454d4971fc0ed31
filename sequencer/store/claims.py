"""Claims: touches that one worker holds under a lease, each with a fence number that keeps an older worker from the dot."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select, tuple_, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from sequencer.core.states import TouchState
from sequencer.store.among import among
from sequencer.store.touches import CLAIMABLE, Touch, is_over

_STILL_NEW = timedelta(minutes=1)
"""A lease is not written anew before: no batch goes on for longer, and writing a mail's row costs."""


def lock_due(session: Session, touch_ids: Collection[int], now: datetime, lease: timedelta) -> list[Touch]:
    """Those of these due touches that are there to be taken, locked until this transaction ends.

    What somebody else is changing at this moment is left alone, so nobody waits for anybody.
    """
    is_due = and_(Touch.state.in_(CLAIMABLE), Touch.wakes_at <= now)
    is_left_over = and_(Touch.state == TouchState.CLAIMED, is_over(now, lease))
    found = select(Touch).where(among(Touch.id, touch_ids), or_(is_due, is_left_over))
    locked = found.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return list(session.scalars(locked))


def take(touch: Touch, owner: str, now: datetime, lease: timedelta) -> None:
    """Claim a touch that this transaction has locked, under its next fence number.

    It is written with whatever else changes in it until the session asks its next question: a row costs by the write.
    """
    touch.state, touch.lease_owner, touch.fence = TouchState.CLAIMED, owner, touch.fence + 1
    touch.lease_until = touch.wakes_at = now + lease


def claim(session: Session, touch_id: int, owner: str, now: datetime, lease: timedelta) -> Touch | None:
    """Take one due touch; None when it is not there to be taken."""
    for touch in lock_due(session, [touch_id], now, lease):
        take(touch, owner, now, lease)
        session.flush()
        return touch
    return None


def still_claimed(session: Session, touches: Iterable[Touch]) -> list[Touch]:
    """Those of these claims that hold, taken into the session without reading the mails themselves again."""
    held = {(touch.id, touch.fence): touch for touch in touches}
    found = select(Touch.id, Touch.fence).where(
        among(Touch.id, [one for one, _ in held]), Touch.state == TouchState.CLAIMED
    )
    known = {(one, fence) for one, fence in session.execute(found)}
    mine = [touch for key, touch in held.items() if key in known]
    session.add_all(mine)
    return mine


def keep_claims(session: Session, touches: Iterable[Touch], now: datetime, lease: timedelta) -> None:
    """Let leases that are a minute old begin anew; a claim that another worker has taken over is not touched."""
    old = [one for one in touches if one.lease_until is None or one.lease_until - now < lease - _STILL_NEW]
    if not old:
        return
    held = {(touch.id, touch.fence): touch for touch in old}
    session.execute(
        update(Touch)
        .where(tuple_(Touch.id, Touch.fence).in_(list(held)), Touch.state == TouchState.CLAIMED)
        .values(lease_until=now + lease, wakes_at=now + lease)
        .execution_options(synchronize_session=False)
    )
    for touch in held.values():
        set_committed_value(touch, "lease_until", now + lease)
        set_committed_value(touch, "wakes_at", now + lease)


def begin_attempt(touch: Touch, now: datetime) -> None:
    """Count a try that ended before its text could begin; the update that lets a text begin counts the others."""
    if touch.state is TouchState.CLAIMED:
        touch.attempts += 1
        touch.first_tried_at = touch.first_tried_at or now
