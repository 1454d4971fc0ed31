"""The story itself: at each moment people do what is due, the product does what is due, and only then time goes on."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from dramatiq.brokers.stub import StubBroker
from sqlalchemy import select

from sequencer.demo.clock import DemoClock
from sequencer.demo.deeds import carry_out
from sequencer.demo.ledger import Ledger
from sequencer.demo.moments import is_busy, next_due
from sequencer.demo.people import People
from sequencer.demo.stage import Stage
from sequencer.errors import SequencerError
from sequencer.store.mailboxes import Mailbox
from workers.receiving import catch_up

_LONGEST = timedelta(days=120)
_PATIENCE = 30.0  # seconds, of real time, in which a moment has to come to rest


class Story:
    """Drives one demo from its first moment until nothing is due any more, or for 120 days of its own time."""

    def __init__(self, stage: Stage, people: People, ledger: Ledger, clock: DemoClock) -> None:
        self._stage = stage
        self._people = people
        self._ledger = ledger
        self._clock = clock
        self._unread: set[str] = set()

    def play(
        self,
        after_moment: Callable[[datetime], None],
        pause: Callable[[timedelta], None],
        stopping: threading.Event,
    ) -> None:
        """Play to the end. `after_moment` hears of each moment that has come to rest, `pause` of the time to the next.

        Raises SequencerError when a moment does not come to rest.
        """
        end = self._clock() + _LONGEST
        while not stopping.is_set():
            self._act()
            self._settle()
            after_moment(self._clock())
            moment = self._next()
            if moment is None or moment > end:
                return
            pause(moment - self._clock())
            self._clock.jump(moment)

    def _act(self) -> None:
        """What people do comes first and is not waited for: what is about to leave has to find it by itself."""
        now = self._clock()
        for plan in self._people.take_due(now):
            carry_out(plan, now, self._stage.host.smtp_port)
            self._ledger.note(now, plan.person.address, plan.act.deed, plan.act.words)
            self._unread.add(plan.mail.address)

    def _settle(self) -> None:
        """Let the product do all that is due now, until it has nothing left to do."""
        until = time.monotonic() + _PATIENCE
        broker, database = self._stage.tools.broker, self._stage.tools.road.database
        assert isinstance(broker, StubBroker), "a demo has no Redis"
        while time.monotonic() < until:
            rings = self._stage.sweep.once()
            broker.join("default", timeout=int(_PATIENCE * 1000))
            self._read_mailboxes()
            with database.read() as session:
                if not rings and not is_busy(session):
                    return
        raise SequencerError(f"The demo did not come to rest at {self._clock():%Y-%m-%d %H:%M} UTC.")

    def _read_mailboxes(self) -> None:
        """The watcher reads those with news as well; this look is the one that is waited for."""
        road = self._stage.tools.road
        with road.database.read() as session:
            ids = list(session.scalars(select(Mailbox.id).where(Mailbox.email.in_(self._unread))))
        for mailbox_id in ids:
            catch_up(road, mailbox_id)
        self._unread.clear()

    def _next(self) -> datetime | None:
        with self._stage.tools.road.database.read() as session:
            found = (next_due(session), self._people.next_at())
        return min((at for at in found if at is not None), default=None)
