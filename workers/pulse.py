"""A sign of life now and then, so that the pages can say who fell silent. By the machine's clock, in a demo too."""

import math
import threading
from collections.abc import Callable
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from sequencer.core.doors import Clock
from sequencer.log import log
from sequencer.store.heartbeats import Part, beat
from workers.boot import Tools, utc_now

_EVERY = 10.0  # seconds between two signs


class Pulse:
    """The signs of life of one part in this process."""

    def __init__(
        self, tools: Tools, part: Part, now: Clock = utc_now, seconds: Callable[[], float] = monotonic
    ) -> None:
        self._tools = tools
        self._part = part
        self._now = now
        self._seconds = seconds
        self._last = -math.inf

    def beat(self) -> None:
        """Say that this part lives, unless it was said just now. A database in trouble hears it later."""
        if self._seconds() - self._last < _EVERY:
            return
        self._last = self._seconds()
        try:
            with self._tools.road.database.write() as session:
                beat(session, self._part, self._tools.road.owner, self._now())
        except SQLAlchemyError as error:
            log.warning("pulse_failed", part=self._part, error=type(error).__name__)

    def beat_until(self, stopping: threading.Event, lives: Callable[[], bool]) -> None:
        """For a part without a loop of its own: beat while it lives."""
        while not stopping.is_set():
            if lives():
                self.beat()
            stopping.wait(_EVERY)
