"""What a booking takes and gives back, written down: the row, the time of its people, the offer behind it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sequencer.core.doors import Dice
from sequencer.core.meet.plan_next import Offered
from sequencer.core.meet.request import PersonId
from sequencer.core.meet.slots import Slot, StageSlot
from sequencer.core.reasons import Reason
from sequencer.core.signed import Signer
from sequencer.store.bookings import Booking, BookingState, Came
from sequencer.store.clock_readings import note_clocks
from sequencer.store.following import let_follow
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.mailboxes import Mailbox
from sequencer.store.objections import settle_objections
from sequencer.store.occupancies import Occupancy, free_again, let_go
from sequencer.store.offering import new_nonce
from sequencer.store.offers import Offer, OfferState, other_open_offers, settle_offer
from sequencer.store.reminders import reminder_time
from sequencer.store.service_mails import leave_unsent

UNDO = timedelta(minutes=15)
"""How long a cancelled interview can be brought back as it was."""

_BOOKED = Reason("booked", "An interview is booked.")


def new_booking(session: Session, offer: Offer, signer: Signer, dice: Dice, now: datetime) -> Booking:
    """A booking without a time yet; both of its calendar names are unguessable and prove themselves ours."""
    domain = session.get_one(Mailbox, offer.mailbox_id).email.rpartition("@")[2]
    return Booking(
        offer_id=offer.id,
        candidate_id=offer.candidate_id,
        plan_id=offer.plan_id,
        mailbox_id=offer.mailbox_id,
        enrollment_id=offer.enrollment_id,
        zone=offer.zone,
        locale=offer.locale,
        state=BookingState.BOOKED,
        uid=f"{signer.message_token(dice.randbytes(15))}@{domain}",
        internal_uid=f"{signer.message_token(dice.randbytes(15))}@{domain}",
        sequence=-1,
        nonce=new_nonce(dice),
        created_at=now,
        changed_at=now,
    )


def place(session: Session, booking: Booking, plan: InterviewPlan, slot: Slot, now: datetime) -> bool:
    """Give a booking its time and people, and what it had before back; False when the database saw somebody there."""
    try:
        with session.begin_nested():
            booking.start_at, booking.end_at = slot.start_at, slot.ends_at(plan.length)
            booking.people, booking.optional = _ids(slot.people, slot.optional), _ids(slot.optional)
            booking.stages = [_stage(one) for one in slot.stages]
            booking.state = BookingState.BOOKED
            booking.sequence, booking.changed_at, booking.partstat = booking.sequence + 1, now, ""
            booking.timed_at_sequence = booking.sequence
            booking.remind_at = reminder_time(session, booking, now)
            booking.cancelled_at, booking.cancelled_by, booking.undo_until = None, "", None
            booking.came, booking.chance_due_at, booking.chance_given_at = Came.UNTOLD, None, None
            session.add(booking)
            session.flush()
            free_again(session, booking.id)
            session.add_all(_taken(booking, plan))
            note_clocks(session, booking)
            settle_objections(session, booking.id, now)
            let_follow(session, booking, Offered.BOOKED, now)
    except IntegrityError:
        return False
    return True


def call_off(session: Session, booking: Booking, by: str, now: datetime) -> None:
    """Give the time of a booking back; for a while it can be brought back.

    What was picked or offered in its place before counts no more.
    """
    booking.state, booking.sequence, booking.changed_at = BookingState.CANCELLED, booking.sequence + 1, now
    booking.cancelled_at, booking.cancelled_by, booking.undo_until = now, by, now + UNDO
    booking.remind_at = booking.next_due_at = booking.cancel_asked_at = None
    booking.next_hindrance = ""
    free_again(session, booking.id)
    settle_objections(session, booking.id, now)
    if booking.offer_id is not None:
        session.get_one(Offer, booking.offer_id).picked_start = None
        _keep_nothing(session, booking.offer_id)
    session.flush()


def end_offer(session: Session, offer: Offer, state: OfferState, reason: Reason) -> None:
    """End a locked offer: nothing is kept for it any more, and a mail with its times that has not left stays here."""
    settle_offer(offer, state, reason)
    _keep_nothing(session, offer.id)


def close_offers(session: Session, offer: Offer) -> None:
    """The offer has led to a booking, so it ends; and so do others of the same interview."""
    end_offer(session, offer, OfferState.BOOKED, _BOOKED)
    for other in other_open_offers(session, offer.candidate_id, offer.plan_id, but=offer.id):
        end_offer(session, other, OfferState.WITHDRAWN, _BOOKED)
    session.flush()


def _keep_nothing(session: Session, offer_id: int) -> None:
    """The times of an offer are given back, and a mail that names them and has not left yet never does."""
    let_go(session, offer_id)
    leave_unsent(session, offer_id=offer_id)


def _taken(booking: Booking, plan: InterviewPlan) -> Iterable[Occupancy]:
    for person, start_at, end_at in sorted(booking.seats()):
        yield Occupancy(
            colleague_id=person,
            start_at=start_at,
            end_at=end_at,
            before_min=plan.buffer_before_min,
            after_min=plan.buffer_after_min,
            booking_id=booking.id,
        )


def _ids(*people: Iterable[PersonId]) -> list[int]:
    return [int(one) for several in people for one in several]


def _stage(one: StageSlot) -> dict[str, Any]:
    return {
        "name": one.name,
        "start": one.start_at.isoformat(),
        "end": one.end_at.isoformat(),
        "people": _ids(one.people, one.optional),
    }
