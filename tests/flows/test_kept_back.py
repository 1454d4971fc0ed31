"""S-54: what a pause or trouble has kept back for weeks is read by somebody before it leaves, as after a long sleep."""

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import LENA, touches, work, work_for

from sequencer.core.states import Stage, TouchState
from sequencer.errors import MailboxError, Temporary
from sequencer.flows.decide import Decision, decide
from sequencer.flows.edit_candidate import edit_candidate
from sequencer.flows.enroll import enroll_address
from sequencer.flows.rule_country import rule_country
from sequencer.flows.stop import Scope, pause, resume

ADA = "ada@acme.example"
SCOPES = [
    (Scope.EVERYBODY, ""),
    (Scope.TEAM, "Robotics"),
    (Scope.SEQUENCE, "Welcome"),
    (Scope.MAILBOX, ADA),
    (Scope.PERSON, LENA),
]
NO_LINE = Temporary("no route to host", stage=Stage.CONNECT)


@pytest.fixture
def follow_up(written, clock):
    """Lena has had the first mail; the second is due in a day."""
    work_for(written, clock, days=2)
    return written


def second(road):
    return touches(road)[1]


@pytest.mark.parametrize(("scope", "which"), SCOPES)
def test_after_a_pause_of_three_months_a_follow_up_waits_for_a_person(follow_up, post, clock, scope, which):
    pause(follow_up, scope, which, "Wrong role.")
    for _ in range(9):
        work_for(follow_up, clock, days=10)
    resume(follow_up, scope, which)
    for _ in range(3):
        work_for(follow_up, clock, hours=1)

    assert len(post.mails) == 1
    assert (second(follow_up).state, second(follow_up).reason_code) == (TouchState.HELD, "overdue")
    assert second(follow_up).reason == (
        "Needs you: this was due on 4 March, and was kept back for 89 days by a pause or trouble. "
        "Send it now, or leave it out."
    )


@pytest.mark.parametrize(("scope", "which"), SCOPES)
def test_after_a_pause_of_ten_days_it_leaves(follow_up, post, clock, scope, which):
    pause(follow_up, scope, which, "Wrong role.")
    work_for(follow_up, clock, days=10)
    resume(follow_up, scope, which)
    work(follow_up)

    assert len(post.mails) == 2


def test_what_came_due_at_the_end_of_a_long_pause_leaves(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road, FIRST | {"delay": "40 days"})
    enroll_address(road, "Welcome", LENA)
    pause(road, Scope.MAILBOX, ADA, "On holiday.")
    work_for(road, clock, days=50)
    resume(road, Scope.MAILBOX, ADA)
    work(road)

    assert len(post.mails) == 1


def test_a_long_pause_of_something_else_keeps_nothing_back(follow_up, post, clock):
    add_candidate(follow_up, "kim@brandt.example")
    pause(follow_up, Scope.PERSON, "kim@brandt.example", "On holiday.")
    pause(follow_up, Scope.SEQUENCE, "Welcome", "Wrong role.")
    work_for(follow_up, clock, days=10)
    resume(follow_up, Scope.SEQUENCE, "Welcome")
    clock.pass_by(days=10)
    resume(follow_up, Scope.PERSON, "kim@brandt.example")
    work(follow_up)

    assert len(post.mails) == 2


def test_a_person_sends_it_all_the_same_or_leaves_it_out(follow_up, post, clock):
    pause(follow_up, Scope.MAILBOX, ADA, "On holiday.")
    work_for(follow_up, clock, days=90)
    resume(follow_up, Scope.MAILBOX, ADA)
    work(follow_up)
    decide(follow_up, second(follow_up).id, Decision.APPROVE, "ada")
    work(follow_up)

    assert len(post.mails) == 2


def test_what_else_was_to_be_mended_does_not_let_it_slip_through(follow_up, post, clock):
    """A hold of another kind writes its own reason over the mail; once that is mended it is still three months late."""
    pause(follow_up, Scope.MAILBOX, ADA, "On holiday.")
    work_for(follow_up, clock, days=90)
    edit_candidate(follow_up, 1, {"country": "DE"}, "ada")
    rule_country(follow_up, "DE", "hold", "root")
    resume(follow_up, Scope.MAILBOX, ADA)
    work(follow_up)
    assert second(follow_up).reason_code == "country_hold"

    rule_country(follow_up, "DE", "allow", "root")
    work(follow_up)

    assert (len(post.mails), second(follow_up).reason_code) == (1, "overdue")


def test_a_mailbox_that_could_not_be_read_for_weeks_sends_nothing_unread(follow_up, post, inboxes, clock):
    inboxes.trouble = MailboxError("The password is not taken.")
    for _ in range(20):
        work_for(follow_up, clock, days=1)
    inboxes.trouble = None
    for _ in range(3):
        work_for(follow_up, clock, hours=1)

    assert (len(post.mails), second(follow_up).reason_code) == (1, "overdue")


def test_a_mailbox_whose_server_was_away_for_weeks_sends_nothing_unread(follow_up, post, clock):
    post.refusals += [NO_LINE] * 200
    for _ in range(20):
        work_for(follow_up, clock, days=1)
    post.refusals.clear()
    for _ in range(3):
        work_for(follow_up, clock, hours=5)

    assert (len(post.mails), second(follow_up).reason_code) == (1, "overdue")


def test_a_mailbox_in_trouble_for_some_days_sends_what_it_kept(follow_up, post, inboxes, clock):
    inboxes.trouble = MailboxError("The password is not taken.")
    for _ in range(10):
        work_for(follow_up, clock, days=1)
    inboxes.trouble = None
    work_for(follow_up, clock, hours=1)

    assert len(post.mails) == 2
