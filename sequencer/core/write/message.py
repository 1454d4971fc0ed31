"""What goes over the wire: RFC 5322 bytes that are built once, frozen, and given a Date when they leave.

Pure: the Message-ID comes from outside, and the boundary is a hash of the content.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from sequencer.core import addresses
from sequencer.core.write import bodies, inspection, merge
from sequencer.core.write.attachments import Attachment
from sequencer.core.write.header_lines import Field, mailbox_field, text_field, words_field
from sequencer.errors import RenderError

_REFERENCES_AT_THE_END = 10  # kept beside the first one (S-23)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*"
_DOT_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_MESSAGE_ID = re.compile(rf"(?=.{{1,200}}\Z)<{_DOT_ATOM}@{_DOMAIN}>")
_CITABLE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_ADDRESS = re.compile(rf"(?=.{{1,254}}\Z)[^\s\"(),:;<>@\[\\\]]+@{_DOMAIN}")
_WEB_LINK = re.compile(r"https?://[!#-+\--;=?-~]{1,900}", re.IGNORECASE)  # printable, no quote, comma or bracket
_METHODS = frozenset({"PUBLISH", "REQUEST", "REPLY", "CANCEL", "DECLINECOUNTER"})  # RFC 5546
_METHOD_LINE = re.compile(r"^METHOD:(\S*)\s*$", re.IGNORECASE | re.MULTILINE)
_DATE_FIELD = re.compile(rb"\ndate[ \t]*:")
_MAIL_LINK = re.compile(r"mailto:[!#-+\--;=?-~]{1,900}", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """One mail from one mailbox to one person. Addresses are in the form that `addresses.parse` gives.

    `calendar` is an invitation (RFC 5545) and `method` what it asks for; it comes last of the alternatives.
    `unsubscribe_url` is the one-click address of RFC 8058, which demands https; plain http is let through for
    installations on loopback. `unsubscribe_mailto` is `mailto:address?subject=token`, with or without its scheme.
    """

    sender_name: str
    sender_address: str
    recipient_name: str
    recipient_address: str
    subject: str
    text: str
    html: str | None
    message_id: str
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    unsubscribe_url: str | None = None
    unsubscribe_mailto: str | None = None
    auto_submitted: bool = False
    calendar: bytes = b""
    method: str = ""
    files: tuple[Attachment, ...] = ()


def needs_smtputf8(draft: Draft) -> bool:
    """Whether only a server that offers SMTPUTF8 (RFC 6531) can carry this mail (S-25)."""
    return not (draft.sender_address.isascii() and draft.recipient_address.isascii())


def freeze(draft: Draft, *, smtputf8: bool = False) -> bytes:
    """The mail's bytes without a Date, plain text first, every line end CR LF, inspected.

    Ids of other mails that cannot be cited safely are left out; the mail then threads by its subject.
    Raises RenderError naming the field, also for an address that needs SMTPUTF8 when it is not announced.
    """
    plan = _plan(draft)
    if needs_smtputf8(draft) and not smtputf8:
        raise RenderError("address: it has characters that this mail server does not support (no SMTPUTF8).")
    head = "".join(field.line for field in plan.intent.fields)
    frozen = f"{head}\r\n".encode() + plan.body
    inspection.compare(frozen, plan.intent)
    return frozen


def dated(frozen: bytes, at: datetime) -> bytes:
    """The frozen bytes with a Date field on top, in the offset that `at` carries.

    Raises RenderError for a naive instant and for bytes that have a Date already.
    """
    offset = at.utcoffset()
    if offset is None:
        raise RenderError("Date: the instant has no time zone.")
    if _DATE_FIELD.search(b"\n" + frozen.partition(b"\r\n\r\n")[0].lower()):
        raise RenderError("Date: the mail has one already.")
    whole_minutes = offset.seconds % 60 == 0 and offset.microseconds == 0  # RFC 5322 knows no others
    date = format_datetime(at if whole_minutes else at.astimezone(UTC))
    return f"Date: {date}\r\n".encode() + frozen


def size_when_dated(frozen: bytes) -> int:
    """The octets the mail will have with its Date, whichever that is: the fields of RFC 5322 dates are all as long."""
    return len(frozen) + len("Date: Mon, 23 Nov 2026 08:40:12 +0100\r\n")


def inspect(final: bytes, draft: Draft) -> None:
    """Raises RenderError unless the bytes, dated or not, say exactly what the draft means (A-04, S-20)."""
    inspection.compare(final, _plan(draft).intent)


def message_id_for(token: str, sender_address: str) -> str:
    """The Message-ID of a mail of ours: the token at the sender's domain (S-22)."""
    message_id = f"<{token}@{addresses.domain_of(sender_address)}>"
    if not _MESSAGE_ID.fullmatch(message_id):
        raise RenderError("Message-ID: it cannot be made from this token and domain.")
    return message_id


