"""Who sends from a mailbox right now: one worker at a time, so that a mailbox has one connection (S-57).

Nothing that keeps a mail from leaving twice hangs on it: that is the fence number of each touch.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import CLAIMABLE, CLOCKS_DIFFER, Touch

LENGTH = timedelta(minutes=2)
"""How long a turn lasts that nobody prolongs. A worker that died keeps its mailbox no longer than this."""


def nobody_sends(now: datetime) -> ColumnElement[bool]:
    """Whether a mailbox is free for a worker; a turn that ends far ahead was taken by a clock that was wrong."""
    ahead = now + LENGTH + CLOCKS_DIFFER
    return or_(Mailbox.sends_until.is_(None), Mailbox.sends_until <= now, Mailbox.sends_until > ahead)


def begin_turn(session: Session, mailbox_id: int, now: datetime) -> int | None:
    """Take a mailbox for sending; returns the number of the turn, None while another worker has it."""
    taken = session.execute(
        update(Mailbox)
        .where(Mailbox.id == mailbox_id, nobody_sends(now))
        .values(sends_until=now + LENGTH, send_fence=Mailbox.send_fence + 1)
        .returning(Mailbox.send_fence)
        .execution_options(synchronize_session=False)
    )
    return taken.scalar()


def prolong_turn(session: Session, mailbox_id: int, turn: int, now: datetime) -> bool:
    """Keep the mailbox longer; False when the turn is over and another worker may have it."""
    return _changed(session, mailbox_id, turn, now + LENGTH)


def end_turn(session: Session, mailbox_id: int, turn: int) -> None:
    """Let the next worker have the mailbox."""
    _changed(session, mailbox_id, turn, None)


def service_is_due(session: Session, mailbox_id: int, now: datetime) -> bool:
    """Whether a mail waits that somebody waits for: it goes before all outreach of its mailbox."""
    due = (Touch.precedence == 0, Touch.state.in_(CLAIMABLE), Touch.wakes_at <= now)
    return bool(session.scalar(select(exists().where(Touch.mailbox_id == mailbox_id, *due))))


def turns_of(session: Session, mailbox_ids: Iterable[int]) -> dict[int, int]:
    """The number of the latest turn of each mailbox: it changes when a worker has been there."""
    found = select(Mailbox.id, Mailbox.send_fence).where(Mailbox.id.in_(list(mailbox_ids)))
    return {mailbox_id: number for mailbox_id, number in session.execute(found)}  # noqa: C416 -- rows are no pairs


def _changed(session: Session, mailbox_id: int, turn: int, until: datetime | None) -> bool:
    changed = (
        update(Mailbox)
        .where(Mailbox.id == mailbox_id, Mailbox.send_fence == turn)
        .values(sends_until=until)
        .execution_options(synchronize_session=False)
    )
    return bool(session.execute(changed).rowcount)  # type: ignore[attr-defined]
