"""The recruiters of the demo say the morning after what another interview follows, and ask colleagues for their hours."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from errands import every
from meetings import ANA, TOMAS, booking_token, offered, plan_id_of, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.demo.recruiters import Recruiter
from sequencer.demo.rounds import Rounds
from sequencer.errors import SequencerError
from sequencer.flows.book import book, cancel
from sequencer.store.bookings import Booking, Came
from sequencer.store.hours_requests import HoursRequest
from sequencer.store.touches import Touch

PAUL = Recruiter("Paul Acheampong", "paul@acme.example", ZoneInfo("Europe/Berlin"))
TEAMS = {"Robotics": PAUL}


@pytest.fixture
def booked(road):
    """Gives an interview that is booked by a plan, with whatever follows it."""
    set_stage(road)
    plan_id_of(road, name="Panel", people=[TOMAS])

    def make(**plan):
        found = offered(road, plan_id_of(road, people=[ANA], **plan))
        book(road, token_of(road, found), starts(road, found)[0])
        return every(road, Booking)[-1]

    return make


def come(road):
    return [one.came for one in every(road, Booking)]


def test_the_morning_after_an_interview_that_another_one_follows_they_say_that_it_took_place(road, clock, booked):
    booking = booked(then="Panel", then_offered="held")
    rounds = Rounds(road, TEAMS, [])
    morning = rounds.next_at()

    rounds.work(clock())
    too_early = come(road)
    clock.pass_by(seconds=(morning - road.now()).total_seconds())
    rounds.work(morning)

    assert morning == PAUL.next_morning(booking.end_at)
    assert (too_early, come(road), rounds.next_at()) == ([Came.UNTOLD], [Came.HELD], None)


def test_how_any_other_went_is_left_to_whoever_looks_at_the_desk(road, booked):
    booked()

    assert Rounds(road, TEAMS, []).next_at() is None


def test_what_was_called_off_is_not_said_to_have_taken_place(road, booked):
    booking = booked(then="Panel", then_offered="held")
    cancel(road, booking_token(road, booking))

    assert Rounds(road, TEAMS, []).next_at() is None


def test_a_colleague_is_asked_at_the_given_instant_once_from_a_mailbox_of_the_team(road, clock):
    set_stage(road, people=[TOMAS])
    at = clock() + timedelta(hours=1)
    rounds = Rounds(road, TEAMS, [{"at": at, "colleague": "tomas@acme.example", "by": PAUL.email}])

    rounds.work(clock())
    assert (rounds.next_at(), every(road, HoursRequest)) == (at, [])
    rounds.work(at)
    rounds.work(at)

    assert [one.asked_by for one in every(road, HoursRequest)] == [PAUL.email]
    assert [one.recipient for one in every(road, Touch) if one.purpose is Purpose.HOURS] == ["tomas@acme.example"]
    assert rounds.next_at() is None


def test_a_request_that_nobody_can_make_is_named(road, clock):
    set_stage(road)
    given = {"at": clock(), "colleague": "ghost@acme.example", "by": PAUL.email}

    with pytest.raises(SequencerError, match=r"ghost@acme\.example"):
        Rounds(road, TEAMS, [given]).work(clock())
