"""Whose data is to be let go, and when: a list a daily look writes, for people to decide on before anything goes."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ForeignKey, String, Text, and_, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.retention import Due, KeepFacts, Kept, Terms
from sequencer.core.states import LIVE_RUNS, OPEN_TOUCHES, UNTOLD, Intent
from sequencer.store.base import Base, Instant, in_chunks, state_column
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import Enrollment
from sequencer.store.organisations import Organisation
from sequencer.store.replies import Reply
from sequencer.store.touches import HAS_LEFT, Touch

_A_DAY = timedelta(days=1)


class DueToGo(Base):
    """One person whose data should go at `due_at`; `kept_until` is how long somebody has decided to keep it, and why."""

    __tablename__ = "dues"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), unique=True)
    kind: Mapped[Kept] = mapped_column(state_column(Kept))
    due_at: Mapped[datetime] = mapped_column(Instant, index=True)
    listed_at: Mapped[datetime] = mapped_column(Instant)
    kept_until: Mapped[datetime | None] = mapped_column(Instant)
    keep_reason: Mapped[str] = mapped_column(Text, default="")
    kept_by: Mapped[str] = mapped_column(String(254), default="")


def terms_of(organisation: Organisation) -> Terms:
    return Terms(
        unwritten=Delay.parse(organisation.keep_unwritten),
        unanswered=Delay.parse(organisation.keep_unanswered),
        answered=Delay.parse(organisation.keep_answered),
        zone=ZoneInfo(organisation.zone),
    )


def look_due(session: Session, now: datetime, limit: int) -> list[int]:
    """The organisation, once a day: its whole list is looked through. The first day is when somebody is a day old here."""
    is_first_day = and_(
        Organisation.let_go_looked_at.is_(None),
        select(Candidate.id).where(Candidate.created_at <= now - _A_DAY).exists(),
    )
    is_due = or_(is_first_day, Organisation.let_go_looked_at <= now - _A_DAY)
    return list(session.scalars(select(Organisation.id).where(is_due).limit(limit)))


def keep_facts_of(session: Session, ids: list[int], zone: ZoneInfo, now: datetime) -> dict[int, KeepFacts]:
    """What decides how long the data of each of these few hundred people is kept, for those that there are."""
    busy = set(
        session.scalars(select(Enrollment.candidate_id).where(*_of(Enrollment, ids), Enrollment.state.in_(LIVE_RUNS)))
    )
    busy |= set(session.scalars(select(Touch.candidate_id).where(*_of(Touch, ids), Touch.state.in_(OPEN_TOUCHES))))
    ahead = (Booking.state == BookingState.BOOKED, Booking.end_at > now)
    busy |= set(session.scalars(select(Booking.candidate_id).where(*_of(Booking, ids), *ahead)))
    wrote = _latest(session, Touch, Touch.transmitting_at, ids, Touch.state.in_(HAS_LEFT), Touch.purpose.not_in(UNTOLD))
    answered = _latest(session, Reply, Reply.received_at, ids, Reply.intent != Intent.AUTO_REPLY)
    people = session.execute(
        select(Candidate.id, Candidate.collected_on, Candidate.created_at).where(Candidate.id.in_(ids))
    )
    return {
        one: KeepFacts(
            collected_at=datetime.combine(on, time(), zone) if on is not None else created_at,
            wrote_at=wrote.get(one),
            answered_at=answered.get(one),
            is_busy=one in busy,
        )
        for one, on, created_at in people
    }


def _of(table: type[Touch | Enrollment | Booking | Reply], ids: list[int]) -> tuple[ColumnElement[bool], ...]:
    return (table.candidate_id.in_(ids),)


def _latest(
    session: Session,
    table: type[Touch | Reply],
    at: Mapped[datetime | None] | Mapped[datetime],
    ids: list[int],
    *where: ColumnElement[bool],
) -> dict[int, datetime]:
    found = select(table.candidate_id, func.max(at)).where(table.candidate_id.in_(ids), at.is_not(None), *where)
    return {one: latest for one, latest in session.execute(found.group_by(table.candidate_id)) if one and latest}


def note_dues(session: Session, found: Mapping[int, Due | None], now: datetime) -> None:
    """Write down who of these people is due, and forget who is not any more; a decision to keep somebody stays."""
    listed = {one: due for one, due in found.items() if due is not None and due.listed_from <= now}
    for chunk in in_chunks(one for one in found if one not in listed):
        session.execute(delete(DueToGo).where(DueToGo.candidate_id.in_(chunk)))
    for chunk in in_chunks(listed):
        known = {
            row.candidate_id: row for row in session.scalars(select(DueToGo).where(DueToGo.candidate_id.in_(chunk)))
        }
        for one in chunk:
            due, row = listed[one], known.get(one)
            if row is None:
                session.add(DueToGo(candidate_id=one, kind=due.kind, due_at=due.at, listed_at=now))
            elif (row.kind, row.due_at) != (due.kind, due.at):
                row.kind, row.due_at = due.kind, due.at


def is_wanted(now: datetime) -> ColumnElement[bool]:
    """The condition on `DueToGo` that leaves those nobody has decided to keep for now."""
    return or_(DueToGo.kept_until.is_(None), DueToGo.kept_until <= now)


def over(session: Session, now: datetime, notice: timedelta, after_id: int, limit: int) -> list[int]:
    """Candidates, in order, whose time is over, who have stood on the list for so long, and whom nobody keeps."""
    found = select(DueToGo.candidate_id).where(
        DueToGo.due_at <= now, DueToGo.listed_at <= now - notice, is_wanted(now), DueToGo.candidate_id > after_id
    )
    return list(session.scalars(found.order_by(DueToGo.candidate_id).limit(limit)))


def candidate_ids_after(session: Session, after_id: int, limit: int) -> list[int]:
    """The next candidates in the order of their ids."""
    return list(
        session.scalars(select(Candidate.id).where(Candidate.id > after_id).order_by(Candidate.id).limit(limit))
    )


def due_row(session: Session, candidate_id: int) -> DueToGo | None:
    return session.scalar(select(DueToGo).where(DueToGo.candidate_id == candidate_id))


def forget_dues(session: Session, candidate_ids: Iterable[int]) -> None:
    for chunk in in_chunks(candidate_ids):
        session.execute(delete(DueToGo).where(DueToGo.candidate_id.in_(chunk)))
