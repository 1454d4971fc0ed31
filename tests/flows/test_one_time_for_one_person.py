"""Many people want one time at the same moment: one has it, the others are shown what else is free."""

from datetime import timedelta
from itertools import combinations

import pytest
from builders import add_candidate
from errands import at_once, every
from meetings import ANA, TOMAS, at, plan_id_of, row, set_stage
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.flows.book import book, change
from sequencer.store.bookings import Booking
from sequencer.store.occupancies import OVERLAP, Occupancy
from sequencer.store.offers import Offer, OfferState

START = at("2027-03-04T18:00")


def offers_for(road, plan_id, count):
    """As many people, each with the link of an offer that keeps nothing; returns the links' tokens."""
    people = [add_candidate(road, f"person{number}@some.example", zone="Europe/Berlin") for number in range(count)]
    with road.database.write() as session:
        rows = [
            Offer(
                candidate_id=person,
                plan_id=plan_id,
                mailbox_id=1,
                nonce=f"nonce-{person}",
                state=OfferState.EXPIRED,
                zone="Europe/Berlin",
                expires_at=road.now(),
                created_at=road.now(),
            )
            for person in people
        ]
        session.add_all(rows)
        session.flush()
        return [road.links.interview(one.id, one.nonce).rpartition("/")[2] for one in rows]


def overlapping(road):
    """Pairs of live bookings of one person that share an instant."""
    live = [one for one in every(road, Occupancy) if one.is_live and one.booking_id is not None]
    return [
        (one, other)
        for one, other in combinations(live, 2)
        if one.colleague_id == other.colleague_id and one.start_at < other.end_at and other.start_at < one.end_at
    ]


def test_forty_threads_book_one_time_and_exactly_one_has_it_while_the_others_get_alternatives(road):
    tokens = offers_for(road, set_stage(road), 40)

    outcomes = at_once(*[lambda token=token: book(road, token, START) for token in tokens])

    lost = [one for one in outcomes if isinstance(one, Taken)]
    assert len(outcomes) == 40
    assert len(every(road, Booking)) == 1
    assert len(lost) == 39
    assert all(len(one.nearest) == 3 and START not in [slot.start_at for slot in one.nearest] for one in lost)


def test_times_that_only_partly_overlap_are_never_both_booked(road):
    tokens = offers_for(road, set_stage(road, people=[ANA, TOMAS]), 24)
    wanted = [START + timedelta(minutes=15 * (number % 4)) for number in range(24)]

    outcomes = at_once(
        *[
            lambda token=token, start=start: book(road, token, start)
            for token, start in zip(tokens, wanted, strict=True)
        ]
    )

    assert sum(isinstance(one, Booked) for one in outcomes) == 1
    assert overlapping(road) == []


def test_people_of_two_plans_who_share_a_colleague_never_meet_them_at_once(road):
    first = set_stage(road, people=[ANA, TOMAS])
    second = plan_id_of(road, name="Second talk", duration_min=30, people=[TOMAS | {"name": "Tomas"}, ANA])
    tokens = offers_for(road, first, 10)
    with road.database.write() as session:
        session.execute(update(Offer).where(Offer.id > 5).values(plan_id=second))

    at_once(*[lambda token=token: book(road, token, START) for token in tokens])

    assert len(every(road, Booking)) == 1
    assert overlapping(road) == []


def test_two_who_change_places_at_the_same_moment_leave_nobody_with_two_meetings(road):
    tokens = offers_for(road, set_stage(road), 2)
    later = START + timedelta(hours=1)
    booked = [book(road, tokens[0], START), book(road, tokens[1], later)]
    links = [one.url.rpartition("/")[2] for one in booked]

    at_once(lambda: change(road, links[0], later), lambda: change(road, links[1], START))

    assert overlapping(road) == []
    assert len([one for one in every(road, Occupancy) if one.is_live]) == 2


@pytest.mark.parametrize("minutes", [0, 30, -30])
def test_the_database_itself_refuses_a_second_booking_that_overlaps(road, minutes):
    tokens = offers_for(road, set_stage(road), 2)
    booking = row(road, Booking, book(road, tokens[0], START).booking_id)

    with pytest.raises(IntegrityError, match=OVERLAP), road.database.write() as session:
        session.add(_firm(booking, START + timedelta(minutes=minutes)))


def test_the_database_takes_meetings_that_only_touch_and_those_that_are_off(road):
    tokens = offers_for(road, set_stage(road), 2)
    booking = row(road, Booking, book(road, tokens[0], START).booking_id)

    with road.database.write() as session:
        session.add(_firm(booking, START + timedelta(minutes=45)))
        session.add(_firm(booking, START, is_live=False))

    assert len(every(road, Occupancy)) == 3


def test_the_database_refuses_to_bring_an_overlapping_meeting_back_to_life(road):
    tokens = offers_for(road, set_stage(road), 2)
    booking = row(road, Booking, book(road, tokens[0], START).booking_id)
    with road.database.write() as session:
        session.add(_firm(booking, START, is_live=False))

    with pytest.raises(IntegrityError, match=OVERLAP), road.database.write() as session:
        session.execute(update(Occupancy).values(is_live=True))


def _firm(booking, start, **given):
    return Occupancy(
        colleague_id=booking.people[0],
        start_at=start,
        end_at=start + timedelta(minutes=45),
        booking_id=booking.id,
        **({"is_live": True} | given),
    )
