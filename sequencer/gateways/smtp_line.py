"""One mailbox's way out for a batch of mails: a connection that is kept, and renewed before it wears out (S-57)."""

import time
from collections.abc import Callable

from sequencer.core.doors import Answer, SmtpDoor
from sequencer.gateways.smtp_connection import StaleConnection

MAILS = 20
"""How many mails leave over one connection: personal mailboxes are not used by machines that send for hours."""

_IDLE = 50.0  # seconds; servers hang up on whoever says nothing for a minute


class SmtpLine:
    """Looks like one connection. Raises what opening one raises, when it begins and whenever it is renewed."""

    def __init__(
        self, connect: Callable[[], SmtpDoor], mails: int = MAILS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._connect = connect
        self._most = mails
        self._clock = clock
        self._door = connect()
        self._count = 0
        self._used_at = clock()

    @property
    def is_open(self) -> bool:
        return self._door.is_open

    def begin(self, sender: str, recipient: str, size: int, *, needs_smtputf8: bool = False) -> None:
        """As `SmtpConnection.begin`. Where the server had hung up already nothing was sent: a new one is tried at once."""
        is_new = self._renewed()
        self._count += 1
        try:
            self._door.begin(sender, recipient, size, needs_smtputf8=needs_smtputf8)
        except StaleConnection:
            if is_new:
                raise
            self._open()
            self._count = 1
            self._door.begin(sender, recipient, size, needs_smtputf8=needs_smtputf8)

    def finish(self, raw: bytes) -> Answer:
        """As `SmtpConnection.finish`."""
        try:
            return self._door.finish(raw)
        finally:
            self._used_at = self._clock()

    def abandon(self) -> None:
        """As `SmtpConnection.abandon`; the next mail has a new connection."""
        self._door.abandon()

    def close(self) -> None:
        """Say goodbye, if there is somebody to say it to."""
        self._door.close()

    def _renewed(self) -> bool:
        """Whether this mail is the first of its connection."""
        is_worn = self._count >= self._most or self._clock() - self._used_at > _IDLE
        if is_worn:
            self._door.close()
        if is_worn or not self._door.is_open:
            self._open()
        return self._count == 0

    def _open(self) -> None:
        self._door = self._connect()
        self._count, self._used_at = 0, self._clock()
