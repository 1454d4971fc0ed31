"""An interview plan file becomes a plan that can be offered, with the colleagues in it."""

from collections.abc import Iterable
from typing import Any

import yaml
from sqlalchemy.orm import Session

from sequencer.core.meet.plan_file import PersonGiven, PlanGiven, PlanKind, PoolGiven, StageGiven, read_plan
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.colleagues import Colleague, colleague_by_email
from sequencer.store.interview_plans import InterviewPlan, any_plan_named, leads_back, plan_by_name
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.teams import team_by_name, team_names
from sequencer.store.users import user_by_email

_LARGEST_FILE = 1_000_000


def add_plan(road: Road, text: str) -> str:
    """The name of the plan in a YAML file, added or brought up to date with its people. Raises UserError."""
    given = read_plan(_parsed(text))
    if given.kind is not PlanKind.PHONE and not given.place:
        raise UserError("`place` is missing: the meeting link of a video call, or where you meet.")
    with road.database.write() as session:
        ids = {one.email: _colleague(session, road, one).id for one in given.people}
        plan = _plan(session, road, given)
        plan.required = [_known(session, ids, email) for email in given.required]
        plan.optional = [_known(session, ids, email) for email in given.optional]
        plan.pools = _pools(session, ids, given.pools)
        plan.stages = [_stage(session, ids, one) for one in given.stages]
        return plan.name


def _stage(session: Session, ids: dict[str, int], given: StageGiven) -> dict[str, Any]:
    return {
        "name": given.name,
        "duration_min": given.duration_min,
        "required": [_known(session, ids, email) for email in given.required],
        "pools": _pools(session, ids, given.pools),
        "break_min": given.break_min,
        "break_max_min": given.break_max_min,
    }


def _pools(session: Session, ids: dict[str, int], given: Iterable[PoolGiven]) -> list[dict[str, Any]]:
    return [{"any": pool.seats, "of": [_known(session, ids, email) for email in pool.of]} for pool in given]


def _plan(session: Session, road: Road, given: PlanGiven) -> InterviewPlan:
    team = team_by_name(session, given.team)
    if team is None:
        known = ", ".join(team_names(session)) or "none yet"
        raise UserError(f"`team`: there is no team “{given.team}”. There is: {known}.")
    mailbox = mailbox_by_email(session, given.mailbox) if given.mailbox else None
    if given.mailbox and mailbox is None:
        raise UserError(f"`mailbox`: there is no mailbox {given.mailbox}. Add it with `sequencer mailbox add`.")
    plan = any_plan_named(session, given.name)
    if plan is None:
        plan = InterviewPlan(name=given.name, created_at=road.now())
    plan.team_id, plan.kind, plan.archived_at = team.id, given.kind, None
    plan.duration_min, plan.step_min, plan.notice_min = given.duration_min, given.step_min, given.notice_min
    plan.horizon_days, plan.hold_hours = given.horizon_days, given.hold_hours
    plan.buffer_before_min, plan.buffer_after_min = given.before_min, given.after_min
    plan.place, plan.phone = given.place, given.phone
    plan.mailbox_id = mailbox.id if mailbox else None
    plan.purpose = given.purpose
    plan.counter, plan.reminds = given.after.counter, given.after.reminds
    plan.second_chance = given.after.second_chance
    follows = given.following
    plan.then_id, plan.then_offered = _then(session, follows.then, plan), follows.offered
    plan.then_after_days, plan.then_within_days = follows.after_days, follows.within_days
    session.add(plan)
    session.flush()
    return plan


def _then(session: Session, name: str, plan: InterviewPlan) -> int | None:
    if not name:
        return None
    found = plan_by_name(session, name)
    if found is None:
        raise UserError(f"`then`: there is no plan “{name}”. Add that one first.")
    if leads_back(session, plan.id, found.id):
        raise UserError(f"`then`: “{name}” leads back to this plan. Nothing can come both before and after it.")
    return found.id


def _colleague(session: Session, road: Road, given: PersonGiven) -> Colleague:
    found = colleague_by_email(session, given.email) or Colleague(email=given.email, created_at=road.now())
    user = user_by_email(session, given.email)
    found.name, found.zone, found.user_id = given.name, given.zone, user.id if user else None
    found.weekly, found.outside = list(given.weekly), list(given.outside)
    found.overrides, found.absences = list(given.overrides), list(given.absences)
    found.outside_per_week, found.per_day, found.per_week = given.outside_per_week, given.per_day, given.per_week
    if given.travel is not None:
        found.travel = list(given.travel)
    if given.country is not None:
        found.country = given.country
    session.add(found)
    session.flush()
    return found


def _known(session: Session, ids: dict[str, int], email: str) -> int:
    if email in ids:
        return ids[email]
    found = colleague_by_email(session, email)
    if found is None:
        raise UserError(f"There is no colleague {email}. Add them under `people`, with their hours.")
    return found.id


def _parsed(text: str) -> object:
    if len(text) > _LARGEST_FILE:
        raise UserError("The file is larger than a plan can be (1 MB).")
    try:
        if any(isinstance(one, yaml.AliasToken) for one in yaml.scan(text)):
            raise UserError("The file uses YAML aliases (*name); write every person out.")
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        first = " ".join(str(error).split())[:200]
        raise UserError(f"This is not YAML we can read: {first}") from None
