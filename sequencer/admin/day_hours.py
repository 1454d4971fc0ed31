"""A colleague's other hours on one day: set, changed and taken out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, request

from sequencer.admin import words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.colleagues import found_or_404, show
from sequencer.admin.desk import moved, reading, road, say
from sequencer.admin.hours_form import DayForm, spans_of, windows_in
from sequencer.errors import UserError
from sequencer.flows.set_day_hours import remove_day_hours, set_day_hours

screen = Blueprint("day_hours", __name__)


@screen.get("/interviews/people/<int:colleague_id>/day")
@needs(Right.ARRANGE)
def edit(colleague_id: int) -> Response:
    """The page of a colleague with one of their days in the form."""
    on = request.args.get("on", "")
    with reading() as session:
        kept = found_or_404(session, colleague_id).overrides
    return show(colleague_id, day_form=DayForm(on, spans_of(_windows(kept, on))))


@screen.post("/interviews/people/<int:colleague_id>/day")
@needs(Right.ARRANGE)
def save(colleague_id: int) -> Response:
    """Other hours on one day, or none at all; or the usual ones again."""
    form = DayForm(request.form.get("on", "").strip()[:20], request.form.get("hours", "").strip()[:200])
    with reading() as session:
        found_or_404(session, colleague_id)
    on = _day(form)
    try:
        windows = windows_in(form.hours)
    except UserError as error:
        form.wrong["hours"] = str(error)
    if on is None or form.wrong:
        return show(colleague_id, day_form=form)
    if request.form.get("remove"):
        remove_day_hours(road(), colleague_id, on, me().email)
        say("Taken out. Their usual hours hold again on this day.")
        return moved("colleagues.colleague", colleague_id=colleague_id)
    try:
        set_day_hours(road(), colleague_id, on, windows, me().email)
    except UserError as error:
        form.wrong["on"] = str(error)
        return show(colleague_id, day_form=form)
    hours = f"{spans_of(windows)}, and only then" if windows else "no interviews"
    say(f"Saved: {words.day(on)}, {hours}. What is booked stays booked.")
    return moved("colleagues.colleague", colleague_id=colleague_id)


def _day(form: DayForm) -> date | None:
    try:
        return date.fromisoformat(form.on)
    except ValueError:
        form.wrong["on"] = "Give a day, like 2027-03-11."
        return None


def _windows(kept: Iterable[Mapping[str, Any]], on: str) -> list[Mapping[str, str]]:
    return [window for one in kept if one["date"] == on for window in one.get("windows") or ()]
