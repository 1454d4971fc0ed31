"""Whose data is to be let go, and when: a list a daily look writes, for people to decide on before anything goes."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ForeignKey, String, Text, and_, delete, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.retention import Due, KeepFacts, Kept, Terms
from sequencer.core.states import LIVE_RUNS, OPEN_TOUCHES, UNTOLD, Intent
from sequencer.store.base import Base, Instant, in_chunks, state_column
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.replies import Reply
from sequencer.store.touches import CLOCKS_DIFFER, HAS_LEFT, Touch

_A_DAY = timedelta(days=1)
_LONGEST_LOOK = timedelta(hours=1)
"""No job lasts longer, so a look that began before that is begun anew."""


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
    return list(session.scalars(select(Organisation.id).where(is_due, _nobody_looks(now)).limit(limit)))


def take_look(session: Session, now: datetime) -> bool:
    """Begin the look of the day; False where it was done within a day, or somebody else is at it."""
    organisation = the_organisation(session)
    is_due = or_(Organisation.let_go_looked_at.is_(None), Organisation.let_go_looked_at <= now - _A_DAY)
    taken = session.execute(
        update(Organisation)
        .where(Organisation.id == organisation.id, is_due, _nobody_looks(now))
        .values(let_go_begun_at=now)
        .execution_options(synchronize_session=False)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]


def end_look(session: Session, now: datetime) -> None:
    """Note that everybody was looked through."""
    organisation = the_organisation(session)
    organisation.let_go_looked_at, organisation.let_go_begun_at = now, None


def _nobody_looks(now: datetime) -> ColumnElement[bool]:
    """Whether no look is going on. One that began long ago has died; one that began ahead, by a clock that was wrong."""
    begun = Organisation.let_go_begun_at
    return or_(begun.is_(None), begun <= now - _LONGEST_LOOK, begun > now + CLOCKS_DIFFER)


def keep_facts_of(session: Session, ids: list[int], zone: ZoneInfo, now: datetime) -> dict[int, KeepFacts]:
    """What decides how long the data of each of these few hundred people is kept, for those that there are."""
    busy, wrote, answered = _busy(session, ids, now), _wrote(session, ids), _answered(session, ids)
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


def _busy(session: Session, ids: list[int], now: datetime) -> set[int]:
    """Those with a run, a mail or an interview ahead. States are compared here: an index on them would lead astray."""
    runs = session.execute(select(Enrollment.candidate_id, Enrollment.state).where(Enrollment.candidate_id.in_(ids)))
    touches = session.execute(select(Touch.candidate_id, Touch.state).where(Touch.candidate_id.in_(ids)))
    found = {one for one, state in runs if state in LIVE_RUNS}
    found |= {one for one, state in touches if one is not None and state in OPEN_TOUCHES}
    bookings = select(Booking.candidate_id, Booking.state, Booking.end_at).where(Booking.candidate_id.in_(ids))
    return found | {one for one, state, end in session.execute(bookings) if state is BookingState.BOOKED and end > now}


def _wrote(session: Session, ids: list[int]) -> dict[int, datetime]:
    """When the last mail of any kind left to each of them."""
    rows = session.execute(
        select(Touch.candidate_id, Touch.transmitting_at, Touch.state, Touch.purpose)
        .where(Touch.candidate_id.in_(ids), Touch.transmitting_at.is_not(None))
        .order_by(Touch.transmitting_at)
    )
    left = ((one, at) for one, at, state, purpose in rows if state in HAS_LEFT and purpose not in UNTOLD)
    return {one: at for one, at in left if one is not None and at is not None}


def _answered(session: Session, ids: list[int]) -> dict[int, datetime]:
    found = select(Reply.candidate_id, Reply.received_at, Reply.intent).where(Reply.candidate_id.in_(ids))
    rows = session.execute(found.order_by(Reply.received_at))
    return {one: at for one, at, intent in rows if intent is not Intent.AUTO_REPLY}


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
    """Candidates, in order, whose time is over, and who for so long have stood on the list with nobody keeping them."""
    noticed = now - notice
    found = select(DueToGo.candidate_id).where(
        DueToGo.due_at <= now, DueToGo.listed_at <= noticed, is_wanted(noticed), DueToGo.candidate_id > after_id
    )
    return list(session.scalars(found.order_by(DueToGo.candidate_id).limit(limit)))


def candidate_ids_after(session: Session, after_id: int, limit: int) -> list[int]:
    """The next candidates in the order of their ids."""
    return list(
        session.scalars(select(Candidate.id).where(Candidate.id > after_id).order_by(Candidate.id).limit(limit))
    )


def due_row(session: Session, candidate_id: int, *, lock: bool = False) -> DueToGo | None:
    """Somebody's line on the list; with `lock` as it is now, and nobody else changes it meanwhile."""
    found = select(DueToGo).where(DueToGo.candidate_id == candidate_id)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalar(found)


def may_be_unheard(session: Session, candidate_id: int, now: datetime) -> bool:
    """Whether an answer of theirs may lie where nobody has looked: a mailbox that wrote to them was not read for a day."""
    wrote = select(Touch.mailbox_id).where(Touch.candidate_id == candidate_id, Touch.state.in_(HAS_LEFT))
    is_waiting = InboundMail.mailbox_id == Mailbox.id, InboundMail.state == InboundState.NEW
    is_unread = or_(
        Mailbox.read_at.is_(None), Mailbox.read_at <= now - _A_DAY, select(InboundMail.id).where(*is_waiting).exists()
    )
    return session.scalar(select(Mailbox.id).where(Mailbox.id.in_(wrote), is_unread).limit(1)) is not None
