"""Whom a report is about when it says so only in words; most systems older than RFC 3464, and some new ones."""

import re
from email import message_from_bytes
from email.errors import MessageError

from flufl.bounce import all_failures

from sequencer.core.read.dsn import addresses_in
from sequencer.core.read.phrases_bounce import RETURNED_BELOW

_LONGEST = 60_000  # characters of a report's own words
_RETURNED = re.compile("|".join(RETURNED_BELOW), re.IGNORECASE)
_RETURNED_FIELD = re.compile(r"(?:\s*(?:received|return-path)|message-id|mime-version):\s", re.IGNORECASE)
_TO_LINE = re.compile(r"^[>\s]*to:\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)
_MAILBOX = r"[^\s<>'\"():;,\[\]@]+@[^\s<>'\"():;,\[\]@]+"
_ALONE = re.compile(r"^[\s*•·-]*<?([^\s<>]+@[^\s<>]+?)>?[\s:,.]*$")
_LEADING = re.compile(r"^[\s*-]*(?:<([^\s<>]+@[^\s<>]+)>|([^\s<>:;,]+@[^\s<>:;,]+?)):?(?:\s|$)")
_NAMED = (
    re.compile(
        r"\b(?:deliver\w*|message|mail|reach\w*|sen[dt]\w*|to|for|recipients?\w*|address\w*)\b[^<>\n@]{0,80}<([^\s<>]+@[^\s<>]+)>",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:to|recipients?|for|user|(?:rcpt|delivered|delivery) to|address|mailbox|e-?mail)\b(?:\s*[:;=]|\s)\s*"
        r"(?:rfc822;)?\s*[<'\"(\[]?(" + _MAILBOX + ")",
        re.IGNORECASE,
    ),
)
_CODED = re.compile(r"(?<![\d.])[45]\d\d\b[^@\n]{0,120}?(" + _MAILBOX + ")")


def own_part(text: str) -> str:
    """What the report itself says, without the mail it returns."""
    lines = text[:_LONGEST].split("\n")
    for at, line in enumerate(lines):
        if at and _RETURNED_FIELD.match(line) and not _is_status(lines, at):
            return "\n".join(lines[:at])
        if at and len(line) <= 200 and _RETURNED.search(line):
            return "\n".join(lines[:at])
    return "\n".join(lines)


def recipients_in_words(report: str, strangers: frozenset[str]) -> list[str]:
    """Addresses that stand where reports name the failed recipient, best evidence first.

    `strangers` are addresses that cannot have failed: our own and the reporter's.
    """
    lines = report.split("\n")
    for finder in (_alone_or_leading, _coded, _named):
        found = [one for line in lines for one in finder(line) if one not in strangers]
        if found:
            return list(dict.fromkeys(found))
    return []


def recipients_of_returned(text: str) -> list[str]:
    """Whom the mail quoted in a report's text was written to."""
    line = _TO_LINE.search(text[:_LONGEST])
    return addresses_in(line.group(1)) if line else []


def recipients_by_library(raw: bytes, strangers: frozenset[str]) -> list[str]:
    """What flufl.bounce finds: one more voice, for formats nobody here has met."""
    try:
        found = all_failures(message_from_bytes(raw[:2_000_000]))
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError, UnicodeError):
        return []
    flat = {one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for group in found for one in group}
    return sorted({one for text in flat for one in addresses_in(text)} - strangers)


def _is_status(lines: list[str], at: int) -> bool:
    return any(line.lower().startswith(("reporting-mta", "final-recipient")) for line in lines[max(0, at - 3) : at + 4])


def _alone_or_leading(line: str) -> list[str]:
    if len(line) > 2000:
        return []
    matched = _ALONE.match(line) or _LEADING.match(line)
    return addresses_in(matched.group(0)) if matched else []


def _coded(line: str) -> list[str]:
    matched = _CODED.search(line[:2000])
    return addresses_in(matched.group(1)) if matched else []


def _named(line: str) -> list[str]:
    return [one for pattern in _NAMED for found in pattern.findall(line[:2000]) for one in addresses_in(found)]
