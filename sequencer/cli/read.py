"""`sequencer read`: understands mails on the command line, without a database or a clock."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from sequencer.core.read.as_json import as_json
from sequencer.core.read.understanding import Understanding, understand, understand_text


@click.command("read")
@click.option("--text", "is_text", is_flag=True, help="The files are plain bodies, not raw mails.")
@click.option(
    "--sent-on",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to count from where a mail has no Date of its own.",
)
@click.option("--locale", metavar="xx-YY", help="The writer's order of day and month, such as en-US.")
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -", type=click.Path(path_type=Path))
def read_command(*, is_text: bool, sent_on: datetime | None, locale: str | None, files: tuple[Path, ...]) -> None:
    """Understand each FILE and print one line of JSON for it, in their order; - is standard input."""
    day = sent_on.date() if sent_on else None
    missing = 0
    for file in files:
        try:
            raw = _bytes_of(file)
        except OSError as error:
            click.echo(f"{file}: {error.strerror or error}", err=True)
            missing += 1
            continue
        understood = _understood(raw, is_text=is_text, day=day, locale=locale)
        click.echo(json.dumps({"file": str(file), **as_json(understood)}, ensure_ascii=False))
    if missing:
        sys.exit(1)


def _understood(raw: bytes, *, is_text: bool, day: date | None, locale: str | None) -> Understanding:
    if is_text:
        return understand_text(raw.decode("utf-8", "replace"), sent_on=day, locale=locale)
    return understand(raw, sent_on=day, locale=locale)


def _bytes_of(file: Path) -> bytes:
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
