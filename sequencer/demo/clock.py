"""The demo's own time: it stands still while anything is in flight, jumps when everything is quiet, and runs like any
other clock while somebody may be watching."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta


class DemoClock:
    """Calling it gives the present instant in UTC; any thread may."""

    def __init__(self, at: datetime) -> None:
        self._lock = threading.Lock()
        self._at = _aware(at)
        self._runs_since: float | None = None

    def __call__(self) -> datetime:
        with self._lock:
            return self._now()

    def jump(self, to: datetime) -> None:
        """Make it `to`; an instant that has passed changes nothing, for time never runs back."""
        to = _aware(to)
        with self._lock:
            self._at = max(self._now(), to)
            self._runs_since = None if self._runs_since is None else time.monotonic()

    def pass_by(self, length: timedelta) -> None:
        """Let a length of time go by."""
        self.jump(self() + length)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let it run in real time, second by second, as long as the block does."""
        with self._lock:
            self._runs_since = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                self._at, self._runs_since = self._now(), None

    def _now(self) -> datetime:
        if self._runs_since is None:
            return self._at
        return self._at + timedelta(seconds=time.monotonic() - self._runs_since)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC)
