"""Booking, moving and calling off: one commit each, one event for each calendar, and no time for two people."""

from datetime import timedelta

import pytest
from builders import SIGNER, add_candidate
from errands import LENA, CrashError, crashing_at, every, run_of, told, work
from meetings import (
    ANA,
    TOMAS,
    booking_token,
    event_in,
    mails_for,
    offered,
    plan_id_of,
    row,
    set_stage,
    starts,
    taken_by,
    token_of,
)

from sequencer.core.meet.outcomes import Booked, Closed, Taken
from sequencer.core.states import Purpose, TouchState
from sequencer.flows.book import book, cancel, change, restore
from sequencer.store.bookings import Booking, BookingState, upcoming
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Touch

ADA = "ada@acme.example"


@pytest.fixture
def lena(road):
    """An offer to Lena that waits for her answer."""
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    """Lena's first choice, booked."""
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    return row(road, Booking, done.booking_id)


def test_a_booked_time_takes_the_colleague_ends_the_offer_and_says_so(road, lena):
    start = starts(road, lena)[1]

    done = book(road, token_of(road, lena), start)

    assert isinstance(done, Booked)
    assert (done.start_at, done.end_at) == (start, start + timedelta(minutes=45))
    assert taken_by(road, done.booking_id) == [(start, start + timedelta(minutes=45))]
    assert [one for one in every(road, Occupancy) if one.booking_id is None] == []
    assert row(road, Offer, lena.id).state is OfferState.BOOKED
    assert told(road)[-1] == "interview_booked"


def test_the_confirmation_brings_an_event_that_shows_no_company_and_an_answer_comes_to_the_mailbox(road, post, booked):
    work(road)

    method, event = event_in(mails_for(road, Purpose.CONFIRMATION)[0])
    assert (method, event["UID"], event["SEQUENCE"], event["SUMMARY"]) == ("REQUEST", booked.uid, 0, "Call with Ana")
    assert event["DTSTART"].dt == booked.start_at
    assert event["ORGANIZER"] == f"mailto:{ADA}"
    assert event["ATTENDEE"] == f"mailto:{LENA}"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert "Acme" not in event.to_ical().decode().replace("acme", "")
    assert all(one.state is TouchState.SENT for one in every(road, Touch) if one.booking_id == booked.id)


def test_whoever_holds_the_interview_gets_an_event_of_their_own(road, booked):
    notice = mails_for(road, Purpose.NOTICE, ADA)[0]

    method, event = event_in(notice)

    assert method == "REQUEST"
    assert event["UID"] == booked.internal_uid != booked.uid
    assert "Lena Brandt" in event["SUMMARY"]
    assert "Lena Brandt and you talk on" in notice.text


def test_the_run_that_led_here_is_over(written, road):
    found = offered(road, plan_id_of(road))
    book(road, token_of(road, found), starts(road, found)[0])

    assert str(run_of(road).state) == "answered"


def test_the_same_time_twice_is_one_booking(road, lena):
    token, start = token_of(road, lena), starts(road, lena)[0]

    first, second = book(road, token, start), book(road, token, start)

    assert first == second
    assert len(every(road, Booking)) == 1
    assert len(mails_for(road, Purpose.CONFIRMATION)) == 1


def test_a_time_somebody_else_has_is_taken_and_the_nearest_free_ones_come_with_it(road, lena):
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")
    mia = offered(road, lena.plan_id, "mia@stern.example")
    start = starts(road, lena)[0]
    book(road, token_of(road, lena), start)

    lost = book(road, token_of(road, mia), start)

    assert isinstance(lost, Taken)
    assert len(lost.nearest) == 3
    assert start not in [slot.start_at for slot in lost.nearest]
    assert isinstance(book(road, token_of(road, mia), lost.nearest[0].start_at), Booked)


def test_a_time_that_nobody_ever_offers_cannot_be_booked(road, lena):
    at_night = starts(road, lena)[0].replace(hour=2)

    assert isinstance(book(road, token_of(road, lena), at_night), Taken)
    assert every(road, Booking) == []


def test_after_the_offer_ran_out_its_link_still_books_what_is_free(road, clock, lena):
    later = starts(road, lena)[-1]
    clock.pass_by(hours=49)
    work(road)

    assert isinstance(book(road, token_of(road, lena), later), (Booked, Taken))
    assert row(road, Offer, lena.id).state in (OfferState.BOOKED, OfferState.EXPIRED)


@pytest.mark.parametrize("token", ["", "nonsense", "MS5hYg.AAAAAAAAAAAAAAAAAAAAAA"])
def test_a_link_that_is_not_ours_is_told_so(road, lena, token):
    for told_no in (book(road, token, starts(road, lena)[0]), change(road, token, starts(road, lena)[0])):
        assert isinstance(told_no, Closed)
    assert isinstance(cancel(road, token), Closed)
    assert isinstance(restore(road, token), Closed)


def test_whoever_asked_us_not_to_write_is_told_why_nothing_can_be_booked(road, lena):
    with road.database.write() as session:
        suppress(session, SIGNER, [LENA], Channel.REPLY, road.now())

    closed = book(road, token_of(road, lena), starts(road, lena)[0])

    assert closed.reason.code == "opted_out"


