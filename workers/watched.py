"""One mailbox under watch: what is being done with it, and when it is looked at next, in seconds of a monotonic clock."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum

from sequencer.core.doors import ImapDoor
from sequencer.core.read.places import Known

_GOLDEN = 0.6180339887  # its multiples lie evenly between 0 and 1, however many there are


class Doing(Enum):
    RESTING = "resting"  # between two looks: not connected, or on a server that knows no IDLE
    WAITING = "waiting"  # for a thread
    BUSY = "busy"  # a thread is at it
    IDLING = "idling"
    RENEWING = "renewing"  # we have asked for the end of IDLE, and wait for the answer


class Look(IntEnum):
    """What a thread is to do; the lower, the sooner."""

    NEWS = 0  # the inbox only: its server has just spoken, or a mail may have slipped in before IDLE
    ALL = 1  # all folders
    CONNECT = 2  # sign in, then all folders


@dataclass(eq=False)
class Watched:
    """`regular_at` is when all folders are due, `again_at` when the inbox is before that, `due_at` the next of all.

    `mended_at` tells its settings from those before.
    """

    mailbox_id: int
    mended_at: datetime | None = None
    doing: Doing = Doing.RESTING
    look: Look = Look.CONNECT
    has_spoken: bool = False
    session: ImapDoor | None = None
    listened_at: int | None = None  # its line as it is listened to; a session that broke has closed it by itself
    known: Known = field(default_factory=Known)
    due_at: float = 0.0
    regular_at: float = 0.0
    again_at: float | None = None
    forgets_at: float = 0.0
    connected_at: float = 0.0
    back_off: float = 0.0

    @property
    def is_at_rest(self) -> bool:
        return self.doing not in (Doing.WAITING, Doing.BUSY)

    def spread(self, seconds: float) -> float:
        """Three quarters of a length up to all of it, so that many mailboxes do not come at once."""
        return seconds * (0.75 + 0.25 * (self.mailbox_id * _GOLDEN % 1))

    def hang_up(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None

    def back_off_by(self, clock: float, first: float, longest: float) -> float:
        """Rest twice as long as the last time; returns until when."""
        self.back_off = min(max(self.back_off * 2, first), longest)
        self.doing = Doing.RESTING
        return clock + self.spread(self.back_off)
