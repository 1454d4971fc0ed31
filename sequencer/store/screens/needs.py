"""What waits for a person: mails held or to be read, tasks, runs in doubt, arrivals nobody can place, ill mailboxes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS, StepKind
from sequencer.core.states import UNTOLD, EnrollmentState, TouchState
from sequencer.store.belonging import own_mailbox, own_run, own_touch
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate, address_column
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import Offer, OfferState
from sequencer.store.screens.letters import mail_visible
from sequencer.store.sequences import Sequence
from sequencer.store.step_words import StepWords
from sequencer.store.suppressions import Suppression
from sequencer.store.touches import Touch

Teams = frozenset[int] | None

_OF_MAILBOX = ("mailbox_fault", "mailbox_unread", "mailbox_trouble")
_OF_EVERYBODY = ("profile_missing",)
_FOR_A_PERSON = (InboundState.ASKS, InboundState.UNMATCHED, InboundState.UNREADABLE)


@dataclass(frozen=True)
class TouchNeed:
    """`what` reads like “First mail”."""

    touch_id: int
    candidate_id: int
    name: str
    zone: str
    state: TouchState
    kind: StepKind
    code: str
    reason: str
    due_at: datetime
    subject: str
    text: str
    what: str
    sequence_id: int | None
    sequence: str


@dataclass(frozen=True)
class RunNeed:
    enrollment_id: int
    candidate_id: int
    name: str
    sequence: str
    code: str
    reason: str


@dataclass(frozen=True)
class MailNeed:
    mail_id: int
    candidate_id: int | None
    sender: str
    subject: str
    state: InboundState
    reason: str
    received_at: datetime
    mailbox: str


@dataclass(frozen=True)
class MailboxNeed:
    mailbox_id: int
    email: str
    cannot_read: str
    cannot_send: str
    since: datetime | None
    holds: int
    paused: str = ""


@dataclass(frozen=True)
class OfferNeed:
    offer_id: int
    candidate_id: int
    name: str
    plan: str
    expired_at: datetime
    stuck: str = ""  # what kept us from booking what they picked


@dataclass(frozen=True)
class BookingNeed:
    booking_id: int
    candidate_id: int
    name: str
    plan: str
    start_at: datetime


def touches_in_need(session: Session, teams: Teams, limit: int) -> tuple[list[TouchNeed], int]:
    """(the touches that wait for somebody, those due first before the others; how many there are)."""
    in_need = _touch_in_need(teams)
    # The first of them are found before anything is joined: what waits may be thousands.
    first = select(Touch.id).where(*in_need).order_by(Touch.due_at, Touch.id).limit(limit)
    rows = session.execute(
        select(Touch, Candidate, Sequence.id, Sequence.name, _ADDRESS)
        .join(Candidate, Candidate.id == Touch.candidate_id)
        .outerjoin(Enrollment, Enrollment.id == Touch.enrollment_id)
        .outerjoin(Sequence, Sequence.id == Enrollment.sequence_id)
        .where(Touch.id.in_(first))
        .order_by(Touch.due_at, Touch.id)
    ).all()
    words = StepWords(session, (row[0].version_id for row in rows))
    found = [
        TouchNeed(
            touch_id=touch.id,
            candidate_id=candidate.id,
            name=candidate.full_name or address or "",
            zone=candidate.zone,
            state=touch.state,
            kind=touch.kind,
            code=touch.reason_code,
            reason=touch.reason,
            due_at=touch.due_at,
            subject=touch.subject,
            text=touch.text,
            what=words.of(touch),
            sequence_id=sequence_id,
            sequence=sequence or "",
        )
        for touch, candidate, sequence_id, sequence, address in rows
    ]
    return found, _count(session, Touch, in_need)


def held_for_profile(session: Session, teams: Teams) -> int:
    """How many mails hold because the organisation has not told all that a first mail must name."""
    condition = (Touch.state == TouchState.HELD, Touch.reason_code.in_(_OF_EVERYBODY), own_touch(teams))
    return _count(session, Touch, condition)


def runs_in_need(session: Session, teams: Teams, limit: int) -> tuple[list[RunNeed], int]:
    """(runs that are paused until a person lets them go on, how many there are)."""
    in_need = (Enrollment.state == EnrollmentState.PAUSED, Enrollment.resumes_at.is_(None), own_run(teams))
    rows = session.execute(
        select(Enrollment, Candidate, Sequence.name, _ADDRESS)
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .where(*in_need)
        .order_by(Enrollment.id)
        .limit(limit)
    )
    found = [
        RunNeed(run.id, candidate.id, candidate.full_name or address or "", sequence, run.reason_code, run.reason)
        for run, candidate, sequence, address in rows
    ]
    return found, _count(session, Enrollment, in_need)


def mails_in_need(session: Session, teams: Teams, limit: int) -> tuple[list[MailNeed], int]:
    """(arrivals that a person has to look at, the latest first; how many there are). Never their bytes."""
    in_need = (InboundMail.state.in_(_FOR_A_PERSON), mail_visible(teams))
    rows = session.execute(
        select(
            InboundMail.id,
            InboundMail.candidate_id,
            InboundMail.sender,
            InboundMail.subject,
            InboundMail.state,
            InboundMail.reason,
            InboundMail.received_at,
            Mailbox.email,
        )
        .join(Mailbox, Mailbox.id == InboundMail.mailbox_id)
        .where(*in_need)
        .order_by(InboundMail.received_at.desc(), InboundMail.id.desc())
        .limit(limit)
    )
    return [MailNeed(*row) for row in rows], _count(session, InboundMail, in_need)


def mailboxes_in_need(session: Session, teams: Teams) -> list[MailboxNeed]:
    """Mailboxes that cannot be read, cannot send, or were paused by the machine, with what holds because of it."""
    in_need = or_(Mailbox.trouble != "", Mailbox.send_trouble != "", Mailbox.pause_code != "")
    found = select(Mailbox).where(in_need, own_mailbox(teams))
    mailboxes = list(session.scalars(found.order_by(Mailbox.email)))
    holding = session.execute(
        select(Touch.mailbox_id, func.count())
        .where(
            Touch.mailbox_id.in_([one.id for one in mailboxes]),
            Touch.state.in_((TouchState.PLANNED, TouchState.HELD)),
            Touch.reason_code.in_(_OF_MAILBOX),
        )
        .group_by(Touch.mailbox_id)
    )
    holds = dict(holding.all())
    return [
        MailboxNeed(
            one.id,
            one.email,
            one.trouble,
            one.send_trouble,
            one.trouble_at,
            holds.get(one.id, 0),
            one.pause_reason if one.pause_code else "",
        )
        for one in mailboxes
    ]


def offers_in_need(session: Session, teams: Teams, since: datetime, limit: int) -> list[OfferNeed]:
    """Interview offers that ran out without an answer since an instant, and nothing else was agreed on."""
    found = (
        select(Offer.id, Candidate.id, Candidate.first_name, Candidate.last_name, InterviewPlan.name, Offer)
        .join(Candidate, Candidate.id == Offer.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Offer.plan_id)
        .where(Offer.state == OfferState.EXPIRED, Offer.expires_at >= since)
        .order_by(Offer.expires_at, Offer.id)
        .limit(limit)
    )
    if teams is not None:
        found = found.where(InterviewPlan.team_id.in_(teams))
    return [
        OfferNeed(offer_id, candidate, f"{first} {last}".strip(), plan, one.expires_at, _stuck(one))
        for offer_id, candidate, first, last, plan, one in session.execute(found)
    ]


def _stuck(offer: Offer) -> str:
    return offer.reason if offer.reason_code == "nothing_free" else ""


def bookings_in_need(session: Session, teams: Teams, now: datetime) -> list[BookingNeed]:
    """Interviews ahead of people who have asked us not to write: somebody has to say whether they take place."""
    found = (
        select(Booking, Candidate, InterviewPlan.name, _ADDRESS)
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
        .where(
            Booking.state == BookingState.BOOKED,
            Booking.end_at > now,
            exists().where(Suppression.candidate_id == Booking.candidate_id),
        )
        .order_by(Booking.start_at, Booking.id)
    )
    if teams is not None:
        found = found.where(InterviewPlan.team_id.in_(teams))
    return [
        BookingNeed(booking.id, candidate.id, candidate.full_name or address or "", plan, booking.start_at)
        for booking, candidate, plan, address in session.execute(found)
    ]


def waiting_mails_of(session: Session, candidate_id: int) -> list[Touch]:
    """The mails to one person that wait to be read and let go."""
    is_waiting = (Touch.candidate_id == candidate_id, Touch.state == TouchState.WAITING, Touch.kind.in_(MAIL_KINDS))
    return list(session.scalars(select(Touch).where(*is_waiting).order_by(Touch.id)))


def _touch_in_need(teams: Teams) -> tuple[ColumnElement[bool], ...]:
    return (
        Touch.state.in_((TouchState.HELD, TouchState.WAITING, TouchState.UNKNOWN)),
        Touch.reason_code.not_in((*_OF_MAILBOX, *_OF_EVERYBODY)),
        Touch.purpose.not_in(UNTOLD),
        own_touch(teams),
    )


def _count(session: Session, table: type, condition: tuple[ColumnElement[bool], ...]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*condition)) or 0


_ADDRESS = address_column()
