"""What colleagues are asked and told by mail: their hours, and that somebody was offered times."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, reading, road, say
from sequencer.admin.words import Status
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.ask_hours import ask_hours
from sequencer.flows.set_watchers import tell_of_offers
from sequencer.store.colleagues import Colleague
from sequencer.store.hours_requests import HoursAnswer, HoursRequest, Outcome, requests_to
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.users import names_by_email

screen = Blueprint("colleague_mails", __name__)

_MOST_REQUESTS = 5
_OUTCOMES = {
    Outcome.APPLIED: Status("done", "Done as they wrote"),
    Outcome.NOTHING: Status("done", "All as usual"),
    Outcome.PASSED: Status("need", "To be set by hand"),
    Outcome.UNDONE: Status("stop", "Took it back"),
}
_TAKEN_BACK = Status("stop", "Taken back")


@dataclass(frozen=True)
class Asked:
    """One request with what came of it, as a colleague's page shows it."""

    request: HoursRequest
    by: str  # who asked, empty where the product did by itself
    answers: list[tuple[HoursAnswer, Status]]


@screen.post("/interviews/people/<int:colleague_id>/ask")
@needs(Right.ARRANGE)
def ask(colleague_id: int) -> Response:
    """Ask a colleague by mail when they could talk with candidates."""
    with reading() as session:
        if session.get(Colleague, colleague_id) is None:
            abort(404)
    try:
        is_new = ask_hours(road(), colleague_id, me().email, me().scope)
    except UserError as error:
        say(str(error), "need")
    else:
        say(
            "The question leaves now. What they answer is set by itself where it is certain."
            if is_new
            else "Asked a moment ago."
        )
    return moved("colleagues.colleague", colleague_id=colleague_id)


@screen.post("/interviews/plans/<int:plan_id>/tell")
@needs(Right.ARRANGE)
def tell(plan_id: int) -> Response:
    """Choose who hears by mail when times of a plan are offered."""
    with reading() as session:
        plan = session.get(InterviewPlan, plan_id)
        if plan is None or plan.archived_at is not None or not me().is_of(plan.team_id):
            abort(404)
    try:
        told = tell_of_offers(road(), plan_id, request.form.getlist("tell", type=row_number), me().email)
        say(
            f"With every offer these are told by mail: {', '.join(told)}."
            if told
            else "Nobody is told of offers by mail."
        )
    except UserError as error:
        say(str(error), "need")
    return moved("plans.plan", plan_id=plan_id)


def asked_of(session: Session, colleague_id: int) -> list[Asked]:
    """What a colleague was asked lately, and what they answered."""
    found = requests_to(session, colleague_id, _MOST_REQUESTS)
    names = names_by_email(session, [request.asked_by for request, _ in found])
    return [
        Asked(
            request,
            names.get(request.asked_by, request.asked_by),
            [(one, _TAKEN_BACK if one.undone_at else _OUTCOMES[one.outcome]) for one in answers],
        )
        for request, answers in found
    ]
