"""How a run goes on if nobody answers: every step to come, with the instant it leaves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sequencer.core.plan.cadence import Finish, Move, Plan, RunFacts, Wake, move_on, next_move
from sequencer.core.plan.contact_rules import ContactFacts, most_mails, room_at
from sequencer.core.plan.hours import Hours, Opening
from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step

Opens = Callable[[Hours, datetime], Opening]

_MOST = 200  # moves; a run has no more than its steps, twice


@dataclass(frozen=True)
class Stop:
    """A step to come. Of a wait or branch `at` is when the run moves on from it; `later` says which closed days put it off."""

    step: Step
    at: datetime
    later: str = ""


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
    contact: ContactFacts,
    opens: Opens = Hours.opening,
) -> tuple[Stop, ...]:
    """The steps to come, in order. A mail leaves no sooner than the limits of mails to one person allow.

    `opens` finds the opening for a mail: by hours alone, or by the room of its mailbox too.
    """
    stops: list[Stop] = []
    done = standing.done
    move = _first(definition, standing, facts)
    for _ in range(_MOST):
        if isinstance(move, Finish) or move.step.key in {one.step.key for one in stops}:
            break
        stop = Stop(move.step, move.at) if isinstance(move, Wake) else _touch(definition, move, contact, facts, opens)
        stops.append(stop)
        if stop.step.kind in MAIL_KINDS:
            year = (*contact.year_of_outreach, stop.at)
            contact = replace(contact, last_outreach_at=stop.at, year_of_outreach=year)
        done, then = done | {move.step.key}, replace(facts, now=stop.at)
        is_touch = isinstance(move, Plan)
        move = (next_move if is_touch else move_on)(definition, move.step.key, done, stop.at, then)
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


def _touch(definition: Definition, plan: Plan, contact: ContactFacts, facts: RunFacts, opens: Opens) -> Stop:
    """A touch to come. What was planned before days were closed is put off as the worker will put it off."""
    if plan.step.kind not in MAIL_KINDS:
        return Stop(plan.step, plan.due_at)
    hours = facts.hours(definition.window)
    last, room = contact.last_outreach_at, room_at(contact)
    free = max(plan.due_at, hours.after(contact.min_gap, last) if last is not None else plan.due_at)
    if room is not None and room > free:
        says = most_mails(contact.max_mails)
        return Stop(plan.step, opens(hours, room).at, says)
    opening = opens(hours, free)
    closed = opening.closed or plan.closed
    return Stop(plan.step, opening.at, closed.says if closed is not None else "")
