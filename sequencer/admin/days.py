"""Quiet days: when no outreach leaves from here, for everybody."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request, url_for

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.admin.words import count
from sequencer.core.plan.day_spans import DaySpan, parse_span, read_span
from sequencer.errors import UserError
from sequencer.flows import close_days
from sequencer.store.open_days import quiet_days_of
from sequencer.store.organisations import the_organisation

screen = Blueprint("days", __name__)

_TYPED = ("first", "last", "name")


@screen.get("/organisation/quiet-days")
@needs(Right.LOOK)
def quiet() -> Response:
    return _quiet({}, {})


@screen.post("/organisation/quiet-days")
@needs(Right.ADMINISTER)
def close() -> Response:
    """No outreach leaves on these days any more."""
    typed = typed_span()
    try:
        moved_count = close_days.close_for_all(road(), read_span(**typed), me().email)
    except UserError as error:
        return _quiet(typed, beside(error), 422)
    say(f"Kept. {dates(moved_count)}")
    return moved("days.quiet")


@screen.post("/organisation/quiet-days/open")
@needs(Right.ADMINISTER)
def open_again() -> Response:
    say(f"Taken out. {dates(close_days.open_for_all(road(), chosen_span(), me().email))}")
    return moved("days.quiet")


def to_come(spans: Iterable[DaySpan], today: date) -> list[DaySpan]:
    """Those that have not passed yet."""
    return [span for span in spans if span.last >= today]


def typed_span() -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in _TYPED}


def chosen_span() -> DaySpan:
    """The span that a button stands beside."""
    try:
        return parse_span(request.form.get("days", ""))
    except UserError:
        abort(400)


def dates(moved_count: int) -> str:
    if not moved_count:
        return "No planned mail has another date by it."
    return f"{count(moved_count, 'planned mail has', 'planned mails have')} another date now."


def _quiet(values: Mapping[str, str], errors: Mapping[str, str], status: int = 200) -> Response:
    with reading() as rows:
        organisation = the_organisation(rows)
        spans = quiet_days_of(organisation)
    return days_page(
        "quiet-days.html",
        status,
        spans=spans,
        zone=organisation.zone,
        values=values,
        errors=errors,
        close_at=url_for("days.close"),
        open_at=url_for("days.open_again"),
        may_change=me().may(Right.ADMINISTER),
    )


def days_page(template: str, status: int, *, spans: Iterable[DaySpan], zone: str, **more: Any) -> Response:
    today = road().now().astimezone(ZoneInfo(zone)).date()
    coming = to_come(spans, today)
    past = [span for span in spans if span.last < today]
    return page(template, status, coming=coming, past=past, today=today, zone=zone, **more)
