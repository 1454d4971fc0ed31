"""A colleague who cannot hold a settled interview: replaced at the same instant, or a person is asked and nobody else."""

from dataclasses import replace as clone

import pytest
from errands import LENA, at_once, every, told, work
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

from sequencer.core.states import Purpose
from sequencer.errors import UserError
from sequencer.flows.book import book, cancel_by_id, change
from sequencer.flows.stand_in import find_stand_in, replace
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime, Colleague
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection, object_to, open_objections
from sequencer.store.offers import Offer
from sequencer.store.stand_ins import free_colleagues

ADA = "ada@acme.example"
MIA = TOMAS | {"name": "Mia Chen", "email": "mia@acme.example"}
POOL = [{"any": 1, "of": ["tomas@acme.example", "mia@acme.example"]}]


@pytest.fixture
def booked(road):
    """Lena meets Ana and Mia or Tomas; nothing has left yet."""
    found = offered(road, set_stage(road, people=[ANA, TOMAS, MIA], required=[ADA], pools=POOL))
    done = book(road, token_of(road, found), starts(road, found)[0])
    return row(road, Booking, done.booking_id)


def people(road):
    return {one.id: one for one in every(road, Colleague)}


def pooled(road, booking):
    """(who of the pool holds it, who does not), by id."""
    ana = next(one.id for one in people(road).values() if one.email == ADA)
    (here,) = [one for one in booking.people if one != ana]
    return here, next(one for one in people(road) if one not in (ana, here))


def decline(road, booking, who):
    """A calendar says that somebody cannot come; returns the id of the objection."""
    with road.database.write() as session:
        object_to(session, booking.id, None, road.now(), colleague_id=who)
        return open_objections(session, booking.id)[-1].id


def busy(road, who, booking):
    with road.database.write() as session:
        session.add(BusyTime(colleague_id=who, source="x", start_at=booking.start_at, end_at=booking.end_at))


def test_everybody_gets_what_concerns_them_and_the_candidate_a_short_mail(road, booked):
    work(road)
    here, other = pooled(road, booked)

    assert find_stand_in(road, decline(road, booked, here)) is True

    after, names = row(road, Booking, booked.id), people(road)
    assert after.people == [*(one for one in booked.people if one != here), other]
    assert len(taken_by(road, booked.id)) == 2
    method, event = event_in(mails_for(road, Purpose.NOTICE, names[other].email)[-1])
    assert (method, event["UID"], event["DTSTART"].dt) == ("REQUEST", booked.internal_uid, booked.start_at)
    method, event = event_in(mails_for(road, Purpose.NOTICE, names[here].email)[-1])
    assert (method, event["UID"], event["SEQUENCE"]) == ("CANCEL", booked.internal_uid, 1)
    method, event = event_in(mails_for(road, Purpose.CHANGE)[-1])
    assert (method, event["UID"], event["DTSTART"].dt) == ("REQUEST", booked.uid, booked.start_at)
    assert f"you will meet {names[other].first_name} instead" in " ".join(
        mails_for(road, Purpose.CHANGE)[-1].text.split()
    )
    assert "interview_replaced" in told(road)


def test_a_candidate_who_has_not_been_told_yet_just_reads_other_names(road, booked):
    here, other = pooled(road, booked)

    find_stand_in(road, decline(road, booked, here))
    work(road)

    sent = [one for one in mails_for(road, Purpose.CONFIRMATION) if str(one.state) == "sent"]
    assert mails_for(road, Purpose.CHANGE) == []
    assert people(road)[other].first_name in sent[0].subject
    assert len(sent) == 1


def test_a_name_that_stays_the_same_is_no_news_for_the_candidate(road, booked):
    here, other = pooled(road, booked)
    with road.database.write() as session:
        session.get(Colleague, other).name = session.get(Colleague, here).name
    work(road)

    find_stand_in(road, decline(road, booked, here))

    assert mails_for(road, Purpose.CHANGE) == []


def test_done_once_whoever_rings_twice(road, booked):
    here, _ = pooled(road, booked)
    objection = decline(road, booked, here)

    done = at_once(lambda: find_stand_in(road, objection), lambda: find_stand_in(road, objection))

    assert sorted(done) == [False, True]
    assert row(road, Booking, booked.id).sequence == booked.sequence + 1


