"""An answer to offered interview times is read, and has its consequence: a pick, a question back, other times, or nothing.

Nothing is booked here: a pick is a row that names its start, and the booking follows from it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.meet.choose import FEWEST
from sequencer.core.meet.offered import Option
from sequencer.core.meet.people import quote
from sequencer.core.meet.pick.answer import NONE_FITS, NONE_NAMED, Outcome, Pick, in_context, pick
from sequencer.core.meet.settled_words import brings_back, calls_off, says_yes
from sequencer.core.meet.slots import Slot
from sequencer.core.reasons import Reason
from sequencer.flows.road import Road, freshen_booking, freshen_offer
from sequencer.store.bookings import Booking, BookingState, booking_of_offer, locked_booking
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.conversations import reply_in
from sequencer.store.enrollments import live_runs
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState, earlier_effects, effect_done, take_effect
from sequencer.store.interview_mails import Desk, file_times, talk_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import local, noted
from sequencer.store.offering import is_worn_out, name_starts, next_round
from sequencer.store.offers import Offer, OfferedStart, OfferState, locked_offer, settle_offer, starts_of
from sequencer.store.presses import asks_about_cancelling, asks_about_press
from sequencer.store.replies import Reply
from sequencer.store.searching import search, still_free
from sequencer.store.settling import end_offer
from sequencer.store.timeline import tell
from sequencer.store.touches import Touch
from sequencer.store.unread import unread_sentence

_BEGUN = "the interview has begun or is over"


@dataclass(frozen=True)
class _Answer:
    """One answer on the table, with the offer or booking it answers; everything locked."""

    road: Road
    session: Session
    mail: InboundMail
    reply: Reply
    plan: InterviewPlan
    offer: Offer
    touch: Touch
    booking: Booking | None
    starts: tuple[OfferedStart, ...]
    now: datetime

    @property
    def live(self) -> Booking | None:
        return self.booking if self.booking is not None and self.booking.state is BookingState.BOOKED else None


def read_answer(road: Road, mail_id: int) -> Outcome | None:
    """What a stored answer came to; None when somebody else has read it or there is nothing to read.

    What the same person wrote before is read first, so that their last word counts whichever worker is faster.
    """
    with road.database.read() as session:
        earlier = earlier_effects(session, mail_id, Effect.PICK)
        mail = session.get(InboundMail, mail_id)
        touch = session.get(Touch, mail.touch_id) if mail is not None and mail.touch_id else None
    if touch is not None and touch.offer_id is not None:
        freshen_offer(road, touch.offer_id)
    elif touch is not None and touch.booking_id is not None:
        freshen_booking(road, touch.booking_id)
    for one in earlier:
        _read(road, one)
    return _read(road, mail_id)


def _read(road: Road, mail_id: int) -> Outcome | None:
    """The mail's row is locked and its due effect ended in the same commit, so the same mail twice has one consequence."""
    with road.database.write() as session:
        mail = take_effect(session, mail_id, Effect.PICK)
        if mail is None:
            return None
        effect_done(session, mail)
        answer = _answer_in(road, session, mail)
        if answer is None:
            _keep_for_person(mail, "what they answer is no longer there")
            return None
        options = [Option(one.number, one.start_at) for one in answer.starts]
        read = pick(options, answer.offer.zone_info, answer.reply.received_at, answer.reply.text)
        if _is_plain_wish(answer, read):
            return read.outcome
        read = in_context(read, answer.reply.intent, is_booked=answer.live is not None)
        if answer.live is not None:
            _about_booking(answer, answer.live, read)
        else:
            _about_offer(answer, read)
        return read.outcome


def _answer_in(road: Road, session: Session, mail: InboundMail) -> _Answer | None:
    touch = session.get(Touch, mail.touch_id) if mail.touch_id else None
    reply = reply_in(session, mail.id)
    if touch is None or reply is None:
        return None
    booking = session.get(Booking, touch.booking_id) if touch.booking_id else None
    seen = session.get(Offer, (booking.offer_id if booking else touch.offer_id) or 0)
    if seen is None:
        return None
    live_runs(session, seen.candidate_id)
    plan = session.get_one(InterviewPlan, seen.plan_id)
    lock_colleagues(session, colleague_ids_of(plan))
    offer = locked_offer(session, seen.id)
    booking = booking_of_offer(session, seen.id)
    booking = locked_booking(session, booking.id) if booking is not None else None
    if offer is None:
        return None
    number = touch.number if touch.offer_id else offer.round
    starts = tuple(starts_of(session, offer.id, number))
    return _Answer(road, session, mail, reply, plan, offer, touch, booking, starts, road.now())


