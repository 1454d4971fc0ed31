"""Work for a bounded child to do. Nothing heavy is read in here, so that a child is there at once."""

import os
import time
from pathlib import Path


def spin(raw: bytes) -> int:
    while b"SPIN" in raw:
        pass
    return os.getpid()


def idle(raw: bytes) -> int:
    while b"IDLE" in raw:
        time.sleep(60)
    return os.getpid()


def swallow(raw: bytes) -> int:
    if b"SWALLOW" in raw:
        bytearray(2 * 1024 * 1024 * 1024)
    return os.getpid()


def vanish(raw: bytes) -> int:
    if b"VANISH" in raw:
        os._exit(1)
    return os.getpid()


def wait_for_a_file(name: str) -> int:
    """Tells its own number in the file of this name, then waits until another one says that it is enough."""
    waiting = Path(name)
    if name and not (done := waiting.with_suffix(".done")).exists():
        waiting.with_suffix(".new").write_text(str(os.getpid()))
        waiting.with_suffix(".new").rename(waiting)
        while not done.exists():
            time.sleep(0.01)
    return os.getpid()
