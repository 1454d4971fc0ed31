"""Reading happens in a child that may die without hurting anybody."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sequencer
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind
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


def is_gone(process: int) -> bool:
    until = time.monotonic() + 60
    while Path(f"/proc/{process}").exists() and time.monotonic() < until:
        time.sleep(0.02)
    return not Path(f"/proc/{process}").exists()


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
    ("read", "word", "seconds"), [(spin, b"SPIN", 1.0), (swallow, b"SWALLOW", 15.0), (vanish, b"VANISH", 15.0)]
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
