"""Stop, pause and go on; and what waits for a person."""

from typing import Any

import click

from sequencer.cli.tools import actor, on_one_line, print_json, printable, with_road
from sequencer.flows import stop
from sequencer.flows.advance import resume_person
from sequencer.flows.decide import Decision, decide, settle_mail
from sequencer.flows.road import Road
from sequencer.flows.stop import Scope
from sequencer.store.overview import in_need

_NUMBER = click.IntRange(1, 2**31 - 1)  # what a database takes as an id


@click.command("stop")
@click.option("--email", required=True, metavar="E")
@with_road
def stop_command(road: Road, email: str) -> None:
    """End every run of one person, for good."""
    count = stop.stop_person(road, email, actor())
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
    stop.pause(road, scope, name, why, actor())
    click.echo("Paused. A mail that is leaving this very second may still arrive.")


@click.command("resume")
@_scopes  # type: ignore[arg-type]
@with_road
def resume_command(road: Road, /, **given: str | bool | None) -> None:
    """Let mails leave again, spread by the gaps and caps of their mailboxes; of one person, paused runs too."""
    scope, name = _scope(given)
    stop.resume(road, scope, name, actor())
    if scope is not Scope.PERSON:
        click.echo("Goes on.")
        return
    count = resume_person(road, name, actor())
    click.echo(f"Goes on. {count} paused {'run goes' if count == 1 else 'runs go'} on.")


@click.command("todo")
@click.option("--json", "as_json", is_flag=True)
@with_road
def todo_command(road: Road, as_json: bool) -> None:
    """What waits for a person: mails to read, tasks, held and unknown mails, paused runs, and mails that came in."""
    with road.database.read() as session:
        found, more = in_need(session, None) if as_json else in_need(session)
    if as_json:
        for one in found:
            print_json(one)
        return
    if not found:
        click.echo("Nothing waits for you.")
    for one in found:
        _SHOWN[one["kind"]](one)
    if more:
        click.echo(f"… and {more} more; --json shows them all.")
    if any(one["kind"] == "touch" for one in found):
        click.echo(f"A number is settled by `sequencer decide NUMBER {'|'.join(Decision)}`.")


@click.command("decide")
@click.argument("words", nargs=-1, metavar="[NUMBER] DECISION")
@click.option("--mail", type=_NUMBER, metavar="N", help="A mail that came in: say `done` once you have looked at it.")
@with_road
def decide_command(road: Road, words: tuple[str, ...], mail: int | None) -> None:
    """Decide on one line of `sequencer todo`: NUMBER and approve, done, skip, treat_as_sent or send_again."""
    if mail is None:
        decide(road, *_decision(words), actor())
    elif words == (str(Decision.DONE),):
        settle_mail(road, mail, actor())
    else:
        raise click.UsageError("Of a mail that came in you can only say `--mail N done`.")
    click.echo("Done.")


def _decision(words: tuple[str, ...]) -> tuple[int, Decision]:
    if len(words) != 2 or words[1] not in set(Decision):
        raise click.UsageError(f"Give NUMBER and one of {', '.join(Decision)}; or --mail N done.")
    return int(_NUMBER(words[0])), Decision(words[1])


def _show_touch(one: dict[str, Any]) -> None:
    click.echo(f"{one['touch']:>6}  {on_one_line(one['person'])}, {one['step']}: {on_one_line(one['reason'])}")
    if one.get("subject"):
        click.echo(f"        {on_one_line(one['subject'])}")
    for line in printable(one.get("text", "")).splitlines():
        click.echo(f"        | {line}".rstrip())


def _show_run(one: dict[str, Any]) -> None:
    click.echo(f"   run  {on_one_line(one['person'])}, {one['sequence']}: {on_one_line(one['reason'])}")
    click.echo(f"        {one['command']}")


def _show_mail(one: dict[str, Any]) -> None:
    who = on_one_line(one["person"]) or "somebody unnamed"
    click.echo(
        f"  mail  {one['received_at']:%Y-%m-%d %H:%M} UTC, {who} to {one['mailbox']}: {on_one_line(one['reason'])}"
    )
    if one["about"]:
        click.echo(f"        {on_one_line(one['about'])}")
    click.echo(f"        {one['command']}")


_SHOWN = {"touch": _show_touch, "run": _show_run, "mail": _show_mail}


def _scope(given: dict[str, str | bool | None]) -> tuple[Scope, str]:
    names = {"everybody": Scope.EVERYBODY, "email": Scope.PERSON}
    chosen = [(key, value) for key, value in given.items() if value]
    if len(chosen) != 1:
        raise click.UsageError("Give exactly one of --all, --mailbox, --sequence, --team, --email.")
    key, value = chosen[0]
    return names.get(key) or Scope(key), value if isinstance(value, str) else ""
