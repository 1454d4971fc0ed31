"""Interview plans: what is to be booked, with whom, and what one person would be offered because of it."""

from datetime import timedelta

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin import hours_form, interview_words, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.plan_form import PlanForm, form_of, fresh_form, read_form
from sequencer.admin.why import asked_zone
from sequencer.core.meet.choose import choose
from sequencer.core.meet.occasions import STARTERS
from sequencer.errors import UserError
from sequencer.flows.set_interviews import archive_plan, save_plan
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.diaries import free_starts
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of, plans_of_teams
from sequencer.store.offer_notes import watchers_of
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.interviews import all_colleagues, mailboxes_to_choose, plans_with_teams, teams_to_choose

screen = Blueprint("plans", __name__)

_A_WEEK = timedelta(days=7)


@screen.get("/interviews/plans")
@needs(Right.LOOK)
def plans() -> Response:
    with reading() as session:
        found = plans_with_teams(session, me().scope)
    return page("plans.html", plans=found, says=interview_words)


@screen.get("/interviews/plans/new")
@needs(Right.ARRANGE)
def new() -> Response:
    return _form(fresh_form(request.args.get("for", "")))


@screen.post("/interviews/plans/new")
@needs(Right.ARRANGE)
def create() -> Response:
    return _save(None)


@screen.get("/interviews/plans/<int:plan_id>")
@needs(Right.LOOK)
def plan(plan_id: int) -> Response:
    """The plan, and what somebody somewhere would be offered this week."""
    with reading() as session:
        found = _own(session, plan_id)
        zone, wrong = asked_zone(session)
        now = road().now()
        free = free_starts(session, found, zone, now)
        return page(
            "plan.html",
            plan=found,
            people=colleagues_by_id(session, colleague_ids_of(found)),
            to_tell=_to_tell(session, found),
            told={one.id for one in watchers_of(session, plan_id)},
            then=session.get(InterviewPlan, found.then_id) if found.then_id is not None else None,
            starters=STARTERS,
            free=len(free),
            offered=choose([slot for slot in free if slot.start_at < now + _A_WEEK], found.length, zone),
            zone=zone.key,
            wrong=wrong,
            ours=the_organisation(session).zone,
            hours=hours_form,
            says=interview_words,
            words=words,
        )


@screen.get("/interviews/plans/<int:plan_id>/edit")
@needs(Right.ARRANGE)
def edit(plan_id: int) -> Response:
    with reading() as session:
        return _form(form_of(_own(session, plan_id)), plan_id)


@screen.post("/interviews/plans/<int:plan_id>/edit")
@needs(Right.ARRANGE)
def save(plan_id: int) -> Response:
    with reading() as session:
        _own(session, plan_id)
    return _save(plan_id)


@screen.post("/interviews/plans/<int:plan_id>/archive")
@needs(Right.ARRANGE)
def archive(plan_id: int) -> Response:
    """Out of use: nothing new is offered by it; what is booked stays."""
    with reading() as session:
        name = _own(session, plan_id).name
    archive_plan(road(), plan_id, me().email)
    say(f"“{name}” is out of use. What is booked stays booked.")
    return moved("plans.plans")


def _to_tell(session: Session, plan: InterviewPlan) -> list[Colleague]:
    """Whoever may be told of its offers: those in the plan first."""
    within = colleague_ids_of(plan)
    return sorted(all_colleagues(session), key=lambda one: one.id not in within)


def _own(session: Session, plan_id: int) -> InterviewPlan:
    found = session.get(InterviewPlan, plan_id)
    if found is None or found.archived_at is not None or not me().is_of(found.team_id):
        abort(404)
    return found


def _save(plan_id: int | None) -> Response:
    form = read_form(request.form)
    if form.plan is not None and not me().is_of(form.plan.team_id):
        form.wrong["team_id"] = "Choose one of your own teams."
    if form.plan is not None and not _may_write_from(form.plan.mailbox_id, plan_id):
        form.wrong["mailbox_id"] = "Choose a mailbox of your own teams."
    if form.plan is not None and not _may_be_followed(form.plan.then_id, plan_id):
        form.wrong["then_id"] = "Choose a plan of your own teams."
    if form.wrong or form.plan is None:
        return _form(form, plan_id, 422)
    try:
        saved = save_plan(road(), form.plan, plan_id, me().email)
    except UserError as error:
        return _form(form, plan_id, 422, refused=str(error))
    say("Saved. What is booked keeps its time; new offers go by this.")
    return moved("plans.plan", plan_id=saved)


def _may_write_from(mailbox_id: int | None, plan_id: int | None) -> bool:
    """Whether a plan may be given this mailbox; the one it has it may keep."""
    if mailbox_id is None:
        return True
    with reading() as session:
        present = session.get(InterviewPlan, plan_id) if plan_id is not None else None
        own = {known for known, _ in mailboxes_to_choose(session, me().scope)}
    return mailbox_id in own or (present is not None and present.mailbox_id == mailbox_id)


def _may_be_followed(then_id: int | None, plan_id: int | None) -> bool:
    """Whether a plan may be followed by this one: of their own teams, or chosen before."""
    if then_id is None:
        return True
    with reading() as session:
        present = session.get(InterviewPlan, plan_id) if plan_id is not None else None
        own = {one.id for one in plans_of_teams(session, me().scope)}
    return then_id in own or (present is not None and present.then_id == then_id)


def _form(form: PlanForm, plan_id: int | None = None, status: int = 200, refused: str = "") -> Response:
    with reading() as session:
        return page(
            "plan-form.html",
            status,
            form=form,
            plan_id=plan_id,
            refused=refused,
            teams=teams_to_choose(session, me().scope),
            mailboxes=mailboxes_to_choose(session, me().scope),
            people=all_colleagues(session),
            others=[(one.id, one.name) for one in plans_of_teams(session, me().scope) if one.id != plan_id],
            starters=STARTERS,
            purposes=[(str(key), one.name) for key, one in STARTERS.items()],
            says=interview_words,
        )
