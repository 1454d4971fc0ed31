"""Waiting in tests: for everything that is going to come, however busy the machine; not for what is withheld on purpose."""

import select
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from sequencer.gateways.network import Guard

PATIENCE: Final = 100.0  # seconds; below the time that one test may take
_BRIEF: Final = 0.1  # seconds for an answer that is surely not to come
_LOOK: Final = 0.01


def comes_true(holds: Callable[[], Any], every: float = _LOOK) -> bool:
    """Whether something holds before patience ends; returns as soon as it does."""
    until = time.monotonic() + PATIENCE
    while not (found := holds()) and time.monotonic() < until:
        time.sleep(every)
    return bool(found)


@dataclass(frozen=True)
class KnowingGuard(Guard):
    """Connects to a scripted server: what is going to come is waited for, what it withholds is given up soon.

    `silent` is set by the server as long as it says nothing on purpose.
    """

    silent: threading.Event = field(default_factory=threading.Event)

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        return KnowingSocket(super().connect(host, port, timeout), self.silent)


def guard_of(server: Any) -> KnowingGuard:
    """A guard for one scripted server, which has a `port` and a `silent`."""
    return KnowingGuard(frozenset({("127.0.0.1", server.port), ("localhost", server.port)}), silent=server.silent)


class KnowingSocket(socket.socket):
    """Cuts the time that it was given short once the other side is silent on purpose; the rest is the socket's own."""

    def __init__(self, sock: socket.socket, silent: threading.Event) -> None:
        given = sock.gettimeout()
        super().__init__(sock.family, sock.type, sock.proto, fileno=sock.detach())
        self.settimeout(given)
        self._silent = silent

    def recv(self, size: int, flags: int = 0) -> bytes:
        self._wait()
        return super().recv(size, flags)

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0) -> int:
        self._wait()
        return super().recv_into(buffer, size, flags)

    def _wait(self) -> None:
        until = time.monotonic() + (self.gettimeout() or 0.0)
        while time.monotonic() < until and not select.select([self], [], [], _LOOK)[0]:
            if self._silent.is_set():
                self.settimeout(_BRIEF)
                return