def test_moving_gives_the_old_time_back_and_updates_the_same_event(road, lena, booked):
    new = starts(road, lena)[2]

    done = change(road, booking_token(road, booked), new)

    moved = row(road, Booking, booked.id)
    method, event = event_in(mails_for(road, Purpose.CHANGE)[0])
    assert isinstance(done, Booked)
    assert taken_by(road, booked.id) == [(new, new + timedelta(minutes=45))]
    assert (method, event["UID"], event["SEQUENCE"]) == ("REQUEST", booked.uid, 1)
    assert event["DTSTART"].dt == new
    assert moved.nonce != booked.nonce
    assert told(road)[-1] == "interview_moved"


def test_the_link_of_the_old_time_is_dead_but_the_same_wish_twice_is_no_mistake(road, lena, booked):
    named = starts(road, lena)
    old = booking_token(road, booked)
    change(road, old, named[1])

    assert isinstance(change(road, old, named[1]), Booked)
    assert change(road, old, named[2]).reason.code == "old_link"
    assert cancel(road, old).reason.code == "old_link"
    assert row(road, Booking, booked.id).start_at == named[1]


def test_moving_to_a_time_that_is_gone_leaves_everything_as_it_was(road, lena, booked):
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")
    mia = offered(road, lena.plan_id, "mia@stern.example")
    theirs = starts(road, mia)[0]
    book(road, token_of(road, mia), theirs)

    lost = change(road, booking_token(road, booked), theirs)

    assert isinstance(lost, Taken)
    assert row(road, Booking, booked.id).start_at == booked.start_at
    assert taken_by(road, booked.id) == [(booked.start_at, booked.end_at)]
    assert mails_for(road, Purpose.CHANGE) == []


def test_moving_by_less_than_its_length_is_possible(road, booked):
    assert isinstance(change(road, booking_token(road, booked), booked.start_at + timedelta(minutes=15)), Booked)


def test_one_interview_is_booked_once_whichever_of_its_links_is_used(road, clock, lena, booked):
    cancel(road, booking_token(road, booked))
    clock.pass_by(hours=1)
    second = offered(road, lena.plan_id)
    book(road, token_of(road, second), starts(road, second)[0])

    late = book(road, token_of(road, lena), starts(road, second)[1])

    assert late.reason.code == "booked"
    assert sum(one.state is BookingState.BOOKED for one in every(road, Booking)) == 1


def test_of_a_pool_whoever_has_fewer_meetings_holds_it_and_only_they_are_told(road):
    plan_id = set_stage(
        road,
        people=[ANA, TOMAS],
        required=["ada@acme.example"],
        pools=[{"any": 1, "of": ["tomas@acme.example"]}],
    )
    found = offered(road, plan_id)

    done = book(road, token_of(road, found), starts(road, found)[0])

    assert len(row(road, Booking, done.booking_id).people) == 2
    assert len(mails_for(road, Purpose.NOTICE, "tomas@acme.example")) == 1
    assert "Call with Ana and Tomas" in event_in(mails_for(road, Purpose.CONFIRMATION)[0])[1]["SUMMARY"]


def test_what_comes_next_is_told_with_names_in_a_few_questions(road, booked):
    with road.database.read() as session:
        [interview] = upcoming(session, None, road.now(), 10)
        nobodys = upcoming(session, [4711], road.now(), 10)

    assert (interview.candidate_name, interview.plan_name, interview.people) == (
        "Lena Brandt",
        "First conversation",
        ("Ana Teles",),
    )
    assert nobodys == []


def test_the_candidates_own_zone_wins(road, lena):
    done = book(road, token_of(road, lena), starts(road, lena)[0], zone="America/New_York")

    assert row(road, Booking, done.booking_id).zone == "America/New_York"
    assert "your time (America/New_York)" in mails_for(road, Purpose.CONFIRMATION)[0].text


def test_a_crash_before_the_commit_leaves_nothing_half_done(road, lena, monkeypatch):
    monkeypatch.setattr("sequencer.flows.book.file_notices", lambda *_, **__: crashing_at("file")("file"))

    with pytest.raises(CrashError):
        book(road, token_of(road, lena), starts(road, lena)[0])

    assert every(road, Booking) == []
    assert mails_for(road, Purpose.CONFIRMATION) == []
    assert row(road, Offer, lena.id).state is OfferState.OPEN


def test_a_meeting_in_person_is_called_one(road):
    found = offered(road, set_stage(road, kind="in_person", place="Lindenhof 4, 10115 Berlin"))
    book(road, token_of(road, found), starts(road, found)[0])

    [sent] = mails_for(road, Purpose.CONFIRMATION)
    _, event = event_in(sent)
    assert event["SUMMARY"] == "Meeting with Ana"
    assert event["LOCATION"] == "Lindenhof 4, 10115 Berlin"
    assert "meeting with Ana" in sent.subject
    assert "and meet here: Lindenhof 4, 10115 Berlin" in sent.text
