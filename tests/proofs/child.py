"""A worker in a process of its own that ends, or stands still, at a named place by a signal it sends itself.

`python -m proofs.child`, from the folder of tests; it reads one JSON line: {"database", "mailbox", "place", "signal",
"at"}. `at` is the instant of its clock. It prints `done` when it got to the end.
"""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from builders import make_road
from doors import FakeClock

from proofs.mortal import Life, opener
from sequencer.gateways.smtp import Timeouts, open_smtp
from sequencer.store.session import open_database
from workers.boot import JOBS

_TESTS = Path(__file__).parents[1]
_PATIENCE = 100.0


@dataclass
class SignalledLife(Life):
    """A life whose end is a real one."""

    by: signal.Signals = signal.SIGKILL

    def end(self) -> None:
        self.place = ""  # whoever thaws goes on
        os.kill(os.getpid(), self.by)


@dataclass(frozen=True)
class _Post:
    open: object


def main() -> None:
    given = json.loads(sys.stdin.readline())
    life = SignalledLife(given["place"], by=signal.Signals(given["signal"]))
    patient = Timeouts(dot=_PATIENCE, leave=_PATIENCE)
    road = make_road(
        open_database(given["database"]),
        clock=FakeClock(datetime.fromisoformat(given["at"])),
        post=_Post(opener(life, open_smtp, timeouts=patient)),
        step=life.step,
        dice=random.SystemRandom(),
    )
    JOBS["send"](road, given["mailbox"])
    sys.stdout.write("done\n")


@contextmanager
def child(road, place: str, number: signal.Signals, *, mailbox: int = 1) -> Iterator[subprocess.Popen]:
    """Such a process on the road's database, at the road's present instant; it is gone when the block ends."""
    given = {
        "database": road.database.engine.url.render_as_string(hide_password=False),
        "mailbox": mailbox,
        "place": place,
        "signal": int(number),
        "at": road.now().isoformat(),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "proofs.child"],
        cwd=_TESTS,
        env=os.environ | {"PYTHONPATH": str(_TESTS.parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        process.stdin.write(json.dumps(given) + "\n")
        process.stdin.flush()
        try:
            yield process
        finally:
            process.kill()


def until_stopped(process: subprocess.Popen) -> int:
    """Wait until a child was ended, or stands still, by its signal; returns the number of that signal."""
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return os.WSTOPSIG(status)
    process.returncode = os.waitstatus_to_exitcode(status)
    return -process.returncode


if __name__ == "__main__":
    main()
