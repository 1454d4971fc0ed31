"""Names and addresses out of header values, without the recursion a comment can cause (A-50)."""

import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|<[^<>]*>?|[()]|[,;:]|[^"<>(),;:]+|.', re.DOTALL)
_PLAIN = re.compile(r"[^\s<>()\[\],;:\"@]{1,128}@[^\s<>()\[\],;:\"@]{1,255}")
_BYTES = re.compile(rb"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\x80-\xff-]{1,128}@[A-Za-z0-9.\x80-\xff-]{1,255}")
_FROM_LINE = re.compile(rb"(?:^|\n)from[ \t]*:", re.IGNORECASE)
_MOST = 500  # addresses of one header worth knowing


def pairs(value: str) -> list[tuple[str, str]]:
    """(display name, address in lower case) of each mailbox in an address header (RFC 5322 3.4)."""
    found: list[tuple[str, str]] = []
    words: list[str] = []
    address, depth = "", 0
    for piece in [*_TOKEN.findall(value), ","]:
        if piece in {"(", ")"}:
            depth = max(0, depth + (1 if piece == "(" else -1))
        elif depth:
            continue
        elif piece in {",", ";"}:
            _add(found, words, address)
            words, address = [], ""
        elif piece == ":":
            words = []  # the name of a group
        elif piece.startswith("<"):
            address = address or piece.strip("<> \t")
        else:
            words.append(piece)
        if len(found) >= _MOST:
            break
    return found


def addresses(*values: str) -> tuple[str, ...]:
    """Every address of the given headers in order, each once."""
    return tuple(dict.fromkeys(address for value in values for _, address in pairs(value)))


def scanned_from(head: bytes) -> tuple[str, ...]:
    """Addresses on the first From line of bytes that could not be read as headers (R-14)."""
    line = _FROM_LINE.search(head)
    if line is None:
        return ()
    rest = head[line.end() : line.end() + 2000].split(b"\n", 1)[0]
    return tuple(dict.fromkeys(one.decode("utf-8", "replace").lower() for one in _BYTES.findall(rest)))


def _add(found: list[tuple[str, str]], words: list[str], address: str) -> None:
    name = " ".join(" ".join(_unquoted(word) for word in words).split())
    bare = _PLAIN.search(address) or (_PLAIN.search(name) if not address else None)
    if bare is not None:
        found.append(("" if not address else name, bare.group(0).lower().rstrip(".")))


def _unquoted(word: str) -> str:
    if not word.startswith('"'):
        return word
    return re.sub(r"\\(.)", r"\1", word.strip('"'))
