"""How the installation itself stands: what is due and late, what waits to be understood, how much there is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.states import TouchState
from sequencer.store.candidates import Candidate
from sequencer.store.heartbeats import Heartbeat, Part
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.touches import Touch

_LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Process:
    """One process that works on one part."""

    part: Part
    owner: str
    began_at: datetime
    beat_at: datetime


@dataclass(frozen=True)
class SystemFacts:
    """`oldest_due_at` is of the mail that could have been looked at for longest; None when none is late."""

    database: str
    processes: tuple[Process, ...]
    oldest_due_at: datetime | None
    unread_mails: int
    candidates: int


def system_facts(session: Session, now: datetime) -> SystemFacts:
    beats = session.scalars(select(Heartbeat).order_by(Heartbeat.part, Heartbeat.beat_at.desc()))
    late = select(Touch.wakes_at).where(Touch.state == TouchState.PLANNED, Touch.wakes_at <= now - _LATE)
    new = select(func.count()).select_from(InboundMail).where(InboundMail.state == InboundState.NEW)
    return SystemFacts(
        database=session.get_bind().dialect.name,
        processes=tuple(Process(one.part, one.owner, one.began_at, one.beat_at) for one in beats),
        oldest_due_at=session.scalar(late.order_by(Touch.wakes_at).limit(1)),
        unread_mails=session.scalar(new) or 0,
        candidates=session.scalar(select(func.count()).select_from(Candidate)) or 0,
    )
