"""The stage: the product's own processes as threads of this one, closed in by a guard that opens only the sandbox."""

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import dramatiq
from dramatiq.brokers.stub import StubBroker
from flask import Flask
from werkzeug.serving import make_server

from sequencer.app import create_app
from sequencer.core.doors import Clock
from sequencer.demo.calendars import CalendarHost
from sequencer.demo.host import MailHost
from sequencer.errors import UserError
from sequencer.gateways.network import Guard
from sequencer.settings import Settings
from sequencer.store.heartbeats import Part
from sequencer.store.upgrade import upgrade
from workers.boot import Tools, open_tools
from workers.pulse import Pulse
from workers.sweep import Sweep
from workers.watch import Watcher

_LOOPBACK = "127.0.0.1"
_THREADS = 4
_GRACE = 10_000  # ms a worker gets to finish
_HANG_UP = 10.0  # seconds a loop gets to end
_ANSWERED_WITHIN = 30_000  # ms
_TICK = 1.0  # seconds


@dataclass(frozen=True)
class Stage:
    host: MailHost
    tools: Tools
    sweep: Sweep
    app: Flask


@contextmanager
def open_stage(
    host: MailHost,
    calendars: CalendarHost,
    folder: Path,
    bind: str,
    now: Clock,
    seed: int,
    beside: Callable[[Flask], None] | None = None,
) -> Iterator[Stage]:
    """Database, queue and pages on running hosts; nothing works yet. `bind` may name port 0 for any free one.

    `beside` may put pages of its own beside the product's. Raises UserError when the port is taken.
    """
    with ExitStack() as closing:
        listener = closing.enter_context(_listener(bind))
        settings = _settings(folder, listener)
        sandbox = frozenset((_LOOPBACK, port) for port in (host.smtp_port, host.imap_port, calendars.port))
        guard = Guard(allow=sandbox, only_listed=True)
        tools = open_tools(settings, now=now, dice=Random(seed), guard=guard)
        closing.callback(tools.close)
        warming = threading.Thread(target=tools.reader.warm, name="warm", daemon=True)
        warming.start()
        closing.callback(warming.join)
        upgrade(tools.road.database)
        app = closing.enter_context(_pages(tools, listener, beside))
        one_by_one = _OneByOne(settings, tools.road, tools.broker, tools.reader, tools.restored)
        yield Stage(host, tools, Sweep(one_by_one, patience=0), app)


class _OneByOne(Tools):
    """Rings, and waits until the ring was answered: so nothing depends on which thread is the faster one."""

    def ring(self, job: str, row_id: int) -> None:
        super().ring(job, row_id)
        assert isinstance(self.broker, StubBroker), "a demo has no Redis"
        for queue in self.broker.get_declared_queues():
            self.broker.join(queue, timeout=_ANSWERED_WITHIN, fail_fast=False)


@contextmanager
def at_work(stage: Stage) -> Iterator[None]:
    """Worker threads and the watcher, as long as the block runs. The sweep stays in the story's hands."""
    stopping = threading.Event()
    worker = dramatiq.Worker(stage.tools.broker, worker_threads=_THREADS, worker_timeout=200)
    loops = [
        threading.Thread(target=loop, args=(stopping,), name=name, daemon=True)
        for name, loop in (("watcher", Watcher(stage.tools).run), ("signs of life", _signs_of_life(stage.tools)))
    ]
    worker.start()
    for loop in loops:
        loop.start()
    try:
        yield
    finally:
        stopping.set()
        for loop in loops:
            loop.join(_HANG_UP)
        worker.stop(_GRACE)


def _signs_of_life(tools: Tools) -> Callable[[threading.Event], None]:
    """The desk looks for one of each part; here the story sweeps, and the workers live as long as it does."""
    pulses = [Pulse(tools, part) for part in (Part.SWEEP, Part.WORKER)]

    def beat(stopping: threading.Event) -> None:
        while not stopping.is_set():
            for pulse in pulses:
                pulse.beat()
            stopping.wait(_TICK)

    return beat


def _listener(bind: str) -> socket.socket:
    address, _, port = bind.rpartition(":")
    try:
        return socket.create_server((address, int(port)))
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise UserError(f"{bind} cannot be used for the pages: {why}. Set BIND to another port.") from None


def _settings(folder: Path, listener: socket.socket) -> Settings:
    """Every setting is given, so that nothing of a real installation's environment is taken over."""
    address, port = listener.getsockname()[:2]
    return Settings.read(
        database_url="",
        redis_url="",
        data_dir=folder,
        base_url=f"http://{address}:{port}",
        bind=f"{address}:{port}",
        secret_key="",
        vault_key="",
        allow_hosts="",
        proxy_hops=0,
        log_json=False,
    )


@contextmanager
def _pages(tools: Tools, listener: socket.socket, beside: Callable[[Flask], None] | None) -> Iterator[Flask]:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # no line for every request
    address, port = listener.getsockname()[:2]
    app = create_app(tools.settings, tools.road)
    if beside is not None:
        beside(app)
    server = make_server(address, port, app, threaded=True, fd=listener.fileno())
    thread = threading.Thread(target=server.serve_forever, name="pages", daemon=True)
    thread.start()
    try:
        yield app
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
