"""The only place that books, moves and calls off interviews: for a page, an answered mail and a colleague.

1. Everybody's locks in one order: the person's runs, the colleagues by id, the person's offers by id, the booking.
2. The slot function that made the list runs again for the one start; every rule but the grid.
3. Booking, run, mails and the lines of the timeline are one commit.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.meet import outcomes
from sequencer.core.meet.choose import nearest
from sequencer.core.meet.outcomes import Booked, Cancelled, Closed, Taken
from sequencer.core.meet.slots import Obstacle
from sequencer.core.plan.windows import read_zone
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.flows.road import Road, freshen_booking, freshen_offer
from sequencer.store.bookings import Booking, BookingState, booking_of_offer, is_booked, locked_booking
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import colleagues_by_id, lock_colleagues
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.eligibility import person_facts
from sequencer.store.enrollments import end_all_runs, live_runs
from sequencer.store.first_called_off import leave_next
from sequencer.store.interview_mails import Desk, file_notices, file_settled, talk_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import local, names_of, noted
from sequencer.store.lost_picks import ask_about_pick, close_pick, offer_others
from sequencer.store.offering import new_nonce
from sequencer.store.offers import Offer, is_closed, lock_offers_to, locked_offer
from sequencer.store.settling import call_off, close_offers, new_booking, place
from sequencer.store.timeline import tell
from sequencer.store.wishes import meet_wishes

Outcome = Booked | Taken | Closed
_TOO_LATE = "Needs you: they picked another time, but the interview had begun by then."
_BOOKED = Reason("interview_booked", "Interview booked.")


@dataclass(frozen=True)
class _Case:
    """One interview on the table, everything of it locked."""

    road: Road
    session: Session
    plan: InterviewPlan
    offer: Offer
    booking: Booking | None
    now: datetime

    @property
    def desk(self) -> Desk:
        return Desk(self.session, self.road.links, self.road.dice, self.now)


def book(road: Road, token: str, start_at: datetime, how: str = "page", zone: str = "") -> Outcome:
    """Book a start under an offer's link. `zone` is the candidate's, where they have told another one.

    The same start twice is one booking. Taken brings the nearest free starts; Closed says why there is nothing to book.
    """
    named = road.links.interview_of(token)
    if named is None:
        return outcomes.NO_LINK
    freshen_offer(road, named[0])
    with road.database.write() as session:
        case = _case(road, session, named[0])
        if case is None or case.offer.nonce != named[1]:
            return outcomes.OLD_LINK
        if zone:
            case.offer.zone = read_zone("zone", zone)
        live = _live(case)
        if live is not None:
            return _booked(case, live) if live.start_at == start_at else outcomes.HAS_BOOKED
        return _settle(case, start_at, how, "")


def book_picked(road: Road, offer_id: int) -> Outcome | None:
    """Book the start that an answer picked; one that is gone is answered with fresh times. None when it was done before."""
    freshen_offer(road, offer_id)
    with road.database.write() as session:
        case = _case(road, session, offer_id)
        if case is None or case.offer.picked_start is None:
            return None
        picked, offer = case.offer.picked_start, case.offer
        offer.picked_start = None
        live, was = _live(case), case.booking
        if live is not None and live.start_at == picked:
            return _booked(case, live)
        if live is not None and live.start_at <= case.now:
            ask_about_pick(session, offer, _TOO_LATE, case.now)
            return outcomes.OVER
        if live is not None and live.cancel_asked_at is not None:  # their last word was to call it off
            return outcomes.NOTHING_BOOKED
        is_back = was is not None and was.start_at == picked and was.can_come_back(case.now)
        outcome = _settle(case, picked, "reply", offer.evidence, is_restored=is_back)
        if isinstance(outcome, Taken):
            offer_others(case.desk, offer, case.plan, outcome, live)
        elif isinstance(outcome, Closed):
            close_pick(session, offer, picked, outcome, live, case.now)
        return outcome


def change(road: Road, token: str, start_at: datetime, how: str = "page", zone: str = "") -> Outcome:
    """Move a booked interview: the old time is given back and the new one taken in one commit, or nothing changes.

    `zone` is the candidate's, where they have told another one.
    """
    named = road.links.booking_of(token)
    if named is None:
        return outcomes.NO_LINK
    freshen_booking(road, named[0])
    with road.database.write() as session:
        case = _case_of_booking(road, session, named[0])
        if case is None or case.booking is None:
            return outcomes.NO_LINK
        booking = case.booking
        if booking.nonce != named[1]:
            is_repeated = booking.state is BookingState.BOOKED and booking.start_at == start_at
            return _booked(case, booking) if is_repeated else outcomes.OLD_LINK
        if booking.state is not BookingState.BOOKED:
            return outcomes.NOTHING_BOOKED
        if booking.start_at <= case.now:
            return outcomes.OVER
        if booking.start_at == start_at:
            return _booked(case, booking)
        if zone:
            case.offer.zone = read_zone("zone", zone)
        return _settle(case, start_at, how, "")


def cancel(road: Road, token: str, by: str = "candidate") -> Cancelled | Closed:
    """Call an interview off; the time is free at once, and for 15 minutes it can be brought back."""
    named = road.links.booking_of(token)
    if named is None:
        return outcomes.NO_LINK
    with road.database.write() as session:
        case = _case_of_booking(road, session, named[0])
        if case is None or case.booking is None or case.booking.nonce != named[1]:
            return outcomes.OLD_LINK
        return _cancel(case, case.booking, by, "")


def cancel_by_id(road: Road, booking_id: int, actor: str, *, by: str = "") -> Cancelled | Closed:
    """The same for a colleague who is signed in, named by `actor`, or `by` whoever declined by mail."""
    with road.database.write() as session:
        case = _case_of_booking(road, session, booking_id)
        if case is None or case.booking is None:
            return outcomes.NOTHING_BOOKED
        return _cancel(case, case.booking, by or actor, actor)


def cancel_asked(road: Road, booking_id: int) -> Cancelled | Closed | None:
    """Call off what the candidate's own answer called off; None when it was done before."""
    with road.database.write() as session:
        case = _case_of_booking(road, session, booking_id)
        if case is None or case.booking is None or case.booking.cancel_asked_at is None:
            return None
        case.booking.cancel_asked_at = None
        return _cancel(case, case.booking, "candidate", "")


