"""One person as a screen shows them: their whole line of time a page at a time, and what stands beside it."""

from collections.abc import Iterable
from collections.abc import Sequence as Several
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS, StepKind
from sequencer.core.states import UNTOLD, EnrollmentState, Intent, MailKind, Purpose, TouchState
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.replies import Reply
from sequencer.store.sequences import Sequence
from sequencer.store.step_words import StepWords
from sequencer.store.timeline import Event
from sequencer.store.touches import HAS_LEFT, Touch
from sequencer.store.users import User

PAGE = 100
_OPEN = (
    TouchState.PLANNED,
    TouchState.HELD,
    TouchState.WAITING,
    TouchState.CLAIMED,
    TouchState.TRANSMITTING,
    TouchState.UNKNOWN,
)


class Show(StrEnum):
    EVERYTHING = "everything"
    MAILS = "mails"
    DECISIONS = "decisions"


@dataclass(frozen=True)
class Outgoing:
    """A mail or task of ours; `what` reads like “First mail”."""

    touch_id: int
    what: str
    kind: StepKind
    purpose: Purpose
    state: TouchState
    code: str
    reason: str
    subject: str
    text: str
    recipient: str
    sender: str
    due_at: datetime
    at: datetime
    enrollment_id: int | None


@dataclass(frozen=True)
class Told:
    """One line that was told of the person."""

    at: datetime
    kind: str
    says: str
    actor: str
    touch: Outgoing | None


@dataclass(frozen=True)
class Arrived:
    """A mail that came in, with what we read in it where a person wrote it."""

    at: datetime
    mail_id: int
    kind: MailKind | None
    state: InboundState
    sender: str
    subject: str
    reason: str
    is_ours: bool
    reply_id: int | None
    text: str
    intent: Intent | None
    evidence: str
    is_verified: bool


@dataclass(frozen=True)
class RunLine:
    enrollment_id: int
    sequence_id: int
    sequence: str
    team_id: int
    state: EnrollmentState
    reason: str
    next_at: datetime | None
    resumes_at: datetime | None
    ended_at: datetime | None
    is_sequence_paused: bool


def history(session: Session, candidate_id: int, show: Show, number: int) -> tuple[list[Told | Arrived], bool]:
    """(one page of what happened, the latest first; whether there is more before it)."""
    found = _lines(candidate_id, show).subquery()
    order = (found.c.at.desc(), found.c.source.desc(), found.c.id.desc())
    page = select(found.c.source, found.c.id).order_by(*order).offset((number - 1) * PAGE).limit(PAGE + 1)
    keys = list(session.execute(page))
    told = _told(session, [key for source, key in keys[:PAGE] if source == "told"])
    arrived = _arrived(session, [key for source, key in keys[:PAGE] if source == "mail"])
    lines = [told.get(key) if source == "told" else arrived.get(key) for source, key in keys[:PAGE]]
    return [one for one in lines if one is not None], len(keys) > PAGE


def still_open(session: Session, candidate_id: int) -> list[Outgoing]:
    """What is meant to leave or to be done, the last one first."""
    found = select(Touch).where(
        Touch.candidate_id == candidate_id, Touch.state.in_(_OPEN), Touch.purpose.not_in(UNTOLD)
    )
    touches = list(session.scalars(found.order_by(Touch.due_at.desc(), Touch.id.desc())))
    return list(_outgoing(session, touches).values())


def outgoing_of(session: Session, touch: Touch) -> Outgoing:
    """One touch in words."""
    return _outgoing(session, [touch])[touch.id]


def run_lines(session: Session, candidate_id: int) -> list[RunLine]:
    """The person's runs, the latest first, each with the next date it is known to have."""
    next_touch = (
        select(Touch.enrollment_id, func.max(Touch.due_at).label("due_at"))
        .where(Touch.candidate_id == candidate_id, Touch.state.in_(_OPEN))
        .group_by(Touch.enrollment_id)
        .subquery()
    )
    rows = session.execute(
        select(Enrollment, Sequence, next_touch.c.due_at)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .outerjoin(next_touch, next_touch.c.enrollment_id == Enrollment.id)
        .where(Enrollment.candidate_id == candidate_id)
        .order_by(Enrollment.id.desc())
    )
    return [
        RunLine(
            enrollment_id=run.id,
            sequence_id=sequence.id,
            sequence=sequence.name,
            team_id=sequence.team_id,
            state=run.state,
            reason=run.reason,
            next_at=_later(due or run.moves_at, run.resumes_at),
            resumes_at=run.resumes_at,
            ended_at=run.ended_at,
            is_sequence_paused=sequence.paused_at is not None,
        )
        for run, sequence, due in rows
    ]


