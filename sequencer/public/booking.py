"""The page of a booked interview: look at it, move it, call it off, bring it back. Each asks before it acts."""

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from sequencer.core.meet import wording
from sequencer.core.meet.outcomes import Booked, Cancelled, Taken
from sequencer.flows.ask_again import ask_about_end
from sequencer.flows.book import cancel, change, restore
from sequencer.flows.wish import state_wish
from sequencer.public import times
from sequencer.public.calendar_file import calendar_file, web_calendars
from sequencer.public.choosing import Choosing, names_of, show_one, show_taken, show_times
from sequencer.public.interview import hosts_of, page_of, path_of, refusal, starts_of
from sequencer.public.paper import (
    is_genuine,
    is_too_quick,
    nothing_here,
    once,
    pages,
    paper,
    read_instant,
    road,
    same_once,
    texts,
)
from sequencer.public.times import Hosts
from sequencer.public.wishing import take_wish
from sequencer.store.bookings import BookingState
from sequencer.store.screens.interview_pages import BookingPage, booking_page
from sequencer.store.wishes import WishKind


@pages.get("/c/b/<token>")
def booked(token: str) -> Response:
    """Where it stands; after a cancellation, how to bring it back."""
    page = _page(token)
    if page is None or page.is_old_link:
        return _end(page)
    return _cancelled(token, page) if page.state is BookingState.CANCELLED else _settled(token, page)


@pages.get("/c/b/<token>/call.ics")
def calendar_entry(token: str) -> Response:
    """The time for the candidate's own calendar, discreet."""
    page = _live(token)
    if page is None:
        return _end(_page(token))
    summary, note = _entry(page)
    links = road().links
    uid = f"{links.signer.keyed_hashes('calendar file', str(page.booking_id))[0][:32]}@{links.base_url.split('//')[-1]}"
    file = calendar_file(uid, page.start_at, page.end_at, road().now(), summary, note)
    response = make_response(file)
    response.mimetype = "text/calendar"
    response.headers["Content-Disposition"] = 'attachment; filename="call.ics"'
    return response


@pages.get("/c/b/<token>/move")
def move(token: str) -> Response:
    """Other times; the booked one stays until another is confirmed."""
    page = _live(token)
    return _end(_page(token)) if page is None else show_times(_choosing(token, page))


@pages.get("/c/b/<token>/move/confirm")
def confirm_move(token: str) -> Response:
    page = _live(token)
    if page is None:
        return _end(_page(token))
    return show_one(_choosing(token, page), read_instant(request.args.get("start", "")))


@pages.post("/c/b/<token>/move")
def move_it(token: str) -> AnyResponse:
    """Move it in one step: the old time goes with the new one's coming."""
    page = _live(token)
    if page is None:
        return _end(_page(token))
    given, start = _choosing(token, page), read_instant(request.form.get("start", ""))
    if start is None:
        return show_times(given, error="nothing_chosen", status=400)
    if refused := refusal(given, start):
        return refused
    outcome = change(road(), token, start, how="page", zone=given.zone.key)
    if isinstance(outcome, Taken):
        return show_taken(given, start, [one.start_at for one in outcome.nearest], was_confirming=True)
    if not isinstance(outcome, Booked):
        return paper("end.html", given.language, 410, key="closed")
    return redirect(path_of(outcome.url), 303)


@pages.post("/c/b/<token>/wish")
def wish_move(token: str) -> Response:
    page = _live(token)
    if page is None:
        return _end(_page(token))
    return take_wish(_choosing(token, page), booking_id=page.booking_id)


@pages.get("/c/b/<token>/cancel")
def ask_cancel(token: str) -> Response:
    page = _live(token)
    return _end(_page(token)) if page is None else _ask_cancel(token, page)


@pages.post("/c/b/<token>/cancel")
def cancel_it(token: str) -> AnyResponse:
    """Call it off; whoever would like another time is first noted, so that nobody forgets it."""
    page = _live(token)
    if page is None:
        gone = _page(token)
        is_done = gone is not None and not gone.is_old_link and gone.state is BookingState.CANCELLED
        return redirect(f"/c/b/{token}", 303) if is_done else _end(gone)  # pressed twice
    leave = request.form.get("leave", "")
    form = f"cancel {page.sequence}"
    if not is_genuine(form, token) or leave not in ("later", "end"):
        return _ask_cancel(token, page, error="leave_missing")
    if is_too_quick(form, token, booking_id=page.booking_id):
        ask_about_end(road(), page.booking_id)
        return _ask_cancel(token, page, error="press_again", keeps_once=True)
    if leave == "later":
        state_wish(road(), WishKind.AGAIN, "", booking_id=page.booking_id)
    outcome = cancel(road(), token, by="candidate")
    if not isinstance(outcome, Cancelled):
        return paper("end.html", page.language, 410, key="closed")
    return redirect(f"/c/b/{token}", 303)


@pages.get("/c/b/<token>/undo")
def ask_undo(token: str) -> AnyResponse:
    """The link in our mail: it only shows the button."""
    return redirect(f"/c/b/{token}", 302)


