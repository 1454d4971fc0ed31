"""The mail that a report returns: where it begins in the report's text, whom it was written to and who wrote it."""

import re
from dataclasses import dataclass, field

from sequencer.core.read.dsn import addresses_in
from sequencer.core.read.headers import Headers
from sequencer.core.read.mime import Mail
from sequencer.core.read.phrases_reports import RETURNED_BELOW
from sequencer.core.read.senders import addresses

_LONGEST = 40_000  # characters of a report's text
_MOST_LINES = 200  # of a returned header block
_NEAR = 15  # lines between the words that announce the returned mail and its headers
_MARKER = re.compile("|".join(RETURNED_BELOW), re.IGNORECASE)
_TECHNICAL = re.compile(r"(?:\s*(?:received|return-path):|(?:message-id|mime-version):)", re.IGNORECASE)
_FROM = "from|von|de|da|van|från|fra|od|от|от кого|差出人|发件人|寄件者"
_TO = "to|cc|an|à|para|til|till|aan|do|кому|宛先|收件人"
_OTHER = "received|return-path|subject|date|message-id|betreff|datum|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|дата|件名|主题"
_HEADER_LIKE = re.compile(rf"[>\s]*(?:{_FROM}|{_TO}|{_OTHER})\s*[:：]", re.IGNORECASE)
_FROM_LINE = re.compile(rf"[>\s]*(?:{_FROM}|return-path)\s*[:：]\s*(.*)", re.IGNORECASE)
_TO_LINE = re.compile(rf"[>\s]*(?:{_TO}|x-original-to)\s*[:：]\s*(.*)", re.IGNORECASE)
_DELIVERED_LINE = re.compile(r"[>\s]*(?:delivered-to|x-original-to)\s*:\s*(.*)", re.IGNORECASE)
_RECEIVED_FOR = re.compile(r"\bfor\s+<?([^\s<>;]+@[^\s<>;]+?)>?(?:;|\s|$)", re.IGNORECASE)
_RECIPIENT_FIELDS = (
    "x-hmxmroriginalrecipient", "x-original-recipient", "x-original-to", "x-rcpt-to", "x-envelope-to", "envelope-to", "apparently-to",
)  # fmt: skip


@dataclass(frozen=True)
class Returned:
    """Addresses in lower case; nothing is known where no mail came back."""

    written_to: tuple[str, ...] = ()
    ours: frozenset[str] = field(default_factory=frozenset)  # who wrote it
    envelope: frozenset[str] = field(default_factory=frozenset)  # whom the servers on its way took it for
    passed: frozenset[str] = field(default_factory=frozenset)  # those of them that a Received line names
    is_part: bool = False  # returned as a part of the report, not quoted in its text


def own_part(text: str) -> str:
    """What the report itself says, without the mail it returns."""
    lines = text[:_LONGEST].split("\n")
    return "\n".join(lines[: _own_lines(lines)])


def returned_mail(mail: Mail) -> Returned:
    """What came back, as a part of its own or below the report's words."""
    if mail.originals:
        found = [_of_headers(headers) for headers, _ in mail.originals]
        written = tuple(dict.fromkeys(one for each in found for one in each.written_to))
        ours = frozenset(one for each in found for one in each.ours)
        envelope = frozenset(one for each in found for one in each.envelope)
        passed = frozenset(one for each in found for one in each.passed)
        return Returned(written, ours, envelope, passed, is_part=True)
    lines = mail.text[:_LONGEST].split("\n")
    return _of_lines(lines[_own_lines(lines) :])


def _own_lines(lines: list[str]) -> int:
    has_named = False  # an address in words above
    for at, line in enumerate(lines):
        if at:
            above = lines[at - 1]
            has_named = has_named or ("@" in above and _HEADER_LIKE.match(above) is None)
        if not at or len(line) > 200:
            continue
        if _TECHNICAL.match(line) and not _is_status(lines, at):
            return at
        if _MARKER.search(line.strip()) and _announces(lines, at):
            return at
        if has_named and _starts_block(lines, at):
            return at  # above the words it only says which mail they are about
    return len(lines)


def _announces(lines: list[str], at: int) -> bool:
    """Words on a returned mail count where its headers follow, or where they stand as a heading."""
    line = lines[at].strip()
    if line.startswith(("--", "==", "__")) or line.endswith((":", "-", "：")):
        return True
    return any(_HEADER_LIKE.match(one) for one in lines[at + 1 : at + _NEAR])


def _starts_block(lines: list[str], at: int) -> bool:
    """Three header lines in a row, one of them a sender's: Exchange lists To and Subject alone above its words."""
    block = lines[at : at + 4]
    like = [line for line in block if _HEADER_LIKE.match(line)]
    return bool(like) and block[0] is like[0] and len(like) > 2 and any(_FROM_LINE.match(line) for line in like)


def _is_status(lines: list[str], at: int) -> bool:
    return any(line.lower().startswith(("reporting-mta", "final-recipient")) for line in lines[max(0, at - 3) : at + 4])


def _of_headers(headers: Headers) -> Returned:
    written = addresses(*headers.every("to"), *headers.every("cc"))
    if not written:
        written = addresses(*(value for name in _RECIPIENT_FIELDS for value in headers.every(name)))
    passed = [one for value in headers.every("received") for one in _taken_for(value)]
    delivered = addresses(*headers.every("delivered-to"), *headers.every("x-original-to"))
    ours = addresses(headers.first("from"), headers.first("return-path"))
    return Returned(written or tuple(passed[-1:]), frozenset(ours), frozenset({*passed, *delivered}), frozenset(passed))


def _of_lines(lines: list[str]) -> Returned:
    """The same from the lines of a header block that is quoted in a text."""
    written: list[str] = []
    ours: list[str] = []
    envelope: list[str] = []
    passed: list[str] = []
    has_begun = False
    for line in lines[:_MOST_LINES]:
        if has_begun and not line.strip("> \t"):
            break
        has_begun = has_begun or _HEADER_LIKE.match(line) is not None
        if found := _FROM_LINE.match(line):
            ours += addresses_in(found.group(1))
        elif found := _TO_LINE.match(line):
            written += addresses_in(found.group(1))
        elif found := _DELIVERED_LINE.match(line):
            envelope += addresses_in(found.group(1))
        passed += _taken_for(line[:1000])
    taken_for = [*envelope, *passed]
    return Returned(
        tuple(dict.fromkeys(written or taken_for[-1:])), frozenset(ours), frozenset(taken_for), frozenset(passed)
    )


def _taken_for(received: str) -> list[str]:
    return [one for value in _RECEIVED_FOR.findall(received) for one in addresses_in(value)]
