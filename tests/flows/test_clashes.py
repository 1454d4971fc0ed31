"""A calendar that shows something else over a booked interview: the team is told once, and nothing moves."""

from datetime import timedelta

import pytest
from calendars import FEED, busy, connect
from errands import told, work_for
from meetings import booking_token, offered, row, set_stage, starts, token_of

from sequencer.core.meet.busy_values import BusySpan
from sequencer.core.meet.calendar_account import CalendarKind
from sequencer.core.meet.outcomes import Booked
from sequencer.flows.book import book, cancel, change, restore
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.clashes import open_clashes, settle_clashes
from sequencer.store.diaries import free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer

GOOGLE = "ana@acme.example"


@pytest.fixture
def booking(road):
    lena = offered(road, set_stage(road))
    return row(road, Booking, book(road, token_of(road, lena), starts(road, lena)[0]).booking_id)


def look(road, calendars, clock, *spans, address=FEED):
    calendars.spans[address] = list(spans)
    work_for(road, clock, minutes=7)


def clashes(road):
    with road.database.read() as session:
        return [(one.booking_id, one.colleague_name) for one in open_clashes(session, None, road.now())]


def over(booking):
    return booking.start_at + timedelta(minutes=15), booking.end_at + timedelta(minutes=15)


def test_something_else_over_an_interview_is_told_once_and_nothing_moves(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    look(road, calendars, clock, over(booking), over(booking))

    assert clashes(road) == [(1, "Ana Teles")]
    assert told(road).count("interview_clash") == 1
    kept = row(road, Booking, booking.id)
    assert (kept.start_at, kept.state, kept.sequence) == (booking.start_at, BookingState.BOOKED, booking.sequence)


def test_what_only_touches_the_interview_or_may_yet_be_taken_is_no_clash(road, booking, calendars, clock):
    connect(road)
    soft = BusySpan(*over(booking), is_soft=True)
    look(road, calendars, clock, (booking.end_at, booking.end_at + timedelta(hours=1)), soft)

    assert clashes(road) == []


def test_it_is_over_when_the_other_event_is_gone(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    look(road, calendars, clock)

    assert clashes(road) == []


def test_it_is_over_when_somebody_says_that_it_takes_place(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    with road.database.write() as session:
        settle_clashes(session, booking.id, road.now())
    look(road, calendars, clock, over(booking), (booking.start_at, booking.end_at))

    assert clashes(road) == []
    assert told(road).count("interview_clash") == 1


def test_an_interview_that_was_moved_away_clashes_no_more_and_may_clash_anew(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    with road.database.read() as session:
        plan, offer = session.get(InterviewPlan, booking.plan_id), session.get(Offer, 1)
        free = free_starts(session, plan, offer.zone_info, road.now(), holder=offer, moving=booking)
    change(road, booking_token(road, booking), free[-1].start_at)
    moved = row(road, Booking, booking.id)
    assert clashes(road) == []

    look(road, calendars, clock, over(moved))

    assert clashes(road) == [(1, "Ana Teles")]
    assert told(road).count("interview_clash") == 2


def test_a_calendar_connected_later_is_held_against_what_is_booked(road, booking, calendars):
    calendars.spans[FEED] = [over(booking)]
    connect(road)

    assert clashes(road) == [(1, "Ana Teles")]


def test_our_own_event_is_known_by_its_name(road, booking, calendars):
    connect(road)

    assert calendars.looks[-1][0].rules.ignored_uids == {booking.internal_uid}
    assert calendars.looks[-1][0].rules.addresses == {"ada@acme.example"}


@pytest.mark.parametrize("kind", [CalendarKind.GOOGLE, CalendarKind.MICROSOFT])
def test_where_events_have_no_names_one_of_just_that_time_is_ours(road, booking, calendars, kind):
    calendars.spans[GOOGLE] = [(booking.start_at, booking.end_at)]
    connect(road, address=GOOGLE, kind=kind)

    assert clashes(road) == []
    assert busy(road) == []


def test_one_that_has_grown_together_with_a_neighbour_loses_only_what_is_ours(road, booking, calendars):
    before = booking.start_at - timedelta(hours=1)
    calendars.spans[GOOGLE] = [(before, booking.end_at)]
    connect(road, address=GOOGLE, kind=CalendarKind.GOOGLE)

    assert clashes(road) == []
    assert busy(road) == [(before, booking.start_at, False)]


def test_a_whole_day_over_it_clashes_also_where_events_have_no_names(road, booking, calendars):
    calendars.spans[GOOGLE] = [(booking.start_at - timedelta(hours=9), booking.end_at + timedelta(hours=3))]
    connect(road, address=GOOGLE, kind=CalendarKind.GOOGLE)

    assert clashes(road) == [(1, "Ana Teles")]


def test_a_cancelled_interview_can_come_back_although_its_event_still_stands_in_the_calendar(
    road, booking, calendars, clock
):
    calendars.spans[GOOGLE] = [(booking.start_at, booking.end_at)]
    connect(road, address=GOOGLE, kind=CalendarKind.GOOGLE)
    cancel(road, booking_token(road, booking))
    clock.pass_by(minutes=5)

    assert isinstance(restore(road, booking_token(road, booking)), Booked)
    assert row(road, Booking, booking.id).state is BookingState.BOOKED
