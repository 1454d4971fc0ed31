"""A colleague's usual hours in plain words, in English or German."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sequencer.core.meet import wording
from sequencer.core.meet.colleague.applied import minutes_of
from sequencer.core.meet.colleague.changes import clock
from sequencer.core.meet.spans import Span, merged

_A_MONDAY = datetime(2024, 1, 1, 12, tzinfo=UTC)
_UTC = ZoneInfo("UTC")
_TO = {"en": "to", "de": "bis"}
_A_RUN = 3  # days in a row from which on only the ends are named


def hours_said(hours: Iterable[Mapping[str, Any]], language: str) -> list[str]:
    """`Monday to Friday: 09:00 to 17:00`, a line for each group of days with the same hours."""
    by_day: dict[int, list[Span]] = {}
    for one in hours:
        for day in one.get("days") or range(1, 8):
            by_day.setdefault(int(day), []).append((minutes_of(one["start"]), minutes_of(one["end"])))
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day in sorted(by_day):
        groups.setdefault(tuple(merged(by_day[day])), []).append(day)
    to = _TO[language]
    return [
        f"{_days(days, language)}: {', '.join(f'{clock(start)} {to} {clock(end)}' for start, end in spans)}"
        for spans, days in groups.items()
    ]


def _days(days: list[int], language: str) -> str:
    names = [wording.weekday(_A_MONDAY + timedelta(days=day - 1), _UTC, language) for day in days]
    if len(days) >= _A_RUN and days == list(range(days[0], days[-1] + 1)):
        return f"{names[0]} {_TO[language]} {names[-1]}"
    return ", ".join(names)
