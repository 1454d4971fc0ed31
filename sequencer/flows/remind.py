"""The candidate is reminded of an interview once, the working day before, where their plan says so."""

from zoneinfo import ZoneInfo

from sequencer.core.meet.remind import leaves_at
from sequencer.flows.road import Road
from sequencer.store.bookings import BookingState, locked_booking
from sequencer.store.interview_mails import Desk, talk_of, was_told
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import noted
from sequencer.store.reminders import file_reminder
from sequencer.store.timeline import tell


def remind(road: Road, booking_id: int) -> bool:
    """Whether a reminder was filed. What is due is taken off in the same commit, so the same ring twice files one.

    Somebody whose confirmation has not left yet is not reminded of what nobody has told them.
    """
    with road.database.write() as session:
        booking, now = locked_booking(session, booking_id), road.now()
        if booking is None or booking.remind_at is None or booking.remind_at > now:
            return False
        booking.remind_at = None
        plan = session.get_one(InterviewPlan, booking.plan_id)
        if booking.state is not BookingState.BOOKED or not plan.reminds or not was_told(session, booking_id):
            return False
        when = leaves_at(now, booking.start_at, ZoneInfo(booking.zone))
        if when is None or when > now:
            booking.remind_at = when
            return False
        touch = file_reminder(Desk(session, road.links, road.dice, now), booking)
        at = f"{noted(booking.start_at, talk_of(session, booking))} ({booking.zone})"
        says = f"Reminded them of the interview on {at}."
        tell(session, booking.candidate_id, "interview_reminder", says, now, touch_id=touch.id)
        return True
