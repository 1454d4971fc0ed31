"""A bounded count of who asked how often within the last minute, in memory: forgetting it harms nobody."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta

_WINDOW = timedelta(minutes=1)
_MOST_KEYS = 10_000


class Pace:
    """Counts by key in windows of a minute; the oldest key is forgotten when there are too many."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: OrderedDict[Hashable, tuple[datetime, int]] = OrderedDict()

    def allows(self, key: Hashable, now: datetime, most: int) -> bool:
        """Count one more, and say whether it is within `most` a minute."""
        with self._lock:
            since, count = self._counts.pop(key, (now, 0))
            if now - since >= _WINDOW:
                since, count = now, 0
            self._counts[key] = (since, count + 1)
            while len(self._counts) > _MOST_KEYS:
                self._counts.popitem(last=False)
            return count < most