def _is_plain_wish(answer: _Answer, read: Pick) -> bool:
    """Whether it answers a question of ours about a press, or asks to call off or bring back what is settled; then that is done.

    What a no to such a question is about only a person can tell.
    """
    booking, text, about_off = answer.booking, answer.reply.text, asks_about_cancelling(answer.touch)
    if read.outcome is Outcome.STOP and asks_about_press(answer.touch):
        _needs_person(answer, "it answers the question whether a press on the page was theirs")
        return True
    if booking is None or (read.reason != NONE_NAMED and not about_off):
        return False
    if answer.live is None:
        return _is_wanted_back(answer, booking, brings_back(text))
    off, is_ahead = calls_off(text), answer.live.start_at > answer.now
    if about_off and not off:
        off = says_yes(text)
    if off and is_ahead:
        booking.cancel_asked_at, answer.offer.picked_start = answer.now, None
        _noted(answer, f"Calls the interview off: {off}.")
    elif off is not None:
        _needs_person(answer, "it may call the interview off" if is_ahead else _BEGUN)
    return off is not None


def _is_wanted_back(answer: _Answer, booking: Booking, words: str | None) -> bool:
    """An answer to a cancellation of their own: within its quarter of an hour they have it back as it was."""
    if words is None or booking.cancelled_by != "candidate":
        return False
    if words and booking.undo_until is not None and booking.undo_until > answer.now:
        offer = answer.offer
        offer.picked_start, offer.evidence = booking.start_at, quote(answer.reply.text, words)
        settle_offer(offer, OfferState.PICKED, Reason("wanted_back", "They want the cancelled interview back."))
        _noted(answer, f"Wants the cancelled interview back: {words}.")
    else:
        _needs_person(answer, "it may want the cancelled interview back")
    return True


def _about_offer(answer: _Answer, read: Pick) -> None:
    """An answer while nothing is booked."""
    if answer.offer.state is OfferState.WITHDRAWN and read.outcome is not Outcome.STOP:
        is_taken_over = answer.offer.reason_code == "taken_over"
        why = answer.offer.reason.rstrip(".") if is_taken_over else "they answer an offer that no longer stands"
        _needs_person(answer, why)
        return
    booking, is_news = answer.booking, read.reason != NONE_NAMED and read.outcome is not Outcome.STOP
    off_at = booking.cancelled_at if booking is not None else None
    if is_news and off_at is not None and answer.reply.received_at < off_at:
        _needs_person(answer, "they wrote it before the interview was called off")
        return
    match read.outcome:
        case Outcome.BOOK:
            _picked(answer, read)
        case Outcome.ASK if read.reason == NONE_NAMED and answer.booking is not None:
            _noted(answer, "They answered the cancellation; nothing follows from it.")
        case Outcome.ASK if read.reason == NONE_FITS:
            _propose(answer)
        case Outcome.ASK:
            _ask(answer, read)
        case Outcome.PROPOSE:
            _propose(answer)
        case Outcome.STOP:
            end_offer(
                answer.session, answer.offer, OfferState.DECLINED, Reason("declined", f"Declined: {read.reason}.")
            )
            _noted(answer, f"Does not want an interview: {read.reason}. The times are free again.")
        case Outcome.WAIT:
            until = noted(answer.offer.expires_at, talk_of(answer.session, answer.offer))
            _noted(answer, f"Will answer later ({read.reason}). The times are kept until {until}.")
        case Outcome.HUMAN:
            _needs_person(answer, read.reason)


def _about_booking(answer: _Answer, booking: Booking, read: Pick) -> None:
    """An answer to what is settled: thanks change nothing, another time is looked for, a no calls it off."""
    if booking.start_at <= answer.now and read.reason != NONE_NAMED:
        _needs_person(answer, _BEGUN)
        return
    match read.outcome:
        case Outcome.STOP:
            booking.cancel_asked_at, answer.offer.picked_start = answer.now, None
            _noted(answer, f"Calls the interview off: {read.reason}.")
        case Outcome.BOOK if _start_of(answer, read) == booking.start_at:
            _noted(answer, "They confirmed the interview.")
        case Outcome.BOOK:
            _picked(answer, read)
        case Outcome.ASK if read.reason == NONE_NAMED:
            _noted(answer, "They answered the confirmation; nothing follows from it.")
        case Outcome.ASK | Outcome.PROPOSE:
            _propose(answer, moving=booking)
        case Outcome.WAIT:
            _noted(answer, f"They answered: {read.reason}. The interview stays.")
        case Outcome.HUMAN:
            _needs_person(answer, read.reason)


