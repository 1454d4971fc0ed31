"""What YAML makes of a plan file, as plain text and numbers again."""

from datetime import date
from typing import Any

from sequencer.core.plan.fields import shown
from sequencer.errors import UserError

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def plain(given: object) -> object:
    """What YAML makes of days and clock times, as text again: 2026-12-24, “17:30” and [mon, tue]."""
    if isinstance(given, list):
        return [plain(one) for one in given]
    if isinstance(given, date):
        return given.isoformat()
    if not isinstance(given, dict):
        return given
    found = {name: plain(value) for name, value in given.items()}
    for name in ("start", "end"):  # YAML 1.1 reads 17:30 as a number of minutes
        if isinstance(minutes := found.get(name), int) and not isinstance(minutes, bool):
            found[name] = f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(days := found.get("days"), list):
        found["days"] = [_day(one) for one in days]
    return found


def mapping(what: str, given: object, known: frozenset[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UserError(f"{what} has to be a block of `field: value` lines.")
    for name in given:
        if name not in known:
            raise UserError(f"{what} knows no field “{shown(name)}”. It has {', '.join(sorted(known))}.")
    return given


def _day(given: object) -> object:
    word = given[:3].lower() if isinstance(given, str) else ""
    return _DAYS.index(word) + 1 if word in _DAYS else given
