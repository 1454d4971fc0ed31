"""Claims: touches that one worker holds under a lease, each with a fence number that keeps an older worker from the dot."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select, tuple_, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from sequencer.core.states import TouchState
from sequencer.store.touches import CLAIMABLE, Touch, is_over

_STILL_NEW = timedelta(minutes=1)
"""A lease is not written anew before: no batch goes on for longer, and writing a mail's row costs."""


def claim_all(session: Session, touch_ids: Collection[int], owner: str, now: datetime, lease: timedelta) -> list[Touch]:
    """Take those of these due touches that are there to be taken, each under a lease with its next fence number.

    One conditional update. What somebody else is changing at this moment is left alone, so nobody waits for anybody.
    """
    is_due = and_(Touch.state.in_(CLAIMABLE), Touch.wakes_at <= now)
    free = (Touch.id.in_(touch_ids), or_(is_due, and_(Touch.state == TouchState.CLAIMED, is_over(now, lease))))
    taken = session.scalars(
        update(Touch)
        .where(Touch.id.in_(select(Touch.id).where(*free).with_for_update(skip_locked=True)), *free)
        .values(
            state=TouchState.CLAIMED,
            lease_owner=owner,
            lease_until=now + lease,
            wakes_at=now + lease,
            fence=Touch.fence + 1,
        )
        .returning(Touch)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return list(taken)


def claim(session: Session, touch_id: int, owner: str, now: datetime, lease: timedelta) -> Touch | None:
    """The same for one touch; None when it is not there to be taken."""
    return next(iter(claim_all(session, [touch_id], owner, now, lease)), None)


def still_claimed(session: Session, touches: Iterable[Touch]) -> list[Touch]:
    """Those of these claims that hold, taken into the session without reading the mails themselves again."""
    held = {(touch.id, touch.fence): touch for touch in touches}
    found = select(Touch.id, Touch.fence).where(
        Touch.id.in_([one for one, _ in held]), Touch.state == TouchState.CLAIMED
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
