"""A start that somebody picked by mail and cannot have: fresh times in its place, or a person who sees to it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.meet.outcomes import HAS_BOOKED, OPTED_OUT, Closed, Taken
from sequencer.core.reasons import Reason
from sequencer.store.bookings import Booking
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState
from sequencer.store.interview_mails import Desk, file_times, talk_of
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import local, noted
from sequencer.store.offering import name_starts, next_round
from sequencer.store.offers import Offer, OfferState
from sequencer.store.settling import end_offer
from sequencer.store.timeline import tell
from sequencer.store.unread import nothing_free

_TAKEN = "The interview time they picked was taken a moment before."
_UNWANTED = Reason("opted_out", "Asked us not to write.")
_ELSEWHERE = Reason("booked", "This interview is booked with them by another offer.")


def offer_others(desk: Desk, offer: Offer, plan: InterviewPlan, taken: Taken, moving: Booking | None) -> None:
    """The start went while the answer was on its way: fresh times in the same thread. What is booked stays until then."""
    session, now = desk.session, desk.now
    if not taken.nearest:
        reason = nothing_free(session, plan, _TAKEN, now)
        if moving is not None:
            ask_about_pick(session, offer, reason.says, now)
            return
        end_offer(session, offer, OfferState.EXPIRED, reason)
        tell(session, offer.candidate_id, "offer_stuck", reason.says, now)
        return
    next_round(offer, plan, now)
    starts = name_starts(session, offer, plan, taken.nearest)
    talk = talk_of(session, offer)
    stays = local(moving.start_at, talk) if moving is not None else ""
    touch = file_times(desk, offer, starts, "taken", {"gone": local(taken.start_at, talk), "moving": stays})
    says = f"{_TAKEN} Offered {len(starts)} others."
    tell(session, offer.candidate_id, "offer_again", says, now, touch_id=touch.id)


def close_pick(
    session: Session, offer: Offer, picked: datetime, why: Closed, live: Booking | None, now: datetime
) -> None:
    """Nothing can be booked any more: it is noted, and a person sees to it unless they asked to be left alone."""
    when = f"{noted(picked, talk_of(session, offer))} ({offer.zone})"
    if why == OPTED_OUT:
        if live is None:
            end_offer(session, offer, OfferState.DECLINED, _UNWANTED)
        says = f"They asked us not to write, so {when}, which they picked by mail, was not booked."
        tell(session, offer.candidate_id, "interview_answer", says, now)
        return
    if live is None:
        end_offer(session, offer, OfferState.WITHDRAWN, _ELSEWHERE if why == HAS_BOOKED else why.reason)
    besides = " This interview is booked with them at another time already." if why == HAS_BOOKED else ""
    ask_about_pick(session, offer, f"Needs you: they picked {when} by mail, and it was not booked.{besides}", now)


def ask_about_pick(session: Session, offer: Offer, says: str, now: datetime) -> None:
    """The mail that picked goes to the inbox with the reason; nothing is sent."""
    found = select(InboundMail).where(
        InboundMail.candidate_id == offer.candidate_id,
        InboundMail.effect.in_((Effect.PICK, Effect.CALENDAR)),
        InboundMail.effect_due_at.is_(None),
    )
    mail = session.scalar(found.order_by(InboundMail.received_at.desc(), InboundMail.id.desc()).limit(1))
    if mail is not None:
        mail.state, mail.reason_code, mail.reason = InboundState.ASKS, "interview_answer", says
    tell(session, offer.candidate_id, "interview_asks", says, now)
