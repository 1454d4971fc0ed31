"""A calendar that shows something else over a booked interview: the team is told once, and nothing moves."""

from datetime import timedelta

import pytest
from calendars import FEED, busy, connect
from errands import told, work_for
from meetings import ANA, TOMAS, booking_token, offered, plan_id_of, row, set_stage, starts, token_of

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.busy.rules import without_own
from sequencer.core.meet.busy.values import BusySpan
from sequencer.core.meet.outcomes import Booked
from sequencer.flows.book import book, cancel, change, restore
from sequencer.flows.refresh_busy import refresh_now
from sequencer.flows.set_calendars import remove_calendar
from sequencer.flows.stand_in import replace
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


def test_what_was_called_off_for_good_hides_no_meeting_at_its_time(road, booking, calendars, clock):
    over_it = booking.start_at, booking.end_at + timedelta(hours=1)
    calendars.spans[GOOGLE] = [over_it]
    connect(road, address=GOOGLE, kind=CalendarKind.GOOGLE)
    cancel(road, booking_token(road, booking))
    clock.pass_by(minutes=20)
    refresh_now(road, 1)

    assert busy(road) == [(*over_it, False)]


def test_a_second_event_over_it_is_told_again(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    look(road, calendars, clock)
    look(road, calendars, clock, over(booking))

    assert clashes(road) == [(1, "Ana Teles")]
    assert told(road).count("interview_clash") == 2


def test_a_calendar_taken_out_clashes_no_more(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    remove_calendar(road, 1, 1, "")

    assert clashes(road) == []


def test_whose_place_was_taken_clashes_no_more(road, booking, calendars, clock):
    connect(road)
    look(road, calendars, clock, over(booking))
    plan_id_of(road, name="Other", people=[TOMAS])
    replace(road, booking.id, 1, 2, "")

    assert clashes(road) == []


def test_own_interviews_back_to_back_are_all_ours(road, booking, calendars):
    quarter = timedelta(minutes=15)
    ours = {(booking.start_at + n * quarter, booking.start_at + (n + 1) * quarter) for n in range(5)}
    whole = BusySpan(booking.start_at, booking.start_at + 5 * quarter)

    assert without_own(CalendarKind.GOOGLE, [whole], ours) == []


def test_what_stood_beside_it_before_it_was_booked_is_no_clash_when_all_grow_together(road, calendars, clock):
    lena = offered(road, set_stage(road))
    start = starts(road, lena)[0]
    beside = [(start - timedelta(hours=1), start), (start + timedelta(minutes=45), start + timedelta(hours=2))]
    calendars.spans[GOOGLE] = beside
    connect(road, address=GOOGLE, kind=CalendarKind.GOOGLE)
    with road.database.write() as session:  # buffers are no matter of this test
        session.get_one(InterviewPlan, 1).buffer_before_min = session.get_one(InterviewPlan, 1).buffer_after_min = 0
    assert isinstance(book(road, token_of(road, lena), start), Booked)
    for _ in range(2):
        look(road, calendars, clock, (beside[0][0], beside[1][1]), address=GOOGLE)

    assert clashes(road) == []
    assert busy(road) == [(*one, False) for one in beside]


def test_of_a_loop_only_somebodys_own_stages_count(road, calendars, clock):
    stages = [
        {"name": "Coding", "duration_min": 45, "required": ["ada@acme.example"]},
        {"name": "Talk", "duration_min": 30, "required": ["tomas@acme.example"], "break_min": 15},
    ]
    lena = offered(road, set_stage(road, people=[ANA, TOMAS], stages=stages, duration_min=None))
    booking = row(road, Booking, book(road, token_of(road, lena), starts(road, lena)[0]).booking_id)
    calendars.spans[FEED] = [booking.hours_of(2)]
    calendars.spans[GOOGLE] = [booking.hours_of(1)]
    connect(road)
    connect(road, address=GOOGLE, kind=CalendarKind.GOOGLE)

    assert clashes(road) == []
    look(road, calendars, clock, booking.hours_of(1))
    assert clashes(road) == [(booking.id, "Ana Teles")]
