"""A calendar program's answer to an invitation of ours: noted, called off, or kept as an objection that is dealt with next.

It acts only where it cites the event's own unguessable name and comes from an address invited to it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.read.calendar import CalendarAnswer
from sequencer.flows.road import Road
from sequencer.store.bookings import Booking, BookingState, booking_by_uid, locked_booking
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState, earlier_effects, effect_done, take_effect
from sequencer.store.interview_mails import colleagues_told, invited_with, talk_of
from sequencer.store.interview_words import noted
from sequencer.store.objections import Objection, object_to, settle_objections
from sequencer.store.offers import locked_offer
from sequencer.store.timeline import tell

_NOTED = {"ACCEPTED": "accepted", "TENTATIVE": "tentatively accepted"}
_NOT_INVITED = "a calendar answer from an address that was not invited. Sender not verified"
_FOR_ANOTHER = "a calendar answers the invitation in somebody else's name"
_IN_ABSENCE = "a calendar answered by itself, in its owner's absence"


@dataclass(frozen=True)
class _Answer:
    """One answer on the table, of somebody whose `partstat` it is; `who` is what the timeline calls them."""

    session: Session
    road: Road
    mail: InboundMail
    booking: Booking
    given: CalendarAnswer
    partstat: str
    who: str
    colleague: Colleague | None = None

    @property
    def when(self) -> str:
        return noted(self.booking.start_at, talk_of(self.session, self.booking))

    @property
    def is_stale(self) -> bool:
        """Whether it answers an earlier time: by its number (RFC 5546 2.1.5), or by the time it names."""
        number = self.given.sequence
        if number is not None and number < self.booking.timed_at_sequence:
            return True
        return self.given.method == "REPLY" and self.given.start not in (None, self.booking.start_at)

    def tell(self, says: str) -> None:
        tell(self.session, self.booking.candidate_id, "invitation_answer", says, self.road.now())

    def ask(self, why: str) -> None:
        _ask(self.session, self.road, self.mail, self.booking, why)

    def forget(self) -> None:
        """What the same person objected to before counts no more."""
        whose = Objection.colleague_id == (self.colleague.id if self.colleague is not None else None)
        settle_objections(self.session, self.booking.id, self.road.now(), whose)

    def forget_pick(self) -> None:
        """Another time that they picked before, and nobody has booked yet, counts no more."""
        offer = locked_offer(self.session, self.booking.offer_id) if self.booking.offer_id is not None else None
        if offer is not None:
            offer.picked_start = None

    def object(self, proposed_at: datetime | None = None, *, is_due: bool = True) -> None:
        whose = self.colleague.id if self.colleague is not None else None
        object_to(
            self.session,
            self.booking.id,
            self.mail.id,
            self.road.now(),
            colleague_id=whose,
            proposed_at=proposed_at,
            is_due=is_due,
        )


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
    given = road.reader.understand(seen.raw, sent_on=seen.received_at.date()).calendar
    with road.database.write() as session:
        mail = take_effect(session, mail_id, Effect.CALENDAR)
        if mail is None:
            return
        effect_done(session, mail)
        found = booking_by_uid(session, given.uid) if given is not None and given.uid else None
        if found is not None and found.offer_id is not None:
            locked_offer(session, found.offer_id)  # locks stand in one order: the offer before its booking
        booking = locked_booking(session, found.id) if found is not None else None
        if given is None or booking is None:
            _ask(session, road, mail, None, "a calendar answer that fits no interview")
            return
        mail.candidate_id = booking.candidate_id
        if given.uid == booking.internal_uid:
            _from_colleague(session, road, mail, booking, given)
        else:
            _from_candidate(session, road, mail, booking, given)


def _from_candidate(session: Session, road: Road, mail: InboundMail, booking: Booking, given: CalendarAnswer) -> None:
    invited = {identity(one) for one in invited_with(session, booking.id)}
    answer = _Answer(session, road, mail, booking, given, _partstat(given, mail.sender, invited), "their calendar")
    if identity(mail.sender) not in invited:
        answer.ask(_NOT_INVITED)
    elif booking.state is BookingState.CANCELLED or answer.is_stale:
        answer.tell("Their calendar answered an earlier time of the interview; nothing follows.")
    elif booking.start_at <= road.now():
        _when_begun(answer)
    elif given.method == "REPLY" and answer.partstat in _NOTED:
        booking.partstat, booking.cancel_asked_at = answer.partstat.lower(), None  # their last word counts
        answer.forget()
        answer.tell(f"Their calendar {_NOTED[answer.partstat]} the invitation.")
    elif given.is_automatic:
        answer.ask(f"{_IN_ABSENCE}, and the interview on {answer.when} stays until you say")
    elif given.method == "REPLY" and answer.partstat == "DECLINED":
        booking.partstat, booking.cancel_asked_at = "declined", road.now()
        answer.forget()
        answer.forget_pick()
        answer.tell("Declined the invitation in their calendar: the interview is called off.")
    else:
        _otherwise(answer)


def _from_colleague(session: Session, road: Road, mail: InboundMail, booking: Booking, given: CalendarAnswer) -> None:
    there = colleagues_by_id(session, booking.people).values()
    mine = identity(mail.sender)
    sender = next((one for one in there if identity(one.email) == mine), None)
    partstat = _partstat(given, mail.sender, {mine})
    answer = _Answer(session, road, mail, booking, given, partstat, sender.name if sender else mail.sender, sender)
    if sender is None and mine in {identity(one) for one in colleagues_told(session, booking.id)}:
        answer.tell(f"{mail.sender} answered an invitation that was taken back; nothing follows.")
    elif sender is None:
        answer.ask(_NOT_INVITED)
    elif booking.state is BookingState.CANCELLED or booking.start_at <= road.now() or answer.is_stale:
        answer.tell(f"{sender.name} answered an earlier time of the interview; nothing follows.")
    elif given.method == "REPLY" and answer.partstat in _NOTED:
        answer.forget()
        answer.tell(f"{sender.name} {_NOTED[answer.partstat]} the invitation.")
    elif given.is_automatic:
        answer.ask(f"{sender.name}'s calendar answered by itself; do they hold the interview on {answer.when}?")
    elif given.method == "REPLY" and answer.partstat == "DECLINED":
        answer.object()
        answer.tell(f"{sender.name} cannot hold the interview on {answer.when}; somebody else is looked for.")
    else:
        _otherwise(answer)


def _when_begun(answer: _Answer) -> None:
    """The candidate's calendar answers too late: old entries are declined as they are cleared away; another time is news."""
    if answer.given.method == "COUNTER":
        answer.ask(
            f"their calendar proposes another time for the interview on {answer.when}, which has begun or is over"
        )
    else:
        answer.tell(f"Their calendar answered when the interview on {answer.when} had begun; nothing follows.")


