"""When an interview could take place, from rows: what is listed can be booked, and what is taken or kept is not listed."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from builders import add_candidate
from errands import LENA, every
from meetings import ANA, at, booking_token, offered, plan_id_of, row, set_stage, starts, token_of

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.core.meet.slots import Slot
from sequencer.flows.book import book, change
from sequencer.flows.erase import erase
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferedStart

BERLIN = ZoneInfo("Europe/Berlin")
EVENINGS = [{"days": [1, 2, 3, 4, 5], "start": "17:00", "end": "18:30"}]


def free(road, plan_id, **given):
    with road.database.read() as session:
        plan = session.get(InterviewPlan, plan_id)
        return [slot.start_at for slot in free_starts(session, plan, BERLIN, road.now(), **given)]


def test_every_listed_start_can_be_booked(road):
    plan_id = set_stage(road)
    offered(road, plan_id)  # some of them are kept

    with road.database.read() as session:
        plan = session.get(InterviewPlan, plan_id)
        listed = free_starts(session, plan, BERLIN, road.now())
        asked = [can_book(session, plan, BERLIN, slot.start_at, road.now()) for slot in listed[::9]]

    assert len(listed) > 100
    assert all(isinstance(one, Slot) for one in asked)


def test_time_that_a_calendar_says_is_taken_is_not_listed(road):
    plan_id = set_stage(road)
    busy = at("2027-03-03T17:00")
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=1, source="calendar", start_at=busy, end_at=busy + timedelta(hours=2)))

    assert not [one for one in free(road, plan_id) if busy - timedelta(minutes=45) < one < busy + timedelta(hours=2)]


def test_what_is_kept_for_one_is_hidden_from_others_while_there_are_few_and_seen_by_them_alone(road, clock):
    plan_id = set_stage(road, people=[ANA | {"weekly": [], "outside": EVENINGS}], step_min=45)
    lena = offered(road, plan_id)
    named = set(starts(road, lena))

    assert not named & set(free(road, plan_id))
    assert named <= set(free(road, plan_id, holder=row(road, Offer, lena.id)))

    clock.pass_by(hours=48)
    assert named & set(free(road, plan_id))


def test_where_there_is_plenty_mails_name_different_starts_and_the_page_shares_each_between_two(road):
    plan_id = set_stage(road)
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")
    lena, mia = offered(road, plan_id), offered(road, plan_id, "mia@stern.example")

    shared = starts(road, lena)[0]

    assert not set(starts(road, lena)) & set(starts(road, mia))
    assert shared in free(road, plan_id, holder=row(road, Offer, mia.id))
    assert isinstance(book(road, token_of(road, mia), shared), Booked)
    assert isinstance(book(road, token_of(road, lena), shared), Taken)


def test_a_call_that_moves_does_not_count_against_its_own_cap(road):
    plan_id = set_stage(road, people=[ANA | {"caps": {"per_week": 1}}])
    lena = offered(road, plan_id)
    first = starts(road, lena)[0]
    done = book(road, token_of(road, lena), first)

    moved = change(road, booking_token(road, row(road, Booking, done.booking_id)), first + timedelta(days=1))

    assert isinstance(moved, Booked)
    week = {one.isocalendar().week for one in free(road, plan_id)}
    assert first.isocalendar().week not in week


def test_a_week_has_only_as_many_calls_beside_work_as_its_people_allow(road):
    plan_id = set_stage(road, people=[ANA | {"outside_per_week": 1}])
    lena = offered(road, plan_id)
    evening = next(one for one in starts(road, lena) if one.hour >= 17 or one.hour < 9)
    book(road, token_of(road, lena), evening)

    hours = {one.hour for one in free(road, plan_id) if one.isocalendar().week == evening.isocalendar().week}
    later = {one.hour for one in free(road, plan_id) if one.isocalendar().week != evening.isocalendar().week}

    assert hours <= set(range(9, 17))
    assert not later <= set(range(9, 17))


def test_of_two_who_were_offered_evenings_only_as_many_get_one_as_its_people_allow(road):
    """Both were offered their times before either answered; the second is told what is free instead."""
    plan_id = set_stage(road, people=[ANA | {"outside_per_week": 1}])
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")
    lena, mia = offered(road, plan_id), offered(road, plan_id, "mia@stern.example")
    evening = next(one for one in starts(road, lena) if one.hour >= 17)
    other = next(one for one in starts(road, mia) if one.isocalendar().week == evening.isocalendar().week)
    assert other.hour >= 17 or other.hour < 9

    first = book(road, token_of(road, lena), evening)
    second = book(road, token_of(road, mia), other)

    assert isinstance(first, Booked)
    assert isinstance(second, Taken)
    assert second.nearest


def test_two_plans_share_their_people(road):
    first = set_stage(road)
    second = plan_id_of(road, name="Second talk", duration_min=30)
    lena = offered(road, first)
    start = starts(road, lena)[0]
    book(road, token_of(road, lena), start)

    near = [one for one in free(road, second) if start - timedelta(minutes=30) < one < start + timedelta(minutes=45)]

    assert near == []


def test_whoever_is_forgotten_takes_nobodys_time_any_more(road):
    plan_id = set_stage(road)
    lena = offered(road, plan_id)
    book(road, token_of(road, lena), starts(road, lena)[0])

    erase(road, LENA)

    for table in (Offer, OfferedStart, Booking, Occupancy):
        assert every(road, table) == []