def references_after(parent_references: Iterable[str], parent_id: str) -> tuple[str, ...]:
    """The References of an answer to a mail: the first and the last ten ids of its thread, each once (RFC 5322 3.6.4).

    Ids come from strangers too; those that cannot be cited safely are left out.
    """
    earlier = [one for one in dict.fromkeys(parent_references) if one != parent_id]
    citable = [one for one in (*earlier, parent_id) if _is_citable(one)]
    return tuple(citable[:1] + citable[1:][-_REFERENCES_AT_THE_END:])


@dataclass(frozen=True)
class _Plan:
    """The checked draft: its body, and what a reader has to find."""

    body: bytes
    intent: inspection.Intent


def _plan(draft: Draft) -> _Plan:
    _check(draft)
    html = () if draft.html is None else (bodies.text_of("html", draft.html),)
    invitation = (bodies.text_of("calendar", draft.calendar.decode(), draft.method),) if draft.calendar else ()
    texts = (bodies.text_of("plain", draft.text), *html, *invitation)
    fields, body = bodies.content(texts, draft.files)
    intent = inspection.Intent(
        fields=(*_header(draft), *fields),
        files=draft.files,
        texts=tuple((f"text/{text.subtype}", text.octets) for text in texts),
        is_ascii=not needs_smtputf8(draft),
        method=draft.method,
    )
    return _Plan(body, intent)


def _check(draft: Draft) -> None:
    _check_lines(draft)
    if not _MESSAGE_ID.fullmatch(draft.message_id):
        raise RenderError("message_id: it is not of the form <letters-and-digits@domain>, 200 characters at most.")
    if draft.unsubscribe_url and not _WEB_LINK.fullmatch(draft.unsubscribe_url):
        raise RenderError("unsubscribe_url: it is not a plain http(s) address.")
    if draft.unsubscribe_mailto and not _MAIL_LINK.fullmatch(_mailto(draft.unsubscribe_mailto)):
        raise RenderError("unsubscribe_mailto: it is not a plain mailto address.")
    for name, text in (("text", draft.text), ("html", draft.html or "")):
        if "\0" in text:
            raise RenderError(f"{name}: it holds a NUL character.")
    _check_calendar(draft)


def _check_calendar(draft: Draft) -> None:
    """An invitation is one calendar that says itself what it asks for; a reader believes either place."""
    if not draft.calendar and not draft.method:
        return
    try:
        text = draft.calendar.decode()
    except UnicodeDecodeError:
        raise RenderError("calendar: it is not UTF-8.") from None
    if "\0" in text:
        raise RenderError("calendar: it holds a NUL character.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    is_one = lines.count("BEGIN:VCALENDAR") == lines.count("END:VCALENDAR") == 1
    if not is_one or (lines[0], lines[-1]) != ("BEGIN:VCALENDAR", "END:VCALENDAR"):
        raise RenderError("calendar: it is not one whole calendar.")
    if draft.method not in _METHODS or _METHOD_LINE.findall("\n".join(lines)) != [draft.method]:
        raise RenderError("method: it is not the one that the calendar names.")


def _check_lines(draft: Draft) -> None:
    for name in ("sender_name", "sender_address", "recipient_name", "recipient_address", "subject"):
        value: str = getattr(draft, name)
        reason = merge.unsafe_in_line(value)
        if reason:
            raise RenderError(f"{name}: {reason}.")
        if name.endswith("_address") and not _ADDRESS.fullmatch(value):
            raise RenderError(f"{name}: it is not one plain address with its domain in A-labels.")


def _header(draft: Draft) -> Iterator[Field]:
    yield mailbox_field("From", draft.sender_name, draft.sender_address)
    yield mailbox_field("To", draft.recipient_name, draft.recipient_address)
    yield text_field("Subject", draft.subject)
    yield words_field("Message-ID", draft.message_id)
    if draft.in_reply_to is not None and _is_citable(draft.in_reply_to):
        yield words_field("In-Reply-To", draft.in_reply_to)
    references = references_after(draft.references[:-1], draft.references[-1]) if draft.references else ()
    if references:
        yield words_field("References", *references)
    yield from _unsubscribe(draft)
    if draft.auto_submitted:
        yield words_field("Auto-Submitted", "auto-generated")  # RFC 3834
    yield words_field("MIME-Version", "1.0")


def _unsubscribe(draft: Draft) -> Iterator[Field]:
    links = [f"<{draft.unsubscribe_url}>"] if draft.unsubscribe_url else []
    links += [f"<{_mailto(draft.unsubscribe_mailto)}>"] if draft.unsubscribe_mailto else []
    if links:
        yield words_field("List-Unsubscribe", *(f"{link}," for link in links[:-1]), links[-1])
    if draft.unsubscribe_url:
        yield words_field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")


def _is_citable(message_id: str) -> bool:
    return _CITABLE_ID.fullmatch(message_id) is not None and not merge.holds_encoded_word(message_id)


def _mailto(link: str) -> str:
    return link if link.lower().startswith("mailto:") else f"mailto:{link}"
