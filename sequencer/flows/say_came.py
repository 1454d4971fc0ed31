"""Somebody says how a settled interview stands: that it stays as it is, whether it took place, and that it deserves another try.

What follows from a missed one is a row that the offering works off.
"""

from sequencer.core.meet.plan_next import Offered
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.bookings import BookingState, Came, locked_booking
from sequencer.store.following import has_followed, let_follow
from sequencer.store.interview_mails import talk_of
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import noted
from sequencer.store.objections import Objection, locked_objection, settle_objections
from sequencer.store.timeline import tell

_SAYS = {
    Came.HELD: "The interview on {when} took place.",
    Came.NOT_THEY: "They did not come to the interview on {when}.",
    Came.NOT_WE: "None of us came to the interview on {when}. An apology with new times leaves.",
}


def say_came(road: Road, booking_id: int, came: Came, actor: str) -> None:
    """Note it, once; another word later corrects it as long as nothing followed. Raises UserError where it cannot be said.

    Where we did not come an apology with times follows at once; where they did not, a second chance follows by itself
    only if the plan says so, and so do the times of the plan that comes next where it took place.
    """
    with road.database.write() as session:
        booking, now = locked_booking(session, booking_id), road.now()
        if booking is None or booking.state is not BookingState.BOOKED or booking.end_at > now:
            raise UserError("This can be said once the interview is over.")
        if booking.came is came:
            return
        if booking.chance_due_at is not None or booking.chance_given_at is not None:
            raise UserError("New times have been offered since, so this stays as it is.")
        if booking.came is Came.HELD and has_followed(session, booking, now):
            raise UserError("Times for what follows have been offered since, so this stays as it is.")
        plan = session.get_one(InterviewPlan, booking.plan_id)
        booking.came = came
        let_follow(session, booking, Offered.HELD, now)
        if came is not Came.HELD:
            booking.next_hindrance = ""  # nothing is to follow any more
        if came is Came.NOT_WE or (came is Came.NOT_THEY and plan.second_chance == "send"):
            booking.chance_due_at = now
        when = f"{noted(booking.start_at, talk_of(session, booking))} ({booking.zone})"
        says = _SAYS[came].format(when=when)
        tell(session, booking.candidate_id, f"interview_{came}", says, now, actor=actor)


def ask_for_chance(road: Road, booking_id: int) -> None:
    """A person wants new times to be offered after a missed interview. Raises UserError where that was done."""
    with road.database.write() as session:
        booking = locked_booking(session, booking_id)
        if booking is None or booking.came not in (Came.NOT_THEY, Came.NOT_WE):
            raise UserError("A second chance follows an interview that was missed.")
        if booking.chance_given_at is not None:
            raise UserError("New times were offered already. A second chance is given once.")
        booking.chance_due_at = booking.chance_due_at or road.now()


def keep_as_it_is(road: Road, objection_id: int, actor: str) -> None:
    """Nothing changes in spite of an objection; it waits for nobody any more, and nobody is written to."""
    with road.database.write() as session:
        seen = session.get(Objection, objection_id)
        booking = locked_booking(session, seen.booking_id) if seen is not None else None  # before what objects to it
        if booking is None or locked_objection(session, objection_id) is None:
            return
        settle_objections(session, booking.id, road.now(), Objection.id == objection_id)
        when = noted(booking.start_at, talk_of(session, booking))
        says = f"The interview on {when} ({booking.zone}) stays as it is."
        tell(session, booking.candidate_id, "invitation_answer", says, road.now(), actor=actor)
