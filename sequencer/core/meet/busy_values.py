"""How a calendar is to be read, and what one look at it gave."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Counts(StrEnum):
    """What an entry of a kind means for the times we offer."""

    BUSY = "busy"
    SOFT = "soft"  # offered last, when nothing else is left
    FREE = "free"


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
    count for nothing: what we have written into the calendar ourselves is known from our own bookings.
    """

    zone: str
    addresses: frozenset[str] = frozenset()
    needs_action: Counts = Counts.SOFT
    tentative: Counts = Counts.BUSY
    has_all_day: bool = True
    ignored_uids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BusyRead:
    """What one look at a calendar gave.

    `tag` is to be kept and handed over with the next look; with `is_unchanged` the calendar is as it was when that
    tag was given, and `spans` is empty. `warnings` are sentences about entries that could not be read.
    """

    spans: tuple[BusySpan, ...] = ()
    tag: str = ""
    is_unchanged: bool = False
    warnings: tuple[str, ...] = field(default=())
