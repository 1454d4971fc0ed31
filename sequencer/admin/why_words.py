"""Why a start is not offered, in words: the rule, whose time it is, who can change it and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sequencer.admin import words
from sequencer.core.meet.diary import Reason
from sequencer.core.meet.people import listed
from sequencer.store.colleagues import Colleague
from sequencer.store.following import Bounds
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.screens.why_not import Start


class Where(StrEnum):
    """Where it can be changed."""

    HOURS = "hours"
    PLAN = "plan"
    OFFER = "offer"
    BOOKING = "booking"
    NOWHERE = "nowhere"


WHY: Mapping[Reason, tuple[str, Where]] = {
    Reason.NOTICE: ("It is too soon: it needs {notice} notice.", Where.PLAN),
    Reason.SEARCH: ("It is further ahead than the plan looks, which is {horizon}.", Where.PLAN),
    Reason.CANDIDATE_HOURS: ("It is night where they are: before 07:00 or after 21:30.", Where.NOWHERE),
    Reason.OWN_INTERVIEW: ("They are in another interview with you then.", Where.NOWHERE),
    Reason.HOURS: ("It is outside the hours of {name}.", Where.HOURS),
    Reason.OUTSIDE_CAP: (
        "{name}’s early, lunch and evening times of that week are used up ({outside} of {outside}).",
        Where.HOURS,
    ),
    Reason.HOLIDAY: ("{name} has a public holiday{detail}.", Where.HOURS),
    Reason.BUSY: ("{name} has another appointment.", Where.HOURS),
    Reason.BOOKED: ("{name} has an interview then.", Where.BOOKING),
    Reason.UNKNOWN: ("Nobody knows whether {name} is free: their calendar cannot be read.", Where.HOURS),
    Reason.HELD: ("Kept for somebody else’s offer{until}.", Where.OFFER),
    Reason.BUFFER: ("It is too close to another interview of {name}.", Where.BOOKING),
    Reason.DAY_CAP: ("{name}’s day is full ({per_day} of {per_day}).", Where.HOURS),
    Reason.WEEK_CAP: ("{name}’s week is full ({per_week} of {per_week}).", Where.HOURS),
    Reason.POOL: ("Too few are free: {missing}.", Where.PLAN),
    Reason.STAGES: ("It could begin then, but “{stage}” cannot follow in time.", Where.PLAN),
    Reason.GRID: ("It can be booked when somebody asks for it, but it is not in the list.", Where.PLAN),
}
"""Every reason of the slot function, and where whoever reads it can do something about it."""

SHORT: Mapping[Reason, str] = {
    Reason.HOURS: "{name} has no hours then",
    Reason.OUTSIDE_CAP: "{name}’s times beside work are used up",
    Reason.HOLIDAY: "{name} has a public holiday",
    Reason.BUSY: "{name} has another appointment",
    Reason.BOOKED: "{name} has an interview",
    Reason.UNKNOWN: "{name}’s calendar cannot be read",
    Reason.HELD: "{name} is kept for somebody else’s offer",
    Reason.BUFFER: "{name} is too close to another interview",
    Reason.DAY_CAP: "{name}’s day is full",
    Reason.WEEK_CAP: "{name}’s week is full",
}
"""The same of one of several, within a sentence."""

_COUNTED = {2: "both", 3: "all three", 4: "all four", 5: "all five", 6: "all six"}
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Answer:
    """`person_id`, `offer_id` and `booking_id` are what `where` leads to."""

    says: str
    where: Where
    is_free: bool = False
    person_id: int | None = None
    offer_id: int | None = None
    booking_id: int | None = None


@dataclass(frozen=True)
class Row:
    """Starts one after the other with the same answer."""

    starts: tuple[Start, ...]
    answer: Answer


def rows(starts: Iterable[Start], plan: InterviewPlan, people: Mapping[int, Colleague], zone: str) -> Iterator[Row]:
    """All starts of a day; neighbours with the same answer share a row. `zone` is where the reader is."""
    together: list[Start] = []
    before: Answer | None = None
    for start in starts:
        answer = answer_to(start, plan, people, zone)
        if before is not None and answer != before:
            yield Row(tuple(together), before)
            together = []
        together.append(start)
        before = answer
    if before is not None:
        yield Row(tuple(together), before)


def answer_to(start: Start, plan: InterviewPlan, people: Mapping[int, Colleague], zone: str) -> Answer:
    """What one start is told: that it is free and with whom, or the rule."""
    if start.obstacle is None:
        there = [_first(people, one) for one in (start.slot.people if start.slot is not None else ())]
        return Answer(f"Free, with {listed(there)}." if there else "Free.", Where.NOWHERE, is_free=True)
    obstacle = start.obstacle
    says, where = WHY[obstacle.reason]
    person = people.get(obstacle.person) if isinstance(obstacle.person, int) else None
    if where is Where.OFFER and start.offer_id is None:
        where = Where.HOURS
    if where is Where.BOOKING and start.booking_id is None:
        where = Where.HOURS
    filled = says.format(
        name=_first(people, obstacle.person),
        notice=_notice(plan.notice_min),
        horizon=words.count(plan.horizon_days, "day", "days"),
        detail=f", {obstacle.detail}" if obstacle.detail else "",
        stage=obstacle.detail,
        until=f" until {words.moment(start.until, zone)}" if start.until is not None else "",
        per_day=person.per_day if person is not None else "",
        per_week=person.per_week if person is not None else "",
        outside=person.outside_per_week if person is not None else "",
        missing=_missing(obstacle.missing, people),
    )
    person_id = person.id if person is not None else None
    return Answer(filled, where, person_id=person_id, offer_id=start.offer_id, booking_id=start.booking_id)


def order(bounds: Bounds, begins: datetime, length: timedelta, zone: str) -> str:
    """What another interview of the same person says of a time from `begins` on; empty where it says nothing."""
    if bounds.earliest is not None and begins < bounds.earliest:
        return f"It comes after another interview of theirs: not before {words.moment(bounds.earliest, zone)}."
    if bounds.latest is not None and begins + length > bounds.latest:
        until = words.moment(bounds.latest, zone)
        return f"Another interview of theirs comes after it: it has to be over by {until}."
    return ""


def _missing(missing: Iterable[tuple[object, Reason]], people: Mapping[int, Colleague]) -> str:
    kept = [(_first(people, person), reason) for person, reason in missing]
    if len(kept) > 1 and all(reason is Reason.HOURS for _, reason in kept):
        return f"it is outside the hours of {_COUNTED.get(len(kept), f'all {len(kept)}')}"
    return ", ".join(SHORT[reason].format(name=name) for name, reason in kept) or "each of them is needed elsewhere"


def _first(people: Mapping[int, Colleague], person: object) -> str:
    known = people.get(person) if isinstance(person, int) else None
    return known.first_name if known is not None else "Somebody who has to be there"


def _notice(minutes: int) -> str:
    notice = timedelta(minutes=minutes)
    if minutes % (24 * 60) == 0 and minutes:
        days = notice.days
        return "a day’s" if days == 1 else f"{days} days’"
    hours = -(-notice // _HOUR)
    return "an hour’s" if hours == 1 else f"{hours} hours’"
