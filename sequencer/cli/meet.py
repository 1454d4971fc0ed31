"""`sequencer slots` and `sequencer pick`: the two decisions about an interview, without a database or a clock."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from sequencer.core.meet.pick.answer import pick
from sequencer.core.meet.pick.file import answer_as_json, read_answer
from sequencer.core.meet.slot_file import read_request, to_json
from sequencer.core.meet.slots import find_slots, missing_starts
from sequencer.errors import UserError

_FILE = click.argument("file", metavar="FILE | -", type=click.Path(path_type=Path))
_LINES = click.option("--lines", "is_lines", is_flag=True, help="The file has one JSON object on each line.")


@click.command("slots")
@_LINES
@click.option("--explain", is_flag=True, help="Also say for each start that is missing why it is.")
@_FILE
def slots_command(*, is_lines: bool, explain: bool, file: Path) -> None:
    """Print the starts at which the people in FILE can meet; - is standard input."""
    _answer(file, lambda given: _slots(given, is_explained=explain), is_lines=is_lines)


@click.command("pick")
@_LINES
@_FILE
def pick_command(*, is_lines: bool, file: Path) -> None:
    """Print what the answer in FILE to an interview offer means; - is standard input."""
    _answer(file, lambda given: answer_as_json(pick(*read_answer(given))), is_lines=is_lines)


def _slots(given: object, *, is_explained: bool) -> dict[str, Any]:
    request = read_request(given)
    slots = find_slots(request)
    return to_json(slots, missing_starts(request, slots) if is_explained else None)


def _answer(file: Path, answer: Callable[[object], dict[str, Any]], *, is_lines: bool) -> None:
    """One line of JSON for each object in the file; one that cannot be read leaves its place to an `error`."""
    failed = False
    for place, text in _objects(file, is_lines=is_lines):
        try:
            found = answer(_parsed(text))
        except UserError as error:
            click.echo(f"{place}: {error}", err=True)
            failed = True
            if not is_lines:
                break
            found = {"error": str(error)}
        click.echo(_line(found))
    if failed:
        sys.exit(1)


def _line(found: dict[str, Any]) -> bytes:
    """UTF-8 whatever the terminal is set to; half of a surrogate pair, which UTF-8 cannot write, stays escaped."""
    try:
        return json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(found).encode()


def _objects(file: Path, *, is_lines: bool) -> Iterator[tuple[str, str]]:
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        click.echo(f"{file}: {error.strerror or error}", err=True)
        sys.exit(1)
    text = raw.decode("utf-8-sig", "replace")
    if not is_lines:
        yield str(file), text
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{file}:{number}", line


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UserError("This is no JSON.") from None
