"""Sentences told of a person, broken for the line of time: a short title, and below it the rest with both clocks."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sequencer.admin.words import both_times, place

_WHEN = r"(?P<when>\w{3} \d{1,2} \w{3}, \d\d:\d\d) \((?P<zone>[\w/+-]+)\)"
_BOOKED = re.compile(rf"(?P<title>Interview booked|Brought back): {_WHEN}(?P<rest>.*)", re.DOTALL)
_MOVED = re.compile(rf"Interview moved from (?P<before>.+?) to {_WHEN}(?P<rest>.*)", re.DOTALL)
_CALLED_OFF = re.compile(rf"(?P<who>.+) called the interview on {_WHEN} off")
_PICKED = re.compile(rf"Picked {_WHEN} by mail: (?P<rest>.*)", re.DOTALL)
_OFFERED = re.compile(
    r".*?offered (?P<count>\d+) interview times for (?P<plan>“.*”) \((?P<zone>.+?)\): (?P<rest>.*)", re.IGNORECASE
)
_BROKEN_AT_COLON = frozenset({"offer_again", "offer_expired", "run_bounced", "touch_refused_hard"})

_Broken = tuple[str, str]


def broken(kind: str, says: str, at: datetime, ours: str) -> _Broken:
    """(title, what stands below it) of a sentence told at an instant; `ours` is the zone of the people here."""
    for begin, pattern, build in _SHAPES:
        found = pattern.fullmatch(says.strip().rstrip(".")) if kind.startswith(begin) else None
        if found is not None:
            return build(found, at, ours)
    title, _, rest = says.partition(": " if kind in _BROKEN_AT_COLON else ". ")
    return title.rstrip(".") if title.endswith(".") else title, _begun(rest)


def _booked(found: re.Match[str], at: datetime, ours: str) -> _Broken:
    people, _, why = found["rest"].partition("; ")
    return found["title"], f"{_when(found, at, ours)}{people}.{f' {_begun(why)}.' if why else ''}"


def _moved(found: re.Match[str], at: datetime, ours: str) -> _Broken:
    return "Interview moved", f"To {_when(found, at, ours)}{found['rest']}. It was to be {found['before']}."


def _called_off(found: re.Match[str], at: datetime, ours: str) -> _Broken:
    title = "They called the interview off" if found["who"] == "They" else "Interview called off by us"
    return title, f"It was to be {_when(found, at, ours)}."


def _picked(found: re.Match[str], at: datetime, ours: str) -> _Broken:
    return "Picked a time by mail", f"{_when(found, at, ours)}. They wrote {found['rest']}."


def _offered(found: re.Match[str], _at: datetime, _ours: str) -> _Broken:
    title = f"{found['count']} interview times offered"
    return title, f"For {found['plan']}, on the clock of {place(found['zone'])}: {found['rest']}."


_SHAPES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], datetime, str], _Broken]], ...] = (
    ("interview_booked", _BOOKED, _booked),
    ("interview_moved", _MOVED, _moved),
    ("interview_cancelled", _CALLED_OFF, _called_off),
    ("interview_answer", _PICKED, _picked),
    ("offer", _OFFERED, _offered),
)


def _when(found: re.Match[str], told_at: datetime, ours: str) -> str:
    """Both clocks. The sentence names no year: it is the one in which that day has that weekday."""
    for year in (told_at.year, told_at.year + 1, told_at.year - 1):
        try:
            local = datetime.strptime(f"{found['when']} {year}", "%a %d %b, %H:%M %Y").replace(
                tzinfo=ZoneInfo(found["zone"])
            )
        except (ValueError, ZoneInfoNotFoundError):
            continue
        if local.strftime("%a") == found["when"][:3]:
            return both_times(local, found["zone"], ours)
    return f"{found['when']} in {place(found['zone'])}"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
