"""How a run goes on if nobody answers: every step to come, with the instant it leaves."""

from dataclasses import dataclass, replace
from datetime import datetime

from sequencer.core.plan.cadence import Finish, Move, Plan, RunFacts, move_on, next_move
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step

_MOST = 200  # moves; a run has no more than its steps, twice


@dataclass(frozen=True)
class Stop:
    """A step to come. Of a wait or branch `at` is when the run moves on from it."""

    step: Step
    at: datetime


@dataclass(frozen=True)
class Standing:
    """Where a run stands: behind `after` since `base`, with `open_key` planned for `open_at`; a fresh one has neither."""

    base: datetime
    after: str | None = None
    done: frozenset[str] = frozenset()
    open_key: str = ""
    open_at: datetime | None = None
    waits_key: str = ""
    waits_until: datetime | None = None


def forecast(
    definition: Definition,
    standing: Standing,
    facts: RunFacts,
    min_gap: Delay,
    last_mail_at: datetime | None = None,
) -> tuple[Stop, ...]:
    """The steps to come, in order. A mail leaves no sooner than the gap between two mails to one person allows."""
    stops: list[Stop] = []
    done, last = standing.done, last_mail_at
    move = _first(definition, standing, facts)
    for _ in range(_MOST):
        if isinstance(move, Finish) or move.step.key in {one.step.key for one in stops}:
            break
        at = move.due_at if isinstance(move, Plan) else move.at
        if move.step.kind in MAIL_KINDS:
            at = last = _after_gap(definition, at, last, min_gap, facts)
        stops.append(Stop(move.step, at))
        done, then = done | {move.step.key}, replace(facts, now=at)
        is_touch = isinstance(move, Plan)
        move = (next_move if is_touch else move_on)(definition, move.step.key, done, at, then)
    return tuple(stops)


def _first(definition: Definition, standing: Standing, facts: RunFacts) -> Move:
    step = definition.step(standing.open_key)
    if step is not None and standing.open_at is not None:
        return Plan(step, max(standing.open_at, facts.now))
    waits = definition.step(standing.waits_key)
    if waits is not None and standing.waits_until is not None:
        at = max(standing.waits_until, facts.now)
        return move_on(definition, waits.key, standing.done, at, replace(facts, now=at))
    return next_move(definition, standing.after, standing.done, standing.base, facts)


def _after_gap(
    definition: Definition, at: datetime, last: datetime | None, min_gap: Delay, facts: RunFacts
) -> datetime:
    if last is None:
        return at
    free = min_gap.after(last, facts.zone)
    return at if free <= at else definition.window.next_open(free, facts.zone)
