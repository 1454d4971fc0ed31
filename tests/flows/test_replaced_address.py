"""A mail that has never begun to leave goes to the address that is theirs when it leaves, whatever held it up before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, first_touch
from errands import every, parsed, run_of, states, told, touches, work, work_for
from sqlalchemy import update

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import BusyError, Temporary
from sequencer.flows.claim import claim
from sequencer.flows.decide import Decision, decide
from sequencer.flows.edit_candidate import write_to_address
from sequencer.flows.send import send
from sequencer.store.candidates import addresses_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

pytestmark = pytest.mark.both

OLD, NEW = "lena@brandt.example", "lena@home.example"


@pytest.fixture
def person(road):
    """Lena, who has two addresses; we write to the first."""
    return add_candidate(road, OLD, others=(NEW,))


def move_on(road, person):
    """A recruiter lets mails go to the other address from now on."""
    with road.database.read() as session:
        (other,) = [one.id for one in addresses_of(session, person) if one.address == NEW]
    write_to_address(road, person, other, "ada@acme.example")


@pytest.mark.parametrize("trouble", ["greylisted", "busy"])
def test_a_mail_that_was_put_off_goes_to_the_new_address_in_bytes_of_its_own(
    road, person, post, clock, inboxes, trouble
):
    first_touch(road, OLD, add_sequence(road))
    road.catch_up(1)
    if trouble == "greylisted":
        post.refusals.append(Temporary("4.2.0 greylisted", stage=Stage.RCPT, code=450))
    else:
        inboxes.trouble = BusyError("Too many connections.")
    work(road)
    (before,) = touches(road, OLD)
    assert (before.state, before.recipient, before.transmitting_at) == (TouchState.PLANNED, OLD, None)
    assert before.frozen is not None

    inboxes.trouble = None
    move_on(road, person)
    work_for(road, clock, hours=1)

    assert post.recipients == [NEW]
    (after, _) = touches(road, NEW)
    assert (after.state, after.recipient) == (TouchState.SENT, NEW)
    assert after.message_id != before.message_id
    assert OLD.encode() not in post.mails[0][1]


def test_a_mail_whose_text_has_begun_before_leaves_again_as_it_was(road, person, post, clock):
    """A server may have kept what it had: the same bytes under the same Message-ID leave again."""
    first_touch(road, OLD, add_sequence(road))
    post.refusals.append(Temporary("broke in the middle of the mail", stage=Stage.BODY))
    work(road)
    (before,) = touches(road, OLD)
    assert before.transmitting_at is not None

    move_on(road, person)
    work_for(road, clock, hours=1)

    assert post.recipients == [OLD]
    assert touches(road, OLD)[0].message_id == before.message_id


def test_a_mail_that_was_read_and_let_go_is_read_again_under_the_new_address(road, person, post, clock):
    first_touch(road, OLD, add_sequence(road, FIRST | {"kind": "manual_email"}))
    work(road)
    decide(road, 1, Decision.APPROVE, "ada@acme.example")
    move_on(road, person)
    work(road)

    (waits,) = every(road, Touch)
    assert (waits.state, waits.reason_code, waits.recipient) == (TouchState.WAITING, "to_approve", NEW)
    assert post.mails == []

    decide(road, 1, Decision.APPROVE, "ada@acme.example")
    work(road)
    assert post.recipients == [NEW]


def test_a_held_mail_that_was_let_go_before_is_read_again_too(road, person, post):
    """What is held is thawed as soon as the address changes, and its consent was for the old letter."""
    first_touch(road, OLD, add_sequence(road, FIRST | {"kind": "manual_email"}))
    work(road)
    decide(road, 1, Decision.APPROVE, "ada@acme.example")
    with road.database.write() as session:
        session.execute(update(Touch).values(state=TouchState.HELD, reason_code="mailbox_unread"))
    move_on(road, person)
    work(road)

    assert post.mails == []
    assert every(road, Touch)[0].state is TouchState.WAITING


@pytest.mark.parametrize("gap", [timedelta(0), timedelta(minutes=10)], ids=str)
@pytest.mark.parametrize("at", ["after_claim", "after_catch_up", "after_354"])
def test_an_address_replaced_while_the_mail_is_on_its_way_gets_it(road, person, post, clock, at, gap):
    touch_id = first_touch(road, OLD, add_sequence(road))
    with road.database.write() as session:
        session.execute(update(Mailbox).values(gap=gap))
    moved = []

    def step(reached):
        if reached == at and not moved:
            moved.append(reached)
            move_on(road, person)

    send(road := replace(road, step=step), claim(road, touch_id))
    assert post.mails == []
    assert "connection" not in touches(road, NEW)[0].reason
    work_for(road, clock, hours=1)

    assert post.recipients == [NEW]


def test_a_mail_to_be_written_anew_whose_step_is_gone_is_left_out_and_the_run_goes_on(road, person, post, clock):
    first_touch(road, OLD, add_sequence(road, FIRST, SECOND))
    post.refusals.append(Temporary("4.2.0 greylisted", stage=Stage.RCPT, code=450))
    work(road)
    add_sequence(road, FIRST | {"key": "other", "subject": "Instead"}, SECOND)
    move_on(road, person)
    work_for(road, clock, hours=1)

    assert states(road, NEW)[0] == ("first", "skipped")
    assert touches(road, NEW)[0].reason_code == "step_removed"
    assert (post.recipients, parsed(post.mails[0][1])["Subject"]) == ([NEW], "Instead")
    assert run_of(road, NEW).state is EnrollmentState.ACTIVE
    assert "touch_step_removed" in told(road, NEW)
