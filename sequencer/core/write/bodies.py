"""The texts of a mail as MIME parts: 7bit where every line is short ASCII, else quoted-printable; never base64."""

import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sequencer.core.write.header_lines import Field, words_field
from sequencer.errors import RenderError

_SHORT_ASCII_LINES = re.compile(rb"(?:[\t -~]{0,76}\r\n)*")


@dataclass(frozen=True)
class Text:
    """One part: its octets with CR LF line ends, and whether they may travel as they are.

    `method` is what an invitation asks its reader's calendar to do (RFC 6047 2.4); other texts have none.
    """

    subtype: str
    octets: bytes
    is_7bit: bool
    method: str = ""


def text_of(subtype: str, text: str, method: str = "") -> Text:
    """UTF-8 in which every CR LF, CR and LF has become CR LF, the last line ended (S-27)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    try:
        octets = f"{lines}\n".replace("\n", "\r\n").encode()
    except UnicodeEncodeError:
        raise RenderError(f"{subtype} text: it holds half a character (a lone surrogate).") from None
    return Text(subtype, octets, _SHORT_ASCII_LINES.fullmatch(octets) is not None, method)


def content_fields(texts: Sequence[Text]) -> tuple[Field, ...]:
    """The fields of the mail's own header that describe its body."""
    if len(texts) == 1:
        return _part_fields(texts[0])
    return (words_field("Content-Type", "multipart/alternative;", f'boundary="{_boundary(texts)}"'),)


def body(texts: Sequence[Text]) -> bytes:
    """Everything below the header: one text as it is, several as alternatives in their order (S-26)."""
    if len(texts) == 1:
        return _transferred(texts[0])
    delimiter = f"--{_boundary(texts)}"
    parts = b""
    for text in texts:
        head = "".join(field.line for field in _part_fields(text))
        parts += f"{delimiter}\r\n{head}\r\n".encode() + _transferred(text) + b"\r\n"
    return parts + f"{delimiter}--\r\n".encode()


def _part_fields(text: Text) -> tuple[Field, ...]:
    method = (f"method={text.method};",) if text.method else ()
    return (
        words_field("Content-Type", f"text/{text.subtype};", *method, "charset=utf-8"),
        words_field("Content-Transfer-Encoding", "7bit" if text.is_7bit else "quoted-printable"),
    )


def _transferred(text: Text) -> bytes:
    return text.octets if text.is_7bit else binascii.b2a_qp(text.octets)


def _boundary(texts: Sequence[Text]) -> str:
    """Pure yet unforgeable: no content holds its own hash, so no text can end its part early."""
    digest = hashlib.sha256(b"\0".join(text.octets for text in texts)).hexdigest()
    return f"=_{digest[:32]}"
