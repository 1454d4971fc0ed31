"""`claim_1m`: what claiming 500 due mails costs among a million runs, over the same among ten thousand."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import servers
from builders import make_database, make_road
from sqlalchemy import update

from benches.crowding import crowd
from benches.lines import line, median
from benches.sending import SAFE
from sequencer.flows.claim import claim_due
from sequencer.flows.road import Road
from sequencer.store.touches import Touch

MANY = 1_000_000
FEW = 10_000
_DUE = 500
_ROUNDS = 5


def claim_1m(many: int = MANY, few: int = FEW) -> Iterator[dict[str, object]]:
    for name, database in (("PostgreSQL", _postgres), ("SQLite", _sqlite)):
        with database() as url:
            small = _cost(url, few)
        with database() as url:
            big = _cost(url, many)
        note = f"{name}: {_DUE} due of {many:,} runs, written and frozen; {small:.0f} ms of {few:,}"
        yield line("claim_1m", big, "ms", note, against="claim_10k", ratio=big / small)


@contextmanager
def _postgres() -> Iterator[str]:
    with servers.postgres(**SAFE) as server:
        yield server.fresh()


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="sequencer-bench-") as folder:
        yield f"sqlite:///{folder}/sequencer.sqlite"


def _cost(url: str, people: int) -> float:
    """Milliseconds, the median of several rounds after one that warms."""
    database = make_database(url)
    try:
        road = make_road(database)
        crowd(road, people)
        return median([_round(road, people, number) for number in range(_ROUNDS + 1)][1:]) * 1000
    finally:
        database.close()


def _round(road: Road, people: int, number: int) -> float:
    """Wake people from all over the table, and claim until none is left."""
    apart = people // (_DUE * (_ROUNDS + 1))
    ids = [1 + (place * (_ROUNDS + 1) + number) * apart for place in range(_DUE)]
    now = road.now()
    with road.database.write() as session:
        session.execute(update(Touch).where(Touch.id.in_(ids)).values(due_at=now, wakes_at=now))
    began, claimed = time.perf_counter(), 0
    while found := claim_due(road, 1)[0]:
        claimed += len(found)
    took = time.perf_counter() - began
    assert claimed == _DUE, f"{claimed} of {_DUE} were claimed"
    return took