@pages.post("/c/b/<token>/undo")
def undo(token: str) -> AnyResponse:
    """Bring a call back as it was, if its time is still free."""
    page = _page(token)
    if page is None or page.is_old_link:
        return _end(page)
    if page.state is BookingState.BOOKED:
        return redirect(f"/c/b/{token}", 303)  # pressed twice
    form = f"undo {page.sequence}"
    if not is_genuine(form, token) or request.form.get("suits") != "yes":
        return _cancelled(token, page, error="tick_missing")
    if is_too_quick(form, token, booking_id=page.booking_id):
        return _cancelled(token, page, error="press_again", keeps_once=True)
    outcome = restore(road(), token)
    if isinstance(outcome, Booked):
        return redirect(path_of(outcome.url), 303)
    return _cancelled(token, page, error="undo_over")


def _page(token: str) -> BookingPage | None:
    with road().database.read() as session:
        return booking_page(session, road().links, token, road().now())


def _live(token: str) -> BookingPage | None:
    """A booking that can still be moved or called off, under its newest link."""
    page = _page(token)
    if page is None or page.is_old_link or page.state is not BookingState.BOOKED or page.is_over:
        return None
    return page


def _end(page: BookingPage | None) -> Response:
    if page is None:
        return nothing_here()
    if page.is_old_link:
        return paper("end.html", page.language, 404, key="old")
    return paper("end.html", page.language, 410, key="closed")


def _settled(token: str, page: BookingPage) -> Response:
    language, zone = page.language, page.zone
    is_past, say = page.is_over, texts(language)
    name = f", {page.first_name}" if page.first_name else ""
    day = wording.weekday(page.start_at, zone, language)
    return paper(
        "booked.html",
        language,
        heading=say("past_h1") if is_past else say("booked_h1", name=name, day=day),
        is_past=is_past,
        kind=str(page.kind),
        w=times.when(page.start_at, page.end_at, zone, _hosts(page), language),
        stages=[(wording.clock(one.start_at, zone), wording.clock(one.end_at, zone), one) for one in page.stages],
        hosts=names_of(_hosts(page), language),
        clock_of=_hosts(page).clock_of,
        here=f"/c/b/{token}",
        team=page.team_name,
        calendars=web_calendars(page.start_at, page.end_at, *_entry(page)),
    )


def _entry(page: BookingPage) -> tuple[str, str]:
    """What it is called in a calendar, and where its link or number is."""
    say = texts(page.language)
    return say("call_with", hosts=names_of(_hosts(page), page.language)).unescape(), say("file_note").unescape()


def _ask_cancel(token: str, page: BookingPage, *, error: str = "", keeps_once: bool = False) -> Response:
    language = page.language
    return paper(
        "cancel.html",
        language,
        400 if error else 200,
        w=times.when(page.start_at, page.end_at, page.zone, _hosts(page), language),
        hosts=names_of(_hosts(page), language),
        clock_of=_hosts(page).clock_of,
        once=same_once() if keeps_once else once(f"cancel {page.sequence}", token),
        error=texts(language)(error) if error else "",
        here=f"/c/b/{token}",
        team=page.team_name,
    )


def _cancelled(token: str, page: BookingPage, *, error: str = "", keeps_once: bool = False) -> Response:
    language, zone = page.language, page.zone
    can_undo = page.undo_until is not None and road().now() < page.undo_until and error != "undo_over"
    return paper(
        "cancelled.html",
        language,
        400 if error else 200,
        w=times.when(page.start_at, page.end_at, zone, _hosts(page), language),
        undo_clock=wording.clock(page.undo_until, zone) if can_undo and page.undo_until else "",
        place=wording.in_place(zone, language),
        hosts=names_of(_hosts(page), language),
        clock_of=_hosts(page).clock_of,
        once=same_once() if keeps_once else once(f"undo {page.sequence}", token),
        error=texts(language)(error) if error else "",
        here=f"/c/b/{token}",
        team=page.team_name,
        again_at=path_of(page.offer_url) if not page.is_over else "",
    )


def _choosing(token: str, page: BookingPage) -> Choosing:
    """The times it could move to: those its offer still has."""
    here, offer = f"/c/b/{token}", page_of(page.offer_url.rpartition("/")[2])
    return Choosing(
        token=token,
        language=page.language,
        first_name=page.first_name,
        zone=offer.zone if offer is not None else page.zone,
        own_zone=page.zone.key,
        team=page.team_name,
        hosts=_hosts(page),
        kind=str(page.kind),
        length=page.length,
        starts=tuple(at for at in starts_of(offer) if at != page.start_at) if offer is not None else (),
        empty=offer.empty if offer is not None else {},
        confirm_at=f"{here}/move/confirm",
        book_at=f"{here}/move",
        back=f"{here}/move",
        wish_at=f"{here}/wish",
        form=f"move {page.sequence}",
        offer_id=offer.offer_id if offer is not None else 0,
        booking_id=page.booking_id,
        moves_from=page.start_at,
    )


def _hosts(page: BookingPage) -> Hosts:
    """With the clock beside the candidate's: that of the first of them whose clock differs from it."""
    theirs = page.start_at.astimezone(page.zone).utcoffset()
    differs = (one for one in page.hosts if page.start_at.astimezone(one.zone).utcoffset() != theirs)
    return hosts_of(page.hosts, next(differs, page.hosts[0] if page.hosts else None))
