"""A mail taken apart into its MIME parts within fixed limits, in linear time (RFC 2045, 2046)."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sequencer.core.read.headers import (
    LONGEST_HEAD,
    Headers,
    base64_bytes,
    base64_length,
    decoded_words,
    head_ends,
    parse_headers,
)
from sequencer.errors import SequencerError

LARGEST_MAIL = 25 * 1024 * 1024  # bytes
DEEPEST = 20
MOST_PARTS = 200

_FIRST_BOUNDARY = re.compile(rb"(?:^|\n)--(\S{1,200})[ \t]*\n")
_REST_OF_BOUNDARY = re.compile(rb"(--)?[ \t]*(?:\n|\Z)")
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80}?)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;\s]*)')


@dataclass(frozen=True)
class Part:
    """One leaf, or a container with its children. It names its place in the mail and copies nothing of it."""

    headers: Headers
    content_type: str  # lower case, type/subtype
    parameters: dict[str, str]
    whole: bytes = field(repr=False)
    start: int  # where its body begins, still transfer-encoded
    end: int
    children: tuple["Part", ...] = ()

    def leaves(self) -> Iterator["Part"]:
        """Every part without children, in the order of the mail."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def content(self, most: int = LARGEST_MAIL) -> bytes:
        """The body with its transfer encoding undone, as far as that goes, and no more than `most` bytes of it."""
        encoding = self._encoding
        body = self.whole[self.start : min(self.end, self.start + most * (3 if encoding else 1))]
        if encoding == "base64":
            body = base64_bytes(body)
        elif encoding == "quoted-printable":
            body = quopri.decodestring(body)
        return body[:most]

    def size(self) -> int:
        """How long the content is; a file of base 64 is only counted."""
        if self._encoding == "base64":
            return base64_length(self.whole[self.start : self.end])
        return len(self.content())

    @property
    def _encoding(self) -> str:
        return self.headers.first("content-transfer-encoding").strip().lower()

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
    return _part(unified_raw, 0, len(unified_raw), 0, _Budget(), "text/plain")


def parameters_of(value: str) -> dict[str, str]:
    """Parameters of a structured header by lower-case name; RFC 2231 pieces are joined, its escapes kept."""
    found: dict[str, str] = {}
    for name, given in _PARAMETER.findall(value[:8000]):
        text = re.sub(r"\\(.)", r"\1", given.strip('"')) if given.startswith('"') else given
        base, _, _ = name.lower().partition("*")
        found[base] = found.get(base, "") + text if "*" in name else text
    return found


def _part(whole: bytes, start: int, end: int, depth: int, budget: _Budget, fallback: str) -> Part:
    budget.spend(depth)
    if depth and whole.startswith(b"\n", start, end):
        head, body = b"", start + 1
    else:
        begins, ends = head_ends(whole, start, end)
        if ends - begins > LONGEST_HEAD:
            raise TooMuch(f"a header block larger than {LONGEST_HEAD // 1024} kB")
        head, body = whole[begins:ends], min(ends + 2, end)
    headers = parse_headers(head)
    value = headers.first("content-type")
    content_type = next(iter(re.split(r"[;\s]", value.strip().lower(), maxsplit=1)), "")
    if "/" not in content_type:
        content_type = fallback
    parameters = parameters_of(value[len(value.partition(";")[0]) :])
    children: tuple[Part, ...] = ()
    if content_type.startswith("multipart/"):
        below = "message/rfc822" if content_type == "multipart/digest" else "text/plain"
        places = _between(whole, body, end, _boundary(parameters, whole[body : min(end, body + 65536)]))
        children = tuple(_part(whole, at, to, depth + 1, budget, below) for at, to in places)
        content_type = content_type if children else "text/plain"  # without its boundary a body is still text
    return Part(headers, content_type, parameters, whole, body, end, children)


def _boundary(parameters: dict[str, str], body: bytes) -> bytes:
    """The named boundary, or the first line that looks like one where the header lost its parameter."""
    named = parameters.get("boundary", "").rstrip()
    if named:
        return named.encode("utf-8", "replace")
    guessed = _FIRST_BOUNDARY.search(body)
    return guessed.group(1) if guessed else b""


def _between(whole: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """The places between boundary lines; a missing last line ends with the body."""
    if not boundary:
        return
    line = b"\n--" + boundary
    opened = -1
    at = start - 1 if whole.startswith(line[1:], start, end) else whole.find(line, start, end)
    while at >= 0:
        rest = _REST_OF_BOUNDARY.match(whole, at + len(line), end)
        if rest is None:
            at = whole.find(line, at + len(line), end)
            continue
        if opened >= 0:
            yield opened, max(opened, at)
        if rest.group(1):
            return
        opened = min(rest.end(), end)
        at = whole.find(line, max(rest.end() - 1, at + len(line)), end)
    if opened >= 0:
        yield opened, end
