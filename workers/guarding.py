"""Each process makes sure, before it works and while it does, that the database is the one we sent from last."""

from collections.abc import Callable
from threading import Event
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from sequencer.core.plan.restoring import Mark
from sequencer.flows.guard_restore import go_forward, is_known, look
from sequencer.flows.road import Road
from sequencer.gateways.waymark import Waymark, this_place
from sequencer.log import log
from sequencer.settings import Settings

_AWAY = 1.0  # seconds until a database that was not there is asked again
_EVERY = 10.0  # seconds: a backup younger than this is told from the present only by what lies in Sent


class RestoreWatch:
    """The marks in and beside the database, as this process knows them."""

    def __init__(self, road: Road, settings: Settings, seconds: Callable[[], float] = monotonic) -> None:
        self._road = road
        self._beside = Waymark(settings.waymark_file)
        # A database on a server is told by its own body, and its processes may run on any machine.
        self._place = this_place(settings.data_dir) if road.database.is_file else ""
        self._seconds = seconds
        self._moved_at = seconds()
        self._known: Mark | None = None

    def is_trusted(self) -> bool:
        """Whether the database is not behind the mark that lies beside it now, and nobody has locked it.

        Asked by every worker before it takes mails, and so between two looks of the sweep as well.
        """
        mark = self._beside.read()
        if mark is None:
            self.look()
            mark = self._known
        return mark is not None and is_known(self._road, mark)

    def look(self) -> None:
        """Compare both marks. Where the database was exchanged, all sending is stopped by a row in it."""
        if self._known is None or not is_known(self._road, self._known):
            self._known = look(self._road, self._beside, self._place)

    def look_when_there(self, stopping: Event) -> bool:
        """The first look, as soon as the database is there; False when this process was told to stop before."""
        while not stopping.is_set():
            try:
                self.look()
            except SQLAlchemyError as error:
                log.warning("database_away", error=type(error).__name__)
                stopping.wait(_AWAY)
            else:
                return True
        return False

    def go_on(self) -> None:
        """The same, and now and then both marks move forward."""
        self.look()
        if self._known is not None and self._seconds() - self._moved_at >= _EVERY:
            self._moved_at = self._seconds()
            self._known = go_forward(self._road, self._beside, self._known)
