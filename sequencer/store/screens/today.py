"""What one day at the desk begins with: what leaves, who wrote back, what waits and what has ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.states import UNTOLD, EnrollmentState, Intent, TouchState
from sequencer.store.belonging import own_mailbox, own_run, own_touch
from sequencer.store.candidates import Candidate, visible
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.replies import Reply
from sequencer.store.sequences import Sequence
from sequencer.store.step_words import StepWords
from sequencer.store.teams import Team
from sequencer.store.touches import HAS_LEFT, Touch

Teams = frozenset[int] | None
_LATELY = timedelta(minutes=15)
_ENDED_BADLY = (
    EnrollmentState.BOUNCED,
    EnrollmentState.DECLINED,
    EnrollmentState.OPTED_OUT,
    EnrollmentState.STOPPED,
)


@dataclass(frozen=True)
class Mark:
    """One mail of the day: when, and whether it has left, leaves by itself, or waits for somebody."""

    at: datetime
    is_sent: bool = False
    needs_somebody: bool = False


@dataclass(frozen=True)
class Leaving:
    touch_id: int
    candidate_id: int
    name: str
    zone: str
    at: datetime
    what: str
    sender: str


@dataclass(frozen=True)
class WroteBack:
    reply_id: int
    candidate_id: int
    name: str
    team: str
    at: datetime
    text: str
    intent: Intent
    is_verified: bool


@dataclass(frozen=True)
class Ended:
    candidate_id: int
    name: str
    at: datetime
    state: EnrollmentState
    reason: str


def marks(session: Session, teams: Teams, begins: datetime, ends: datetime, now: datetime) -> list[Mark]:
    """Every mail of a day, sent, planned or waiting for somebody."""
    of_ours = (Touch.purpose.not_in(UNTOLD), own_touch(teams))
    any_mailbox = Touch.mailbox_id.in_(select(Mailbox.id))  # leads through the index
    sent = select(Touch.transmitting_at).where(
        any_mailbox, Touch.transmitting_at >= begins, Touch.transmitting_at < ends, Touch.state.in_(HAS_LEFT), *of_ours
    )
    planned = select(Touch.due_at, Touch.wakes_at).where(
        Touch.state.in_((TouchState.PLANNED, TouchState.CLAIMED)), Touch.wakes_at < ends, *of_ours
    )
    in_need = select(Touch.due_at).where(
        Touch.state.in_((TouchState.HELD, TouchState.WAITING)), Touch.due_at >= begins, Touch.due_at < ends, *of_ours
    )
    return [
        *(Mark(at, is_sent=True) for at in session.scalars(sent) if at is not None),
        *(Mark(max(due, wakes or due, now)) for due, wakes in session.execute(planned) if due < ends),
        *(Mark(at, needs_somebody=True) for at in session.scalars(in_need)),
    ]


def leaving_next(session: Session, teams: Teams, limit: int) -> list[Leaving]:
    """The mails that leave next, in the order in which the machine looks at them."""
    rows = session.execute(
        select(Touch, Candidate.first_name, Candidate.last_name, Candidate.zone, Mailbox.name, Mailbox.email)
        .join(Candidate, Candidate.id == Touch.candidate_id)
        .join(Mailbox, Mailbox.id == Touch.mailbox_id)
        .outerjoin(Enrollment, Enrollment.id == Touch.enrollment_id)
        .where(
            Touch.state == TouchState.PLANNED,
            Touch.wakes_at.is_not(None),
            Touch.purpose.not_in(UNTOLD),
            or_(Touch.enrollment_id.is_(None), Enrollment.state == EnrollmentState.ACTIVE),
            own_touch(teams),
        )
        .order_by(Touch.wakes_at, Touch.id)
        .limit(limit)
    ).all()
    words = StepWords(session, (row[0].version_id for row in rows))
    return [
        Leaving(
            touch_id=touch.id,
            candidate_id=touch.candidate_id or 0,
            name=f"{first} {last}".strip() or touch.recipient,
            zone=zone,
            at=max(touch.due_at, touch.wakes_at or touch.due_at),
            what=words.of(touch),
            sender=sender.split(" ")[0] or email,
        )
        for touch, first, last, zone, sender, email in rows
    ]


def wrote_back(session: Session, teams: Teams, since: datetime, limit: int) -> tuple[list[WroteBack], int]:
    """(the latest answers, how many there are since then)."""
    seen = (Reply.received_at >= since, visible(teams))
    count = select(func.count()).select_from(Reply).join(Candidate, Candidate.id == Reply.candidate_id).where(*seen)
    rows = session.execute(
        select(Reply, Candidate.first_name, Candidate.last_name, Team.name)
        .join(Candidate, Candidate.id == Reply.candidate_id)
        .outerjoin(Enrollment, Enrollment.id == Reply.enrollment_id)
        .outerjoin(Sequence, Sequence.id == Enrollment.sequence_id)
        .outerjoin(Team, Team.id == Sequence.team_id)
        .where(*seen)
        .order_by(Reply.received_at.desc(), Reply.id.desc())
        .limit(limit)
    )
    found = [
        WroteBack(
            reply_id=reply.id,
            candidate_id=reply.candidate_id,
            name=f"{first} {last}".strip() or reply.sender,
            team=team or "",
            at=reply.received_at,
            text=reply.text,
            intent=reply.intent,
            is_verified=reply.is_verified,
        )
        for reply, first, last, team in rows
    ]
    return found, session.scalar(count) or 0


def waiting(session: Session, teams: Teams) -> dict[str, int]:
    """How many people of running sequences wait, by reason code; blank for those whose next date has not come."""
    planned = session.execute(
        select(Touch.reason_code, func.count())
        .join(Enrollment, Enrollment.id == Touch.enrollment_id)
        .where(Touch.state == TouchState.PLANNED, Enrollment.state == EnrollmentState.ACTIVE, own_run(teams))
        .group_by(Touch.reason_code)
    )
    found = dict(planned.all())
    at_a_wait = select(func.count()).where(
        Enrollment.moves_at.is_not(None), Enrollment.state == EnrollmentState.ACTIVE, own_run(teams)
    )
    found[""] = found.get("", 0) + (session.scalar(at_a_wait) or 0)
    paused = session.execute(
        select(Enrollment.reason_code, func.count())
        .where(Enrollment.resumes_at.is_not(None), Enrollment.state == EnrollmentState.PAUSED, own_run(teams))
        .group_by(Enrollment.reason_code)
    )
    return _added(found.items(), paused)


def ended_since(session: Session, teams: Teams, since: datetime, limit: int) -> list[Ended]:
    """Runs that ended without an answer we hoped for, the latest first; one line for each person."""
    rows = session.execute(
        select(Enrollment, Candidate.first_name, Candidate.last_name)
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .where(Enrollment.ended_at >= since, Enrollment.state.in_(_ENDED_BADLY), own_run(teams))
        .order_by(Enrollment.ended_at.desc(), Enrollment.id.desc())
        .limit(limit)
    )
    found: dict[int, Ended] = {}
    for run, first, last in rows:
        name = f"{first} {last}".strip() or "Somebody without a name"
        found.setdefault(run.candidate_id, Ended(run.candidate_id, name, run.ended_at or since, run.state, run.reason))
    return list(found.values())


def mailboxes_read(session: Session, teams: Teams, now: datetime) -> tuple[int, int]:
    """(how many mailboxes were read to their end lately, how many there are)."""
    lately = (Mailbox.read_at >= now - _LATELY) & (Mailbox.trouble == "")
    total, seen = session.execute(
        select(func.count(), func.count(case((lately, 1)))).select_from(Mailbox).where(own_mailbox(teams))
    ).one()
    return seen, total


def is_new(session: Session) -> bool:
    """Whether nobody has put a person or a sequence into this installation yet."""
    return (
        session.scalar(select(Candidate.id).limit(1)) is None and session.scalar(select(Sequence.id).limit(1)) is None
    )


def _added(*counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for pairs in counts:
        for key, number in pairs:
            total[key] = total.get(key, 0) + number
    return total
