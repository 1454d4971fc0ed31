"""`sweep_idle`: what an installation costs in which nothing happens; `send_memory`: what sending leaves behind."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benches.lines import line
from benches.sending import plant

_PARTS = ("worker", "sweep", "watch")
_SETTLED = 15.0
_LOOKED = 30.0
_TICKS = os.sysconf("SC_CLK_TCK")


def sweep_idle(seconds: float = _LOOKED, people: int = 10_000) -> Iterator[dict[str, object]]:
    """CPU of sweep, worker and watcher together while nothing is due, as a share of one core."""
    with plant(1) as idle, ExitStack() as stack:
        idle.plan(people)
        pids = [stack.enter_context(idle.running("-m", "benches.process", part)) for part in _PARTS]
        time.sleep(_SETTLED)
        before = [_cpu(pid) for pid in pids]
        time.sleep(seconds)
        shares = [(_cpu(pid) - one) / seconds * 100 for pid, one in zip(pids, before, strict=True)]
    each = ", ".join(f"{part} {share:.2f}" for part, share in zip(_PARTS, shares, strict=True))
    yield line("sweep_idle", sum(shares), "% of a core", f"{people:,} runs, none due, {seconds:.0f} s: {each}")


def send_memory(few: int = 5_000, many: int = 50_000) -> Iterator[dict[str, object]]:
    """Resident memory of a worker after many mails over that after few."""
    with plant(1) as ours, ours.running("-m", "benches.process", "worker") as pid, ours.sweeping():
        ours.plan(few)
        ours.send_all()
        before = _megabytes(pid)
        while ours.people < many:
            ours.plan(min(few, many - ours.people))
            ours.send_all()
        after = _megabytes(pid)
    note = f"one worker after {many:,} mails; {before:.1f} MB after {few:,}"
    yield line("send_memory", after, "MB", note, against=f"after {few:,}", ratio=after / before)


def _cpu(pid: int) -> float:
    """Seconds of a process and of its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return _own_cpu(pid) + sum(_own_cpu(int(one)) for one in children)


def _own_cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _megabytes(pid: int) -> float:
    for each in Path(f"/proc/{pid}/status").read_text().splitlines():
        if each.startswith("VmRSS:"):
            return int(each.split()[1]) / 1024
    raise AssertionError("a process has a size")
