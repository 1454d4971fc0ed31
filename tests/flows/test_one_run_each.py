"""W9, P-15: one active run for each person in the whole company, by whatever road they are to begin."""

import threading

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, add_team, mail, set_organisation
from errands import LENA, cited, every, told, work
from patient import PATIENCE

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Intent
from sequencer.flows.correct import correct_reply
from sequencer.flows.enroll import enroll, enroll_address, enroll_pool
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.stop import stop_person
from sequencer.store.enrollments import Enrollment, live_runs, pause_run
from workers.receiving import catch_up


@pytest.fixture
def care(road):
    """Lena is in the sequence of one team; another team has one too."""
    add_candidate(road, LENA)
    add_sequence(road)
    add_team(road, "Care")
    add_mailbox(road, "bo@acme.example", name="Bo Berg")
    add_sequence(road, FIRST, name="Nurses", team="Care", sender="bo@acme.example")
    enroll_address(road, "Nurses", LENA)
    return road


def test_who_is_in_another_sequence_does_not_begin_and_it_is_said_whose_it_is(care):
    (found,) = enroll_address(care, "Welcome", LENA)

    assert found.reason.code == "in_another"
    assert found.reason.says.startswith("Is in “Nurses” now: Bo Berg writes for Care.")
    assert "ask them to stop it" in found.reason.says


def test_a_paused_run_counts(care):
    with care.database.write() as session:
        for run in live_runs(session, 1):
            pause_run(session, run, None, Reason("x", "X."), care.now())

    (found,) = enroll_address(care, "Welcome", LENA)

    assert found.reason.code == "in_another"


def test_whose_run_has_ended_may_begin_elsewhere(care):
    stop_person(care, LENA, "ada")

    (found,) = enroll_address(care, "Welcome", LENA)

    assert found.reason is None


def test_by_a_pool_and_an_import_too(care):
    import_candidates(care, f"email\n{LENA}\nkim@park.example\n".encode(), "people.csv", pool="Both", source="GitHub")

    found = {one.email: one.reason and one.reason.code for one in enroll_pool(care, "Welcome", "Both")}

    assert found == {LENA: "in_another", "kim@park.example": None}


def test_an_organisation_may_allow_more(care):
    set_organisation(care, most_runs=2)
    add_sequence(care, FIRST, name="Third")

    first, second = enroll_address(care, "Welcome", LENA) + enroll_address(care, "Third", LENA)

    assert (first.reason, second.reason.code) == (None, "in_another")
    assert "2 sequences at a time" in second.reason.says


def test_two_teams_that_begin_at_the_same_moment_do_not_both_get_the_person(road):
    people = [add_candidate(road, f"p{number}@brandt.example") for number in range(12)]
    names = [add_sequence(road), add_sequence(road, FIRST, name="Second")]
    ready = threading.Barrier(2, timeout=PATIENCE)

    def begin(name, ids):
        ready.wait()
        enroll(road, name, ids)

    threads = [
        threading.Thread(target=begin, args=(name, ids))
        for name, ids in zip(names, (people, people[::-1]), strict=True)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(run.candidate_id for run in every(road, Enrollment)) == people


def test_a_run_that_an_answer_ended_is_not_revived_beside_another(care, inboxes):
    """Somebody begins elsewhere after an answer; later the answer turns out to have been none."""
    work(care)
    inboxes.deliver("bo@acme.example", mail(LENA, in_reply_to=cited(care), body="Where would that be?"))
    catch_up(care, 2)
    (nurses,) = every(care, Enrollment)
    assert nurses.state is EnrollmentState.ANSWERED
    enroll_address(care, "Welcome", LENA)

    correct_reply(care, 1, Intent.AUTO_REPLY, "", "nadia")

    assert [run.state for run in every(care, Enrollment)] == [EnrollmentState.ANSWERED, EnrollmentState.ACTIVE]
    assert "run_not_resumed" in told(care)
