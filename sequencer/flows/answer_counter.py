"""A time that the candidate's calendar proposes is held against the diaries: moved, shown to a person, or answered with others."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from sequencer.core.meet.choose import nearest
from sequencer.core.meet.slots import Slot
from sequencer.flows.road import Road, freshen_booking
from sequencer.store.bookings import Booking, BookingState, locked_booking
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.enrollments import live_runs
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.interview_mails import Desk, file_times, talk_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import local, noted
from sequencer.store.objections import Objection, locked_objection, settle_objections
from sequencer.store.offering import is_worn_out, name_starts, next_round
from sequencer.store.offers import Offer, locked_offer
from sequencer.store.timeline import tell


class _Case(NamedTuple):
    """One proposal on the table, everything of it locked."""

    road: Road
    session: Session
    plan: InterviewPlan
    offer: Offer
    booking: Booking
    objection: Objection
    proposed_at: datetime
    now: datetime


def answer_counter(road: Road, objection_id: int) -> None:
    """Settle a proposed time, or leave it to a person with the reason. Done once, whoever rings twice.

    A free time is booked next, by the one place that books, where the plan says so. One that is not free is refused
    in the calendar's own words (RFC 5546 3.2.8), with the three nearest that are.
    """
    with road.database.read() as session:
        seen = session.get(Objection, objection_id)
        if seen is None:
            return
    freshen_booking(road, seen.booking_id)
    with road.database.write() as session:
        case = _case(road, session, objection_id)
        if case is None:
            return
        case.objection.due_at = None
        booking, zone = case.booking, case.offer.zone_info
        if booking.state is not BookingState.BOOKED or booking.start_at <= case.now:
            settle_objections(session, booking.id, case.now, Objection.id == objection_id)
            return
        found = can_book(session, case.plan, zone, case.proposed_at, case.now, holder=case.offer, moving=booking)
        if not isinstance(found, Slot):
            _refuse(case)
        elif case.plan.counter == "move":
            case.offer.picked_start, case.offer.evidence = case.proposed_at, ""
            settle_objections(session, booking.id, case.now, Objection.id == objection_id)
        else:
            _ask(case, f"They propose {_when(case)}, and it is free. The interview stays until you accept it")


def _case(road: Road, session: Session, objection_id: int) -> _Case | None:
    seen = session.get(Objection, objection_id)
    booking = session.get(Booking, seen.booking_id) if seen is not None else None
    if booking is None or booking.offer_id is None:
        return None
    live_runs(session, booking.candidate_id)
    plan = session.get_one(InterviewPlan, booking.plan_id)
    lock_colleagues(session, [*colleague_ids_of(plan), *booking.people])
    offer = locked_offer(session, booking.offer_id)
    locked = locked_booking(session, booking.id)
    objection = locked_objection(session, objection_id)
    if offer is None or locked is None or objection is None or objection.due_at is None:
        return None
    if objection.proposed_at is None:
        return None
    return _Case(road, session, plan, offer, locked, objection, objection.proposed_at, road.now())


def _refuse(case: _Case) -> None:
    session, offer, plan, booking, now = case.session, case.offer, case.plan, case.booking, case.now
    free = free_starts(session, plan, offer.zone_info, now, holder=offer, moving=booking)
    slots = nearest((one for one in free if one.start_at != booking.start_at), case.proposed_at)
    if not slots or is_worn_out(session, offer):
        _ask(case, f"They propose {_when(case)}, which is not free, and there is nothing else to offer by itself")
        return
    next_round(offer, plan, now)
    starts = name_starts(session, offer, plan, slots)
    talk = talk_of(session, booking)
    facts = {"gone": local(case.proposed_at, talk), "moving": local(booking.start_at, talk)}
    desk = Desk(session, case.road.links, case.road.dice, now)
    touch = file_times(desk, offer, starts, "not-then", facts, refused=booking)
    settle_objections(session, booking.id, now, Objection.id == case.objection.id)
    named = "; ".join(noted(one.start_at, talk) for one in starts)
    says = f"{_when(case)} is not free. The interview stays, and the nearest free times were offered: {named}."
    tell(session, booking.candidate_id, "offer_again", says, now, touch_id=touch.id)


def _ask(case: _Case, why: str) -> None:
    says = f"Needs you: {why}."
    mail = case.session.get(InboundMail, case.objection.mail_id) if case.objection.mail_id is not None else None
    if mail is not None:
        mail.state, mail.reason_code, mail.reason = InboundState.ASKS, "counter_proposal", says
    tell(case.session, case.booking.candidate_id, "interview_asks", says, case.now)


def _when(case: _Case) -> str:
    return f"{noted(case.proposed_at, talk_of(case.session, case.booking))} ({case.booking.zone})"
