"""One life of a worker that ends at a named place: nothing it holds does anything any more, as after a SIGKILL.

No rollback it would have asked for, no goodbye on the line: its sockets are cut and its database answers no more.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from errands import CrashError
from patient import KnowingSocket
from sqlalchemy import Connection

from sequencer.store.session import Database

DOT = b"\r\n.\r\n"


@dataclass
class Life:
    """Dies when a place is reached for the first time; `place` is a step of the flow or a moment on the line.

    `silent` is set by its server as long as that says nothing on purpose.
    """

    place: str
    is_over: bool = False
    reached: list[str] = field(default_factory=list)
    sockets: list[socket.socket] = field(default_factory=list)
    silent: threading.Event = field(default_factory=threading.Event)

    def step(self, name: str) -> None:
        """A fail point of the flow: `Road.step`."""
        self.go_on()
        self.reached.append(name)
        if name == self.place:
            self.end()

    def go_on(self) -> None:
        """Whatever a dead process would do next, it does not do."""
        if self.is_over:
            raise CrashError(self.place)

    def end(self) -> None:
        self.is_over = True
        for sock in self.sockets:
            with contextlib.suppress(OSError):
                sock.close()
        raise CrashError(self.place)


class MortalDatabase(Database):
    """The same database for as long as its process lives."""

    def __init__(self, database: Database, life: Life, writing: Connection | None = None) -> None:
        super().__init__(database.engine, writing)
        self._life = life

    @contextlib.contextmanager
    def write(self):
        self._life.go_on()
        with super().write() as session:
            yield session
            self._life.go_on()

    @contextlib.contextmanager
    def read(self):
        self._life.go_on()
        with super().read() as session:
            yield session

    @contextlib.contextmanager
    def held(self):
        self._life.go_on()
        with self.engine.connect() as connection:
            yield MortalDatabase(self, self._life, connection)

    def close(self) -> None:
        """The engine belongs to somebody else."""


@dataclass(frozen=True)
class MortalGuard:
    """Opens connections to loopback that die with their process."""

    life: Life

    def connect(self, host: str, port: int, timeout: float) -> "MortalSocket":
        self.life.go_on()
        sock = KnowingSocket(socket.create_connection((host, port), timeout), self.life.silent)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.life.sockets.append(sock)
        return MortalSocket(sock, self.life)


class MortalSocket:
    """A socket that names the moments of an SMTP talk: on_connect, on_mail, on_rcpt, on_data, mid_body, on_dot, on_quit.

    `on_mail` is before MAIL leaves (so after AUTH), `on_rcpt` before RCPT (after MAIL), `on_data` before DATA;
    `mid_body` is with half of the text gone, `on_dot` and `on_quit` right after the dot and the QUIT left.
    """

    def __init__(self, sock: socket.socket, life: Life) -> None:
        self._sock = sock
        self._life = life
        self._is_text = False

    def sendall(self, data: bytes | memoryview) -> None:
        self._check()
        said = bytes(data)
        if self._is_text:
            self._send_text(said)
            return
        for word, moment in ((b"MAIL", "on_mail"), (b"RCPT", "on_rcpt"), (b"DATA", "on_data")):
            if said.upper().startswith(word):
                self._reach(moment)
        self._sock.sendall(said)
        self._is_text = said.endswith(b"DATA\r\n")
        if said.upper().startswith(b"QUIT"):
            self._reach("on_quit")

    def recv(self, size: int) -> bytes:
        self._check()
        if "on_connect" not in self._life.reached:
            self._reach("on_connect")
        return self._sock.recv(size)

    def settimeout(self, seconds: float | None) -> None:
        self._check()
        self._sock.settimeout(seconds)

    def fileno(self) -> int:
        return self._sock.fileno()

    def close(self) -> None:
        self._sock.close()

    def _send_text(self, said: bytes) -> None:
        self._sock.sendall(said[: len(said) // 2])
        self._reach("mid_body")
        self._sock.sendall(said[len(said) // 2 :])
        if said.endswith(DOT):
            self._is_text = False
            self._reach("on_dot")

    def _reach(self, moment: str) -> None:
        self._life.step(moment)

    def _check(self) -> None:
        if self._life.is_over:
            raise ConnectionResetError("this process is dead")


def opener(life: Life, open_smtp: Callable, **options):
    """`Road.open_smtp` over connections that die with the process."""
    guard = MortalGuard(life)
    return lambda account: open_smtp(account, guard, **options)
