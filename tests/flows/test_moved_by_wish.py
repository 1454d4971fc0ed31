"""Another time of a settled interview, wished for or picked: the old one stands in nobody's way, and stays until then."""

from datetime import timedelta

import pytest
from errands import every, told, work
from meetings import answered, booking_token, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.meet.outcomes import Booked
from sequencer.core.states import Purpose
from sequencer.flows.book import book, cancel, change, restore
from sequencer.flows.end_offer import withdraw
from sequencer.flows.opt_out import opt_out
from sequencer.flows.pick import read_answer
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import BusyTime
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState
from sequencer.store.screens.wished_times import wished_times
from sequencer.store.suppressions import Channel
from sequencer.store.timeline import Event

SETTLED = (Purpose.CONFIRMATION, Purpose.CHANGE)


@pytest.fixture
def lena(road):
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    done = book(road, token_of(road, lena), starts(road, lena)[1])
    work(road)
    return row(road, Booking, done.booking_id)


def only_free(road, start, end):
    """Ana is elsewhere at any other time."""
    with road.database.write() as session:
        for begins, ends in ((road.now(), start), (end, road.now() + timedelta(days=30))):
            session.add(BusyTime(colleague_id=1, start_at=begins, end_at=ends))


def test_half_an_hour_later_is_found_though_the_old_time_overlaps_it(road, lena, booked):
    later = booked.start_at + timedelta(minutes=30)
    only_free(road, booked.start_at - timedelta(minutes=15), later + timedelta(minutes=60))
    wanted = later.astimezone(lena.zone_info)

    read_answer(road, answered(road, f"Could we start at {wanted:%H:%M} instead?", purposes=SETTLED))

    assert later in starts(road, lena)


def test_so_it_is_on_the_page(road, lena, booked):
    later = booked.start_at + timedelta(minutes=30)
    only_free(road, booked.start_at - timedelta(minutes=15), later + timedelta(minutes=60))
    words = f"Could we start at {later.astimezone(lena.zone_info):%H:%M}?"

    with road.database.read() as session:
        found = wished_times(session, lena.id, words, [], road.now())

    assert later in found.starts


def picked(road, offer_id, start_at):
    """As an answer leaves it that was read and is not booked yet."""
    with road.database.write() as session:
        session.get(Offer, offer_id).picked_start = start_at


def test_a_time_that_went_and_nothing_else_leaves_the_interview_as_it_is_and_asks_a_person(road, lena, booked):
    mail_id = answered(road, "Option 3 instead, please", purposes=SETTLED)
    read_answer(road, mail_id)
    with road.database.write() as session:
        until = road.now() + timedelta(days=30)
        session.add(BusyTime(colleague_id=1, start_at=road.now(), end_at=until))
    work(road)

    assert row(road, Booking, booked.id).start_at == booked.start_at
    assert row(road, Offer, lena.id).state is OfferState.BOOKED
    assert row(road, InboundMail, mail_id).state is InboundState.ASKS
    assert told(road)[-1] == "interview_asks"


def test_a_time_that_went_is_answered_with_others_and_says_what_stays(road, lena, booked):
    third = starts(road, lena)[2]
    read_answer(road, answered(road, "Option 3 instead, please", purposes=SETTLED))
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=1, start_at=third, end_at=third + timedelta(minutes=45)))
    work(road)

    [mail] = mails_for(road, Purpose.OPTIONS)
    assert "stays as it is until you choose another time" in " ".join(mail.text.split())
    assert row(road, Booking, booked.id).start_at == booked.start_at


def test_nothing_is_kept_for_a_pick_that_could_not_be_had_at_all(road, lena):
    read_answer(road, answered(road, "Option 3 works"))
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=1, start_at=road.now(), end_at=road.now() + timedelta(days=30)))
    work(road)

    assert row(road, Offer, lena.id).state is OfferState.EXPIRED
    assert every(road, Occupancy) == []


def test_a_pick_of_what_is_booked_by_another_offer_waits_for_a_person(road, clock, lena):
    second = starts(road, lena)[1]
    with road.database.write() as session:
        session.get(Offer, lena.id).state = OfferState.DECLINED
    clock.pass_by(minutes=5)
    newer = offered(road, lena.plan_id)
    book(road, token_of(road, newer), starts(road, newer)[0])
    mail_id = answered(road, "Option 2 works", purposes=SETTLED)
    read_answer(road, mail_id)
    with road.database.write() as session:
        session.get(Offer, newer.id).picked_start = None
    picked(road, lena.id, second)
    work(road)

    assert [one.start_at for one in every(road, Booking)] == [starts(road, newer)[0]]
    assert row(road, Offer, lena.id).reason == "This interview is booked with them by another offer."
    assert row(road, InboundMail, mail_id).state is InboundState.ASKS
    assert (
        "was not booked. This interview is booked with them at another time" in row(road, InboundMail, mail_id).reason
    )


def test_an_opt_out_behind_a_pick_is_kept_and_the_pick_is_noted(road, lena):
    read_answer(road, answered(road, "Option 2 works"))
    opt_out(road, road.links.opt_out(lena.candidate_id, 1).rpartition("/")[2], Channel.PAGE)
    work(road)

    assert every(road, Booking) == []
    assert (row(road, Offer, lena.id).state, row(road, Offer, lena.id).reason_code) == (
        OfferState.DECLINED,
        "opted_out",
    )
    assert any("asked us not to write, so" in one.says for one in every(road, Event))
    assert mails_for(road, Purpose.CONFIRMATION) == []


def test_whoever_moves_it_on_the_page_after_calling_it_off_by_mail_keeps_the_new_time(road, lena, booked):
    second = starts(road, lena)[2]
    read_answer(road, answered(road, "Please cancel our call, sorry.", purposes=SETTLED))
    change(road, booking_token(road, booked), second)
    work(road)

    assert (row(road, Booking, booked.id).state, row(road, Booking, booked.id).start_at) == (
        BookingState.BOOKED,
        second,
    )


def test_whoever_brings_it_back_on_the_page_is_not_called_off_by_an_older_mail(road, booked):
    read_answer(road, answered(road, "Please cancel our call, sorry.", purposes=SETTLED))
    cancel(road, booking_token(road, booked))

    assert isinstance(restore(road, booking_token(road, booked)), Booked)
    work(road)

    assert row(road, Booking, booked.id).state is BookingState.BOOKED


def test_what_a_colleague_moves_is_still_called_off_by_the_mail_that_says_so(road, lena, booked):
    read_answer(road, answered(road, "Please cancel our call, sorry.", purposes=SETTLED))
    change(road, booking_token(road, booked), starts(road, lena)[2], how="person")
    work(road)

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_a_pick_whose_times_were_taken_back_meanwhile_waits_for_a_person(road, lena):
    mail_id = answered(road, "Option 2 works")
    read_answer(road, mail_id)
    withdraw(road, lena.id, "Ana")
    work(road)

    assert every(road, Booking) == []
    assert row(road, InboundMail, mail_id).state is InboundState.ASKS
    assert "when the times were taken back" in row(road, InboundMail, mail_id).reason
