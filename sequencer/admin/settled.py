"""What somebody does about a settled interview: another time accepted, a place filled, others offered, and how it went."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, reading, road, say
from sequencer.admin.interviews import booking_or_404
from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.core.meet.plan_after import read_after
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.book import change
from sequencer.flows.offer import offer_next as offer_following
from sequencer.flows.offer_instead import offer_instead
from sequencer.flows.say_came import ask_for_chance, keep_as_it_is, say_came
from sequencer.flows.set_after import set_after
from sequencer.flows.stand_in import replace
from sequencer.store.bookings import Came
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection, objected_to

screen = Blueprint("settled", __name__)

_CAME = {
    Came.HELD: "Noted: it took place.",
    Came.NOT_THEY: "Noted: they did not come.",
    Came.NOT_WE: "Noted. An apology with new times leaves now, in the same thread.",
}


@screen.get("/interviews/of-mail/<int:mail_id>")
@needs(Right.LOOK)
def of_mail(mail_id: int) -> Response:
    """The interview to which a mail objects."""
    with reading() as session:
        booking_id = objected_to(session, mail_id)
    if booking_id is None:
        abort(404)
    return moved("interviews.booking", booking_id=booking_or_404(booking_id).id)


@screen.post("/interviews/<int:booking_id>/accept")
@needs(Right.DECIDE)
def accept(booking_id: int) -> Response:
    """Move it to the time that somebody's calendar proposes, if that is still free."""
    found = booking_or_404(booking_id)
    objection = _objection_or_404(booking_id)
    if objection.proposed_at is None:
        abort(404)
    token = road().links.booking(found.id, found.nonce).rpartition("/")[2]
    how = "calendar" if objection.colleague_id is None else "person"
    outcome = change(road(), token, objection.proposed_at, how=how)
    if isinstance(outcome, Booked):
        say("The interview is moved. Everybody gets the change by mail, and their calendars with it.")
    else:
        gone = "That time has just gone. Nothing was moved."
        say(gone if isinstance(outcome, Taken) else outcome.reason.says, "need")
    return moved("interviews.booking", booking_id=booking_id)


@screen.post("/interviews/<int:booking_id>/next")
@needs(Right.DECIDE)
def offer_next(booking_id: int) -> Response:
    """Times of the plan that follows this one, in the same thread."""
    booking_or_404(booking_id)
    try:
        name = offer_following(road(), booking_id, me().email)
    except UserError as error:
        say(str(error), "need")
    else:
        nothing = "There is nothing to offer after this interview, or it was offered already."
        say(f"Times for “{name}” leave now, in the same thread." if name else nothing, "done" if name else "need")
    return moved("interviews.booking", booking_id=booking_id)


@screen.post("/interviews/<int:booking_id>/stays")
@needs(Right.DECIDE)
def stays(booking_id: int) -> Response:
    """Nothing changes; the objection waits for nobody any more."""
    booking_or_404(booking_id)
    keep_as_it_is(road(), _objection_or_404(booking_id).id, me().email)
    say("The interview stays as it is. Nobody was written to.")
    return moved("interviews.booking", booking_id=booking_id)


@screen.post("/interviews/<int:booking_id>/replace")
@needs(Right.DECIDE)
def stand_in(booking_id: int) -> Response:
    """Somebody else takes the place of whoever cannot come."""
    booking_or_404(booking_id)
    leaving = request.form.get("leaving", type=row_number)
    newcomer = request.form.get("newcomer", type=row_number)
    if leaving is None or newcomer is None:
        say("Choose who takes the place.", "need")
        return moved("interviews.booking", booking_id=booking_id)
    return _done(
        booking_id,
        lambda: replace(road(), booking_id, leaving, newcomer, me().email),
        "Done. Their calendars say so; the candidate reads other names where they knew them, and nothing else changes.",
    )


@screen.post("/interviews/<int:booking_id>/other-times")
@needs(Right.DECIDE)
def other_times(booking_id: int) -> Response:
    """The candidate is asked for another time; the present one stays until they choose."""
    booking_or_404(booking_id)
    says = "Other times leave now, in the same thread. The old time stays until they choose."
    return _done(booking_id, lambda: offer_instead(road(), booking_id, me().name or me().email), says)


@screen.post("/interviews/<int:booking_id>/came")
@needs(Right.DECIDE)
def came(booking_id: int) -> Response:
    """Whether it took place."""
    booking_or_404(booking_id)
    word = request.form.get("came", "")
    if word not in _CAME:
        abort(404)
    return _done(booking_id, lambda: say_came(road(), booking_id, Came(word), me().email), _CAME[Came(word)])


@screen.post("/interviews/<int:booking_id>/second-chance")
@needs(Right.DECIDE)
def second_chance(booking_id: int) -> Response:
    """Fresh times after an interview that was missed; once."""
    booking_or_404(booking_id)
    return _done(booking_id, lambda: ask_for_chance(road(), booking_id), "Fresh times leave now, in the same thread.")


@screen.post("/interviews/plans/<int:plan_id>/after")
@needs(Right.ARRANGE)
def after(plan_id: int) -> Response:
    """What a plan does about settled interviews."""
    with reading() as session:
        plan = session.get(InterviewPlan, plan_id)
        if plan is None or plan.archived_at is not None or not me().is_of(plan.team_id):
            abort(404)
    form = request.form
    given = {name: form.get(name, "") for name in ("counter", "second_chance")} | {"reminds": "reminds" in form}
    try:
        set_after(road(), plan_id, read_after(given), me().email)
    except UserError:
        abort(404)
    say("Saved. It counts for what is booked, too.")
    return moved("plans.plan", plan_id=plan_id)


def _done(booking_id: int, act: Callable[[], None], says: str) -> Response:
    try:
        act()
    except UserError as error:
        say(str(error), "need")
    else:
        say(says)
    return moved("interviews.booking", booking_id=booking_id)


def _objection_or_404(booking_id: int) -> Objection:
    with reading() as session:
        found = session.get(Objection, request.form.get("objection", 0, type=row_number) or 0)
    if found is None or found.booking_id != booking_id:
        abort(404)
    if found.settled_at is not None:
        say("This was settled meanwhile. Nothing was changed.", "need")
        abort(moved("interviews.booking", booking_id=booking_id))
    return found
