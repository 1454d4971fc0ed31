"""What one does in the inbox with mails that are no answers, with wishes from our pages, and with people who were named."""

from datetime import date

from flask import Response, abort, request, url_for

from sequencer.admin import candidate_fields as fields
from sequencer.admin import unread
from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.desk import moved, reading, road, say
from sequencer.admin.inbox import go_on, show
from sequencer.admin.inbox_acts import may_offer, screen
from sequencer.admin.inbox_list import kept
from sequencer.admin.inbox_opened import mail_or_404, reply_or_404
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UnreadCalendarError, UserError
from sequencer.flows.claim import claim
from sequencer.flows.correct_return import correct_return
from sequencer.flows.decide import settle_mail
from sequencer.flows.enroll import enroll
from sequencer.flows.offer import offer
from sequencer.flows.refer import Named, bring_draft, take_in_named
from sequencer.flows.triage import look_at_mail_again, look_at_wish_again
from sequencer.flows.wish import wish_seen
from sequencer.store.candidates import candidate_or_none
from sequencer.store.screens.inbox import LineKind
from sequencer.store.sequences import Sequence
from sequencer.store.wishes import Wish

__all__ = ["screen"]


@screen.post("/inbox/mail/<int:mail_id>/seen")
@needs(Right.DECIDE)
def mail_seen(mail_id: int) -> Response:
    """A person has looked at a mail that asked for it."""
    mail_or_404(mail_id)
    settle_mail(road(), mail_id, me().email)
    return go_on(mail_id, "mail")


@screen.post("/inbox/mail/<int:mail_id>/again")
@needs(Right.DECIDE)
def mail_again(mail_id: int) -> Response:
    """Back onto the list."""
    mail_or_404(mail_id)
    look_at_mail_again(road(), mail_id, me().email)
    say("It is back on the list.")
    return moved("inbox.mail", mail_id=mail_id, **kept())


@screen.post("/inbox/mail/<int:mail_id>/return")
@needs(Right.DECIDE)
def back_on(mail_id: int) -> Response:
    """Correct the day on which somebody who is away comes back."""
    mail_or_404(mail_id)
    typed = request.form.get("returns_on", "")
    try:
        correct_return(road(), mail_id, date.fromisoformat(typed), me().email)
    except UserError as error:
        return show(LineKind.MAIL, mail_id, refused_day=str(error))
    except ValueError:
        return show(LineKind.MAIL, mail_id, refused_day="Choose the day on which they are back.")
    say("Corrected. Their runs go on a working day after that.")
    return moved("inbox.mail", mail_id=mail_id, **kept())


@screen.post("/inbox/wish/<int:wish_id>/seen")
@needs(Right.DECIDE)
def wish_done(wish_id: int) -> Response:
    """A wish from our pages is seen to; with a plan chosen, new times are offered first."""
    found = _wish_or_404(wish_id)
    plan_id = request.form.get("plan", 0, type=row_number)
    if request.form.get("plan", "0") != "0" and not may_offer(plan_id):
        return show(LineKind.WISH, wish_id, refused="Choose an interview plan.")
    try:
        if plan_id:
            offer(road(), found.candidate_id, plan_id, me().email, despite_unread=unread.has_said_so())
            say("New interview times leave now.")
    except UnreadCalendarError as error:
        back = url_for("inbox.wish", wish_id=wish_id, **kept())
        return unread.ask_about(error, plan_id, {"plan": str(plan_id)}, back)
    except UserError as error:
        return show(LineKind.WISH, wish_id, refused=str(error))
    wish_seen(road(), wish_id, me().email)
    return go_on(wish_id, "wish")


@screen.post("/inbox/wish/<int:wish_id>/again")
@needs(Right.DECIDE)
def wish_again(wish_id: int) -> Response:
    """Back onto the list."""
    _wish_or_404(wish_id)
    look_at_wish_again(road(), wish_id)
    say("It is back on the list.")
    return moved("inbox.wish", wish_id=wish_id, **kept())


@screen.post("/inbox/<int:reply_id>/named")
@needs(Right.WORK)
def draft_to_named(reply_id: int) -> Response:
    """Take in whom an answer names, and open the draft of a first mail to them. Nothing leaves before it is let go."""
    reply_or_404(reply_id)
    with reading() as session:
        sequence = session.get(Sequence, request.form.get("sequence", 0, type=row_number))
    if sequence is None:
        return show(LineKind.REPLY, reply_id, refused_named="Choose a sequence for the first mail.")
    own_or_404(sequence.team_id)
    named = Named(request.form.get("email", ""), request.form.get("name", ""), bool(request.form.get("agreed")))
    try:
        candidate_id = take_in_named(road(), reply_id, named, sequence.team_id, me().email)
        begun = enroll(road(), sequence.name, [candidate_id])
    except UserError as error:
        return show(LineKind.REPLY, reply_id, refused_named=fields.in_words(error))
    touch_id = bring_draft(road(), candidate_id)
    if touch_id is None:
        why = next((f" {one.reason.says}" for one in begun if one.reason is not None), "")
        say(f"They are here now, but no draft was written.{why}", "need")
        return moved("candidate.candidate", candidate_id=candidate_id)
    claim(road(), touch_id)
    say("They are here now. This is the first mail to them; it leaves only when you let it go.")
    return moved("touches.touch", touch_id=touch_id)


def _wish_or_404(wish_id: int) -> Wish:
    with reading() as session:
        found = session.get(Wish, wish_id)
        if found is None or candidate_or_none(session, found.candidate_id, me().scope) is None:
            abort(404)
        return found
