"""What the pages behind the links are told."""

from datetime import date
from zoneinfo import ZoneInfo

from meetings import ANA, booking_token, offered, row, set_stage, starts, token_of

from sequencer.core.meet.empty import Empty
from sequencer.flows.book import book, cancel, change
from sequencer.flows.end_offer import withdraw
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.offers import OfferState
from sequencer.store.screens.interview_pages import booking_page, offer_page


def page(road, found, **given):
    with road.database.read() as session:
        return offer_page(session, road.links, token_of(road, found), road.now(), **given)


def settled(road, token):
    with road.database.read() as session:
        return booking_page(session, road.links, token, road.now())


def test_the_page_of_an_offer_lists_everything_free_and_the_numbered_times_of_the_mail(road):
    found = offered(road, set_stage(road))

    shown = page(road, found)

    named = starts(road, found)
    assert [at for _, at in shown.offered] == named
    assert set(named) <= {slot.start_at for slot in shown.slots}
    assert (shown.first_name, shown.zone.key, [one.first_name for one in shown.hosts]) == (
        "Lena",
        "Europe/Berlin",
        ["Ana"],
    )
    assert shown.clock_of.zone.key == "Europe/Lisbon"


def test_every_time_the_page_lists_can_be_booked(road):
    found = offered(road, set_stage(road))

    listed = page(road, found).slots

    assert all(
        type(book(road, token_of(road, found), slot.start_at)).__name__ in {"Booked", "Closed"} for slot in listed[:1]
    )


def test_days_without_times_say_which_rule_it_is(road):
    found = offered(road, set_stage(road, people=[ANA | {"absences": ["2027-03-08"]}]))

    empty = page(road, found).empty

    assert empty[date(2027, 3, 1)].rule is Empty.NOTICE
    assert empty[date(2027, 3, 6)].rule is Empty.CLOSED
    assert empty[date(2027, 3, 8)].rule is Empty.CLOSED
    assert date(2027, 3, 9) not in empty


def test_another_zone_moves_the_grid_and_the_night(road):
    found = offered(road, set_stage(road))

    shown = page(road, found, zone=ZoneInfo("America/New_York"))

    assert {slot.start_at.astimezone(shown.zone).hour for slot in shown.slots} <= set(range(7, 22))


def test_an_offer_that_was_taken_back_shows_no_times_but_the_reason(road):
    found = offered(road, set_stage(road))
    withdraw(road, found.id)

    shown = page(road, found)

    assert (shown.state, shown.slots, shown.offered) == (OfferState.WITHDRAWN, (), ())
    assert shown.reason


def test_a_settled_interview_knows_its_old_links(road):
    found = offered(road, set_stage(road))
    named = starts(road, found)
    book(road, token_of(road, found), named[0])
    before = row(road, Booking, 1)
    old = booking_token(road, before)
    change(road, old, named[1])
    new = booking_token(road, row(road, Booking, 1))

    assert settled(road, old).is_old_link
    assert not settled(road, new).is_old_link
    assert page(road, found).booking_url.endswith(new)
    assert settled(road, "nonsense") is None


def test_a_cancelled_interview_says_how_long_it_can_be_brought_back(road):
    found = offered(road, set_stage(road))
    book(road, token_of(road, found), starts(road, found)[0])
    token = booking_token(road, row(road, Booking, 1))
    done = cancel(road, token)

    shown = settled(road, token)

    assert (shown.state, shown.undo_until) == (BookingState.CANCELLED, done.undo_until)
