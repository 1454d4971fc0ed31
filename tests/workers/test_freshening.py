"""Whoever books waits a moment for calendars, and never long; all who ask meanwhile share one look."""

import threading
from dataclasses import replace

import pytest
from calendars import FEED, busy, calendar, connect, hour
from doors import MONDAY
from meetings import set_stage
from patient import PATIENCE

from workers.calendars import Freshener

LONG = 30.0
NOT_AT_ALL = 0.0


@pytest.fixture
def stage(road, clock):
    set_stage(road)
    connect(road)
    clock.pass_by(minutes=4)
    return replace(road, seconds=iter(range(10_000)).__next__, wait=lambda seconds: None)


@pytest.fixture
def gate(calendars):
    """Looks stand still until it is opened."""
    found = threading.Event()
    calendars.during = lambda: found.wait(PATIENCE)
    yield found
    found.set()


def ended(freshener):
    for thread in list(freshener._under_way.values()):
        thread.join(PATIENCE)


def test_what_comes_in_time_is_there_when_the_wait_is_over(stage, calendars):
    calendars.spans[FEED] = [hour(MONDAY)]

    Freshener(lambda: stage)([1], LONG)

    assert len(busy(stage)) == 1


def test_what_takes_too_long_is_not_waited_for_and_kept_when_it_comes(stage, calendars, gate):
    calendars.spans[FEED] = [hour(MONDAY)]
    freshener = Freshener(lambda: stage)

    freshener([1], NOT_AT_ALL)
    before = busy(stage)
    gate.set()
    ended(freshener)

    assert before == []
    assert len(busy(stage)) == 1


def test_all_who_ask_meanwhile_share_one_look(stage, calendars, gate):
    freshener = Freshener(lambda: stage)

    for _ in range(5):
        freshener([1], NOT_AT_ALL)
    gate.set()
    ended(freshener)

    assert len(calendars.looks) == 2  # the one that connected it, and this one


def test_nobody_waits_where_everything_is_fresh_or_nobody_has_a_calendar(road, calendars):
    set_stage(road)
    Freshener(lambda: road)([1], LONG)
    connect(road)
    Freshener(lambda: road)([1], LONG)

    assert len(calendars.looks) == 1


def test_a_look_that_stumbles_is_no_trouble_of_whoever_waits(stage, calendars):
    calendars.trouble = ValueError("a surprise")

    Freshener(lambda: stage)([1], LONG)

    assert "cannot be read" in calendar(stage).trouble
    assert calendar(stage).reading_until is None


def test_where_no_thread_can_begin_what_is_known_has_to_do(stage, calendars, monkeypatch):
    def refuse(_thread):
        raise RuntimeError("can't start new thread")

    freshener = Freshener(lambda: stage)
    with monkeypatch.context() as crowded:
        crowded.setattr(threading.Thread, "start", refuse)
        freshener([1], NOT_AT_ALL)
    freshener([1], LONG)

    assert len(calendars.looks) == 2
