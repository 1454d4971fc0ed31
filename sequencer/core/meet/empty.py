"""Why a day has no times at all: a rule, never whose appointment it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.meet.diary import Reason
from sequencer.core.meet.request import PersonId, SlotRequest, instant
from sequencer.core.meet.slots import Obstacle, Slot, missing_starts


class Empty(StrEnum):
    NOTICE = "notice"  # too soon
    CLOSED = "closed"  # nobody interviews on that day
    HOLIDAY = "holiday"  # and that because it is a public one where they are
    FULL = "full"


@dataclass(frozen=True)
class EmptyDay:
    """`person` is whose day it is where it is the day of one person alone, else None."""

    rule: Empty
    person: PersonId | None = None


_SAYS = {Reason.NOTICE: Empty.NOTICE, Reason.HOURS: Empty.CLOSED, Reason.HOLIDAY: Empty.HOLIDAY}
_OF_THE_CLOCK = frozenset({Reason.CANDIDATE_HOURS, Reason.OWN_INTERVIEW, Reason.SEARCH, Reason.GRID})
_FIRST_TOLD = (Empty.FULL, Empty.NOTICE, Empty.HOLIDAY)

_Counts = Counter[tuple[Empty, PersonId | None]]


def empty_days(request: SlotRequest, slots: Iterable[Slot], zone: ZoneInfo) -> dict[date, EmptyDay]:
    """The days of the search without a start, on the candidate's calendar, each with the rule that keeps it empty."""
    slots = tuple(slots)
    listed = {slot.start_at.astimezone(zone).date() for slot in slots}
    first, last = (instant(one).astimezone(zone).date() for one in request.search)
    found: dict[date, _Counts] = defaultdict(Counter)
    for at, obstacle in missing_starts(request, slots):
        if obstacle.reason not in _OF_THE_CLOCK:
            found[at.astimezone(zone).date()].update(_rules(obstacle))
    days = (first + timedelta(days=number) for number in range((last - first).days))
    return {day: _verdict(found[day]) for day in days if day not in listed}


def _rules(obstacle: Obstacle) -> Iterator[tuple[Empty, PersonId | None]]:
    """What an obstacle says of its day; a group that is missing says what keeps its people."""
    theirs = {_SAYS.get(reason, Empty.FULL) for _, reason in obstacle.missing}
    if Empty.FULL in theirs or not theirs:
        yield _SAYS.get(obstacle.reason, Empty.FULL), obstacle.person
    else:
        yield Empty.HOLIDAY if theirs == {Empty.HOLIDAY} else Empty.CLOSED, None


def _verdict(counts: _Counts) -> EmptyDay:
    """What stands in the way of hours in which somebody could meet decides; a day without such hours is closed."""
    for rule in _FIRST_TOLD:
        people = {person for one, person in counts if one is rule}
        if people:
            return EmptyDay(rule, next(iter(people)) if len(people) == 1 else None)
    return EmptyDay(Empty.CLOSED)
