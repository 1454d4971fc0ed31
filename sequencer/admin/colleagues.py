"""Colleagues who interview: their hours on their own clock, the extra ones beside work, days off and other appointments."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin import hours_form, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.calendar_words import CalendarLine, calendar_line
from sequencer.admin.colleague_mails import asked_of
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.hours_form import DayForm, Hours, hours_in, hours_of, spans_of
from sequencer.core.meet.values import read_country
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.set_interviews import (
    ColleagueGiven,
    add_absence,
    add_busy,
    add_stay,
    remove_absence,
    remove_busy,
    remove_stay,
    save_colleague,
)
from sequencer.store.colleagues import Colleague
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.calendars import calendars_with_counts, who_has_calendars
from sequencer.store.screens.interviews import all_colleagues, busy_ahead

screen = Blueprint("colleagues", __name__)

_MOST_BUSY = 100
_CAPS = ("outside_per_week", "per_day", "per_week")
_OFFICE = [{"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "17:00"}]


@dataclass
class ColleagueForm:
    values: dict[str, Any]
    weekly: Hours
    outside: Hours
    wrong: dict[str, str] = field(default_factory=dict)
    given: ColleagueGiven | None = None


@screen.get("/interviews/people")
@needs(Right.LOOK)
def colleagues() -> Response:
    with reading() as session:
        return page(
            "colleagues.html",
            people=all_colleagues(session),
            calendars=who_has_calendars(session),
            hours=hours_form,
            now=road().now(),
        )


@screen.get("/interviews/people/new")
@needs(Right.ARRANGE)
def new() -> Response:
    with reading() as session:
        zone = the_organisation(session).zone
    values = {
        "name": "",
        "email": "",
        "zone": zone,
        "country": "",
        "outside_per_week": "",
        "per_day": "",
        "per_week": "",
    }
    return page("colleague-form.html", form=ColleagueForm(values, hours_of(_OFFICE), Hours()), days=hours_form.DAYS)


@screen.post("/interviews/people/new")
@needs(Right.ARRANGE)
def create() -> Response:
    return _save(None)


@screen.get("/interviews/people/<int:colleague_id>")
@needs(Right.LOOK)
def colleague(colleague_id: int) -> Response:
    return show(colleague_id)


@screen.get("/interviews/people/<int:colleague_id>/edit")
@needs(Right.ARRANGE)
def edit(colleague_id: int) -> Response:
    with reading() as session:
        found = found_or_404(session, colleague_id)
    values = {"name": found.name, "email": found.email, "zone": found.zone, "country": found.country}
    values |= {name: "" if getattr(found, name) is None else str(getattr(found, name)) for name in _CAPS}
    form = ColleagueForm(values, hours_of(found.weekly), hours_of(found.outside))
    return page("colleague-form.html", form=form, colleague=found, days=hours_form.DAYS)


@screen.post("/interviews/people/<int:colleague_id>/edit")
@needs(Right.ARRANGE)
def save(colleague_id: int) -> Response:
    with reading() as session:
        found_or_404(session, colleague_id)
    return _save(colleague_id)


@screen.post("/interviews/people/<int:colleague_id>/away")
@needs(Right.ARRANGE)
def away(colleague_id: int) -> Response:
    """Days on which they interview nobody."""
    try:
        first = date.fromisoformat(request.form.get("first", ""))
        last = date.fromisoformat(request.form.get("last", "") or first.isoformat())
        if request.form.get("remove"):
            remove_absence(road(), colleague_id, first, last, me().email)
            say("Taken out. Their usual hours hold again on these days.")
        else:
            days = add_absence(road(), colleague_id, first, last, me().email)
            say(f"Kept free of interviews: {words.count(days, 'day', 'days')} more. What is booked stays booked.")
    except ValueError:
        return show(colleague_id, refused="Give the first day they are away.")
    except UserError as error:
        return show(colleague_id, refused=str(error))
    return moved("colleagues.colleague", colleague_id=colleague_id)


@screen.post("/interviews/people/<int:colleague_id>/travel")
@needs(Right.ARRANGE)
def travel(colleague_id: int) -> Response:
    """Days on which they are in another zone; their hours hold on the clock there."""
    try:
        first = date.fromisoformat(request.form.get("first", ""))
        if request.form.get("remove"):
            remove_stay(road(), colleague_id, first, me().email)
            say("Taken out. Their hours hold at home again on these days.")
        else:
            last = date.fromisoformat(request.form.get("last", "") or first.isoformat())
            add_stay(road(), colleague_id, first, last, request.form.get("zone", ""), me().email)
            say("Noted. Their hours hold on the clock there; what is booked stays booked.")
    except ValueError:
        return show(colleague_id, refused="Give the first day they are there.")
    except UserError as error:
        return show(colleague_id, refused=str(error))
    return moved("colleagues.colleague", colleague_id=colleague_id)


@screen.post("/interviews/people/<int:colleague_id>/busy")
@needs(Right.ARRANGE)
def busy(colleague_id: int) -> Response:
    """Another appointment, on their own clock."""
    with reading() as session:
        zone = ZoneInfo(found_or_404(session, colleague_id).zone)
    if "remove" in request.form:
        remove_busy(road(), colleague_id, request.form.get("remove", 0, type=row_number))
        say("Taken out.")
        return moved("colleagues.colleague", colleague_id=colleague_id)
    try:
        start, end = (
            datetime.fromisoformat(f"{request.form.get('day', '')}T{request.form.get(name, '')}").replace(tzinfo=zone)
            for name in ("from", "to")
        )
        add_busy(road(), colleague_id, start, end, request.form.get("what", "").strip())
    except ValueError:
        return show(colleague_id, refused="Give a day and two times, like 14:00 and 15:30.")
    except UserError as error:
        return show(colleague_id, refused=str(error))
    say("Kept free of interviews.")
    return moved("colleagues.colleague", colleague_id=colleague_id)


def found_or_404(session: Session, colleague_id: int) -> Colleague:
    found = session.get(Colleague, colleague_id)
    if found is None:
        abort(404)
    return found


def show(colleague_id: int, refused: str = "", day_form: DayForm | None = None) -> Response:
    """The page of a colleague; `day_form` is what was typed of one day's hours, with what is wrong about it."""
    with reading() as session:
        found = found_or_404(session, colleague_id)
        return page(
            "colleague.html",
            422 if refused or (day_form is not None and day_form.wrong) else 200,
            colleague=found,
            day_form=day_form or DayForm(),
            other_days=_other_days(found, _today(session)),
            absences=_runs(found.absences, _today(session)),
            asked=asked_of(session, colleague_id),
            travel=_journeys(found, _today(session)),
            busy=busy_ahead(session, colleague_id, road().now(), _MOST_BUSY),
            calendars=_calendars(session, found),
            hours=hours_form,
            refused=refused,
            words=words,
        )


