"""X-05: a process that stands still for longer than its lease never reaches the dot when it goes on."""

import os
import signal

import pytest
from builders import add_candidate, add_sequence, empty, make_road
from doors import FakeClock
from errands import LENA, touches, work_for
from patient import PATIENCE
from rig.oracle import Oracle

from proofs.child import child, until_stopped
from proofs.mortal import Life, opener
from sequencer.core.accounts import Tls
from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.gateways.smtp import open_smtp
from sequencer.store.mailboxes import Mailbox


class Post:
    open = staticmethod(opener(Life("never"), open_smtp))


@pytest.fixture
def oracle(tmp_path):
    server = Oracle(tmp_path / "ledger").start()
    yield server
    server.stop()


@pytest.mark.parametrize("place", ["after_connect", "after_354"])
def test_it_is_found_out_by_its_fence_number(sqlite_database, oracle, place):
    empty(sqlite_database)
    clock = FakeClock()
    road = make_road(sqlite_database, clock=clock, post=Post())
    oracle.offered = ("8BITMIME",)
    add_candidate(road, LENA)
    add_sequence(road)
    with road.database.write() as session:
        mailbox = session.get_one(Mailbox, 1)
        mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_tls = "127.0.0.1", oracle.port, Tls.NONE
    enroll_address(road, "Welcome", LENA)
    with child(road, place, signal.SIGSTOP) as frozen:
        assert until_stopped(frozen) == signal.SIGSTOP
        work_for(road, clock, minutes=20)
        taken_over = len(oracle.entries())
        os.kill(frozen.pid, signal.SIGCONT)
        assert frozen.wait(PATIENCE) == 0

    assert (taken_over, len(oracle.entries())) == (1, 1)
    assert touches(road)[0].state is TouchState.SENT
