"""Interview plans and the hours of colleagues, set on a screen."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.addresses import parse
from sequencer.core.meet.occasions import Occasion
from sequencer.core.meet.plan_file import LONGEST_LOOP, PlanKind
from sequencer.core.meet.plan_next import Offered
from sequencer.core.meet.values import MOST_STAGES, read_country, read_travel
from sequencer.core.plan.windows import read_zone
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.colleagues import BusyTime, Colleague, colleague_by_email, colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan, leads_back
from sequencer.store.mailboxes import Mailbox
from sequencer.store.teams import Team
from sequencer.store.users import user_by_email

_LONGEST_ABSENCE = 400  # days


Pools = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True)
class StageGiven:
    """One stage of a loop; the pause is the one before it, in minutes."""

    name: str
    duration_min: int
    break_min: int
    break_max_min: int
    required: tuple[int, ...]
    pools: Pools


@dataclass(frozen=True)
class PlanGiven:
    """A plan as a form gives it; `pools` are (seats, colleague ids). With `stages` all of its people are theirs."""

    name: str
    team_id: int
    kind: PlanKind
    duration_min: int
    step_min: int
    notice_min: int
    horizon_days: int
    before_min: int
    after_min: int
    hold_hours: int
    place: str
    phone: str
    mailbox_id: int | None
    required: tuple[int, ...]
    pools: Pools
    optional: tuple[int, ...] = ()
    stages: tuple[StageGiven, ...] = ()
    purpose: Occasion = Occasion.NONE
    then_id: int | None = None
    then_offered: Offered = Offered.BY_HAND
    then_after_days: int | None = None
    then_within_days: int | None = None


@dataclass(frozen=True)
class ColleagueGiven:
    """A colleague as a form gives them; hours are lists of {"days", "start", "end"}."""

    name: str
    email: str
    zone: str
    weekly: list[dict[str, Any]]
    outside: list[dict[str, Any]]
    outside_per_week: int | None
    per_day: int | None
    per_week: int | None
    country: str = ""


def save_plan(road: Road, given: PlanGiven, plan_id: int | None, actor: str) -> int:
    """The id of a new plan, or of one brought up to date. Booked interviews keep their time. Raises UserError."""
    given = _whole(given)
    with road.database.write() as session:
        _check_plan(session, given, plan_id)
        plan = session.get(InterviewPlan, plan_id, with_for_update=True) if plan_id is not None else None
        if plan_id is not None and plan is None:
            raise UserError("This plan is no longer here.")
        plan = plan or InterviewPlan(created_at=road.now())
        for name in (
            "name", "team_id", "kind", "duration_min", "step_min", "notice_min", "horizon_days", "hold_hours", "place",
            "phone", "mailbox_id", "purpose", "then_id", "then_offered", "then_after_days", "then_within_days",
        ):  # fmt: skip
            setattr(plan, name, getattr(given, name))
        plan.buffer_before_min, plan.buffer_after_min = given.before_min, given.after_min
        plan.required, plan.optional = list(given.required), list(given.optional)
        plan.pools = _pools(given.pools)
        plan.stages = [_stage(one) for one in given.stages]
        session.add(plan)
        session.flush()
        verb = "changed" if plan_id is not None else "added"
        note(session, actor, "settings", f"The interview plan “{plan.name}” was {verb}.", road.now())
        return plan.id


def archive_plan(road: Road, plan_id: int, actor: str) -> None:
    """Take a plan out of use. What is booked stays booked; open offers still book."""
    with road.database.write() as session:
        plan = session.get(InterviewPlan, plan_id, with_for_update=True)
        if plan is not None and plan.archived_at is None:
            plan.archived_at = road.now()
            note(session, actor, "settings", f"The interview plan “{plan.name}” was taken out of use.", road.now())


def save_colleague(road: Road, given: ColleagueGiven, colleague_id: int | None, actor: str) -> int:
    """The id of a colleague who interviews, new or brought up to date. Raises UserError."""
    email, zone = parse(given.email).lower(), read_zone("zone", given.zone)
    country = read_country("country", given.country)
    if not given.name:
        raise UserError("The name is empty. Candidates see the first name only.")
    with road.database.write() as session:
        same = colleague_by_email(session, email)
        if same is not None and same.id != colleague_id:
            raise UserError(f"{same.name} has this address already.")
        found = session.get(Colleague, colleague_id, with_for_update=True) if colleague_id is not None else None
        if colleague_id is not None and found is None:
            raise UserError("This colleague is no longer here.")
        found = found or Colleague(created_at=road.now(), overrides=[], absences=[])
        user = user_by_email(session, email)
        found.name, found.email, found.zone, found.user_id = given.name, email, zone, user.id if user else None
        found.weekly, found.outside, found.outside_per_week = given.weekly, given.outside, given.outside_per_week
        found.per_day, found.per_week, found.country = given.per_day, given.per_week, country
        session.add(found)
        session.flush()
        note(session, actor, "settings", f"The interview hours of {found.name} were set.", road.now())
        return found.id


def add_absence(road: Road, colleague_id: int, first: date, last: date, actor: str) -> int:
    """How many days somebody is newly away, from the first to the last. Booked interviews stay. Raises UserError."""
    length = (last - first).days + 1
    if not 1 <= length <= _LONGEST_ABSENCE:
        raise UserError("The last day has to be the first day or a later one, within a year.")
    with road.database.write() as session:
        found = _colleague(session, colleague_id)
        days = {(first + timedelta(days=number)).isoformat() for number in range(length)}
        new = days - set(found.absences)
        found.absences = sorted(days | set(found.absences))
        note(session, actor, "settings", f"{found.name} is away on {len(new)} more days.", road.now())
        return len(new)


def remove_absence(road: Road, colleague_id: int, first: date, last: date, actor: str) -> None:
    with road.database.write() as session:
        found = _colleague(session, colleague_id)
        found.absences = [one for one in found.absences if not first.isoformat() <= one <= last.isoformat()]
        note(session, actor, "settings", f"An absence of {found.name} was taken out.", road.now())


def add_stay(road: Road, colleague_id: int, first: date, last: date, zone: str, actor: str) -> None:
    """Somebody is in another zone from the first to the last of these days. Raises UserError."""
    if last < first:
        raise UserError("The last day has to be the first day or a later one.")
    with road.database.write() as session:
        found = _colleague(session, colleague_id)
        known = read_travel("travel", found.travel)
        if any(first <= one.last and one.first <= last for one in known):
            raise UserError(
                f"{found.name} is somewhere else on some of these days already. Take that journey out first."
            )
        stay = {"from": first.isoformat(), "to": last.isoformat(), "zone": read_zone("zone", zone)}
        found.travel = sorted([*found.travel, stay], key=lambda one: str(one["from"]))
        note(session, actor, "settings", f"A journey of {found.name} was noted.", road.now())


def remove_stay(road: Road, colleague_id: int, first: date, actor: str) -> None:
    """Take the journey out that begins on this day."""
    with road.database.write() as session:
        found = _colleague(session, colleague_id)
        found.travel = [one for one in found.travel if one["from"] != first.isoformat()]
        note(session, actor, "settings", f"A journey of {found.name} was taken out.", road.now())


def add_busy(road: Road, colleague_id: int, start_at: datetime, end_at: datetime, source: str) -> None:
    """Keep a time free of interviews. Raises UserError where it ends before it begins."""
    if end_at <= start_at:
        raise UserError("It has to end later than it begins.")
    with road.database.write() as session:
        _colleague(session, colleague_id)
        session.add(BusyTime(colleague_id=colleague_id, source=source[:200], start_at=start_at, end_at=end_at))


def remove_busy(road: Road, colleague_id: int, busy_id: int) -> None:
    with road.database.write() as session:
        found = session.get(BusyTime, busy_id)
        if found is not None and found.colleague_id == colleague_id and found.calendar_id is None:
            session.delete(found)


def _check_plan(session: Session, given: PlanGiven, plan_id: int | None) -> None:
    if not given.name:
        raise UserError("The name is empty. Sequences and the inbox call the plan by it.")
    same = session.scalar(select(InterviewPlan).where(InterviewPlan.name == given.name))
    if same is not None and same.id != plan_id:
        raise UserError(f"There is already a plan “{given.name}”{', no longer in use' if same.archived_at else ''}.")
    if session.get(Team, given.team_id) is None:
        raise UserError("Choose the team this plan belongs to.")
    if given.mailbox_id is not None and session.get(Mailbox, given.mailbox_id) is None:
        raise UserError("Choose the mailbox that writes about it.")
    if given.kind is not PlanKind.PHONE and not given.place:
        raise UserError("The place is empty: the meeting link of a video call, or where you meet.")
    if given.then_id is not None and (given.then_id == plan_id or session.get(InterviewPlan, given.then_id) is None):
        raise UserError("Choose another plan to follow this one.")
    if given.then_id is not None and leads_back(session, plan_id, given.then_id):
        raise UserError("The plan that follows leads back to this one. Nothing can come both before and after it.")
    needed = {*given.required, *(one for _, of in given.pools for one in of)}
    named = needed | {*given.optional}
    if not needed or len(colleagues_by_id(session, named)) < len(named):
        raise UserError("Choose who meets the candidate: at least one person.")
    if needed & {*given.optional}:
        raise UserError("Somebody is optional and needed as well. Choose one of the two.")
    for required, pools in [(one.required, one.pools) for one in given.stages] or [(given.required, given.pools)]:
        _check_pools(required, pools)


def _check_pools(required: Iterable[int], pools: Pools) -> None:
    for seats, of in pools:
        if not 1 <= seats <= len(set(of) - set(required)):
            raise UserError("A group asks for more people than it has, whoever is always there aside.")


def _whole(given: PlanGiven) -> PlanGiven:
    """A loop takes at least as long as its stages do, and its people are theirs."""
    if not given.stages:
        return given
    if not 2 <= len(given.stages) <= MOST_STAGES:
        raise UserError(f"A loop has from 2 to {MOST_STAGES} stages. For a single meeting leave them all empty.")
    if any(not one.required and not one.pools for one in given.stages):
        raise UserError("Each stage needs somebody who meets the candidate.")
    first, *later = given.stages
    length = first.duration_min + sum(one.break_min + one.duration_min for one in later)
    if length > LONGEST_LOOP:
        raise UserError("Together the stages are longer than 12 hours.")
    required = dict.fromkeys(one for stage in given.stages for one in stage.required)
    pools = tuple(pool for stage in given.stages for pool in stage.pools)
    return replace(given, duration_min=length, required=tuple(required), pools=pools)


def _stage(one: StageGiven) -> dict[str, Any]:
    return {**asdict(one), "required": list(one.required), "pools": _pools(one.pools)}


def _pools(pools: Pools) -> list[dict[str, Any]]:
    return [{"any": seats, "of": list(of)} for seats, of in pools]


def _colleague(session: Session, colleague_id: int) -> Colleague:
    found = session.get(Colleague, colleague_id, with_for_update=True)
    if found is None:
        raise UserError("This colleague is no longer here.")
    return found
