"""Nobody can be in two interviews at once: what a candidate has booked stands in the way of what else they are offered."""

from datetime import timedelta

import pytest
from errands import at_once, every
from meetings import ANA, TOMAS, booking_token, offered, plan_id_of, row, set_stage, starts, token_of

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.flows.book import book, cancel, change, restore
from sequencer.store.bookings import Booking
from sequencer.store.screens.interview_pages import offer_page


@pytest.fixture
def both(road):
    """Two offers to Lena, of two plans with different people, which keep the same hours."""
    first = offered(road, set_stage(road))
    second = offered(road, plan_id_of(road, name="Meet Tomas", people=[TOMAS | {"zone": ANA["zone"]}]))
    return first, second


def page_of(road, found):
    with road.database.read() as session:
        return offer_page(session, road.links, token_of(road, found), road.now())


def test_of_two_offers_of_one_time_only_one_is_booked_and_the_other_brings_times_beside_it(road, both):
    first, second = both
    start = starts(road, first)[0]
    assert isinstance(book(road, token_of(road, first), start), Booked)

    outcome = book(road, token_of(road, second), start)

    assert isinstance(outcome, Taken)
    length = timedelta(minutes=45)
    assert len(outcome.nearest) == 3
    assert all(abs(one.start_at - start) >= length for one in outcome.nearest)
    assert len(every(road, Booking)) == 1


def test_their_own_interview_is_on_no_list_of_another_one(road, both):
    first, second = both
    start = starts(road, first)[0]
    book(road, token_of(road, first), start)

    page = page_of(road, second)

    assert all(abs(one.start_at - start) >= timedelta(minutes=45) for one in page.slots)
    assert all(abs(at - start) >= timedelta(minutes=45) for _, at in page.offered)


def test_what_is_moved_may_overlap_itself_but_no_other_interview(road, both):
    first, second = both
    start = starts(road, first)[0]
    one = row(road, Booking, book(road, token_of(road, first), start).booking_id)
    other = row(road, Booking, book(road, token_of(road, second), starts(road, second)[-1]).booking_id)

    assert isinstance(change(road, booking_token(road, other), one.start_at), Taken)
    moved = change(road, booking_token(road, one), one.start_at + timedelta(minutes=15))
    assert isinstance(moved, Booked)


def test_both_pages_pressed_at_the_same_moment_book_one_interview(road, both):
    first, _ = both
    start = starts(road, first)[0]

    outcomes = at_once(*[lambda one=one: book(road, token_of(road, one), start) for one in both])

    assert sorted(type(one).__name__ for one in outcomes) == ["Booked", "Taken"]


def test_what_is_called_off_stands_in_nobodys_way(road, both):
    first, second = both
    start = starts(road, first)[0]
    booking = row(road, Booking, book(road, token_of(road, first), start).booking_id)
    cancel(road, booking_token(road, booking))

    assert isinstance(book(road, token_of(road, second), start), Booked)
    assert not isinstance(restore(road, booking_token(road, booking)), Booked)
