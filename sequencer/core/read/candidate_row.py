"""One line of a candidate file: cells become an address and values that are safe in a mail, or a sentence why not."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sequencer.core.addresses import identity, parse, read_domain
from sequencer.core.links import is_web_address
from sequencer.core.plan.windows import read_zone
from sequencer.core.read.candidate_columns import COLLECTED_ON, EMAIL, LONGEST, OTHER_EMAILS
from sequencer.core.write.merge import hostile
from sequencer.errors import UserError

_BLANKS = " \t\u00a0"
_MOST_OTHERS = 20
_LOCALE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)
_COUNTRY = re.compile(r"[a-z]{2}", re.IGNORECASE | re.ASCII)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", re.ASCII)


@dataclass(frozen=True)
class Row:
    """A candidate as a file tells it. `values` holds what is not blank, by field; `collected_on` as YYYY-MM-DD."""

    line: int
    email: str
    others: tuple[str, ...]
    values: Mapping[str, str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address, the one to write to first."""
        return (self.email, *self.others)

    def changes_to(self, present: Mapping[str, str], defaults: Mapping[str, str]) -> dict[str, str]:
        """What becomes different of a person we know. Blank cells change nothing, `defaults` fill only gaps."""
        told = {field: text for field, text in self.values.items() if present.get(field, "") != text}
        gaps = {field: text for field, text in defaults.items() if field not in self.values and not present.get(field)}
        return told | gaps


def read_row(line: int, cells: Mapping[str, str]) -> Row:
    """The row behind cells by field. Raises UserError with the first thing that is wrong, naming its field."""
    texts = {field: text for field, cell in cells.items() if (text := cell.strip(_BLANKS))}
    if EMAIL not in texts:
        raise UserError("There is no address in this line.")
    email = parse(texts.pop(EMAIL))
    others = tuple(_others(texts.pop(OTHER_EMAILS, ""), email))
    values = {field: read_value(field, text) for field, text in texts.items()}
    return Row(line, email, others, values)


def _others(text: str, email: str) -> Iterator[str]:
    seen = {identity(email)}
    given = [one for one in re.split(r"[;,\s]+", text) if one]
    if len(given) > _MOST_OTHERS:
        raise UserError(f"`{OTHER_EMAILS}` holds {len(given)} addresses, more than the {_MOST_OTHERS} we keep.")
    for one in given:
        address = parse(one)
        if identity(address) not in seen:
            seen.add(identity(address))
            yield address


def read_value(field: str, text: str) -> str:
    """A value as it is kept, or a UserError saying what is wrong with it."""
    reason = hostile(text, field)
    value = text if reason else _READERS.get(field, str)(text)
    if reason is None and len(value) > LONGEST.get(field, len(value)):
        reason = f"it is longer than {LONGEST[field]} characters"
    if reason is not None:
        raise UserError(f"`{field}` cannot be used: {reason}.")
    return value


def _zone(text: str) -> str:
    return read_zone("zone", text)


def _locale(text: str) -> str:
    found = _LOCALE.fullmatch(text)
    if found is None:
        raise UserError(f"“{text}” is no locale. Write it like “de” or “de-AT”.")
    language, script, region = found.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def _country(text: str) -> str:
    if _COUNTRY.fullmatch(text) is None:
        raise UserError(f"“{text}” is no country code of two letters. Write it like “DE”.")
    return text.upper()


def _collected_on(text: str) -> str:
    """Days before months only with dots, where nobody reads it the other way round."""
    dotted = _DOTTED.fullmatch(text)
    try:
        if dotted is not None:
            return date(int(dotted.group(3)), int(dotted.group(2)), int(dotted.group(1))).isoformat()
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        raise UserError(f"“{text}” is not a date we can read. Write it like 2027-03-31.") from None


def _profile_url(text: str) -> str:
    if not is_web_address(text):
        raise UserError(f"“{text[:80]}” is no web address. `profile_url` begins with http:// or https://.")
    return text


_READERS: Mapping[str, Callable[[str], str]] = {
    "zone": _zone,
    "locale": _locale,
    "country": _country,
    COLLECTED_ON: _collected_on,
    "profile_url": _profile_url,
    "employer_domain": read_domain,
}
