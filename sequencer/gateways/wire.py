"""A connected socket that waits, but not for ever, and listens, but not to everything (A-12)."""

import contextlib
import select
import socket
import ssl
import time
from functools import cache

_CHUNK = 65536
_SLOWEST = 16_384  # octets a second
_LONGEST_LINE = 8_000_000  # the answer to an IMAP search names every hit in one line


@cache
def machine_trust() -> ssl.SSLContext:
    """Certificates as this machine trusts them, host names checked. Made once: reading them takes 20 ms."""
    return ssl.create_default_context()


class Wire:
    """Reads lines and blocks from a socket within a budget of seconds and octets.

    A budget covers one whole answer, and grows with what arrives as a slow line would need: a large mail may
    take its time, a server that drips single octets runs out of it.
    Every trouble is an OSError: TimeoutError, ConnectionError, ssl.SSLError.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._buffer = bytearray()
        self._until = 0.0
        self._left = 0

    @property
    def is_encrypted(self) -> bool:
        return isinstance(self.sock, ssl.SSLSocket)

    def allow(self, *, seconds: float, octets: int) -> None:
        """Start the budget of the next answer."""
        self._until = time.monotonic() + seconds
        self._left = octets

    def encrypt(self, context: ssl.SSLContext, host: str, seconds: float) -> None:
        """Put TLS on the line. Words that came early, in plain text, are an attack and end the talk."""
        if self._buffer:
            raise ConnectionAbortedError("the server spoke out of turn before encryption began")
        self.sock.settimeout(seconds)
        self.sock = context.wrap_socket(self.sock, server_hostname=host)

    def send(self, data: bytes | memoryview, seconds: float) -> None:
        """Hand everything to the kernel within `seconds`. On an unencrypted line an error proves that the
        last octet stayed here."""
        self.sock.settimeout(seconds)
        self.sock.sendall(data)

    def readline(self) -> bytes:
        """The next line with its end."""
        looked = 0
        while (end := self._buffer.find(b"\n", looked)) < 0:
            looked = len(self._buffer)
            if looked > _LONGEST_LINE:
                raise ConnectionAbortedError("the server sent an endless line")
            self._fill()
        return self._take(end + 1)

    def read(self, size: int) -> bytes:
        """Exactly `size` octets; refused before reading when the budget does not cover them."""
        if size > len(self._buffer) + self._left:
            raise ConnectionAbortedError("the server announced more than was asked for")
        while len(self._buffer) < size:
            self._fill()
        return self._take(size)

    def line_now(self) -> bytes | None:
        """A line if one is complete, without waiting; spends no budget."""
        end = self._buffer.find(b"\n")
        if end < 0 and self._fill_without_waiting():
            end = self._buffer.find(b"\n")
        if end < 0 and len(self._buffer) > _CHUNK:
            raise ConnectionAbortedError("the server sent an endless line")
        return self._take(end + 1) if end >= 0 else None

    def wait(self, seconds: float) -> bool:
        """Whether something can be read within `seconds`."""
        poller = select.poll()
        poller.register(self.sock.fileno(), select.POLLIN)
        return bool(poller.poll(max(0.0, seconds) * 1000))

    def close(self) -> None:
        """Let go of the connection, now and without a word. May be called twice."""
        with contextlib.suppress(OSError):
            self.sock.close()

    def _fill(self) -> None:
        seconds = self._until - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("the server took too long")
        self.sock.settimeout(seconds)
        self._keep(self.sock.recv(_CHUNK))

    def _fill_without_waiting(self) -> bool:
        self.sock.settimeout(0)
        try:
            self._keep(self.sock.recv(_CHUNK), is_counted=False)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        return True

    def _keep(self, data: bytes, *, is_counted: bool = True) -> None:
        if not data:
            raise ConnectionResetError("the server closed the connection")
        if is_counted:
            self._left -= len(data)
            self._until += len(data) / _SLOWEST
            if self._left < 0:
                raise ConnectionAbortedError("the server said more than was asked for")
        self._buffer += data

    def _take(self, size: int) -> bytes:
        with memoryview(self._buffer) as view:
            taken = bytes(view[:size])  # one copy, even of a large mail
        del self._buffer[:size]
        return taken
