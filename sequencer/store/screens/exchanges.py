"""One conversation: what we wrote to a person and what they wrote to us, in order, and what is known of them beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, defer

from sequencer.core.signed import Signer
from sequencer.core.states import TO_COLLEAGUES, UNTOLD, EnrollmentState, MailKind, Purpose, TouchState
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate, CandidateAddress, CandidateTeam, addresses_of
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import CAN_BOOK, Offer
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.roles import Role
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import suppression_of
from sequencer.store.teams import TeamMember
from sequencer.store.touches import HAS_LEFT, Touch
from sequencer.store.users import User, UserRole

_MOST = 30  # letters of one conversation that are shown; the person's own page has all
_SHOWN = (*HAS_LEFT, TouchState.PLANNED, TouchState.CLAIMED, TouchState.HELD)
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Letter:
    """One mail either way. `mail_id` and `reply_id` are set for theirs, `touch_state` for ours."""

    at: datetime
    is_ours: bool
    who: str
    subject: str
    text: str
    mail_id: int | None = None
    reply_id: int | None = None
    mail_kind: MailKind | None = None
    touch_state: TouchState | None = None
    reason: str = ""


@dataclass(frozen=True)
class Run:
    """One run of theirs in words' raw material."""

    enrollment_id: int
    sequence_id: int
    sequence: str
    role: str
    state: EnrollmentState
    reason: str
    ended_at: datetime | None


@dataclass(frozen=True)
class Beside:
    """What a person who answers has to know about whom they answer.

    `closed_domain` keeps outreach from them, and no answer.
    """

    candidate: Candidate
    addresses: tuple[CandidateAddress, ...]
    is_suppressed: bool
    closed_domain: str
    mails_this_year: int
    most_mails: int
    first_mail_at: datetime | None
    runs: tuple[Run, ...]
    booking: Booking | None
    offer: Offer | None


def letters(session: Session, candidate: Candidate) -> list[Letter]:
    """The latest letters between a person and us, oldest first; three queries."""
    ours = session.execute(
        select(Touch, Mailbox.name, Mailbox.email)
        .join(Mailbox, Mailbox.id == Touch.mailbox_id)
        .options(defer(Touch.frozen))
        .where(
            Touch.candidate_id == candidate.id,
            Touch.purpose.not_in(TO_COLLEAGUES | UNTOLD),
            Touch.state.in_(_SHOWN),
            Touch.text != "",
        )
        .order_by(Touch.id.desc())
        .limit(_MOST)
    ).all()
    theirs = session.execute(
        select(InboundMail, Reply.id, Reply.text)
        .outerjoin(Reply, Reply.inbound_mail_id == InboundMail.id)
        .options(defer(InboundMail.raw))
        .where(InboundMail.candidate_id == candidate.id, InboundMail.is_sent_folder.is_(False))
        .order_by(InboundMail.received_at.desc(), InboundMail.id.desc())
        .limit(_MOST)
    ).all()
    found = [
        _ours(touch, name or email) for touch, name, email in ours if touch.purpose is not Purpose.STEP or _left(touch)
    ]
    found += [_theirs(mail, reply_id, text, candidate) for mail, reply_id, text in theirs]
    return sorted(found, key=lambda letter: letter.at)[-_MOST:]


def beside(session: Session, signer: Signer, candidate: Candidate, now: datetime) -> Beside:
    """The panel beside a conversation."""
    addresses = addresses_of(session, candidate.id)
    left = (
        Touch.candidate_id == candidate.id,
        Touch.purpose == Purpose.STEP,
        Touch.transmitting_at.is_not(None),
        Touch.state.in_(HAS_LEFT),
    )
    first = session.scalar(select(func.min(Touch.transmitting_at)).where(*left))
    recent = session.scalar(select(func.count(Touch.id)).where(*left, Touch.transmitting_at > now - _YEAR))
    known = suppression_of(session, signer, [one.address for one in addresses])
    return Beside(
        candidate=candidate,
        addresses=tuple(addresses),
        is_suppressed=known is not None and not known.domain,
        closed_domain=known.domain if known is not None else "",
        mails_this_year=recent or 0,
        most_mails=the_organisation(session).max_mails,
        first_mail_at=first,
        runs=tuple(_runs(session, candidate.id)),
        booking=session.scalar(
            select(Booking)
            .where(Booking.candidate_id == candidate.id, Booking.state == BookingState.BOOKED, Booking.end_at > now)
            .order_by(Booking.start_at)
            .limit(1)
        ),
        offer=session.scalar(
            select(Offer)
            .where(Offer.candidate_id == candidate.id, Offer.state.in_(CAN_BOOK))
            .order_by(Offer.id.desc())
            .limit(1)
        ),
    )


def who_may_answer(session: Session, candidate_id: int) -> list[User]:
    """The users who see a person, by name: those of a team of theirs, administrators, and all where they have no team."""
    of_person = CandidateTeam.candidate_id == candidate_id
    shares_team = exists().where(of_person, TeamMember.team_id == CandidateTeam.team_id, TeamMember.user_id == User.id)
    sees = or_(User.role == UserRole.ADMINISTRATOR, ~exists().where(of_person), shares_team.correlate(User))
    return list(session.scalars(select(User).where(User.is_active, sees).order_by(User.name, User.email)))


def wanted_back(later_on: str) -> date | None:
    """The day “2027-06” or “2027-06-01” begins; None where none can be read."""
    try:
        return date.fromisoformat(later_on if len(later_on) > len("2027-06") else f"{later_on}-01")
    except ValueError:
        return None


def _runs(session: Session, candidate_id: int) -> Iterable[Run]:
    rows = session.execute(
        select(Enrollment, Sequence.id, Sequence.name, Role.title)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .outerjoin(Role, Role.id == Sequence.role_id)
        .where(Enrollment.candidate_id == candidate_id)
        .order_by(Enrollment.id.desc())
        .limit(_MOST)
    )
    for run, sequence_id, name, role in rows:
        yield Run(run.id, sequence_id, name, role or "", run.state, run.reason, run.ended_at)


def _left(touch: Touch) -> bool:
    return touch.state in HAS_LEFT


def _ours(touch: Touch, who: str) -> Letter:
    at = touch.sent_at or touch.transmitting_at or touch.created_at
    return Letter(
        at, is_ours=True, who=who, subject=touch.subject, text=touch.text, touch_state=touch.state, reason=touch.reason
    )


def _theirs(mail: InboundMail, reply_id: int | None, text: str | None, candidate: Candidate) -> Letter:
    return Letter(
        mail.received_at,
        is_ours=False,
        who=candidate.full_name or mail.sender,
        subject=mail.subject,
        text=text or "",
        mail_id=mail.id,
        reply_id=reply_id,
        mail_kind=mail.kind,
        reason=mail.reason,
    )
