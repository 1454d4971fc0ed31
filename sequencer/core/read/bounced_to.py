"""Whom a report is about, checked against the mail that came back: the address we wrote to is what counts.

A report may name the address a mail was forwarded to, an alias of some inner system, or even us. So what it
names is looked up among those the returned mail was written to, and one who stands there alone is meant.
"""

import re

from sequencer.core.read.bounce_text import any_address, recipients_by_library, recipients_in_words
from sequencer.core.read.dsn import StatusRow, addresses_in
from sequencer.core.read.mime import Mail
from sequencer.core.read.returned import Returned
from sequencer.core.read.senders import addresses

_INNER = frozenset(
    {"local", "localdomain", "localhost", "internal", "intern", "intranet", "lan", "corp", "home", "private"}
)

_ORIGIN = re.compile(r"(?:generated|expanded|forwarded|redirected) from|alias (?:of|for)", re.IGNORECASE)


def reported_recipients(
    mail: Mail, rows: list[StatusRow], report: str, returned: Returned, strangers: frozenset[str], raw: bytes
) -> list[str]:
    """From the status rows, else X-Failed-Recipients, else the words, else the mail that came back."""
    named = [one for row in rows if row.named for one in _of_row(row, returned, strangers)]
    named = named or list(addresses(*mail.headers.every("x-failed-recipients")))
    if not named:
        named = recipients_in_words(report, strangers) or recipients_by_library(raw, strangers)
    if named:
        return _checked(list(dict.fromkeys(named)), report, returned, strangers)
    return list(returned.written_to[:1]) or any_address(report, strangers) or recipients_in_words(report, frozenset())


def _of_row(row: StatusRow, returned: Returned, strangers: frozenset[str]) -> list[str]:
    """The name the row gives its recipient that we know, else the one the sender gave, else the final one."""
    known = [one for one in row.named if one in returned.written_to]
    others = [one for one in row.named if one not in strangers and not _is_inner(one)]
    return known[:1] or others[:1] or [row.recipient or row.named[0]]


def _checked(named: list[str], report: str, returned: Returned, strangers: frozenset[str]) -> list[str]:
    """The same with forwarding undone and ourselves left out."""
    written = returned.written_to
    if any(one in written for one in named):
        return [one for one in named if one in written or one not in strangers]
    beside = set(addresses_in(report))
    told = [one for one in written if one in beside]
    if told and len(named) == 1:  # generated from, expanded from, alias of
        return told
    others = [one for one in named if one not in strangers]
    if len(written) == 1 and all(_is_inner(one) for one in others):
        return list(written)
    if len(written) == 1 and _was_forwarded(others, returned) and not _ORIGIN.search(report):
        return list(written)
    return others or list(written) or named[:1]


def _was_forwarded(named: list[str], returned: Returned) -> bool:
    """The servers on its way took the mail for the one it was written to, and not for the one the report names.

    Where they left no trace, a mail that came back as a part of its own is believed, and one in words is not.
    """
    if len(named) != 1 or named[0] in returned.envelope:
        return False
    return returned.written_to[0] in returned.passed or (returned.is_part and not returned.envelope)


def _is_inner(address: str) -> bool:
    domain = address.partition("@")[2]
    return "." not in domain or domain.rpartition(".")[2] in _INNER
