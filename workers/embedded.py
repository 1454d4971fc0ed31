"""Everything in one process, and what the single processes share: threads that start and stop together."""

import signal
import threading
from collections.abc import Callable
from typing import Any

import dramatiq
from flask import Flask

from sequencer.app import create_app
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store.heartbeats import Part
from workers.boot import CALENDARS, MAIL, Tools, open_tools
from workers.pulse import Pulse
from workers.sweep import Sweep
from workers.watch import Watcher

_GRACE = 25_000  # ms a worker gets to finish what is leaving
_LOOK_GRACE = 2_000  # ms for a look at a calendar, which loses nothing where it is cut off
_LOOKS = 2  # threads for calendars, beside those for mail


class _Workers:
    """The worker threads of one process, those for calendars apart: opt-outs and mail never wait for a slow calendar."""

    def __init__(self, tools: Tools, threads: int, **given: Any) -> None:
        self._mail = dramatiq.Worker(tools.broker, queues={MAIL}, worker_threads=threads, **given)
        self._looks = dramatiq.Worker(tools.broker, queues={CALENDARS}, worker_threads=_LOOKS, **given)

    def start(self) -> None:
        self._mail.start()
        self._looks.start()

    def stop(self) -> None:
        self._looks.stop(timeout=_LOOK_GRACE)
        self._mail.stop(timeout=_GRACE)

    def live(self) -> bool:
        threads = [*self._mail.workers, *self._looks.workers]
        return bool(threads) and all(one.is_alive() for one in threads)


class Background:
    """Worker threads, sweep and watcher of one process, started and stopped together."""

    def __init__(self, tools: Tools, threads: int = 4) -> None:
        self._stopping = threading.Event()
        self._tools = tools
        self._workers = _Workers(tools, threads, worker_timeout=200)
        loops = (
            ("sweep", Sweep(tools).run),
            ("watcher", Watcher(tools).run),
            ("pulse", _pulse_of(self._workers, tools)),
        )
        self._loops = [
            threading.Thread(target=loop, args=(self._stopping,), name=name, daemon=True) for name, loop in loops
        ]

    def start(self) -> None:
        self._tools.stopping.clear()
        self._tools.restored.look()  # before anything that waits in the queue can leave
        threading.Thread(target=self._tools.reader.warm, name="warm", daemon=True).start()
        self._workers.start()
        for loop in self._loops:
            loop.start()

    def stop(self) -> None:
        self._tools.stopping.set()
        self._stopping.set()
        for loop in self._loops:
            loop.join(timeout=10)
        self._workers.stop()


def pages() -> Flask:
    """The web side alone."""
    settings = Settings.read()
    set_up_logging(as_json=settings.log_json)
    tools = open_tools(settings)
    app = create_app(settings, tools.road)
    app.extensions["on_stop"] = (tools.close,)
    return app


def everything() -> Flask:
    """The web side, and with it worker threads, sweep and watcher, started after the fork."""
    settings = Settings.read()
    set_up_logging(as_json=settings.log_json)
    tools = open_tools(settings)
    app = create_app(settings, tools.road)
    background = Background(tools)
    app.extensions["on_start"] = (background.start,)
    app.extensions["on_stop"] = (background.stop, tools.close)
    return app


def run_until_stopped(loop: Callable[[threading.Event], None]) -> None:
    """Run a loop in the main thread until SIGTERM or Ctrl-C."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    loop(stopping)


def run_worker(tools: Tools, threads: int) -> None:
    """Dramatiq worker threads until told to stop; what is leaving may finish."""
    workers = _Workers(tools, threads)

    def work(stopping: threading.Event) -> None:
        if not tools.restored.look_when_there(stopping):
            return
        workers.start()
        tools.reader.warm()
        _pulse_of(workers, tools)(stopping)
        tools.stopping.set()
        workers.stop()

    run_until_stopped(work)


def _pulse_of(workers: _Workers, tools: Tools) -> Callable[[threading.Event], None]:
    """Signs of life of worker threads, for as long as all of them live."""
    pulse = Pulse(tools, Part.WORKER)
    return lambda stopping: pulse.beat_until(stopping, workers.live)
