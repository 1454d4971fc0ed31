"""Search criteria in the words of IMAP (RFC 9051 6.4.4), as the library takes them."""

from collections.abc import Sequence
from datetime import date


def any_header(clues: Sequence[tuple[str, str]], since: date) -> list[str | date]:
    """Mails taken in on `since` or later of which one of these fields holds the text beside it."""
    keys: list[list[str]] = [["HEADER", field, text] for field, text in clues]
    chosen = [word for key in keys[:-1] for word in ("OR", *key)] + keys[-1]
    return ["SINCE", since, *chosen]
