"""Complaints: reports that somebody took a mail of ours for spam or wants no more of it (RFC 5965, and without its form)."""

import re

from sequencer.core.read.dsn import addresses_in, status_fields, status_rows
from sequencer.core.read.glance import Glance
from sequencer.core.read.mime import Mail
from sequencer.core.read.phrases_reports import COMPLAINT_SUBJECTS
from sequencer.core.read.returned import Returned
from sequencer.core.read.senders import addresses

_TYPE = re.compile(r"^[> \t]*feedback-type\s*:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_BESIDE = re.compile(
    r"^[> \t]*(?:source-ip|user-agent|original-(?:mail-from|rcpt-to)|arrival-date|received-date|version)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_PRAISE = frozenset({"not-spam"})  # somebody took our mail out of the junk folder
_SUBJECT = re.compile("|".join(COMPLAINT_SUBJECTS), re.IGNORECASE)
_LOOP = re.compile(
    r"(?:staff@(?:hotmail|live|outlook|msn)\.|(?:[\w.+-]*[._+-])?(?:fbl|feed-?back|feedback-?loop|arf|jmrp|complaints?|abuse|spam-?reports?|scomp)(?:[._+-][\w.+-]*)?@)",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"complaint about message from \[?[\d.:a-f]{7,45}\]?\s*$", re.IGNORECASE)
_REDACTED = ("redacted@", "undisclosed@", "recipient@redacted")
_LONGEST = 20_000  # characters searched for fields


def complaint_type(mail: Mail, seen: Glance) -> str | None:
    """What a feedback report says it is, or `complaint` for one without its form; None for other mail."""
    fields = [
        text for text in mail.statuses if text.lstrip().lower().startswith("feedback-type:") or _TYPE.search(text)
    ]
    if fields or mail.report_type == "feedback-report":
        found = next((one for text in fields if (one := _TYPE.search(text))), None)
        return found.group(1).lower() if found else "abuse"
    if mail.originals and _OUTLOOK.match(seen.subject):
        return "complaint"
    if not _is_from_loop(seen):
        return None
    text = mail.text[:_LONGEST]
    found = _TYPE.search(text)
    if found and _BESIDE.search(text):
        return found.group(1).lower()
    if _SUBJECT.search(seen.subject) and mail.originals:
        return "complaint"
    return None


def is_praise(kind: str) -> bool:
    return kind in _PRAISE


def complained_about(mail: Mail, returned: Returned) -> tuple[str, ...]:
    """Who complained: the report's own fields, else whom the returned mail was written to."""
    texts = [*mail.statuses, mail.text[:_LONGEST] if _TYPE.search(mail.text[:_LONGEST]) else ""]
    named = [one for text in texts for row in status_rows(text) for one in row.named[:1]]
    named += [one for text in texts for one in addresses_in(status_fields(text).get("removal-recipient", ""))]
    named += addresses(*(one for headers, _ in mail.originals for one in headers.every("x-hmxmroriginalrecipient")))
    known = [one for one in named if one in returned.written_to]
    found = known or [one for one in named if one not in returned.ours] or list(returned.written_to)
    return tuple(dict.fromkeys(one for one in found if not one.startswith(_REDACTED)))


def _is_from_loop(seen: Glance) -> bool:
    return any(_LOOP.match(one) for one in seen.senders)
