"""Interview plans: what can be booked, and with whom."""

import sys
from pathlib import Path

import click

from sequencer.cli.tools import with_road
from sequencer.errors import UserError
from sequencer.flows.plan import add_plan
from sequencer.flows.road import Road


@click.group("plan")
def plan_command() -> None:
    """Interview plans: what can be booked, and with whom."""


@plan_command.command("add")
@click.argument("file", metavar="FILE | -", type=click.Path(path_type=Path))
@with_road
def add(road: Road, file: Path) -> None:
    """Add the interview plan in FILE with its people, or bring it up to date; - is standard input."""
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"{file}: {error.strerror or error}") from None
    except UnicodeError:
        raise UserError(f"{file.name} is not UTF-8 text.") from None
    click.echo(f"“{add_plan(road, text)}” can be offered.")
