"""A scripted SMTP server: it answers as told, breaks off where told, and remembers every octet it accepted."""

import contextlib
import socket
import ssl
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Final

DROP: Final = "drop"
SILENCE: Final = "silence"
OFFERED: Final = ("8BITMIME", "SIZE 10485760", "PIPELINING", "AUTH PLAIN LOGIN", "SMTPUTF8")

_DEFAULTS = {
    "GREETING": "220 sink.example ESMTP",
    "AUTH": "235 2.7.0 ok",
    "MAIL": "250 2.1.0 ok",
    "RCPT": "250 2.1.5 ok",
    "DATA": "354 go on",
    "DOT": "250 2.0.0 taken",
    "RSET": "250 2.0.0 ok",
    "QUIT": "221 2.0.0 bye",
    "STARTTLS": "220 2.0.0 go on",
    "HELO": "250 sink.example",
}


@dataclass(frozen=True)
class Accepted:
    sender: str
    recipient: str
    raw: bytes  # as it stood in the mail, dots undone
    on_the_line: bytes  # as it came over the line, final dot included
    at: float  # time.time() just before the 250


class Sink:
    """Plans are per command word, and used up one by one; without a plan the answer is friendly.

    Words: GREETING, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY (DROP only), DOT, RSET, QUIT.
    """

    def __init__(
        self, offered: tuple[str, ...] = OFFERED, context: ssl.SSLContext | None = None, *, is_tls: bool = False
    ) -> None:
        self.offered = offered
        self.is_tls = is_tls  # from the first octet, as on port 465
        self.accepted: list[Accepted] = []
        self.heard: list[str] = []
        self.connections = 0
        self._context = context
        self._plans: dict[str, deque[str]] = defaultdict(deque)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._talks: list[_Talk] = []
        self._threads: list[threading.Thread] = []
        self._is_closing = threading.Event()

    @property
    def port(self) -> int:
        return self._listener.getsockname()[1]

    def plan(self, word: str, *answers: str) -> None:
        """What to answer to the next such commands: a line, several joined by CRLF, DROP or SILENCE."""
        self._plans[word].extend(answers)

    def start(self) -> "Sink":
        self._begin(self._accept)
        return self

    def stop(self) -> None:
        self._is_closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for talk in self._talks:
            talk.interrupt()
        for thread in self._threads:
            thread.join(5)

    def _begin(self, target, *args) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            talk = _Talk(self, sock)
            self._talks.append(talk)
            self._begin(talk.run_to_the_end)

    def _next(self, word: str) -> str:
        return self._plans[word].popleft() if self._plans[word] else _DEFAULTS.get(word, "502 5.5.1 unknown command")


class _Talk:
    def __init__(self, sink: Sink, sock: socket.socket) -> None:
        self._sink = sink
        self._sock = sock
        self._file = sock.makefile("rb")
        self._sender = self._recipient = self._last = ""

    def run_to_the_end(self) -> None:
        with contextlib.suppress(OSError):
            self._run()
        self.interrupt()
        self._file.close()
        self._sock.close()

    def interrupt(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def _run(self) -> None:
        if self._sink.is_tls:
            self._begin_tls()
        if not self._say("GREETING"):
            return
        while line := self._file.readline():
            text = line.decode("utf-8", "replace").strip()
            self._sink.heard.append(text)
            if not self._obey(text.split(" ")[0].upper(), text):
                return

    def _obey(self, word: str, text: str) -> bool:
        if word == "EHLO":
            return self._say(
                "EHLO", "\r\n".join(["250-sink.example", *(f"250-{x}" for x in self._sink.offered), "250 HELP"])
            )
        if word == "STARTTLS":
            return self._say(word) and self._encrypt()
        if word == "AUTH" and text.upper().endswith("LOGIN"):
            return self._read_login() and self._say(word)
        if word == "DATA":
            return self._say(word) and self._read_mail()
        if word == "MAIL":
            self._sender = _path(text)
        if word == "RCPT":
            self._recipient = _path(text)
        return self._say(word) and word != "QUIT"

    def _say(self, word: str, default: str = "") -> bool:
        answer = self._sink._next(word) if self._sink._plans[word] or not default else default
        if answer == SILENCE:
            self._sink._is_closing.wait(60)
            return False
        if answer == DROP:
            return False
        self._sock.sendall(answer.encode() + b"\r\n")
        self._last = answer
        return True

    def _encrypt(self) -> bool:
        if self._last.startswith("220"):
            self._begin_tls()
        return True

    def _begin_tls(self) -> None:
        self._sock = self._sink._context.wrap_socket(self._sock, server_side=True)
        self._file.close()
        self._file = self._sock.makefile("rb")

    def _read_login(self) -> bool:
        for prompt in (b"334 VXNlcm5hbWU6\r\n", b"334 UGFzc3dvcmQ6\r\n"):
            self._sock.sendall(prompt)
            self._sink.heard.append(self._file.readline().decode().strip())
        return True

    def _read_mail(self) -> bool:
        if not self._last.startswith("354"):
            return True
        if self._sink._plans["BODY"]:
            self._sink._plans["BODY"].popleft()
            self._file.readline()
            return False
        lines: list[bytes] = []
        while not lines or lines[-1] != b".\r\n":
            lines.append(self._file.readline())
            if not lines[-1]:
                return False
        planned = self._sink._plans["DOT"]
        if not planned or planned[0].startswith("250") or planned[0] in (DROP, SILENCE):
            self._keep(lines)
        return self._say("DOT")

    def _keep(self, lines: list[bytes]) -> None:
        """Also what is dropped or met with silence after the dot: this server has taken it."""
        raw = b"".join(line.removeprefix(b".") for line in lines[:-1])
        self._sink.accepted.append(Accepted(self._sender, self._recipient, raw, b"".join(lines), time.time()))


def _path(text: str) -> str:
    return text[text.find("<") + 1 : text.find(">")]
