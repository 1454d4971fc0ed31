"""Benchmarks, one JSON line each: `make bench`, or `make bench ONLY=name`. Figures belong to the machine they ran on."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benches.bombing import hostile_mail
from benches.claiming import claim_1m
from benches.feeding import busy_feed
from benches.idling import send_memory, sweep_idle
from benches.reading import read_mail
from benches.sending import send_path
from benches.slotting import slot_page, slots
from benches.watching import watch_1000
from builders import make_database, make_road
from crowd import gather
from installation import Installation
from pages import LISTS, p95, signed_in, timed
from servers import ServerMissingError

from sequencer.app import create_app
from sequencer.settings import Settings

_ROUNDS = 5
_LOOKS = 20
_SETTLED = 3.0  # seconds after which a process that has come up is idle


def start() -> Iterator[dict[str, object]]:
    """`sequencer run`: from the command to a healthy answer, and the memory of every process it started."""
    times, sizes = zip(*(_one_start() for _ in range(_ROUNDS)), strict=True)
    yield _line(
        "start", _median(times) * 1000, "ms", f"median of {_ROUNDS}: until /healthz answers, all processes of `run`"
    )
    yield _line(
        "start", _median(sizes), "MB", f"median of {_ROUNDS}: resident memory of all processes of `run`, idle, added up"
    )


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


def pages_100k() -> Iterator[dict[str, object]]:
    """The desk's pages with 10,000 candidates and 100,000 timeline rows, over the same pages with a tenth of them."""
    small, big = _pages(1_000), _pages(10_000)
    few, many = (p95([took for times in found.values() for took in times]) for found in (small, big))
    slowest = max(big, key=lambda address: p95(big[address]))
    note = f"p95 of {len(LISTS)} pages; the slowest is {slowest} with {p95(big[slowest]):.0f} ms"
    yield _line("pages_100k", many, "ms", note) | {"against": "the same pages at 1,000", "ratio": round(many / few, 2)}


def _pages(people: int) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory(prefix="sequencer-bench-") as name:
        database = make_database(f"sqlite:///{name}/sequencer.sqlite")
        road = make_road(database)
        gather(road, people)
        client = signed_in(create_app(Settings(data_dir=Path(name)), road, machine_now=road.now), road)
        found = {address: timed(client, address, _LOOKS) for address in LISTS if address != "/candidates?page=40"}
        database.close()
        return found


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
        "note": note,
    }


BENCHMARKS: dict[str, Callable[[], Iterator[dict[str, object]]]] = {
    "busy_feed": busy_feed,
    "claim_1m": claim_1m,
    "hostile_mail": hostile_mail,
    "pages_100k": pages_100k,
    "read_mail": read_mail,
    "send_memory": send_memory,
    "send_path": send_path,
    "slot_page": slot_page,
    "slots": slots,
    "start": start,
    "sweep_idle": sweep_idle,
    "watch_1000": watch_1000,
}


def main() -> int:
    wanted = sys.argv[1:] or list(BENCHMARKS)
    if unknown := [name for name in wanted if name not in BENCHMARKS]:
        print(f"There is no benchmark {unknown[0]}. There is: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    for name in wanted:
        try:
            for line in BENCHMARKS[name]():
                print(json.dumps(line), flush=True)
        except ServerMissingError as missing:
            print(missing, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
