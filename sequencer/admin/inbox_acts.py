"""What one does with an answer: say what it means, answer, offer times, put it off, give it away; and back."""

from flask import Response, request, url_for

from sequencer.admin import unread, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, reading, road, say
from sequencer.admin.inbox import go_on, screen, show
from sequencer.admin.inbox_later import chosen_moment
from sequencer.admin.inbox_list import kept
from sequencer.admin.inbox_opened import reply_or_404
from sequencer.core.plan.ranges import row_number
from sequencer.core.states import Intent
from sequencer.errors import UnreadCalendarError, UserError
from sequencer.flows.answer import answer
from sequencer.flows.correct import correct_reply
from sequencer.flows.offer import offer
from sequencer.flows.triage import give, look_again, put_off, see_to
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.exchanges import wanted_back
from sequencer.store.screens.inbox import LineKind

__all__ = ["may_offer", "screen"]


@screen.post("/inbox/<int:reply_id>/mean")
@needs(Right.DECIDE)
def mean(reply_id: int) -> Response:
    """Say what an answer means: as suggested, or something else, with its consequences."""
    found = reply_or_404(reply_id)
    try:
        intent = Intent(request.form.get("intent", ""))
    except ValueError:
        return _refused(reply_id, "Choose what the answer means.")
    later_on = request.form.get("later_on", "") or (found.later_on if intent is found.intent else "")
    if later_on and wanted_back(later_on) is None:
        return _refused(reply_id, f"“{later_on[:40]}” is not a date we can read.")
    try:
        if intent is not found.intent or later_on != found.later_on:
            correct_reply(road(), reply_id, intent, later_on if intent is Intent.LATER else "", me().email)
        see_to(road(), reply_id, me().email, f"Seen to as: {words.intent_status(intent).words.lower()}.")
    except UserError as error:
        return _refused(reply_id, str(error))
    return go_on(reply_id)


@screen.post("/inbox/<int:reply_id>/again")
@needs(Right.DECIDE)
def again(reply_id: int) -> Response:
    """Back onto the list; as an undo also back to what it meant before, where that is honest."""
    found = reply_or_404(reply_id)
    look_again(road(), reply_id, me().email)
    says = "It is back on the list."
    try:
        if request.form.get("back") and found.corrected_at is not None and found.read_intent is not None:
            correct_reply(road(), reply_id, found.read_intent, found.later_on, me().email)
            says = "Taken back. It means again what we first read."
    except UserError as error:
        says = f"It is back on the list, but what it means stays: {error}"
    say(says)
    return moved("inbox.reply", reply_id=reply_id, **kept())


@screen.post("/inbox/<int:reply_id>/answer")
@needs(Right.DECIDE)
def write(reply_id: int) -> Response:
    """Answer in the thread; what was typed stays where it cannot be sent."""
    reply_or_404(reply_id)
    text = request.form.get("text", "")
    try:
        answer(road(), reply_id, text, me().email)
        see_to(road(), reply_id, me().email, "Answered by hand.")
    except UserError as error:
        return show(LineKind.REPLY, reply_id, refused_answer=str(error), typed=text)
    say("Your answer leaves now.")
    return go_on(reply_id)


@screen.post("/inbox/<int:reply_id>/offer")
@needs(Right.DECIDE)
def hand_over(reply_id: int) -> Response:
    """Offer interview times in the thread."""
    found = reply_or_404(reply_id)
    plan_id = request.form.get("plan", 0, type=row_number)
    if not may_offer(plan_id):
        return _refused(reply_id, "Choose an interview plan.")
    try:
        offer(road(), found.candidate_id, plan_id, me().email, despite_unread=unread.has_said_so())
        see_to(road(), reply_id, me().email, "Handed over: interview times were offered.")
    except UnreadCalendarError as error:
        back = url_for("inbox.reply", reply_id=reply_id, **kept())
        return unread.ask_about(error, plan_id, {"plan": str(plan_id)}, back)
    except UserError as error:
        return _refused(reply_id, str(error))
    say("Interview times leave now, in the same thread.")
    return go_on(reply_id)


@screen.post("/inbox/<int:reply_id>/later")
@needs(Right.DECIDE)
def later(reply_id: int) -> Response:
    """Put an answer off: it comes back by itself."""
    reply_or_404(reply_id)
    with reading() as session:
        zone = the_organisation(session).zone
    until = chosen_moment(request.form.get("until", ""), request.form.get("on", ""), zone)
    if until is None:
        return _refused(reply_id, "Choose a day on which it comes back.")
    try:
        put_off(road(), reply_id, until, me().email)
    except UserError as error:
        return _refused(reply_id, str(error))
    return go_on(reply_id, "later")


@screen.post("/inbox/<int:reply_id>/give")
@needs(Right.DECIDE)
def hand_to(reply_id: int) -> Response:
    """Give an answer to a colleague, or to nobody in particular."""
    found = reply_or_404(reply_id)
    try:
        name = give(road(), reply_id, request.form.get("to", 0, type=row_number) or None, me().email)
    except UserError as error:
        return _refused(reply_id, str(error))
    if request.form.get("back"):
        say(f"It is with {name} again." if name else "It is nobody’s in particular again.")
        return moved("inbox.reply", reply_id=reply_id, **kept())
    say(f"Given to {name}. They find it on their Today." if name else "It is nobody’s in particular now.")
    return go_on(reply_id, "given", found.assigned_to_id)


def may_offer(plan_id: int) -> bool:
    """Whether there is such an interview plan, and it is theirs to use."""
    with reading() as session:
        plan = session.get(InterviewPlan, plan_id)
        return plan is not None and plan.archived_at is None and me().is_of(plan.team_id)


def _refused(reply_id: int, says: str) -> Response:
    return show(LineKind.REPLY, reply_id, refused=says)
