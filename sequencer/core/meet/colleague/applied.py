"""A colleague's hours with changes made to them, as new values; nothing is made of what does not fit together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sequencer.core.meet.colleague.changes import WHOLE_DAY, Change, Dated, Journey, Share, Turn, Weekly, clock
from sequencer.core.meet.spans import Span, merged, minus

_LONGEST_STAY = timedelta(days=365)
"""How long a journey without an end lasts; whoever moves for good has their zone changed by a person."""


@dataclass(frozen=True)
class HoursNow:
    """What is kept of somebody's week: `weekly` and `outside` as {"days", "start", "end"}, `overrides` as {"date", "windows"},
    `absences` as dates, `travel` as {"from", "to", "zone"}."""

    weekly: Sequence[Mapping[str, Any]]
    outside: Sequence[Mapping[str, Any]] = ()
    overrides: Sequence[Mapping[str, Any]] = ()
    absences: Sequence[str] = ()
    travel: Sequence[Mapping[str, Any]] = ()
    outside_per_week: int | None = None


class CannotApplyError(Exception):
    """Why the changes do not fit the hours as they are."""


def applied(now: HoursNow, changes: Iterable[Change]) -> HoursNow:
    """The hours after all changes. Raises CannotApplyError where a person has to look; then nothing is to be kept."""
    for change in changes:
        match change:
            case Dated():
                now = _dated(now, change)
            case Weekly():
                now = _weekly(now, change)
            case Journey():
                now = _journey(now, change)
            case Share():
                now = _shared(now, change)
    return now


def _dated(now: HoursNow, change: Dated) -> HoursNow:
    days = [change.first + timedelta(days=n) for n in range((change.last - change.first).days + 1)]
    if change.weekdays:
        days = [day for day in days if day.isoweekday() in change.weekdays]
    if change.turn is Turn.CLOSED and change.is_whole:
        return replace(now, absences=sorted({*now.absences, *(day.isoformat() for day in days)}))
    for day in days:
        now = _on_day(now, day, change)
    return now


def _on_day(now: HoursNow, day: date, change: Dated) -> HoursNow:
    before = _windows_on(now, day)
    if change.turn is Turn.USUAL:
        if day.isoformat() in now.absences:
            raise CannotApplyError(f"they are noted as away on {day.isoformat()}")
        if before or change.first != change.last:
            return now
        raise CannotApplyError(f"they have no hours on {day.isoformat()}, and none are named")
    if day.isoformat() in now.absences:
        if change.turn is Turn.CLOSED:
            return now
        raise CannotApplyError(f"they are noted as away on {day.isoformat()}")
    after = _turned(before, change.windows, change.turn)
    if after == before:
        return now
    others = [one for one in now.overrides if one["date"] != day.isoformat()]
    override = {"date": day.isoformat(), "windows": [_said(one) for one in after]}
    return replace(now, overrides=sorted([*others, override], key=lambda one: str(one["date"])))


def _weekly(now: HoursNow, change: Weekly) -> HoursNow:
    if change.turn is Turn.OPEN:
        if now.outside_per_week == 0:
            raise CannotApplyError("hours beside the working hours are switched off for them")
        return _opened(now, change)
    closed = replace(now, weekly=_cut(now.weekly, change, change.turn), outside=_cut(now.outside, change, change.turn))
    if change.turn is Turn.ONLY:
        return _opened(closed, change)
    return closed


def _opened(now: HoursNow, change: Weekly) -> HoursNow:
    """The windows beside what is open already, as further hours."""
    further: dict[tuple[int, int], list[int]] = {}
    for day in sorted(change.weekdays):
        for window in minus(merged(change.windows), _usual(now, day)):
            further.setdefault(window, []).append(day)
    added = [{"days": days, **_said(window)} for window, days in further.items()]
    return replace(now, outside=[*now.outside, *added])


def _cut(hours: Sequence[Mapping[str, Any]], change: Weekly, turn: Turn) -> list[Mapping[str, Any]]:
    """The same hours without what is closed on these weekdays; where only some windows count, without all others."""
    kept: list[Mapping[str, Any]] = []
    for one in hours:
        untouched = [day for day in _days(one) if day not in change.weekdays]
        touched = [day for day in _days(one) if day in change.weekdays]
        if untouched:
            kept.append({**one, "days": untouched})
        if touched:
            closed = change.windows if turn is Turn.CLOSED else minus([WHOLE_DAY], merged(change.windows))
            kept += [{**one, "days": touched, **_said(window)} for window in minus([_window(one)], merged(closed))]
    return kept


def _journey(now: HoursNow, change: Journey) -> HoursNow:
    last = change.last or change.first + _LONGEST_STAY
    stays = [(date.fromisoformat(one["from"]), date.fromisoformat(one["to"]), one) for one in now.travel]
    if any(first <= last and change.first <= until for first, until, _ in stays):
        raise CannotApplyError("another journey is noted for some of these days")
    stay = {"from": change.first.isoformat(), "to": last.isoformat(), "zone": change.zone}
    return replace(now, travel=sorted([*now.travel, stay], key=lambda one: str(one["from"])))


def _shared(now: HoursNow, change: Share) -> HoursNow:
    if now.outside_per_week == 0:
        raise CannotApplyError("hours beside the working hours are switched off for them")
    if not now.outside:
        raise CannotApplyError("they have no hours beside their working hours, and none are named")
    return replace(now, outside_per_week=change.most)


def _turned(before: list[Span], windows: Iterable[Span], turn: Turn) -> list[Span]:
    if turn is Turn.OPEN:
        return merged([*before, *windows])
    return minus(before, merged(windows)) if turn is Turn.CLOSED else merged(windows)


def _windows_on(now: HoursNow, day: date) -> list[Span]:
    """The hours of one day, in minutes: what stands for that very day, else those of the week."""
    for one in now.overrides:
        if one["date"] == day.isoformat():
            return merged(_window(window) for window in one["windows"])
    return _usual(now, day.isoweekday())


def _usual(now: HoursNow, weekday: int) -> list[Span]:
    return merged(_window(one) for one in (*now.weekly, *now.outside) if weekday in _days(one))


def _days(one: Mapping[str, Any]) -> list[int]:
    return list(one.get("days") or range(1, 8))


def _window(one: Mapping[str, Any]) -> Span:
    return minutes_of(one["start"]), minutes_of(one["end"])


def minutes_of(said: str) -> int:
    """The minute of the day of “17:30”."""
    hour, _, minute = said.partition(":")
    return int(hour) * 60 + int(minute)


def _said(window: Span) -> dict[str, str]:
    return {"start": clock(window[0]), "end": clock(window[1])}
