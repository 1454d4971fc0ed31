"""Days on which no outreach leaves: quiet days of everybody, and the days on which a mailbox's person is away."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request, url_for

from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.admin.words import count
from sequencer.core.plan.day_spans import DaySpan, parse_span, read_span
from sequencer.errors import UserError
from sequencer.flows import close_days
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import leave_of, quiet_days_of
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
    typed = _typed()
    try:
        moved_count = close_days.close_for_all(road(), read_span(**typed), me().email)
    except UserError as error:
        return _quiet(typed, beside(error), 422)
    say(f"Kept. {_dates(moved_count)}")
    return moved("days.quiet")


@screen.post("/organisation/quiet-days/open")
@needs(Right.ADMINISTER)
def open_again() -> Response:
    say(f"Taken out. {_dates(close_days.open_for_all(road(), _chosen(), me().email))}")
    return moved("days.quiet")


@screen.get("/mailboxes/<int:mailbox_id>/leave")
@needs(Right.LOOK)
def leave(mailbox_id: int) -> Response:
    return _leave(_own(mailbox_id), {}, {})


@screen.post("/mailboxes/<int:mailbox_id>/leave")
@needs(Right.ARRANGE)
def go(mailbox_id: int) -> Response:
    """Outreach of this mailbox waits on these days."""
    found, typed = _own(mailbox_id), _typed()
    try:
        moved_count = close_days.go_on_leave(road(), mailbox_id, read_span(**typed), me().email)
    except UserError as error:
        return _leave(found, typed, beside(error), 422)
    say(f"Kept. {_dates(moved_count)}")
    return moved("days.leave", mailbox_id=mailbox_id)


@screen.post("/mailboxes/<int:mailbox_id>/leave/end")
@needs(Right.ARRANGE)
def come_back(mailbox_id: int) -> Response:
    _own(mailbox_id)
    say(f"Taken out. {_dates(close_days.come_back(road(), mailbox_id, _chosen(), me().email))}")
    return moved("days.leave", mailbox_id=mailbox_id)


def to_come(spans: Iterable[DaySpan], today: date) -> list[DaySpan]:
    """Those that have not passed yet."""
    return [span for span in spans if span.last >= today]


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in _TYPED}


def _chosen() -> DaySpan:
    """The span that a button stands beside."""
    try:
        return parse_span(request.form.get("days", ""))
    except UserError:
        abort(400)


def _dates(moved_count: int) -> str:
    if not moved_count:
        return "No planned mail has another date by it."
    return f"{count(moved_count, 'planned mail has', 'planned mails have')} another date now."


def _quiet(values: Mapping[str, str], errors: Mapping[str, str], status: int = 200) -> Response:
    with reading() as rows:
        organisation = the_organisation(rows)
        spans = quiet_days_of(organisation)
    return _page(
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


def _leave(mailbox: Mailbox, values: Mapping[str, str], errors: Mapping[str, str], status: int = 200) -> Response:
    with reading() as rows:
        zone = the_organisation(rows).zone
    return _page(
        "mailbox-leave.html",
        status,
        mailbox=mailbox,
        spans=leave_of(mailbox),
        zone=zone,
        values=values,
        errors=errors,
        close_at=url_for("days.go", mailbox_id=mailbox.id),
        open_at=url_for("days.come_back", mailbox_id=mailbox.id),
        may_change=me().may(Right.ARRANGE),
    )


def _page(template: str, status: int, *, spans: Iterable[DaySpan], zone: str, **more: Any) -> Response:
    today = road().now().astimezone(ZoneInfo(zone)).date()
    coming = to_come(spans, today)
    past = [span for span in spans if span.last < today]
    return page(template, status, coming=coming, past=past, today=today, zone=zone, **more)


def _own(mailbox_id: int) -> Mailbox:
    with reading() as rows:
        found = rows.get(Mailbox, mailbox_id)
    if found is None:
        abort(404)
    own_or_404(found.team_id)
    return found
