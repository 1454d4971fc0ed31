"""The last look at a mail's bytes: what a stranger's parser finds must be what was meant, and nothing else (A-04, S-20).

The bytes are read by other rules than those that wrote them: a mistake in one shows against the other. The standard
library, whose writer we do not use, reads what is encoded or unusual. Fields and parts are cut here by narrower rules
than its own, which is faster: printable characters only, one boundary on lines of its own and nothing around them.
"""

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email import policy
from email.errors import HeaderParseError, MultipartInvariantViolationDefect
from email.header import decode_header
from email.message import Message
from email.parser import Parser
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache

from sequencer.core.write.attachments import Attachment, part_fields
from sequencer.core.write.header_lines import Field
from sequencer.errors import RenderError

_LONGEST_LINE = 998  # RFC 5322 2.1.1, octets without CR LF
_NAMED = re.compile(rb"([!-9;-~]{1,60}): ((?:[!-~\x80-\xff][ -~\x80-\xff]*)?)")
_FURTHER = re.compile(rb" [!-~\x80-\xff][ -~\x80-\xff]*")
_TEXT_FIELDS = ["Content-Type", "Content-Transfer-Encoding"]
_DATE = re.compile(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}")
_BASE64 = re.compile(
    rb"(?:[A-Za-z0-9+/]{76}\r\n)*(?:[A-Za-z0-9+/]{4}){0,19}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\r\n"
)
_MULTIPART = re.compile(r'(multipart/(?:alternative|mixed)); boundary="(=_[a-z0-9]{20,60})"')
_TEXT = re.compile(r"(text/(?:plain|html|calendar));(?: method=([A-Z]+);)? charset=utf-8")
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PLACE = rf"{_WORD}(?:\.{_WORD})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
_PLAIN_MAILBOX = re.compile(rf"(?:({_WORD}(?: {_WORD})*) <({_PLACE})>|({_PLACE}))")
_READER = Parser(policy=policy.compat32)


@dataclass(frozen=True)
class Intent:
    """What a mail is meant to be: its fields in order, its texts as (content type, octets), and its files.

    `method` is the one an invitation among the texts has to name; empty where there is none.
    """

    fields: tuple[Field, ...]
    texts: tuple[tuple[str, bytes], ...]
    files: tuple[Attachment, ...] = ()
    is_ascii: bool = True
    method: str = ""


def compare(final: bytes, intent: Intent) -> None:
    """Raises RenderError naming the first thing in which the bytes differ from the intent.

    A Date field may stand above the intended ones, once.
    """
    _check_octets(final, is_ascii=intent.is_ascii)
    head, between, body = final.partition(b"\r\n\r\n")
    found = fields_of(head)
    if found and found[0][0] == "Date":
        _check_date(found.pop(0)[1])
    names = [name for name, _ in found]
    if names != [field.name for field in intent.fields]:
        raise RenderError(f"The header holds other fields than intended: {', '.join(names)}.")
    for field, (name, value) in zip(intent.fields, found, strict=True):
        if _read(name, value) != field.values:
            raise RenderError(f"{name}: it does not read as it was meant.")
    written = "".join(field.line for field in intent.fields).encode()
    if not between or not (head + between[:2]).endswith(written):
        raise _broken()
    _check_body(dict(found), body, intent)


def fields_of(head: bytes) -> list[tuple[str, str]]:
    """Names and values of a header, each value on one line and read as UTF-8 (RFC 6532); RenderError for any oddity.

    What is read here every other reader reads alike: one blank stands behind each colon and before each further line,
    which is never blank itself, and there is no control character.
    """
    found: list[tuple[bytes, bytes]] = []
    for line in head.split(b"\r\n"):
        if named := _NAMED.fullmatch(line):
            found.append((named[1], named[2]))
        elif found and _FURTHER.fullmatch(line):
            found[-1] = (found[-1][0], found[-1][1] + line)
        else:
            raise RenderError("A header holds a line that not every program would read alike.")
    return [(name.decode(), value.decode("utf-8", "replace")) for name, value in found]


def _check_octets(final: bytes, *, is_ascii: bool) -> None:
    if b"\0" in final:
        raise RenderError("The mail holds a NUL character.")
    lengths = [*map(len, final.splitlines())]  # which ends a line at each CR, LF and CR LF
    if sum(lengths) + len(lengths) * len(b"\r\n") != len(final):
        raise RenderError("The mail holds a bare CR or LF.")
    if max(lengths, default=0) > _LONGEST_LINE:
        raise RenderError(f"The mail holds a line of more than {_LONGEST_LINE} octets.")
    if is_ascii and not final.isascii():
        raise RenderError("The mail holds 8-bit characters that nobody announced.")


def _header(head: bytes) -> Message:
    message: Message = _READER.parsestr(f"{head.decode('ascii', 'surrogateescape')}\r\n\r\n", headersonly=True)
    return message


