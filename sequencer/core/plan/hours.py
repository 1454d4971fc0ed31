"""When a mail to one person may leave: the hours of their day in which we write."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.core.plan.verdict import Wait
from sequencer.core.plan.windows import SendWindow
from sequencer.core.reasons import Reason


@dataclass(frozen=True)
class Hours:
    """The send window of a sequence on the clock of one person."""

    window: SendWindow
    zone: ZoneInfo

    def next_open(self, at: datetime) -> datetime:
        """The first instant not before `at` at which a mail may leave, in UTC."""
        return self.window.next_open(at, self.zone)


def hours_rule(hours: Hours, now: datetime) -> Wait | None:
    """The wait for the next opening, where `now` lies outside."""
    opens = hours.next_open(now)
    if opens > now:
        return Wait(opens, Reason("window_closed", "Waiting for the send window."))
    return None
