"""Loops of several stages by brute force, and which of the two oracles a request wants."""

from itertools import pairwise
from math import gcd

from slot_oracle import Oracle, seconds, wall


def oracle(request: dict):
    return LoopOracle(request) if request.get("stages") else Oracle(request)


class LoopOracle(Oracle):
    """A loop: its first stage is the meeting, and every way for the others to follow is tried."""

    def __init__(self, request: dict):
        alone = [
            {**request, "stages": [], "required": [], "pools": [], **stage, "duration_min": stage["duration_min"]}
            for stage in request["stages"]
        ]
        super().__init__(alone[0])
        self.parts = [Oracle(one) for one in alone]
        self.waits = []
        for before, stage in pairwise(request["stages"]):
            least = stage.get("break_min", 0)
            most = stage.get("break_max_min", max(least, 60))
            self.waits.append([(before["duration_min"] + pause) * 60 for pause in (least, most)])
        edges = [one.cell for one in self.parts] + [60 * stage["duration_min"] for stage in request["stages"]]
        self.grain = self.cell = gcd(*edges, *(wait for both in self.waits for wait in both))
        for one in self.parts:
            one.cell = self.cell
        self._earliest: dict[tuple[int, int, bool], int | None] = {}

    def earliest_end(self, number: int, start: int, under_caps: bool):
        """When the loop can be over at the earliest, from a stage on that begins at an instant; None if it cannot."""
        key = (number, start, under_caps)
        if key not in self._earliest:
            self._earliest[key] = self._tried(number, start, under_caps)
        return self._earliest[key]

    def _tried(self, number: int, start: int, under_caps: bool):
        part = self.parts[number]
        able = part.can_meet if under_caps else part.free
        if not all(able(one, start) for one in part.required):
            return None
        if not all(part.candidate_can(at) for at in part.cells(start)):
            return None
        if not part.seats_filled({one for one in part.pooled if able(one, start)}):
            return None
        if number == len(self.parts) - 1:
            return start + part.duration
        least, most = (start + wait for wait in self.waits[number])
        edge = -(-least // self.grain) * self.grain
        tried = {least, most, *range(least, most + 1, self.grain), *range(edge, most + 1, self.grain)}
        ends = [self.earliest_end(number + 1, at, under_caps) for at in tried]
        return min((end for end in ends if end is not None), default=None)

    def could_start(self, start: int):
        return self.earliest_end(0, start, False) is not None

    def allowed(self, start: int):
        if start < self.now + self.notice or start < self.search[0]:
            return False
        end, zone = self.earliest_end(0, start, True), self.request["viewer_zone"]
        return end is not None and end <= self.search[1] and wall(zone, start)[0] == wall(zone, end - 1)[0]

    def loop_holds(self, start: int, stages: list[dict]):
        """Whether these stages, with their times and people, are a loop that begins at an instant."""
        times = [(seconds(one["start"]), seconds(one["end"])) for one in stages]
        waits = [later[0] - before[0] for before, later in pairwise(times)]
        return (
            times[0][0] == start
            and all(least <= wait <= most for wait, (least, most) in zip(waits, self.waits, strict=True))
            and all(end - begin == part.duration for (begin, end), part in zip(times, self.parts, strict=True))
            and wall(self.request["viewer_zone"], start)[0] == wall(self.request["viewer_zone"], times[-1][1] - 1)[0]
            and all(
                part.assignment_holds(begin, one["people"])
                and part.others_hold(begin, one["people"], one.get("optional", []))
                and all(part.candidate_can(at) for at in part.cells(begin))
                for part, one, (begin, _) in zip(self.parts, stages, times, strict=True)
            )
        )
