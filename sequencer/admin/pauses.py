"""Stopping and going on: all sending at once, or what hangs on one team, sequence, mailbox or person."""

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for

from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.paths import own_path
from sequencer.admin.words import count
from sequencer.flows import stop
from sequencer.flows.advance import resume_person
from sequencer.flows.stop import Scope
from sequencer.store.candidates import addresses_of, candidate_or_none
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.pausing import due_by_mailbox, others_with_due
from sequencer.store.screens.restored import restore_facts
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team

screen = Blueprint("pauses", __name__)

_LONGEST_REASON = 300
_NO_REASON = "Stopped by {}."


@screen.get("/stop-all-sending")
@needs(Right.LOOK)
def stop_all() -> Response:
    with reading() as rows:
        organisation = the_organisation(rows)
        is_paused, now, teams = organisation.paused_at is not None, road().now(), me().scope
        due = due_by_mailbox(rows, now, teams) if is_paused else []
        others = others_with_due(rows, now, teams) if is_paused else 0
        is_locked = restore_facts(rows) is not None
    waiting = sum(one.waiting for one in due)
    return page(
        "stop-all.html", organisation=organisation, due=due, others=others, waiting=waiting, is_locked=is_locked
    )


@screen.post("/stop-all-sending")
@needs(Right.STOP)
def stop_everything() -> Response:
    stop.pause(road(), Scope.EVERYBODY, why=_why(), actor=me().email)
    return moved("pauses.stop_all")


@screen.post("/send-again")
@needs(Right.WORK)
def go_on() -> Response:
    stop.resume(road(), Scope.EVERYBODY, actor=me().email)
    say("Mails leave again, each mailbox at its own pace.")
    return moved("pauses.stop_all")


@screen.post("/pause/<scope>/<int:thing>")
@needs(Right.STOP)
def pause(scope: str, thing: int) -> Response:
    where = _own(scope, thing)
    stop.pause(road(), where, thing, _why(), me().email)
    say("Paused. A mail that is leaving this very second may still arrive.", "wait")
    return _back()


@screen.post("/resume/<scope>/<int:thing>")
@needs(Right.WORK)
def resume(scope: str, thing: int) -> Response:
    where = _own(scope, thing)
    stop.resume(road(), where, thing, me().email)
    if where is Scope.PERSON:
        with reading() as rows:
            address = next((one.address for one in addresses_of(rows, thing)), None)
        if address is not None:
            resume_person(road(), address, me().email)
    say("Goes on. What has come due leaves at the pace of its mailbox.")
    return _back()


@screen.post("/stop/person/<int:thing>")
@needs(Right.STOP)
def stop_runs(thing: int) -> Response:
    _own(Scope.PERSON, thing)
    ended = stop.stop_person(road(), thing, me().email)
    say(f"Stopped. {count(ended, 'run has', 'runs have')} ended.", "stop")
    return _back()


def _why() -> str:
    why = " ".join(request.form.get("why", "").split())[:_LONGEST_REASON]
    return why or _NO_REASON.format(me().name or me().email)


def _back() -> Response:
    back = own_path(request.form.get("back", "")) or own_path(_referring_path())
    return make_response(redirect(back or url_for("today.today"), 303))


def _referring_path() -> str:
    """The page of ours they came from; browsers name it to ourselves."""
    own = request.host_url.rstrip("/")
    came_from = request.referrer or ""
    return came_from.removeprefix(own) if came_from.startswith(f"{own}/") else ""


def _own(scope: str, thing: int) -> Scope:
    """The scope, where this thing is there and theirs."""
    if scope not in (Scope.TEAM, Scope.SEQUENCE, Scope.MAILBOX, Scope.PERSON):
        abort(404)
    with reading() as rows:
        if scope == Scope.PERSON:
            if candidate_or_none(rows, thing, me().scope) is None:
                abort(404)
            return Scope.PERSON
        found: Team | Sequence | Mailbox | None
        if scope == Scope.TEAM:
            found = rows.get(Team, thing)
        else:
            found = rows.get(Sequence, thing) if scope == Scope.SEQUENCE else rows.get(Mailbox, thing)
        if found is None:
            abort(404)
        own_or_404(found.id if isinstance(found, Team) else found.team_id)
    return Scope(scope)
