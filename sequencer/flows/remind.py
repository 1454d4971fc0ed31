"""The candidate is reminded of an interview once, the working day before, where their plan says so."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sequencer.core.meet.remind import leaves_at
from sequencer.core.plan.person_rules import person_rules
from sequencer.flows.road import Road
from sequencer.store.bookings import BookingState, locked_booking
from sequencer.store.eligibility import person_facts
from sequencer.store.interview_mails import Desk, talk_of, was_told
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import noted
from sequencer.store.reminders import file_reminder
from sequencer.store.timeline import tell
from sequencer.store.untold import waits_to_leave

_LATER = timedelta(minutes=15)
_WISHES = frozenset({"suppressed", "cooling_off"})
"""What a person said that keeps a reminder back; a closed domain is about outreach only."""


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
        if waits_to_leave(session, booking_id):  # what is new about it comes first
            booking.remind_at = now + _LATER
            return False
        talk = talk_of(session, booking)
        at = f"{noted(booking.start_at, talk)} ({booking.zone})"
        rules = person_rules(person_facts(session, road.links.signer, talk.candidate), now)
        wish = next((one for one in rules if one.code in _WISHES), None)
        if wish is not None:
            tell(session, booking.candidate_id, "reminder_left_out", f"No reminder of {at}: {wish.says}", now)
            return False
        touch = file_reminder(Desk(session, road.links, road.dice, now), booking)
        says = f"Reminded them of the interview on {at}."
        if talk.candidate.paused_at is not None:
            says = f"The reminder of {at} waits while this person is paused: {talk.candidate.pause_reason}"
        tell(session, booking.candidate_id, "interview_reminder", says, now, touch_id=touch.id)
        return True
