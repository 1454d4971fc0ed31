"""The long figures at full size, one JSON line each: `make prove`, or `make prove ONLY=id`; SEED=n draws others.

The same proofs run small in `make test`. Exits 1 when one of them fails.
"""

import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import servers
import structlog
from builders import empty, make_database

from proofs.cases import CASES, tried
from proofs.races import raced_apart


@dataclass(frozen=True)
class Figure:
    """What came out: how many were tried, what went wrong with which of them, and where."""

    n: int
    failures: list[str]
    note: str


def f_02(_seed: int) -> Iterator[Figure]:
    """Sixteen places to die × three kinds of provider × eight answers to the dot, on both databases."""
    for name, opened in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with opened() as database, tempfile.TemporaryDirectory(prefix="sequencer-prove-") as folder:
            failures = []
            for case in CASES:
                empty(database)
                failures += tried(case, database, Path(folder)).violations
            yield Figure(len(CASES), failures, f"16 places to die × 3 providers × 8 answers, on {name}")


def x_30(seed: int) -> Iterator[Figure]:
    """Ten thousand interleavings of everything that may cross a send."""
    number = 10_000
    failures = raced_apart(number, seed, processes=os.cpu_count() or 1)
    yield Figure(number, failures, "interleavings of two workers, a sweep, a watcher and people who stop, on SQLite")


PROOFS: dict[str, Callable[[int], Iterator[Figure]]] = {"F-02": f_02, "X-30": x_30}


def main(arguments: list[str]) -> int:
    only, seed = (arguments + [""])[0], int((arguments + ["", ""])[1] or random.SystemRandom().randrange(1, 10**6))
    if only and only not in PROOFS:
        sys.stderr.write(f"there is no proof {only}; there are {', '.join(PROOFS)}\n")
        return 2
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    failed = False
    for name in [only] if only else PROOFS:
        began = time.monotonic()
        for figure in PROOFS[name](seed):
            line = {
                "id": name,
                "n": figure.n,
                "failures": len(figure.failures),
                "seed": seed,
                "seconds": round(time.monotonic() - began, 1),
                "note": figure.note,
            }
            print(json.dumps(line, ensure_ascii=False), flush=True)
            for failure in figure.failures[:20]:
                sys.stderr.write(f"{name}: {failure}\n")
            failed = failed or bool(figure.failures)
            began = time.monotonic()
    return int(failed)


@contextmanager
def _sqlite() -> Iterator[object]:
    folder = Path(tempfile.mkdtemp(prefix="sequencer-prove-"))
    database = make_database(f"sqlite:///{folder / 'sequencer.sqlite'}")
    try:
        yield database
    finally:
        database.close()
        shutil.rmtree(folder)


@contextmanager
def _postgres() -> Iterator[object]:
    with servers.postgres() as server:
        database = make_database(server.fresh())
        try:
            yield database
        finally:
            database.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
