"""Work on what strangers wrote happens in a child that may die without hurting anybody."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from chores import idle, spin, swallow, vanish, wait_for_a_file
from patient import comes_true

import sequencer
from sequencer.errors import InterruptedWorkError
from sequencer.gateways.bounded import Bounded, OverLimitError

BY_THE_CLOCK = "reading it took more than 3 seconds"
BY_ITS_OWN_LIMIT = "reading it took too much work or memory"


@pytest.fixture
def bounded():
    made = []

    def make(work, *, first=b"", seconds=60.0, most_cpu=10, tries=2):
        made.append(Bounded(work, "tester", (first,), seconds=seconds, most_cpu=most_cpu, tries=tries))
        return made[-1]

    yield make
    for one in made:
        one.close()


def answered(child):
    """What the child says to something harmless; a machine that stands still for as long as a call may take is no fault."""
    found = []
    assert comes_true(lambda: isinstance(found.append(outcome(child, b"")) or found[-1], int))
    return found[-1]


def told_in(file: Path) -> int:
    """The number that a child has written into its file."""
    assert comes_true(file.exists)
    return int(file.read_text())


def is_gone(process: int) -> bool:
    return comes_true(lambda: _has_ended(process))


def _has_ended(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def outcome(child, given):
    try:
        return child.call(given)
    except OverLimitError as over:
        return str(over)


@pytest.mark.parametrize(("work", "word"), [(swallow, b"SWALLOW"), (vanish, b"VANISH")])
def test_work_beyond_the_limits_is_ended_and_the_next_is_done(bounded, work, word):
    child = bounded(work)

    assert outcome(child, word) == BY_ITS_OWN_LIMIT
    assert child.call(b"") != os.getpid()


def test_two_that_take_too_long_at_once_are_both_ended_and_a_third_is_done(bounded):
    child = bounded(idle, seconds=3.0, tries=1)

    with ThreadPoolExecutor(3) as threads:
        late = threads.map(lambda given: outcome(child, given), [b"IDLE", b"IDLE"])
        third = threads.submit(answered, child)

    assert list(late) == [BY_THE_CLOCK, BY_THE_CLOCK]
    assert isinstance(third.result(), int)


def test_work_without_end_stops_at_its_own_limit_before_the_clock(bounded):
    assert outcome(bounded(spin, seconds=600.0, most_cpu=1), b"SPIN") == BY_ITS_OWN_LIMIT


def test_one_child_does_one_thing_after_another_and_ends_with_whoever_made_it(bounded):
    child = bounded(spin)
    processes = {child.call(b"") for _ in range(5)}

    child.close()

    (process,) = processes
    assert process != os.getpid()
    assert is_gone(process)


def test_the_child_does_not_outlive_a_process_that_was_killed():
    program = (
        "import time\n"
        "from sequencer.gateways.bounded import Bounded\n"
        "from chores import spin\n"
        "if __name__ == '__main__':\n"
        "    print(Bounded(spin, 'tester', (b'',), seconds=60, most_cpu=10).call(b''), flush=True)\n"
        "    time.sleep(60)\n"
    )
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(sequencer.__file__).parents[1])])
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path}
    ) as parent:
        child = int(parent.stdout.readline())
        parent.kill()

    assert is_gone(child)


def test_what_was_closed_may_be_used_again(bounded):
    child = bounded(spin)
    child.close()

    assert isinstance(child.call(b""), int)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_work_whose_child_was_ended_by_somebody_else_is_done_again(bounded, tmp_path, ending):
    child, file = bounded(wait_for_a_file, first=""), tmp_path / "waiting"
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(child.call, str(file))
        first = told_in(file)
        os.kill(first, signal.SIGSTOP)  # so that it does not answer before it is ended
        file.with_suffix(".done").touch()
        os.kill(first, ending)
        os.kill(first, signal.SIGCONT)
        found = asked.result(120)

    assert found != first


def test_work_whose_child_is_ended_again_and_again_says_nothing_about_what_was_given(bounded, tmp_path):
    child, file = bounded(wait_for_a_file, first=""), tmp_path / "waiting"
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(child.call, str(file))
        for _ in range(2):
            process = told_in(file)
            file.unlink()
            os.kill(process, signal.SIGTERM)

        with pytest.raises(InterruptedWorkError):
            asked.result(120)


def test_a_child_that_died_while_there_was_nothing_to_do_is_replaced(bounded):
    child = bounded(spin)
    first = child.call(b"")
    os.kill(first, signal.SIGKILL)

    assert is_gone(first)
    assert child.call(b"") != first


def test_a_frozen_child_is_replaced(bounded):
    child = bounded(spin, seconds=3.0)
    first = answered(child)
    os.kill(first, signal.SIGSTOP)

    assert answered(child) != first
    assert is_gone(first)


def test_closing_interrupts_what_is_being_done_and_leaves_nobody_waiting(bounded, tmp_path):
    child, file = bounded(wait_for_a_file, first=""), tmp_path / "waiting"
    with ThreadPoolExecutor(2) as threads:
        asked = threads.submit(child.call, str(file))
        process = told_in(file)
        waiting = threads.submit(child.call, "")
        child.close()

        assert isinstance(asked.exception(120), InterruptedWorkError)
        assert isinstance(waiting.exception(120), InterruptedWorkError | None)  # it may have come after the closing
    assert is_gone(process)


def test_ctrl_c_is_for_the_parent_from_the_first_moment(bounded):
    child, others = bounded(idle), multiprocessing.active_children()
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(child.call, b"")
        assert comes_true(lambda: len(multiprocessing.active_children()) > len(others))
        (process,) = set(multiprocessing.active_children()) - set(others)
        os.kill(process.pid, signal.SIGINT)

        assert asked.result(120) is not None
    assert process.is_alive()


def test_no_thread_is_left_behind(bounded):
    before = set(threading.enumerate())
    child = bounded(spin)
    child.call(b"")
    child.close()

    assert comes_true(lambda: set(threading.enumerate()) <= before)
