"""Loops: several stages on one day, one after the other, each with its own people and a pause between.

From the last stage to the first, only such starts are kept as leave one of the next stage within the pause. So of
whatever is kept the earliest can be taken, stage by stage, and the rest always follows.
"""

from collections.abc import Iterable, Iterator

from sequencer.core.meet.clock import local_day, next_multiple
from sequencer.core.meet.diary import Reason
from sequencer.core.meet.request import PersonId, SlotRequest, Stage, instant, of_stage
from sequencer.core.meet.spans import Run, common, runs_after, runs_before
from sequencer.core.meet.table import Obstacle, Slot, StageSlot, Table

_NEAT = (15 * 60, 5 * 60)  # a later stage begins on such a multiple of the viewer's clock where its pause leaves room


class Loop:
    """The stages of a loop, each with its table from `start` to `end`. One person may sit in several stages.

    A loop counts as one meeting to everybody's caps.
    """

    def __init__(self, request: SlotRequest, start: int, end: int) -> None:
        self._request = request
        self._stages = request.stages
        self._tables = [Table(of_stage(request, stage), start, end) for stage in request.stages]
        self._plain = self._chained([table.runs() for table in self._tables])
        is_capped = any(table.is_capped for table in self._tables)
        self._capped = (
            self._chained([table.runs(under_caps=True) for table in self._tables]) if is_capped else self._plain
        )

    def runs(self) -> list[Run]:
        """The maximal runs of starts at which the loop could begin, caps, search and the end of the day aside."""
        return self._plain[0]

    def slots(self, starts: Iterable[int]) -> Iterator[Slot]:
        """Starts that lie in a run, each with its stages; without those for which caps or the day leave too little."""
        for start in starts:
            if times := self._times(start):
                yield self._slot(times)

    def obstacle(self, start: int) -> Obstacle | None:
        """The first rule that a start breaks, the grid aside; None when the loop can begin then."""
        request = self._request
        if start < request.now + request.notice:
            return Obstacle(Reason.NOTICE)
        if not request.search[0] <= start <= request.latest:
            return Obstacle(Reason.SEARCH)
        if found := self._tables[0].obstacle(start):
            return found
        return None if self._times(start) else Obstacle(Reason.STAGES, detail=self._missing_stage(start))

    def _chained(self, found: list[list[Run]]) -> list[list[Run]]:
        """Of the starts of each stage those from which the rest of the loop can follow."""
        for number in range(len(found) - 2, -1, -1):
            found[number] = common(found[number], runs_before(found[number + 1], *self._waits(number)))
        return found

    def _waits(self, number: int) -> tuple[int, int]:
        """The least and the most there is from the start of a stage to that of the next."""
        length, following = self._stages[number].duration, self._stages[number + 1]
        return length + following.pause, length + following.longest_pause

    def _times(self, start: int) -> list[int]:
        """When each stage begins; empty where the loop cannot begin then. Neat times give way to the end of the day."""
        for is_neat in (True, False):
            found = self._followed(start, is_neat=is_neat)
            if found and self._is_one_day(start, found[-1] + self._stages[-1].duration):
                return found
        return []

    def _followed(self, start: int, *, is_neat: bool) -> list[int]:
        if not common([(start, start)], self._capped[0]):
            return []
        found = [start]
        for number, runs in enumerate(self._capped[1:]):
            least, most = self._waits(number)
            left = common(runs, [(found[-1] + least, found[-1] + most)])
            found.append(self._neat(left) if is_neat else left[0][0])
        return found

    def _neat(self, runs: list[Run]) -> int:
        zone = self._request.viewer_zone
        for grain in _NEAT:
            for first, last in runs:
                if (at := next_multiple(zone, first, grain)) <= last:
                    return at
        return runs[0][0]

    def _is_one_day(self, start: int, end: int) -> bool:
        zone = self._request.viewer_zone
        return local_day(zone, start) == local_day(zone, end - 1)

    def _missing_stage(self, start: int) -> str:
        """The name of the first stage that cannot follow, or of the last where the day ends too early."""
        runs = [(start, start)]
        for number, table in enumerate(self._tables[1:]):
            runs = common(table.runs(under_caps=True), runs_after(runs, *self._waits(number)))
            if not runs:
                return self._stages[number + 1].name
        return self._stages[-1].name

    def _slot(self, times: list[int]) -> Slot:
        stages = tuple(self._stage_slot(*given) for given in zip(self._stages, self._tables, times, strict=True))
        people = _once(one for stage in stages for one in stage.people)
        others = _once(one for stage in stages for one in stage.optional)
        return Slot(instant(times[0]), people, tuple(one for one in others if one not in people), stages)

    def _stage_slot(self, stage: Stage, table: Table, start: int) -> StageSlot:
        people = table.people_at(start) or ()
        others = table.others_at(start, people)
        return StageSlot(stage.name, instant(start), instant(start + stage.duration), people, others)


def _once(people: Iterable[PersonId]) -> tuple[PersonId, ...]:
    return tuple(sorted(set(people), key=repr))
