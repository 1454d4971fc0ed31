"""How many people may have one start on offer at a time: one while starts are few, two when there are plenty."""

from collections.abc import Iterable
from dataclasses import dataclass

from sequencer.core.meet.request import Hold, Meeting, PersonId

PLENTY = 20
"""Free starts from which on one of them may be offered to two people."""


@dataclass(frozen=True)
class Kept:
    """Time of one colleague that is kept for one offer, in UTC seconds."""

    person: PersonId
    start: int
    end: int


def budget(free_starts: int) -> int:
    """How many offers may share a start of a plan that has this many."""
    return 2 if free_starts >= PLENTY else 1


def used_up(kept: Iterable[Kept], share: int) -> tuple[Hold, ...]:
    """The times that as many offers keep as may share one; to a further offer they are like booked."""
    by_person: dict[PersonId, list[Kept]] = {}
    for one in kept:
        by_person.setdefault(one.person, []).append(one)
    return tuple(
        Hold(Meeting(start, end), frozenset({person}))
        for person, times in sorted(by_person.items(), key=lambda item: repr(item[0]))
        for start, end in _shared(times, share)
    )


def _shared(times: Iterable[Kept], share: int) -> Iterable[tuple[int, int]]:
    """Where at least `share` of the times lie over one another."""
    if share == 1:
        return sorted({(one.start, one.end) for one in times})
    moves = sorted((at, step) for one in times for at, step in ((one.start, 1), (one.end, -1)))
    found, depth, begun = [], 0, 0
    for at, step in moves:
        if step == 1 and depth + 1 == share:
            begun = at
        if step == -1 and depth == share and at > begun:
            found.append((begun, at))
        depth += step
    return found
