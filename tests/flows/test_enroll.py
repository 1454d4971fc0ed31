"""Candidates begin a sequence, or it is told why not."""

from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_sequence, make_road, set_organisation
from errands import LENA, CrashError, every, run_of, states, told, touches

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.errors import UserError
from sequencer.flows.enroll import enroll, enroll_address, enroll_pool
from sequencer.flows.erase import erase
from sequencer.store.candidates import Candidate, mark_dead
from sequencer.store.enrollments import Enrollment
from sequencer.store.pools import Pool, PoolMember
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Touch


@pytest.fixture
def people(road):
    add_sequence(road)
    return [add_candidate(road, f"p{number}@brandt.example") for number in range(3)]


def test_everybody_in_a_pool_begins_with_the_first_step(road, people, clock):
    with road.database.write() as session:
        pool = Pool(name="Gripper people", created_at=road.now())
        session.add(pool)
        session.flush()
        for one in reversed(people):
            session.add(PoolMember(pool_id=pool.id, candidate_id=one))

    found = enroll_pool(road, "Welcome", "Gripper people")

    assert [one.candidate_id for one in found] == people[::-1]
    assert {one.reason for one in found} == {None}
    assert [(touch.step_key, touch.state, touch.due_at) for touch in every(road, Touch)] == [
        ("first", TouchState.PLANNED, clock())
    ] * 3


def test_running_it_twice_enrolls_nobody_twice(road, people):
    enroll(road, "Welcome", people)

    again = enroll(road, "Welcome", people)

    assert {one.reason.code for one in again} == {"already_running"}
    assert len(every(road, Enrollment)) == len(every(road, Touch)) == 3
    assert told(road, "p0@brandt.example") == ["enrolled", "not_enrolled_already_running"]


def test_somebody_named_twice_begins_once(road, people):
    assert [one.reason is None for one in enroll(road, "Welcome", [people[0], people[0]])] == [True, False]


def test_a_crash_between_two_commits_leaves_the_rest_to_the_next_run(road, database, clock):
    add_sequence(road)
    people = [add_candidate(road, f"p{number}@brandt.example") for number in range(60)]

    def crash(reached):
        raise CrashError(reached)

    with pytest.raises(CrashError):
        enroll(make_road(database, clock=clock, step=crash), "Welcome", people)
    begun = len(every(road, Enrollment))
    again = enroll(road, "Welcome", people)

    assert 0 < begun < 60
    assert [one.reason is None for one in again].count(True) == 60 - begun
    assert len(every(road, Enrollment)) == len(every(road, Touch)) == 60


def _suppressed(road, session):
    suppress(session, road.links.signer, ["LENA+x@brandt.example"], Channel.PERSON, road.now())


def _declined(road, session):
    session.get_one(Candidate, 1).declined_until = road.now() + timedelta(days=1)


def _dead(road, session):
    mark_dead(session, 1, LENA, "gone", road.now())


@pytest.mark.parametrize(
    ("arrange", "code"), [(_suppressed, "suppressed"), (_declined, "cooling_off"), (_dead, "dead_address")]
)
def test_who_must_not_be_written_to_is_not_enrolled_and_it_is_told_why(road, arrange, code):
    add_candidate(road, LENA)
    add_sequence(road)
    with road.database.write() as session:
        arrange(road, session)

    (found,) = enroll_address(road, "Welcome", LENA)

    assert found.reason.code == code
    assert run_of(road) is None
    assert told(road) == [f"not_enrolled_{code}"]


def test_who_has_been_through_a_sequence_is_not_sent_it_again(road, people):
    enroll(road, "Welcome", people[:1])
    with road.database.write() as session:
        session.get_one(Enrollment, 1).state = EnrollmentState.FINISHED

    (found,) = enroll(road, "Welcome", people[:1])

    assert found.reason.code == "already_done"


def test_somebody_erased_meanwhile_is_passed_over(road, people):
    erase(road, "p1@brandt.example")

    assert [one.candidate_id for one in enroll(road, "Welcome", people)] == [people[0], people[2]]


def test_a_sequence_that_begins_with_a_branch_plans_what_the_branch_says(road):
    add_candidate(road, LENA, country="DE")
    branch = {"key": "b", "kind": "branch", "if": {"field": "country", "is": "DE"}, "then": "german"}
    english = {"key": "english", "kind": "email", "subject": "Hi", "body": "Hi."}
    german = {"key": "german", "kind": "email", "subject": "Hallo", "body": "Hallo."}
    add_sequence(road, branch, english, german)

    enroll_address(road, "Welcome", LENA)

    assert states(road) == [("german", "planned")]


def test_a_sequence_that_begins_with_a_wait_stands_there(road, clock):
    add_candidate(road, LENA)
    add_sequence(road, {"key": "w", "kind": "wait", "delay": "2 days"}, FIRST)

    enroll_address(road, "Welcome", LENA)

    assert touches(road) == []
    assert (run_of(road).at_key, run_of(road).moves_at) == ("w", clock() + timedelta(days=2))


def test_nothing_begins_before_the_organisation_can_be_named(road, people):
    set_organisation(road, postal_address=" ")

    with pytest.raises(UserError, match="postal address"):
        enroll(road, "Welcome", people)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda road: enroll_address(road, "Nothing", "p0@brandt.example"), "“Welcome”"),
        (lambda road: enroll_address(road, "Welcome", "nobody@brandt.example"), "no candidate"),
        (lambda road: enroll_pool(road, "Welcome", "Nothing"), "no talent pool"),
    ],
)
def test_what_is_not_there_is_refused_in_words(road, people, call, says):
    with pytest.raises(UserError, match=says):
        call(road)
