"""What a process of the rig has put into the product from outside, before it begins: a fast clock, and patience to fit.

The product has no setting for any of this. What it waits for by the machine's clock (answers of servers, the ring that
was lost, the look at a mailbox that is due anyway) is shortened as its clock runs faster; nothing else changes, but that
mails are read in the process itself and not in a child that takes a second to start.
"""

import functools
import importlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update

import workers.boot
import workers.embedded
import workers.receiving
import workers.sweep
import workers.watch
from rig.clock import FastClock
from sequencer.core.read.understanding import understand
from sequencer.core.states import TouchState
from sequencer.errors import Temporary, UncertainDelivery
from sequencer.gateways.smtp import Timeouts
from sequencer.store.touches import Touch

_SHORTEST = 2.0
_BEGIN = "begin_transmitting"


def swap(where: str, new: Any) -> Any:
    """Put something in the place of `module.name`; returns what was there. A name that is gone is an error."""
    module_name, _, name = where.rpartition(".")
    module = importlib.import_module(module_name)
    old = getattr(module, name)
    setattr(module, name, new)
    return old


def fit(clock: FastClock, looks: Path, ring_again: float) -> None:
    """Make this process live by the rig's clock, and write down when it looked into which mailbox.

    `ring_again` is how many of the machine's seconds a sweep remembers what it has rung for.
    """
    open_tools = functools.partial(workers.boot.open_tools, now=clock)
    swap("workers.embedded.open_tools", open_tools)
    swap("workers.embedded.Sweep", functools.partial(workers.sweep.Sweep, patience=ring_again))
    swap("workers.sweep._EVERY", min(0.4, ring_again))
    swap("workers.watch._REGULAR", 3.0)
    swap("workers.watch._FIRST_BACK_OFF", 0.3)
    swap("workers.watch._LONGEST_BACK_OFF", 2.0)
    swap("workers.boot._HEARTBEAT", 10_000)
    swap("workers.boot._MAINTENANCE", 200_000)
    swap("workers.boot.BoundedReader", NearReader)
    swap("dramatiq.worker.CONSUMER_RESTART_DELAY_SECS", 0.3)
    swap("sequencer.flows.send.FRESH", timedelta(seconds=0.5))  # of the machine's clock, as in the product
    _shorten_smtp(clock)
    imap = workers.boot.open_imap
    swap("workers.boot.open_imap", functools.partial(imap, timeout=_SHORTEST * 2))
    for where in ("workers.boot.catch_up", "workers.visits.catch_up"):
        swap(where, noted(importlib.import_module(where.rpartition(".")[0]).catch_up, looks))


def _shorten_smtp(clock: FastClock) -> None:
    usual = Timeouts()
    lengths = {
        name: max(clock.real(timedelta(seconds=getattr(usual, name))), _SHORTEST)
        for name in ("connect", "greeting", "command", "data", "block", "dot")
    }
    swap("workers.boot.open_smtp", functools.partial(workers.boot.open_smtp, timeouts=replace(usual, **lengths)))


def noted(look: Callable[..., None], looks: Path) -> Callable[..., None]:
    """A look into a mailbox that leaves a line when it has read to the end: whose, from when to when."""

    def noted_look(road: Any, mailbox_id: int, *rest: Any) -> None:
        began = time.time()
        look(road, mailbox_id, *rest)
        line = json.dumps({"mailbox": mailbox_id, "began": began, "ended": time.time(), "pid": os.getpid()}) + "\n"
        file = os.open(looks, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(file, line.encode())
        os.close(file)

    return noted_look


class NearReader:
    """Reads mails in this very process."""

    understand = staticmethod(understand)

    def warm(self) -> None:
        """There is nothing to start."""

    def close(self) -> None:
        """There is nothing to end."""


def sends_before_committing() -> None:
    """Wrong on purpose: the text leaves while the database still says *claimed*."""

    def begin(database: Any, _signer: Any, touch: Touch, now: Any, _patience: Any) -> bool:
        _write(database, touch, transmitting_at=now, attempts=touch.attempts + 1, first_tried_at=now)
        return True

    swap(f"sequencer.flows.send.{_BEGIN}", begin)


def retries_after_the_dot() -> None:
    """Wrong on purpose: no answer to the dot is taken for a failure like any other."""
    opened = workers.boot.open_smtp

    def open_smtp(*args: Any, **kwargs: Any) -> Any:
        door = opened(*args, **kwargs)
        finish = door.finish

        def finish_or_retry(raw: bytes) -> Any:
            try:
                return finish(raw)
            except UncertainDelivery as error:
                raise Temporary(error.text, stage=error.stage) from None

        door.finish = finish_or_retry
        return door

    swap("workers.boot.open_smtp", open_smtp)


def skips_the_last_check() -> None:
    """Wrong on purpose: after 354 nobody asks whether a stop has come."""

    def begin(database: Any, _signer: Any, touch: Touch, now: Any, patience: Any) -> bool:
        news = {"state": TouchState.TRANSMITTING, "wakes_at": now + patience, "reason_code": "", "reason": ""}
        _write(database, touch, transmitting_at=now, attempts=touch.attempts + 1, first_tried_at=now, **news)
        return True

    swap(f"sequencer.flows.send.{_BEGIN}", begin)


def _write(database: Any, touch: Touch, **news: Any) -> None:
    """What the product writes as well, but without a condition."""
    with database.write() as session:
        session.add(touch)
        session.execute(
            update(Touch).where(Touch.id == touch.id).values(**news).execution_options(synchronize_session=False)
        )
        session.refresh(touch)


CONTROLS: dict[str, Callable[[], None]] = {
    "sends_before_committing": sends_before_committing,
    "retries_after_the_dot": retries_after_the_dot,
    "skips_the_last_check": skips_the_last_check,
}
"""Flows that break a promise each. The checker has to catch them, else its zero means nothing."""
