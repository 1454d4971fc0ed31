"""The standard library's SMTP client over a Wire: its knowledge of EHLO and AUTH, our limits and our silence."""

import re
import smtplib

from sequencer.gateways.wire import Wire

_ANSWER_OCTETS = 65536
_SHOWN = 500
# We name no host: the address tells a submission server nothing it needs, and others something about our network.
_OUR_NAME = "[127.0.0.1]"
_ANSWER_LINE = re.compile(rb"[2-5][0-9][0-9](?:[ -].*)?\s*", re.DOTALL)


class SmtpClient(smtplib.SMTP):
    """Speaks over a connection that is already open. Trouble on the line is an OSError.

    `patience` is how long, in seconds, the next answer may take from the moment its command is sent.
    """

    def __init__(self, wire: Wire, patience: float) -> None:
        super().__init__(local_hostname=_OUR_NAME)
        self.wire = wire
        self.patience = patience
        self.is_open = True

    @property
    def size_limit(self) -> int:
        """Octets the server said it takes (RFC 1870); 0 where it said nothing of use."""
        text = self.esmtp_features.get("size", "").strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0

    def await_answer(self) -> None:
        """Start the budget of the next answer."""
        self.wire.allow(seconds=self.patience, octets=_ANSWER_OCTETS)

    def send(self, s: object) -> None:
        data = s if isinstance(s, bytes) else str(s).encode()
        self.wire.send(data, self.patience)
        self.await_answer()

    def getreply(self) -> tuple[int, bytes]:
        """The next answer as (code, text); code -1 for what is no SMTP answer at all."""
        lines: list[bytes] = []
        codes = set()
        while True:
            line = self.wire.readline()
            codes.add(line[:3])
            lines.append(line[4:].strip())
            if not _ANSWER_LINE.fullmatch(line) or len(codes) > 1:
                return -1, line.strip()
            if line[3:4] != b"-":
                return int(line[:3]), b"\n".join(lines)

    def close(self) -> None:
        self.is_open = False
        self.wire.close()


def shown(text: bytes) -> str:
    """A server's words as one printable line of bounded length."""
    decoded = " ".join(text.decode("utf-8", "replace").split())
    if not decoded.isprintable():
        decoded = "".join(c if c.isprintable() else "�" for c in decoded)
    return decoded[:_SHOWN]
