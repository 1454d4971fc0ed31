"""The demo's own time: it stands still while anything is in flight, and jumps when everything is quiet."""

import threading
from datetime import UTC, datetime


class DemoClock:
    """Calling it gives the present instant in UTC; any thread may."""

    def __init__(self, at: datetime) -> None:
        self._lock = threading.Lock()
        self._at = _aware(at)

    def __call__(self) -> datetime:
        with self._lock:
            return self._at

    def jump(self, to: datetime) -> None:
        """Make it `to`; an instant that has passed changes nothing, for time never runs back."""
        to = _aware(to)
        with self._lock:
            self._at = max(self._at, to)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC)
