"""F-08: Redis is wiped again and again under load, and what was due is taken up again soon."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from rig.checker import Violation, violations
from rig.run import Run, Setting
from rig.theatre import Theatre
from sequencer.core.states import TouchState
from sequencer.store.touches import Touch

_EVERY = 2.0  # seconds between two wipes
_LOOK = 0.5
_PRODUCTS_OWN = 30.0  # seconds after which the product's sweep rings again
_LONGEST = 180.0


@dataclass(frozen=True)
class Wiped:
    """`recoveries` are, for each wipe, the machine's seconds until all that was due at it had been looked at."""

    recoveries: tuple[float, ...]
    violations: tuple[Violation, ...]
    sent: int

    @property
    def p95(self) -> float:
        return sorted(self.recoveries)[math.ceil(len(self.recoveries) * 0.95) - 1]


@dataclass
class _Wipe:
    at: float
    due: dict[int, datetime | None]  # when each touch was to be looked at


def wiped(count: int, seed: str, folder: Path) -> Wiped:
    """Wipe it so many times while mails leave; nobody is killed, and the sweep is as patient as the product's own."""
    with Theatre(is_apart=True) as theatre:
        setting = Setting(seed=f"{seed} wipes", come=4, share=0.2, ring_again=_PRODUCTS_OWN)
        with Run(theatre, folder, setting) as run:
            recoveries = tuple(_recoveries(run, theatre, count))
            run.settle()
            evidence = run.evidence(with_sent=True)
            sent = sum(len(taken) for taken in evidence.taken.values())
            return Wiped(recoveries, tuple(violations(evidence)), sent)


def _recoveries(run: Run, theatre: Theatre, count: int) -> Iterator[float]:
    open_ones: list[_Wipe] = []
    done, next_at = 0, time.monotonic()
    while done < count or open_ones:
        if done < count and time.monotonic() >= next_at:
            done, next_at = done + 1, time.monotonic() + _EVERY
            open_ones.append(_Wipe(time.monotonic(), _due(run)))
            theatre.redis.wipe()
        run.wait(_LOOK)
        now = _due(run)
        for wipe in list(open_ones):
            passed = time.monotonic() - wipe.at
            if passed > _LONGEST or not any(now.get(key, wipe) == at for key, at in wipe.due.items()):
                open_ones.remove(wipe)
                yield passed


def _due(run: Run) -> dict[int, datetime | None]:
    found = select(Touch.id, Touch.wakes_at).where(
        Touch.state.in_((TouchState.PLANNED, TouchState.HELD)), Touch.wakes_at <= run.clock()
    )
    with run.company.road.database.read() as session:
        return {key: wakes_at for key, wakes_at in session.execute(found)}  # noqa: C416 -- rows are no pairs to read
