"""A scripted SMTP server: it answers as told, breaks off where told, and remembers every octet it accepted."""

import contextlib
import socket
import ssl
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Final, Self

DROP: Final = "drop"
SILENCE: Final = "silence"
OFFERED: Final = ("8BITMIME", "SIZE 10485760", "PIPELINING", "AUTH PLAIN LOGIN", "SMTPUTF8")
_NEVER: Final = 10.0  # seconds; whatever comes later than that is as good as withheld

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
class Answer:
    """What to say to a command, and how. `text` is a line, several joined by CRLF, DROP or SILENCE.

    `takes` says of the final dot whether the mail is kept; without it, all but a refusal (4xx, 5xx) and nonsense is.
    """

    text: str
    late: float = 0.0  # seconds before the first octet
    dribble: float = 0.0  # seconds between two octets
    takes: bool | None = None

    @property
    def is_taken(self) -> bool:
        return self.takes if self.takes is not None else self.text.startswith("250") or self.text in (DROP, SILENCE)


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
        self,
        offered: tuple[str, ...] = OFFERED,
        context: ssl.SSLContext | None = None,
        *,
        is_tls: bool = False,
        port: int = 0,
    ) -> None:
        self.offered = offered
        self.is_tls = is_tls  # from the first octet, as on port 465
        self.accepted: list[Accepted] = []
        self.heard: list[str] = []
        self.connections = 0
        self.context = context
        self.silent = threading.Event()  # set while somebody is kept waiting for an answer that does not come
        self._plans: dict[str, deque[str]] = defaultdict(deque)
        self._listener = socket.create_server(("127.0.0.1", port), backlog=100)
        self._talks: list[tuple[Talk, threading.Thread]] = []
        self._is_closing = threading.Event()
        self._door = threading.Thread(target=self._accept, daemon=True)

    @property
    def port(self) -> int:
        return self._listener.getsockname()[1]

    def plan(self, word: str, *answers: str) -> None:
        """What to answer to the next such commands: a line, several joined by CRLF, DROP or SILENCE."""
        self._plans[word].extend(answers)

    def start(self) -> Self:
        self._door.start()
        return self

    def stop(self) -> None:
        self._is_closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._door.join(5)
        for talk, _ in self._talks:
            talk.interrupt()
        for _, thread in self._talks:
            thread.join(5)

    def settle(self, seconds: float = 30) -> None:
        """Return when every talk whose client hung up has come to its end."""
        for _, thread in self._talks:
            thread.join(seconds)

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            talk = Talk(self, sock, self._is_closing)
            thread = threading.Thread(target=talk.run_to_the_end, daemon=True)
            thread.start()
            self._talks = [*(one for one in self._talks if one[1].is_alive()), (talk, thread)]

    def answer(self, word: str, talk: "Talk") -> Answer:
        """What to say to a command; an empty text where nothing was planned for the middle of a mail."""
        del talk
        return Answer(self._plans[word].popleft() if self._plans[word] else friendly(word, self.offered))

    def keep(self, talk: "Talk", on_the_line: bytes, answer: Answer) -> Answer:
        """Keep a mail before its dot is answered; returns what is to be answered."""
        self.accepted.append(Accepted(talk.sender, talk.recipient, talk.undone(on_the_line), on_the_line, time.time()))
        return answer


def friendly(word: str, offered: tuple[str, ...]) -> str:
    """What a server says that has no objection."""
    if word == "EHLO":
        return "\r\n".join(["250-sink.example", *(f"250-{one}" for one in offered), "250 HELP"])
    return "" if word == "BODY" else _DEFAULTS.get(word, "502 5.5.1 unknown command")


class Talk:
    """One connection, from the greeting to its end."""

    def __init__(self, sink: Sink, sock: socket.socket, closing: threading.Event) -> None:
        self.sender = ""
        self.recipients: list[str] = []
        self._sink = sink
        self._sock = sock
        self._file = sock.makefile("rb")
        self._closing = closing
        self._last = ""
        self._is_for_somebody = False

    @property
    def recipient(self) -> str:
        return self.recipients[-1] if self.recipients else ""

    @staticmethod
    def undone(on_the_line: bytes) -> bytes:
        """The mail as it stood before it went over the line: without the final dot, dots undone."""
        lines = on_the_line.split(b"\r\n")
        return b"\r\n".join(line.removeprefix(b".") for line in lines[:-2]) + b"\r\n"

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
        if word == "STARTTLS":
            return self._say(word) and self._encrypt()
        if word == "AUTH" and text.upper().endswith("LOGIN"):
            return self._read_login() and self._say(word)
        if word == "DATA":
            return self._say(word) and self._read_mail()
        if word in ("MAIL", "RSET"):
            self.sender, self.recipients = _path(text) if word == "MAIL" else "", []
        if word in ("MAIL", "RSET"):
            self._is_for_somebody = False
        if word == "RCPT":
            self.recipients.append(_path(text))
        goes_on = self._say(word) and word != "QUIT"
        self._is_for_somebody |= word == "RCPT" and self._last.startswith("25")
        return goes_on

    def _say(self, word: str) -> bool:
        return self._utter(self._sink.answer(word, self))

    def _utter(self, answer: Answer) -> bool:
        """Say it; False where the talk is over."""
        if answer.late > _NEVER:
            self._sink.silent.set()
        if answer.late:
            self._closing.wait(answer.late)
            self._sink.silent.clear()
        if answer.text == SILENCE:
            self._sink.silent.set()
            with contextlib.suppress(OSError):
                while self._file.readline():  # until they hang up
                    pass
            self._sink.silent.clear()
            return False
        if answer.text == DROP:
            return False
        octets = answer.text.encode() + b"\r\n"
        step = 1 if answer.dribble else len(octets)
        for start in range(0, len(octets), step):
            self._sock.sendall(octets[start : start + step])
            self._closing.wait(answer.dribble) if answer.dribble else None
        self._last = answer.text
        return True

    def _encrypt(self) -> bool:
        if self._last.startswith("220"):
            self._begin_tls()
        return True

    def _begin_tls(self) -> None:
        self._sock = self._sink.context.wrap_socket(self._sock, server_side=True)
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
        if self._sink.answer("BODY", self).text == DROP:
            self._file.readline()
            return False
        lines: list[bytes] = []
        while not lines or lines[-1] != b".\r\n":
            lines.append(self._file.readline())
            if not lines[-1]:
                return False
        answer = self._sink.answer("DOT", self)
        if answer.is_taken and self._is_for_somebody:  # what every recipient was refused for goes nowhere
            answer = self._sink.keep(self, b"".join(lines), answer)
        return self._utter(answer)


def _path(text: str) -> str:
    return text[text.find("<") + 1 : text.find(">")]
