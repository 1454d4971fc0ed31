"""Colleagues' calendars: connecting one, choosing among those of an account, mending it, looking again, taking it out."""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, Response, abort, request

from sequencer.admin import calendar_words, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.core.meet.busy.account import CalendarKind, CalendarListed
from sequencer.core.meet.busy.values import Counts
from sequencer.errors import UserError
from sequencer.flows.refresh_busy import refresh_now
from sequencer.flows.set_calendars import CalendarGiven, calendars_found, remove_calendar, save_calendar
from sequencer.store.calendars import Calendar
from sequencer.store.colleagues import Colleague

screen = Blueprint("calendars", __name__)

_TYPED = ("address", "user", "tenant")
_MOST_CHOSEN = 20


@screen.get("/interviews/people/<int:colleague_id>/calendars/new")
@needs(Right.ARRANGE)
def new(colleague_id: int) -> Response:
    return _form(colleague_id, _kind(request.args.get("kind", "")), {})


@screen.post("/interviews/people/<int:colleague_id>/calendars/new")
@needs(Right.ARRANGE)
def connect(colleague_id: int) -> Response:
    """Read it once; what can be read is kept. An account with several calendars asks which."""
    _colleague(colleague_id)
    kind = _kind(request.form.get("kind", ""))
    given = _given(kind)
    try:
        found = calendars_found(road(), colleague_id, given) if kind is CalendarKind.CALDAV else ()
        if len(found) > 1 and given.address not in [one.address for one in found]:
            return _choose(colleague_id, given, found)
        if len(found) == 1:
            given = given.at(found[0].address, found[0].name)
        save_calendar(road(), colleague_id, given, me().email)
    except UserError as error:
        return _form(colleague_id, kind, request.form, refused=str(error))
    say("The calendar is read. What is in it is offered to nobody.")
    return moved("colleagues.colleague", colleague_id=colleague_id, _anchor="calendars")


@screen.post("/interviews/people/<int:colleague_id>/calendars/chosen")
@needs(Right.ARRANGE)
def chosen(colleague_id: int) -> Response:
    """Connect those of an account's calendars that were chosen."""
    _colleague(colleague_id)
    given, listed = _opened(colleague_id, request.form.get("account", ""))
    picked = [one for one in listed if one.address in request.form.getlist("calendar")[:_MOST_CHOSEN]]
    if not picked:
        return _choose(colleague_id, given, listed, refused="Choose at least one calendar.")
    try:
        for one in picked:
            save_calendar(road(), colleague_id, given.at(one.address, one.name), me().email)
    except UserError as error:
        return _choose(colleague_id, given, listed, refused=str(error))
    say(f"Read: {words.count(len(picked), 'calendar', 'calendars')}. What is in them is offered to nobody.")
    return moved("colleagues.colleague", colleague_id=colleague_id, _anchor="calendars")


@screen.get("/interviews/people/<int:colleague_id>/calendars/<int:calendar_id>")
@needs(Right.ARRANGE)
def edit(colleague_id: int, calendar_id: int) -> Response:
    found = _calendar(colleague_id, calendar_id)
    values = {"user": found.user, "tenant": found.tenant, "needs_action": str(found.needs_action)}
    values |= {"tentative": str(found.tentative), "has_all_day": "yes" if found.has_all_day else ""}
    return _form(colleague_id, found.kind, values, calendar=found)


@screen.post("/interviews/people/<int:colleague_id>/calendars/<int:calendar_id>")
@needs(Right.ARRANGE)
def save(colleague_id: int, calendar_id: int) -> Response:
    """Other settings, kept once the calendar was read by them; an empty field stays as it was."""
    found = _calendar(colleague_id, calendar_id)
    try:
        save_calendar(road(), colleague_id, _given(found.kind, keeps=True), me().email, calendar_id)
    except UserError as error:
        return _form(colleague_id, found.kind, request.form, calendar=found, refused=str(error))
    say("Saved. The calendar was read just now.")
    return moved("colleagues.colleague", colleague_id=colleague_id, _anchor="calendars")


@screen.post("/interviews/people/<int:colleague_id>/calendars/<int:calendar_id>/read")
@needs(Right.ARRANGE)
def read(colleague_id: int, calendar_id: int) -> Response:
    """Look again at once."""
    _calendar(colleague_id, calendar_id)
    if refresh_now(road(), calendar_id):
        say("The calendar was read just now.")
    else:
        say("It could not be read just now. What stands in the way is said beside it.", "need")
    return moved("colleagues.colleague", colleague_id=colleague_id, _anchor="calendars")


