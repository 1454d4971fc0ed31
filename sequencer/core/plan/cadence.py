"""When a step is due, and which step comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import from_wall
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.open_days import Closed, OpenDays
from sequencer.core.plan.sequence import END, TOUCH_KINDS, Definition, Step, StepKind, Yearly
from sequencer.core.plan.windows import SendWindow


@dataclass(frozen=True)
class Plan:
    """A touch for this step, due at this instant (UTC, inside the send window and on an open day).

    `closed` is the closed day that put it off, if one did.
    """

    step: Step
    due_at: datetime
    closed: Closed | None = None


@dataclass(frozen=True)
class Wake:
    """Nothing to send yet: the run moves on from this step (a wait or a branch) at this instant."""

    step: Step
    at: datetime


@dataclass(frozen=True)
class Finish:
    """Every step is done."""


Move = Plan | Wake | Finish


@dataclass(frozen=True)
class RunFacts:
    """What the next move of a run depends on. `values` are the candidate's fields by name; `is_guess` is of the zone."""

    now: datetime
    zone: ZoneInfo
    values: Mapping[str, str] = field(default_factory=dict)
    has_answered_before: bool = False
    open_days: OpenDays = field(default_factory=OpenDays)
    is_guess: bool = False

    def hours(self, window: SendWindow) -> Hours:
        """When a mail of a sequence with this window may leave to them."""
        return Hours(window, self.zone, self.open_days, self.is_guess)


def next_move(definition: Definition, after: str | None, done: frozenset[str], base: datetime, facts: RunFacts) -> Move:
    """What follows the step `after` (None: the start) for a run that has finished the steps in `done`.

    `base` is the instant from which delays count: the end of the step before. A branch that is due is
    answered at once; one that is not wakes the run when it is. Steps done once are never planned again.
    """
    return _from(definition, _place_behind(definition, after, done), done, base, facts)


def move_on(definition: Definition, key: str, done: frozenset[str], base: datetime, facts: RunFacts) -> Move:
    """What a run does when it wakes at the wait or branch `key`, at the instant `base`."""
    place, step = _place_behind(definition, key, done), definition.step(key)
    if step is not None and step.kind is StepKind.BRANCH:
        return _past_branch(definition, place, step, done, base, facts)
    return _from(definition, place, done, base, facts)


def due_at(step: Step, base: datetime, facts: RunFacts) -> datetime:
    """The instant a step is due before any send window, in UTC, never earlier than `base`."""
    if step.delay is not None:
        return step.delay.after(base, facts.zone, facts.open_days.is_working)
    local = base.astimezone(facts.zone)
    if step.on is not None:
        return max(base.astimezone(UTC), _start_of(step.on, facts.zone))
    if step.yearly is not None:
        return max(base.astimezone(UTC), _start_of(_next_yearly(step.yearly, local.date()), facts.zone))
    return base.astimezone(UTC)


def _place_behind(definition: Definition, key: str | None, done: frozenset[str]) -> int:
    """The index behind a step; behind the last one done, where the step was taken out: nobody is thrown back."""
    if key is None:
        return 0
    index = definition.index(key)
    if index is not None:
        return index + 1
    return max((place + 1 for place, step in enumerate(definition.steps) if step.key in done), default=0)


def _from(definition: Definition, index: int, done: frozenset[str], base: datetime, facts: RunFacts) -> Move:
    for place in range(index, len(definition.steps)):
        step = definition.steps[place]
        if step.key in done:
            continue
        due = due_at(step, base, facts)
        if step.kind in TOUCH_KINDS:
            due = max(due, facts.now.astimezone(UTC))
            if step.kind is StepKind.TASK:
                return Plan(step, due)
            opening = facts.hours(definition.window).opening(due)
            return Plan(step, opening.at, opening.closed)
        if step.kind is StepKind.WAIT or due > facts.now:
            return Wake(step, due)
        return _past_branch(definition, place + 1, step, done, due, facts)
    return Finish()


def _past_branch(
    definition: Definition, behind: int, step: Step, done: frozenset[str], base: datetime, facts: RunFacts
) -> Move:
    today = facts.now.astimezone(facts.zone).date()
    holds = step.condition is not None and step.condition.holds(
        facts.values, today, has_answered_before=facts.has_answered_before
    )
    target = step.then if holds else step.otherwise
    if target == END:
        return Finish()
    place = definition.index(target) if target else None
    return _from(definition, behind if place is None else place, done, base, facts)


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return from_wall(day, time(0), zone)


def _next_yearly(yearly: Yearly, today: date) -> date:
    for year in range(today.year, today.year + 9):
        try:
            day = date(year, yearly.month, yearly.day)
        except ValueError:  # 29 February outside a leap year is kept on the 28th
            day = date(year, yearly.month, 28)
        if day >= today:
            return day
    raise AssertionError("a yearly day comes within a year")
