"""A file of candidates as spreadsheets write it: bytes become rows, and sentences on the lines that cannot be used (A-55)."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sequencer.core.addresses import identity
from sequencer.core.read.candidate_columns import EMAIL, LEFT_OUT, LONGEST, OTHER_EMAILS, field_named, fields_of
from sequencer.core.read.candidate_row import Row, read_row
from sequencer.errors import UserError

LARGEST_FILE = 50_000_000
"""In bytes; whoever reads a file for us need not read further."""

_MOST_ROWS = 100_000
_DELIMITERS = (",", ";", "\t")
_SAVE_AS = "Save it as “CSV UTF-8” and import it again."
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


@dataclass(frozen=True)
class BadRow:
    """A line that cannot be used. `email` is what stands in it, fit to be shown."""

    line: int
    email: str
    reason: str


@dataclass(frozen=True)
class CandidateFile:
    """`columns` leads from each header to the field it fills; lines are numbered as an editor numbers them."""

    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    problems: tuple[BadRow, ...]

    @property
    def custom_fields(self) -> tuple[str, ...]:
        """The fields of this file that not every candidate has."""
        return tuple(field for field in self.columns.values() if field not in {EMAIL, OTHER_EMAILS, *LONGEST})


def read_candidate_file(data: bytes, mapping: Mapping[str, str]) -> CandidateFile:
    """The rows of a file in UTF-8 or marked UTF-16, separated by commas, semicolons or tabs.

    `mapping` leads from headers to fields. Raises UserError where the file as a whole cannot be used.
    """
    headers, records = records_in(data, mapping)
    fields = fields_of(headers, mapping)
    rows, problems = _sorted_out(records, fields)
    columns = {header: field for header, field in zip(headers, fields, strict=True) if field not in ("", LEFT_OUT)}
    return CandidateFile(columns, tuple(rows), tuple(problems))


def records_in(data: bytes, mapping: Mapping[str, str]) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """(the headers, then (number of its first line, cells) of every record that is not blank).

    Raises UserError where the file as a whole cannot be used, also while it is read on.
    """
    if len(data) > LARGEST_FILE:
        raise UserError(f"The file is larger than {LARGEST_FILE // 1_000_000} MB. Split it.")
    text = _decoded(data)
    records = _records(text, _delimiter(text, mapping))
    _, header = next(records, (0, []))
    if not header:
        raise UserError("The file is empty.")
    return [" ".join(cell.split()) for cell in header], records


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-32":
        raise UserError(f"The file is written in UTF-32. {_SAVE_AS}")
    if data.startswith(b"PK\x03\x04"):
        raise UserError(f"This is a workbook or an archive, not a CSV file. {_SAVE_AS}")
    if encoding == "utf-8" and data[:1000].count(0) > len(data[:1000]) // 4:
        raise UserError(f"The file looks like UTF-16 without the mark that says so. {_SAVE_AS}")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = encoding.removesuffix("-sig").upper()
        other = "; it looks like Windows-1252" if name == "UTF-8" else ""
        raise UserError(f"Line {line} is not {name}{other}. {_SAVE_AS}") from None


def _delimiter(text: str, mapping: Mapping[str, str]) -> str:
    """The one that makes an address column of the header, else the one that makes most columns."""
    mapped = {header.strip().casefold() for header, field in mapping.items() if field_named(field) == EMAIL}

    def fitness(delimiter: str) -> tuple[bool, int]:
        try:
            cells = next(csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter), [])
        except csv.Error:
            return False, 0
        has_email = any(field_named(cell) == EMAIL or cell.strip().casefold() in mapped for cell in cells)
        return has_email, len(cells)

    return max(_DELIMITERS, key=fitness)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(number of its first line, cells) of every record that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise UserError(
                f"Line {line} cannot be read as CSV. Look for a quotation mark that is not closed, "
                "or for words after a closing one."
            ) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _sorted_out(records: Iterator[tuple[int, list[str]]], fields: tuple[str, ...]) -> tuple[list[Row], list[BadRow]]:
    rows: list[Row] = []
    problems: list[BadRow] = []
    first_lines: dict[str, int] = {}
    for number, (line, cells) in enumerate(records, 1):
        if number > _MOST_ROWS:
            raise UserError(f"The file has more than {_MOST_ROWS:,} lines. Split it.")
        try:
            row = read_row(line, _by_field(cells, fields))
            _note(row, first_lines)
        except UserError as error:
            email = dict(zip(fields, cells, strict=False)).get(EMAIL, "")
            problems.append(BadRow(line, _shown(email), str(error)))
        else:
            rows.append(row)
    return rows, problems


def _by_field(cells: list[str], fields: tuple[str, ...]) -> dict[str, str]:
    """Missing cells at the end of a line are blank; cells too many mean that something has moved."""
    padded = fields + ("",) * (len(cells) - len(fields))
    if any(cell.strip() and not field for field, cell in zip(padded, cells, strict=False)):
        raise UserError(
            "There is a value in a column without a name; "
            "perhaps a value with a comma in it stands without quotation marks."
        )
    return {field: cell for field, cell in zip(fields, cells, strict=False) if field not in ("", LEFT_OUT)}


def _note(row: Row, first_lines: dict[str, int]) -> None:
    keys = [identity(address) for address in row.addresses]
    earlier = [first_lines[key] for key in keys if key in first_lines]
    if earlier:
        raise UserError(f"This is the same person as in line {min(earlier)}.")
    first_lines.update(dict.fromkeys(keys, row.line))


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text.strip())[:100]
