"""Touches: one outgoing mail or task each, with the attempts to send it. The row is the queue."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    DDL,
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    TextClause,
    UniqueConstraint,
    event,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from sequencer.core.plan.sequence import StepKind
from sequencer.core.reasons import Reason
from sequencer.core.states import TO_COLLEAGUES, Purpose, Stage, TouchState, before
from sequencer.store.base import NEVER_AGAIN, Base, Instant, Short, in_chunks, state_column

LEASE = timedelta(minutes=10)
"""How long a claim holds. Should a slow server outlast it, the fence number keeps the first worker from the dot."""

PATIENCE = timedelta(minutes=15)
"""After this long in *transmitting* the worker is taken for dead and the outcome for unknown (10 min for the dot)."""

CLOCKS_DIFFER = timedelta(minutes=5)
"""By how much the clocks of two machines may differ; what lies further ahead was written by a clock that was wrong."""

CLAIMABLE = (TouchState.PLANNED, TouchState.HELD)
HAS_LEFT = (TouchState.TRANSMITTING, TouchState.SENT, TouchState.UNKNOWN, TouchState.ASSUMED_SENT)
"""The states of a mail that left, or may have: it counts against every cap and gap."""

_OF_BOOKING = text("booking_id IS NOT NULL")
_UNREAD = text("reason_code = '' AND wakes_at IS NOT NULL")


def _index(name: str, *columns: str, where: TextClause | None = None, is_unique: bool = False) -> Index:
    """An index without the rows in which its last column is empty, or with those of a condition alone.

    Every state a mail goes through is written into each index that holds its row, so none holds what nobody seeks.
    """
    held = text(f"{columns[-1]} IS NOT NULL") if where is None else where
    return Index(f"ix_touches_{name}", *columns, unique=is_unique, sqlite_where=held, postgresql_where=held)


def _precedence(context: Any) -> int:
    """Services answer somebody and come first; a mail that opens a conversation comes last."""
    return FIRST_MAIL if context.get_current_parameters().get("purpose", Purpose.STEP) == Purpose.STEP else 0


_UNWRITTEN = {"frozen": None, "token": None, "message_id": None, "effective_id": None}

FOLLOW_UP, FIRST_MAIL = 1, 2
"""The precedence of a mail in a conversation that has begun: when a cap bites, it goes before a first mail."""


class Touch(Base):
    """`due_at` is when it is meant to leave, `wakes_at` when the machine looks at it next.

    `frozen` holds the built message without its Date; once set it is never built again. A service touch belongs to
    no run and is frozen from the beginning; only a mailbox that writes to itself has no candidate.
    `precedence` says who goes first where not all can go: 0 for services, 1 for follow-ups, 2 for first mails.
    `message_id` is ours, `effective_id` the one it arrives under, should the provider put in another. `copy_due_at`
    is when we look whether its copy lies in Sent; empty: that is settled. `kept_until` is how long a pause or trouble
    has kept it, where that was so long that somebody has to read it first.
    """

    __tablename__ = "touches"
    __table_args__ = (
        UniqueConstraint("enrollment_id", "step_key", "purpose", "number"),
        Index("ix_touches_state_wakes_at", "state", "wakes_at"),
        Index("ix_touches_state_reason_code", "state", "reason_code", "purpose", "due_at"),
        _index("mailbox_id_transmitting_at", "mailbox_id", "transmitting_at"),
        Index("ix_touches_mailbox_id_state_precedence", "mailbox_id", "state", "precedence", "wakes_at"),
        _index("unread", "mailbox_id", "wakes_at", where=_UNREAD),
        Index("ix_touches_candidate_id_transmitting_at", "candidate_id", "transmitting_at"),
        _index("copy_due_at", "copy_due_at"),
        _index("of_booking", "booking_id", "purpose", "number", "recipient", where=_OF_BOOKING, is_unique=True),
        _index("offer_id", "offer_id"),
        _index("token", "token", is_unique=True),
        _index("message_id", "message_id", is_unique=True),
        _index("effective_id", "effective_id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollments.id", ondelete="CASCADE"))
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"))
    booking_id: Mapped[int | None] = mapped_column(ForeignKey("bookings.id", ondelete="SET NULL"))
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offers.id", ondelete="SET NULL"))
    mailbox_id: Mapped[int | None] = mapped_column(ForeignKey("mailboxes.id"))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("sequence_versions.id"))
    step_key: Mapped[str] = mapped_column(String(60), default="")
    purpose: Mapped[Purpose] = mapped_column(state_column(Purpose), default=Purpose.STEP)
    number: Mapped[int] = mapped_column(default=0)
    precedence: Mapped[int] = mapped_column(SmallInteger, default=_precedence)
    kind: Mapped[StepKind] = mapped_column(state_column(StepKind))
    variant: Mapped[str] = mapped_column(Short, default="")
    state: Mapped[TouchState] = mapped_column(state_column(TouchState))
    reason_code: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    due_at: Mapped[datetime] = mapped_column(Instant)
    wakes_at: Mapped[datetime | None] = mapped_column(Instant)
    approved_by: Mapped[str] = mapped_column(String(254), default="")
    lease_owner: Mapped[str] = mapped_column(String(80), default="")
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    fence: Mapped[int] = mapped_column(default=0)
    token: Mapped[str | None] = mapped_column(String(64))
    message_id: Mapped[str | None] = mapped_column(String(200))
    effective_id: Mapped[str | None] = mapped_column(String(998))
    recipient: Mapped[str] = mapped_column(String(254), default="")
    subject: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    frozen: Mapped[bytes | None] = mapped_column(LargeBinary)
    attempts: Mapped[int] = mapped_column(default=0)
    first_tried_at: Mapped[datetime | None] = mapped_column(Instant)
    transmitting_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    kept_until: Mapped[datetime | None] = mapped_column(Instant)
    copy_due_at: Mapped[datetime | None] = mapped_column(Instant)
    copy_tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Instant)

    @property
    def is_step(self) -> bool:
        return self.purpose is Purpose.STEP


PACKING = """DO $$ BEGIN
    IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        EXECUTE 'ALTER TABLE touches ALTER frozen SET COMPRESSION lz4, ALTER text SET COMPRESSION lz4';
    END IF;
