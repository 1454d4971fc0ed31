"""Why somebody gets what, when: every rule before the next mail, and what has happened so far."""

from typing import Any

import click

from sequencer.cli.tools import on_one_line, print_json, with_road
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.overview import explanation

_SIGNS = {"passes": "ok", "waits": "waits", "holds": "HELD", "ends": "ENDS"}


@click.command("explain")
@click.option("--email", required=True, metavar="E")
@click.option("--json", "as_json", is_flag=True)
@with_road
def explain_command(road: Road, email: str, as_json: bool) -> None:
    """What happened with one person, what comes next, and why not sooner: every rule, its source and who can change it."""
    with road.database.read() as session:
        found = explanation(session, road.links.signer, email, road.now())
    if found is None:
        raise UserError(f"There is no candidate with the address {email}.")
    if as_json:
        print_json(found)
        return
    for run in found["runs"]:
        _say(f"{run['sequence']}: {run['state'].replace('_', ' ')}. {run['reason']}")
    for one in found["next"]:
        _show_next(one)
    if found["touches"]:
        click.echo("So far:")
    for touch in found["touches"]:
        when = f"due {touch['due_at']:%Y-%m-%d %H:%M} UTC"
        _say(f"  {touch['step']}: {touch['state'].replace('_', ' ')}, {when}. {touch['reason']}")
    for event in found["timeline"]:
        _say(f"  {event['at']:%Y-%m-%d %H:%M} {event['says']}")


def _show_next(one: dict[str, Any]) -> None:
    when = f", {one['local']}" if one["local"] else ""
    _say(f"Next in {one['sequence']}: {one['step'] or 'a wait'}{when}. {one['reason']}")
    for rule in one["rules"]:
        mark = "->" if rule["rule"] == one["decides"] else "  "
        _say(f"{mark} {_SIGNS[rule['answer']]:>5}  {rule['asks']}. {rule['reason']}")
        _say(f"{'':10}{rule['source']}. Changed by: {rule['changed_by']}.")


def _say(text: str) -> None:
    click.echo(f"{text[: len(text) - len(text.lstrip())]}{on_one_line(text)}")