def _otherwise(answer: _Answer) -> None:
    """Another time, or nothing we may act on."""
    given, booking = answer.given, answer.booking
    if given.method == "COUNTER" and isinstance(given.start, datetime) and given.start != booking.start_at:
        _proposes(answer, given.start)
    elif given.method == "COUNTER":
        answer.ask(f"{answer.who} proposes another time for the interview on {answer.when}, but none we can read")
    elif answer.partstat == "DELEGATED":
        answer.ask(f"{answer.who} hands the invitation on to somebody else")
    else:
        answer.ask(_FOR_ANOTHER)


def _proposes(answer: _Answer, start_at: datetime) -> None:
    """The candidate's is held against the diaries next; a colleague's, and one of another length, is for a person."""
    booking, end = answer.booking, answer.given.end
    talk = talk_of(answer.session, booking)
    is_as_long = not isinstance(end, datetime) or end - start_at == booking.end_at - booking.start_at
    is_due = answer.colleague is None and is_as_long
    answer.object(start_at, is_due=is_due)
    booking.cancel_asked_at = booking.cancel_asked_at if answer.colleague is not None else None
    says = f"{answer.who} proposes {noted(start_at, talk)} in place of {answer.when}"
    if is_due:
        answer.tell(f"{says[:1].upper()}{says[1:]}.")
    else:
        answer.ask(says if is_as_long else f"{says}, and another length")
        answer.mail.reason_code = "counter_proposal"


def _partstat(given: CalendarAnswer, sender: str, invited: set[str]) -> str:
    """What the sender answers for themselves, at whichever of their invited addresses."""
    for address in (sender, *sorted(invited)):
        if found := given.partstat_of(address):
            return found
    return ""


def _ask(session: Session, road: Road, mail: InboundMail, booking: Booking | None, why: str) -> None:
    mail.state, mail.reason_code = InboundState.ASKS, "invitation_answer"
    mail.reason = f"Needs you: {why}."
    if booking is not None:
        tell(session, booking.candidate_id, "interview_asks", mail.reason, road.now())