def restore(road: Road, token: str) -> Outcome:
    """Bring a cancelled interview back as it was, as long as that is promised and its time is still free."""
    named = road.links.booking_of(token)
    if named is None:
        return outcomes.NO_LINK
    freshen_booking(road, named[0])
    with road.database.write() as session:
        case = _case_of_booking(road, session, named[0])
        if case is None or case.booking is None or case.booking.nonce != named[1]:
            return outcomes.OLD_LINK
        booking = case.booking
        if booking.state is BookingState.BOOKED:
            return _booked(case, booking)
        if not booking.can_come_back(case.now):
            return Closed(Reason("too_late", "It can no longer be brought back. Another time can be chosen."))
        return _settle(case, booking.start_at, booking.how, booking.evidence, is_restored=True)


def _case(road: Road, session: Session, offer_id: int) -> _Case | None:
    seen = session.get(Offer, offer_id)
    if seen is None:
        return None
    live_runs(session, seen.candidate_id)
    plan = session.get_one(InterviewPlan, seen.plan_id)
    lock_colleagues(session, colleague_ids_of(plan))
    lock_offers_to(session, seen.candidate_id)  # nobody sits in two interviews, whichever two pages they press at once
    offer = locked_offer(session, offer_id)
    if offer is None:
        return None
    booking = booking_of_offer(session, offer_id)
    booking = locked_booking(session, booking.id) if booking is not None else None
    return _Case(road, session, plan, offer, booking, road.now())


def _case_of_booking(road: Road, session: Session, booking_id: int) -> _Case | None:
    seen = session.get(Booking, booking_id)
    return _case(road, session, seen.offer_id) if seen is not None and seen.offer_id is not None else None


def _live(case: _Case) -> Booking | None:
    booking = case.booking
    return booking if booking is not None and booking.state is BookingState.BOOKED else None


