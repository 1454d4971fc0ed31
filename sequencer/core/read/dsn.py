"""The rows of a delivery status: whom it is about, what was done and what the server said (RFC 3464, 5965)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sequencer.core.read.headers import decoded_words

_MOST_ROWS = 200
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{2,60})[ \t]*:[ \t]*(.*)")
_ADDRESS = re.compile(
    r"[^\s<>()\[\],;:\"'（）「」『』【】《》，。：；、]{1,128}@[^\s<>()\[\],;:\"'（）「」『』【】《》，。：；、]{1,255}"
)
_LATIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,128}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_UNSPACED = re.compile("[\u3040-\u9fff\uac00-\ud7af]")  # scripts that put no blank between an address and its words
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_RECIPIENTS = ("final-recipient", "original-recipient", "x-actual-recipient", "original-rcpt-to", "removal-recipient")
_ONCE = frozenset({"final-recipient", "action"})  # of a second one in a block another recipient begins
_XTEXT = re.compile(r"\+([0-9A-F]{2})")


@dataclass(frozen=True)
class StatusRow:
    recipient: str  # lower case, or empty: the final recipient where it is an address of the internet
    named: tuple[str, ...]  # every address the row gives its recipient, the original one first
    action: str  # failed, delayed, delivered, relayed, expanded, or empty
    status: str  # x.y.z, or empty
    diagnostic: str


def status_rows(text: str) -> list[StatusRow]:
    """One row for each recipient group that says anything; Status lines of the message group go to all."""
    rows: list[StatusRow] = []
    for block in _blocks(text):
        fields = status_fields(block)
        named = _named(fields)
        action = re.split(r"[\s(;]", fields.get("action", "").strip().lower(), maxsplit=1)[0]
        if not (named or action):
            continue
        diagnostic = decoded_words(fields.get("diagnostic-code", ""))
        status = status_in(fields.get("status", "")) or status_in(diagnostic)
        row = StatusRow(_recipient(named), tuple(dict.fromkeys(_original_first(fields))), action, status, diagnostic)
        if not named and rows and not rows[-1].action:  # a blank line too many
            last = rows.pop()
            row = StatusRow(last.recipient, last.named, action, status or last.status, diagnostic or last.diagnostic)
        rows.append(row)
    return rows[:_MOST_ROWS]


def status_fields(block: str) -> dict[str, str]:
    """Header-like fields by lower-case name; the first of a name wins, folded lines are joined."""
    found: dict[str, str] = {}
    name = ""
    for line in block.split("\n"):
        if line[:1] in {" ", "\t"} and name:
            found[name] = f"{found[name]} {line.strip()}"[:4000]
            continue
        matched = _FIELD.match(line.strip())
        name = ""
        if matched is not None and matched.group(1).lower() not in found:
            name = matched.group(1).lower()
            found[name] = matched.group(2).strip()
    return found


def status_in(text: str) -> str:
    """The first enhanced status code (RFC 3463) in a text, or an empty one."""
    matched = _STATUS.search(text)
    return matched.group(0) if matched else ""


def addresses_in(text: str) -> list[str]:
    """Everything that looks like an address, lower case, in order."""
    found = (_unspaced(one) if _UNSPACED.search(one) else one for one in _ADDRESS.findall(text))
    return [one.strip(".'`{}|").lower() for one in found]


def without_addresses(text: str) -> str:
    """The same text with every address made the same: what people call themselves says nothing."""
    return _ADDRESS.sub(lambda one: one.group(0).replace(_unspaced(one.group(0)), "x@x"), text)


def _unspaced(found: str) -> str:
    latin = _LATIN.search(found) if _UNSPACED.search(found) else None
    return latin.group(0) if latin else found


def _blocks(text: str) -> Iterator[str]:
    """The groups between blank lines; groups that run on are parted where a recipient's fields come again."""
    for block in re.split(r"\n[ \t]*\n", text)[: _MOST_ROWS * 2]:
        lines: list[str] = []
        seen: set[str] = set()
        for line in block.split("\n"):
            name = line.partition(":")[0].strip().lower() if line[:1] not in {" ", "\t"} else ""
            if name in _ONCE and name in seen:
                yield "\n".join(lines)
                lines, seen = [], set()
            seen.add(name)
            lines.append(line)
        yield "\n".join(lines)


def _named(fields: dict[str, str]) -> list[str]:
    return [one for name in _RECIPIENTS if (one := _address(fields.get(name, "")))]


def _original_first(fields: dict[str, str]) -> Iterator[str]:
    """Whom the sender named first; some systems leave its escapes in (RFC 3461, xtext)."""
    original = _address(fields.get("original-recipient", ""))
    if original:
        yield original
        if _XTEXT.search(original.upper()):
            yield _XTEXT.sub(lambda one: chr(int(one.group(1), 16)), original.upper()).lower()
    yield from _named(fields)


def _recipient(named: list[str]) -> str:
    """The final recipient, or the original one where the final is a name of some inner system."""
    return next((one for one in named if "." in one.partition("@")[2]), next(iter(named), ""))


def _address(value: str) -> str:
    """The address of a field such as `rfc822; <ana@example.org>`; a bare local part is nobody's."""
    found = addresses_in(value.partition(";")[2] or value)
    return found[-1] if found else ""
