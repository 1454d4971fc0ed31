"""The last look at a mail's bytes: what a stranger's parser finds must be what was meant, and nothing else (A-04, S-20).

The reader here is the standard library's, the writer is ours: a mistake in one shows against the other.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from sequencer.core.write.header_lines import Field
from sequencer.errors import RenderError

_LONGEST_LINE = 998  # RFC 5322 2.1.1, octets without CR LF
_PART_FIELDS = ["Content-Type", "Content-Transfer-Encoding"]
_DATE = re.compile(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}")


@dataclass(frozen=True)
class Intent:
    """What a mail is meant to be: its fields in order, and its texts as (content type, octets).

    `method` is the one an invitation among the texts has to name; empty where there is none.
    """

    fields: tuple[Field, ...]
    texts: tuple[tuple[str, bytes], ...]
    is_ascii: bool = True
    method: str = ""


def compare(final: bytes, intent: Intent) -> None:
    """Raises RenderError naming the first thing in which the bytes differ from the intent.

    A Date field may stand above the intended ones, once.
    """
    _check_octets(final, is_ascii=intent.is_ascii)
    message = message_from_bytes(final, policy=policy.compat32)
    found = [(name, _unfolded(value)) for name, value in message.raw_items()]
    if found and found[0][0] == "Date":
        _check_date(found.pop(0)[1])
    names = [name for name, _ in found]
    if names != [field.name for field in intent.fields]:
        raise RenderError(f"The header holds other fields than intended: {', '.join(names)}.")
    for field, (name, value) in zip(intent.fields, found, strict=True):
        if _read(name, value) != field.values:
            raise RenderError(f"{name}: it does not read as it was meant.")
    _check_texts(message, intent)


def _check_octets(final: bytes, *, is_ascii: bool) -> None:
    if b"\0" in final:
        raise RenderError("The mail holds a NUL character.")
    lines = final.count(b"\r\n")
    if lines != final.count(b"\r") or lines != final.count(b"\n") or not final.endswith(b"\r\n"):
        raise RenderError("The mail holds a bare CR or LF.")
    if max(map(len, final.split(b"\r\n"))) > _LONGEST_LINE:
        raise RenderError(f"The mail holds a line of more than {_LONGEST_LINE} octets.")
    if is_ascii and not final.isascii():
        raise RenderError("The mail holds 8-bit characters that nobody announced.")


def _check_date(value: str) -> None:
    if not _DATE.fullmatch(value):
        raise RenderError("Date: it is no RFC 5322 date.")
    try:
        parsedate_to_datetime(value)
    except ValueError:
        raise RenderError("Date: there is no such day or time.") from None


def _unfolded(raw: str) -> str:
    """The value on one line; octets above 127 are read as UTF-8 (RFC 6532)."""
    joined = raw.replace("\r\n", "")
    return joined if joined.isascii() else joined.encode("ascii", "surrogateescape").decode("utf-8", "replace")


def _read(name: str, value: str) -> tuple[str, ...]:
    if name == "Subject":
        return (_decoded(value),)
    if name in {"From", "To"}:
        return tuple(part for display, address in getaddresses([value]) for part in (_decoded(display), address))
    return tuple(value.split())


def _decoded(value: str) -> str:
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
        return "".join(part if isinstance(part, str) else part.decode(charset or "ascii") for part, charset in parts)
    except (HeaderParseError, LookupError, UnicodeError):
        raise RenderError("An encoded word in the header cannot be read.") from None


def _check_texts(message: Message, intent: Intent) -> None:
    parts = message.get_payload() if message.is_multipart() else [message]
    found = [part for part in parts if isinstance(part, Message)]
    if message.defects or any(part.defects for part in found):
        raise RenderError("The mail's structure is broken.")
    if [part.get_content_type() for part in found] != [kind for kind, _ in intent.texts]:
        raise RenderError("The mail has other parts than intended.")
    for part, (kind, octets) in zip(found, intent.texts, strict=True):
        if part is not message and part.keys() != _PART_FIELDS:
            raise RenderError(f"The {kind} part has other fields than intended.")
        if part.get_payload(decode=True) != octets:
            raise RenderError(f"The {kind} part does not read as it was meant.")
        if (part.get_param("method") or "") != (intent.method if kind == "text/calendar" else ""):
            raise RenderError(f"The {kind} part names another method than intended.")
