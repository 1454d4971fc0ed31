"""Benchmarks, one JSON line each: `make bench`, or `make bench ONLY=name`. Figures belong to the machine they ran on."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from installation import Installation

_ROUNDS = 5
_SETTLED = 3.0  # seconds after which a process that has come up is idle


def start() -> Iterator[dict[str, object]]:
    """`sequencer run`: from the command to a healthy answer, and the memory of every process it started."""
    times, sizes = zip(*(_one_start() for _ in range(_ROUNDS)), strict=True)
    yield _line("start", _median(times) * 1000, "ms", "until /healthz answers, all processes of `run`")
    yield _line("start", _median(sizes), "MB", "resident memory of all processes of `run`, idle, added up")


def _one_start() -> tuple[float, float]:
    with tempfile.TemporaryDirectory(prefix="sequencer-bench-") as name:
        folder = Path(name)
        (folder / "var").mkdir(mode=0o700)
        installation = Installation(folder)
        installation.call("db", "upgrade")
        began = time.perf_counter()
        with installation.running("run") as process:
            took = time.perf_counter() - began
            time.sleep(_SETTLED)
            return took, _memory_of_group(process.pid)


def _memory_of_group(group: int) -> float:
    """Resident megabytes of every process in a process group."""
    listed = subprocess.run(["ps", "-eo", "pgid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return sum(int(kilobytes) for pgid, kilobytes in rows if int(pgid) == group) / 1024


def _median(values: tuple[float, ...]) -> float:
    return sorted(values)[len(values) // 2]


def _line(name: str, value: float, unit: str, note: str) -> dict[str, object]:
    return {
        "name": name,
        "value": round(value, 1),
        "unit": unit,
        "against": None,
        "ratio": None,
        "better": "lower",
        "note": f"median of {_ROUNDS}: {note}",
    }


BENCHMARKS: dict[str, Callable[[], Iterator[dict[str, object]]]] = {"start": start}


def main() -> int:
    wanted = sys.argv[1:] or list(BENCHMARKS)
    if unknown := [name for name in wanted if name not in BENCHMARKS]:
        print(f"There is no benchmark {unknown[0]}. There is: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    for name in wanted:
        for line in BENCHMARKS[name]():
            print(json.dumps(line), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
