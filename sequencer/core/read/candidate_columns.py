"""Which column of a candidate file fills which field: by its exact name, an obvious spelling, or a given mapping."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sequencer.core.write.merge import STANDARD_FIELDS
from sequencer.errors import UserError

EMAIL = "email"
OTHER_EMAILS = "other_emails"
COLLECTED_ON = "collected_on"
LEFT_OUT = "-"
"""What a column becomes that is not to be read."""

LONGEST: Mapping[str, int] = MappingProxyType(
    {
        "first_name": 200,
        "last_name": 200,
        "zone": 80,
        "locale": 35,
        "country": 2,
        "employer": 200,
        "employer_domain": 253,
        "headline": 500,
        "profile_url": 500,
        "source": 200,
        COLLECTED_ON: 40,
        "opening_line": 2_000,
    }
)
"""The fields every candidate has, and how many characters each may hold."""

_MOST_COLUMNS = 200
_LONGEST_NAME = 60
_ADDRESS = re.compile(r"[^\s@]@[^\s@]+\.[a-z]", re.IGNORECASE)
_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    EMAIL: ("e_mail", "mail", "email_address", "e_mail_address"),
    OTHER_EMAILS: ("other_email", "other_e_mails", "more_emails"),
    "first_name": ("firstname", "given_name", "forename"),
    "last_name": ("lastname", "surname", "family_name"),
    "zone": ("time_zone", "timezone"),
    "country": ("country_code",),
    "employer": ("company", "current_employer", "current_company"),
    "employer_domain": ("company_domain",),
    "profile_url": ("profile", "profile_link", "linkedin", "linkedin_url", "linkedin_profile"),
    COLLECTED_ON: ("collected", "collected_at"),
}
_FIELDS = {name: name for name in (EMAIL, OTHER_EMAILS, *LONGEST)} | {
    spelling: field for field, spellings in _SPELLINGS.items() for spelling in spellings
}
_TAKEN = frozenset(STANDARD_FIELDS) - frozenset(LONGEST)
"""Merge fields that stand for something else than a fact about one candidate."""


def fields_of(headers: Sequence[str], mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column in order; empty for a column without a name, LEFT_OUT for one that is not to be read.

    `mapping` leads from headers, or from the labels of `labels_of`, to fields; it comes before our own reading of them.
    Raises UserError where a column cannot be told from another, or `email` is missing.
    """
    if len(headers) > _MOST_COLUMNS:
        raise UserError(f"The file has {len(headers)} columns, more than the {_MOST_COLUMNS} we read.")
    if any(_ADDRESS.search(header) for header in headers):
        raise UserError("The first line has to name the columns, and this one holds an address already.")
    labels = labels_of(headers)
    wanted = {_folded(header): _target(field) for header, field in mapping.items()}
    known = {_folded(one) for one in (*headers, *labels)}
    if unknown := [header for header in mapping if _folded(header) not in known]:
        raise UserError(f"There is no column “{unknown[0]}” in the file. It has: {', '.join(filter(None, headers))}.")
    fields = tuple(
        wanted.get(_folded(label)) or wanted.get(_folded(header)) or field_named(header)
        for header, label in zip(headers, labels, strict=True)
    )
    _check(headers, fields)
    return fields


def labels_of(headers: Sequence[str]) -> tuple[str, ...]:
    """A name of its own for each column: its header, with a number where another column is called so before it."""
    labels: list[str] = []
    taken: set[str] = set()
    for number, header in enumerate(headers, 1):
        name = header or f"Column {number}"
        several = (name, *(f"{name} ({again})" for again in range(2, len(headers) + 2)))
        labels.append(next(one for one in several if _folded(one) not in taken))
        taken.add(_folded(labels[-1]))
    return tuple(labels)


def field_named(header: str) -> str:
    """The field a header means: one of ours where it is spelled like it, else a name of its own in lower_snake."""
    words = re.sub(r"[\W_]+", "_", unicodedata.normalize("NFKC", header).lower()).strip("_")
    if words[:1].isnumeric():
        words = f"field_{words}"
    return _FIELDS.get(words) or words[:_LONGEST_NAME].rstrip("_")


def own_field(header: str) -> str:
    """The field a column of this name can become by itself; of its own where mails know the name with another meaning."""
    field = field_named(header)
    return f"candidate_{field}" if field in _TAKEN else field


def _folded(header: str) -> str:
    return " ".join(header.split()).casefold()


def _target(given: str) -> str:
    if given.strip() == LEFT_OUT:
        return LEFT_OUT
    field = field_named(given)
    if not field:
        raise UserError(f"“{given}” cannot be the name of a field.")
    return field


def _check(headers: Sequence[str], fields: Sequence[str]) -> None:
    first: dict[str, str] = {}
    for number, (header, field) in enumerate(zip(headers, fields, strict=True), 1):
        if header.strip() and not field:
            raise UserError(f"Column {number}: “{header}” cannot be the name of a field.")
        if field in _TAKEN:
            raise UserError(
                f"The column “{header}” cannot become the field `{field}`, which mails know already with another "
                f"meaning. Give it another name, for example with --map “{header}=candidate_{field}”."
            )
        if field and field != LEFT_OUT and field in first:
            raise UserError(f"The columns “{first[field]}” and “{header}” both mean `{field}`. Leave one of them out.")
        first[field] = header
    if EMAIL not in first:
        named = ", ".join(f"“{header}”" for header in headers if header.strip())
        raise UserError(f"No column holds the address: one has to be called `email`. The first line has {named}.")
