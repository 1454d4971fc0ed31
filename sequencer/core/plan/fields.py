"""Values of a parsed sequence file: texts that can be kept and sent, dates that can be planned with."""

import re
from datetime import date, datetime
from typing import Any

from sequencer.errors import UserError

LONGEST_LINE = 200  # characters; what a short column holds
LONGEST_TEXT = 20_000
_SHOWN = 80
_YEARS = range(2000, 2201)  # beyond them a clock change or a long delay has no date any more
_BROKEN_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BROKEN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def read_line(name: str, fields: dict[str, Any], *, is_needed: bool = False) -> str:
    """A text on one line, blanks around it removed. Raises UserError naming the field."""
    text = _text(name, fields.get(name))
    if _BROKEN_LINE.search(text):
        raise UserError(f"`{name}` holds a line break or an invisible control character.")
    if len(text) > LONGEST_LINE:
        raise UserError(f"`{name}` is longer than {LONGEST_LINE} characters.")
    if is_needed and not text:
        raise UserError(f"`{name}` is missing.")
    return text


def read_text(name: str, fields: dict[str, Any]) -> str:
    """A text of several lines with LF between them. Raises UserError naming the field."""
    text = _text(name, fields.get(name)).replace("\r\n", "\n")
    if _BROKEN_TEXT.search(text):
        raise UserError(f"`{name}` holds an invisible control character; paste it as plain text.")
    if len(text) > LONGEST_TEXT:
        raise UserError(f"`{name}` is longer than {LONGEST_TEXT:,} characters.")
    return text


def read_date(name: str, given: object) -> date:
    """A calendar date written YYYY-MM-DD. Raises UserError naming the field."""
    try:
        day = given if isinstance(given, date) else date.fromisoformat(shown(given))
    except ValueError:
        day = None
    if day is None or isinstance(day, datetime) or day.year not in _YEARS:
        raise UserError(f"`{name}`: “{shown(given)}” is no date we can plan with. Write it like 2027-03-01.")
    return day


def shown(given: object) -> str:
    """What somebody wrote, printable and short enough for a sentence. Never raises."""
    try:
        text = str(given)
    except (ValueError, RecursionError):  # a number of thousands of digits; a list in a list in a list …
        return "…"
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(c if c.isprintable() else "�" for c in short)


def _text(name: str, given: object) -> str:
    if given is None:
        return ""
    if isinstance(given, bool):
        raise UserError(f"`{name}`: YAML reads this as {str(given).lower()}. Put the word between quotes.")
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, int | float | date):
        return shown(given)
    raise UserError(f"`{name}` has to be a text.")
