"""Data to let go: whose time is over or nearly, why, and what to do about each of them."""

import math
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request

from sequencer.admin import words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.candidate_data import person_or_404
from sequencer.admin.desk import moved, page, page_number, reading, road, say
from sequencer.core.plan.retention import why
from sequencer.errors import UserError
from sequencer.flows import let_go
from sequencer.store.dues import terms_of
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.dues import PAGE, due_lines, dues_in_all

screen = Blueprint("dues", __name__)

_HALF_A_YEAR = timedelta(days=183)


@screen.get("/let-go")
@needs(Right.ERASE)
def due_list() -> Response:
    number = page_number()
    if number > _last_page():
        abort(404)
    return _page(number)


@screen.post("/let-go/<int:candidate_id>/keep")
@needs(Right.ERASE)
def keep(candidate_id: int) -> Response:
    """Keep somebody's data for a reason, until a day."""
    with reading() as rows:
        person_or_404(rows, candidate_id)
        zone = ZoneInfo(the_organisation(rows).zone)
    try:
        let_go.keep(road(), candidate_id, request.form.get("why", ""), _day(zone), me().email)
    except UserError as error:
        return _page(min(page_number(), _last_page()), candidate_id, str(error))
    say("Kept. The reason stands in their timeline.")
    return _back()


@screen.post("/let-go/<int:candidate_id>/erase")
@needs(Right.ERASE)
def erase(candidate_id: int) -> Response:
    """Let the data of one person go, now."""
    with reading() as rows:
        person_or_404(rows, candidate_id)
    try:
        is_gone = let_go.let_go(road(), candidate_id, me().email)
    except UserError as error:
        say(str(error), "need")
        return _back()
    if is_gone:
        say("Gone, with everything we held about them.")
    else:
        say("Something has changed: this person is not due to go any more.", "wait")
    return _back()


def _back() -> Response:
    """The page of the list somebody came from, or the last one where that is not there any more."""
    number = min(page_number(), _last_page())
    return moved("dues.due_list", page=number) if number > 1 else moved("dues.due_list")


def _last_page() -> int:
    with reading() as rows:
        return max(1, math.ceil(dues_in_all(rows, me().scope, road().now()) / PAGE))


def _day(zone: ZoneInfo) -> datetime:
    try:
        day = datetime.strptime(request.form.get("until", ""), "%Y-%m-%d")  # noqa: DTZ007 -- gets its zone below
    except ValueError:
        raise UserError("Choose the day until which it is kept.") from None
    return datetime.combine(day.date(), time(), zone)


def _page(number: int, wrong_id: int = 0, mistake: str = "") -> Response:
    """One page of the list; a mistake stands beside the person it is about, or on top where they are not on it."""
    now = road().now()
    with reading() as rows:
        organisation = the_organisation(rows)
        terms = terms_of(organisation)
        lines = due_lines(rows, me().scope, now, number)
        if mistake and wrong_id not in {one.candidate_id for one in lines[:PAGE]}:
            say(mistake, "need")
        return page(
            "let-go.html",
            422 if mistake else 200,
            lines=lines[:PAGE],
            has_more=len(lines) > PAGE,
            number=number,
            total=dues_in_all(rows, me().scope, now),
            why={one.kind: why(one.kind, terms) for one in lines},
            terms=terms,
            goes_by_itself=organisation.when_due == let_go.ERASE,
            looked_at=organisation.let_go_looked_at,
            half_a_year=(now + _HALF_A_YEAR).astimezone(terms.zone).date(),
            mistakes={wrong_id: mistake},
            zone=organisation.zone,
            now=now,
            words=words,
        )
