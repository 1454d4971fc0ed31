"""Processes: each of the four alone, or all of them in one, supervised by gunicorn."""

import signal
import threading
from collections.abc import Callable
from typing import Any

import dramatiq
from flask import Flask
from gunicorn.app.base import BaseApplication

from sequencer.app import create_app
from sequencer.settings import Settings
from workers.boot import Tools, open_tools
from workers.sweep import Sweep
from workers.watch import Watcher

_GRACE = 25_000  # ms a worker gets to finish what is leaving


class Background:
    """Worker threads, sweep and watcher of one process, started and stopped together."""

    def __init__(self, tools: Tools, threads: int = 4) -> None:
        self._stopping = threading.Event()
        self._worker = dramatiq.Worker(tools.broker, worker_threads=threads, worker_timeout=200)
        self._loops = [
            threading.Thread(target=loop, args=(self._stopping,), name=name, daemon=True)
            for name, loop in (("sweep", Sweep(tools).run), ("watcher", Watcher(tools).run))
        ]

    def start(self) -> None:
        self._worker.start()
        for loop in self._loops:
            loop.start()

    def stop(self) -> None:
        self._stopping.set()
        for loop in self._loops:
            loop.join(timeout=10)
        self._worker.stop(timeout=_GRACE)


class Server(BaseApplication):  # type: ignore[misc]  # the library has no types
    """gunicorn with our settings; in embedded mode its one worker also runs the background."""

    def __init__(self, settings: Settings, *, is_embedded: bool, workers: int = 1, threads: int = 8) -> None:
        self._settings = settings
        self._is_embedded = is_embedded
        self._counts = workers, threads
        self._tools: Tools | None = None
        self._background: Background | None = None
        super().__init__()

    def load_config(self) -> None:
        workers, threads = self._counts
        given: dict[str, Any] = {
            "bind": self._settings.bind,
            "workers": 1 if self._is_embedded else workers,
            "threads": threads,
            "worker_class": "gthread",
            "timeout": 120,
            "graceful_timeout": 30,
            "proc_name": "sequencer",
            "loglevel": "warning",
            "control_socket_disable": True,
            "forwarded_allow_ips": "*" if self._settings.proxy_hops else "",
            "post_worker_init": lambda _worker: self._start(),
            "worker_exit": lambda _arbiter, _worker: self._stop(),
        }
        for name, value in given.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """Runs in the worker process, after the fork."""
        self._tools = open_tools(self._settings)
        return create_app(self._settings, self._tools.road)

    def _start(self) -> None:
        if self._is_embedded and self._tools is not None:
            self._background = Background(self._tools)
            self._background.start()

    def _stop(self) -> None:
        if self._background is not None:
            self._background.stop()
        if self._tools is not None:
            self._tools.close()


def run_until_stopped(loop: Callable[[threading.Event], None]) -> None:
    """Run a loop in the main thread until SIGTERM or Ctrl-C."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    loop(stopping)


def run_worker(tools: Tools, threads: int) -> None:
    """Dramatiq worker threads until told to stop; what is leaving may finish."""
    worker = dramatiq.Worker(tools.broker, worker_threads=threads)
    worker.start()
    run_until_stopped(_sleep)
    worker.stop(timeout=_GRACE)


def _sleep(stopping: threading.Event) -> None:
    while not stopping.wait(3600):
        pass
