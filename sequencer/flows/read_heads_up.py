"""A colleague answers the mail that somebody was offered times: a note for the interview, or they take it from there.

It acts only on the offer whose mail it cites, and was sent from the address that was told of it; that is looked at
before this begins.
"""

from sequencer.core.addresses import identity
from sequencer.core.meet.colleague.heads_up import read_heads_up_answer
from sequencer.core.meet.own_lines import typed_by_them
from sequencer.core.reasons import Reason
from sequencer.flows.road import Road, typed_words
from sequencer.store.bookings import BookingState, booking_of_offer
from sequencer.store.colleagues import Colleague, colleague_by_email, lock_colleagues
from sequencer.store.enrollments import live_runs
from sequencer.store.heads_ups import file_taken_over
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState, effect_done, take_effect
from sequencer.store.interview_mails import Desk
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.offer_notes import OfferNote
from sequencer.store.offers import CAN_BOOK, Offer, OfferState, locked_offers_of
from sequencer.store.settling import end_offer
from sequencer.store.timeline import tell
from sequencer.store.touches import Touch

_LONGEST_NOTE = 4000


def read_heads_up(road: Road, mail_id: int) -> None:
    """Act on a stored answer once."""
    words = typed_words(road, mail_id)
    if words is None:
        return
    with road.database.write() as session:
        mail = take_effect(session, mail_id, Effect.HEADS_UP)
        if mail is None:
            return
        effect_done(session, mail)
        desk = Desk(session, road.links, road.dice, road.now())
        touch = session.get(Touch, mail.touch_id) if mail.touch_id is not None else None
        sender = colleague_by_email(session, identity(touch.recipient)) if touch is not None else None
        found = _locked(desk, touch)
        if not found or sender is None:
            _needs_person(mail, "Needs you: a colleague answered about times that are no longer on offer.")
            return
        _act(desk, mail, found, sender, typed_by_them(words, touch.text if touch is not None else ""))


def _locked(desk: Desk, touch: Touch | None) -> list[Offer]:
    """All offers of the interview, the one that is answered first and the latest last; none where it is gone.

    They come after the person's runs and the people of the plan: in this order everybody locks them.
    """
    seen = desk.session.get(Offer, touch.offer_id) if touch is not None and touch.offer_id is not None else None
    if seen is None:
        return []
    live_runs(desk.session, seen.candidate_id)
    lock_colleagues(desk.session, colleague_ids_of(desk.session.get_one(InterviewPlan, seen.plan_id)))
    offers = locked_offers_of(desk.session, seen.candidate_id, seen.plan_id)
    return [*(one for one in offers if one.id == seen.id), *offers] if seen in offers else []


def _act(desk: Desk, mail: InboundMail, offers: list[Offer], sender: Colleague, words: str) -> None:
    read = read_heads_up_answer(words)
    if not read.note:
        return
    offer = offers[-1] if read.takes_over else offers[0]
    note = OfferNote(
        offer_id=offer.id,
        colleague_id=sender.id,
        inbound_mail_id=mail.id,
        text=read.note[:_LONGEST_NOTE].replace("\0", ""),
        created_at=desk.now,
    )
    desk.session.add(note)
    if read.takes_over:
        _take_over(desk, mail, offers[1:], sender, note)
        return
    says = f"{sender.name} wrote about them: “{read.note}”"
    tell(desk.session, offer.candidate_id, "interviewer_note", says, desk.now)
    if read.asks:
        _needs_person(mail, f"Needs you: {sender.name} wrote about the offered times. Have a look.")


def _take_over(desk: Desk, mail: InboundMail, offers: list[Offer], sender: Colleague, note: OfferNote) -> None:
    """Nothing more is offered by itself; what is booked stays booked, and a person hears of the wish."""
    offer, bookings = offers[-1], {one.id: booking_of_offer(desk.session, one.id) for one in offers}
    stands = [one for one in bookings.values() if one is not None and one.state is BookingState.BOOKED]
    is_booked = any(one.end_at > desk.now or one.offer_id == offer.id for one in stands)
    if is_booked:
        says = f"{sender.name} would like to take it from here, but the interview is booked. It stands."
        _needs_person(mail, f"Needs you: {says}")
    else:
        note.takes_over = True
        says = f"{sender.name} takes it from here and answers them. No more times are offered by themselves."
        reason = Reason("taken_over", f"{sender.name} has taken it over and answers them.")
        for one in offers:
            is_off = one.state is OfferState.BOOKED and bookings[one.id] not in stands  # the interview was called off
            if one.state in CAN_BOOK or is_off:
                end_offer(desk.session, one, OfferState.WITHDRAWN, reason)
    file_taken_over(desk, sender, offer, mail, is_booked=is_booked)  # what was filed about the offer before has ended
    tell(desk.session, offer.candidate_id, "taken_over", says, desk.now)


def _needs_person(mail: InboundMail, says: str) -> None:
    mail.state, mail.reason_code, mail.reason = InboundState.ASKS, "colleague_note", says
