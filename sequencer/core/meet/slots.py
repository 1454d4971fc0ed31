"""The slot function: the starts at which everybody needed can meet, and whether one start can be booked.

The list and the commit ask the same table; the grid only chooses what is listed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sequencer.core.meet.clock import next_multiple, offset_at
from sequencer.core.meet.diary import Reason
from sequencer.core.meet.loop import Loop
from sequencer.core.meet.request import DAY, SlotRequest, instant, second_from
from sequencer.core.meet.spans import Run
from sequencer.core.meet.table import Obstacle, Slot, StageSlot, Table

__all__ = ["Obstacle", "Slot", "StageSlot", "find_slots", "is_bookable", "missing_starts"]

_GRAINS = (60, 30, 20, 15, 10, 5)  # minutes
_LOOKED_BACK = (1, 15, 800)  # days; most runs begin the same day
_LONG_AGO = 1_577_836_800  # 2020-01-01: where a grid is laid from when its run began longer ago than anybody looks


def find_slots(request: SlotRequest) -> tuple[Slot, ...]:
    """Every start that is offered, earliest first. The order in which people and meetings are given does not matter."""
    table, runs = _runs(request)
    return tuple(table.slots(_grid_starts(request, runs)))


def is_bookable(request: SlotRequest, start_at: datetime) -> Slot | Obstacle:
    """Every rule but the grid, for one start: the slot with its people, or what stands in the way."""
    start = second_from(start_at)
    table = _table(request, start, start + request.duration)
    return table.obstacle(start) or next(iter(table.slots([start])))


def missing_starts(request: SlotRequest, offered: Iterable[Slot]) -> Iterator[tuple[datetime, Obstacle]]:
    """For a grid through the whole search, the starts that are not among the offered, each with its reason."""
    listed = {second_from(slot.start_at) for slot in offered}
    table = _table(request, *request.search)
    first = _first_on_grid(request, request.search[0])
    for start in range(first, request.search[1], request.step):
        if start not in listed:
            yield instant(start), table.obstacle(start) or Obstacle(Reason.GRID)


def _table(request: SlotRequest, start: int, end: int) -> Table | Loop:
    """A loop may need until the end of the search, whenever it begins."""
    return Loop(request, start, max(end, request.search[1])) if request.stages else Table(request, start, end)


def _runs(request: SlotRequest) -> tuple[Table | Loop, list[Run]]:
    """The runs that reach into the search, from where they really begin, which may be long before it."""
    for days in _LOOKED_BACK:
        start = request.search[0] - days * DAY
        table = _table(request, start, request.search[1])
        runs = [run for run in table.runs() if run[1] >= request.earliest]
        if not runs or runs[0][0] > start:
            return table, runs
    return table, [(_within_endless(request), runs[0][1]), *runs[1:]]


def _within_endless(request: SlotRequest) -> int:
    """Where the search meets a grid laid from a midnight of the viewer's long ago."""
    midnight = _LONG_AGO - offset_at(request.viewer_zone, _LONG_AGO)
    return midnight + -(-(request.earliest - midnight) // request.step) * request.step


def _grid_starts(request: SlotRequest, runs: Iterable[Run]) -> Iterator[int]:
    """The grid is laid from the beginning of each run; search and notice only filter it."""
    for begin, end in runs:
        first = _first_on_grid(request, begin)
        skipped = max(0, -(-(request.earliest - first) // request.step))
        yield from range(first + skipped * request.step, min(end, request.latest) + 1, request.step)


def _first_on_grid(request: SlotRequest, second: int) -> int:
    grain = next((one for one in _GRAINS if request.step % (one * 60) == 0), None)
    return second if grain is None else next_multiple(request.viewer_zone, second, grain * 60)
