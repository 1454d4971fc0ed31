"""A plan follows another: offered by itself or with a click, once, in order, and what stands against it is said."""

import random
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import SIGNER
from errands import LENA, at_once, every, told, work
from meetings import ANA, TOMAS, booking_token, mails_for, offered, plan_id_of, row, set_stage, starts, token_of

from sequencer.core.states import Purpose, TouchState
from sequencer.errors import UserError
from sequencer.flows.book import book, cancel, change, restore
from sequencer.flows.offer import offer_due, offer_next
from sequencer.flows.say_came import say_came
from sequencer.store.bookings import Booking, Came
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState
from sequencer.store.screens.settled import next_hindered
from sequencer.store.suppressions import Channel, suppress

BERLIN = ZoneInfo("Europe/Berlin")


class Died(BaseException):
    """The process is gone."""


class DyingDice(random.Random):
    """What an offer needs of them is given, and with what its mail asks for the process dies."""

    def __init__(self):
        super().__init__(4)
        self.asked = 0

    def randbytes(self, n):
        self.asked += 1
        if self.asked > 1:
            raise Died
        return super().randbytes(n)


def booked(road, plan_id):
    found = offered(road, plan_id)
    book(road, token_of(road, found), starts(road, found)[0])
    return every(road, Booking)[-1]


def staged(road, *, panel=None, **first):
    """Lena's first conversation is booked, and a panel follows it as `first` says."""
    set_stage(road)
    panel_id = plan_id_of(road, name="Panel", **({"people": [TOMAS]} | (panel or {})))
    first_id = plan_id_of(road, then="Panel", **first)
    return booked(road, first_id), panel_id


def let_it_pass(road, clock, booking):
    clock.pass_by(seconds=(booking.end_at - road.now()).total_seconds())


def panels(road, panel_id):
    return [one for one in every(road, Offer) if one.plan_id == panel_id]


def hindered(road):
    with road.database.read() as session:
        return [one.booking_id for one in next_hindered(session, None, road.now(), 10)]


@pytest.fixture
def held(road, clock):
    """The first interview is over, somebody said that it took place, and the panel follows by itself."""
    booking, panel_id = staged(road, then_offered="held")
    work(road)
    let_it_pass(road, clock, booking)
    say_came(road, booking.id, Came.HELD, "nadia@acme.example")
    return booking, panel_id


def test_by_hand_nothing_is_offered_by_itself(road, clock):
    booking, panel_id = staged(road)
    let_it_pass(road, clock, booking)
    say_came(road, booking.id, Came.HELD, "nadia@acme.example")
    work(road)

    assert panels(road, panel_id) == []
    assert offer_next(road, booking.id, "nadia@acme.example") == "Panel"
    assert offer_next(road, booking.id, "nadia@acme.example") is None
    assert [one.created_by for one in panels(road, panel_id)] == ["nadia@acme.example"]


def test_once_it_is_said_that_it_took_place_the_next_times_leave_by_themselves_in_the_same_thread(road, held):
    booking, panel_id = held
    work(road)

    [found] = panels(road, panel_id)
    mail = mails_for(road, Purpose.OFFER)[-1]
    assert (found.created_by, mail.offer_id, mail.state) == ("", found.id, TouchState.SENT)
    assert "Thank you for taking the time. We'd like to go on talking." in mail.text
    assert b"In-Reply-To: " in mail.frozen
    assert row(road, Booking, booking.id).next_due_at is None


def test_what_is_rung_for_twice_is_one_offer(road, held):
    booking, panel_id = held
    offer_due(road, booking.id)
    offer_due(road, booking.id)
    work(road)

    assert len(panels(road, panel_id)) == 1
    assert len(mails_for(road, Purpose.OFFER)) == 2


def test_what_was_said_before_a_crash_is_offered_after_it(road, held):
    """Whoever said it saw it noted; the worker that was to offer died, and the sweep rings again."""
    booking, panel_id = held
    assert (panels(road, panel_id), row(road, Booking, booking.id).next_due_at) == ([], road.now())

    work(road)

    assert len(panels(road, panel_id)) == 1


