"""A whole run rehearsed for one person: each step on its day, on a calendar that shows what is closed and what is full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import from_wall
from sequencer.core.plan.forecast import Stop
from sequencer.core.plan.hours import Hours, Opening
from sequencer.core.plan.open_days import Closed
from sequencer.core.plan.ramp import Ramp

_A_DAY = timedelta(days=1)
_MOST_DAYS = 400
_MOST_FULL_DAYS = 1000


@dataclass(frozen=True)
class Room:
    """What a mailbox has left to give: `taken` are mails of others that left or are planned, by day of `zone`."""

    ramp: Ramp
    zone: ZoneInfo
    taken: Mapping[date, int] = field(default_factory=dict)

    def opening(self, hours: Hours, at: datetime) -> Opening:
        """The first opening from `at` on a day on which the mailbox is not full."""
        opening = hours.opening(at)
        full = 0
        for _ in range(_MOST_FULL_DAYS):
            day = opening.at.astimezone(self.zone).date()
            cap = self.ramp.cap_on(day)
            if self.taken.get(day, 0) < cap:
                break
            full = full or cap
            follows = hours.opening(from_wall(day + _A_DAY, time(0), self.zone))
            opening = Opening(follows.at, opening.closed or follows.closed)
        if not full:
            return opening
        says = f"the mailbox has its {full} mails of that day"
        return Opening(opening.at, opening.closed or Closed("daily_cap", says, opening.at))


@dataclass(frozen=True)
class Day:
    """One day of the candidate's calendar. `closed` says why no mail would leave on it; `keys` are the steps on it."""

    on: date
    closed: str = ""
    keys: tuple[str, ...] = ()


def calendar(stops: Iterable[Stop], hours: Hours, now: datetime) -> tuple[Day, ...]:
    """Every day from today to the last step, on the candidate's clock."""
    by_day: dict[date, list[str]] = {}
    for stop in stops:
        by_day.setdefault(stop.at.astimezone(hours.zone).date(), []).append(stop.step.key)
    day = now.astimezone(hours.zone).date()
    last = max(by_day, default=day)
    days: list[Day] = []
    while day <= last and len(days) < _MOST_DAYS:
        days.append(Day(day, _why_closed(day, hours), tuple(by_day.get(day, ()))))
        day += _A_DAY
    return tuple(days)


def weeks(days: Iterable[Day]) -> tuple[tuple[Day | None, ...], ...]:
    """The same in weeks from Monday to Sunday; None stands for days before and behind."""
    found = list(days)
    before: list[Day | None] = [None] * (found[0].on.isoweekday() - 1) if found else []
    cells = [*before, *found]
    cells += [None] * (-len(cells) % 7)
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))


def _why_closed(day: date, hours: Hours) -> str:
    """Why nothing leaves on a day: asked at its noon, or at the opening that falls on it."""
    begins, ends = (from_wall(one, time(0), hours.zone) for one in (day, day + _A_DAY))
    window_opens = hours.window.next_open(begins, hours.zone)
    if window_opens >= ends:
        return "outside the send window"
    closed = hours.closed_at(window_opens)
    return closed.says if closed is not None else ""
