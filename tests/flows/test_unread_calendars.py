"""A calendar that cannot be read makes its person unknown: never free, and only somebody's own word counts them in."""

from datetime import timedelta

import pytest
from calendars import FEED, calendar, connect, hour
from errands import every, told, work, work_for
from meetings import ANA, TOMAS, answered, offered, row, set_stage, starts, token_of

from sequencer.core.meet.busy.values import BusySpan
from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.core.states import Purpose
from sequencer.errors import CalendarError, UnreadCalendarError
from sequencer.flows.book import book, book_picked
from sequencer.flows.offer import offer
from sequencer.store.bookings import Booking
from sequencer.store.calendars import Calendar
from sequencer.store.diaries import free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer, OfferState
from sequencer.store.screens.interview_pages import offer_page
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch

DOWN = CalendarError("feeds.acme.example does not answer.")


def free(road, plan_id, holder=None):
    with road.database.read() as session:
        plan = session.get(InterviewPlan, plan_id)
        zone = holder.zone_info if holder is not None else session.get(Offer, 1).zone_info
        return free_starts(session, plan, zone, road.now(), holder=holder)


def gone_silent(road, calendars, clock, **length):
    """The calendar fails from now on, for so long."""
    calendars.trouble = DOWN
    work_for(road, clock, **(length or {"minutes": 70}))


def page(road, found):
    with road.database.read() as session:
        return offer_page(session, road.links, token_of(road, found), road.now())


def last_line(road):
    with road.database.read() as session:
        return timeline_of(session, 1)[-1].says


@pytest.fixture
def plan(road):
    plan_id = set_stage(road)
    connect(road)
    return plan_id


def test_what_the_calendar_says_is_taken_is_not_offered(road, calendars):
    plan = set_stage(road)
    first = starts(road, offered(road, plan))
    calendars.spans[FEED] = [(one, one + timedelta(minutes=5)) for one in first]
    connect(road)

    assert not {slot.start_at for slot in free(road, plan)} & set(first)


def test_an_offer_looks_once_more_before_it_names_a_time(road, plan, calendars, clock):
    seen = [slot.start_at for slot in free_of(road, plan)]
    clock.pass_by(minutes=4)
    calendars.spans[FEED] = [(seen[0] - timedelta(hours=1), seen[-1] + timedelta(hours=1))]

    with pytest.raises(Exception, match="no free times"):
        offered(road, plan)


def test_a_booking_looks_once_more_and_what_was_taken_meanwhile_is_taken(road, plan, calendars, clock):
    lena = offered(road, plan)
    start = starts(road, lena)[0]
    clock.pass_by(minutes=4)
    calendars.spans[FEED] = [hour(start)]

    assert isinstance(book(road, token_of(road, lena), start), Taken)


def test_a_booking_does_not_look_again_at_what_was_read_a_moment_ago(road, plan, calendars, clock):
    lena = offered(road, plan)
    looks = len(calendars.looks)
    clock.pass_by(minutes=2)

    book(road, token_of(road, lena), starts(road, lena)[0])

    assert len(calendars.looks) == looks


def test_the_last_good_look_counts_for_an_hour_and_no_longer(road, plan, calendars, clock):
    lena = offered(road, plan)
    gone_silent(road, calendars, clock, minutes=59)
    assert free(road, plan, lena)

    work_for(road, clock, minutes=2)

    assert free(road, plan, lena) == ()
    assert page(road, lena).slots == page(road, lena).offered == ()


def test_nobody_is_booked_whose_calendar_cannot_be_read(road, plan, calendars, clock):
    lena = offered(road, plan)
    gone_silent(road, calendars, clock)

    assert isinstance(book(road, token_of(road, lena), starts(road, lena)[0]), Taken)
    assert every(road, Booking) == []


def test_the_recruiter_is_told_whose_calendar_it_is_and_since_when(road, plan, calendars, clock):
    gone_silent(road, calendars, clock, minutes=6)  # 10:06 in UTC, 11:06 where the organisation is
    work_for(road, clock, minutes=70)

    with pytest.raises(UnreadCalendarError, match=r"We cannot read Ana's calendar since 11:06\. So nobody can say"):
        offered(road, plan)
    assert every(road, Offer) == []


def test_one_that_was_never_read_says_so(road, plan, clock):
    with road.database.write() as session:
        session.get_one(Calendar, 1).last_read_at = None
    road.calendars.trouble = DOWN

    with pytest.raises(UnreadCalendarError, match=r"We could never read Ana's calendar\."):
        offered(road, plan)


def test_whoever_offers_all_the_same_is_in_the_timeline_and_page_and_commit_go_along(road, plan, calendars, clock):
    gone_silent(road, calendars, clock)

    found = row(road, Offer, offer(road, 1, plan, "Nadia", despite_unread=True))

    assert found.despite == [1]
    assert "We cannot read Ana's calendar since" in last_line(road)
    assert "They are offered all the same." in last_line(road)
    start = starts(road, found)[0]
    assert start in {at for _, at in page(road, found).offered}
    assert isinstance(book(road, token_of(road, found), start), Booked)