def _picked(answer: _Answer, read: Pick) -> None:
    offer, start = answer.offer, _start_of(answer, read)
    words = quote(answer.reply.text, read.constraint or answer.reply.text)
    offer.picked_start, offer.evidence = start, words
    if answer.live is not None:
        answer.live.cancel_asked_at = None  # they have thought better of it
    else:
        settle_offer(offer, OfferState.PICKED, Reason("picked", f"Picked by mail: {read.reason}."))
    said = f"“{words}”, " if words else ""
    when = noted(start, talk_of(answer.session, offer))
    _noted(answer, f"Picked {when} ({offer.zone}) by mail: {said}{read.reason}.")


def _start_of(answer: _Answer, read: Pick) -> datetime:
    number = (read.options or (0,))[0]
    return next(one.start_at for one in answer.starts if one.number == number)


def _ask(answer: _Answer, read: Pick) -> None:
    """Those of the named starts that fit and are still free, as a question; other times where none is."""
    fits = [one for one in answer.starts if read.options is None or one.number in read.options]
    slots = still_free(answer.session, answer.plan, answer.offer, fits, answer.now)
    if not slots:
        _propose(answer)
        return
    words = quote(answer.reply.text, read.constraint) if read.constraint else ""
    _send_times(answer, slots, "which", {"evidence": words}, f"Asked which time they mean ({read.reason})")


def _propose(answer: _Answer, *, moving: Booking | None = None) -> None:
    """Other free times, by the same wish; what they have refused or have now is not named again."""
    but = {moving.start_at} if moving is not None else {one.start_at for one in answer.starts}
    text, at = answer.reply.text, answer.reply.received_at
    found = search(answer.session, answer.plan, answer.offer, answer.now, text, at, FEWEST, but=but, moving=moving)
    if not found.slots:
        unread = unread_sentence(answer.session, answer.plan, answer.now).rstrip(".")
        _needs_person(answer, f"none of the times suits them, and {unread or 'nothing else is free'}")
        return
    talk = talk_of(answer.session, answer.offer)
    was = local(moving.start_at, talk) if moving is not None else ""
    facts = {"fits": found.fits, "evidence": found.words, "moving": was}
    why = "times that answer their wish" if found.fits else "other times; nothing free answers their wish"
    _send_times(answer, found.slots, "none-fits", facts, f"Offered {why}")


def _send_times(answer: _Answer, slots: Collection[Slot], template: str, facts: dict[str, object], says: str) -> None:
    session, offer, plan = answer.session, answer.offer, answer.plan
    if is_worn_out(session, offer):
        _needs_person(answer, f"{offer.round} mails with times have not led to one")
        return
    next_round(offer, plan, answer.now)
    starts = name_starts(session, offer, plan, list(slots))
    desk = Desk(session, answer.road.links, answer.road.dice, answer.now)
    touch = file_times(desk, offer, starts, template, facts)
    talk = talk_of(session, offer)
    named = "; ".join(noted(one.start_at, talk) for one in starts)
    tell(session, offer.candidate_id, "offer_again", f"{says}: {named}.", answer.now, touch_id=touch.id)


def _needs_person(answer: _Answer, why: str) -> None:
    """The mail goes to the inbox with the reason; nothing is sent."""
    _keep_for_person(answer.mail, why)
    tell(answer.session, answer.offer.candidate_id, "interview_asks", answer.mail.reason, answer.now)


def _keep_for_person(mail: InboundMail, why: str) -> None:
    mail.state, mail.reason_code = InboundState.ASKS, "interview_answer"
    mail.reason = f"Needs you: their answer about the interview is for you to read. {why[:1].upper()}{why[1:]}."


def _noted(answer: _Answer, says: str) -> None:
    run = answer.offer.enrollment_id
    tell(answer.session, answer.offer.candidate_id, "interview_answer", says, answer.now, enrollment_id=run)
