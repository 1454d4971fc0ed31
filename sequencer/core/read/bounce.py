"""Reports about mail that was sent: bounces, complaints and delivery notices, and whom they are about.

*Hard* is claimed only where a server says that the address or its host does not exist, moved or takes
no mail at all: a wrong *hard* silences a living address, a missed one costs another attempt.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from sequencer.core.read.bounce_text import own_part, recipients_by_library, recipients_in_words, recipients_of_returned
from sequencer.core.read.dsn import StatusRow, addresses_in, status_in, status_rows
from sequencer.core.read.glance import Glance
from sequencer.core.read.headers import Headers
from sequencer.core.read.mime import Mail
from sequencer.core.read.notification import Notification, read_notification
from sequencer.core.read.phrases_bounce import CAUSES, DELAY_TEXTS, FAILURE_SUBJECTS, FAILURE_TEXTS, NO_SUCH_ADDRESS
from sequencer.core.read.senders import addresses
from sequencer.core.states import MailKind, Permanence


class Cause(StrEnum):
    UNKNOWN_USER = "unknown_user"
    UNKNOWN_HOST = "unknown_host"
    MOVED = "moved"
    NOT_ACCEPTING = "not_accepting"  # the host takes no mail at all
    SUSPENDED = "suspended"
    MAILBOX_FULL = "mailbox_full"
    TOO_LARGE = "too_large"
    SPAM = "spam"
    VIRUS = "virus"
    REPUTATION = "reputation"
    RATE = "rate"
    AUTHENTICATION = "authentication"
    RELAYING = "relaying"
    POLICY = "policy"
    EXPIRED = "expired"  # tried for too long
    NETWORK = "network"
    SYSTEM = "system"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True)
class Bounce:
    """`status` is an enhanced status code (RFC 3463); recipients are in lower case."""

    recipients: tuple[str, ...]
    permanence: Permanence
    status: str | None
    cause: Cause


@dataclass(frozen=True)
class Report:
    """`recipients` are whom the report is about, whatever its kind."""

    kind: MailKind
    reason: str
    recipients: tuple[str, ...]
    bounce: Bounce | None = None


_HARD = frozenset({Cause.UNKNOWN_USER, Cause.UNKNOWN_HOST, Cause.MOVED, Cause.NOT_ACCEPTING})
_PASSING = frozenset(
    {Cause.MAILBOX_FULL, Cause.TOO_LARGE, Cause.RATE, Cause.EXPIRED, Cause.NETWORK, Cause.SYSTEM, Cause.REPUTATION}
)
_CAUSES = tuple((Cause(name), re.compile("|".join(patterns), re.IGNORECASE)) for name, patterns in CAUSES)
_SUBJECT = re.compile("|".join(FAILURE_SUBJECTS), re.IGNORECASE)
_FAILURE = re.compile("|".join(FAILURE_TEXTS), re.IGNORECASE)
_DELAY = re.compile("|".join(DELAY_TEXTS), re.IGNORECASE)
_ROBOT = re.compile(
    r"^(?:mailer-?daemon|mail-?daemon|post_?master|mdaemon|mailerdaemon|mail-?deliver\w*|bounces?)\b", re.IGNORECASE
)
_ROBOT_NAME = re.compile(r"mail(?:er)?.?(?:daemon|deliver)|delivery (?:sub)?system|postmaster|\bndr\b", re.IGNORECASE)
_CODE_4 = re.compile(r"(?<![\d.])4[2-7]\d[ -]")
_CODE_5 = re.compile(r"(?<![\d.])5[05]\d[ -]")
_AFTER_DATA = re.compile(
    r"(?:end of|final|smtp command\s+|>>> ?|reply to |\bour (?:final )?)data\b|after data", re.IGNORECASE
)
_NO_SUCH_ADDRESS = re.compile("|".join(NO_SUCH_ADDRESS), re.IGNORECASE)
_SUCCESS = frozenset({"delivered", "relayed", "expanded"})


def judge_report(mail: Mail, seen: Glance, raw: bytes) -> Report | None:
    """The report a mail is, or None for anything else."""
    if mail.report_type == "feedback-report" or _has_part(mail, "feedback-type:"):
        return Report(MailKind.COMPLAINT, "a feedback report (RFC 5965)", _complained(mail))
    if mail.report_type == "disposition-notification" or mail.dispositions:
        return Report(MailKind.DELIVERY_NOTICE, "a read receipt (RFC 8098)", ())
    notification = read_notification(mail.text)
    if notification is not None:
        return _notified(notification)
    report = own_part(mail.text)
    rows = [row for text in [*mail.statuses, report] for row in status_rows(text)]
    reason = _why_a_report(mail, seen, rows, report)
    if reason is None:
        return None
    strangers = _strangers(mail, seen)
    success = [row for row in rows if _is_success(row)]
    failed = [row for row in rows if not _is_success(row) and row.action != "delayed"]
    if success and not failed:
        named = tuple(dict.fromkeys(row.recipient for row in success if row.recipient))
        return Report(MailKind.DELIVERY_NOTICE, f"a status report with action {success[0].action}", named)
    if _is_delay(rows, failed, seen, report):
        named = tuple(_recipients(mail, rows, report, raw, strangers))
        delay = _bounce(named, rows, report, seen.subject)
        return Report(
            MailKind.DELIVERY_NOTICE, "a delay, still being tried", named, replace(delay, permanence=Permanence.SOFT)
        )
    recipients = tuple(_recipients(mail, failed, report, raw, strangers))
    bounce = _bounce(recipients, failed, report, seen.subject)
    return Report(MailKind.BOUNCE, reason, recipients, bounce)


def _notified(found: Notification) -> Report:
    if found.kind == "complaint":
        return Report(MailKind.COMPLAINT, "a complaint notification", found.recipients)
    if found.kind == "delivery":
        return Report(MailKind.DELIVERY_NOTICE, "a delivery notification", found.recipients)
    cause = _cause(found.diagnostic, found.status)
    permanence = _permanence(cause, found.status, found.diagnostic)
    bounce = Bounce(found.recipients, permanence, found.status or None, cause)
    return Report(MailKind.BOUNCE, "a bounce notification", found.recipients, bounce)


def _why_a_report(mail: Mail, seen: Glance, rows: list[StatusRow], report: str) -> str | None:
    """The evidence, or None: a machine must have sent it, and it must speak of a failure."""
    if mail.report_type == "delivery-status" or (mail.statuses and rows):
        return "a delivery status report (RFC 3464)"
    if "x-failed-recipients" in mail.headers.fields:
        return "X-Failed-Recipients"
    if not _is_from_machine(mail, seen):
        return None
    speaks = _FAILURE.search(report) is not None
    has_subject = _SUBJECT.search(seen.subject) is not None and not seen.subject.lower().startswith("re:")
    if rows and speaks:
        return "status fields in the text"
    if has_subject and (speaks or mail.originals or not report.strip() or addresses_in(report)):
        return "a failure in the subject, sent by a machine"
    if has_subject and _is_robot(mail, seen):
        return "a failure in the subject, sent by a mail system"
    if speaks and (_is_robot(mail, seen) or mail.originals or status_in(report)):
        return "a failure in the text, sent by a machine"
    return None


def _is_from_machine(mail: Mail, seen: Glance) -> bool:
    return _is_robot(mail, seen) or seen.is_report or "x-mlserver" in mail.headers.fields


def _is_robot(mail: Mail, seen: Glance) -> bool:
    sender = mail.headers.first("from")
    return (
        any(_ROBOT.match(one) for one in seen.senders)
        or _ROBOT_NAME.search(sender) is not None
        or "<>" in sender
        or ("from" in mail.headers.fields and not sender)
    )


def _is_success(row: StatusRow) -> bool:
    return row.action in _SUCCESS or (row.action != "failed" and row.status.startswith("2."))


def _is_delay(rows: list[StatusRow], failed: list[StatusRow], seen: Glance, report: str) -> bool:
    if rows and not failed:
        return any(row.action == "delayed" for row in rows)
    return not any(row.action == "failed" for row in failed) and _DELAY.search(f"{seen.subject}\n{report}") is not None


def _has_part(mail: Mail, start: str) -> bool:
    return any(text.lstrip().lower().startswith(start) for text in mail.statuses)


def _complained(mail: Mail) -> tuple[str, ...]:
    named = [row.recipient for text in mail.statuses for row in status_rows(text) if row.recipient]
    return tuple(dict.fromkeys(named)) or tuple(_returned_to(mail))


def _strangers(mail: Mail, seen: Glance) -> frozenset[str]:
    """Nobody of these has failed: the reporter, and us."""
    ours = {
        one for headers, _ in mail.originals for one in addresses(headers.first("from"), headers.first("return-path"))
    }
    reached = addresses(*_to(mail.headers), *mail.headers.every("delivered-to"))
    return frozenset({*seen.senders, *reached, *ours} - set(_returned_to(mail)))


def _returned_to(mail: Mail) -> list[str]:
    return [one for headers, _ in mail.originals for one in addresses(*_to(headers))]


def _to(headers: Headers) -> tuple[str, ...]:
    return (*headers.every("to"), *headers.every("cc"))


def _recipients(mail: Mail, failed: list[StatusRow], report: str, raw: bytes, strangers: frozenset[str]) -> list[str]:
    """From the status rows, else X-Failed-Recipients, else the words, else the mail that came back."""
    named = [row.recipient for row in failed if row.recipient]
    if named:
        return list(dict.fromkeys(one for one in named if one not in strangers or len(set(named)) == 1))
    header = addresses(*mail.headers.every("x-failed-recipients"))
    if header:
        return list(header)
    return (
        recipients_in_words(report, strangers)
        or recipients_by_library(raw, strangers)
        or recipients_in_words(report, frozenset())
        or list(dict.fromkeys(_returned_to(mail)))[:1]
        or recipients_of_returned(mail.text)[:1]
    )


def _bounce(recipients: tuple[str, ...], failed: list[StatusRow], report: str, subject: str) -> Bounce:
    said = " ".join(row.diagnostic for row in failed)
    status = next((row.status for row in failed if row.status), "") or status_in(report)
    if status.endswith((".0.0", ".5.0")):  # says nothing; what the server said may say more
        status = next((one for row in failed if (one := status_in(row.diagnostic))), "") or status
    cause = _cause(said, status) if said else Cause.UNSPECIFIED
    if cause in {Cause.UNSPECIFIED, Cause.EXPIRED, Cause.POLICY, Cause.SYSTEM, Cause.NETWORK}:
        cause = _better(cause, _cause(f"{report}\n{subject}"[:8000], status))
    return Bounce(recipients, _permanence(cause, status, f"{said}\n{report}"), status or None, cause)


def _better(cause: Cause, other: Cause) -> Cause:
    return other if cause is Cause.UNSPECIFIED else cause


def _cause(words: str, status: str) -> Cause:
    text = f"{status} {words}"
    flat = " ".join(text.split())
    return next((cause for cause, pattern in _CAUSES if pattern.search(flat)), Cause.UNSPECIFIED)


def _permanence(cause: Cause, status: str, words: str) -> Permanence:
    is_temporary = status.startswith("4") or (not status and bool(_CODE_4.search(words)) and not _CODE_5.search(words))
    if is_temporary:
        return Permanence.SOFT
    if cause is Cause.UNKNOWN_USER:
        return Permanence.HARD if _is_about_address(status, words) else Permanence.UNDETERMINED
    if cause in _HARD:
        return Permanence.HARD
    return Permanence.SOFT if cause in _PASSING else Permanence.UNDETERMINED


def _is_about_address(status: str, words: str) -> bool:
    """Filters say *unknown user* once they have seen the text; only an answer to RCPT, or 5.1.x, means it."""
    if status.startswith("5.1."):
        return True
    flat = " ".join(words.split())
    return _AFTER_DATA.search(flat) is None and _NO_SUCH_ADDRESS.search(flat) is not None