def test_a_crash_in_the_middle_of_offering_leaves_nothing_behind(road, held):
    booking, panel_id = held
    before = len(every(road, Occupancy))

    with pytest.raises(Died):
        offer_due(replace(road, dice=DyingDice()), booking.id)

    assert (panels(road, panel_id), len(every(road, Occupancy))) == ([], before)
    work(road)
    assert len(panels(road, panel_id)) == 1


def test_pressed_and_due_at_the_same_moment_is_one_offer(road, held):
    booking, panel_id = held

    at_once(
        lambda: offer_next(road, booking.id, "nadia@acme.example"),
        lambda: offer_due(road, booking.id),
        lambda: offer_due(road, booking.id),
    )

    assert len(panels(road, panel_id)) == 1


def test_before_it_is_said_nothing_leaves(road, clock):
    booking, panel_id = staged(road, then_offered="held")
    let_it_pass(road, clock, booking)
    work(road)

    assert panels(road, panel_id) == []


@pytest.mark.parametrize("came", [Came.NOT_THEY, Came.NOT_WE])
def test_nothing_follows_what_was_missed_even_where_it_was_said_otherwise_a_moment_before(road, held, came):
    booking, panel_id = held

    say_came(road, booking.id, came, "nadia@acme.example")
    work(road)

    assert panels(road, panel_id) == []


def test_once_the_next_was_offered_it_took_place_and_that_is_that(road, held):
    booking, _ = held
    work(road)

    with pytest.raises(UserError, match="have been offered since"):
        say_came(road, booking.id, Came.NOT_THEY, "nadia@acme.example")


def test_after_the_days_in_which_it_was_to_be_offered_it_is_not(road, clock):
    booking, panel_id = staged(road, then_offered="held", then_within_days=3)
    let_it_pass(road, clock, booking)
    clock.pass_by(days=4)
    say_came(road, booking.id, Came.HELD, "nadia@acme.example")
    work(road)

    assert panels(road, panel_id) == []


def test_what_stands_against_it_is_kept_and_one_click_offers_it_later(road, clock):
    closed = TOMAS | {"weekly": [], "outside": []}
    booking, panel_id = staged(road, panel={"people": [closed]}, then_offered="held")
    let_it_pass(road, clock, booking)
    say_came(road, booking.id, Came.HELD, "nadia@acme.example")
    work(road)

    kept = row(road, Booking, booking.id)
    assert kept.next_hindrance.startswith("“Panel” has no free times in the next 14 days")
    assert (kept.next_due_at, panels(road, panel_id)) == (None, [])
    assert told(road).count("interview_asks") == 1

    plan_id_of(road, name="Panel", people=[TOMAS])
    assert offer_next(road, booking.id, "nadia@acme.example") == "Panel"
    assert row(road, Booking, booking.id).next_hindrance == ""


@pytest.mark.parametrize("since", ["out of use", "offered by hand"])
def test_what_stands_against_it_waits_for_nobody_once_the_next_is_out_of_use_or_was_offered(road, clock, since):
    closed = TOMAS | {"weekly": [], "outside": []}
    booking, panel_id = staged(road, panel={"people": [closed]}, then_offered="held")
    let_it_pass(road, clock, booking)
    say_came(road, booking.id, Came.HELD, "nadia@acme.example")
    work(road)
    assert hindered(road) == [booking.id]

    if since == "out of use":
        with road.database.write() as session:
            session.get(InterviewPlan, panel_id).archived_at = road.now()
    else:
        plan_id_of(road, name="Panel", people=[TOMAS])
        offered(road, panel_id)

    assert hindered(road) == []


def test_who_asked_us_not_to_write_meanwhile_is_offered_nothing(road, held):
    booking, panel_id = held
    with road.database.write() as session:
        suppress(session, SIGNER, [LENA], Channel.REPLY, road.now())
    work(road)

    assert panels(road, panel_id) == []
    assert "asked us not to write" in row(road, Booking, booking.id).next_hindrance


