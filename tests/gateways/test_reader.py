"""Reading happens in a child that may die without hurting anybody."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import sequencer
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind
from sequencer.errors import InterruptedWorkError
from sequencer.gateways.reader import BoundedReader

RAW = b"From: Bo <bo@beta.example>\r\nTo: ada@acme.example\r\nSubject: Re: Hello\r\n\r\nYes, gladly.\r\n"


def spin(raw: bytes, **_: object) -> Understanding:
    while b"SPIN" in raw:
        pass
    return understand(raw)


def swallow(raw: bytes, **_: object) -> Understanding:
    if b"SWALLOW" in raw:
        bytearray(2 * 1024 * 1024 * 1024)
    return understand(raw)


def vanish(raw: bytes, **_: object) -> Understanding:
    if b"VANISH" in raw:
        os._exit(1)
    return understand(raw)


def tell_the_process(raw: bytes, **_: object) -> Understanding:
    return Understanding(MailKind.HUMAN, str(os.getpid()), understand(raw).glance)


def wait_for_a_file(raw: bytes, **_: object) -> Understanding:
    """Tells its own number in the file that the mail names, then waits until that file is taken away."""
    waiting = Path(raw.rsplit(b"\n", 1)[-1].decode() or os.devnull)
    if waiting.parent.is_dir() and waiting != Path(os.devnull) and not (done := waiting.with_suffix(".done")).exists():
        waiting.with_suffix(".new").write_text(str(os.getpid()))
        waiting.with_suffix(".new").rename(waiting)
        while not done.exists():
            time.sleep(0.01)
    return Understanding(MailKind.HUMAN, str(os.getpid()), understand(raw).glance)


def told_in(file: Path) -> int:
    until = time.monotonic() + 60
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return int(file.read_text())


def is_gone(process: int) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def reader():
    made = []

    def make(*args, **kwargs):
        made.append(BoundedReader(*args, **kwargs))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_the_child_understands_what_we_would(reader):
    assert reader().understand(RAW) == understand(RAW)


@pytest.mark.parametrize(
    ("read", "word", "seconds"), [(spin, b"SPIN", 3.0), (swallow, b"SWALLOW", 15.0), (vanish, b"VANISH", 15.0)]
)
def test_a_mail_beyond_the_limits_is_unreadable_with_its_sender_and_the_next_one_is_read(reader, read, word, seconds):
    bounded = reader(read, seconds=seconds)

    beyond = bounded.understand(RAW + word)
    after = bounded.understand(RAW)

    assert (beyond.kind, beyond.glance.senders) == (MailKind.UNREADABLE, ("bo@beta.example",))
    assert not beyond.glance.is_readable
    assert beyond.reason.startswith("reading it took")
    assert after.kind == MailKind.HUMAN


def test_one_child_serves_many_mails_and_ends_with_its_reader(reader):
    bounded = reader(tell_the_process)
    children = {bounded.understand(RAW).reason for _ in range(5)}

    bounded.close()

    (child,) = map(int, children)
    assert child != os.getpid()
    assert is_gone(child)


def test_the_child_does_not_outlive_a_process_that_was_killed():
    program = (
        "import time\n"
        "from sequencer.gateways.reader import BoundedReader\n"
        "from test_reader import RAW, tell_the_process\n"
        "if __name__ == '__main__':\n"
        "    print(BoundedReader(tell_the_process).understand(RAW).reason, flush=True)\n"
        "    time.sleep(60)\n"
    )
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(sequencer.__file__).parents[1])])
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path}
    ) as parent:
        child = int(parent.stdout.readline())
        parent.kill()

    assert is_gone(child)


def test_a_closed_reader_may_be_used_again(reader):
    bounded = reader()
    bounded.close()

    assert bounded.understand(RAW).kind == MailKind.HUMAN


def test_two_mails_beyond_the_limits_at_once_are_both_set_aside_and_a_third_is_read(reader):
    bounded = reader(spin, seconds=3.0)

    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(bounded.understand, [RAW + b"SPIN", RAW + b"SPIN", RAW]))

    assert [one.kind for one in found] == [MailKind.UNREADABLE, MailKind.UNREADABLE, MailKind.HUMAN]


def test_work_without_end_stops_at_its_own_limit_before_the_clock(reader):
    found = reader(spin, seconds=600.0).understand(RAW + b"SPIN")

    assert found.reason == "reading it took too much work or memory"


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_a_mail_whose_reader_was_ended_by_somebody_else_is_read_again(reader, tmp_path, ending):
    bounded, file = reader(wait_for_a_file), tmp_path / "waiting"
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(bounded.understand, RAW + str(file).encode())
        first = told_in(file)
        os.kill(first, signal.SIGSTOP)  # so that it does not answer before it is ended
        file.with_suffix(".done").touch()
        os.kill(first, ending)
        os.kill(first, signal.SIGCONT)
        found = asked.result(120)

    assert found.kind == MailKind.HUMAN


def test_a_mail_whose_reader_is_ended_again_and_again_says_nothing_about_the_mail(reader, tmp_path):
    bounded, file = reader(wait_for_a_file), tmp_path / "waiting"
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(bounded.understand, RAW + str(file).encode())
        for _ in range(2):
            child = told_in(file)
            file.unlink()
            os.kill(child, signal.SIGTERM)

        with pytest.raises(InterruptedWorkError):
            asked.result(120)


def test_a_reader_that_died_while_nothing_was_to_be_read_is_replaced(reader):
    bounded = reader(tell_the_process)
    first = int(bounded.understand(RAW).reason)
    os.kill(first, signal.SIGKILL)

    assert is_gone(first)
    assert int(bounded.understand(RAW).reason) != first


def test_a_frozen_reader_is_replaced(reader):
    bounded = reader(tell_the_process, seconds=3.0)
    first = int(bounded.understand(RAW).reason)
    os.kill(first, signal.SIGSTOP)

    assert int(bounded.understand(RAW).reason) != first
    assert is_gone(first)


def test_closing_interrupts_the_mail_that_is_being_read_and_leaves_nobody_waiting(reader, tmp_path):
    bounded, file = reader(wait_for_a_file), tmp_path / "waiting"
    with ThreadPoolExecutor(2) as threads:
        asked = threads.submit(bounded.understand, RAW + str(file).encode())
        child = told_in(file)
        waiting = threads.submit(bounded.understand, RAW)
        bounded.close()

        assert isinstance(asked.exception(120), InterruptedWorkError)
        assert isinstance(waiting.exception(120), InterruptedWorkError | None)  # it may have come after the closing
    assert is_gone(child)


def test_no_thread_is_left_behind(reader):
    before = threading.active_count()
    bounded = reader()
    bounded.understand(RAW)
    bounded.close()

    assert threading.active_count() == before
