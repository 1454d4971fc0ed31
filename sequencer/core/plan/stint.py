"""How long a worker stays at one batch, by seconds that only go forward: a clock that is set back makes nothing fresh."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

_LONGEST = timedelta(minutes=1)
_STALE = timedelta(seconds=30)
_STOOD_STILL = timedelta(seconds=5)


@dataclass
class Stint:
    """A batch under way. `seconds` tells the time, `fresh` is for how long one look into the mailbox stands.

    It is over after a minute: what is left goes back, for there are services to send, and limits to how long a job runs.
    """

    seconds: Callable[[], float]
    fresh: timedelta
    has_tried: bool = False
    _asked_at: float = 0.0

    def __post_init__(self) -> None:
        self._began_at = self._looked_at = self.seconds()

    @property
    def is_over(self) -> bool:
        """One mail at least is tried in each batch, however slow its mailbox is."""
        return self.has_tried and self.seconds() - self._began_at > _LONGEST.total_seconds()

    @property
    def is_fresh(self) -> bool:
        """Whether the last look still stands."""
        return self.seconds() - self._looked_at <= self.fresh.total_seconds()

    @property
    def is_stale(self) -> bool:
        """Whether a server has kept us waiting so long since the last look that no text follows it without another."""
        return self.seconds() - self._looked_at > _STALE.total_seconds()

    @property
    def has_stood_still(self) -> bool:
        """Whether so long has passed since the last check that the text may not begin any more."""
        return self.seconds() - self._asked_at > _STOOD_STILL.total_seconds()

    def look(self) -> None:
        """A look into the mailbox begins."""
        self._looked_at = self.seconds()

    def ask(self) -> None:
        """The last check of a mail begins."""
        self._asked_at = self.seconds()
