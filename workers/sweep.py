"""The sweep: every second it looks for rows that are due and rings for them. Losing the queue loses nothing."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime

from dramatiq.errors import BrokerError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from sequencer.log import log
from sequencer.store.bookings import to_cancel
from sequencer.store.calendars import due_calendars
from sequencer.store.clock_readings import by_other_rules
from sequencer.store.doubts import mailboxes_in_doubt
from sequencer.store.due import due_mailboxes
from sequencer.store.dues import look_due
from sequencer.store.enrollments import due_to_move, due_to_resume
from sequencer.store.following import nexts_due
from sequencer.store.heartbeats import Part
from sequencer.store.inbound_mails import Effect, effects_due, new_ids
from sequencer.store.mailbox_checks import checks_due
from sequencer.store.missed import chances_due
from sequencer.store.objections import cannot_come_due, counters_due
from sequencer.store.offers import picked, run_out
from sequencer.store.reminders import reminders_due
from sequencer.store.sending_turns import turns_of
from sequencer.store.sent_copies import mailboxes_owing_copies
from sequencer.store.touches import lost_transmissions
from sequencer.store.uploads import uploads_over
from workers.boot import Tools
from workers.pulse import Pulse

_EVERY = 1.0
_RING_AGAIN = 30.0
_AT_ONCE = 500

LOOKS: tuple[tuple[str, Callable[[Session, datetime, int], list[int]]], ...] = (
    ("understand", lambda session, _now, limit: new_ids(session, limit)),
    ("pick", effects_due(Effect.PICK)),
    ("calendar", effects_due(Effect.CALENDAR)),
    ("hours", effects_due(Effect.HOURS)),
    ("heads_up", effects_due(Effect.HEADS_UP)),
    ("hand_over", effects_due(Effect.HAND_OVER)),
    ("cancel_interview", to_cancel),
    ("stand_in", cannot_come_due),
    ("counter", counters_due),
    ("remind", reminders_due),
    ("second_chance", chances_due),
    ("offer_next", nexts_due),
    ("book", picked),
    ("end_offer", run_out),
    ("clocks", by_other_rules),
    ("busy", due_calendars),
    ("resume", due_to_resume),
    ("advance", due_to_move),
    ("give_up", lost_transmissions),
    ("reconcile", mailboxes_in_doubt),
    ("check", checks_due),
    ("forget_upload", uploads_over),
    ("let_go", look_due),
    ("send", due_mailboxes),
    ("copy_sent", mailboxes_owing_copies),
)
"""What to look for, stops before sends."""


class Sweep:
    """Remembers for `patience` seconds what it has rung for, so that a slow worker is not rung at every second.

    What somebody took is forgotten: should it come due again soon, it is rung for at once.
    """

    def __init__(self, tools: Tools, patience: float = _RING_AGAIN) -> None:
        self._tools = tools
        self._patience = patience
        self._rung: dict[tuple[str, int], tuple[float, int]] = {}

    def once(self) -> int:
        """Ring for everything that is due; returns how many rings that took."""
        rung = 0
        for job, row_id in self._due():
            self._tools.ring(job, row_id)
            rung += 1
        return rung

    def run(self, stopping: threading.Event) -> None:
        """Sweep until told to stop; a database or queue in trouble is tried again."""
        pulse, restored = Pulse(self._tools, Part.SWEEP), self._tools.restored
        while not stopping.wait(_EVERY):
            try:
                restored.go_on()
                self.once()
                pulse.beat()
            except (SQLAlchemyError, BrokerError, OSError) as error:
                log.warning("sweep_failed", error=type(error).__name__)

    def _due(self) -> Iterator[tuple[str, int]]:
        with self._tools.road.database.read() as session:
            now = self._tools.road.now()
            due = [(job, row_id) for job, look in LOOKS for row_id in look(session, now, _AT_ONCE)]
            turns = turns_of(session, [row_id for job, row_id in due if job == "send"])
        clock = time.monotonic()
        self._rung = {key: self._rung[key] for key in due if key in self._rung}  # what comes due anew is rung for anew
        for job, row_id in due:
            turn = turns.get(row_id, 0) if job == "send" else 0  # a worker has been there: what is due now is new
            rung_at, rung_turn = self._rung.get((job, row_id), (-math.inf, turn))
            if turn != rung_turn or clock - rung_at >= self._patience:
                yield job, row_id
                self._rung[job, row_id] = (clock, turn)  # not where the ring failed: then it is rung for at once
