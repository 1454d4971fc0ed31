"""After everything is mended: wait until nothing moves any more, and set the clock forward over mere waiting."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import func, select

from rig.clock import FastClock
from rig.company import Company
from rig.people import People
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.store.due import due_mailboxes
from sequencer.store.enrollments import Enrollment, due_to_move, due_to_resume
from sequencer.store.inbound_mails import new_ids
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sent_copies import mailboxes_owing_copies
from sequencer.store.touches import Touch

_LONGEST, _WITHOUT_CHANGE = 400.0, 45.0  # the machine's seconds
_LOOK = 0.3
_QUIET = 4  # so many looks in a row must find nothing
_FURTHEST = timedelta(hours=60)  # less than the days after which a question to a person answers itself
_UNDER_WAY = (TouchState.CLAIMED, TouchState.TRANSMITTING)
_TO_WAKE = (TouchState.PLANNED, TouchState.HELD, TouchState.UNKNOWN)


class Settling:
    def __init__(self, company: Company, clock: FastClock, people: People) -> None:
        self._database = company.road.database
        self._clock = clock
        self._people = people
        self._until = clock() + _FURTHEST
        self.busy: Counter[str] = Counter()

    def wait(self, pause: Callable[[float], None]) -> None:
        """Return when nothing is under way and nothing will be; or when that has taken unreasonably long."""
        quiet, began = 0, time.monotonic()
        seen, seen_at = self._state(), began
        while quiet < _QUIET and time.monotonic() < min(began + _LONGEST, seen_at + _WITHOUT_CHANGE):
            pause(_LOOK)
            if self._is_busy():
                quiet = 0
                if (now := self._state()) != seen:
                    seen, seen_at = now, time.monotonic()
                continue
            quiet += 1
            seen_at = time.monotonic()
            ahead = self._next()
            if quiet == _QUIET and ahead is not None:
                self._clock.jump(max(ahead - self._clock(), timedelta(0)))
                quiet = 0

    def _state(self) -> list[object]:
        """Changes whenever a touch gets anywhere."""
        columns = (Touch.state, func.count(), func.sum(Touch.fence), func.sum(Touch.attempts))
        with self._database.read() as session:
            return [tuple(row) for row in session.execute(select(*columns).group_by(Touch.state).order_by(Touch.state))]

    def _is_busy(self) -> bool:
        """Whether anything is under way or due; what it was is counted."""
        with self._database.read() as session:
            now = self._clock()
            under_way = select(func.count()).where(Touch.state.in_(_UNDER_WAY))
            found = {
                "people": not self._people.is_quiet,
                "under way": session.scalar(under_way),
                "unread": new_ids(session, 1),
                "to send": due_mailboxes(session, now, 1),
                "to move": due_to_move(session, now, 1),
                "to resume": due_to_resume(session, now, 1),
                "to file": mailboxes_owing_copies(session, now, 1),
                "unseen": self._is_unseen(session.scalars(select(Mailbox.read_at)).all()),
            }
        reasons = [name for name, is_so in found.items() if is_so]
        self.busy.update(reasons)
        return bool(reasons)

    def _is_unseen(self, read: list[datetime | None]) -> bool:
        """Whether an answer may still lie in a mailbox that nobody has looked into."""
        last = max((self._clock.at(one.at) for one in self._people.stops), default=None)
        return last is not None and any(one is None or one <= last for one in read)

    def _next(self) -> datetime | None:
        """The next instant at which something will move by itself."""
        now = self._clock()
        live = Enrollment.state.in_((EnrollmentState.ACTIVE, EnrollmentState.PAUSED))
        questions = (
            select(func.min(Touch.wakes_at)).where(Touch.state.in_(_TO_WAKE), Touch.wakes_at > now),
            select(func.min(Enrollment.moves_at)).where(live, Enrollment.moves_at > now),
            select(func.min(Enrollment.resumes_at)).where(live, Enrollment.resumes_at > now),
            select(func.min(Mailbox.free_at)).where(Mailbox.free_at > now),
        )
        with self._database.read() as session:
            found = [at for at in (session.scalar(one) for one in questions) if at is not None]
        soonest = min(found, default=None)
        return soonest if soonest is not None and soonest <= self._until else None