def names_by_email(session: Session, emails: Iterable[str]) -> dict[str, str]:
    """What those who did something are called, where they have an account."""
    wanted = {one for one in emails if one}
    found = session.execute(select(User.email, User.name).where(User.email.in_(wanted), User.name != ""))
    return dict(found.all())


def mails_this_year(session: Session, candidate_id: int, now: datetime) -> int:
    """How many outreach mails they got from anybody here in twelve months."""
    found = select(func.count()).where(
        Touch.candidate_id == candidate_id,
        Touch.transmitting_at > now - timedelta(days=366),
        Touch.state.in_(HAS_LEFT),
        Touch.purpose == Purpose.STEP,
        Touch.kind.in_(MAIL_KINDS),
    )
    return session.scalar(found) or 0


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)


def _lines(candidate_id: int, show: Show) -> Select[str, int]:
    told = select(Event.at.label("at"), literal("told").label("source"), Event.id.label("id"))
    told = told.where(Event.candidate_id == candidate_id)
    mails = select(InboundMail.received_at, literal("mail"), InboundMail.id)
    mails = mails.where(InboundMail.candidate_id == candidate_id, InboundMail.state != InboundState.NEW)
    if show is Show.DECISIONS:
        kinds = ("touch\\_%", "run\\_%", "decided\\_%", "not\\_enrolled\\_%")
        return told.where(or_(*(Event.kind.like(kind, escape="\\") for kind in kinds)))  # type: ignore[return-value]
    if show is Show.MAILS:
        told = told.where(Event.kind == "sent")
    return union_all(told, mails)  # type: ignore[return-value]


def _told(session: Session, ids: list[int]) -> dict[int, Told]:
    events = list(session.scalars(select(Event).where(Event.id.in_(ids))))
    touch_ids = {event.touch_id for event in events if event.touch_id is not None}
    touches = _outgoing(session, session.scalars(select(Touch).where(Touch.id.in_(touch_ids))).all())
    return {
        event.id: Told(event.at, event.kind, event.says, event.actor, touches.get(event.touch_id or 0))
        for event in events
    }


def _outgoing(session: Session, touches: Several[Touch]) -> dict[int, Outgoing]:
    words = StepWords(session, (one.version_id for one in touches))
    wanted = {one.mailbox_id for one in touches}
    named = session.execute(select(Mailbox.id, Mailbox.name, Mailbox.email).where(Mailbox.id.in_(wanted)))
    senders = {mailbox: f"{name} <{email}>" if name else email for mailbox, name, email in named}
    return {
        one.id: Outgoing(
            touch_id=one.id,
            what=words.of(one),
            kind=one.kind,
            purpose=one.purpose,
            state=one.state,
            code=one.reason_code,
            reason=one.reason,
            subject=one.subject,
            text=one.text,
            recipient=one.recipient,
            sender=senders.get(one.mailbox_id or 0, ""),
            due_at=one.due_at,
            at=max(one.due_at, one.wakes_at or one.due_at),
            enrollment_id=one.enrollment_id,
        )
        for one in touches
    }


def _arrived(session: Session, ids: list[int]) -> dict[int, Arrived]:
    rows = session.execute(
        select(
            InboundMail.id,
            InboundMail.received_at,
            InboundMail.kind,
            InboundMail.state,
            InboundMail.sender,
            InboundMail.subject,
            InboundMail.reason,
            InboundMail.is_sent_folder,
            Reply,
        )
        .outerjoin(Reply, Reply.inbound_mail_id == InboundMail.id)
        .where(InboundMail.id.in_(ids))
    )
    return {
        mail: Arrived(
            at=at,
            mail_id=mail,
            kind=kind,
            state=state,
            sender=sender,
            subject=subject,
            reason=reason,
            is_ours=is_ours,
            reply_id=reply.id if reply else None,
            text=reply.text if reply else "",
            intent=reply.intent if reply else None,
            evidence=reply.evidence if reply else "",
            is_verified=reply.is_verified if reply else True,
        )
        for mail, at, kind, state, sender, subject, reason, is_ours, reply in rows
    }