def _calendars(session: Session, found: Colleague) -> list[CalendarLine]:
    now, zone = road().now(), the_organisation(session).zone
    rows = calendars_with_counts(session, found.id, now)
    return [calendar_line(one, ahead, found.first_name, zone, now) for one, ahead in rows]


def _save(colleague_id: int | None) -> Response:
    form = _read()
    try:
        if form.given is not None:
            saved = save_colleague(road(), form.given, colleague_id, me().email)
            say("Saved. New offers go by these hours; what is booked stays booked.")
            return moved("colleagues.colleague", colleague_id=saved)
    except UserError as error:
        form.wrong["form"] = str(error)
    with reading() as session:
        found = session.get(Colleague, colleague_id) if colleague_id is not None else None
    return page("colleague-form.html", 422, form=form, colleague=found, days=hours_form.DAYS)


def _read() -> ColleagueForm:
    values = {name: request.form.get(name, "").strip()[:254] for name in ("name", "email", "zone", "country", *_CAPS)}
    form = ColleagueForm(values, hours_in(request.form, "weekly"), hours_in(request.form, "outside"))
    for name in ("name", "email", "zone"):
        if not values[name]:
            form.wrong[name] = "This is empty."
    try:
        read_country("country", values["country"])
    except UserError:
        form.wrong["country"] = "We know no such country. Write two letters, like PT."
    for name in _CAPS:
        if values[name] and not (values[name].isascii() and values[name].isdigit() and int(values[name][:4]) <= 100):
            form.wrong[name] = "A whole number up to 100, or nothing for no limit."
    if form.wrong or form.weekly.wrong or form.outside.wrong:
        return form
    caps = {name: int(values[name]) if values[name] else None for name in _CAPS}
    form.given = ColleagueGiven(
        name=values["name"][:200],
        email=values["email"],
        zone=values["zone"],
        weekly=form.weekly.read,
        outside=form.outside.read,
        outside_per_week=caps["outside_per_week"],
        per_day=caps["per_day"],
        per_week=caps["per_week"],
        country=values["country"],
    )
    return form


def _runs(absences: list[str], today: date) -> list[tuple[date, date]]:
    """Days away from today on, neighbouring ones as one stretch."""
    found: list[tuple[date, date]] = []
    for day in sorted(date.fromisoformat(one) for one in absences):
        if day < today:
            continue
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _other_days(found: Colleague, today: date) -> list[tuple[date, str]]:
    """Days that differ from the usual, from today on, each with its hours as one would type them."""
    windows: dict[date, list[dict[str, str]]] = {}
    for one in found.overrides:
        windows.setdefault(date.fromisoformat(one["date"]), []).extend(one.get("windows") or ())
    return [(on, spans_of(windows[on])) for on in sorted(windows) if on >= today]


def _journeys(found: Colleague, today: date) -> list[tuple[date, date, str]]:
    """Stays in other zones that are not over."""
    stays = ((date.fromisoformat(one["from"]), date.fromisoformat(one["to"]), one["zone"]) for one in found.travel)
    return sorted(stay for stay in stays if stay[1] >= today)


def _today(session: Session) -> date:
    return road().now().astimezone(ZoneInfo(the_organisation(session).zone)).date()
