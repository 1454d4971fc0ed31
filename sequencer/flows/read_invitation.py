"""A calendar program's answer to an invitation of ours: accepted is noted, declined calls off, the rest asks a person."""

from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.read.calendar import CalendarAnswer
from sequencer.flows.road import Road
from sequencer.store.bookings import Booking, BookingState, booking_by_uid, locked_booking
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState, earlier_effects, effect_done, take_effect
from sequencer.store.interview_mails import invited_with, talk_of
from sequencer.store.interview_words import noted
from sequencer.store.timeline import tell

_NOTED = {"ACCEPTED": "accepted", "TENTATIVE": "tentatively accepted"}


def read_invitation(road: Road, mail_id: int) -> None:
    """Act on an answer whose event is ours and whose sender was invited to it; anything else is shown to a person."""
    with road.database.read() as session:
        earlier = earlier_effects(session, mail_id, Effect.CALENDAR)
    for one in (*earlier, mail_id):  # what the same person's calendar said before comes first
        _read(road, one)


def _read(road: Road, mail_id: int) -> None:
    with road.database.read() as session:
        seen = session.get(InboundMail, mail_id)
        if seen is None:
            return
    answer = road.reader.understand(seen.raw, sent_on=seen.received_at.date()).calendar
    with road.database.write() as session:
        mail = take_effect(session, mail_id, Effect.CALENDAR)
        if mail is None:
            return
        effect_done(session, mail)
        found = booking_by_uid(session, answer.uid) if answer is not None and answer.uid else None
        booking = locked_booking(session, found.id) if found is not None else None
        if answer is None or booking is None:
            _ask(session, road, mail, None, "a calendar answer that fits no interview")
            return
        mail.candidate_id = booking.candidate_id
        if answer.uid == booking.internal_uid:
            _from_colleague(session, road, mail, booking, answer)
        else:
            _from_candidate(session, road, mail, booking, answer)


def _from_candidate(session: Session, road: Road, mail: InboundMail, booking: Booking, answer: CalendarAnswer) -> None:
    if identity(mail.sender) not in {identity(one) for one in invited_with(session, booking.id)}:
        _ask(
            session, road, mail, booking, "a calendar answer from an address that was not invited. Sender not verified"
        )
        return
    if answer.start not in (None, booking.start_at) or booking.state is BookingState.CANCELLED:
        _tell(session, road, booking, "Their calendar answered an earlier time of the interview; nothing follows.")
    elif answer.method == "REPLY" and answer.partstat in _NOTED:
        booking.partstat, booking.cancel_asked_at = answer.partstat.lower(), None  # their last word counts
        _tell(session, road, booking, f"Their calendar {_NOTED[answer.partstat]} the invitation.")
    elif answer.method == "REPLY" and answer.partstat == "DECLINED":
        booking.partstat, booking.cancel_asked_at = "declined", road.now()
        _tell(session, road, booking, "Declined the invitation in their calendar: the interview is called off.")
    else:
        _ask(session, road, mail, booking, "their calendar proposes another time or hands the invitation on")


def _from_colleague(session: Session, road: Road, mail: InboundMail, booking: Booking, answer: CalendarAnswer) -> None:
    there = colleagues_by_id(session, booking.people).values()
    sender = next((one for one in there if identity(one.email) == identity(mail.sender)), None)
    if sender is None:
        _ask(
            session, road, mail, booking, "a calendar answer from an address that was not invited. Sender not verified"
        )
    elif answer.method == "REPLY" and answer.partstat in _NOTED:
        _tell(session, road, booking, f"{sender.name} {_NOTED[answer.partstat]} the invitation.")
    elif booking.state is BookingState.BOOKED and answer.start in (None, booking.start_at):
        _ask(session, road, mail, booking, _cannot(sender, answer, noted(booking.start_at, talk_of(session, booking))))
    else:
        _tell(session, road, booking, f"{sender.name} answered an earlier time of the interview; nothing follows.")


def _cannot(sender: Colleague, answer: CalendarAnswer, when: str) -> str:
    if answer.partstat == "DECLINED":
        return f"{sender.name} cannot hold the interview on {when}. The candidate knows nothing of it yet"
    return f"{sender.name} proposes another time for the interview on {when}"


def _tell(session: Session, road: Road, booking: Booking, says: str) -> None:
    tell(session, booking.candidate_id, "invitation_answer", says, road.now())


def _ask(session: Session, road: Road, mail: InboundMail, booking: Booking | None, why: str) -> None:
    mail.state, mail.reason_code = InboundState.ASKS, "invitation_answer"
    mail.reason = f"Needs you: {why}."
    if booking is not None:
        tell(session, booking.candidate_id, "interview_asks", mail.reason, road.now())
