"""The shapes of what flows are handed: gateways, clock, randomness, fail points. Flows never import a gateway."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from sequencer.core.accounts import Account
from sequencer.core.read.understanding import Understanding

Clock = Callable[[], datetime]
"""The present instant, aware, UTC."""

Step = Callable[[str], None]
"""Called at each named step of the sending flow: a fail point for tests, a no-op in the product."""


class Dice(Protocol):
    """The one source of randomness; `random.SystemRandom` in the product."""

    def random(self) -> float: ...
    def randbytes(self, n: int, /) -> bytes: ...


class Answer(Protocol):
    """A positive reply to the final dot."""

    @property
    def code(self) -> int: ...
    @property
    def text(self) -> str: ...


class SmtpDoor(Protocol):
    """An open, signed-in SMTP connection, driven stage by stage."""

    def begin(self, sender: str, recipient: str, size: int, *, needs_smtputf8: bool = False) -> None: ...
    def finish(self, raw: bytes) -> Answer: ...
    def abandon(self) -> None: ...
    def close(self) -> None: ...


class FolderNames(Protocol):
    @property
    def inbox(self) -> str: ...
    @property
    def junk(self) -> str | None: ...
    @property
    def sent(self) -> str | None: ...


class FolderNumbers(Protocol):
    @property
    def uidvalidity(self) -> int: ...
    @property
    def uidnext(self) -> int: ...


class MailHead(Protocol):
    @property
    def uid(self) -> int: ...
    @property
    def head(self) -> bytes: ...
    @property
    def internal_at(self) -> datetime | None: ...


class ImapDoor(Protocol):
    """An open, signed-in IMAP session that can only read."""

    @property
    def can_idle(self) -> bool: ...
    def folders(self) -> FolderNames: ...
    def examine(self, folder: str) -> FolderNumbers: ...
    def uids_after(self, uid: int) -> list[int]: ...
    def uids_since(self, day: date) -> list[int]: ...
    def heads(self, uids: Sequence[int]) -> Iterable[MailHead]: ...
    def whole(self, uid: int) -> bytes | None: ...
    def idle_start(self) -> None: ...
    def idle_events(self, timeout: float) -> bool: ...
    def idle_stop(self) -> None: ...
    def socket_fd(self) -> int: ...
    def close(self) -> None: ...


OpenSmtp = Callable[[Account], SmtpDoor]
OpenImap = Callable[[Account], ImapDoor]


class Reader(Protocol):
    """Understands one raw mail within bounds of time and memory."""

    def understand(self, raw: bytes, *, sent_on: date | None = None, locale: str | None = None) -> Understanding: ...


Unlock = Callable[[bytes, str], str]
"""Opens a sealed secret; the text names the row it belongs to."""

Seal = Callable[[str, str], bytes]
"""Seals a secret for the row that the second text names."""