def test_stages_on_different_days_are_offered_one_after_the_other_as_they_are_booked(road):
    booking, panel_id = staged(road, then_offered="booked", then_after_days=2)
    work(road)

    [found] = panels(road, panel_id)
    first_day = booking.start_at.astimezone(BERLIN).date()
    days = [one.astimezone(BERLIN).date() for one in starts(road, found)]
    mail = mails_for(road, Purpose.OFFER)[-1]
    assert min(days) >= first_day + timedelta(days=2)
    assert "That one is booked. Here is the conversation that comes after it." in mail.text
    assert {one.state for one in mails_for(road, Purpose.CONFIRMATION)} == {TouchState.SENT}
    assert mail.state is TouchState.SENT


def test_the_next_stage_cannot_be_booked_before_its_days_whatever_is_asked_for(road):
    booking, panel_id = staged(road, then_offered="booked", then_after_days=2)
    work(road)
    [found] = panels(road, panel_id)
    too_soon = booking.start_at + timedelta(days=1)

    with road.database.read() as session:
        plan = session.get(InterviewPlan, panel_id)
        free_to_others = can_book(session, plan, BERLIN, too_soon, road.now())
        refused = can_book(session, plan, BERLIN, too_soon, road.now(), holder=session.get(Offer, found.id))
    assert free_to_others.start_at == too_soon
    assert refused.reason == "search"
    book(road, token_of(road, found), too_soon)
    assert len(every(road, Booking)) == 1


def test_an_earlier_stage_is_moved_only_to_days_before_the_next(road):
    first, panel_id = staged(road, then_offered="booked", then_after_days=2)
    work(road)
    [found] = panels(road, panel_id)
    book(road, token_of(road, found), starts(road, found)[-1])
    panel = every(road, Booking)[-1]
    day = panel.start_at.astimezone(BERLIN).date()

    with road.database.read() as session:
        plan, own = session.get(InterviewPlan, first.plan_id), session.get(Booking, first.id)
        free = free_starts(session, plan, BERLIN, road.now(), holder=session.get(Offer, own.offer_id), moving=own)

    assert max(one.start_at for one in free).astimezone(BERLIN).date() <= day - timedelta(days=2)
    later = change(road, booking_token(road, first), panel.start_at + timedelta(days=1))
    assert row(road, Booking, first.id).start_at == first.start_at
    assert type(later).__name__ == "Taken"


def test_an_interview_that_is_brought_back_is_followed_by_one_offer_that_stands(road):
    booking, panel_id = staged(road, then_offered="booked")
    work(road)
    cancel(road, booking_token(road, row(road, Booking, booking.id)))
    restore(road, booking_token(road, row(road, Booking, booking.id)))
    work(road)

    assert [one.state for one in panels(road, panel_id)] == [OfferState.WITHDRAWN, OfferState.OPEN]


def test_what_is_called_off_before_the_worker_comes_is_followed_by_nothing(road):
    booking, panel_id = staged(road, then_offered="booked")
    cancel(road, booking_token(road, booking))
    work(road)

    assert panels(road, panel_id) == []


def test_what_was_offered_by_hand_before_is_not_offered_again(road, clock):
    booking, panel_id = staged(road, then_offered="held")
    offered(road, panel_id)
    let_it_pass(road, clock, booking)
    [found] = panels(road, panel_id)
    with road.database.write() as session:
        session.get(Offer, found.id).state = OfferState.BOOKED
    say_came(road, booking.id, Came.HELD, "nadia@acme.example")
    work(road)

    assert len(panels(road, panel_id)) == 1


def test_plans_that_lead_back_to_one_another_are_refused(road):
    set_stage(road)
    plan_id_of(road, name="Panel", then="First conversation", people=[ANA])

    with pytest.raises(UserError, match="`then`: “Panel” leads back to this plan"):
        plan_id_of(road, then="Panel")
