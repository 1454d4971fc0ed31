"""IMAPClient over a Wire: its knowledge of the protocol, our limits and our silence."""

import imaplib
import logging
import re
import ssl
from collections.abc import Sequence
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError
from imapclient.imap_utf7 import encode as in_utf7
from imapclient.response_parser import parse_response

from sequencer.gateways.wire import Wire, machine_trust

TROUBLE = (OSError, imaplib.IMAP4.error, IMAPClientError, ValueError, LookupError, TypeError, AttributeError)
"""What may come out of the library when a server misbehaves: its parser meets any text, number and date."""

_ANSWER_OCTETS = 80 * 1024 * 1024  # above any answer we ask for: 200 heads of 256 kB
_GREETING_OCTETS = 65536
_BUSY = re.compile(
    r"\[(?:UNAVAILABLE|INUSE|LIMIT|OVERQUOTA|THROTTLED)\b|\bthrottled\b", re.IGNORECASE
)  # RFC 5530, 9051 7.1
_GONE = re.compile(r"\[(?:EXPUNGEISSUED|NONEXISTENT)\b", re.IGNORECASE)

logging.getLogger("imapclient").setLevel(logging.WARNING)  # at DEBUG it names users


class RefusedFetch(imaplib.IMAP4.error):
    """NO or BAD to a FETCH: there is something about those mails; the line is as good as before."""

    def __init__(self, said: str) -> None:
        super().__init__("FETCH was refused")
        self.is_gone = _GONE.search(said) is not None


class Connection(imaplib.IMAP4):
    """imaplib's protocol engine over an open connection; trouble on the line is an OSError.

    `patience` is how long, in seconds, one whole answer may take.
    """

    def __init__(self, wire: Wire, patience: float) -> None:
        self.wire = wire
        self.patience = patience
        super().__init__()

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:  # noqa: ARG002 the guard opened it
        self.sock = self.wire.sock
        self.wire.allow(seconds=self.patience, octets=_GREETING_OCTETS)

    def read(self, size: int) -> bytes:
        return self.wire.read(size)

    def readline(self) -> bytes:
        return self.wire.readline()

    def send(self, data: Any) -> None:
        self.wire.send(data, self.patience)
        self.wire.allow(seconds=self.patience, octets=_ANSWER_OCTETS)

    def shutdown(self) -> None:
        self.wire.close()

    def _command_complete(self, name: str, tag: bytes) -> Any:
        """The answer to a command. A FETCH that is answered with NO or BAD raises RefusedFetch, unless that passes."""
        try:
            answer = super()._command_complete(name, tag)  # type: ignore[misc]  # the library's, but in no stub
        except self.abort:
            raise
        except self.error as error:  # BAD; everything else that the library raises here is an abort
            raise self._refusal(name, str(error)) from None
        if name == "FETCH" and answer[0] != "OK":
            raise self._refusal(name, str(answer[1]))
        return answer

    def _refusal(self, name: str, said: str) -> imaplib.IMAP4.error:
        if name != "FETCH" or _BUSY.search(said):
            return self.error(said)
        self.untagged_responses.pop("FETCH", None)  # half an answer must not be taken for one to the next question
        return RefusedFetch(said)

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> Any:
        """Encrypt, and forget all that was said before: it may be a forgery (RFC 3501 6.2.1)."""
        answer = self._simple_command("STARTTLS")
        if answer[0] == "OK":
            self.wire.encrypt(ssl_context or machine_trust(), self.host, self.patience)
            self.sock = self.wire.sock
            self.untagged_responses = {}
            self._get_capabilities()
        return answer


class Client(IMAPClient):  # type: ignore[misc]  # the library has no types
    """IMAPClient on a connection that is already open. It logs nothing: neither passwords nor mail."""

    def __init__(self, wire: Wire, host: str, port: int, patience: float) -> None:
        self.wire = wire
        self._patience = patience
        super().__init__(host, port, ssl=False)
        self._imap.debug = 0
        self._imap.host = host
        self.normalise_times = False  # instants stay aware

    @property
    def engine(self) -> Connection:
        engine: Connection = self._imap
        return engine

    def statuses(self, folders: Sequence[str], items: str) -> dict[str, dict[bytes, Any]]:
        """The answer to STATUS for several folders, asked in one go; one that is refused or unclear is left out."""
        engine = self.engine
        engine.untagged_responses.pop("STATUS", None)
        tags = [engine._command("STATUS", self._normalise_folder(one), items) for one in folders]  # noqa: SLF001 its public ways wait for each answer
        found = {}
        for folder, tag in zip(folders, tags, strict=True):
            try:
                engine._command_complete("STATUS", tag)  # noqa: SLF001 as above
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error:
                continue
            told = engine.untagged_responses.pop("STATUS", None)
            name, values = _status(told) if told else (b"", {})
            if name == in_utf7(folder):  # a server may answer in another order
                found[folder] = values
        return found

    def _create_IMAP4(self) -> Connection:  # noqa: N802 the name is the library's
        return Connection(self.wire, self._patience)


def _status(told: list[Any]) -> tuple[bytes, dict[bytes, Any]]:
    """(the folder's name as it was sent, its numbers) of one STATUS."""
    name, *_, items = parse_response(told)
    return str(name).encode() if isinstance(name, int) else name, dict(zip(items[::2], items[1::2], strict=True))


def shown(error: Exception) -> str:
    """What a server answered to a command of ours, on one line and short enough to be shown."""
    return "".join(c if c.isprintable() else " " for c in str(error)).strip()[:200]
