"""How a calendar is to be read, and what one look at it gave."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Counts(StrEnum):
    """What an entry of a kind means for the times we offer."""

    BUSY = "busy"
    SOFT = "soft"  # offered last, when nothing else is left
    FREE = "free"


TAKEN_INSTEAD = "until its day ends the time is taken."
"""So ends a warning by which nobody looks free who may be busy; by the others somebody may."""


@dataclass(frozen=True)
class BusySpan:
    """From `start_at` until just before `end_at`, both aware and in UTC."""

    start_at: datetime
    end_at: datetime
    is_soft: bool = False


@dataclass(frozen=True)
class CalendarRules:
    """How one calendar of one person is to be read.

    `zone` is the person's IANA zone: it says when their day begins and what a time without a zone means.
    `addresses` are the mail addresses under which the person is invited. Entries with a UID of `ignored_uids`
    count for nothing: what we have written into the calendar ourselves is known from our own bookings. `own_times`,
    in UTC seconds, are when these are, for calendars that tell no UIDs.
    """

    zone: str
    addresses: frozenset[str] = frozenset()
    needs_action: Counts = Counts.SOFT
    tentative: Counts = Counts.BUSY
    has_all_day: bool = True
    ignored_uids: frozenset[str] = frozenset()
    own_times: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class BusyRead:
    """What one look at a calendar gave.

    `tag` is to be kept and handed over with the next look; with `is_unchanged` the calendar is as it was when that
    tag was given, and `spans` is empty. `own_left_out` are those of the rules' own times that were told
    by themselves and are left out already. `warnings` are sentences about entries that could not be read.
    """

    spans: tuple[BusySpan, ...] = ()
    tag: str = ""
    is_unchanged: bool = False
    warnings: tuple[str, ...] = field(default=())
    own_left_out: frozenset[tuple[int, int]] = frozenset()