def _settle(case: _Case, start_at: datetime, how: str, evidence: str, *, is_restored: bool = False) -> Outcome:
    """Give the interview this start, or say who or what stands in the way."""
    session, plan, offer, now = case.session, case.plan, case.offer, case.now
    if case.booking is None and is_closed(offer, plan):
        return outcomes.WITHDRAWN
    if person_facts(session, case.road.links.signer, session.get_one(Candidate, offer.candidate_id)).is_suppressed:
        return outcomes.OPTED_OUT
    if is_booked(session, offer.candidate_id, plan.id, now, but=case.booking.id if case.booking else None):
        return outcomes.HAS_BOOKED
    moving = _live(case)
    slot = can_book(
        session, plan, offer.zone_info, start_at, now, holder=offer, moving=moving, needs_notice=not is_restored
    )
    booking = case.booking or new_booking(session, offer, case.road.links.signer, case.road.dice, now)
    before, people = (booking.start_at, list(booking.people)) if moving is not None else (None, [])
    if isinstance(slot, Obstacle) or not place(session, booking, plan, slot, now):
        return _taken(case, start_at)
    booking.how, booking.evidence, booking.zone = how, evidence, offer.zone
    if how == "page" or is_restored:
        booking.cancel_asked_at = None  # whoever moves it or brings it back has thought better of calling it off
    if case.booking is not None and not is_restored:
        booking.nonce = new_nonce(case.road.dice)  # links of the earlier time are dead
    close_offers(session, offer)
    meet_wishes(session, booking_id=booking.id, offer_id=offer.id, now=now)
    end_all_runs(session, offer.candidate_id, EnrollmentState.ANSWERED, _BOOKED, now)
    if before is not None:
        _tell_moved(case, booking, before, people)
    else:
        _tell_booked(case, booking, is_restored=is_restored)
    return _booked(case, booking)


def _cancel(case: _Case, booking: Booking, by: str, actor: str) -> Cancelled | Closed:
    if booking.state is BookingState.CANCELLED:
        return Cancelled(booking.id, booking.undo_until or case.now)
    if booking.start_at <= case.now:
        return outcomes.OVER
    call_off(case.session, booking, by, case.now)
    is_theirs = by == "candidate"
    talk = talk_of(case.session, booking)
    undo = f"{case.road.links.booking(booking.id, booking.nonce)}/undo" if is_theirs else ""
    until = booking.undo_until or case.now
    facts = {"by_us": not is_theirs, "undo_url": undo, "undo_until": local(until, talk).rpartition(", ")[2]}
    touch = file_settled(case.desk, booking, "cancelled", facts)
    name = talk.candidate.first_name or "The candidate"
    file_notices(case.desk, booking, "off", who=f"{name} called it off" if is_theirs else f"{by} called it off")
    says = (
        f"{'They' if is_theirs else by} called the interview on {noted(booking.start_at, talk)} ({booking.zone}) off."
    )
    tell(case.session, booking.candidate_id, "interview_cancelled", says, case.now, touch_id=touch.id, actor=actor)
    leave_next(case.session, booking, case.now)
    return Cancelled(booking.id, until)


def _tell_booked(case: _Case, booking: Booking, *, is_restored: bool) -> None:
    touch = file_settled(case.desk, booking, "confirmation", {"restored": is_restored})
    file_notices(case.desk, booking, "new")
    why = f"they wrote “{booking.evidence}”" if booking.evidence else "chosen on the page"
    says = f"{'Brought back' if is_restored else 'Interview booked'}: {_when(case, booking)}; {why}."
    run, whose = booking.enrollment_id, booking.candidate_id
    tell(case.session, whose, "interview_booked", says, case.now, enrollment_id=run, touch_id=touch.id)


def _tell_moved(case: _Case, booking: Booking, before: datetime, people: list[int]) -> None:
    talk = talk_of(case.session, booking)
    touch = file_settled(
        case.desk, booking, "changed", {"before": local(before, talk), "by_us": booking.how == "person"}
    )
    file_notices(case.desk, booking, "moved", before=before, gone=people)
    says = f"Interview moved from {noted(before, talk)} to {_when(case, booking)}."
    tell(case.session, booking.candidate_id, "interview_moved", says, case.now, touch_id=touch.id)


def _when(case: _Case, booking: Booking) -> str:
    there = names_of(colleagues_by_id(case.session, booking.people).values(), "en")
    return f"{noted(booking.start_at, talk_of(case.session, booking))} ({booking.zone}) with {there}"


def _taken(case: _Case, start_at: datetime) -> Taken:
    free = free_starts(case.session, case.plan, case.offer.zone_info, case.now, holder=case.offer, moving=_live(case))
    return Taken(start_at, nearest((slot for slot in free if slot.start_at != start_at), start_at))


def _booked(case: _Case, booking: Booking) -> Booked:
    return Booked(booking.id, booking.start_at, booking.end_at, case.road.links.booking(booking.id, booking.nonce))
