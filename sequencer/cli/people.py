"""People in and out: imports with their undo, and what a person may ask of us."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from sequencer.cli.tools import print_json, with_road
from sequencer.core.read.candidate_file import LARGEST_FILE
from sequencer.core.read.import_report import ImportReport
from sequencer.errors import UserError
from sequencer.flows.erase import erase
from sequencer.flows.export_person import export_person
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.road import Road
from sequencer.flows.undo_import import UndoReport, undo_import

_MOST_SHOWN = 20


@click.command("import")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--pool", metavar="P", help="The talent pool they join; made when there is none of that name.")
@click.option("--source", metavar="TEXT", help="Where the addresses come from, for lines that do not say it.")
@click.option("--map", "mappings", multiple=True, metavar="HEADER=FIELD", help="Read a column as a field.")
@click.option("--dry-run", "is_dry_run", is_flag=True, help="Tell what would happen, and change nothing.")
@click.option("--undo", "undo", type=int, metavar="ID", help="Take a whole import back.")
@click.option("--json", "as_json", is_flag=True)
@with_road
def import_command(
    road: Road,
    file: Path | None,
    pool: str | None,
    source: str | None,
    mappings: tuple[str, ...],
    is_dry_run: bool,
    undo: int | None,
    as_json: bool,
) -> None:
    """Take in the candidates in FILE (CSV), or take an import back."""
    if (file is None) == (undo is None):
        raise click.UsageError("Give either FILE or --undo ID.")
    if undo is not None:
        _show_undo(undo_import(road, undo), undo, as_json=as_json)
    elif file is not None:
        report = import_candidates(
            road,
            _bytes_of(file),
            file.name,
            pool=pool,
            source=source,
            mapping=_mapping(mappings),
            is_dry_run=is_dry_run,
        )
        _show_import(report, as_json=as_json)


@click.command("export")
@click.option("--email", required=True, metavar="E")
@with_road
def export_command(road: Road, email: str) -> None:
    """Print everything we hold about one person as JSON."""
    print_json(export_person(road, email))


@click.command("erase")
@click.option("--email", required=True, metavar="E")
@with_road
def erase_command(road: Road, email: str) -> None:
    """Erase everything of one person, for good, and never take them in again."""
    if erase(road, email):
        click.echo("Erased. Only a hash of each address stays, so that nobody takes them in again.")
    else:
        click.echo("Nobody here has this address. A hash of it stays, so that nobody takes it in.")


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(f"{file.name} cannot be read: {error.strerror}.") from None


def _mapping(given: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for one in given:
        header, equals, field = one.rpartition("=")
        if not equals or not header.strip() or not field.strip():
            raise click.UsageError(f"--map “{one}” is not of the form HEADER=FIELD.")
        mapping[header.strip()] = field.strip()
    return mapping


def _show_import(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        print_json(_import_as_json(report))
        return
    dry = report.import_id is None
    click.echo("A dry run: nothing was changed." if dry else f"Import {report.import_id}.")
    _table(
        ("created", "updated", "unchanged", "skipped"),
        [(report.created, report.updated, report.unchanged, len(report.skipped))],
    )
    for row in report.skipped[:_MOST_SHOWN]:
        click.echo(f"Line {row.line}: {row.reason}")
    _say_how_many_more(len(report.skipped))
    for row in report.waiting[:_MOST_SHOWN]:
        click.echo(f"Line {row.line}, taken in: {row.waits}")
    _say_how_many_more(len(report.waiting))
    if report.without_domain:
        what = "person’s employer" if report.without_domain == 1 else "people’s employers"
        click.echo(f"{report.without_domain:,} {what} without a domain: we cannot tell an address at their employer’s.")
    if not dry:
        click.echo(f"To take it back: sequencer import --undo {report.import_id}")


def _import_as_json(report: ImportReport) -> dict[str, Any]:
    return {
        "import": report.import_id,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": [{"line": row.line, "email": row.email, "reason": row.reason} for row in report.skipped],
        "waiting": [{"line": row.line, "email": row.email, "reason": row.waits} for row in report.waiting],
        "without_domain": report.without_domain,
        "columns": dict(report.columns),
        "rows": [{"line": row.line, "email": row.email, "outcome": row.fate} for row in report.rows],
    }


def _show_undo(report: UndoReport, import_id: int, *, as_json: bool) -> None:
    if as_json:
        kept = [{"email": email, "reason": reason} for email, reason in report.kept]
        print_json({"undone": import_id, "removed": report.removed, "restored": report.restored, "kept": kept})
        return
    click.echo(f"Import {import_id} was taken back.")
    _table(("removed", "restored", "kept"), [(report.removed, report.restored, len(report.kept))])
    for email, reason in report.kept[:_MOST_SHOWN]:
        click.echo(f"{email}: {reason}")
    _say_how_many_more(len(report.kept))


def _table(names: tuple[str, ...], rows: list[tuple[int, ...]]) -> None:
    table = Table(box=None, pad_edge=False)
    for name in names:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*map(str, row))
    Console().print(table)


def _say_how_many_more(count: int) -> None:
    if count > _MOST_SHOWN:
        click.echo(f"… and {count - _MOST_SHOWN} more; --json shows them all.")
