"""An erasure never waits for a sender, and a sender finds nothing left to write down."""

import threading
import time
from dataclasses import replace

import pytest
from builders import add_candidate, add_sequence, first_touch
from patient import PATIENCE
from sqlalchemy import func, select, text

from sequencer.core.states import Stage
from sequencer.errors import MailboxError, Temporary, UncertainDelivery
from sequencer.flows.claim import claim
from sequencer.flows.erase import erase
from sequencer.flows.send import send
from sequencer.store import traces
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.tables import metadata
from sequencer.store.touches import PATIENCE as LEASE
from sequencer.store.transmitting import begin_transmitting

pytestmark = pytest.mark.both

ERIN = "erin.quill@brandt.example"
OF_A_PERSON = ("candidates", "candidate_addresses", "enrollments", "touches", "attempts", "timeline")


@pytest.fixture
def touch_id(road):
    """The first touch of somebody who has just been enrolled."""
    add_candidate(road, ERIN)
    return first_touch(road, ERIN, add_sequence(road))


def erasing_at(road, name):
    """The same road, on which somebody erases Erin just when a sender comes to a step."""

    def step(reached):
        if reached == name:
            assert erase(road, ERIN) == 1

    return replace(road, step=step)


def rows_left(road):
    with road.database.read() as session:
        return {
            name: rows
            for name in OF_A_PERSON
            if (rows := session.scalar(select(func.count()).select_from(metadata.tables[name])))
        }


def test_a_touch_whose_person_was_erased_cannot_be_claimed(road, touch_id):
    assert claim(erasing_at(road, "before_claim"), touch_id) is None


@pytest.mark.parametrize(
    ("step", "has_left"),
    [
        ("after_connect", False),
        ("after_catch_up", False),
        ("after_354", False),
        ("after_transmitting", True),
        ("after_250", True),
    ],
)
def test_a_mail_on_its_way_survives_an_erasure_at_any_step(road, touch_id, post, step, has_left):
    touch = claim(road, touch_id)

    send(erasing_at(road, step), touch)

    assert post.recipients == ([ERIN] if has_left else [])
    assert rows_left(road) == {}


@pytest.mark.parametrize(
    ("step", "refusal"),
    [
        ("after_catch_up", Temporary("4.2.0 Later.", stage=Stage.RCPT, code=450)),
        ("after_transmitting", UncertainDelivery("no answer", stage=Stage.BODY)),
        ("after_transmitting", Temporary("4.3.0 Busy.", stage=Stage.BODY, code=451)),
    ],
)
def test_a_mail_that_fails_after_an_erasure_notes_nothing(road, touch_id, post, step, refusal):
    touch = claim(road, touch_id)
    post.refusals = [refusal]

    send(erasing_at(road, step), touch)

    assert post.mails == []
    assert rows_left(road) == {}


def test_a_mailbox_that_cannot_be_read_after_an_erasure_is_noted_without_the_person(road, touch_id, inboxes):
    touch = claim(road, touch_id)
    inboxes.trouble = MailboxError("The IMAP server does not answer.")

    send(erasing_at(road, "after_connect"), touch)

    with road.database.read() as session:
        assert mailbox_by_email(session, "ada@acme.example").trouble == "The IMAP server does not answer."
    assert rows_left(road) == {}


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_an_erasure_and_a_text_that_begins_never_wait_for_each_other(road, touch_id):
    """Both lock the person before the mail. Only PostgreSQL lets two write at one moment."""
    touch = claim(road, touch_id)
    began = []

    def begin():
        began.append(begin_transmitting(road.database, road.links.signer, touch, road.now(), LEASE))

    sender = threading.Thread(target=begin)
    with road.database.write() as session:
        traces.lock(session, touch.candidate_id)
        sender.start()
        _until_somebody_waits(road)
        traces.forget(session, [touch.candidate_id])
    sender.join(PATIENCE)

    assert began == [False]
    assert rows_left(road) == {}


def _until_somebody_waits(road):
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with road.database.read() as session:
            if session.scalar(waiting):
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits")
