"""Interviews: what is coming, what was offered and waits, what is over; one booking or offer with all that was said."""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request, url_for

from sequencer.admin import interview_words, unread, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, page_number, reading, road, say
from sequencer.core.meet.outcomes import Booked, Cancelled, Taken
from sequencer.core.meet.values import read_instant
from sequencer.errors import UnreadCalendarError, UserError
from sequencer.flows.book import cancel_by_id, change
from sequencer.flows.end_offer import withdraw
from sequencer.flows.offer import offer as offer_again
from sequencer.flows.refresh_busy import let_take_place
from sequencer.store.bookings import Booking, BookingState, upcoming
from sequencer.store.candidates import Candidate
from sequencer.store.clashes import open_clashes
from sequencer.store.diaries import free_starts
from sequencer.store.first_called_off import first_off
from sequencer.store.following import what_follows
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offer_notes import notes_about
from sequencer.store.offers import CAN_BOOK, Offer, open_offers, starts_of
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.interviews import (
    booking_or_none,
    mails_about,
    names,
    offer_or_none,
    past,
    plans_with_teams,
    stuck_offers,
)
from sequencer.store.screens.settled import asked_of, first_called_off, next_hindered, objections_in_need, over_untold
from sequencer.store.teams import Team
from sequencer.store.wishes import notes_of

screen = Blueprint("interviews", __name__)

_PAGE = 50
_MOST = 200


@screen.get("/interviews")
@needs(Right.LOOK)
def interviews() -> Response:
    now, teams = road().now(), me().scope
    with reading() as session:
        over, has_more = past(session, teams, now, page_number(), _PAGE)
        return page(
            "interviews.html",
            coming=upcoming(session, teams, now, _MOST),
            offers=open_offers(session, teams, _MOST),
            stuck=stuck_offers(session, teams, _PAGE),
            objections=objections_in_need(session, teams, now, _PAGE),
            untold=over_untold(session, teams, now, _PAGE),
            hindered=next_hindered(session, teams, now, _PAGE),
            alone=first_called_off(session, teams, now, _PAGE),
            past=over,
            has_more=has_more,
            number=page_number(),
            plans=plans_with_teams(session, teams),
            zone=the_organisation(session).zone,
            now=now,
            words=words,
            says=interview_words,
        )


@screen.get("/interviews/<int:booking_id>")
@needs(Right.LOOK)
def booking(booking_id: int) -> Response:
    return _show(booking_id)


@screen.get("/interviews/<int:booking_id>/cancel")
@needs(Right.DECIDE)
def ask_cancel(booking_id: int) -> Response:
    """Before it is called off: who will be told."""
    return _show(booking_id, asks_cancel=True)


@screen.post("/interviews/<int:booking_id>/cancel")
@needs(Right.DECIDE)
def cancel(booking_id: int) -> Response:
    booking_or_404(booking_id)
    outcome = cancel_by_id(road(), booking_id, me().name or me().email)
    if not isinstance(outcome, Cancelled):
        return _show(booking_id, refused=outcome.reason.says)
    say("The interview is called off. The candidate and everybody who was to be there are told now.")
    return moved("interviews.booking", booking_id=booking_id)


@screen.post("/interviews/<int:booking_id>/move")
@needs(Right.DECIDE)
def move(booking_id: int) -> Response:
    """Move it to another free time; the old one is given back in the same step."""
    found = booking_or_404(booking_id)
    try:
        start = read_instant("start", request.form.get("start", ""))
    except UserError:
        return _show(booking_id, refused="Choose the time it moves to.")
    token = road().links.booking(found.id, found.nonce).rpartition("/")[2]
    outcome = change(road(), token, start, how="person")
    if isinstance(outcome, Taken):
        return _show(booking_id, refused="That time has just gone. Nothing was moved. Choose another one.")
    if not isinstance(outcome, Booked):
        return _show(booking_id, refused=outcome.reason.says)
    say("The interview is moved. Everybody gets the change by mail, and their calendars with it.")
    return moved("interviews.booking", booking_id=booking_id)


@screen.post("/interviews/<int:booking_id>/clash")
@needs(Right.DECIDE)
def takes_place(booking_id: int) -> Response:
    """Something else stands in a colleague's calendar, and the interview takes place all the same."""
    booking_or_404(booking_id)
    let_take_place(road(), booking_id, me().email)
    say("It takes place. Nobody is asked about that again.")
    return moved("interviews.booking", booking_id=booking_id)


