"""One clock for all processes of a rig: it runs many times faster than the machine's, and may be set forward."""

import mmap
import struct
import time
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from pathlib import Path

_CELLS = struct.Struct("ddd")  # when it began (the machine's seconds), how fast it runs, how far it was set forward
_SET_FORWARD = struct.Struct("d")
_AT = 16


class FastClock:
    """Calling it gives the rig's present instant in UTC: the same one in every process that opened the same file."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._cells = mmap.mmap(file.fileno(), _CELLS.size)
        self._began, self.rate, _ = _CELLS.unpack_from(self._cells)
        self._jumps: list[tuple[float, float]] = [(self._began, self._ahead())]

    @classmethod
    def make(cls, path: Path, rate: float) -> "FastClock":
        """A clock that begins with the machine's time and runs `rate` times as fast."""
        path.write_bytes(_CELLS.pack(time.time(), rate, 0.0))
        return cls(path)

    def __call__(self) -> datetime:
        return self._instant(time.time(), self._ahead())

    def jump(self, length: timedelta) -> None:
        """Set it forward, for everybody. Only the process that jumped can say afterwards what it showed before."""
        ahead = self._ahead() + length.total_seconds()
        self._jumps.append((time.time(), ahead))
        _SET_FORWARD.pack_into(self._cells, _AT, ahead)  # one aligned word: no reader sees half of it

    def at(self, machine: float) -> datetime:
        """What it showed when the machine's clock was at these seconds since 1970."""
        place = bisect_right(self._jumps, (machine, float("inf"))) - 1
        return self._instant(machine, self._jumps[max(place, 0)][1])

    def real(self, length: timedelta) -> float:
        """How many of the machine's seconds a length of the rig's time takes."""
        return length.total_seconds() / self.rate

    def _ahead(self) -> float:
        return float(_SET_FORWARD.unpack_from(self._cells, _AT)[0])

    def _instant(self, machine: float, ahead: float) -> datetime:
        return datetime.fromtimestamp(self._began + (machine - self._began) * self.rate + ahead, UTC)
