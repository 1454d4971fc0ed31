"""How first mails spread over days: by each person's send window, the mailbox's cap and its gap between two mails."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import start_of_next_day
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.mailbox_rules import spaced
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.ramp import Ramp
from sequencer.core.plan.windows import SendWindow

_MOST_MOVES = 200_000


@dataclass(frozen=True)
class Group:
    """So many people whose first mail is due at one instant, in one zone and with the same closed days."""

    due_at: datetime
    zone: ZoneInfo
    count: int
    open_days: OpenDays = field(default_factory=OpenDays)


@dataclass(frozen=True)
class Mailbox:
    """What a mailbox lets through; `taken` are mails that others will send from it, by day in `zone`.

    `begins_with` and `first_on` are its ramp; `per_minute` of 0 is no limit.
    """

    daily_cap: int
    gap: timedelta
    zone: ZoneInfo
    taken: Mapping[date, int]
    free_at: datetime | None = None
    per_minute: int = 0
    begins_with: int = 0
    first_on: date | None = None

    @property
    def apart(self) -> timedelta:
        """The time from one mail to the next on the average: the gap and half of what is added to it, or the minute's share."""
        share = timedelta(minutes=1) / self.per_minute if self.per_minute else timedelta(0)
        return max(spaced(self.gap, 0.5), share)


@dataclass(frozen=True)
class Spread:
    """How many first mails leave on each day, and when the first and the last of them does."""

    days: tuple[tuple[date, int], ...]
    first_at: datetime | None = None
    last_at: datetime | None = None


def spread(groups: Iterable[Group], window: SendWindow, mailbox: Mailbox) -> Spread:
    """The days on which these first mails leave, one after the other, whoever is due first."""
    queue = [(one.due_at, number, one, one.count) for number, one in enumerate(groups) if one.count]
    heapq.heapify(queue)
    used = dict(mailbox.taken)
    days: dict[date, int] = {}
    first = last = None
    free, ramp = mailbox.free_at, Ramp(mailbox.daily_cap, mailbox.begins_with, mailbox.first_on)
    for _ in range(_MOST_MOVES):
        if not queue:
            break
        due, number, one, count = heapq.heappop(queue)
        at = Hours(window, one.zone, one.open_days).next_open(max(due, free) if free else due)
        day = at.astimezone(mailbox.zone).date()
        is_full = used.get(day, 0) >= ramp.cap_on(day)
        if is_full:
            at = start_of_next_day(at, mailbox.zone)
        if at > due and ((queue and queue[0][0] < at) or is_full):
            heapq.heappush(queue, (at, number, one, count))
            continue
        used[day], days[day] = used.get(day, 0) + 1, days.get(day, 0) + 1
        first, last, free, ramp = first or at, at, at + mailbox.apart, ramp.begun(day)
        if count > 1:
            heapq.heappush(queue, (due, number, one, count - 1))
    return Spread(tuple(sorted(days.items())), first, last)
