"""Waits, branches and pauses: a run moves on once, when its time has come."""

from datetime import timedelta

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, set_organisation
from errands import LENA, run_of, states, told, touches, work, work_for

from sequencer.core.plan.consequence import of_manual_mail
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.advance import advance, resume, resume_person
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import live_runs, pause_run

WAIT = {"key": "w", "kind": "wait", "delay": "2 days"}


def begin(road, *steps, **facts):
    add_candidate(road, LENA, **facts)
    add_sequence(road, *steps)
    enroll_address(road, "Welcome", LENA)


def paused(road, until, code="out_of_office"):
    with road.database.write() as session:
        for run in live_runs(session, 1):
            pause_run(session, run, until, Reason(code, "Paused."), road.now())


def test_a_wait_passes_and_the_next_delay_counts_from_its_end(road, clock):
    begin(road, WAIT, FIRST | {"delay": "1 day"})
    began = clock()
    assert not advance(road, 1)

    clock.pass_by(days=2)
    assert advance(road, 1)

    assert touches(road)[0].due_at == began + timedelta(days=3)
    assert run_of(road).moves_at is None


def test_moving_twice_moves_once(road, clock):
    begin(road, WAIT, FIRST)
    clock.pass_by(days=2)

    assert [advance(road, 1), advance(road, 1)] == [True, False]
    assert states(road) == [("first", "planned")]


def test_a_branch_looks_at_the_person_when_it_is_due_and_not_before(road, clock):
    branch = {"key": "b", "kind": "branch", "delay": "1 day", "if": {"field": "employer", "is_set": True}}
    begin(road, FIRST, branch | {"then": "end"}, SECOND)
    work(road)
    with road.database.write() as session:
        session.get_one(Candidate, 1).employer = "Globex"
    work_for(road, clock, days=1)

    assert run_of(road).state is EnrollmentState.FINISHED
    assert states(road) == [("first", "sent")]


def test_a_run_that_ended_at_a_wait_moves_no_more(road, clock):
    begin(road, WAIT, FIRST)
    with road.database.write() as session:
        for run in live_runs(session, 1):
            run.state = EnrollmentState.STOPPED
    clock.pass_by(days=2)

    assert not advance(road, 1)
    assert touches(road) == []


def test_a_paused_run_goes_on_by_itself_when_its_time_has_come(road, clock, post):
    begin(road, FIRST)
    paused(road, clock() + timedelta(days=4))
    work_for(road, clock, days=3)
    assert post.mails == []

    work_for(road, clock, days=1)

    assert post.recipients == [LENA]
    assert told(road)[-3:] == ["run_resumed", "sent", "run_finished"]


def test_a_ring_that_comes_late_lifts_no_pause_of_its_own_accord(road, clock, post):
    begin(road, FIRST)
    paused(road, clock() + timedelta(hours=1))
    clock.pass_by(hours=2)
    with road.database.write() as session:  # before the ring is heard, a colleague writes by hand
        for run in live_runs(session, 1):
            pause_run(session, run, None, of_manual_mail().reason, road.now())

    assert not resume(road, 1)

    assert run_of(road).state is EnrollmentState.PAUSED


def test_a_person_lifts_any_pause(road, post):
    begin(road, FIRST)
    paused(road, None)

    assert resume(road, 1, "ada@acme.example")
    assert not resume(road, 1, "ada@acme.example")
    work(road)
    assert post.recipients == [LENA]


def test_of_two_pauses_the_longer_one_holds(road, clock):
    begin(road, FIRST)
    paused(road, clock() + timedelta(days=9))
    paused(road, clock() + timedelta(days=2))
    assert run_of(road).resumes_at == clock() + timedelta(days=9)

    paused(road, None, "written_by_hand")
    paused(road, clock() + timedelta(days=20))

    assert run_of(road).resumes_at is None
    assert run_of(road).reason_code == "written_by_hand"


def test_a_task_that_falls_due_in_a_pause_waits_for_its_end(road, clock):
    begin(road, {"key": "call", "kind": "task", "subject": "Call them"})
    paused(road, clock() + timedelta(days=2))
    work(road)
    assert states(road) == [("call", "planned")]

    work_for(road, clock, days=2)

    assert states(road) == [("call", "waiting")]


def test_a_run_paused_after_a_refusal_goes_on_with_the_next_step(road, clock):
    begin(road, FIRST, SECOND)
    work(road)
    paused(road, None)

    resume(road, 1, "ada@acme.example")

    assert states(road) == [("first", "sent"), ("second", "planned")]


@pytest.mark.parametrize("call", [advance, resume])
def test_a_run_that_is_not_there_moves_nowhere(road, call):
    assert not call(road, 77)


def test_all_paused_runs_of_a_person_go_on_once_whatever_spelling_names_them(road, clock, post):
    begin(road, FIRST)
    add_sequence(road, FIRST, name="Later")
    set_organisation(road, most_runs=2)
    enroll_address(road, "Later", LENA)
    paused(road, None)

    assert [resume_person(road, LENA.upper(), "ada@acme.example") for _ in range(2)] == [2, 0]

    work_for(road, clock, days=1)
    work_for(road, clock, days=4)  # two mails to one person keep their distance
    assert post.recipients == [LENA, LENA]
    assert told(road).count("run_resumed") == 2


def test_of_a_stranger_nothing_goes_on(road):
    with pytest.raises(UserError, match="no candidate with the address eve@x"):
        resume_person(road, "eve@x.example", "ada@acme.example")