@screen.get("/interviews/offers/<int:offer_id>")
@needs(Right.LOOK)
def offer(offer_id: int) -> Response:
    return _show_offer(offer_id)


@screen.post("/interviews/offers/<int:offer_id>/withdraw")
@needs(Right.DECIDE)
def take_back(offer_id: int) -> Response:
    """Take an offer back; the times are free for others at once."""
    _offer_or_404(offer_id)
    try:
        withdraw(road(), offer_id, me().name or me().email)
    except UserError as error:
        return _show_offer(offer_id, refused=str(error))
    say("The offer is taken back. Its link says that there is nothing to choose any more.")
    return moved("interviews.offer", offer_id=offer_id)


@screen.post("/interviews/offers/<int:offer_id>/again")
@needs(Right.DECIDE)
def again(offer_id: int) -> Response:
    """Offer the same interview once more, with fresh times."""
    found = _offer_or_404(offer_id)
    try:
        new = offer_again(road(), found.candidate_id, found.plan_id, me().email, despite_unread=unread.has_said_so())
    except UnreadCalendarError as error:
        return unread.ask_about(error, found.plan_id, {}, url_for("interviews.offer", offer_id=offer_id))
    except UserError as error:
        return _show_offer(offer_id, refused=str(error))
    say("Fresh times leave now, in the same thread.")
    return moved("interviews.offer", offer_id=new)


def _show(booking_id: int, *, refused: str = "", asks_cancel: bool = False) -> Response:
    now = road().now()
    with reading() as session:
        found = booking_or_none(session, booking_id, me().scope)
        if found is None:
            abort(404)
        plan = session.get_one(InterviewPlan, found.plan_id)
        can_change = found.state is BookingState.BOOKED and found.start_at > now
        holder = session.get(Offer, found.offer_id) if found.offer_id is not None else None
        free = (
            free_starts(session, plan, ZoneInfo(found.zone), now, holder=holder, moving=found)
            if can_change and me().may(Right.DECIDE)
            else ()
        )
        return page(
            "interview.html",
            422 if refused else 200,
            booking=found,
            candidate=session.get_one(Candidate, found.candidate_id),
            plan=plan,
            team=session.get_one(Team, plan.team_id).name,
            people=names(session, found.people),
            optional=names(session, found.optional),
            following=what_follows(session, found, now),
            first_off=first_off(session, found, now),
            stages=[(part, names(session, part.people)) for part in found.parts()],
            notes=notes_of(session, booking_id),
            colleague_notes=notes_about(session, found.offer_id),
            clashes=open_clashes(session, me().scope, now, booking_id),
            asked=asked_of(session, plan, found, now),
            mails=mails_about(session, booking_id=booking_id),
            free=[slot.start_at for slot in free if slot.start_at != found.start_at],
            can_change=can_change,
            asks_cancel=asks_cancel,
            refused=refused,
            zone=the_organisation(session).zone,
            now=now,
            words=words,
            says=interview_words,
        )


def _show_offer(offer_id: int, *, refused: str = "") -> Response:
    with reading() as session:
        found = offer_or_none(session, offer_id, me().scope)
        if found is None:
            abort(404)
        plan = session.get_one(InterviewPlan, found.plan_id)
        return page(
            "interview-offer.html",
            422 if refused else 200,
            offer=found,
            can_book=found.state in CAN_BOOK,
            candidate=session.get_one(Candidate, found.candidate_id),
            plan=plan,
            team=session.get_one(Team, plan.team_id).name,
            starts=starts_of(session, offer_id, found.round),
            mails=mails_about(session, offer_id=offer_id),
            colleague_notes=notes_about(session, offer_id),
            refused=refused,
            zone=the_organisation(session).zone,
            now=road().now(),
            words=words,
            says=interview_words,
        )


def booking_or_404(booking_id: int) -> Booking:
    """The interview, where whoever is signed in may know of it."""
    with reading() as session:
        found = booking_or_none(session, booking_id, me().scope)
    if found is None:
        abort(404)
    return found


def _offer_or_404(offer_id: int) -> Offer:
    with reading() as session:
        found = offer_or_none(session, offer_id, me().scope)
    if found is None:
        abort(404)
    return found
