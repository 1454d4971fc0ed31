"""Sequences and the people in them."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from sequencer.cli.tools import on_one_line, print_json, with_road
from sequencer.core.write.attachments import LARGEST_TOGETHER, in_words
from sequencer.core.write.brought_files import Beside
from sequencer.errors import UserError
from sequencer.flows.enroll import Enrolled, enroll_address, enroll_pool
from sequencer.flows.publish import export_sequence, publish
from sequencer.flows.road import Road
from sequencer.store.overview import sequence_counts
from sequencer.store.sequences import sequence_names

_YAML = (".yaml", ".yml")


@click.group("sequence")
def sequence_command() -> None:
    """Sequences come and go as YAML files."""


@sequence_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_road
def import_sequence(road: Road, file: Path) -> None:
    """Publish the sequence in FILE; an edit becomes the next version for everybody who is in it.

    A mail's `attachments` name files that lie beside it (file: role.pdf), or files kept here (name, sha256).
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UserError(f"{file.name} is not UTF-8 text.") from None
    name, number = publish(road, text, beside=_reader_beside(file))
    click.echo(f"“{name}” is now at version {number}.")


@sequence_command.command("export")
@click.argument("name", metavar="NAME|FILE.yaml")
@click.option("--sequence", "sequence", metavar="S", help="Which one is written to FILE.yaml, if there are several.")
@with_road
def export(road: Road, name: str, sequence: str | None) -> None:
    """Print the current version of the sequence NAME as YAML, or write it to FILE.yaml, which must not be there yet."""
    with road.database.read() as session:
        known = sequence_names(session)
    is_file = name.endswith(_YAML) and (sequence is not None or name not in known)
    if not is_file:
        if sequence is not None:
            raise click.UsageError(f"--sequence goes with a file that ends in {' or '.join(_YAML)}.")
        click.echo(export_sequence(road, name), nl=False)
        return
    chosen = sequence if sequence is not None else _only_one(known)
    _write_new(Path(name), export_sequence(road, chosen))
    click.echo(f"“{chosen}” was written to {name}.")


@click.command("enroll")
@click.option("--sequence", "sequence", required=True, metavar="S")
@click.option("--pool", metavar="P")
@click.option("--email", metavar="E")
@click.option("--json", "as_json", is_flag=True)
@with_road
def enroll_command(road: Road, sequence: str, pool: str | None, email: str | None, as_json: bool) -> None:
    """Let a talent pool, or one candidate, begin a sequence."""
    if (pool is None) == (email is None):
        raise click.UsageError("Give either --pool or --email.")
    results = enroll_pool(road, sequence, pool) if pool else enroll_address(road, sequence, email or "")
    if as_json:
        begun = [one.email for one in results if one.reason is None]
        skipped = [
            {"email": one.email, "code": one.reason.code, "reason": one.reason.says} for one in results if one.reason
        ]
        print_json({"sequence": sequence, "enrolled": begun, "skipped": skipped})
    else:
        _print_enrolled(sequence, results)


@click.command("status")
@click.option("--sequence", "sequence", metavar="S")
@click.option("--json", "as_json", is_flag=True)
@with_road
def status_command(road: Road, sequence: str | None, as_json: bool) -> None:
    """Counts by state, and what needs somebody."""
    with road.database.read() as session:
        found = sequence_counts(session, sequence, road.now())
    if as_json:
        print_json(found)
        return
    console = Console()
    for one in found["sequences"]:
        table = Table(title=one["name"], title_justify="left", box=None, pad_edge=False)
        table.add_column("state")
        table.add_column("people", justify="right")
        for state, count in one["states"].items():
            table.add_row(state.replace("_", " "), str(count))
        console.print(table)
    for line in found["needs_you"]:
        _print_in_need(line)
    if found["needs_you_more"]:
        click.echo(f"… and {found['needs_you_more']} more; `sequencer todo --json` shows them all.")
    for line in found["mailboxes_in_trouble"]:
        click.echo(f"{line['email']}: {line['trouble']}")


def _reader_beside(file: Path) -> Beside:
    """Reads what lies beside a sequence file, or in a folder under it; nothing else of this machine."""
    folder = file.resolve().parent

    def read(place: str) -> bytes:
        found = (folder / place).resolve()
        if not found.is_relative_to(folder):
            raise UserError(f"“{place}” does not lie beside {file.name}.")
        try:
            with found.open("rb") as opened:
                octets = opened.read(LARGEST_TOGETHER + 1)
        except (OSError, ValueError):
            raise UserError(f"There is no file “{place}” beside {file.name} that can be read.") from None
        if len(octets) > LARGEST_TOGETHER:
            raise UserError(f"“{place}” is larger than {in_words(LARGEST_TOGETHER)}. Send a link to it instead.")
        return octets

    return read


def _only_one(known: list[str]) -> str:
    if not known:
        raise UserError("There is no sequence yet.")
    if len(known) > 1:
        raise UserError(f"Say which by --sequence. There is: {', '.join(known)}.")
    return known[0]


def _write_new(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise UserError(f"{file} is there already; an export never overwrites.") from None
    except OSError as error:
        raise UserError(f"{file} cannot be written ({error.strerror}).") from None


def _print_in_need(line: dict[str, Any]) -> None:
    where = f", {line['sequence']}" if "sequence" in line else ""
    how = f" {line['command']}" if "command" in line else ""
    click.echo(f"{on_one_line(line['person'])}{where}: {on_one_line(line['reason'])}{how}")


def _print_enrolled(sequence: str, results: list[Enrolled]) -> None:
    begun = [one for one in results if one.reason is None]
    noun = "person begins" if len(begun) == 1 else "people begin"
    click.echo(f"{len(begun)} {noun} “{sequence}”.")
    for one in results:
        if one.reason is not None:
            click.echo(f"  {one.email}: {one.reason.says}")
