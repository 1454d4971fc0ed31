"""The story itself: at each moment people do what is due, the product does what is due, and only then time goes on."""

import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from dramatiq.brokers.stub import StubBroker
from sqlalchemy import select

from sequencer.demo.deeds import Outside
from sequencer.demo.moments import is_busy, next_due
from sequencer.demo.people import People
from sequencer.demo.stage import Stage
from sequencer.errors import SequencerError
from sequencer.log import log
from sequencer.store.mailboxes import Mailbox
from workers.receiving import catch_up

LONGEST = timedelta(days=21, hours=2)
"""Three weeks: the keeping in touch goes on for months, and what is planned then stands on the desk."""

_PATIENCE = 30.0  # seconds, of real time, in which a moment has to come to rest
_TICK = 0.25  # seconds
_FRESH = 4  # ticks after which all mailboxes are read: the clock has jumped since the watcher did


class Player(Protocol):
    """Somebody on our side of the desk who does something at instants of their own."""

    def next_at(self) -> datetime | None: ...

    def work(self, now: datetime) -> None: ...


class Story:
    """Drives one demo from its first moment until nothing is due any more, or until its time is over.

    Where it is watched, somebody may have done what one of the people was about to do: then that is left out, and
    what fails is tried again. Alone it ends with an error.
    """

    def __init__(
        self,
        stage: Stage,
        people: People,
        outside: Outside,
        desk: Iterable[Player],
        *,
        is_watched: bool = False,
    ) -> None:
        self._stage = stage
        self._people = people
        self._outside = outside
        self._desk = tuple(desk)
        self._is_watched = is_watched
        self._clock = outside.clock
        self._unread: set[str] = set()

    def play(
        self,
        after_moment: Callable[[datetime], None],
        pause: Callable[[timedelta], None],
        stopping: threading.Event,
        longest: timedelta = LONGEST,
    ) -> None:
        """Play to the end. `after_moment` hears of each moment that has come to rest, `pause` of the time to the next.

        Raises SequencerError when a moment does not come to rest.
        """
        end = self._clock() + longest
        while not stopping.is_set():
            self._moment(after_moment)
            moment = self._next()
            if moment is None or moment > end:
                self._clock.jump(end)
                self._moment(after_moment)  # calendars are looked at once more
                return
            pause(moment - self._clock())
            self._clock.jump(self._next() or moment)

    def live(self, after_moment: Callable[[datetime], None], is_over: Callable[[], bool]) -> None:
        """Let the clock run in real time until `is_over`: whatever comes is read and acted upon within a second or two."""
        ticks = 0
        with self._clock.running():
            while not is_over():
                self._moment(after_moment)
                time.sleep(_TICK)
                ticks += 1
                if ticks == _FRESH:
                    self._read_mailboxes(are_all_due=True)
        self._moment(after_moment)

    def skip(self) -> None:
        """Let the time pass until something is due."""
        moment = self._next()
        if moment is not None:
            self._clock.jump(moment)

    def _moment(self, after_moment: Callable[[datetime], None]) -> None:
        try:
            self._act()
            self._settle()
        except Exception:
            if not self._is_watched:
                raise
            log.exception("demo_moment_failed")
        after_moment(self._clock())

    def _act(self) -> None:
        """What people do comes first and is not waited for: what is about to leave has to find it by itself."""
        for plan in self._people.take_due(self._clock()):
            try:
                self._outside.carry_out(plan)
            except SequencerError:
                if not self._is_watched:
                    raise
            self._unread.add(plan.mail.address)
        for player in self._desk:
            player.work(self._clock())

    def _settle(self) -> None:
        """Let the product do all that is due now, until it has nothing left to do."""
        until = time.monotonic() + _PATIENCE
        broker, database = self._stage.tools.broker, self._stage.tools.road.database
        assert isinstance(broker, StubBroker), "a demo has no Redis"
        while time.monotonic() < until:
            rings = self._stage.sweep.once()
            for queue in broker.get_declared_queues():
                broker.join(queue, timeout=int(_PATIENCE * 1000), fail_fast=not self._is_watched)
            self._read_mailboxes()
            with database.read() as session:
                if not rings and not is_busy(session, self._clock()):
                    return
        raise SequencerError(f"The demo did not come to rest at {self._clock():%Y-%m-%d %H:%M} UTC.")

    def _read_mailboxes(self, *, are_all_due: bool = False) -> None:
        """The watcher reads those with news as well; this look is the one that is waited for."""
        road = self._stage.tools.road
        wanted = select(Mailbox.id) if are_all_due else select(Mailbox.id).where(Mailbox.email.in_(self._unread))
        with road.database.read() as session:
            ids = list(session.scalars(wanted))
        for mailbox_id in ids:
            catch_up(road, mailbox_id)
        self._unread.clear()

    def _next(self) -> datetime | None:
        with self._stage.tools.road.database.read() as session:
            due = next_due(session)
        found = (due, self._people.next_at(), *(player.next_at() for player in self._desk))
        return min((at for at in found if at is not None), default=None)
