"""Calendars that cannot be read, in words: whose, and since when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.core.meet.wording import clock, short


@dataclass(frozen=True)
class Unread:
    """A colleague of whose time nothing is known. `since` is None where their calendar was never read."""

    colleague_id: int
    first_name: str
    since: datetime | None


_SENTENCE = re.compile(
    r"\s*We (?:cannot read .{1,120}?'s calendar since [^.\n]{1,40}|could never read .{1,120}?'s calendar)\.?"
)


def without_unread(text: str) -> str:
    """A text of ours without those sentences: what a colleague's calendar does is told to nobody outside."""
    return _SENTENCE.sub("", text)


def unread_in_words(unread: Sequence[Unread], zone: ZoneInfo, now: datetime) -> str:
    """“We cannot read Ana's calendar since 08:52.”, on the clock of a zone; a sentence for each."""
    return " ".join(_says(one, zone, now) for one in unread)


def _says(one: Unread, zone: ZoneInfo, now: datetime) -> str:
    if one.since is None:
        return f"We could never read {one.first_name}'s calendar."
    is_today = one.since.astimezone(zone).date() == now.astimezone(zone).date()
    since = clock(one.since, zone) if is_today else short(one.since, zone, "en")
    return f"We cannot read {one.first_name}'s calendar since {since}."
