"""What the interview screens show beyond what is coming: offers that came to nothing, the past, and one booking whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, defer

from sequencer.core.states import Purpose, TouchState
from sequencer.store.bookings import Booking, BookingState, Came
from sequencer.store.candidates import Candidate, visible
from sequencer.store.colleagues import BusyTime, Colleague, colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import Offer, OfferState
from sequencer.store.teams import Team
from sequencer.store.touches import Touch

_Shown = TypeVar("_Shown", Booking, Offer)


@dataclass(frozen=True)
class PastInterview:
    booking_id: int
    candidate_id: int
    candidate_name: str
    plan_name: str
    start_at: datetime
    zone: str
    state: BookingState
    cancelled_by: str
    came: Came


@dataclass(frozen=True)
class StuckOffer:
    """An offer that nobody answered, or that could not be kept; `reason` says which."""

    offer_id: int
    candidate_id: int
    candidate_name: str
    plan_id: int
    plan_name: str
    state: OfferState
    reason: str
    sent_at: datetime


@dataclass(frozen=True)
class Told:
    """One mail about an interview: to whom, and whether it has left."""

    purpose: Purpose
    recipient: str
    state: TouchState
    reason: str
    at: datetime


def past(
    session: Session, teams: frozenset[int] | None, now: datetime, page: int, size: int
) -> tuple[list[PastInterview], bool]:
    """(one page of interviews that are over or called off, latest first, whether there is more)."""
    found = (
        select(
            Booking.id, Booking.candidate_id, Candidate.first_name, Candidate.last_name, InterviewPlan.name,
            Booking.start_at, Booking.zone, Booking.state, Booking.cancelled_by, Booking.came,
        )
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
        .where(or_(Booking.end_at <= now, Booking.state == BookingState.CANCELLED))
        .order_by(Booking.start_at.desc(), Booking.id.desc())
        .offset((page - 1) * size)
        .limit(size + 1)
    )  # fmt: skip
    rows = [
        PastInterview(booking, candidate, f"{first} {last}".strip(), plan, at, zone, state, by, came)
        for booking, candidate, first, last, plan, at, zone, state, by, came in session.execute(_of_teams(found, teams))
    ]
    return rows[:size], len(rows) > size


def stuck_offers(session: Session, teams: frozenset[int] | None, limit: int) -> list[StuckOffer]:
    """Offers whose times ran out without an answer, the latest first, one for each person and plan."""
    newer = select(Offer.candidate_id, Offer.plan_id, Offer.id).subquery()
    found = (
        select(
            Offer.id, Offer.candidate_id, Candidate.first_name, Candidate.last_name, Offer.plan_id, InterviewPlan.name,
            Offer.state, Offer.reason, Offer.created_at,
        )
        .join(Candidate, Candidate.id == Offer.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Offer.plan_id)
        .where(
            Offer.state == OfferState.EXPIRED,
            ~select(newer.c.id)
            .where(newer.c.candidate_id == Offer.candidate_id, newer.c.plan_id == Offer.plan_id, newer.c.id > Offer.id)
            .exists(),
        )
        .order_by(Offer.expires_at.desc(), Offer.id.desc())
        .limit(limit)
    )  # fmt: skip
    return [
        StuckOffer(offer, candidate, f"{first} {last}".strip(), plan_id, plan, state, reason, at)
        for offer, candidate, first, last, plan_id, plan, state, reason, at in session.execute(_of_teams(found, teams))
    ]


def booking_or_none(session: Session, booking_id: int, teams: frozenset[int] | None) -> Booking | None:
    """A booking that a member of these teams may see: of their plans, with a person they see."""
    return _one_of_teams(session, Booking, booking_id, teams)


def offer_or_none(session: Session, offer_id: int, teams: frozenset[int] | None) -> Offer | None:
    """The same of an offer."""
    return _one_of_teams(session, Offer, offer_id, teams)


def mails_about(session: Session, *, booking_id: int | None = None, offer_id: int | None = None) -> list[Told]:
    """Every mail about a booking or an offer, to the candidate and to colleagues, oldest first."""
    condition = Touch.booking_id == booking_id if booking_id is not None else Touch.offer_id == offer_id
    found = select(Touch).options(defer(Touch.frozen), defer(Touch.text)).where(condition).order_by(Touch.id)
    return [
        Told(one.purpose, one.recipient, one.state, one.reason, one.sent_at or one.created_at)
        for one in session.scalars(found)
    ]


def plans_with_teams(
    session: Session, teams: frozenset[int] | None
) -> list[tuple[InterviewPlan, str, list[Colleague]]]:
    """(plan, its team's name, everybody in it) for the plans in use."""
    found = (
        select(InterviewPlan, Team.name)
        .join(Team, Team.id == InterviewPlan.team_id)
        .where(InterviewPlan.archived_at.is_(None))
        .order_by(InterviewPlan.name)
    )
    if teams is not None:
        found = found.where(InterviewPlan.team_id.in_(teams))
    rows = session.execute(found).all()
    people = colleagues_by_id(session, {one for plan, _ in rows for one in colleague_ids_of(plan)})
    return [(plan, team, [people[one] for one in colleague_ids_of(plan) if one in people]) for plan, team in rows]


def all_colleagues(session: Session) -> list[Colleague]:
    return list(session.scalars(select(Colleague).order_by(Colleague.name, Colleague.id)))


def busy_ahead(session: Session, colleague_id: int, now: datetime, limit: int) -> list[BusyTime]:
    """Appointments that somebody wrote down for a colleague and that are not over, the next one first."""
    is_by_hand = (BusyTime.colleague_id == colleague_id, BusyTime.calendar_id.is_(None))
    found = select(BusyTime).where(*is_by_hand, BusyTime.end_at > now)
    return list(session.scalars(found.order_by(BusyTime.start_at, BusyTime.id).limit(limit)))


def teams_to_choose(session: Session, teams: frozenset[int] | None) -> list[tuple[int, str]]:
    found = select(Team.id, Team.name).order_by(Team.name)
    rows = session.execute(found if teams is None else found.where(Team.id.in_(teams)))
    return [(team_id, name) for team_id, name in rows]


def mailboxes_to_choose(session: Session, teams: frozenset[int] | None) -> list[tuple[int, str]]:
    found = select(Mailbox.id, Mailbox.email).order_by(Mailbox.email)
    if teams is not None:
        found = found.where(or_(Mailbox.team_id.is_(None), Mailbox.team_id.in_(teams)))
    return [(mailbox_id, email) for mailbox_id, email in session.execute(found)]


def names(session: Session, ids: Iterable[int]) -> list[str]:
    return [one.name for one in colleagues_by_id(session, ids).values()]


def _of_teams(found: Select, teams: frozenset[int] | None) -> Select:  # type: ignore[type-arg]
    """What was asked, of plans of these teams and people they see."""
    return found if teams is None else found.where(InterviewPlan.team_id.in_(teams), visible(teams))


def _one_of_teams(session: Session, table: type[_Shown], row_id: int, teams: frozenset[int] | None) -> _Shown | None:
    found = (
        select(table)
        .join(InterviewPlan, InterviewPlan.id == table.plan_id)
        .join(Candidate, Candidate.id == table.candidate_id)
        .where(table.id == row_id)
    )
    shown: _Shown | None = session.scalar(_of_teams(found, teams))
    return shown
