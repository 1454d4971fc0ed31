"""A colleague who cannot hold a settled interview is replaced at the same instant, before the candidate is bothered.

1. Everybody's locks in the order in which booking takes them.
2. The slot function says who of the pool is free; their time, the calendars and the lines of the timeline are one commit.
3. Where nobody may take the place by itself, a person is asked; the candidate knows nothing yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.errors import UserError
from sequencer.flows.road import Road, freshen_booking
from sequencer.store.bookings import Booking, BookingState, locked_booking
from sequencer.store.colleagues import Colleague, colleagues_by_id, lock_colleagues
from sequencer.store.enrollments import live_runs
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.interview_mails import Desk, file_gone, file_notices, file_settled, talk_of, was_told
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import local, names_of, noted
from sequencer.store.objections import Objection, locked_objection, settle_objections
from sequencer.store.offers import locked_offer
from sequencer.store.stand_ins import can_do_without, can_stand_in, stand_in_for, swap
from sequencer.store.timeline import tell
from sequencer.store.untold import is_time_untold, told_start


@dataclass(frozen=True)
class _Case:
    """One interview on the table, everything of it locked."""

    road: Road
    session: Session
    plan: InterviewPlan
    booking: Booking
    now: datetime

    @property
    def desk(self) -> Desk:
        return Desk(self.session, self.road.links, self.road.dice, self.now)

    @property
    def when(self) -> str:
        return f"{noted(self.booking.start_at, talk_of(self.session, self.booking))} ({self.booking.zone})"


def find_stand_in(road: Road, objection_id: int) -> bool:
    """Whether a colleague's refusal was met without anybody's help; done once, whoever rings twice."""
    with road.database.read() as session:
        seen = session.get(Objection, objection_id)
        if seen is None:
            return False
    freshen_booking(road, seen.booking_id)
    with road.database.write() as session:
        case = _case(road, session, seen.booking_id)
        objection = locked_objection(session, objection_id)
        if case is None or objection is None or objection.due_at is None or objection.colleague_id is None:
            return False
        objection.due_at = None
        leaving, booking = objection.colleague_id, case.booking
        if booking.state is not BookingState.BOOKED or booking.start_at <= case.now or leaving not in booking.people:
            settle_objections(session, booking.id, case.now, Objection.id == objection_id)
            return False
        is_spare = len(booking.people) > 1 and can_do_without(session, case.plan, booking, leaving, case.now)
        newcomer = None if is_spare else stand_in_for(session, case.plan, booking, leaving, case.now)
        if not is_spare and newcomer is None:
            _ask(case, objection, leaving)
            return False
        if not _take_over(case, leaving, newcomer, ""):
            _ask(case, objection, leaving)
            return False
        return True


def replace(road: Road, booking_id: int, leaving: int, newcomer: int, actor: str) -> None:
    """A person says who takes whose place. Raises UserError where the newcomer is not free, or nobody's place is free."""
    freshen_booking(road, booking_id, also=[newcomer])
    with road.database.write() as session:
        case = _case(road, session, booking_id, newcomer)
        if case is None or case.booking.state is not BookingState.BOOKED or case.booking.start_at <= case.now:
            raise UserError("This interview is not ahead of us any more.")
        if newcomer in case.booking.people and leaving not in case.booking.people:
            return  # the same button pressed twice
        if leaving not in case.booking.people:
            raise UserError("They no longer hold this interview.")
        is_free = can_stand_in(session, case.plan, case.booking, newcomer, case.now)
        if not is_free or not _take_over(case, leaving, newcomer, actor):
            raise UserError("They are no longer free then. Nothing was changed.")


def _case(road: Road, session: Session, booking_id: int, newcomer: int | None = None) -> _Case | None:
    seen = session.get(Booking, booking_id)
    if seen is None:
        return None
    live_runs(session, seen.candidate_id)
    plan = session.get_one(InterviewPlan, seen.plan_id)
    lock_colleagues(session, [*colleague_ids_of(plan), *seen.people, *([newcomer] if newcomer is not None else [])])
    if seen.offer_id is not None:
        locked_offer(session, seen.offer_id)
    booking = locked_booking(session, booking_id)
    return _Case(road, session, plan, booking, road.now()) if booking is not None else None


