"""When a calendar is looked at, how long what it said counts, and what in it is of our own making."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.busy.values import BusySpan
from sequencer.core.meet.request import ALWAYS, second_until
from sequencer.core.meet.spans import Span

AROUND = timedelta(days=9)
"""Caps count whole weeks, and buffers look beyond a search."""

FRESH = timedelta(minutes=3)
"""A look as young as this needs no other one before something is booked."""

KNOWN_FOR = timedelta(hours=1)
"""For so long the last good look counts; after it nobody can say when the person is free."""

_PACE = timedelta(minutes=5)
_IDLE_PACE = timedelta(minutes=40)  # of people whom no plan asks for
_LONGEST_BACK_OFF = timedelta(minutes=30)
_AFTER_REFUSAL = timedelta(minutes=30)  # tried again and again, an account may be locked
_ASKED_AGAIN = timedelta(minutes=1)
_BY_UID = frozenset({CalendarKind.ICS, CalendarKind.CALDAV})

Times = tuple[datetime, datetime]


@dataclass(frozen=True)
class Standing:
    """How one calendar stands: its last good look, how far that saw, the last try, and how many have failed since."""

    last_read_at: datetime | None
    covers_until: datetime | None
    tried_at: datetime | None = None
    failures: int = 0

    def is_unknown(self, now: datetime) -> bool:
        """Whether what it said is too old, or it never said anything."""
        return self.last_read_at is None or now - self.last_read_at > KNOWN_FOR

    def unknown(self, now: datetime) -> tuple[Span, ...]:
        """The time of which it says nothing, in UTC seconds: all, or what lies further ahead than it was read."""
        if self.is_unknown(now) or self.covers_until is None:
            return (ALWAYS,)
        return ((second_until(self.covers_until), ALWAYS[1]),)

    def wants_look(self, now: datetime) -> bool:
        """Whether to look once more before something is booked; one in trouble is not asked at every page."""
        if self.failures:
            return self.tried_at is None or now - self.tried_at >= _ASKED_AGAIN
        return self.last_read_at is None or now - self.last_read_at > FRESH


def after_success(now: datetime, draw: float, *, is_asked_for: bool) -> datetime:
    """When to look again; up to a fifth later, as `draw` in [0, 1) has it, so that not all are looked at at once."""
    return now + (_PACE if is_asked_for else _IDLE_PACE) * (1 + draw / 5)


def after_failure(now: datetime, failures: int, draw: float, *, is_refused: bool) -> datetime:
    """When to try again after so many failures in a row."""
    wait = _AFTER_REFUSAL if is_refused else min(_LONGEST_BACK_OFF, _PACE * 2 ** min(failures - 1, 5))
    return now + wait * (1 + draw / 5)


def without_own(
    kind: CalendarKind, spans: Iterable[BusySpan], own: Collection[Times], before: Iterable[BusySpan] = ()
) -> list[BusySpan]:
    """The spans without interviews of our own, at the times in `own`.

    Where a service tells no events but only when somebody is busy, a span of exactly such a time is ours, and one that
    has grown together with it loses it: at its ends, and where the last look, `before`, knew of something that ends as
    ours begins, or begins as ours ends.
    """
    if kind in _BY_UID:  # there our events are known by their names
        return list(spans)
    known = list(before)
    ends, begins = {one.end_at for one in known}, {one.start_at for one in known}
    neighboured = {times for times in own if times[0] in ends or times[1] in begins}
    return [
        BusySpan(start, end, one.is_soft) for one in spans for start, end in sorted(_cut(one, set(own), neighboured))
    ]


def _cut(one: BusySpan, own: set[Times], neighboured: Collection[Times]) -> set[Times]:
    """What is left of a span; taking one of our own out of it may bare the edge of the next."""
    pieces = {(one.start_at, one.end_at)}
    while True:
        cuts = [
            (piece, times)
            for piece in pieces
            for times in own
            if piece[0] <= times[0]
            and times[1] <= piece[1]
            and (times[0] == piece[0] or times[1] == piece[1] or times in neighboured)
        ]
        if not cuts:
            return pieces
        (start, end), (first, last) = cuts[0]
        own.discard((first, last))
        pieces.remove((start, end))
        pieces |= {(since, until) for since, until in ((start, first), (last, end)) if since < until}


def is_over(spans: Iterable[BusySpan], start: datetime, end: datetime) -> bool:
    """Whether something that is surely taken lies over a time."""
    return any(not one.is_soft and one.start_at < end and start < one.end_at for one in spans)
