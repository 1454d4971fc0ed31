"""The rows of a delivery status: whom it is about, what was done and what the server said (RFC 3464, 5965)."""

import re
from dataclasses import dataclass

_MOST_ROWS = 200
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{2,60})[ \t]*:[ \t]*(.*)")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']{1,128}@[^\s<>()\[\],;:\"']{1,255}")
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_RECIPIENTS = ("final-recipient", "original-recipient", "x-actual-recipient", "original-rcpt-to", "removal-recipient")


@dataclass(frozen=True)
class StatusRow:
    recipient: str  # lower case, or empty
    action: str  # failed, delayed, delivered, relayed, expanded, or empty
    status: str  # x.y.z, or empty
    diagnostic: str


def status_rows(text: str) -> list[StatusRow]:
    """One row for each recipient group that says anything; Status lines of the message group go to all."""
    rows: list[StatusRow] = []
    for block in re.split(r"\n[ \t]*\n", text)[: _MOST_ROWS * 2]:
        fields = status_fields(block)
        recipient = _recipient(fields)
        action = re.split(r"[\s(;]", fields.get("action", "").strip().lower(), maxsplit=1)[0]
        if not (recipient or action):
            continue
        status = status_in(fields.get("status", "")) or status_in(fields.get("diagnostic-code", ""))
        rows.append(StatusRow(recipient, action, status, fields.get("diagnostic-code", "")))
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
    return [one.strip(".'`{}|").lower() for one in _ADDRESS.findall(text)]


def _recipient(fields: dict[str, str]) -> str:
    """The final recipient, or the original one where the final is a name of some inner system."""
    named = [one for name in _RECIPIENTS if (one := _address(fields.get(name, "")))]
    return next((one for one in named if "." in one.partition("@")[2]), next(iter(named), ""))


def _address(value: str) -> str:
    """The address of a field such as `rfc822; <ana@example.org>`; a bare local part is nobody's."""
    found = addresses_in(value.partition(";")[2] or value)
    return found[-1] if found else ""
