"""A mail whose effect the database would not take: it is tried again, holds every send meanwhile, and not for ever."""

from dataclasses import replace

import pytest
from builders import add_candidate, add_sequence, mail
from doors import PlainReader
from errands import LENA, every, run_of
from sqlalchemy.exc import OperationalError

from sequencer.core.states import EnrollmentState
from sequencer.errors import InterruptedWorkError, MailboxError
from sequencer.flows.enroll import enroll_address
from sequencer.flows.note_failure import note_failure
from sequencer.store.inbound_mails import InboundMail, InboundState, new_ids
from workers.receiving import catch_up
from workers.sweep import LOOKS
from workers.upkeep import understand_mail

ADA = "ada@acme.example"
BEN = "ben@brandt.example"
LOCKED = OperationalError("UPDATE", {}, Exception("deadlock"))


class FailingReader(PlainReader):
    """Raises at mails that hold a word, as the database would where it fails at their effect."""

    def __init__(self, error, word=b"Lena"):
        self.error = error
        self.word = word

    def understand(self, raw, *, sent_on=None, locale=None):
        if self.word in raw:
            raise self.error
        return PlainReader.understand(raw, sent_on=sent_on, locale=locale)


@pytest.fixture
def waiting(road, inboxes):
    """Lena and Ben have both answered; Lena's mail was first."""
    add_sequence(road)
    for address, name in ((LENA, "Lena"), (BEN, "Ben")):
        add_candidate(road, address)
        enroll_address(road, "Welcome", address)
        inboxes.deliver(ADA, mail(address, body=f"Call me, {name}."))
    return road


def failing(road, error=LOCKED):
    return replace(road, reader=FailingReader(error))


def rows(road):
    return [(one.state, one.failures) for one in every(road, InboundMail)]


def test_a_failing_mail_is_told_to_whoever_wants_to_send_and_keeps_no_other_waiting(waiting):
    with pytest.raises(MailboxError, match="could not be taken in yet"):
        catch_up(failing(waiting), 1)

    assert rows(waiting) == [(InboundState.NEW, 1), (InboundState.HANDLED, 0)]
    assert run_of(waiting, BEN).state is EnrollmentState.ANSWERED
    assert run_of(waiting, LENA).state is EnrollmentState.ACTIVE


def test_a_failing_mail_has_its_effect_when_the_database_is_well_again(waiting):
    with pytest.raises(MailboxError):
        catch_up(failing(waiting), 1)

    catch_up(waiting, 1)

    assert rows(waiting) == [(InboundState.HANDLED, 1), (InboundState.HANDLED, 0)]
    assert run_of(waiting, LENA).state is EnrollmentState.ANSWERED


def test_a_mail_that_fails_five_times_is_set_aside_and_sends_go_on(waiting):
    for _ in range(4):
        with pytest.raises(MailboxError):
            catch_up(failing(waiting), 1)

    catch_up(failing(waiting), 1)

    first = every(waiting, InboundMail)[0]
    assert (first.state, first.failures) == (InboundState.UNREADABLE, 5)
    assert "OperationalError" in first.reason
    assert run_of(waiting, LENA).state is EnrollmentState.ANSWERED


def test_work_that_is_interrupted_is_no_failure_of_the_mail(waiting):
    for _ in range(6):
        with pytest.raises(InterruptedWorkError):
            catch_up(failing(waiting, InterruptedWorkError("stopping")), 1)

    assert rows(waiting)[0] == (InboundState.NEW, 0)


def test_a_job_for_a_failing_mail_fails_alone(waiting):
    with pytest.raises(MailboxError):
        catch_up(failing(waiting), 1)

    with pytest.raises(OperationalError):
        understand_mail(failing(waiting), 1)

    assert rows(waiting)[0] == (InboundState.NEW, 2)


def test_mails_that_failed_are_tried_behind_the_others(waiting, inboxes):
    with pytest.raises(MailboxError):
        catch_up(failing(waiting), 1)
    inboxes.deliver(ADA, mail(BEN, body="And Lena too."))
    with pytest.raises(MailboxError):
        catch_up(failing(waiting, OperationalError("UPDATE", {}, Exception("locked"))), 1)
    note_failure(waiting, 1)

    with waiting.database.read() as session:
        rung = dict(LOOKS)["understand"](session, waiting.now(), 500)
        first = new_ids(session, 1)

    assert (rung, first) == ([3, 1], [3])


def test_a_mail_that_is_settled_or_gone_cannot_fail(waiting):
    catch_up(waiting, 1)

    assert [note_failure(waiting, 1), note_failure(waiting, 4711)] == [0, 0]
    assert rows(waiting)[0] == (InboundState.HANDLED, 0)
