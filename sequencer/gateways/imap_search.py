"""Search criteria in the words of IMAP (RFC 9051 6.4.4), as the library takes them.

Mails of ours that are looked for left lately. A server's calendar may differ from ours, so the last thousand mails of
a folder are searched whatever their day.
"""

import re
from collections.abc import Sequence
from datetime import date

Criteria = list[str | date | list[str | date]]

_LATEST = 1000


def any_header(clues: Sequence[tuple[str, str]], since: date, uidnext: int) -> Criteria:
    """Mails taken in on `since` or later, or lately, of which one of these fields holds the text beside it."""
    keys: list[list[str]] = [["HEADER", field, text] for field, text in clues]
    chosen = [word for key in keys[:-1] for word in ("OR", *key)] + keys[-1]
    return ["OR", "SINCE", since, "UID", _latest(uidnext), *chosen]


def to_address(address: str, since: date, before: date, uidnext: int) -> Criteria:
    """Mails to an address taken in on one of these days, or lately."""
    return ["OR", ["SINCE", since, "BEFORE", before], "UID", _latest(uidnext), "TO", address]


def is_plain(text: str) -> bool:
    """Whether a text needs no quotes that the library would not put around it."""
    return re.search(r"[%*(){\s\x00-\x1f]", text) is None


def _latest(uidnext: int) -> str:
    return f"{max(1, uidnext - _LATEST)}:*"