def test_what_was_last_said_counts_even_then(road, plan, calendars, clock):
    first = free_of(road, plan)[0].start_at
    calendars.spans[FEED] = [(first, first + timedelta(days=1))]
    work_for(road, clock, minutes=7)
    gone_silent(road, calendars, clock)

    found = row(road, Offer, offer(road, 1, plan, "Nadia", despite_unread=True))

    assert not any(first <= one < first + timedelta(days=1) for one in starts(road, found))


def test_that_word_is_for_one_offer_and_not_for_the_next_one(road, plan, calendars, clock):
    gone_silent(road, calendars, clock)
    offer(road, 1, plan, "Nadia", despite_unread=True)
    clock.pass_by(minutes=5)

    with pytest.raises(UnreadCalendarError):
        offer(road, 1, plan, "Nadia")


def test_where_others_can_be_read_their_time_is_offered(road, calendars, clock):
    plan = set_stage(road, people=[ANA, TOMAS], pools=[{"any": 1, "of": [ANA["email"], TOMAS["email"]]}], required=[])
    connect(road, colleague_id=1)
    gone_silent(road, calendars, clock)

    found = offered(road, plan)

    assert {one for slot in free(road, plan, found) for one in slot.people} == {2}


def test_a_picked_time_waits_for_a_person_with_that_sentence(road, plan, calendars, clock):
    lena = offered(road, plan)
    work(road)
    with road.database.write() as session:
        kept = session.get_one(Offer, lena.id)
        kept.picked_start, kept.state = starts(road, lena)[0], OfferState.PICKED
    gone_silent_without_work(calendars, clock)

    book_picked(road, lena.id)

    found = row(road, Offer, lena.id)
    assert found.state is OfferState.EXPIRED
    assert "is not confirmed. We cannot read Ana's calendar since" in found.reason
    assert told(road)[-1] == "offer_stuck"
    assert [one for one in every(road, Touch) if one.purpose is Purpose.OPTIONS] == []


def test_an_answer_that_wishes_for_another_time_waits_for_a_person_too(road, plan, calendars, clock):
    offered(road, plan)
    work(road)
    answered(road, "None of these suit me, could we do Friday at 6 pm?")
    gone_silent_without_work(calendars, clock)
    work(road)

    assert "We cannot read Ana's calendar since" in last_line(road)


def test_time_beyond_what_was_read_is_unknown(road, plan, clock):
    with road.database.write() as session:
        session.get_one(Calendar, 1).covers_until = road.now() + timedelta(days=5)

    assert max(slot.start_at for slot in free_of(road, plan)) < road.now() + timedelta(days=5)


def test_unanswered_invitations_are_left_alone_while_there_is_other_time(road, plan, calendars, clock):
    every_start = free_of(road, plan)
    soft = [BusySpan(one.start_at, one.start_at + timedelta(minutes=45), is_soft=True) for one in every_start[:3]]
    calendars.spans[FEED] = soft
    work_for(road, clock, minutes=7)

    listed = {slot.start_at for slot in free_of(road, plan)}

    assert not listed & {one.start_at for one in soft}
    lena = offered(road, plan)
    assert isinstance(book(road, token_of(road, lena), soft[-1].start_at), Booked)  # asked for by name, it is free


def test_unanswered_invitations_are_left_alone_while_three_other_times_are_free(road, plan, calendars, clock):
    cut = free_of(road, plan)[9].start_at
    calendars.spans[FEED] = [BusySpan(cut, cut + timedelta(days=30), is_soft=True)]
    work_for(road, clock, minutes=7)

    listed = free_of(road, plan)

    assert 3 <= len(listed) < 10
    assert all(slot.start_at < cut for slot in listed)


def test_unanswered_invitations_are_offered_where_nothing_else_is_left(road, plan, calendars, clock):
    calendars.spans[FEED] = [BusySpan(road.now(), road.now() + timedelta(days=30), is_soft=True)]
    work_for(road, clock, minutes=7)

    assert len(starts(road, offered(road, plan))) >= 3


def test_it_mends_itself_with_the_next_good_look(road, plan, calendars, clock):
    gone_silent(road, calendars, clock)
    calendars.trouble = None
    work_for(road, clock, minutes=40)

    assert calendar(road).failing_since is None
    assert offered(road, plan)


def free_of(road, plan_id):
    """Free starts for somebody in Berlin."""
    with road.database.read() as session:
        plan = session.get(InterviewPlan, plan_id)
        return free_starts(session, plan, Offer(zone="Europe/Berlin").zone_info, road.now())


def gone_silent_without_work(calendars, clock):
    calendars.trouble = DOWN
    clock.pass_by(minutes=70)
