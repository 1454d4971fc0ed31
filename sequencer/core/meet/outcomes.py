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


NO_LINK = Closed(Reason("unknown_link", "This link is not one of ours."))
OLD_LINK = Closed(Reason("old_link", "This link belongs to an earlier mail. The latest mail has the one that works."))
OVER = Closed(Reason("over", "This interview has begun, or is over."))
OPTED_OUT = Closed(Reason("opted_out", "You asked us not to write, so we cannot confirm a time by mail."))
WITHDRAWN = Closed(Reason("withdrawn", "These times are no longer on offer."))
HAS_BOOKED = Closed(Reason("booked", "An interview is booked already. It can be moved from its own link."))
NOTHING_BOOKED = Closed(Reason("nothing_booked", "There is no interview to change."))