@screen.post("/interviews/people/<int:colleague_id>/calendars/<int:calendar_id>/remove")
@needs(Right.ARRANGE)
def remove(colleague_id: int, calendar_id: int) -> Response:
    _calendar(colleague_id, calendar_id)
    remove_calendar(road(), colleague_id, calendar_id, me().email)
    say("Taken out. What it said no longer keeps any time free; what is booked stays booked.")
    return moved("colleagues.colleague", colleague_id=colleague_id, _anchor="calendars")


def _form(
    colleague_id: int,
    kind: CalendarKind,
    values: Mapping[str, str],
    *,
    calendar: Calendar | None = None,
    refused: str = "",
) -> Response:
    return page(
        "calendar-form.html",
        422 if refused else 200,
        colleague=_colleague(colleague_id),
        calendar=calendar,
        kind=kind,
        kinds=calendar_words.KINDS,
        about=calendar_words.ABOUT[kind],
        values={"needs_action": "soft", "tentative": "busy", "has_all_day": "yes"} | dict(values),
        is_all_day=(values.get("has_all_day") == "yes") if values else True,
        counts=calendar_words.COUNTS,
        refused=refused,
    )


def _choose(colleague_id: int, given: CalendarGiven, found: Iterable[CalendarListed], *, refused: str = "") -> Response:
    """Which of an account's calendars; its sign-in goes along sealed, so that nobody types it twice."""
    listed = list(found)
    return page(
        "calendar-choose.html",
        422 if refused else 200,
        colleague=_colleague(colleague_id),
        listed=listed,
        account=_sealed(colleague_id, given, listed),
        refused=refused,
    )


def _sealed(colleague_id: int, given: CalendarGiven, listed: Iterable[CalendarListed]) -> str:
    told = {
        "user": given.user,
        "secret": given.secret,
        "address": given.address,
        "rules": [given.needs_action, given.tentative, given.has_all_day],
        "listed": [[one.name, one.address] for one in listed],
    }
    return base64.b64encode(road().seal(json.dumps(told), _draft_of(colleague_id))).decode()


def _opened(colleague_id: int, account: str) -> tuple[CalendarGiven, list[CalendarListed]]:
    try:
        told: dict[str, Any] = json.loads(
            road().unlock(base64.b64decode(account, validate=True), _draft_of(colleague_id))
        )
    except (UserError, ValueError, binascii.Error):
        abort(400)
    needs_action, tentative, has_all_day = told["rules"]
    given = CalendarGiven(
        CalendarKind.CALDAV,
        address=told["address"],
        user=told["user"],
        secret=told["secret"],
        needs_action=Counts(needs_action),
        tentative=Counts(tentative),
        has_all_day=bool(has_all_day),
    )
    return given, [CalendarListed(name, address) for name, address in told["listed"]]


def _draft_of(colleague_id: int) -> str:
    return f"calendar account:{colleague_id}:{me().user_id}"


def _given(kind: CalendarKind, *, keeps: bool = False) -> CalendarGiven:
    """What was typed; with `keeps` an empty address or secret is none."""
    typed = {name: request.form.get(name, "").strip() for name in _TYPED}
    secret = request.form.get("secret", "")
    return CalendarGiven(
        kind,
        address=typed["address"] or (None if keeps else ""),
        user=typed["user"],
        secret=secret or (None if keeps else ""),
        tenant=typed["tenant"],
        needs_action=_counts("needs_action", Counts.SOFT),
        tentative=_counts("tentative", Counts.BUSY),
        has_all_day=request.form.get("has_all_day") == "yes",
    )


def _counts(name: str, otherwise: Counts) -> Counts:
    given = request.form.get(name, "")
    return Counts(given) if given in list(Counts) else otherwise


def _kind(text: str) -> CalendarKind:
    return CalendarKind(text) if text in list(CalendarKind) else CalendarKind.ICS


def _colleague(colleague_id: int) -> Colleague:
    with reading() as session:
        found = session.get(Colleague, colleague_id)
    if found is None:
        abort(404)
    return found


def _calendar(colleague_id: int, calendar_id: int) -> Calendar:
    with reading() as session:
        found = session.get(Calendar, calendar_id)
    if found is None or found.colleague_id != colleague_id:
        abort(404)
    return found
