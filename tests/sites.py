"""Web servers that answer as a test tells them to, octet by octet."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import parse_headers
from io import BytesIO


@dataclass(frozen=True)
class Heard:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answer = Callable[[socket.socket, Heard], None]


@dataclass
class Site:
    """`answers` by path; what was heard stays in `heard`."""

    port: int
    host: str = "127.0.0.1"
    scheme: str = "http"
    answers: dict[str, Answer] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"{self.scheme}://{self.host}:{self.port}{path}"

    def forget(self) -> None:
        """As it was in the beginning."""
        self.answers.clear()
        self.heard.clear()

    @property
    def listed(self) -> frozenset[tuple[str, int]]:
        return frozenset({(self.host, self.port)})


def said(body: bytes = b"", status: str = "200 OK", **headers: str) -> Answer:
    """A plain answer; names of headers are written with low lines."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    if "Content_Length" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([*lines, "", ""]).encode()
    return lambda sock, _: sock.sendall(head + body)


def moved(to: str, status: str = "302 Found") -> Answer:
    return said(status=status, Location=to)


@contextlib.contextmanager
def site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    served = Site(port, "localhost" if tls else "127.0.0.1", "https" if tls else "http")
    threading.Thread(target=_serve, args=(listener, served, tls), daemon=True).start()
    try:
        yield served
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _serve(listener: socket.socket, served: Site, tls: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError):
        while True:
            sock, _ = listener.accept()
            threading.Thread(target=_talk, args=(sock, served, tls), daemon=True).start()


def _talk(sock: socket.socket, served: Site, tls: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError), sock:
        sock.settimeout(30)
        with tls.wrap_socket(sock, server_side=True) if tls else contextlib.nullcontext(sock) as line:
            heard = _hear(line)
            if heard is None:
                return
            served.heard.append(heard)
            served.answers.get(heard.path, said(status="404 Not Found"))(line, heard)


def _hear(line: socket.socket) -> Heard | None:
    with line.makefile("rb") as stream:
        method, _, rest = stream.readline().decode("latin-1").partition(" ")
        if not rest:
            return None
        head = b"".join(iter(stream.readline, b"\r\n")) + b"\r\n"
        headers = {name.lower(): value for name, value in parse_headers(BytesIO(head)).items()}
        return Heard(method, rest.split(" ")[0], headers, stream.read(int(headers.get("content-length", "0"))))
