"""The page behind an offer: choose a time, say that it is right, and it is booked. Nothing happens before that."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.flows.ask_again import ask_about_choice
from sequencer.flows.book import book
from sequencer.flows.road import freshen_offer
from sequencer.flows.wish import state_wish
from sequencer.public.choosing import Choosing, show_confirm, show_one, show_taken, show_times
from sequencer.public.paper import (
    is_genuine,
    is_too_quick,
    nothing_here,
    pages,
    paper,
    read_instant,
    refuse_large,
    road,
)
from sequencer.public.times import Hosts
from sequencer.public.wishing import take_wish
from sequencer.public.zones import asked_zone
from sequencer.store.offers import OfferState
from sequencer.store.screens.interview_pages import Host, OfferPage, offer_page
from sequencer.store.wishes import WishKind

_PATIENCE = 1.5  # seconds that a page waits for calendars whose last look is old


@pages.get("/c/i/<token>")
def choose(token: str) -> AnyResponse:
    """All free times, by day, on the candidate's clock."""
    page = page_of(token)
    return _end(page) or show_times(_choosing(token, page))


@pages.get("/c/i/<token>/<int:number>")
def numbered(token: str, number: int) -> AnyResponse:
    """A time as our newest mail numbers it: such links stand in older mails."""
    page = page_of(token)
    start = next((at for n, at in page.named if n == number), None) if page else None
    return _end(page) or show_one(_choosing(token, page), start)


@pages.get("/c/i/<token>/confirm")
def confirm(token: str) -> AnyResponse:
    """One time, and the question whether it is right."""
    page = page_of(token)
    return _end(page) or show_one(_choosing(token, page), read_instant(request.args.get("start", "")))


@pages.post("/c/i/<token>/book")
def take(token: str) -> AnyResponse:
    """Book it, where the form is ours, ticked, and pressed by somebody who could have read it."""
    page = page_of(token)
    if ended := _end(page):
        return ended
    given, start = _choosing(token, page), read_instant(request.form.get("start", ""))
    if start is None:
        return show_times(given, error="nothing_chosen", status=400)
    if refused := refusal(given, start):
        return refused
    note = refuse_large(request.form.get("note", ""))
    outcome = book(road(), token, start, how="page", zone=given.zone.key)
    if isinstance(outcome, Taken):
        return show_taken(given, start, [one.start_at for one in outcome.nearest], was_confirming=True)
    if not isinstance(outcome, Booked):
        return paper("end.html", given.language, 410, key="closed")
    if note:
        state_wish(road(), WishKind.NOTE, note, booking_id=outcome.booking_id)
    return redirect(path_of(outcome.url), 303)


@pages.post("/c/i/<token>/wish")
def wish(token: str) -> AnyResponse:
    """None of these: what would suit, in their own words."""
    page = page_of(token)
    if page is None:
        return nothing_here()
    return take_wish(_choosing(token, page), offer_id=page.offer_id)


def refusal(given: Choosing, start: datetime) -> Response | None:
    """The question once more, where it was not really answered."""
    if not is_genuine(given.form, given.token) or request.form.get("suits") != "yes":
        return show_confirm(given, start, error="tick_missing")
    if is_too_quick(given.form, given.token, offer_id=given.offer_id, booking_id=given.booking_id):
        ask_about_choice(road(), given.offer_id, start)
        return show_confirm(given, start, error="press_again", keeps_once=True)
    return None


def path_of(url: str) -> str:
    """Our own address without the host, so that one stays where one is."""
    return urlsplit(url).path


def page_of(token: str) -> OfferPage | None:
    """What the link of an offer shows, on the clock that the reader asked for."""
    zone = asked_zone(request.values.get("zone", ""))
    if (named := road().links.interview_of(token)) is not None:
        freshen_offer(road(), named[0], _PATIENCE)
    with road().database.read() as session:
        return offer_page(session, road().links, token, road().now(), zone)


def _end(page: OfferPage | None) -> AnyResponse | None:
    """Where there is nothing to choose: no such link, booked already, or withdrawn."""
    if page is None:
        return nothing_here()
    if page.booking_url:
        return redirect(path_of(page.booking_url), 302)
    if page.state is OfferState.WITHDRAWN:
        return paper("end.html", page.language, 410, key="closed")
    return None


def _choosing(token: str, page: OfferPage | None) -> Choosing:
    assert page is not None, "asked only of a link that is one"
    here = f"/c/i/{token}"
    return Choosing(
        token=token,
        language=page.language,
        first_name=page.first_name,
        zone=page.zone,
        own_zone=page.own_zone.key,
        team=page.team_name,
        hosts=replace(
            hosts_of(page.hosts, page.clock_of),
            is_either=page.has_pool and not page.has_required,
            and_more=page.has_pool and page.has_required,
        ),
        kind=str(page.kind),
        length=page.length,
        starts=starts_of(page),
        empty=page.empty,
        confirm_at=f"{here}/confirm",
        book_at=f"{here}/book",
        back=here,
        wish_at=f"{here}/wish",
        form=f"book {page.changes}",
        offer_id=page.offer_id,
        held_until=page.expires_at,
        is_expired=page.is_expired,
        what=page.what,
        stages=page.stages,
    )


def hosts_of(hosts: Iterable[Host], clock_of: Host | None) -> Hosts:
    names = tuple(dict.fromkeys(one.first_name for one in hosts))
    return Hosts(names, clock_of.first_name, clock_of.zone) if clock_of is not None else Hosts(names)


def starts_of(page: OfferPage) -> tuple[datetime, ...]:
    """Every free start: those that are listed, and those of our newest mail that still are."""
    return tuple(sorted({*(at for _, at in page.offered), *(slot.start_at for slot in page.slots)}))
