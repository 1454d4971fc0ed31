"""Whom a report is about when it says so only in words; most systems older than RFC 3464, and some new ones."""

import re
from email import message_from_bytes
from email.errors import MessageError

from flufl.bounce import all_failures

from sequencer.core.read.dsn import addresses_in

_LARGEST = 200_000  # bytes the library is given; it tries some seventy expressions on every line
_MOST_LINES = 2_000
_MAILBOX = r"[^\s<>'\"():;,\[\]@]+@[^\s<>'\"():;,\[\]@]+"
_NAMED_SO = re.compile(r"^[\s*-]*[^\s<>]+@[^\s<>]+\s+<([^\s<>]+@[^\s<>]+)>\s*[:,]")
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
_LIST = re.compile(
    r"\bnot (?:a )?(?:member|subscribe[rd]) (?:of|to)\b[^<@\n]{0,60}<([^\s<>]+@[^\s<>]+)>", re.IGNORECASE
)
_OFFICE = re.compile(r"(?:mailer-daemon|post_?master|abuse|support|hostmaster|help|helpdesk|no-?reply)@")
_CODED = re.compile(r"(?<![\d.])[45]\d\d\b[^@\n]{0,120}?(" + _MAILBOX + ")")


def recipients_in_words(report: str, strangers: frozenset[str]) -> list[str]:
    """Addresses that stand where reports name the failed recipient, best evidence first.

    `strangers` are addresses that cannot have failed: our own and the reporter's.
    """
    lines = report.split("\n")
    for finder in (_closed_list, _alone_or_leading, _coded, _named):
        found = [one for line in lines for one in finder(line) if one not in strangers]
        if found:
            return list(dict.fromkeys(found))
    return []


def any_address(report: str, strangers: frozenset[str]) -> list[str]:
    """The first address in a report's words that can have failed, wherever it stands."""
    return [one for one in addresses_in(report) if one not in strangers and not _OFFICE.match(one)][:1]


def recipients_by_library(raw: bytes, strangers: frozenset[str]) -> list[str]:
    """What flufl.bounce finds: one more voice, for formats nobody here has met."""
    try:
        message = message_from_bytes(b"\n".join(raw[:_LARGEST].split(b"\n", _MOST_LINES)[:_MOST_LINES]))
        if "@" not in str(message.get("from", "")):  # one detector counts on an address there
            del message["from"]
            message["From"] = "mailer-daemon@localhost"
        found = all_failures(message)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError, UnicodeError):
        return []
    flat = {one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for group in found for one in group}
    return sorted({one for text in flat for one in addresses_in(text)} - strangers)


def _closed_list(line: str) -> list[str]:
    """A list that takes mail of its members only; further down it gives the address for joining it."""
    return addresses_in(" ".join(_LIST.findall(line[:2000])))


def _alone_or_leading(line: str) -> list[str]:
    if len(line) > 2000:
        return []
    matched = _NAMED_SO.match(line) or _ALONE.match(line) or _LEADING.match(line)
    return addresses_in(matched.group(matched.lastindex or 0)) if matched else []


def _coded(line: str) -> list[str]:
    matched = _CODED.search(line[:2000])
    return addresses_in(matched.group(1)) if matched else []


def _named(line: str) -> list[str]:
    return [one for pattern in _NAMED for found in pattern.findall(line[:2000]) for one in addresses_in(found)]
