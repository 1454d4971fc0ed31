"""A mail as the reader needs it: its texts, files, calendar parts and what a report returned."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sequencer.core.read.headers import Headers, decoded, parse_headers, split_head, unified
from sequencer.core.read.html import readable
from sequencer.core.read.parts import Part, TooMuch, take_apart

_FLOWED = re.compile(r"(?<=\S)(?<!\n--) \n(?![\n>])")  # a break that a program put into a line (RFC 3676 4.1)
_MOST_TEXT = 1_000_000  # characters of one kind of text; longer ones are read up to here
_RETURNED_HEAD = 64 * 1024  # bytes
_RETURNED = frozenset(
    {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers", "message/global"}
)
_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status", "message/feedback-report"})


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    size: int  # bytes


@dataclass(frozen=True)
class Mail:
    """What a mail carries. Texts are decoded, with LF line ends; nothing here is trusted."""

    headers: Headers
    head: str
    content_type: str
    report_type: str
    plain: str
    html: str  # source
    attachments: tuple[Attachment, ...] = ()
    calendars: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()  # delivery-status and feedback-report parts
    dispositions: tuple[str, ...] = ()  # read receipts (RFC 8098)
    originals: tuple[tuple[Headers, str], ...] = ()  # returned headers, taken apart and as text

    @cached_property
    def text(self) -> str:
        """The full readable text."""
        return self.plain if self.plain.strip() else readable(self.html)


@dataclass(frozen=True)
class Unreadable:
    reason: str


def open_mail(raw: bytes) -> Mail | Unreadable:
    """A mail taken apart, or the limit it passed. Never raises."""
    whole = unified(raw)
    try:
        root = take_apart(whole)
    except TooMuch as limit:
        return Unreadable(str(limit))
    if not root.headers.fields:
        return Unreadable("no headers")
    leaves = list(root.leaves())
    return Mail(
        headers=root.headers,
        head=decoded(split_head(whole)[0], "utf-8"),
        content_type=root.content_type,
        report_type=root.parameters.get("report-type", "").lower(),
        plain=_texts(leaves, "text/plain"),
        html=_texts(leaves, "text/html"),
        attachments=tuple(_attachment(part) for part in leaves if _is_attachment(part)),
        calendars=tuple(_read(part for part in leaves if _is_calendar(part))),
        statuses=tuple(_read(part for part in leaves if part.content_type in _STATUS)),
        dispositions=tuple(_read(p for p in leaves if p.content_type == "message/disposition-notification")),
        originals=tuple(_returned(part) for part in leaves if part.content_type in _RETURNED),
    )


def attached(raw: bytes, number: int) -> tuple[Attachment, bytes] | None:
    """One attached file with its content, by its place among the mail's attachments; None where there is none."""
    try:
        leaves = take_apart(unified(raw)).leaves()
    except TooMuch:
        return None
    files = [part for part in leaves if _is_attachment(part)]
    if not 0 <= number < len(files):
        return None
    return _attachment(files[number]), files[number].content()


def _texts(leaves: list[Part], content_type: str) -> str:
    shown = (part for part in leaves if part.content_type == content_type and part.disposition != "attachment")
    return "\n".join(_read(shown))[:_MOST_TEXT]


def _read(parts: Iterable[Part]) -> Iterator[str]:
    """The text of each part, as long as they come to less than the most we read of one kind."""
    left = _MOST_TEXT
    for part in parts:
        text = _text(part)[:left]
        left -= len(text)
        yield text
        if left <= 0:
            return


def _text(part: Part) -> str:
    text = decoded(part.content(4 * _MOST_TEXT), part.parameters.get("charset", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_flowed = part.parameters.get("format", "").lower() == "flowed"
    return _FLOWED.sub("", text) if is_flowed and part.parameters.get("delsp", "").lower() == "yes" else text


def _is_attachment(part: Part) -> bool:
    if part.disposition == "attachment":
        return True
    return not part.content_type.startswith(("text/", "message/", "multipart/")) and bool(part.file_name)


def _attachment(part: Part) -> Attachment:
    return Attachment(part.file_name, part.content_type, part.size())


def _is_calendar(part: Part) -> bool:
    return part.content_type == "text/calendar" or (
        part.content_type == "application/ics" or part.file_name.lower().endswith(".ics")
    )


def _returned(part: Part) -> tuple[Headers, str]:
    head, _ = split_head(unified(part.content(4 * _RETURNED_HEAD)))
    cut = head[:_RETURNED_HEAD]
    return parse_headers(cut), decoded(cut, "utf-8")
