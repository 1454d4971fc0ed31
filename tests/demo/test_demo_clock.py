"""The demo's clock stands still, jumps forward, and never runs back."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sequencer.demo.clock import DemoClock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_it_stands_still_until_it_jumps():
    clock = DemoClock(NOON)

    before = (clock(), clock())
    clock.jump(NOON + timedelta(days=3))

    assert before == (NOON, NOON)
    assert clock() == NOON + timedelta(days=3)


def test_it_never_runs_back():
    clock = DemoClock(NOON)

    clock.jump(NOON - timedelta(seconds=1))

    assert clock() == NOON


def test_it_tells_utc_whatever_zone_it_is_set_in():
    clock = DemoClock(datetime(2026, 11, 23, 13, tzinfo=timezone(timedelta(hours=1))))

    assert (clock(), clock().utcoffset()) == (NOON, timedelta(0))


def test_an_instant_without_a_zone_is_refused():
    clock = DemoClock(NOON)

    with pytest.raises(ValueError, match="time zone"):
        clock.jump(datetime(2026, 11, 24, 12))

    assert clock() == NOON


def test_it_runs_in_real_time_only_as_long_as_it_is_let():
    clock = DemoClock(NOON)

    with clock.running():
        time.sleep(0.02)
        while_running = clock()
    stopped = clock()
    time.sleep(0.02)

    assert NOON < while_running <= stopped == clock() < NOON + timedelta(seconds=60)


def test_it_may_jump_while_it_runs():
    clock = DemoClock(NOON)

    with clock.running():
        clock.pass_by(timedelta(days=1))

    assert NOON + timedelta(days=1) <= clock() < NOON + timedelta(days=1, seconds=60)
