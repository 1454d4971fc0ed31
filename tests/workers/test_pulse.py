"""Signs of life: now and then, by whoever works, and nothing breaks where the database is away."""

import threading
from dataclasses import replace

from builders import make_database
from sqlalchemy import select

from sequencer.store.heartbeats import Heartbeat, Part, last_signs
from workers.pulse import Pulse


class Tools:
    def __init__(self, road) -> None:
        self.road = road


def pulse_of(road, part) -> Pulse:
    """A pulse by the clock of the test."""
    return Pulse(Tools(road), part, road.now, lambda: road.now().timestamp())


def signs(road):
    with road.database.read() as session:
        return last_signs(session)


def test_a_part_is_heard_of_once_it_beats(road, clock):
    pulse_of(road, Part.SWEEP).beat()

    assert signs(road) == {Part.SWEEP: clock.at}


def test_beating_all_the_time_writes_now_and_then(road, clock):
    pulse = pulse_of(road, Part.WATCH)
    first = clock.at
    pulse.beat()
    clock.pass_by(seconds=5)
    pulse.beat()
    assert signs(road) == {Part.WATCH: first}

    clock.pass_by(seconds=6)
    pulse.beat()
    assert signs(road) == {Part.WATCH: clock.at}


def test_rows_of_processes_long_gone_are_taken_away(road, clock):
    pulse_of(road, Part.SWEEP).beat()
    clock.pass_by(hours=2)
    another = replace(road, owner="tests:2")

    pulse_of(another, Part.SWEEP).beat()

    with road.database.read() as session:
        assert [one.owner for one in session.scalars(select(Heartbeat))] == ["tests:2"]


def test_a_part_that_no_longer_lives_beats_no_more(road, clock):
    stopping = threading.Event()

    def lives():
        stopping.set()
        return False

    pulse_of(road, Part.WORKER).beat_until(stopping, lives)

    assert signs(road) == {}


def test_a_database_in_trouble_hears_it_later(road, tmp_path):
    database = make_database(f"sqlite:///{tmp_path / 'gone.sqlite'}")
    Heartbeat.__table__.drop(database.engine)

    pulse_of(replace(road, database=database), Part.SWEEP).beat()
    database.close()
