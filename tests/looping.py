"""Loops as tests begin with them: two stages of two people, what is free for them, and what was sent of them."""

from zoneinfo import ZoneInfo

from errands import every
from meetings import (
    ANA,
    TOMAS,
    event_in,
    mails_for,
    offered,
    row,
    set_stage,
    starts,
    token_of,
)

from sequencer.core.meet.outcomes import Booked
from sequencer.core.states import Purpose
from sequencer.flows.book import book
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime, colleague_by_email
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy

BERLIN = ZoneInfo("Europe/Berlin")
STAGES = [
    {"name": "Coding", "duration_min": 45, "required": ["ada@acme.example"]},
    {"name": "Talk", "duration_min": 30, "required": ["tomas@acme.example"], "break_min": 15, "break_max_min": 60},
]


def listed(road, plan_id, **given):
    with road.database.read() as session:
        return free_starts(session, session.get(InterviewPlan, plan_id), BERLIN, road.now(), **given)


def loop_of(road, **plan):
    given = {"people": [ANA, TOMAS], "stages": STAGES, "duration_min": None} | plan
    return set_stage(road, **given)


def booked(road, plan_id, start=0):
    found = offered(road, plan_id)
    outcome = book(road, token_of(road, found), starts(road, found)[start])
    assert isinstance(outcome, Booked)
    return row(road, Booking, outcome.booking_id)


def invited(road, email):
    """The event that a colleague was sent last, with the text beside it."""
    mail = mails_for(road, Purpose.NOTICE, email)[-1]
    return event_in(mail)[1], mail.text


def live(road):
    found = [one for one in every(road, Occupancy) if one.is_live and one.booking_id is not None]
    return sorted((one.colleague_id, one.start_at, one.end_at) for one in found)


def keep_busy(road, email, start, end):
    with road.database.write() as session:
        whose = colleague_by_email(session, email).id
        session.add(BusyTime(colleague_id=whose, source="by hand", start_at=start, end_at=end))


def asked(road, plan_id, start):
    with road.database.read() as session:
        return can_book(session, session.get(InterviewPlan, plan_id), BERLIN, start, road.now())
