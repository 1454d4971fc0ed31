"""S-55 in the processes: each looks before it works, the sweep again and again, and a real file keeps the mark."""

import json
import stat
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from builders import add_candidate, add_sequence
from patient import PATIENCE
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from sequencer.core.plan.restoring import Mark
from sequencer.flows.claim import claim, claim_due
from sequencer.flows.enroll import enroll_address
from sequencer.gateways.waymark import Waymark, this_place
from sequencer.settings import Settings
from sequencer.store.touches import Touch
from sequencer.store.waymarks import waymark_row
from workers import guarding
from workers.guarding import RestoreWatch

LENA = "lena@brandt.example"


class Seconds:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def tools(road, tmp_path):
    return SimpleNamespace(road=road, settings=Settings(data_dir=tmp_path))


@pytest.fixture
def due_mail(road):
    add_candidate(road, LENA)
    add_sequence(road, {"key": "hello", "kind": "email", "subject": "Grippers", "body": "Hi."})
    enroll_address(road, "Welcome", LENA)
    with road.database.read() as session:
        return session.scalars(select(Touch)).one()


def number(tmp_path):
    return json.loads((tmp_path / "waymark.json").read_text())["number"]


def test_the_marks_move_on_every_ten_seconds_and_not_more_often(tools, tmp_path):
    seconds = Seconds()
    watch = RestoreWatch(tools.road, tools.settings, seconds)
    seen = []
    for _ in range(40):
        watch.go_on()
        seen.append(number(tmp_path))
        seconds.now += 1

    assert (seen[0], seen[-1]) == (1, 4)
    assert seen == sorted(seen)


def test_a_sweep_that_runs_through_a_restore_locks_at_its_next_turn(tools, tmp_path, road):
    seconds = Seconds()
    watch = RestoreWatch(tools.road, tools.settings, seconds)
    for _ in range(3):
        watch.go_on()
        seconds.now += 10
    with road.database.write() as session:
        waymark_row(session).number = 1
    watch.go_on()

    assert not watch.is_trusted()


def test_a_worker_takes_nothing_from_a_database_that_was_restored_between_two_looks_of_the_sweep(tools, road, due_mail):
    seconds = Seconds()
    watch = RestoreWatch(road, tools.settings, seconds)
    worker = RestoreWatch(road, tools.settings)
    for _ in range(3):
        watch.go_on()
        seconds.now += 10
    guarded = replace(road, is_trusted=worker.is_trusted)
    with road.database.write() as session:
        waymark_row(session).number = 1

    assert claim_due(guarded, due_mail.mailbox_id) == ([], False)
    assert claim(guarded, due_mail.id) is None

    with road.database.write() as session:
        waymark_row(session).number = 9
    assert [one.id for one in claim_due(guarded, due_mail.mailbox_id)[0]] == [due_mail.id]


def test_a_worker_of_a_new_installation_begins_the_marks_itself(tools, road, tmp_path):
    assert RestoreWatch(road, tools.settings).is_trusted()

    assert number(tmp_path) == 1


def test_two_sweeps_that_move_on_together_never_lock_each_other(tools, road, tmp_path):
    seconds = Seconds()
    watches = [RestoreWatch(tools.road, tools.settings, seconds) for _ in range(2)]
    for _ in range(6):
        for one in watches:
            one.go_on()
        seconds.now += 10

    assert all(one.is_trusted() for one in watches)


def test_the_mark_is_private_and_goes_forward_only(tmp_path):
    mark = Waymark(tmp_path / "waymark.json")
    threads = [threading.Thread(target=mark.write, args=(Mark("one", n, "here"),)) for n in range(1, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    mark.write(Mark("one", 3, "here"))

    assert mark.read() == Mark("one", 29, "here")
    assert stat.S_IMODE((tmp_path / "waymark.json").stat().st_mode) == 0o600
    mark.write(Mark("two", 1, "here"))
    assert mark.read() == Mark("two", 1, "here")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"installation": "x"}', '{"installation": "x", "number": "many"}'])
def test_a_mark_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / "waymark.json").write_text(text)

    assert Waymark(tmp_path / "waymark.json").read() is None


def test_a_place_is_named_by_machine_and_folder_and_tells_neither(tmp_path):
    (tmp_path / "id").write_text("abc\n")
    here, there = this_place(tmp_path, tmp_path / "id"), this_place(tmp_path / "other", tmp_path / "id")

    assert "abc" not in here + there
    assert this_place(tmp_path, tmp_path / "nothing") == ""
    assert (here == there) is (here == "")


class AwayAtFirst:
    """A database that cannot be reached the first few times it is asked."""

    def __init__(self, database, times):
        self._database, self._times = database, times
        self.is_file = database.is_file  # known without asking it

    def __getattr__(self, name):
        if self._times:
            self._times -= 1
            raise OperationalError("SELECT", {}, ConnectionRefusedError("nobody there"))
        return getattr(self._database, name)


class Hurry(threading.Event):
    """Waits no longer than it has to."""

    def wait(self, timeout=None):
        return self.is_set()


def test_a_worker_waits_for_a_database_that_is_away_and_looks_before_it_works(tools, tmp_path):
    away = replace(tools.road, database=AwayAtFirst(tools.road.database, 3))

    assert RestoreWatch(away, tools.settings).look_when_there(Hurry())

    assert number(tmp_path) == 1


def test_processes_on_two_machines_share_a_database_on_a_server_and_not_a_file(tools, road, tmp_path, monkeypatch):
    """A file that turns up on another machine was copied there; a server is the same one from everywhere."""
    trusted = []
    for place in ("here", "there", "here"):
        monkeypatch.setattr(guarding, "this_place", lambda _folder, place=place: place)
        watch = RestoreWatch(road, tools.settings)
        watch.look()
        trusted.append(watch.is_trusted())

    assert trusted == ([True, False, False] if road.database.is_file else [True, True, True])


def test_a_worker_told_to_stop_while_the_database_is_away_stops(tools):
    away = replace(tools.road, database=AwayAtFirst(tools.road.database, 99))
    stopping = Hurry()
    stopping.set()

    assert not RestoreWatch(away, tools.settings).look_when_there(stopping)
