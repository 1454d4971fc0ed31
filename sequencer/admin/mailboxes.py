"""Mailboxes: which there are, how each stands, connecting one, and changing how it is reached or how it writes."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from sequencer.admin import mailbox_form
from sequencer.admin.access import Right, me, needs
from sequencer.admin.days import to_come
from sequencer.admin.desk import is_htmx, moved, page, reading, road, say
from sequencer.admin.mailbox_form import CONNECTION, MANNER, TLS_WORDS
from sequencer.admin.mailbox_words import mailbox_state, pace_words, provider_words, took
from sequencer.admin.own_mailbox import mailbox_or_404
from sequencer.admin.refusals import beside
from sequencer.core.mail_providers import PROVIDERS, provider, provider_of
from sequencer.core.plan.checking import CheckState
from sequencer.core.plan.delays import start_of_day
from sequencer.core.plan.ranges import row_number
from sequencer.errors import UserError
from sequencer.flows.check_mailbox import begin_check
from sequencer.flows.set_up import MailboxGiven, add_mailbox
from sequencer.store.mailbox_checks import latest_check, ticks_of
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.open_days import leave_of
from sequencer.store.organisations import the_organisation
from sequencer.store.provider_facts import facts_of
from sequencer.store.screens.mailboxes import held_mails, mailbox_line, mailbox_lines, sequences_from
from sequencer.store.setbacks import setbacks_of
from sequencer.store.teams import teams_among

screen = Blueprint("mailboxes", __name__)

_MOST_HELD = 20
_MOST_SETBACKS = 8
_AGAIN = "Type the password again: it would be told to another server, or under another name."


@screen.get("/mailboxes")
@needs(Right.LOOK)
def mailboxes() -> Response:
    with reading() as rows:
        zone = the_organisation(rows).zone
        lines = mailbox_lines(rows, me().scope, _day_began(zone))
    states = [mailbox_state(one.mailbox, one.held, road().now(), zone) for one in lines]
    return page(
        "mailboxes.html",
        lines=list(zip(lines, states, strict=True)),
        today=_today(zone),
        in_need=sum(state.family == "need" for state in states),
        zone=zone,
        now=road().now(),
        may_arrange=me().may(Right.ARRANGE),
    )


@screen.get("/mailboxes/new")
@needs(Right.ARRANGE)
def connect() -> Response:
    email, slug = request.args.get("email", ""), request.args.get("provider", "")
    chosen = provider(slug) if slug else provider_of(email)
    only = next(iter(me().team_ids)) if len(me().team_ids) == 1 else None
    team_id = request.args.get("team", only, type=row_number)
    return _connect(mailbox_form.blank(chosen, str(team_id or ""), email), {}, chosen.slug)


@screen.post("/mailboxes/new")
@needs(Right.ARRANGE)
def add() -> Response:
    typed = mailbox_form.typed_in(CONNECTION + MANNER)
    with reading() as rows:
        teams = teams_among(rows, me().scope)
    password = request.form.get("password", "")
    reached, errors = mailbox_form.read_connection(typed, password)
    manner, more = mailbox_form.read_manner(typed["email"], typed, teams)
    errors |= more | ({} if password else {"password": "A mailbox needs its password."})
    if reached is None or manner is None or errors:
        return _connect(typed, errors, request.form.get("provider", ""), 422)
    given = replace(manner, email=reached.email, smtp=reached.smtp, imap=reached.imap, user=reached.user)
    try:
        add_mailbox(road(), replace(given, password=password), me().email, is_new=True)
    except UserError as error:
        return _connect(typed, beside(error), request.form.get("provider", ""), 422)
    with reading() as rows:
        made = mailbox_by_email(rows, reached.email)
    assert made is not None, "there since a moment ago"
    begin_check(road(), made.id, me().email)
    say(f"{made.email} is connected. We are trying it out.")
    return moved("mailboxes.mailbox", mailbox_id=made.id)


@screen.get("/mailboxes/<int:mailbox_id>")
@needs(Right.LOOK)
def mailbox(mailbox_id: int) -> Response:
    found = mailbox_or_404(mailbox_id)
    with reading() as rows:
        organisation = the_organisation(rows)
        line = mailbox_line(rows, found, _day_began(organisation.zone))
        held = held_mails(rows, found, me().scope, _MOST_HELD)
        check = latest_check(rows, mailbox_id)
        ticks = ticks_of(rows, check.id) if check is not None else []
        sequences = sequences_from(rows, mailbox_id, me().scope)
        setbacks = setbacks_of(rows, found, _MOST_SETBACKS) if found.pause_code else []
    is_checking = check is not None and check.state is CheckState.RUNNING
    response = page(
        "_mailbox_check.html" if is_htmx() else "mailbox.html",
        line=line,
        today=_today(organisation.zone),
        pace=pace_words(found, line.ramp, _today(organisation.zone)),
        setbacks=setbacks,
        mailbox=found,
        state=mailbox_state(found, line.held, road().now(), organisation.zone),
        held=held,
        check=check,
        is_checking=is_checking,
        ticks={one.number: one for one in ticks},
        sequences=sequences,
        provider=provider_words(facts_of(found)),
        leave=to_come(leave_of(found), road().now().astimezone(ZoneInfo(organisation.zone)).date()),
        zone=organisation.zone,
        now=road().now(),
        took=took,
        may_arrange=me().may(Right.ARRANGE),
        may_stop=me().may(Right.STOP),
        may_go_on=me().may(Right.WORK),
    )
    if is_htmx() and not is_checking:
        response.headers["HX-Refresh"] = "true"  # the rest of the page stands differently now, too
    return response


@screen.post("/mailboxes/<int:mailbox_id>/check")
@needs(Right.ARRANGE)
def check(mailbox_id: int) -> Response:
    mailbox_or_404(mailbox_id)
    begin_check(road(), mailbox_id, me().email)
    return moved("mailboxes.mailbox", mailbox_id=mailbox_id)


@screen.get("/mailboxes/<int:mailbox_id>/connection")
@needs(Right.ARRANGE)
def connection(mailbox_id: int) -> Response:
    found = mailbox_or_404(mailbox_id)
    return _connection(found, mailbox_form.connection_of(found), {})


@screen.post("/mailboxes/<int:mailbox_id>/connection")
@needs(Right.ARRANGE)
def change_connection(mailbox_id: int) -> Response:
    found = mailbox_or_404(mailbox_id)
    typed = mailbox_form.typed_in(CONNECTION) | {"email": found.email}
    password = request.form.get("password", "") or None
    given, errors = mailbox_form.read_connection(typed, password)
    if given is not None and password is None and mailbox_form.leads_elsewhere(found, given):
        errors["password"] = _AGAIN
    if given is None or errors:
        return _connection(found, typed, errors, 422)
    try:
        add_mailbox(road(), given, me().email)
    except UserError as error:
        return _connection(found, typed, beside(error), 422)
    begin_check(road(), mailbox_id, me().email)
    say("Kept. We are trying it out.")
    return moved("mailboxes.mailbox", mailbox_id=mailbox_id)


@screen.get("/mailboxes/<int:mailbox_id>/manner")
@needs(Right.ARRANGE)
def manner(mailbox_id: int) -> Response:
    found = mailbox_or_404(mailbox_id)
    return _manner(found, mailbox_form.manner_of(found), {})


@screen.post("/mailboxes/<int:mailbox_id>/manner")
@needs(Right.ARRANGE)
def change_manner(mailbox_id: int) -> Response:
    found = mailbox_or_404(mailbox_id)
    typed = mailbox_form.typed_in(MANNER)
    with reading() as rows:
        teams = teams_among(rows, me().scope)
    given, errors = mailbox_form.read_manner(found.email, typed, teams)
    if given is None:
        return _manner(found, typed, errors, 422)
    try:
        add_mailbox(road(), _kept_team(found, given, typed), me().email)
    except UserError as error:
        return _manner(found, typed, beside(error), 422)
    say("Kept.")
    return moved("mailboxes.mailbox", mailbox_id=mailbox_id)


def _kept_team(found: Mailbox, given: MailboxGiven, typed: dict[str, str]) -> MailboxGiven:
    """A team that is not theirs to see stays as it is."""
    return replace(given, team=None) if typed["team_id"] == str(found.team_id or "") else given


def _today(zone: str) -> date:
    return road().now().astimezone(ZoneInfo(zone)).date()


def _day_began(zone: str) -> datetime:
    return start_of_day(road().now(), ZoneInfo(zone))


def _connect(values: dict[str, str], errors: dict[str, str], slug: str, status: int = 200) -> Response:
    with reading() as rows:
        teams = teams_among(rows, me().scope)
    return page(
        "mailbox-connect.html",
        status,
        values=values,
        errors=errors,
        chosen=provider(slug),
        providers=PROVIDERS,
        tls_words=TLS_WORDS,
        teams=teams,
    )


def _connection(found: Mailbox, values: dict[str, str], errors: dict[str, str], status: int = 200) -> Response:
    chosen = next((one for one in PROVIDERS if one.smtp and one.smtp == values["smtp"]), provider_of(found.email))
    return page(
        "mailbox-connection.html",
        status,
        mailbox=found,
        values=values,
        errors=errors,
        chosen=chosen,
        tls_words=TLS_WORDS,
    )


def _manner(found: Mailbox, values: dict[str, str], errors: dict[str, str], status: int = 200) -> Response:
    with reading() as rows:
        teams = teams_among(rows, me().scope)
    return page("mailbox-manner.html", status, mailbox=found, values=values, errors=errors, teams=teams)
