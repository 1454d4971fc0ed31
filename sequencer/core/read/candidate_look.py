"""A first look at a file of candidates: how much of each column is filled, and with what; and its lines given back."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from sequencer.core.read.candidate_columns import LEFT_OUT, labels_of, own_field
from sequencer.core.read.candidate_file import records_in
from sequencer.core.write.spreadsheet import safe_cell
from sequencer.errors import UserError

_SAMPLES = 3
_LONGEST_SAMPLE = 60
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class Column:
    """`label` is the name nobody else in the file has, `own` the field its header means by itself; both may be shown."""

    label: str
    own: str
    percent: int
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    columns: tuple[Column, ...]
    lines: int


def look_at(data: bytes) -> Look:
    """The columns of a file, the blank ones of them without a name left away. Raises UserError where it is no table."""
    headers, records = records_in(data, {})
    if len(headers) > _MOST_COLUMNS:
        raise UserError(f"The file has {len(headers)} columns, more than the {_MOST_COLUMNS} we read.")
    filled = [0] * len(headers)
    samples: list[dict[str, None]] = [{} for _ in headers]
    lines = 0
    for _, cells in records:
        lines += 1
        for place, cell in enumerate(cells[: len(headers)]):
            text = cell.strip()
            if text:
                filled[place] += 1
                if len(samples[place]) < _SAMPLES:
                    samples[place].setdefault(_shown(text))
    labels = labels_of(headers)
    columns = tuple(
        Column(label, own_field(header), round(100 * count / lines) if lines else 0, tuple(seen))
        for label, header, count, seen in zip(labels, headers, filled, samples, strict=True)
        if header or count
    )
    return Look(columns, lines)


def first_mapping(columns: tuple[Column, ...], remembered: Mapping[str, str]) -> dict[str, str]:
    """What each column becomes at first, by label: as last time, else as its header says, else left out."""
    return {one.label: remembered.get(folded(one.label)) or one.own or LEFT_OUT for one in columns}


def folded(label: str) -> str:
    """A header as it is remembered: letters' case and blanks do not count."""
    return " ".join("".join(c if c.isprintable() else " " for c in label).split()).casefold()[:200]


def given_back(data: bytes, reasons: Mapping[int, str], hidden: frozenset[int]) -> bytes:
    """These lines of a file as CSV, each behind its number and why it was left out; safe to open in a spreadsheet.

    Of the `hidden` ones nothing but number and reason is given back.
    """
    headers, records = records_in(data, {})
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL)
    writer.writerow(map(safe_cell, ["line", "why", *headers]))
    for line, cells in records:
        if line in reasons:
            kept = [] if line in hidden else cells
            writer.writerow(map(safe_cell, [str(line), reasons[line], *kept]))
    return target.getvalue().encode("utf-8-sig")


def _shown(text: str) -> str:
    one_line = "".join(c if c.isprintable() else " " for c in text)
    return one_line if len(one_line) <= _LONGEST_SAMPLE else f"{one_line[:_LONGEST_SAMPLE].rstrip()}…"
