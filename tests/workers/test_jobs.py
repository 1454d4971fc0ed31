"""The jobs: they take one id, may run twice, late or never, and one odd row never blocks the others."""

from dataclasses import replace

import pytest
from builders import add_candidate, add_sequence, mail
from errands import LENA, every, run_of
from sqlalchemy.exc import DataError, OperationalError

from sequencer.core.states import EnrollmentState
from sequencer.errors import InterruptedWorkError, MailboxError
from sequencer.flows.enroll import enroll_address
from sequencer.store.inbound_mails import InboundMail, InboundState
from workers.boot import JOBS
from workers.receiving import catch_up

ADA = "ada@acme.example"


class StumblingReader:
    """Raises at every mail."""

    def __init__(self, error):
        self.error = error

    def understand(self, raw, *, sent_on=None, locale=None):
        raise self.error


@pytest.fixture
def written(road, inboxes):
    """A mail of Lena's waits in the mailbox."""
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    inboxes.deliver(ADA, mail(LENA))
    return road


@pytest.mark.parametrize("error", [ValueError("odd"), RecursionError(), DataError("INSERT", {}, Exception("too long"))])
def test_a_mail_that_makes_us_stumble_is_set_aside_and_stops_its_sender(written, error):
    catch_up(replace(written, reader=StumblingReader(error)), 1)

    (stored,) = every(written, InboundMail)
    assert stored.state is InboundState.UNREADABLE
    assert type(error).__name__ in stored.reason
    assert run_of(written).state is EnrollmentState.ANSWERED


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InterruptedWorkError("stopping"), InterruptedWorkError),
        (OperationalError("SELECT", {}, Exception("the database is gone")), MailboxError),
    ],
)
def test_a_mail_stays_to_be_read_when_it_was_not_its_fault(written, error, told):
    with pytest.raises(told):
        catch_up(replace(written, reader=StumblingReader(error)), 1)

    assert every(written, InboundMail)[0].state is InboundState.NEW
    assert run_of(written).state is EnrollmentState.ACTIVE
    catch_up(written, 1)
    assert run_of(written).state is not EnrollmentState.ACTIVE


def test_a_mailbox_that_cannot_be_read_is_told_to_whoever_asked(written, inboxes):
    inboxes.trouble = MailboxError("imap.acme.example:993 cannot be reached.")

    with pytest.raises(MailboxError):
        catch_up(written, 1)


@pytest.mark.parametrize("job", sorted(JOBS))
def test_a_job_for_a_row_that_is_not_there_does_nothing(road, job):
    JOBS[job](road, 4711)


@pytest.mark.parametrize("job", sorted(JOBS))
def test_a_job_that_comes_when_nothing_is_due_changes_nothing(road, clock, job):
    add_candidate(road, LENA)
    add_sequence(road, {"key": "w", "kind": "wait", "delay": "1 day"})
    enroll_address(road, "Welcome", LENA)
    before = run_of(road)

    JOBS[job](road, 1)

    after = run_of(road)
    assert (after.state, after.at_key, after.moves_at) == (before.state, before.at_key, before.moves_at)