END $$"""
"""A mail's text is packed the fast way where PostgreSQL knows it; a migration runs it as it is."""

event.listen(Touch.__table__, "after_create", DDL(PACKING).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]


class Attempt(Base):
    """One try to hand a touch to the server. A retry is a new row here, never a new touch."""

    __tablename__ = "attempts"
    __table_args__ = (UniqueConstraint("touch_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    touch_id: Mapped[int] = mapped_column(ForeignKey("touches.id", ondelete="CASCADE"))
    number: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    stage: Mapped[str] = mapped_column(String(20), default="")
    code: Mapped[int] = mapped_column(default=0)
    said: Mapped[str] = mapped_column(Text, default="")


def whose(touch: Touch) -> int:
    """The id of the candidate a touch is for or about; only a mailbox that writes to itself has none."""
    assert touch.candidate_id is not None, "every mail but a mailbox check has a candidate"
    return touch.candidate_id


def lost_transmissions(session: Session, now: datetime, limit: int) -> list[int]:
    """Touches whose worker vanished while the text was leaving: nobody can know, only evidence can."""
    found = select(Touch.id).where(Touch.state == TouchState.TRANSMITTING, is_over(now, PATIENCE))
    return list(session.scalars(found.limit(limit)))


def is_over(now: datetime, longest: timedelta) -> ColumnElement[bool]:
    """Whether the time a worker had has run out, `longest` at most; one that a wrong clock began does not last."""
    return or_(Touch.wakes_at <= now, Touch.wakes_at > now + longest + CLOCKS_DIFFER)


def move(session: Session, touch: Touch, new: TouchState, reason: Reason | None = None, **values: object) -> bool:
    """Change a touch's state by naming the old one and the fence number under which we hold it.

    Other columns may change with it. False when the touch is no longer ours to move.
    """
    said = {} if reason is None else {"reason_code": reason.code, "reason": reason.says}
    result = session.execute(
        update(Touch)
        .where(
            Touch.id == touch.id,
            Touch.state == touch.state,
            Touch.fence == touch.fence,
            Touch.state.in_(before(new)),
        )
        .values(state=new, **said, **values)
        .execution_options(synchronize_session=False)
    )
    if not result.rowcount:  # type: ignore[attr-defined]
        return False
    for name, value in {"state": new, **said, **values}.items():
        set_committed_value(touch, name, value)  # reading it back would fetch the whole mail again
    return True


def thaw(session: Session, touch: Touch, now: datetime) -> bool:
    """Have a mail that a person has not let go yet written anew; a task has no bytes and stays as it is."""
    if touch.frozen is None:
        return False
    return move(session, touch, TouchState.PLANNED, Reason("", ""), wakes_at=now, **_UNWRITTEN)


def unwrite(touch: Touch) -> None:
    """Have a mail that its caller has claimed, and of which nothing has left, written anew."""
    for name, value in {**_UNWRITTEN, "recipient": ""}.items():
        setattr(touch, name, value)


def done_keys(session: Session, enrollment_id: int) -> frozenset[str]:
    """Steps that already have a touch in this run, whatever became of it: none of them is planned again."""
    return frozenset(session.scalars(select(Touch.step_key).where(Touch.enrollment_id == enrollment_id)))


def open_touch_of(session: Session, enrollment_id: int) -> Touch | None:
    """The touch the run is waiting for, if there is one."""
    states = (
        *CLAIMABLE,
        TouchState.WAITING,
        TouchState.CLAIMED,
        TouchState.TRANSMITTING,
        TouchState.UNKNOWN,
        TouchState.NOT_SENT,
    )
    return session.scalar(
        select(Touch).where(Touch.enrollment_id == enrollment_id, Touch.state.in_(states)).order_by(Touch.id.desc())
    )


def note_attempt(
    session: Session, touch: Touch, stage: Stage, code: int = 0, said: str = "", ended_at: datetime | None = None
) -> None:
    """How far the touch's present attempt has come, and what the server said last; an attempt is told of once."""
    known = {"stage": str(stage), "code": code, "said": said[:500], "ended_at": ended_at}
    began = touch.transmitting_at or touch.first_tried_at or ended_at or touch.created_at
    new = {"touch_id": touch.id, "number": touch.attempts, "started_at": began} | known
    session.execute(
        insert(Attempt).values(new).on_conflict_do_update(index_elements=["touch_id", "number"], set_=known)
    )


def touch_citing(session: Session, tokens: Iterable[str], message_ids: Iterable[str]) -> Touch | None:
    """The latest touch a mail cites: by one of our tokens first, then by any Message-ID it left under."""
    latest = select(Touch).order_by(Touch.id.desc()).limit(1)
    genuine, ids = list(tokens), list(message_ids)
    by_token = session.scalar(latest.where(Touch.token.in_(genuine))) if genuine else None
    if by_token is not None or not ids:
        return by_token
    return session.scalar(latest.where(or_(Touch.message_id.in_(ids), Touch.effective_id.in_(ids))))


def latest_mail(session: Session, candidate_id: int, since: datetime) -> Touch | None:
    """The latest mail that left for a person since an instant."""
    found = select(Touch).where(
        Touch.candidate_id == candidate_id,
        Touch.transmitting_at >= since,
        Touch.state.in_(HAS_LEFT),
        Touch.purpose.not_in(TO_COLLEAGUES),
    )
    return session.scalar(found.order_by(Touch.transmitting_at.desc()).limit(1))


def knows_any(session: Session, message_ids: Iterable[str]) -> frozenset[str]:
    """Which of these Message-IDs are ours."""
    found: set[str] = set()
    for chunk in in_chunks(message_ids):
        found |= set(session.scalars(select(Touch.message_id).where(Touch.message_id.in_(chunk))))
        found |= set(session.scalars(select(Touch.effective_id).where(Touch.effective_id.in_(chunk))))
    return frozenset(found)


def touches_of(session: Session, candidate_id: int) -> list[Touch]:
    """Every touch that holds something of a person, trials of ours included, oldest first."""
    return list(session.scalars(select(Touch).where(Touch.candidate_id == candidate_id).order_by(Touch.id)))


def attempts_of(session: Session, touch_id: int) -> list[Attempt]:
    return list(session.scalars(select(Attempt).where(Attempt.touch_id == touch_id).order_by(Attempt.number)))


def recipients_of(session: Session, candidate_id: int) -> set[str]:
    """The addresses for which mails to a person were made ready or have left."""
    found = select(Touch.recipient).where(
        Touch.candidate_id == candidate_id, Touch.recipient != "", Touch.purpose.not_in(TO_COLLEAGUES)
    )
    return set(session.scalars(found))
