"""The stage: the product's own processes as threads of this one, closed in by a guard that opens only the sandbox."""

import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import dramatiq
from werkzeug.serving import make_server

from sequencer.app import create_app
from sequencer.core.doors import Clock
from sequencer.demo.host import MailHost
from sequencer.errors import UserError
from sequencer.gateways.network import Guard
from sequencer.settings import Settings
from sequencer.store.upgrade import upgrade
from workers.boot import Tools, open_tools
from workers.sweep import Sweep
from workers.watch import Watcher

_LOOPBACK = "127.0.0.1"
_THREADS = 4
_GRACE = 10_000  # ms a worker gets to finish
_HANG_UP = 10.0  # seconds a loop gets to end


@dataclass(frozen=True)
class Stage:
    host: MailHost
    tools: Tools
    sweep: Sweep


@contextmanager
def open_stage(host: MailHost, folder: Path, bind: str, now: Clock, seed: int) -> Iterator[Stage]:
    """Database, queue and pages on a running host; nothing works yet. `bind` may name port 0 for any free one.

    Raises UserError when the port for the pages is taken.
    """
    with ExitStack() as closing:
        listener = closing.enter_context(_listener(bind))
        settings = _settings(folder, listener)
        sandbox = frozenset({(_LOOPBACK, host.smtp_port), (_LOOPBACK, host.imap_port)})
        guard = Guard(allow=sandbox, only_listed=True)
        tools = open_tools(settings, now=now, dice=Random(seed), guard=guard)
        closing.callback(tools.close)
        upgrade(tools.road.database)
        closing.enter_context(_pages(tools, listener))
        yield Stage(host, tools, Sweep(tools, patience=0))


@contextmanager
def at_work(stage: Stage) -> Iterator[None]:
    """Worker threads and the watcher, as long as the block runs. The sweep stays in the story's hands."""
    stopping = threading.Event()
    worker = dramatiq.Worker(stage.tools.broker, worker_threads=_THREADS, worker_timeout=200)
    watcher = threading.Thread(target=Watcher(stage.tools).run, args=(stopping,), name="watcher", daemon=True)
    stage.tools.reader.warm()
    worker.start()
    watcher.start()
    try:
        yield
    finally:
        stopping.set()
        watcher.join(_HANG_UP)
        worker.stop(_GRACE)


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
def _pages(tools: Tools, listener: socket.socket) -> Iterator[None]:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # no line for every request
    address, port = listener.getsockname()[:2]
    app = create_app(tools.settings, tools.road)
    server = make_server(address, port, app, threaded=True, fd=listener.fileno())
    thread = threading.Thread(target=server.serve_forever, name="pages", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
