"""The first look at a mail: who, what it cites and whether it may be ours, from its headers alone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sequencer.core.read.headers import (
    LONGEST_HEAD,
    Headers,
    decoded,
    decoded_words,
    parse_headers,
    split_head,
    unified,
)
from sequencer.core.read.senders import addresses, pairs, scanned_from
from sequencer.core.signed import looks_like_message_token

_MOST_IDS = 200
_BRACKETED = re.compile(r"<([^<>]{1,998})>")
_EXPECTED = frozenset(
    {"from", "to", "subject", "date", "message-id", "received", "return-path", "content-type", "sender"}
)
_ADDRESSED = ("to", "cc", "delivered-to", "x-original-to")
_ROBOTS = re.compile(r"(?:mailer-?daemon|mail-?daemon|post_?master|mail delivery (?:sub)?system)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Glance:
    """What the headers say. Addresses are in lower case, ids carry their angle brackets."""

    is_readable: bool
    message_id: str | None = None
    senders: tuple[str, ...] = ()  # From first, then Sender, Reply-To
    from_name: str = ""
    recipients: tuple[str, ...] = ()
    cited_ids: tuple[str, ...] = ()  # In-Reply-To first, then References from right to left
    tokens: tuple[str, ...] = ()  # shapes of our tokens anywhere in the headers, unproven
    is_report: bool = False
    subject: str = ""
    sent_at: datetime | None = None  # aware, UTC


def glance(head: bytes) -> Glance:
    """A glance at a mail or at its header block alone. Never raises; what cannot be read is left out.

    Headers that are too long or no headers at all give `is_readable=False`, with the senders that a
    plain scan of the bytes for a From line finds (R-14).
    """
    if len(head) > LONGEST_HEAD and not _ends_in_time(head):
        return Glance(is_readable=False, senders=scanned_from(unified(head[: 4 * LONGEST_HEAD])))
    block, _ = split_head(unified(head[: 2 * LONGEST_HEAD]))
    headers = parse_headers(block)
    if _EXPECTED.isdisjoint(headers.fields):
        return Glance(is_readable=False, senders=scanned_from(block))
    return glance_of(headers, decoded(block, "utf-8"))


def glance_of(headers: Headers, block: str) -> Glance:
    """The same from headers already taken apart; `block` is their text, searched for tokens."""
    named = pairs(headers.first("from")) or [("", "")]
    subject = " ".join(headers.text("subject").split())
    return Glance(
        is_readable=True,
        message_id=next(iter(ids_in(headers.first("message-id"))), None),
        senders=_sender_addresses(headers),
        from_name=" ".join(decoded_words(named[0][0]).split()),
        recipients=addresses(*(v for name in _ADDRESSED for v in headers.every(name))),
        cited_ids=cited_ids(headers),
        tokens=looks_like_message_token(f"{block}\n{subject}"),
        is_report=_is_report(headers),
        subject=subject,
        sent_at=_instant(headers.first("date")),
    )


def cited_ids(headers: Headers) -> tuple[str, ...]:
    """The ids a mail answers: In-Reply-To first, then References from right to left, at most 200."""
    answered = [one for value in headers.every("in-reply-to") for one in ids_in(value)]
    referred = [one for value in headers.every("references") for one in ids_in(value)]
    return tuple(dict.fromkeys([*answered, *reversed(referred)]))[:_MOST_IDS]


def ids_in(value: str) -> list[str]:
    """Message ids in a header value, with their brackets; one written without them gets them."""
    found = ["".join(inner.split()) for inner in _BRACKETED.findall(value)]
    if not found:
        found = [word.strip("<>,;\"'") for word in value.split() if "@" in word]
    return [f"<{one}>" for one in found if one]


def _ends_in_time(head: bytes) -> bool:
    start = head[: LONGEST_HEAD + 4]
    return b"\n\n" in unified(start.lstrip(b"\r\n"))


def _sender_addresses(headers: Headers) -> tuple[str, ...]:
    values = [v for name in ("from", "sender", "reply-to") for v in headers.every(name)]
    found = addresses(*values)
    return found or addresses(*(decoded_words(value) for value in values))


def _is_report(headers: Headers) -> bool:
    return (
        any(value.replace(" ", "") == "<>" for value in headers.every("return-path"))
        or headers.first("content-type").lower().startswith("multipart/report")
        or "x-failed-recipients" in headers.fields
        or _ROBOTS.search(headers.first("from")) is not None
    )


def _instant(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value[:200])
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # RFC 5322 3.3: -0000 is UTC
        return aware.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
