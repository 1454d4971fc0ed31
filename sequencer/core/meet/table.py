"""Everybody's diaries beside one another: when a meeting can take place, who is there, and what stands in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from sequencer.core.meet.availability import candidate_windows
from sequencer.core.meet.diary import Diary, Reason
from sequencer.core.meet.request import Meeting, PersonId, SlotRequest, instant
from sequencer.core.meet.seats import filled, runs_common, runs_filled
from sequencer.core.meet.spans import Run, Span, covers, starts_in


class StageSlot(NamedTuple):
    """One stage of a loop with its time, in UTC, and its people."""

    name: str
    start_at: datetime
    end_at: datetime
    people: tuple[PersonId, ...]
    optional: tuple[PersonId, ...] = ()


class Slot(NamedTuple):
    """A start that is offered, in UTC, and who would be there; of a pool those with the fewest meetings that week.

    `optional` are those who are free to come along; `stages` are those of a loop, in order of time.
    """

    start_at: datetime
    people: tuple[PersonId, ...]
    optional: tuple[PersonId, ...] = ()
    stages: tuple[StageSlot, ...] = ()

    def ends_at(self, length: timedelta) -> datetime:
        """When all of it is over; `length` is that of a meeting without stages."""
        return self.stages[-1].end_at if self.stages else self.start_at + length

    def seats(self, length: timedelta) -> Iterator[tuple[PersonId, datetime, datetime]]:
        """Who has to be there, from when to when; a person of several stages comes once for each."""
        for stage in self.stages or (StageSlot("", self.start_at, self.ends_at(length), self.people),):
            yield from ((one, stage.start_at, stage.end_at) for one in stage.people)


@dataclass(frozen=True)
class Obstacle:
    """Why a start cannot be had, and whose time it is that is missing; None where it is nobody's in particular.

    `detail` names the public holiday, or the stage that cannot follow. Of a pool, `missing` are those who cannot come,
    each with what keeps them.
    """

    reason: Reason
    person: PersonId | None = None
    detail: str = ""
    missing: tuple[tuple[PersonId, Reason], ...] = field(default=(), compare=False)


class Table:
    """The diaries of all who may take part, from `start` to `end`."""

    def __init__(self, request: SlotRequest, start: int, end: int) -> None:
        self._request = request
        self._start, self._end = start, end
        held = _held_by_person(request)
        wanted = request.needed.union(request.optional, *(pool.of for pool in request.seats))
        self._needed = sorted(request.needed, key=repr)
        self._everybody = tuple(self._needed)
        self._pools = request.seats
        self._pooled = sorted(frozenset[PersonId]().union(*(pool.of for pool in self._pools)), key=repr)
        self._optional = sorted(request.optional - request.needed, key=repr)
        self._diaries = {
            one.id: Diary(one, tuple(held.get(one.id, ())), start, end, request.before, request.after)
            for one in request.people
            if one.id in wanted
        }

    def runs(self, *, under_caps: bool = False) -> list[Run]:
        """The maximal runs of starts at which the meeting could take place, search aside, and caps unless asked for."""
        length = self._request.duration
        within = starts_in([(self._start, self._end)], length)
        if self._candidate is not None:
            within = runs_common([starts_in(self._candidate, length)], within)
        diaries = self._diaries
        within = runs_common((diaries[one].starts(length, under_caps=under_caps) for one in self._needed), within)
        if not within or not self._pools:
            return within
        starts = {one: diaries[one].starts(length, under_caps=under_caps) for one in self._pooled}
        return runs_common(runs_filled(self._pools, starts), within)

    def slots(self, starts: Iterable[int]) -> Iterator[Slot]:
        """Starts that lie in a run, each with its people; without those for which caps leave too few."""
        if not self._capped and not self._pools and not self._optional:
            return (Slot(instant(start), self._everybody) for start in starts)
        asked = ((start, self.people_at(start)) for start in starts)
        return (
            Slot(instant(start), people, self.others_at(start, people)) for start, people in asked if people is not None
        )

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

    def others_at(self, start: int, there: Iterable[PersonId]) -> tuple[PersonId, ...]:
        """The optional people who can come along, without those who are there anyway."""
        end, known = start + self._request.duration, frozenset(there)
        return tuple(one for one in self._optional if one not in known and self._diaries[one].can_meet(start, end))

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
            diary = self._diaries[person]
            if reason := diary.obstacle(start, end):
                return Obstacle(reason, person, diary.holiday(start) if reason is Reason.HOLIDAY else "")
        return Obstacle(Reason.POOL, missing=self._missing(start, end)) if self.people_at(start) is None else None

    @property
    def is_capped(self) -> bool:
        """Whether the meetings of anybody are counted, a pool's included."""
        return any(diary.is_capped for diary in self._diaries.values())

    def _missing(self, start: int, end: int) -> tuple[tuple[PersonId, Reason], ...]:
        kept = ((person, self._diaries[person].obstacle(start, end)) for person in self._pooled)
        return tuple((person, reason) for person, reason in kept if reason is not None)

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
