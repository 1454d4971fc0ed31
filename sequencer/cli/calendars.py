"""Colleagues' calendars: connect one, list them with how each stands, take one out."""

import sys

import click

from sequencer.cli.tools import actor, print_json, with_road
from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.busy.values import Counts
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.flows.set_calendars import CalendarGiven, calendars_found, remove_calendar, save_calendar
from sequencer.store.calendars import Calendar, calendars_of_people
from sequencer.store.colleagues import Colleague, colleague_by_email
from sequencer.store.screens.interviews import all_colleagues

_KIND = click.Choice([str(one) for one in CalendarKind])
_COUNTS = click.Choice([str(one) for one in Counts])


@click.group("calendar")
def calendar_command() -> None:
    """Colleagues' calendars: when they are busy."""


@calendar_command.command("add")
@click.option("--colleague", required=True, metavar="E", help="Whose it is: the address of somebody who interviews.")
@click.option("--kind", required=True, type=_KIND)
@click.option("--url", required=True, metavar="URL|-", help="Where it is, or the mail address; - reads it as a line.")
@click.option("--user", default="", metavar="U")
@click.option("--tenant", default="", metavar="T", help="The directory, for microsoft.")
@click.option("--name", default="", metavar="NAME", help="Of a CalDAV account's calendars, the one of this name.")
@click.option("--invitations", type=_COUNTS, default="soft", help="What an invitation counts that nobody has answered.")
@click.option("--tentative", type=_COUNTS, default="busy", help="What a tentative entry counts.")
@click.option("--no-all-day", is_flag=True, help="Entries of whole days do not count.")
@click.option(
    "--password-stdin", "from_stdin", is_flag=True, help="Read the password, or the key, from standard input."
)
@with_road
def add(
    road: Road,
    colleague: str,
    kind: str,
    url: str,
    user: str,
    tenant: str,
    name: str,
    invitations: str,
    tentative: str,
    no_all_day: bool,
    from_stdin: bool,
) -> None:
    """Connect a calendar, once it could be read; one at the same address is brought up to date."""
    whose = _colleague(road, colleague)
    address = sys.stdin.readline().strip() if url == "-" else url
    given = CalendarGiven(
        CalendarKind(kind),
        address=address,
        user=user,
        secret=sys.stdin.read().strip("\r\n") if from_stdin else "",
        tenant=tenant,
        name=name,
        needs_action=Counts(invitations),
        tentative=Counts(tentative),
        has_all_day=not no_all_day,
    )
    save_calendar(road, whose.id, _chosen(road, whose.id, given), actor())
    click.echo(f"A calendar of {whose.name} is read. What is in it is offered to nobody.")


@calendar_command.command("list")
@click.option("--colleague", metavar="E", help="Only theirs.")
@click.option("--json", "as_json", is_flag=True)
@with_road
def show(road: Road, colleague: str | None, as_json: bool) -> None:
    """Print every calendar with when it was read, or since when it cannot be."""
    wanted = [_colleague(road, colleague)] if colleague else _everybody(road)
    with road.database.read() as session:
        found = calendars_of_people(session, [one.id for one in wanted])
    people = {one.id: one for one in wanted}
    lines = [_line(one, people[one.colleague_id]) for one in found]
    if as_json:
        print_json({"calendars": lines})
        return
    for line in lines:
        state = (
            f"cannot be read: {line['trouble']}"
            if line["failing_since"]
            else f"read at {line['last_read_at']:%F %T} UTC"
        )
        click.echo(f"{line['calendar']}  {line['colleague']}  {line['kind']}  {line['name']}  {state}")


@calendar_command.command("remove")
@click.argument("calendar", type=int)
@with_road
def remove(road: Road, calendar: int) -> None:
    """Forget CALENDAR, a number that `calendar list` shows, and what it said. What is booked stays booked."""
    with road.database.read() as session:
        found = session.get(Calendar, calendar)
    if found is None:
        raise UserError(f"There is no calendar {calendar}. `sequencer calendar list` shows them.")
    remove_calendar(road, found.colleague_id, calendar, actor())
    click.echo("It is taken out.")


def _chosen(road: Road, colleague_id: int, given: CalendarGiven) -> CalendarGiven:
    """The calendar itself, where a CalDAV account was named."""
    if given.kind is not CalendarKind.CALDAV:
        return given
    listed = calendars_found(road, colleague_id, given)
    if given.address in [one.address for one in listed]:
        return given
    fitting = [one for one in listed if not given.name or one.name == given.name]
    if len(fitting) != 1:
        names = ", ".join(f"“{one.name}”" for one in listed) or "none"
        raise UserError(f"The account has these calendars: {names}. Say which with --name.")
    return given.at(fitting[0].address, fitting[0].name)


def _line(one: Calendar, whose: Colleague) -> dict[str, object]:
    return {
        "calendar": one.id,
        "colleague": whose.email,
        "kind": str(one.kind),
        "name": one.name,
        "last_read_at": one.last_read_at,
        "failing_since": one.failing_since,
        "trouble": one.trouble,
    }


def _colleague(road: Road, email: str) -> Colleague:
    with road.database.read() as session:
        found = colleague_by_email(session, email)
    if found is None:
        raise UserError(
            f"Nobody who interviews has the address {email}. Plans and the screen “People who interview” add them."
        )
    return found


def _everybody(road: Road) -> list[Colleague]:
    with road.database.read() as session:
        return all_colleagues(session)