def _take_over(case: _Case, leaving: int, newcomer: int | None, actor: str) -> bool:
    """Swap them and tell whom it concerns. The candidate is written to only where what they were told has changed."""
    session, booking = case.session, case.booking
    names = _names(case)
    if not swap(session, booking, case.plan, leaving, newcomer, case.now):
        return False
    settle_objections(session, booking.id, case.now, Objection.colleague_id == leaving)
    both = colleagues_by_id(session, [leaving] if newcomer is None else [leaving, newcomer])
    touch_id = None
    if _names(case) != names:
        facts = {"gone": both[leaving].first_name, "newcomer": both[newcomer].first_name if newcomer else ""}
        touch_id = _tell_candidate(case, facts)
    _tell_colleagues(case, leaving, newcomer, both)
    told = "They were told in a short mail; time and place stay." if touch_id else "For them nothing changes."
    gone, to = both[leaving].name, both[newcomer].name if newcomer else ""
    says = (
        f"{gone} cannot hold the interview on {case.when}: {f'{to} takes over' if to else 'it is held without them'}."
    )
    tell(
        session, booking.candidate_id, "interview_replaced", f"{says} {told}", case.now, touch_id=touch_id, actor=actor
    )
    return True


def _tell_candidate(case: _Case, facts: Mapping[str, object]) -> int:
    if not was_told(case.session, case.booking.id):  # the confirmation has not left yet, so it just names other people
        return file_settled(case.desk, case.booking, "confirmation", {"restored": False}).id
    if not is_time_untold(case.session, case.booking):
        return file_settled(case.desk, case.booking, "joins", facts).id
    before = told_start(case.session, case.booking)  # the mail with the new time waits, and this one takes its place
    if before in (None, case.booking.start_at):
        return file_settled(case.desk, case.booking, "confirmation", {"restored": False}).id
    moved = {"before": local(before, talk_of(case.session, case.booking)), "by_us": case.booking.how == "person"}
    return file_settled(case.desk, case.booking, "changed", moved).id


def _tell_colleagues(case: _Case, leaving: int, newcomer: int | None, both: dict[int, Colleague]) -> None:
    gone = both[leaving].name
    why_gone = f"{both[newcomer].name} takes it over" if newcomer is not None else "you declined it"
    who = f"{both[newcomer].name} takes the place of {gone}" if newcomer is not None else f"{gone} cannot come"
    for one in colleagues_by_id(case.session, case.booking.people).values():
        is_untold = one.id != newcomer and is_time_untold(case.session, case.booking, one.email)
        before = told_start(case.session, case.booking, one.email) if is_untold else None
        if before not in (None, case.booking.hours_of(one.id)[0]):
            file_notices(case.desk, case.booking, "moved", before=before, only=one.id)
        elif is_untold or one.id == newcomer:
            file_notices(case.desk, case.booking, "new", only=one.id)
        else:
            file_notices(case.desk, case.booking, "joins", only=one.id, who=who)
    file_gone(case.desk, case.booking, [leaving], why_gone)


def _names(case: _Case) -> str:
    there = colleagues_by_id(case.session, case.booking.people).values()
    return names_of(there, talk_of(case.session, case.booking).language)


def _ask(case: _Case, objection: Objection, leaving: int) -> None:
    """The team is told; nothing was sent to the candidate."""
    who = next((one.name for one in colleagues_by_id(case.session, [leaving]).values()), "Somebody")
    is_required = leaving in case.plan.required
    why = "They have to be there by the plan" if is_required else "Nobody else of the plan is free then"
    says = f"Needs you: {who} cannot hold the interview on {case.when}. {why}. The candidate knows nothing of it yet."
    mail = case.session.get(InboundMail, objection.mail_id) if objection.mail_id is not None else None
    if mail is not None:
        mail.state, mail.reason_code, mail.reason = InboundState.ASKS, "colleague_declined", says
    tell(case.session, case.booking.candidate_id, "interview_asks", says, case.now)
