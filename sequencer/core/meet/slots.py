"""The slot function: the starts at which everybody needed can meet, and whether one start can be booked.

The list and the commit ask the same table; the grid only chooses what is listed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from sequencer.core.meet.availability import candidate_windows
from sequencer.core.meet.clock import next_multiple
from sequencer.core.meet.diary import Diary, Reason
from sequencer.core.meet.request import DAY, Meeting, PersonId, SlotRequest, instant, second_from
from sequencer.core.meet.seats import filled, runs_common, runs_filled
from sequencer.core.meet.spans import Run, Span, covers, starts_in

_GRAINS = (60, 30, 20, 15, 10, 5)  # minutes
_LOOKED_BACK = (1, 15, 800)  # days; most runs begin the same day
_ENDLESS = 1_577_836_800  # 2020-01-01: where a grid is laid from when its run began longer ago than that


class Slot(NamedTuple):
    """A start that is offered, in UTC, and who would be there; of a pool those with the fewest meetings that week."""

    start_at: datetime
    people: tuple[PersonId, ...]


@dataclass(frozen=True)
class Obstacle:
    """Why a start cannot be had, and whose time it is that is missing; None where it is nobody's in particular."""

    reason: Reason
    person: PersonId | None = None


def find_slots(request: SlotRequest) -> tuple[Slot, ...]:
    """Every start that is offered, earliest first. The order in which people and meetings are given does not matter."""
    table, runs = _runs(request)
    return tuple(table.slots(_grid_starts(request, runs)))


def is_bookable(request: SlotRequest, start_at: datetime) -> Slot | Obstacle:
    """Every rule but the grid, for one start: the slot with its people, or what stands in the way."""
    start = second_from(start_at)
    table = Table(request, start, start + request.duration)
    obstacle = table.obstacle(start)
    if obstacle is not None:
        return obstacle
    return Slot(instant(start), table.people_at(start) or ())


def missing_starts(request: SlotRequest, offered: Iterable[Slot]) -> Iterator[tuple[datetime, Obstacle]]:
    """For a grid through the whole search, the starts that are not among the offered, each with its reason."""
    listed = {second_from(slot.start_at) for slot in offered}
    table = Table(request, *request.search)
    first = _first_on_grid(request, request.search[0])
    for start in range(first, request.search[1], request.step):
        if start not in listed:
            yield instant(start), table.obstacle(start) or Obstacle(Reason.GRID)


class Table:
    """The diaries of all who may take part, from `start` to `end`."""

    def __init__(self, request: SlotRequest, start: int, end: int) -> None:
        self._request = request
        self._start, self._end = start, end
        held = _held_by_person(request)
        wanted = request.needed.union(*(pool.of for pool in request.seats))
        self._needed = sorted(request.needed, key=repr)
        self._everybody = tuple(self._needed)
        self._pools = request.seats
        self._pooled = sorted(wanted - request.needed, key=repr)
        self._diaries = {
            one.id: Diary(one, tuple(held.get(one.id, ())), start, end, request.before, request.after)
            for one in request.people
            if one.id in wanted
        }

    def runs(self) -> list[Run]:
        """The maximal runs of starts at which the meeting could take place, caps and search aside."""
        length = self._request.duration
        within = starts_in([(self._start, self._end)], length)
        if self._candidate is not None:
            within = runs_common([starts_in(self._candidate, length)], within)
        within = runs_common((self._diaries[one].starts(length) for one in self._needed), within)
        if not within or not self._pools:
            return within
        starts = {one: self._diaries[one].starts(length) for one in self._pooled}
        return runs_common(runs_filled(self._pools, starts), within)

    def slots(self, starts: Iterable[int]) -> Iterator[Slot]:
        """Starts that lie in a run, each with its people; without those for which caps leave too few."""
        if not self._capped and not self._pools:
            return (Slot(instant(start), self._everybody) for start in starts)
        asked = ((start, self.people_at(start)) for start in starts)
        return (Slot(instant(start), people) for start, people in asked if people is not None)

    def people_at(self, start: int) -> tuple[PersonId, ...] | None:
        """Who meets at a start that lies in a run; None where caps leave too few."""
        if any(diary.cap_reached(start) for diary in self._capped):
            return None
        if not self._pools:
            return self._everybody
        end = start + self._request.duration
        able = [one for one in self._pooled if self._diaries[one].can_meet(start, end)]
        able.sort(key=lambda one: self._diaries[one].load(start))
        seated = filled(self._pools, able)
        return None if seated is None else tuple(sorted([*self._needed, *seated], key=repr))

    def obstacle(self, start: int) -> Obstacle | None:
        """The first rule that a start breaks, the grid aside; None when it can be booked."""
        request, end = self._request, start + self._request.duration
        if start < request.now + request.notice:
            return Obstacle(Reason.NOTICE)
        if not request.search[0] <= start <= request.latest:
            return Obstacle(Reason.SEARCH)
        if self._candidate is not None and not covers(self._candidate, start, end):
            return Obstacle(Reason.CANDIDATE_HOURS)
        for person in self._needed:
            if reason := self._diaries[person].obstacle(start, end):
                return Obstacle(reason, person)
        return Obstacle(Reason.POOL) if self.people_at(start) is None else None

    @cached_property
    def _capped(self) -> list[Diary]:
        """Of those who have to be there, the few whose meetings are counted: a list asks for each of its starts."""
        return [diary for diary in (self._diaries[one] for one in self._needed) if diary.is_capped]

    @cached_property
    def _candidate(self) -> list[Span] | None:
        candidate = self._request.candidate
        return None if candidate is None else candidate_windows(candidate, self._start, self._end)


def _held_by_person(request: SlotRequest) -> dict[PersonId, list[Meeting]]:
    found: dict[PersonId, list[Meeting]] = {}
    for hold in request.live_holds:
        for person in hold.people:
            found.setdefault(person, []).append(hold.meeting)
    return found


def _runs(request: SlotRequest) -> tuple[Table, list[Run]]:
    """The runs that reach into the search, from where they really begin, which may be long before it."""
    for days in _LOOKED_BACK:
        start = request.search[0] - days * DAY
        table = Table(request, start, request.search[1])
        runs = [run for run in table.runs() if run[1] >= request.earliest]
        if not runs or runs[0][0] > start:
            return table, runs
    return table, [(_ENDLESS, runs[0][1]), *runs[1:]]


def _grid_starts(request: SlotRequest, runs: Iterable[Run]) -> Iterator[int]:
    """The grid is laid from the beginning of each run; search and notice only filter it."""
    for begin, end in runs:
        first = _first_on_grid(request, begin)
        skipped = -(-(request.earliest - first) // request.step)
        if begin != _ENDLESS:
            skipped = max(0, skipped)
        yield from range(first + skipped * request.step, min(end, request.latest) + 1, request.step)


def _first_on_grid(request: SlotRequest, second: int) -> int:
    grain = next((one for one in _GRAINS if request.step % (one * 60) == 0), None)
    return second if grain is None else next_multiple(request.viewer_zone, second, grain * 60)
