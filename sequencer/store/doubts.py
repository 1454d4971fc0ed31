"""Doubts: mails whose outcome nobody knows, how often each was looked for, and what that came to."""

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Text, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.evidence import LOOKS, Outcome
from sequencer.core.plan.patience import UNKNOWN
from sequencer.core.reasons import Reason
from sequencer.core.states import TouchState
from sequencer.store.base import Base, Instant, state_column
from sequencer.store.timeline import tell_of
from sequencer.store.touches import Touch, move


class Doubt(Base):
    """The search for one mail after one attempt that ended in the dark; `evidence` says in words what was found."""

    __tablename__ = "doubts"
    __table_args__ = (UniqueConstraint("touch_id", "attempt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    touch_id: Mapped[int] = mapped_column(ForeignKey("touches.id", ondelete="CASCADE"))
    attempt: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(Instant)
    looks: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[Outcome] = mapped_column(state_column(Outcome), default=Outcome.OPEN)
    evidence: Mapped[str] = mapped_column(Text, default="")
    left_again_at: Mapped[datetime | None] = mapped_column(Instant)


def begin_doubt(session: Session, touch: Touch, now: datetime) -> bool:
    """Nobody can know whether this touch has left: *unknown*, told, and looked for from now on.

    False when somebody else has settled it meanwhile.
    """
    if not move(session, touch, TouchState.UNKNOWN, UNKNOWN, wakes_at=now + LOOKS[0]):
        return False
    doubt_of(session, touch, now)
    tell_of(session, touch, "touch_unknown", UNKNOWN.says, now)
    return True


def doubt_of(session: Session, touch: Touch, now: datetime) -> Doubt:
    """The search that belongs to the touch's latest attempt, begun now where there is none."""
    found = session.scalar(select(Doubt).where(Doubt.touch_id == touch.id, Doubt.attempt == touch.attempts))
    if found is None:
        found = Doubt(touch_id=touch.id, attempt=touch.attempts, began_at=now, looks=0, failures=0)
        found.outcome = Outcome.OPEN
        session.add(found)
        session.flush()
    return found


def has_left_again(session: Session, touch_id: int) -> bool:
    """Whether the touch was once sent again without a person's word."""
    found = select(Doubt.id).where(Doubt.touch_id == touch_id, Doubt.left_again_at.is_not(None))
    return session.scalar(found.limit(1)) is not None


def doubts_of(session: Session, touch_id: int) -> list[Doubt]:
    return list(session.scalars(select(Doubt).where(Doubt.touch_id == touch_id).order_by(Doubt.attempt)))


def mailboxes_in_doubt(session: Session, now: datetime, limit: int) -> list[int]:
    """Mailboxes from which something left of which nobody knows, and it is time to look."""
    found = select(Touch.mailbox_id).where(*_due(now), Touch.mailbox_id.is_not(None)).distinct()
    return [one for one in session.scalars(found.limit(limit)) if one is not None]


def take_doubtful(session: Session, mailbox_id: int, now: datetime, until: datetime, limit: int) -> list[Touch]:
    """The touches of a mailbox to be looked for now, kept from other workers until an instant."""
    found = select(Touch.id).where(*_due(now), Touch.mailbox_id == mailbox_id).order_by(Touch.wakes_at, Touch.id)
    taken = [
        one
        for one in session.scalars(found.limit(limit))
        if _changed(session, (Touch.id == one, *_due(now)), wakes_at=until)
    ]
    known = select(Touch).where(Touch.id.in_(taken)).order_by(Touch.id).execution_options(populate_existing=True)
    return list(session.scalars(known))


def look_again(session: Session, touch: Touch, at: datetime, reason: Reason | None = None) -> None:
    """The touch stays unknown and is looked at again at an instant; its reason may change with it."""
    said = {} if reason is None else {"reason_code": reason.code, "reason": reason.says}
    _changed(session, (Touch.id == touch.id, Touch.state == TouchState.UNKNOWN), wakes_at=at, **said)


def _changed(session: Session, which: tuple[ColumnElement[bool], ...], **values: object) -> bool:
    changed = update(Touch).where(*which).values(**values).execution_options(synchronize_session=False)
    return bool(session.execute(changed).rowcount)  # type: ignore[attr-defined]


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (Touch.state == TouchState.UNKNOWN, Touch.wakes_at <= now)
