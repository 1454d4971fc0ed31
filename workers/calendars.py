"""Calendars are looked at once more before something is offered or booked; whoever waits for that never waits long."""

import threading
from collections.abc import Callable, Iterable

from sequencer.flows.refresh_busy import refresh_asked
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.calendars import being_read, calendars_to_look_at

_AT_ONCE = 8
_GLANCE = 0.1  # seconds


class Freshener:
    """One look per calendar at a time; all who ask for it meanwhile share it. What comes too late is kept for the next."""

    def __init__(self, road: Callable[[], Road]) -> None:
        self._road = road
        self._guard = threading.Lock()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._under_way: dict[int, threading.Thread] = {}

    def __call__(self, colleague_ids: Iterable[int], seconds: float) -> None:
        """Return when the calendars of these people are fresh, or after so many seconds."""
        road = self._road()
        with road.database.read() as session:
            old = calendars_to_look_at(session, colleague_ids, road.now())
        until = road.seconds() + seconds
        for look in [self._begun(one) for one in old]:
            if look is not None:
                look.join(max(0.0, until - road.seconds()))
        while old and self._is_read_elsewhere(old) and road.seconds() < until:
            road.wait(_GLANCE)

    def _begun(self, calendar_id: int) -> threading.Thread | None:
        """The look under way; None where this machine lets no more threads begin: then what is known has to do."""
        with self._guard:
            under_way = self._under_way.get(calendar_id)
            if under_way is None:
                under_way = threading.Thread(target=self._look, args=(calendar_id,), name="calendar", daemon=True)
                try:
                    under_way.start()
                except RuntimeError:
                    log.warning("calendar_look_failed", calendar=calendar_id)
                    return None
                self._under_way[calendar_id] = under_way  # what has begun is taken out only after this
            return under_way

    def _look(self, calendar_id: int) -> None:
        try:
            with self._turns:
                refresh_asked(self._road(), calendar_id)
        except Exception:  # noqa: BLE001 -- nobody may wait for it any more, and the sweep looks again
            log.exception("calendar_look_failed", calendar=calendar_id)
        finally:
            with self._guard:
                del self._under_way[calendar_id]

    def _is_read_elsewhere(self, calendar_ids: Iterable[int]) -> bool:
        """Whether another process is just looking at one of them."""
        road = self._road()
        with road.database.read() as session:
            return being_read(session, calendar_ids, road.now())