def _is_odd(message: Message) -> bool:
    """Whether the header itself has a defect. Older readers (Python 3.11.2) also miss the parts we did not hand them."""
    return any(not isinstance(defect, MultipartInvariantViolationDefect) for defect in message.defects)


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
        return tuple(part for display, address in mailboxes_in(value) for part in (_decoded(display), address))
    return tuple(value.split())


def mailboxes_in(value: str) -> list[tuple[str, str]]:
    """Display name, as it stands there, and address of each. A single one of bare words needs no library to be read."""
    plain = _PLAIN_MAILBOX.fullmatch(value)
    return getaddresses([value]) if plain is None else [(plain[1] or "", plain[2] or plain[3])]


def _decoded(value: str) -> str:
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
        return "".join(part if isinstance(part, str) else part.decode(charset or "ascii") for part, charset in parts)
    except (HeaderParseError, LookupError, UnicodeError):
        raise RenderError("An encoded word in the header cannot be read.") from None


def _check_body(fields: Mapping[str, str], body: bytes, intent: Intent) -> None:
    """Files, then texts; the header of a mail or part is `fields` and what stands below it `body`."""
    if intent.files:
        first, *rest = _parts(fields, body, "multipart/mixed")
        if len(rest) != len(intent.files):
            raise RenderError("The mail has other parts than intended.")
        for file, (head, octets) in zip(intent.files, rest, strict=True):
            _check_file(_header(head), octets, file)
        inner, body = fields_of(first[0]), first[1]
        fields = dict(inner)
        if [name for name, _ in inner] != _TEXT_FIELDS[: 1 if len(intent.texts) > 1 else 2]:
            raise _broken()
    if len(intent.texts) > 1:
        found = [(*_text_head(head), octets) for head, octets in _parts(fields, body, "multipart/alternative")]
    else:
        found = [(*_text_kind(fields), body)]
    if [kind for kind, *_ in found] != [kind for kind, _ in intent.texts]:
        raise RenderError("The mail has other parts than intended.")
    for (kind, method, encoding, octets), (_, meant) in zip(found, intent.texts, strict=True):
        if _carried(octets, encoding) != meant:
            raise RenderError(f"The {kind} part does not read as it was meant.")
        if method != (intent.method if kind == "text/calendar" else ""):
            raise RenderError(f"The {kind} part names another method than intended.")


def _parts(fields: Mapping[str, str], body: bytes, kind: str) -> list[tuple[bytes, bytes]]:
    """The header and body of every part, where the boundary stands between them and nothing else does."""
    named = _MULTIPART.fullmatch(fields.get("Content-Type", ""))
    if named is None or named[1] != kind:
        raise _broken()
    delimiter = f"--{named[2]}".encode()
    opening, closing = delimiter + b"\r\n", b"\r\n" + delimiter + b"--\r\n"
    if not body.startswith(opening) or not body.endswith(closing):
        raise _broken()
    chunks = (b"\r\n" + body[len(opening) : -len(closing)]).split(b"\r\n" + delimiter)
    if not all(chunk.startswith(b"\r\n") and b"\r\n\r\n" in chunk for chunk in chunks):
        raise _broken()
    heads = (chunk[2:].partition(b"\r\n\r\n") for chunk in chunks)
    return [(head, octets) for head, _, octets in heads]


@lru_cache(maxsize=64)
def _text_head(head: bytes) -> tuple[str, str, str]:
    """Type, method and encoding of a text part; there are only a handful of such headers."""
    found = fields_of(head)
    if [name for name, _ in found] != _TEXT_FIELDS:
        raise RenderError("A text part has other fields than intended.")
    return _text_kind(dict(found))


def _text_kind(fields: Mapping[str, str]) -> tuple[str, str, str]:
    named = _TEXT.fullmatch(fields.get("Content-Type", ""))
    if named is None:
        raise RenderError("A part is no text in UTF-8.")
    return named[1], named[2] or "", fields.get("Content-Transfer-Encoding", "")


def _check_file(message: Message, octets: bytes, file: Attachment) -> None:
    meant = [(field.name, " ".join(field.values)) for field in part_fields(file)]
    found = [(name, _unfolded(value)) for name, value in message.raw_items()]
    is_named = (message.get_content_type(), message.get_filename()) == (file.media_type, file.name)
    if _is_odd(message) or found != meant or not is_named:
        raise RenderError(f"The file “{file.name}” has other fields than intended.")
    if _carried(octets, "base64") != file.octets:
        raise RenderError(f"The file “{file.name}” does not read as it was meant.")


def _carried(octets: bytes, encoding: str) -> bytes:
    if encoding == "7bit":
        return octets
    if encoding == "quoted-printable":
        return binascii.a2b_qp(octets)
    if encoding == "base64" and _BASE64.fullmatch(octets):
        return binascii.a2b_base64(octets)
    raise RenderError(f"A part is encoded in an unknown way: {encoding}.")


def _broken() -> RenderError:
    return RenderError("The mail's structure is broken.")