def test_with_nobody_free_the_team_is_asked_and_the_candidate_knows_nothing(road, booked):
    work(road)
    here, other = pooled(road, booked)
    busy(road, other, booked)

    assert find_stand_in(road, decline(road, booked, here)) is False

    after = row(road, Booking, booked.id)
    (waiting,) = every(road, Objection)
    assert (after.people, after.sequence) == (booked.people, booked.sequence)
    assert (waiting.due_at, waiting.settled_at) == (None, None)
    assert mails_for(road, Purpose.CHANGE) == []
    assert told(road)[-1] == "interview_asks"


def test_who_has_to_be_there_is_replaced_by_nobody_but_a_person(road, booked):
    ana = booked.people[0]

    assert find_stand_in(road, decline(road, booked, ana)) is False
    assert row(road, Booking, booked.id).people == booked.people


def test_a_person_names_a_colleague_who_is_free(road, booked):
    ana, (_, other) = booked.people[0], pooled(road, booked)
    objection = decline(road, booked, ana)
    with road.database.read() as session:
        found = free_colleagues(session, session.get(InterviewPlan, 1), row(road, Booking, booked.id), road.now(), 9)
    assert [one.id for one in found] == [other]

    replace(road, booked.id, ana, other, "rita@acme.example")
    replace(road, booked.id, ana, other, "rita@acme.example")  # the button pressed twice

    assert set(row(road, Booking, booked.id).people) == {*booked.people[1:], other}
    assert row(road, Objection, objection).settled_at is not None
    assert row(road, Booking, booked.id).sequence == booked.sequence + 1


def test_a_colleague_who_is_not_free_takes_nobodys_place(road, booked):
    here, other = pooled(road, booked)
    busy(road, other, booked)

    with pytest.raises(UserError, match="no longer free"):
        replace(road, booked.id, here, other, "rita@acme.example")

    assert row(road, Booking, booked.id).people == booked.people


def test_the_newcomers_calendar_is_looked_at_once_more(road, calendars):
    found = offered(road, set_stage(road))
    booked = row(road, Booking, book(road, token_of(road, found), starts(road, found)[0]).booking_id)
    plan_id_of(road, name="Other", people=[TOMAS])
    asked = []

    with pytest.raises(UserError, match="no longer free"):
        replace(
            clone(road, freshen=lambda people, _seconds: asked.extend(people) or busy(road, 2, booked)),
            booked.id,
            1,
            2,
            "",
        )

    assert set(asked) == {1, 2}


def test_of_an_interview_that_was_called_off_meanwhile_nothing_is_replaced(road, booked):
    here, _ = pooled(road, booked)
    objection = decline(road, booked, here)
    cancel_by_id(road, booked.id, "rita@acme.example")

    assert find_stand_in(road, objection) is False
    assert row(road, Objection, objection).settled_at is not None
    assert mails_for(road, Purpose.CHANGE, LENA) == []


def test_two_who_decline_are_not_swapped_for_ever(road, booked):
    here, other = pooled(road, booked)

    assert find_stand_in(road, decline(road, booked, here)) is True
    assert find_stand_in(road, decline(road, booked, other)) is False

    assert set(row(road, Booking, booked.id).people) == {booked.people[0], other}
    assert told(road)[-1] == "interview_asks"


def test_a_move_of_which_nobody_has_been_told_yet_is_not_hidden_by_a_new_name(road, booked):
    work(road)
    later = next(one for one in starts(road, every(road, Offer)[0]) if one != booked.start_at)
    change(road, booking_token(road, booked), later)
    here, _ = pooled(road, row(road, Booking, booked.id))

    find_stand_in(road, decline(road, booked, here))
    work(road)

    (moved,) = [one for one in mails_for(road, Purpose.CHANGE) if str(one.state) == "sent"]
    (notice,) = [one for one in mails_for(road, Purpose.NOTICE, ADA) if str(one.state) == "sent" and one.number]
    assert "has moved" in " ".join(moved.text.split())
    assert notice.subject.startswith("Now ")
    assert event_in(moved)[1]["DTSTART"].dt == event_in(notice)[1]["DTSTART"].dt == later
