"""Reports that a relay service sends as JSON in a mail (Amazon SES by way of SNS)."""

import json
import re
from dataclasses import dataclass
from typing import Any

from sequencer.core.read.dsn import addresses_in, status_in

_LONGEST = 200_000  # characters
_CLOSING = re.compile(r"\n--\s*\n")


@dataclass(frozen=True)
class Notification:
    kind: str  # bounce, complaint or delivery
    recipients: tuple[str, ...]
    type: str  # what the service makes of a bounce: Permanent NoEmail, Transient MailboxFull
    status: str
    diagnostic: str


def read_notification(text: str) -> Notification | None:
    """The notification in a text that is one JSON object, perhaps wrapped in a second; else None."""
    outer = _object(_CLOSING.split(text[:_LONGEST], maxsplit=1)[0])
    inner = _object(str(outer.get("Message", ""))) or outer
    kind = str(inner.get("notificationType") or inner.get("eventType") or "").lower()
    if kind not in {"bounce", "complaint", "delivery"}:
        return None
    detail = inner.get(kind)
    detail = detail if isinstance(detail, dict) else {}
    rows = detail.get({"bounce": "bouncedRecipients", "complaint": "complainedRecipients"}.get(kind, "recipients"))
    rows = rows if isinstance(rows, list) else []
    diagnostic = " ".join(str(row.get("diagnosticCode", "")) for row in rows if isinstance(row, dict))
    return Notification(
        kind=kind,
        recipients=tuple(dict.fromkeys(one for row in rows[:200] for one in _named(row))),
        type=f"{detail.get('bounceType', '')} {detail.get('bounceSubType', '')}"[:200].strip(),
        status=next(
            (one for row in rows if isinstance(row, dict) if (one := status_in(str(row.get("status", ""))))), ""
        ),
        diagnostic=diagnostic[:4000],
    )


def _object(text: str) -> dict[str, Any]:
    """The object a text begins with; relays fold long lines, so line ends inside do not count."""
    stripped = text.strip()
    if not stripped.startswith("{"):
        return {}
    for candidate in (stripped, stripped.replace("\n", "")):
        try:
            found, _ = json.JSONDecoder(strict=False).raw_decode(candidate)
        except (ValueError, RecursionError):
            continue
        return found if isinstance(found, dict) else {}
    return {}


def _named(row: object) -> list[str]:
    return addresses_in(str(row.get("emailAddress", "")) if isinstance(row, dict) else str(row))
