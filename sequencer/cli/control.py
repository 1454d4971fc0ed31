"""Stop, pause and go on; and what waits for a person."""

import getpass

import click

from sequencer.cli.tools import print_json, with_road
from sequencer.flows import stop
from sequencer.flows.decide import Decision, decide
from sequencer.flows.road import Road
from sequencer.flows.stop import Scope
from sequencer.store.overview import touches_in_need


@click.command("stop")
@click.option("--email", required=True, metavar="E")
@with_road
def stop_command(road: Road, email: str) -> None:
    """End every run of one person, for good."""
    count = stop.stop_person(road, email, getpass.getuser())
    click.echo(f"Stopped. {count} {'run has' if count == 1 else 'runs have'} ended.")


def _scopes(command: click.Command) -> click.Command:
    for option in (
        click.option("--all", "everybody", is_flag=True, help="Everything."),
        click.option("--mailbox", metavar="E"),
        click.option("--sequence", metavar="S"),
        click.option("--team", metavar="T"),
        click.option("--email", metavar="E", help="One person."),
    ):
        command = option(command)
    return command


@click.command("pause")
@click.option("--why", default="", help="A reason for those who see the pause.")
@_scopes  # type: ignore[arg-type]
@with_road
def pause_command(road: Road, /, why: str, **given: str | bool | None) -> None:
    """Keep mails from leaving, until `resume` with the same option."""
    scope, name = _scope(given)
    stop.pause(road, scope, name, why)
    click.echo("Paused. A mail that is leaving this very second may still arrive.")


@click.command("resume")
@_scopes  # type: ignore[arg-type]
@with_road
def resume_command(road: Road, /, **given: str | bool | None) -> None:
    """Let mails leave again, spread by the gaps and caps of their mailboxes."""
    scope, name = _scope(given)
    stop.resume(road, scope, name)
    click.echo("Goes on.")


@click.command("todo")
@click.option("--json", "as_json", is_flag=True)
@with_road
def todo_command(road: Road, as_json: bool) -> None:
    """What waits for a person: mails to read, tasks, held and unknown mails."""
    with road.database.read() as session:
        found = touches_in_need(session)
    if as_json:
        for one in found:
            print_json(one)
    elif not found:
        click.echo("Nothing waits for you.")
    else:
        for one in found:
            click.echo(f"{one['touch']:>6}  {one['person']}, {one['step']}: {one['reason']}")


@click.command("decide")
@click.argument("touch", type=int)
@click.argument("decision", type=click.Choice([str(one) for one in Decision]))
@with_road
def decide_command(road: Road, touch: int, decision: str) -> None:
    """Decide on one line of `sequencer todo`."""
    decide(road, touch, Decision(decision), getpass.getuser())
    click.echo("Done.")


def _scope(given: dict[str, str | bool | None]) -> tuple[Scope, str]:
    names = {"everybody": Scope.EVERYBODY, "email": Scope.PERSON}
    chosen = [(key, value) for key, value in given.items() if value]
    if len(chosen) != 1:
        raise click.UsageError("Give exactly one of --all, --mailbox, --sequence, --team, --email.")
    key, value = chosen[0]
    return names.get(key) or Scope(key), value if isinstance(value, str) else ""
