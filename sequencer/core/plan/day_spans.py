"""Spans of whole days with a name: when a company is closed, or somebody is away."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from sequencer.errors import UserError

_LONGEST = timedelta(days=400)
_LONGEST_NAME = 80
MOST = 100
_SPELLING = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:\s*\.\.\s*(\d{4}-\d{2}-\d{2}))?(?:\s+(.*))?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, order=True)
class DaySpan:
    """From the first to the last day, both included."""

    first: date
    last: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """As it is typed: “2026-12-24..2027-01-01 Christmas”."""
        days = f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"
        return f"{days} {self.name}".strip()

    @property
    def days(self) -> str:
        """“24 Dec – 1 Jan 2027”."""
        end = f"{self.last:%-d %b %Y}"
        if self.first == self.last:
            return end
        same = self.first.year == self.last.year
        return f"{self.first:%-d %b} – {end}" if same else f"{self.first:%-d %b %Y} – {end}"

    def to_mapping(self) -> dict[str, str]:
        return {"first": f"{self.first}", "last": f"{self.last}", "name": self.name}

    @classmethod
    def from_mapping(cls, given: Mapping[str, str]) -> Self:
        return cls(date.fromisoformat(given["first"]), date.fromisoformat(given["last"]), given["name"])


def read_span(first: str, last: str = "", name: str = "") -> DaySpan:
    """A span from what somebody typed; without a last day it is one day. Raises UserError naming `first`, `last` or `name`."""
    begins = _day("first", first)
    ends = _day("last", last) if last.strip() else begins
    if ends < begins:
        raise UserError("`last`: the last day lies before the first one.")
    if ends - begins > _LONGEST:
        raise UserError(f"`last`: this is longer than {_LONGEST.days} days. Pause sending instead.")
    words = " ".join(name.split())
    if len(words) > _LONGEST_NAME:
        raise UserError(f"`name`: this is longer than {_LONGEST_NAME} characters.")
    return DaySpan(begins, ends, words)


def parse_span(text: str) -> DaySpan:
    """A span from one line: “2026-12-24..2027-01-01 Christmas”. Raises UserError."""
    found = _SPELLING.fullmatch(text)
    if found is None:
        raise UserError(f"“{text[:60]}” is no span of days. Write it like “2026-12-24..2027-01-01 Christmas”.")
    return read_span(found[1], found[2] or "", found[3] or "")


def with_span(spans: Iterable[DaySpan], new: DaySpan) -> tuple[DaySpan, ...]:
    """The spans with one more, in order of time; the same days again take the new name. Raises UserError when there are too many."""
    found = sorted([*(one for one in spans if (one.first, one.last) != (new.first, new.last)), new])
    if len(found) > MOST:
        raise UserError(f"`first`: {MOST} spans of days are the most. Take out one that has passed.")
    return tuple(found)


def without_span(spans: Iterable[DaySpan], gone: DaySpan) -> tuple[DaySpan, ...]:
    """The spans without those days, whatever they are called."""
    return tuple(one for one in spans if (one.first, one.last) != (gone.first, gone.last))


def _day(field: str, text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise UserError(f"`{field}`: “{text[:40]}” is no day. Write it like 2026-12-24.") from None
    if not 2000 <= day.year <= 2100:
        raise UserError(f"`{field}`: {day} is too far away.")
    return day
