"""The header block of a mail, read by one linear scan that no input can make fail."""

import binascii
import codecs
import quopri
import re
from dataclasses import dataclass, field

LONGEST_HEAD = 256 * 1024  # bytes; beyond it a mail is set aside unread

_FIELD = re.compile(r"([!-9;-~]{1,200})[ \t]*:")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,64})\?([bq])\?([^?\s]*)\?=", re.IGNORECASE)
_BLANK = re.compile(r"\s*")
_BLANK_LINES = re.compile(rb"\n*")
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
_WHOLE_ALIASES = {
    "iso-8859-1": "cp1252",  # what mail programs mean by it (WHATWG Encoding)
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "ansi": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf8mb4": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "cp-850": "cp850",
}
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})


@dataclass(frozen=True)
class Headers:
    """Unfolded, still encoded header values by lower-case name, in the order of the mail."""

    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        """The first value as it stands, or an empty text."""
        values = self.fields.get(name)
        return values[0] if values else ""

    def every(self, name: str) -> tuple[str, ...]:
        return self.fields.get(name, ())

    def text(self, name: str) -> str:
        """The first value with its encoded words decoded (RFC 2047)."""
        return decoded_words(self.first(name))


def unified(raw: bytes) -> bytes:
    """The same bytes with LF for every line ending: CRLF, bare CR, and the CR CR LF of broken relays."""
    if b"\r" not in raw:
        return raw
    return raw.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def split_head(unified_raw: bytes) -> tuple[bytes, bytes]:
    """Header block and body of a mail whose line ends are LF; leading blank lines do not count."""
    start, end = head_ends(unified_raw, 0, len(unified_raw))
    return unified_raw[start:end], unified_raw[end + 2 :]


def head_ends(unified_raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the header block begins and ends that stands between two places of a mail whose line ends are LF."""
    blank = _BLANK_LINES.match(unified_raw, start, end)
    start = blank.end() if blank else start
    ends = unified_raw.find(b"\n\n", start, end)
    return start, ends if ends >= 0 else end


def parse_headers(head: bytes) -> Headers:
    """The fields of a header block with LF line ends; lines that are no field are passed over."""
    found: dict[str, list[list[str]]] = {}
    current: list[str] | None = None
    for line in decoded(head, "utf-8").split("\n"):
        if line[:1] in {" ", "\t"}:
            if current is not None:
                current.append(line.strip())
            continue
        matched = _FIELD.match(line)
        if matched is None:
            current = None
            continue
        current = [line[matched.end() :].strip()]
        found.setdefault(matched.group(1).lower(), []).append(current)
    return Headers({name: tuple(" ".join(lines).strip() for lines in values) for name, values in found.items()})


def decoded(data: bytes, charset: str) -> str:
    """Text from bytes in a charset somebody claimed; unknown and hostile claims fall back (A-50)."""
    name = charset.strip(" \t\"'").lower().partition("*")[0]
    name = _WHOLE_ALIASES.get(name, name)
    if name.replace("_", "-") not in _NO_CHARSETS and name not in {"", "utf-8"}:
        try:
            codecs.lookup(name)
            return _sound(data.decode(name, "replace"))
        except (LookupError, ValueError, OverflowError):
            pass
    try:
        return data.decode("utf-8").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", "")


def decoded_words(value: str) -> str:
    """A header value in readable form; neighbouring words of one charset are joined before decoding."""
    if "=?" not in value:
        return value
    pieces: list[str] = []
    pending, charset, at = b"", "", 0
    for word in _ENCODED_WORD.finditer(value):
        between = value[at : word.start()]
        is_neighbour = bool(pending) and _BLANK.fullmatch(between) is not None
        if not is_neighbour or word.group(1).lower() != charset:
            pieces.append(decoded(pending, charset))
            pieces.append("" if is_neighbour else between)
            pending, charset = b"", word.group(1).lower()
        pending += _word_bytes(word.group(2).lower(), word.group(3))
        at = word.end()
    return "".join([*pieces, decoded(pending, charset), value[at:]])


def base64_bytes(data: bytes) -> bytes:
    """Base 64 as far as it goes: foreign characters and a cut end are forgiven."""
    kept = data.translate(None, _NOT_BASE64)
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    try:
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
    except binascii.Error:
        return b""


def base64_length(data: bytes) -> int:
    """How many bytes `base64_bytes` would give."""
    quads, rest = divmod(len(data.translate(None, _NOT_BASE64)), 4)
    return 3 * quads + max(0, rest - 1)


def _sound(text: str) -> str:
    """Without NULs and the lone surrogates that UTF-7 can bring in."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding == "q":
        return quopri.decodestring(data.replace(b"_", b" "), header=False)
    return base64_bytes(data)
