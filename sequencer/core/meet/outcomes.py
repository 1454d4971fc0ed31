"""What became of a wish to meet: booked, taken by somebody else, or not to be had any more."""

from dataclasses import dataclass
from datetime import datetime

from sequencer.core.meet.slots import Slot
from sequencer.core.reasons import Reason


@dataclass(frozen=True)
class Booked:
    """`url` is the page of the booking, under its present link."""

    booking_id: int
    start_at: datetime
    end_at: datetime
    url: str


@dataclass(frozen=True)
class Taken:
    """The start cannot be had; `nearest` are free ones around it, checked a moment ago."""

    start_at: datetime
    nearest: tuple[Slot, ...]


@dataclass(frozen=True)
class Cancelled:
    """`undo_until` is when it can last be brought back."""

    booking_id: int
    undo_until: datetime


@dataclass(frozen=True)
class Closed:
    """Nothing can be booked or changed here, and why."""

    reason: Reason
