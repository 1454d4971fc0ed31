"""The sweep rings for what is due, and not at every second."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from builders import FIRST, add_candidate, add_inbound_mail, add_sequence
from dramatiq.errors import BrokerConnectionError
from errands import LENA, work
from patient import PATIENCE
from sqlalchemy.exc import OperationalError

from sequencer.core.reasons import Reason
from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.settings import Settings
from sequencer.store.enrollments import live_runs, pause_run
from sequencer.store.inbound_mails import InboundState
from sequencer.store.touches import Touch
from workers.boot import JOBS
from workers.guarding import RestoreWatch
from workers.sweep import LOOKS, Sweep


class FakeTools:
    """What the sweep is given: the road, and a bell that remembers."""

    def __init__(self, road, folder=Path()):
        self.road = road
        self.restored = RestoreWatch(road, Settings(data_dir=folder))
        self.rung = []

    def ring(self, job, row_id):
        self.rung.append((job, row_id))


@pytest.fixture
def tools(road):
    return FakeTools(road)


def begin(road, *steps):
    add_candidate(road, LENA)
    add_sequence(road, *steps)
    enroll_address(road, "Welcome", LENA)


def set_touch(road, **values):
    with road.database.write() as session:
        touch = session.get_one(Touch, 1)
        for name, value in values.items():
            setattr(touch, name, value)


def test_an_idle_house_rings_for_nothing(tools):
    assert Sweep(tools).once() == 0
    assert tools.rung == []


def test_a_due_mail_is_rung_for_once_while_a_worker_may_be_at_it(road, tools):
    begin(road)
    sweep = Sweep(tools)

    assert [sweep.once(), sweep.once(), sweep.once()] == [1, 0, 0]
    assert tools.rung == [("send", 1)]


def test_a_ring_that_nobody_heard_is_repeated(road, tools):
    begin(road)
    sweep = Sweep(tools, patience=0)

    assert [sweep.once(), sweep.once()] == [1, 1]


def test_what_waited_for_a_moment_is_rung_for_as_soon_as_it_is_due_again(road, tools, clock):
    begin(road)
    sweep = Sweep(tools)
    sweep.once()
    set_touch(road, wakes_at=clock() + timedelta(seconds=2))
    rings_while_it_waits = sweep.once()
    clock.pass_by(seconds=2)

    assert [rings_while_it_waits, sweep.once(), sweep.once()] == [0, 1, 0]
    assert tools.rung == [("send", 1)] * 2


def test_another_process_rings_too_and_nothing_is_done_twice(road, tools, post):
    begin(road)
    Sweep(tools).once()
    Sweep(tools).once()
    for job, row_id in tools.rung:
        JOBS[job](road, row_id)

    assert tools.rung == [("send", 1)] * 2
    assert post.recipients == [LENA]


def test_stops_are_rung_for_before_sends(road, tools, clock):
    begin(road)
    add_inbound_mail(road, 1, b"From: lena@brandt.example\r\n\r\nHi\r\n", sender=LENA, state=InboundState.NEW)

    Sweep(tools).once()

    assert tools.rung == [("understand", 1), ("send", 1)]


def test_a_run_that_may_move_on_or_go_on_is_rung_for(road, tools, clock):
    begin(road, {"key": "w", "kind": "wait", "delay": "1 hour"}, FIRST)
    clock.pass_by(hours=1)
    Sweep(tools).once()
    with road.database.write() as session:
        for run in live_runs(session, 1):
            pause_run(session, run, clock(), Reason("x", "X."), clock())
    Sweep(tools).once()

    assert tools.rung == [("advance", 1), ("resume", 1)]


def test_a_text_that_a_dead_worker_left_half_way_is_rung_for(road, tools, clock):
    begin(road)
    set_touch(road, state=TouchState.TRANSMITTING, wakes_at=clock())

    Sweep(tools).once()

    assert tools.rung == [("give_up", 1)]


def test_what_is_settled_or_paused_for_good_is_rung_for_no_more(road, tools, clock):
    begin(road)
    work(road)
    with road.database.write() as session:
        for run in live_runs(session, 1):
            pause_run(session, run, None, Reason("x", "X."), clock())

    assert Sweep(tools).once() == 0


@pytest.mark.parametrize(
    "trouble",
    [
        OperationalError("SELECT", {}, Exception("the database is gone")),
        BrokerConnectionError("no queue"),
        OSError("no route"),
    ],
)
def test_trouble_with_database_or_queue_ends_no_sweep(road, trouble, tmp_path, monkeypatch):
    begin(road)
    stopping, tries = threading.Event(), []

    class Broken(FakeTools):
        def ring(self, job, row_id):
            tries.append(job)
            if len(tries) == 2:
                stopping.set()
            raise trouble

    monkeypatch.setattr("workers.sweep._EVERY", 0.01)
    running = Sweep(Broken(road, tmp_path), patience=0)
    thread = threading.Thread(target=running.run, args=(stopping,))
    thread.start()
    thread.join(PATIENCE)

    assert not thread.is_alive()
    assert len(tries) == 2


def test_every_look_has_a_job_that_answers_it():
    assert {job for job, _ in LOOKS} == set(JOBS)


def test_what_could_not_be_rung_for_is_rung_for_as_soon_as_the_queue_is_back(road, tools):
    begin(road)
    sweep = Sweep(tools)
    bell, tools.ring = tools.ring, _no_queue
    with pytest.raises(BrokerConnectionError):
        sweep.once()

    tools.ring = bell

    assert sweep.once() == 1


def _no_queue(_job, _row_id):
    raise BrokerConnectionError("nobody there")
