"""The inbox: what people wrote, what it seems to mean, and what follows; one key, or one button, each."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin import inbox_words, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.inbox_list import ENDPOINTS, NAMES, around_now
from sequencer.core.plan.ranges import row_number
from sequencer.core.read.shown import Shown, shown
from sequencer.core.states import Intent
from sequencer.errors import UserError
from sequencer.flows.answer import answer
from sequencer.flows.correct import correct_reply
from sequencer.flows.decide import settle_mail
from sequencer.flows.offer import offer
from sequencer.flows.triage import look_again, see_to
from sequencer.flows.wish import wish_seen
from sequencer.store.candidates import Candidate, candidate_or_none
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_plans import InterviewPlan, plans_of_teams
from sequencer.store.mailboxes import Mailbox
from sequencer.store.overview import MAILS_FOR_A_PERSON
from sequencer.store.replies import Reply
from sequencer.store.screens.exchanges import beside, letters, wanted_back
from sequencer.store.screens.inbox import LineKind
from sequencer.store.screens.letters import mail_or_none
from sequencer.store.wishes import Wish

screen = Blueprint("inbox", __name__)


@screen.get("/inbox")
@needs(Right.LOOK)
def inbox() -> Response:
    """The list, with its first entry open where there is room for it."""
    with reading() as session:
        around = around_now(session)
        first = next((line for _, group in around.groups for line in group), None)
        opened = _opened(session, first.kind, first.id) if first is not None else {}
        around = replace(around, here=(first.kind, first.id)) if first is not None else around
    return page("inbox.html", around=around, is_list=True, inbox_words=inbox_words, words=words, **opened)


@screen.get("/inbox/<int:reply_id>")
@needs(Right.LOOK)
def reply(reply_id: int) -> Response:
    return _show(LineKind.REPLY, reply_id)


@screen.get("/inbox/mail/<int:mail_id>")
@needs(Right.LOOK)
def mail(mail_id: int) -> Response:
    return _show(LineKind.MAIL, mail_id)


@screen.get("/inbox/wish/<int:wish_id>")
@needs(Right.LOOK)
def wish(wish_id: int) -> Response:
    return _show(LineKind.WISH, wish_id)


@screen.post("/inbox/<int:reply_id>/mean")
@needs(Right.DECIDE)
def mean(reply_id: int) -> Response:
    """Say what an answer means: as suggested, or something else, with its consequences."""
    found = _reply_or_404(reply_id)
    try:
        intent = Intent(request.form.get("intent", ""))
    except ValueError:
        return _show(LineKind.REPLY, reply_id, refused="Choose what the answer means.")
    later_on = request.form.get("later_on", "") or (found.later_on if intent is found.intent else "")
    if later_on and wanted_back(later_on) is None:
        return _show(LineKind.REPLY, reply_id, refused=f"“{later_on[:40]}” is not a date we can read.")
    try:
        if intent is not found.intent or later_on != found.later_on:
            correct_reply(road(), reply_id, intent, later_on if intent is Intent.LATER else "", me().email)
        see_to(road(), reply_id, me().email, f"Seen to as: {words.intent_status(intent).words.lower()}.")
    except UserError as error:
        return _show(LineKind.REPLY, reply_id, refused=str(error))
    return _next(reply_id)


@screen.post("/inbox/<int:reply_id>/again")
@needs(Right.DECIDE)
def again(reply_id: int) -> Response:
    """Back onto the list; as an undo also back to what it meant before, where that is honest."""
    found = _reply_or_404(reply_id)
    look_again(road(), reply_id, me().email)
    says = "It is back on the list."
    try:
        if request.form.get("back") and found.corrected_at is not None and found.read_intent is not None:
            correct_reply(road(), reply_id, found.read_intent, found.later_on, me().email)
            says = "Taken back. It means again what we first read."
    except UserError as error:
        says = f"It is back on the list, but what it means stays: {error}"
    say(says)
    return moved("inbox.reply", reply_id=reply_id)


@screen.post("/inbox/<int:reply_id>/answer")
@needs(Right.DECIDE)
def write(reply_id: int) -> Response:
    """Answer in the thread; what was typed stays where it cannot be sent."""
    _reply_or_404(reply_id)
    text = request.form.get("text", "")
    try:
        answer(road(), reply_id, text, me().email)
        see_to(road(), reply_id, me().email, "Answered by hand.")
    except UserError as error:
        return _show(LineKind.REPLY, reply_id, refused_answer=str(error), typed=text)
    say("Your answer leaves now.")
    return _next(reply_id)


@screen.post("/inbox/<int:reply_id>/offer")
@needs(Right.DECIDE)
def hand_over(reply_id: int) -> Response:
    """Offer interview times in the thread."""
    found = _reply_or_404(reply_id)
    plan_id = request.form.get("plan", 0, type=row_number)
    if not _may_offer(plan_id):
        return _show(LineKind.REPLY, reply_id, refused="Choose an interview plan.")
    try:
        offer(road(), found.candidate_id, plan_id, me().email)
        see_to(road(), reply_id, me().email, "Handed over: interview times were offered.")
    except UserError as error:
        return _show(LineKind.REPLY, reply_id, refused=str(error))
    say("Interview times leave now, in the same thread.")
    return _next(reply_id)


@screen.post("/inbox/mail/<int:mail_id>/seen")
@needs(Right.DECIDE)
def mail_seen(mail_id: int) -> Response:
    """A person has looked at a mail that asked for it."""
    with reading() as session:
        if mail_or_none(session, mail_id, me().scope) is None:
            abort(404)
    settle_mail(road(), mail_id, me().email)
    say("Seen to. The mail stays in the person’s timeline.")
    return moved("inbox.inbox")


@screen.post("/inbox/wish/<int:wish_id>/seen")
@needs(Right.DECIDE)
def wish_done(wish_id: int) -> Response:
    """A wish from our pages is seen to; with a plan chosen, new times are offered first."""
    with reading() as session:
        found = session.get(Wish, wish_id)
        if found is None or candidate_or_none(session, found.candidate_id, me().scope) is None:
            abort(404)
    plan_id = request.form.get("plan", 0, type=row_number)
    if request.form.get("plan", "0") != "0" and not _may_offer(plan_id):
        return _show(LineKind.WISH, wish_id, refused="Choose an interview plan.")
    try:
        if plan_id:
            offer(road(), found.candidate_id, plan_id, me().email)
            say("New interview times leave now.")
    except UserError as error:
        return _show(LineKind.WISH, wish_id, refused=str(error))
    wish_seen(road(), wish_id, me().email)
    return moved("inbox.inbox")


def _next(reply_id: int) -> Response:
    """Go to what waits next, with the way back to what was just done."""
    with reading() as session:
        around = around_now(session)
    rest = [line for _, group in around.groups for line in group if line.waits]
    if not rest:
        return moved("inbox.inbox", done=reply_id)
    first = rest[0]
    return moved(ENDPOINTS[first.kind], **{NAMES[first.kind]: first.id}, done=reply_id)


def _show(kind: LineKind, thing: int, **refusals: str) -> Response:
    with reading() as session:
        opened = _opened(session, kind, thing)
        around = around_now(session, (kind, thing))
    return page(
        "inbox.html",
        422 if refusals else 200,
        around=around,
        inbox_words=inbox_words,
        words=words,
        **opened,
        **refusals,
    )


def _opened(session: Session, kind: LineKind, thing: int) -> dict[str, Any]:
    """Everything about the entry that is open; 404 where it is not theirs to see."""
    if kind is LineKind.MAIL:
        return _opened_mail(session, thing)
    if kind is LineKind.WISH:
        found = session.get(Wish, thing)
        candidate = candidate_or_none(session, found.candidate_id, me().scope) if found else None
        if found is None or candidate is None:
            abort(404)
        return {"kind": kind, "wish": found} | _about(session, candidate)
    reply = session.get(Reply, thing)
    candidate = candidate_or_none(session, reply.candidate_id, me().scope) if reply else None
    if reply is None or candidate is None:
        abort(404)
    stored = session.get_one(InboundMail, reply.inbound_mail_id)
    first = candidate.first_name or "they"
    referral = reply.referral_name or reply.referral_email
    evidence = words.whole_words(reply.text, reply.evidence)
    return {
        "kind": kind,
        "reply": reply,
        "stored": stored,
        "mailbox": session.get(Mailbox, stored.mailbox_id),
        "letter": shown(stored.raw),
        "suggestion": inbox_words.suggestion(
            reply.intent, reply.later_on, evidence, reply.confidence, referral, first, is_learnt=reply.is_learnt
        ),
    } | _about(session, candidate)


def _opened_mail(session: Session, mail_id: int) -> dict[str, Any]:
    stored = mail_or_none(session, mail_id, me().scope)
    if stored is None:
        abort(404)
    candidate = session.get(Candidate, stored.candidate_id) if stored.candidate_id else None
    letter: Shown = shown(stored.raw)
    about = _about(session, candidate) if candidate is not None else {}
    return {
        "kind": LineKind.MAIL,
        "stored": stored,
        "mailbox": session.get(Mailbox, stored.mailbox_id),
        "letter": letter,
        "waits": stored.state in MAILS_FOR_A_PERSON,
    } | about


def _about(session: Session, candidate: Candidate) -> dict[str, Any]:
    return {
        "candidate": candidate,
        "thread": letters(session, candidate),
        "beside": beside(session, road().links.signer, candidate, road().now()),
        "plans": plans_of_teams(session, me().scope),
    }


def _reply_or_404(reply_id: int) -> Reply:
    with reading() as session:
        found = session.get(Reply, reply_id)
        if found is None or candidate_or_none(session, found.candidate_id, me().scope) is None:
            abort(404)
        return found


def _may_offer(plan_id: int) -> bool:
    with reading() as session:
        plan = session.get(InterviewPlan, plan_id)
        return plan is not None and plan.archived_at is None and me().is_of(plan.team_id)
