"""Days on which no outreach leaves: quiet days of everybody, and leave of whoever writes from a mailbox."""

from collections.abc import Iterable

import click

from sequencer.cli.tools import actor, on_one_line, print_json, with_road
from sequencer.core.plan.day_spans import DaySpan, parse_span
from sequencer.errors import UserError
from sequencer.flows import close_days
from sequencer.flows.road import Road
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.open_days import leave_of, quiet_days_of
from sequencer.store.organisations import the_organisation

_DAYS = click.argument("days", metavar="DAY[..DAY]")
_NAME = click.option("--name", default="", metavar="TEXT", help="What they are, like Christmas.")
_MAILBOX = click.option("--email", required=True, metavar="E", help="The mailbox.")
_AS_JSON = click.option("--json", "as_json", is_flag=True)


@click.group("quiet-days")
def quiet_days_group() -> None:
    """Days on which no outreach leaves, for everybody. Service mails leave as always."""


@quiet_days_group.command("add")
@_DAYS
@_NAME
@with_road
def add_quiet_days(road: Road, days: str, name: str) -> None:
    """Close a day or a span of days, like 2026-12-24..2027-01-01."""
    _say(close_days.close_for_all(road, parse_span(f"{days} {name}"), actor()))


@quiet_days_group.command("remove")
@_DAYS
@with_road
def remove_quiet_days(road: Road, days: str) -> None:
    """Open such days again."""
    _say(close_days.open_for_all(road, parse_span(days), actor()))


@quiet_days_group.command("list")
@_AS_JSON
@with_road
def list_quiet_days(road: Road, *, as_json: bool) -> None:
    """Show them, in order of time."""
    with road.database.read() as session:
        _show(quiet_days_of(the_organisation(session)), as_json=as_json)


@click.group("leave")
def leave_group() -> None:
    """When whoever writes from a mailbox is away: its outreach waits for their first working day."""


@leave_group.command("add")
@_DAYS
@_NAME
@_MAILBOX
@with_road
def add_leave(road: Road, days: str, name: str, email: str) -> None:
    """Let a mailbox rest on a day or a span of days."""
    _say(close_days.go_on_leave(road, email, parse_span(f"{days} {name}"), actor()))


@leave_group.command("remove")
@_DAYS
@_MAILBOX
@with_road
def remove_leave(road: Road, days: str, email: str) -> None:
    """Take such days back."""
    _say(close_days.come_back(road, email, parse_span(days), actor()))


@leave_group.command("list")
@_MAILBOX
@_AS_JSON
@with_road
def list_leave(road: Road, email: str, *, as_json: bool) -> None:
    """Show them, in order of time."""
    with road.database.read() as session:
        mailbox = mailbox_by_email(session, email.strip().lower())
        if mailbox is None:
            raise UserError(f"There is no mailbox {email}.")
        _show(leave_of(mailbox), as_json=as_json)


def _say(moved: int) -> None:
    click.echo(f"Done. {moved} planned {'mail has' if moved == 1 else 'mails have'} another date now.")


def _show(spans: Iterable[DaySpan], *, as_json: bool) -> None:
    for span in spans:
        if as_json:
            print_json(span.to_mapping())
        else:
            click.echo(on_one_line(str(span)))
