"""Weekly hours as people type them: “09:00–12:00, 13:00–17:00” for each day, and back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sequencer.core.meet.values import read_span
from sequencer.errors import UserError

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SPAN = re.compile(r"(\d{1,2}(?:[:.]\d{2})?)\s*(?:-|–|—|to|bis)\s*(\d{1,2}(?:[:.]\d{2})?)", re.IGNORECASE)


@dataclass
class Hours:
    """What was typed for each day, and what is wrong with it, by the number of the day from 1."""

    typed: dict[int, str] = field(default_factory=dict)
    wrong: dict[int, str] = field(default_factory=dict)
    read: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class DayForm:
    """Other hours on one day as typed, and the sentence beside the field that is wrong."""

    on: str = ""
    hours: str = ""
    wrong: dict[str, str] = field(default_factory=dict)


def hours_in(form: Mapping[str, str], prefix: str) -> Hours:
    """The hours of a form with one field for each day."""
    found, by_span = Hours(), dict[tuple[str, str], list[int]]()
    for day in range(1, len(DAYS) + 1):
        text = form.get(f"{prefix}-{day}", "").strip()[:200]
        found.typed[day] = text
        try:
            for span in _spans(text):
                by_span.setdefault(span, []).append(day)
        except UserError as error:
            found.wrong[day] = str(error)
    found.read = [{"days": days, "start": start, "end": end} for (start, end), days in by_span.items()]
    return found


def hours_of(kept: Iterable[Mapping[str, Any]]) -> Hours:
    """Kept hours as one would type them."""
    by_day: dict[int, list[tuple[str, str]]] = {}
    for one in kept:
        for day in one.get("days") or range(1, len(DAYS) + 1):
            by_day.setdefault(int(day), []).append((str(one["start"]), str(one["end"])))
    typed = {day: ", ".join(f"{start}–{end}" for start, end in sorted(spans)) for day, spans in by_day.items()}
    return Hours(typed=typed)


def windows_in(text: str) -> list[dict[str, str]]:
    """The hours of one day as typed, {"start", "end"} each; none of an empty field. Raises UserError."""
    return [{"start": start, "end": end} for start, end in _spans(text)]


def spans_of(windows: Iterable[Mapping[str, str]]) -> str:
    """Hours of one day as one would type them."""
    return ", ".join(f"{start}–{end}" for start, end in sorted((one["start"], one["end"]) for one in windows))


def in_words(kept: Iterable[Mapping[str, Any]]) -> str:
    """“Monday to Friday 09:00–17:00; Tuesday, Thursday 18:00–20:00”."""
    found = hours_of(kept).typed
    groups: list[tuple[str, list[int]]] = []
    for day in sorted(found):
        same = next((days for spans, days in groups if spans == found[day]), None)
        if same is None:
            groups.append((found[day], [day]))
        else:
            same.append(day)
    return "; ".join(f"{_days(days)} {spans}" for spans, days in groups)


def _days(days: list[int]) -> str:
    names = [DAYS[day - 1] for day in days]
    is_run = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
    return f"{names[0]} to {names[-1]}" if is_run else ", ".join(names)


def _spans(text: str) -> list[tuple[str, str]]:
    found = [(_clock(one.group(1)), _clock(one.group(2))) for one in _SPAN.finditer(text)]
    if re.sub(r"[\s,;]", "", _SPAN.sub("", text)):
        raise UserError("Write it like 09:00–12:00, 13:00–17:00, or leave it empty.")
    for start, end in found:
        try:
            read_span("hours", {"start": start, "end": end})
        except UserError:
            raise UserError(f"{start}–{end}: the end has to be a later time of the same day.") from None
    return found


def _clock(text: str) -> str:
    hours, _, minutes = text.replace(".", ":").partition(":")
    return f"{int(hours):02d}:{minutes or '00'}"
