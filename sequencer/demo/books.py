"""What the database says at the end of a demo."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import UNTOLD, Purpose, TouchState
from sequencer.demo.report import Books, Interview, Letter, OwnSide, Run
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.calendars import Calendar, standing_of
from sequencer.store.candidates import Candidate, address_to_write_to
from sequencer.store.enrollments import Enrollment
from sequencer.store.hours_requests import HoursAnswer, Outcome
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.replies import replies_of
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch

_UNDERSTOOD = (InboundState.HANDLED, InboundState.ASKS)


def read_books(session: Session, now: datetime) -> Books:
    """Everything the report asks of the database, once nothing moves any more."""
    sent = select(Touch).where(Touch.state == TouchState.SENT, Touch.kind.in_(MAIL_KINDS), Touch.purpose.not_in(UNTOLD))
    understood = select(func.count()).where(InboundMail.state.in_(_UNDERSTOOD))
    held = select(Touch, Candidate).join(Candidate, Candidate.id == Touch.candidate_id)
    return Books(
        candidates=session.scalar(select(func.count()).select_from(Candidate)) or 0,
        understood=session.scalar(understood) or 0,
        runs=tuple(_run(session, one) for one in session.scalars(select(Enrollment).order_by(Enrollment.id))),
        letters=tuple(_letter(one) for one in session.scalars(sent.order_by(Touch.id))),
        held=tuple(
            (person.full_name, touch.reason)
            for touch, person in session.execute(held.where(Touch.state == TouchState.HELD).order_by(Touch.id))
        ),
        interviews=tuple(_interviews(session)),
        company=_own_side(session, now),
    )


def _own_side(session: Session, now: datetime) -> OwnSide:
    first, following = aliased(Booking), aliased(Booking)
    after = (
        select(func.count(following.id.distinct()))
        .join(first, first.candidate_id == following.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == first.plan_id)
        .where(following.state == BookingState.BOOKED, InterviewPlan.then_id == following.plan_id)
    )
    set_by_mail = select(func.count()).where(HoursAnswer.outcome == Outcome.APPLIED)
    unread = [standing_of(one).is_unknown(now) for one in session.scalars(select(Calendar))]
    return OwnSide(
        following=session.scalar(after) or 0,
        hours_by_mail=session.scalar(set_by_mail) or 0,
        read=unread.count(False),
        unread=unread.count(True),
    )


def _letter(touch: Touch) -> Letter:
    """One mail; where it belongs says what there may be only one of."""
    place: tuple[object, ...] = (touch.enrollment_id, touch.step_key)
    if not touch.is_step:
        place = (touch.purpose, touch.candidate_id, touch.offer_id, touch.booking_id, touch.number, touch.recipient)
        place = (*place, touch.text) if touch.purpose is Purpose.HOURS else place  # these belong to no booking
    return Letter(touch.message_id or "", touch.purpose, place, touch.enrollment_id)


def _interviews(session: Session) -> list[Interview]:
    booked = (
        select(Booking, Candidate)
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .where(Booking.state == BookingState.BOOKED)
    )
    return [
        Interview(person.full_name, one.start_at, one.zone, one.how, one.enrollment_id)
        for one, person in session.execute(booked.order_by(Booking.start_at, Booking.id))
    ]


def _run(session: Session, run: Enrollment) -> Run:
    address = address_to_write_to(session, run.candidate_id)
    replies = replies_of(session, run.candidate_id)
    events = timeline_of(session, run.candidate_id)
    return Run(
        id=run.id,
        person=address.address.lower() if address else "",
        state=run.state,
        intent=replies[0].intent if replies else None,
        ended_at=run.ended_at,
        has_resumed=any(one.kind == "run_resumed" and one.enrollment_id == run.id for one in events),
    )
