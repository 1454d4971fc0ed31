"""Whatever changes a person and their runs locks the person first, so that no two ever wait for each other in a circle."""

import re
from contextlib import contextmanager
from datetime import date

import pytest
from builders import mail
from errands import LENA, arrive, cited, every, run_of
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from sequencer.core.states import EnrollmentState, Intent
from sequencer.flows.consent import record_consent, withdraw_consent
from sequencer.flows.correct import correct_reply
from sequencer.store.candidates import Candidate

NO = "No thanks, I am not interested."


@contextmanager
def locked():
    """The tables in which rows are locked meanwhile, in order: what PostgreSQL would be told, on every database."""
    found = []

    def note(state):
        says = str(state.statement.compile(dialect=postgresql.dialect()))
        if re.search(r"\bFOR (NO KEY )?UPDATE\b", says):
            found.append(re.search(r"\bFROM (\w+)", says)[1])

    event.listen(Session, "do_orm_execute", note)
    try:
        yield found
    finally:
        event.remove(Session, "do_orm_execute", note)


def decline(road, inboxes):
    arrive(road, inboxes, mail(LENA, in_reply_to=cited(road), body=NO))


def correct(road, inboxes):
    arrive(road, inboxes, mail(LENA, in_reply_to=cited(road), body="Where would that be?"))
    return lambda: correct_reply(road, 1, Intent.NOT_INTERESTED, "", "nadia")


def agree(road, _inboxes):
    lena = every(road, Candidate)[0].id
    return lambda: record_consent(road, lena, "mails", date(2027, 3, 1), "by phone", "nadia")


def take_back(road, inboxes):
    agree(road, inboxes)()
    lena = every(road, Candidate)[0].id
    return lambda: withdraw_consent(road, lena, "nadia")


def test_a_decline_locks_who_declines_before_their_runs(written, inboxes):
    with locked() as tables:
        decline(written, inboxes)

    assert run_of(written).state is EnrollmentState.DECLINED
    assert tables.index("candidates") < tables.index("enrollments")


@pytest.mark.parametrize("prepare", [correct, agree, take_back])
def test_a_correction_and_a_consent_do_so_too(written, inboxes, prepare):
    change = prepare(written, inboxes)
    with locked() as tables:
        change()

    assert tables.index("candidates") < tables.index("enrollments")


def test_any_other_answer_leaves_the_person_unlocked(written, inboxes):
    with locked() as tables:
        arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="Where would that be?"))

    assert "enrollments" in tables
    assert "candidates" not in tables
