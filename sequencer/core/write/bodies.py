"""The texts and files of a mail as MIME parts: texts 7bit where every line is short ASCII, else quoted-printable."""

import binascii
import hashlib
import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sequencer.core.write.attachments import Attachment, part_fields
from sequencer.core.write.header_lines import Field, words_field
from sequencer.errors import RenderError

_SHORT_ASCII_LINES = re.compile(rb"(?:[\t -~]{0,76}\r\n)*")
_OCTETS_A_LINE = 57  # 76 characters of base64
_PLAIN = bytes(octet for octet in range(0x20, 0x7F) if octet != 0x3D)  # stands for itself (RFC 2045 6.7)
_LONGEST_PIECE = 75  # of a plain line, with the "=" of a soft break behind it


@dataclass(frozen=True)
class Text:
    """One part: its lines without their ends and its octets with CR LF, and whether these may travel as they are.

    `method` is what an invitation asks its reader's calendar to do (RFC 6047 2.4); other texts have none.
    """

    subtype: str
    lines: tuple[bytes, ...]
    octets: bytes
    is_7bit: bool
    method: str = ""


def text_of(subtype: str, text: str, method: str = "") -> Text:
    """UTF-8 in which every CR LF, CR and LF has become CR LF, the last line ended (S-27)."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    try:
        whole = unix.rstrip("\n").encode()
    except UnicodeEncodeError:
        raise RenderError(f"{subtype} text: it holds half a character (a lone surrogate).") from None
    octets = whole.replace(b"\n", b"\r\n") + b"\r\n"
    return Text(subtype, tuple(whole.split(b"\n")), octets, _SHORT_ASCII_LINES.fullmatch(octets) is not None, method)


def content(texts: Sequence[Text], files: Sequence[Attachment]) -> tuple[tuple[Field, ...], bytes]:
    """The fields of the mail's own header that describe its body, and the body.

    One text stands as it is, several as alternatives in their order (S-26), and files come behind them.
    """
    fields, octets = _written(texts)
    if not files:
        return fields, octets
    boundary = _boundary("m", (*(text.octets for text in texts), *(file.octets for file in files)))
    parts = [(fields, octets), *((part_fields(file), _base64(file.octets)) for file in files)]
    return _multipart("mixed", boundary), _joined(boundary, parts)


def _written(texts: Sequence[Text]) -> tuple[tuple[Field, ...], bytes]:
    if len(texts) == 1:
        return _text_fields(texts[0].subtype, texts[0].method, texts[0].is_7bit), _transferred(texts[0])
    boundary = _boundary("", [text.octets for text in texts])
    parts = [(_text_fields(text.subtype, text.method, text.is_7bit), _transferred(text)) for text in texts]
    return _multipart("alternative", boundary), _joined(boundary, parts)


@lru_cache(maxsize=16)
def _text_fields(subtype: str, method: str, is_7bit: bool) -> tuple[Field, ...]:
    named = (f"method={method};",) if method else ()
    return (
        words_field("Content-Type", f"text/{subtype};", *named, "charset=utf-8"),
        words_field("Content-Transfer-Encoding", "7bit" if is_7bit else "quoted-printable"),
    )


def _multipart(subtype: str, boundary: str) -> tuple[Field, ...]:
    return (words_field("Content-Type", f"multipart/{subtype};", f'boundary="{boundary}"'),)


def _joined(boundary: str, parts: Iterable[tuple[tuple[Field, ...], bytes]]) -> bytes:
    delimiter = f"--{boundary}\r\n".encode()
    pieces: list[bytes] = []
    for fields, octets in parts:
        head = "".join(field.line for field in fields)
        pieces += (delimiter, head.encode(), b"\r\n", octets, b"\r\n")
    return b"".join((*pieces, f"--{boundary}--\r\n".encode()))


def _transferred(text: Text) -> bytes:
    """Never base64: filters distrust texts in it."""
    if text.is_7bit:
        return text.octets
    lines = [_encoded(line) if len(line) <= _LONGEST_PIECE else _long_encoded(line) for line in text.lines]
    return b"\r\n".join((*lines, b""))


def _long_encoded(line: bytes) -> bytes:
    """What `binascii` writes. A plain line only has to be cut, which is many times faster here."""
    if line.translate(None, _PLAIN) or line.endswith(b" "):
        return _encoded(line)
    return b"=\r\n".join(_cut(len(line)).unpack(line))


@lru_cache(maxsize=1024)
def _cut(length: int) -> struct.Struct:
    """Cuts octets of that length into pieces that fit on a line, four times faster than slices do."""
    cuts, rest = divmod(length - 1, _LONGEST_PIECE)
    return struct.Struct(f"{_LONGEST_PIECE}s" * cuts + f"{rest + 1}s")


@lru_cache(maxsize=1024)
def _encoded(line: bytes) -> bytes:
    """Kept, for most lines of a step are the same in all its mails."""
    return binascii.b2a_qp(line + b"\r\n")[:-2]


def _base64(octets: bytes) -> bytes:
    starts = range(0, len(octets), _OCTETS_A_LINE)
    lines = (binascii.b2a_base64(octets[at : at + _OCTETS_A_LINE], newline=False) for at in starts)
    return b"\r\n".join(lines) + b"\r\n"


def _boundary(mark: str, contents: Iterable[bytes]) -> str:
    """Pure yet unforgeable: no content holds its own hash, so no text can end its part early.

    With a mark one boundary is never the beginning of the other, which a reader would mistake for it.
    """
    digest = hashlib.sha256()
    for number, octets in enumerate(contents):
        digest.update(octets if number == 0 else b"\0" + octets)
    return f"=_{mark}{digest.hexdigest()[:32]}"
