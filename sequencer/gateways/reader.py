"""Understanding mail that strangers wrote, in a child process with limits (A-50).

Every mail goes through the child. That costs well under a millisecond beside the reading itself, and no
shape of mail has to be trusted first.
"""

import multiprocessing
import resource
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, TimeoutError  # noqa: A004 pebble's is not yet the built-in one on 3.11
from dataclasses import replace
from datetime import date
from typing import Any

from pebble import ProcessExpired, ProcessPool

from sequencer.core.read.glance import glance
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind
from sequencer.errors import InterruptedWorkError

_MOST_CPU = 10  # seconds a mail
_MOST_MEMORY = 512 * 1024 * 1024  # octets of address space
_HEAD_OCTETS = 256 * 1024


class BoundedReader:
    """Calls `read` where it can do no harm; threads may share it. The child starts with the first mail.

    A mail may take `seconds` by the clock, and a fixed amount of work and memory.
    """

    def __init__(self, read: Callable[..., Understanding] = understand, *, seconds: float = 15.0) -> None:
        self._read = read
        self._seconds = seconds
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    def understand(self, raw: bytes, *, sent_on: date | None = None, locale: str | None = None) -> Understanding:
        """The verdict on a raw mail; of kind UNREADABLE, with its senders, when a limit was reached.

        Raises InterruptedWorkError when the reader itself cannot work: that says nothing about the mail.
        """
        known = {"sent_on": sent_on, "locale": locale}
        try:
            future = self._running().schedule(_read_within_limits, (self._read, raw), known, timeout=self._seconds)
        except (RuntimeError, OSError) as error:
            raise InterruptedWorkError("The mail reader could not be started.") from error
        try:
            found: Understanding = future.result()
        except TimeoutError:
            return _unread(raw, f"reading it took more than {self._seconds:g} seconds")
        except (ProcessExpired, MemoryError):
            return _unread(raw, "reading it took too much work or memory")
        except CancelledError:
            raise InterruptedWorkError("The mail reader was stopped.") from None
        return found

    def warm(self) -> None:
        """Start the child now, so that the first mail need not wait for it."""
        self.understand(b"From: <>\n\n")

    def close(self) -> None:
        """End the child. What it was reading is interrupted."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble left it without types
            pool.join()

    def _running(self) -> ProcessPool:
        with self._lock:
            if self._pool is None or not self._pool.active:
                # A forked copy of a process with threads may hang, so the child starts from nothing.
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPool(max_workers=1, initializer=_limit_memory, context=context)
            return self._pool


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _read_within_limits(read: Callable[..., Understanding], raw: bytes, **known: Any) -> Understanding:
    """Runs in the child. The limit counts all work since the child began, so it moves on with every mail."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + _MOST_CPU, hard))
    return read(raw, **known)


def _unread(raw: bytes, reason: str) -> Understanding:
    return Understanding(MailKind.UNREADABLE, reason, replace(glance(raw[:_HEAD_OCTETS]), is_readable=False))
