"""What a settled interview asks of somebody here: objections to it, and whether it took place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from sequencer.core.meet.slots import Slot
from sequencer.store.bookings import Booking, BookingState, Came
from sequencer.store.candidates import Candidate, visible
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.diaries import can_book
from sequencer.store.first_called_off import stands_alone
from sequencer.store.following import what_follows
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection, open_objections
from sequencer.store.offers import Offer
from sequencer.store.stand_ins import free_colleagues

_MOST_NAMED = 12
_MOST_HINDERED = 1000  # of two weeks, most of them seen to
_REMEMBERED = timedelta(days=14)  # after that nobody is asked any more how it went


@dataclass(frozen=True)
class Asked:
    """One objection as the page of its interview shows it, with what may be done about it.

    `who` is empty where it is the candidate's. `is_free` tells whether the proposed time could be booked now, and
    `stand_ins` who could take the place of somebody who cannot come.
    """

    objection_id: int
    who: str
    colleague_id: int | None
    proposed_at: datetime | None
    is_free: bool
    stand_ins: tuple[Colleague, ...]


@dataclass(frozen=True)
class SettledNeed:
    """One interview in a list of what needs somebody."""

    booking_id: int
    candidate_id: int
    name: str
    plan: str
    start_at: datetime


def asked_of(session: Session, plan: InterviewPlan, booking: Booking, now: datetime) -> list[Asked]:
    """What waits for somebody about an interview that is ahead; what the product still works at is not among it."""
    waiting = [one for one in open_objections(session, booking.id) if one.due_at is None]
    if not waiting or booking.state is not BookingState.BOOKED or booking.start_at <= now:
        return []
    names = colleagues_by_id(session, [one.colleague_id for one in waiting if one.colleague_id is not None])
    return [_asked(session, plan, booking, one, names, now) for one in waiting]


def objections_in_need(session: Session, teams: frozenset[int] | None, now: datetime, limit: int) -> list[SettledNeed]:
    """Interviews ahead whose time or people somebody objects to, the next one first."""
    waits = select(Objection.booking_id).where(Objection.settled_at.is_(None), Objection.due_at.is_(None))
    condition = (Booking.id.in_(waits), Booking.start_at > now)
    return _needs(session, teams, condition, limit, is_latest_first=False)


def over_untold(session: Session, teams: frozenset[int] | None, now: datetime, limit: int) -> list[SettledNeed]:
    """Interviews that are over, and nobody has said yet whether they took place; the latest first, and no old ones."""
    lately = (Booking.end_at <= now, Booking.end_at > now - _REMEMBERED, Booking.came == Came.UNTOLD)
    return _needs(session, teams, lately, limit, is_latest_first=True)


def next_hindered(session: Session, teams: frozenset[int] | None, now: datetime, limit: int) -> list[SettledNeed]:
    """Interviews after which times were to be offered by themselves and could not be, the latest first; no old ones.

    Where the plan that follows is out of use, or was offered by hand since, nobody is needed any more.
    """
    kept_back = (Booking.next_hindrance != "", Booking.end_at > now - _REMEMBERED)
    found = _needs(session, teams, kept_back, _MOST_HINDERED, is_latest_first=True)
    return list(islice((one for one in found if _still_follows(session, one.booking_id, now)), limit))


def first_called_off(session: Session, teams: frozenset[int] | None, now: datetime, limit: int) -> list[SettledNeed]:
    """Interviews ahead that follow one which was called off, the next one first."""
    return _needs(session, teams, stands_alone(now), limit, is_latest_first=False)


def _still_follows(session: Session, booking_id: int, now: datetime) -> bool:
    following = what_follows(session, session.get_one(Booking, booking_id), now)
    return following is not None and following.offer is None


def _asked(
    session: Session,
    plan: InterviewPlan,
    booking: Booking,
    one: Objection,
    names: dict[int, Colleague],
    now: datetime,
) -> Asked:
    offer = session.get(Offer, booking.offer_id) if booking.offer_id is not None else None
    is_free = False
    if one.proposed_at is not None and offer is not None:
        found = can_book(session, plan, offer.zone_info, one.proposed_at, now, holder=offer, moving=booking)
        is_free = isinstance(found, Slot)
    stand_ins: Iterable[Colleague] = ()
    if one.colleague_id in booking.people and one.proposed_at is None:
        stand_ins = free_colleagues(session, plan, booking, now, _MOST_NAMED)
    who = names[one.colleague_id].name if one.colleague_id in names else ""
    return Asked(one.id, who, one.colleague_id, one.proposed_at, is_free, tuple(stand_ins))


def _needs(
    session: Session,
    teams: frozenset[int] | None,
    condition: tuple[ColumnElement[bool], ...],
    limit: int,
    *,
    is_latest_first: bool,
) -> list[SettledNeed]:
    order = Booking.start_at.desc() if is_latest_first else Booking.start_at
    found = (
        select(
            Booking.id, Candidate.id, Candidate.first_name, Candidate.last_name, InterviewPlan.name, Booking.start_at
        )
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
        .where(Booking.state == BookingState.BOOKED, *condition)
        .order_by(order, Booking.id)
        .limit(limit)
    )
    if teams is not None:
        found = found.where(InterviewPlan.team_id.in_(teams), visible(teams))
    return [
        SettledNeed(booking, candidate, f"{first} {last}".strip(), plan, at)
        for booking, candidate, first, last, plan, at in session.execute(found)
    ]
