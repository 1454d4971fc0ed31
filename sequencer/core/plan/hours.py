"""When a mail to one person may leave: the hours of their day in which we write, on the days on which we do."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.holidays import SATURDAY_AND_SUNDAY
from sequencer.core.plan.open_days import Closed, OpenDays
from sequencer.core.plan.verdict import Wait
from sequencer.core.plan.windows import SendWindow
from sequencer.core.reasons import Reason

_MOST_CLOSURES = 1000  # each is a day at least; nobody closes for years without end
_WINDOW = "outside the send window"
CLOSED_CODES = frozenset({"window_closed", "holiday", "weekend", "quiet_days", "sender_away"})
"""The reasons of waits that end by the calendar alone."""


@dataclass(frozen=True)
class Opening:
    """The next instant (UTC) at which a mail may leave; `closed` is the first day that kept it from an earlier one."""

    at: datetime
    closed: Closed | None = None


@dataclass(frozen=True)
class Hours:
    """The send window of a sequence on the clock of one person, and the days on which it is open.

    `is_guess`: we do not know where they live, and take our own zone for theirs.
    """

    window: SendWindow
    zone: ZoneInfo
    open_days: OpenDays = field(default_factory=OpenDays)
    is_guess: bool = False

    def next_open(self, at: datetime) -> datetime:
        """The first instant not before `at` at which a mail may leave, in UTC."""
        return self.opening(at).at

    def opening(self, at: datetime) -> Opening:
        """The same, with what was in the way."""
        opens, first = self.window.next_open(at, self.zone), None
        for _ in range(_MOST_CLOSURES):
            closed = self.closed_at(opens)
            if closed is None:
                break
            first = first or closed
            opens = self.window.next_open(closed.until, self.zone)
        return Opening(opens, first)

    def after(self, delay: Delay, at: datetime) -> datetime:
        """The instant this long after another, in UTC; working days are those of the candidate."""
        return delay.after(at, self.zone, self.open_days.is_working)

    def clock(self, at: datetime) -> str:
        """An instant on the candidate's clock, and whose clock it is: “Mon 5 Oct 09:00 (Europe/Berlin, a guess)”."""
        guess = ", a guess" if self.is_guess else ""
        return f"{at.astimezone(self.zone):%a %-d %b %H:%M} ({self.zone.key}{guess})"

    def closed_at(self, at: datetime) -> Closed | None:
        """What closes the day of an instant, if anything."""
        closed = self.open_days.closed_at(at, self.zone)
        return closed or (self.open_days.rests_at(at, self.zone) if self._keeps_weekends else None)

    @property
    def _keeps_weekends(self) -> bool:
        """A window of working days keeps the weekend of whoever it goes to, if that leaves it a day."""
        days = frozenset(self.window.days)
        return not self.window.is_always and not days & SATURDAY_AND_SUNDAY and len(days) > 2


def hours_rule(hours: Hours, now: datetime) -> Wait | None:
    """The wait for the next opening, where `now` lies outside: which day is closed, and why, or the time of day."""
    opening = hours.opening(now)
    if opening.at <= now:
        return None
    closed = opening.closed
    fact = closed.says if closed is not None else _WINDOW
    says = f"Waiting: {fact}. Next: {hours.clock(opening.at)}."
    return Wait(opening.at, Reason(closed.code if closed is not None else "window_closed", says))
