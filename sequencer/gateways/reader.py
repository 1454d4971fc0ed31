"""Understanding mail that strangers wrote, in a child process with limits (A-50).

Every mail goes through the child. That costs well under a millisecond beside the reading itself, and no
shape of mail has to be trusted first. A mail is tried once more unless it is certain that the mail was to blame:
a wrong quarantine would stop somebody's run for good.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sequencer.core.read.glance import glance
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind
from sequencer.errors import InterruptedWorkError
from sequencer.gateways.bounded import Bounded, OverLimitError

Read = Callable[..., Understanding]

_MOST_CPU = 10  # seconds a mail
_FIRST = b"From: a@b.example\nDate: Tue, 12 Jan 2027 09:14:02 +0100\n\nCall me later.\n"


class BoundedReader:
    """Calls `read` where it can do no harm; threads may share it. The child starts with the first mail.

    A mail may take `seconds` by the clock, and a fixed amount of work and memory. There is one child, and it reads
    one mail at a time; others wait for their turn.
    """

    def __init__(self, read: Read = understand, *, seconds: float = 30.0) -> None:
        self._bounded = Bounded(read, "mail reader", (_FIRST,), seconds=seconds, most_cpu=_MOST_CPU)

    def understand(self, raw: bytes, *, sent_on: date | None = None, locale: str | None = None) -> Understanding:
        """The verdict on a raw mail; of kind UNREADABLE, with its senders, when a limit was reached.

        Raises InterruptedWorkError when the reader itself cannot work: that says nothing about the mail.
        """
        try:
            found: Understanding = self._bounded.call(raw, sent_on=sent_on, locale=locale)
        except OverLimitError as over:
            return Understanding(MailKind.UNREADABLE, str(over), replace(glance(raw), is_readable=False))
        return found

    def warm(self) -> None:
        """Start the child now, so that the first mail need not wait for it. Where it cannot, that mail says so."""
        with suppress(InterruptedWorkError):
            self.understand(b"From: <>\n\n")

    def close(self) -> None:
        """End the child. What it was reading, and what waits for its turn, is interrupted."""
        self._bounded.close()
