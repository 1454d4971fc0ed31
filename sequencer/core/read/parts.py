"""A mail taken apart into its MIME parts within fixed limits, in linear time (RFC 2045, 2046)."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sequencer.core.read.headers import LONGEST_HEAD, Headers, base64_bytes, decoded_words, parse_headers, split_head
from sequencer.errors import SequencerError

LARGEST_MAIL = 25 * 1024 * 1024  # bytes
DEEPEST = 20
MOST_PARTS = 200

_FIRST_BOUNDARY = re.compile(rb"(?:^|\n)--(\S{1,200})[ \t]*\n")
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80}?)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;\s]*)')


@dataclass(frozen=True)
class Part:
    """One leaf, or a container with its children; `body` is still transfer-encoded."""

    headers: Headers
    content_type: str  # lower case, type/subtype
    parameters: dict[str, str]
    body: bytes
    children: tuple["Part", ...] = ()

    def leaves(self) -> Iterator["Part"]:
        """Every part without children, in the order of the mail."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def content(self) -> bytes:
        """The body with its transfer encoding undone, as far as that goes."""
        encoding = self.headers.first("content-transfer-encoding").strip().lower()
        if encoding == "base64":
            return base64_bytes(self.body)
        if encoding == "quoted-printable":
            return quopri.decodestring(self.body)
        return self.body

    @property
    def disposition(self) -> str:
        return self.headers.first("content-disposition").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        named = parameters_of(self.headers.first("content-disposition")).get("filename", "")
        return " ".join(decoded_words(named or self.parameters.get("name", "")).split())[:255]


class TooMuch(SequencerError):
    """A limit was passed; the text names it."""


@dataclass
class _Budget:
    parts: int = field(default=0)

    def spend(self, depth: int) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise TooMuch(f"more than {MOST_PARTS} parts")
        if depth > DEEPEST:
            raise TooMuch(f"parts nested deeper than {DEEPEST}")


def take_apart(unified_raw: bytes) -> Part:
    """The root part of a mail whose line ends are LF. Raises TooMuch beyond a limit."""
    if len(unified_raw) > LARGEST_MAIL:
        raise TooMuch(f"larger than {LARGEST_MAIL // 1024 // 1024} MB")
    return _part(unified_raw, 0, _Budget(), "text/plain")


def parameters_of(value: str) -> dict[str, str]:
    """Parameters of a structured header by lower-case name; RFC 2231 pieces are joined, its escapes kept."""
    found: dict[str, str] = {}
    for name, given in _PARAMETER.findall(value[:8000]):
        text = re.sub(r"\\(.)", r"\1", given.strip('"')) if given.startswith('"') else given
        base, _, _ = name.lower().partition("*")
        found[base] = found.get(base, "") + text if "*" in name else text
    return found


def _part(raw: bytes, depth: int, budget: _Budget, fallback: str) -> Part:
    budget.spend(depth)
    head, body = (b"", raw[1:]) if depth and raw.startswith(b"\n") else split_head(raw)
    if len(head) > LONGEST_HEAD:
        raise TooMuch(f"a header block larger than {LONGEST_HEAD // 1024} kB")
    headers = parse_headers(head)
    value = headers.first("content-type")
    content_type = next(iter(re.split(r"[;\s]", value.strip().lower(), maxsplit=1)), "")
    if "/" not in content_type:
        content_type = fallback
    parameters = parameters_of(value[len(value.partition(";")[0]) :])
    children: tuple[Part, ...] = ()
    if content_type.startswith("multipart/"):
        below = "message/rfc822" if content_type == "multipart/digest" else "text/plain"
        pieces = _between(body, _boundary(parameters, body))
        children = tuple(_part(piece, depth + 1, budget, below) for piece in pieces)
        content_type = content_type if children else "text/plain"  # without its boundary a body is still text
    return Part(headers, content_type, parameters, body, children)


def _boundary(parameters: dict[str, str], body: bytes) -> bytes:
    """The named boundary, or the first line that looks like one where the header lost its parameter."""
    named = parameters.get("boundary", "").rstrip()
    if named:
        return named.encode("utf-8", "replace")
    guessed = _FIRST_BOUNDARY.search(body[:65536])
    return guessed.group(1) if guessed else b""


def _between(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """The pieces between boundary lines; a missing last line ends with the body."""
    if not boundary:
        return
    mark = re.compile(rb"(?:^|\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\n|$)")
    start = -1
    for line in mark.finditer(body):
        if start >= 0:
            yield body[start : line.start()]
        if line.group(1):
            return
        start = line.end() + 1
    if start >= 0:
        yield body[start:]
