"""What the slot function is asked: people with their hours and meetings, and the meeting to be placed.

All instants are whole UTC seconds since 1970 and all lengths are seconds: the function works on integers,
and calendars arrive by the ten thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from math import ceil, floor
from zoneinfo import ZoneInfo

from sequencer.core.meet.spans import Span

PersonId = str | int

DAY = 24 * 60 * 60
ALWAYS: Span = (-(2**40), 2**40)


@dataclass(frozen=True)
class Hours:
    """Local hours of some weekdays, Monday is 1; `window` is seconds of the day, up to 24:00."""

    days: frozenset[int]
    window: Span


@dataclass(frozen=True)
class Override:
    """The hours of one local day in place of its usual ones; none at all close the day."""

    on: date
    windows: tuple[Span, ...]


@dataclass(frozen=True)
class Meeting:
    """An interview that is booked or held, with buffers of its own where it names them."""

    start: int
    end: int
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class Stay:
    """Somebody is in another zone from the first to the last of these days, as the calendar there counts them."""

    first: date
    last: date
    zone: ZoneInfo


@dataclass(frozen=True)
class Person:
    """`free` are absolute spans that take the place of `weekly`; None where there are no such.

    All local hours, days and weeks are read where the person is then: in `zone`, or where `travel` takes them.
    Public holidays of `country`, two letters, close a day that no override opens; without one there are none.
    `soft` is time that may yet be taken: free, but better left alone. `unknown` is time of which nobody can say
    whether it is free, as when a calendar cannot be read; it is never offered. `spent` are the hours of days whose
    further hours are used up, as they were before: they tell why such an hour is closed.
    """

    id: PersonId
    zone: ZoneInfo
    weekly: tuple[Hours, ...] = ()
    overrides: tuple[Override, ...] = ()
    absences: frozenset[date] = frozenset()
    free: tuple[Span, ...] | None = None
    busy: tuple[Span, ...] = ()
    soft: tuple[Span, ...] = ()
    unknown: tuple[Span, ...] = ()
    booked: tuple[Meeting, ...] = ()
    per_day: int | None = None
    per_week: int | None = None
    travel: tuple[Stay, ...] = ()
    country: str = ""
    spent: tuple[Override, ...] = ()


@dataclass(frozen=True)
class Pool:
    """Any `seats` people of these."""

    seats: int
    of: frozenset[PersonId]


@dataclass(frozen=True)
class Stage:
    """One part of a loop: its own people, and the least and the longest pause since the stage before it."""

    name: str
    duration: int
    required: frozenset[PersonId] = frozenset()
    pools: tuple[Pool, ...] = ()
    pause: int = 0
    longest_pause: int = 0


@dataclass(frozen=True)
class CandidateHours:
    """When the candidate can meet, on the candidate's clock."""

    zone: ZoneInfo
    windows: tuple[Hours, ...]


@dataclass(frozen=True)
class Hold:
    """Time kept free for somebody's offer; without `expires` it lives on."""

    meeting: Meeting
    people: frozenset[PersonId]
    holder: str | None = None
    expires: int | None = None


@dataclass(frozen=True)
class SlotRequest:
    """A meeting to be placed. Without `required` and `pools` everybody takes part but who is `optional`.

    Optional people come along where they are free and never stand in the way. With `stages` the meeting is a loop:
    they follow one another on one day of the viewer, `duration` is `least_length` of them, and the people are theirs.
    """

    now: int
    search: Span
    duration: int
    step: int
    viewer_zone: ZoneInfo
    people: tuple[Person, ...]
    notice: int = 0
    before: int = 0
    after: int = 0
    required: frozenset[PersonId] = frozenset()
    pools: tuple[Pool, ...] = ()
    candidate: CandidateHours | None = None
    holds: tuple[Hold, ...] = ()
    holder: str | None = None
    optional: frozenset[PersonId] = frozenset()
    stages: tuple[Stage, ...] = ()

    @property
    def needed(self) -> frozenset[PersonId]:
        """Who has to be there."""
        if self.required or self.pools:
            return self.required
        return frozenset(one.id for one in self.people) - self.optional

    @property
    def seats(self) -> tuple[Pool, ...]:
        """The pools without the people who have to be there anyway and fill no seat of a pool."""
        return tuple(Pool(pool.seats, pool.of - self.needed) for pool in self.pools)

    @property
    def earliest(self) -> int:
        return max(self.now + self.notice, self.search[0])

    @property
    def latest(self) -> int:
        return self.search[1] - self.duration

    @property
    def live_holds(self) -> tuple[Hold, ...]:
        """Holds of others that have not run out; a hold without a name is somebody else's."""
        return tuple(
            hold
            for hold in self.holds
            if (hold.holder is None or hold.holder != self.holder) and (hold.expires is None or hold.expires > self.now)
        )


def least_length(stages: Iterable[Stage]) -> int:
    """How long a loop lasts at least; the pause before its first stage is none of it."""
    first, *later = stages
    return first.duration + sum(one.pause + one.duration for one in later)


def of_stage(request: SlotRequest, stage: Stage) -> SlotRequest:
    """What is asked for one stage alone."""
    return replace(request, duration=stage.duration, required=stage.required, pools=stage.pools, stages=())


def with_soft_taken(request: SlotRequest) -> SlotRequest | None:
    """The same meeting beside all that may yet be taken; None where there is no such time."""
    if not any(one.soft for one in request.people):
        return None
    return replace(request, people=tuple(replace(one, busy=one.busy + one.soft, soft=()) for one in request.people))


def with_open_hours(request: SlotRequest) -> SlotRequest:
    """The same meeting were everybody there at every hour; what is busy or booked, and how much they take, stays."""
    opened = (
        replace(one, free=(ALWAYS,), overrides=(), absences=frozenset(), country="", spent=()) for one in request.people
    )
    return replace(request, people=tuple(opened))


def second_from(at: datetime) -> int:
    """The first whole second not before an aware instant."""
    return ceil(at.timestamp())


def second_until(at: datetime) -> int:
    """The last whole second not after an aware instant."""
    return floor(at.timestamp())


def instant(second: int) -> datetime:
    """The aware instant, in UTC."""
    return datetime.fromtimestamp(second, UTC)
