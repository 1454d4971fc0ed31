"""How the reader's time grows with hostile mail: twice the mail over the mail, for each bomb, in the same run."""

import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

from proofs.bombs import READABLE, TEXTS

from benches.lines import line
from sequencer.core.read.understanding import understand, understand_text

_TRIES = 4
_FLOOR = 0.02  # seconds; less says nothing about growth


def hostile_mail() -> Iterator[dict[str, object]]:
    """The bomb whose time grows most when it is twice as large: 2 is a line, 4 a square."""
    for what, read, bombs in (("mails", understand, READABLE), ("letters", understand_text, TEXTS)):
        grown = {name: _growth(read, make, size) for name, (make, size) in bombs.items()}
        worst = max(grown, key=lambda name: grown[name][1])
        seconds, ratio = grown[worst]
        note = f"the worst of {len(grown)} {what}: {worst}; 2 is a line, 4 a square"
        yield line("hostile_mail", seconds * 1000, "ms", note, against="half of it", ratio=ratio)


def _growth(read: Callable[[Any], object], make: Callable[[int], Any], size: int) -> tuple[float, float]:
    """Seconds of one processor for the whole, and that over its half; other work only ever adds, so the least counts."""
    half, whole = (min(_seconds(read, make(part)) for _ in range(_TRIES)) for part in (size // 2, size))
    return whole, max(whole, _FLOOR) / max(half, _FLOOR)


def _seconds(read: Callable[[Any], object], given: object) -> float:
    gc.collect()
    began = time.process_time()
    read(given)
    return time.process_time() - began
