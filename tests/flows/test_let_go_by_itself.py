"""Where data goes by itself it goes with open eyes: nobody who may have answered, is kept, or has something ahead."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_inbound_mail, add_sequence, mail, set_organisation
from errands import LENA, at_once, every, work, work_for

from sequencer.core.reasons import Reason
from sequencer.errors import UserError
from sequencer.flows.enroll import enroll_address
from sequencer.flows.let_go import keep, let_go, look_through
from sequencer.flows.stop import Scope, pause, stop_person
from sequencer.store.candidates import Candidate
from sequencer.store.dues import DueToGo
from sequencer.store.inbound_mails import InboundState
from sequencer.store.mailboxes import note_read
from sequencer.store.waymarks import lock, unlock, waymark_row


def people(road):
    return [one.id for one in every(road, Candidate)]


def listed(road):
    return [row.candidate_id for row in every(road, DueToGo)]


def read(road):
    with road.database.write() as session:
        note_read(session, 1, road.now(), has_sent=True)


@pytest.fixture
def over(written, clock):
    """Lena was written to and never answered: her time is over, she has stood on the list, and goes by itself."""
    stop_person(written, LENA, "ada")
    set_organisation(written, when_due="erase")
    clock.pass_by(days=181)
    look_through(written)
    assert listed(written) == [1]
    clock.pass_by(days=10)
    return written


def test_nobody_goes_while_the_mailbox_that_wrote_to_them_has_not_been_read_for_a_day(over, clock):
    look_through(over)
    assert people(over) == [1]

    read(over)
    clock.pass_by(days=1)
    look_through(over)
    assert people(over) == [1]

    read(over)
    look_through(over)
    assert people(over) == []


def test_nobody_goes_while_a_mail_into_that_mailbox_is_not_understood(over):
    read(over)
    add_inbound_mail(over, 1, mail(LENA, body="Sorry, I was away."), state=InboundState.NEW)

    look_through(over)

    assert people(over) == [1]


def test_a_person_decides_whether_or_not_a_mailbox_was_read(over):
    assert let_go(over, 1, "ada") is True


def test_nobody_goes_while_a_restored_database_is_not_confirmed_and_the_list_is_written_all_the_same(road, clock):
    set_organisation(road, when_due="erase")
    add_candidate(road, LENA, collected_on="2025-01-01")
    look_through(road)
    add_candidate(road, "ben@brandt.example", collected_on="2025-01-01")
    clock.pass_by(days=3)
    with road.database.write() as session:
        lock(session, None, Reason("restored", "This database was restored."), road.now())

    look_through(road)
    assert (people(road), listed(road)) == ([1, 2], [1, 2])

    with road.database.write() as session:
        unlock(session, waymark_row(session), "name", "eva", road.now())
    look_through(road)
    assert people(road) == [2]


def test_a_decision_to_keep_somebody_counts_while_others_are_being_let_go(road, clock):
    set_organisation(road, when_due="erase")
    for number in range(2):
        add_candidate(road, f"p{number}@brandt.example", collected_on="2025-01-01")
    look_through(road)
    clock.pass_by(days=3)

    def step(reached):
        if reached == "after_letting_go" and people(road) == [2]:
            keep(road, 2, "wants to wait", clock() + timedelta(days=60), "ada")

    look_through(replace(road, step=step))

    assert people(road) == [2]


@pytest.mark.parametrize("is_paused", [True, False])
def test_who_was_not_written_to_is_listed_although_a_run_stands_still_and_only_a_person_lets_them_go(
    road, post, clock, is_paused
):
    """P-04: neither a paused run nor a mail that is held tells anybody that we have their data."""
    set_organisation(road, when_due="erase")
    add_candidate(road, LENA, collected_on=clock().date().isoformat())
    add_sequence(road, FIRST if is_paused else FIRST | {"body": "{{opening_line}}"})
    enroll_address(road, "Welcome", LENA)
    if is_paused:
        pause(road, Scope.SEQUENCE, "Welcome", "until autumn", "ada")
    work(road)

    work_for(road, clock, days=28)
    assert listed(road) == [1]
    for _ in range(5):
        work_for(road, clock, days=1)

    assert (post.mails, people(road)) == ([], [1])
    assert let_go(road, 1, "ada") is True
    assert people(road) == []


def test_keeping_and_letting_go_at_the_same_moment_do_one_of_both(road):
    add_candidate(road, LENA, collected_on="2025-01-01")
    set_organisation(road)
    look_through(road)

    def refused_or(decide):
        def job():
            try:
                decide()
            except UserError as error:
                return str(error)
            return ""

        return job

    kept = refused_or(lambda: keep(road, 1, "wants to wait", road.now() + timedelta(days=60), "ada"))
    gone = refused_or(lambda: let_go(road, 1, "eva"))
    found = at_once(kept, gone)

    assert len([one for one in found if one]) == 1
    assert any("kept until" in one for one in found) is (people(road) == [1])
