"""Reports about mail that was sent: bounces, complaints and delivery notices, and whom they are about.

*Hard* is claimed only where a server says that the address or its host does not exist, moved or takes
no mail at all: a wrong *hard* silences a living address, a missed one costs another attempt.
"""

import re
from dataclasses import dataclass, replace

from sequencer.core.read.bounced_to import reported_recipients
from sequencer.core.read.cause import Cause, Judged, judged
from sequencer.core.read.complaint import complained_about, complaint_type, is_praise
from sequencer.core.read.dsn import StatusRow, status_rows
from sequencer.core.read.glance import Glance
from sequencer.core.read.mime import Mail
from sequencer.core.read.notification import Notification, read_notification
from sequencer.core.read.phrases_reports import DELAY_TEXTS, FAILURE_TEXTS, GIVEN_UP, SUCCESS_SUBJECTS, SUCCESS_TEXTS
from sequencer.core.read.report_evidence import is_machine, may_be_report, why_a_report
from sequencer.core.read.returned import Returned, own_part, returned_mail
from sequencer.core.read.senders import addresses
from sequencer.core.states import MailKind, Permanence


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


_MOST_WORDS = 10_000  # characters of a report in which its words are looked for
_FAILURE = re.compile("|".join(FAILURE_TEXTS), re.IGNORECASE)
_DELAY = re.compile("|".join(DELAY_TEXTS), re.IGNORECASE)
_GIVEN_UP = re.compile("|".join(GIVEN_UP), re.IGNORECASE)
_SUCCESS_SUBJECT = re.compile(r"^\W*(?:" + "|".join(SUCCESS_SUBJECTS) + ")", re.IGNORECASE)
_SUCCESS_TEXT = re.compile("|".join(SUCCESS_TEXTS), re.IGNORECASE)
_SUCCESS = frozenset({"delivered", "relayed", "expanded"})


def judge_report(mail: Mail, seen: Glance, raw: bytes) -> Report | None:
    """The report a mail is, or None for anything else."""
    complaint = complaint_type(mail, seen)
    if complaint is not None:
        return _complaint(complaint, complained_about(mail, returned_mail(mail)))
    if mail.report_type == "disposition-notification" or mail.dispositions:
        return Report(MailKind.DELIVERY_NOTICE, "a read receipt (RFC 8098)", ())
    notification = read_notification(mail.text)
    if notification is not None:
        return _notified(notification)
    if not (
        mail.statuses or mail.report_type or "x-failed-recipients" in mail.headers.fields or is_machine(mail, seen)
    ):
        return None  # a person's mail, before anything is looked for in its text
    if not may_be_report(mail, seen):
        return None
    report = own_part(mail.text)
    rows = [row for text in [*mail.statuses, report] for row in status_rows(text)]
    returned = returned_mail(mail)
    reason = why_a_report(mail, seen, rows, report, returned)
    if reason is None and not (is_machine(mail, seen) and _says_success(seen, report)):
        return None
    about = _About(mail, rows, report, returned, _strangers(mail, seen, returned), raw)
    return _report(about, reason, seen)


@dataclass(frozen=True)
class _About:
    mail: Mail
    rows: list[StatusRow]
    report: str
    returned: Returned
    strangers: frozenset[str]
    raw: bytes

    def recipients(self, rows: list[StatusRow]) -> tuple[str, ...]:
        found = reported_recipients(self.mail, rows, self.report, self.returned, self.strangers, self.raw)
        return tuple(dict.fromkeys(found))


def _report(about: _About, reason: str | None, seen: Glance) -> Report:
    success = [row for row in about.rows if _is_success(row)]
    failed = [row for row in about.rows if not _is_success(row) and row.action != "delayed"]
    if success and not failed:
        return Report(
            MailKind.DELIVERY_NOTICE, f"a status report with action {success[0].action}", about.recipients(success)
        )
    if reason is None or (not about.rows and _says_success(seen, about.report)):
        return Report(MailKind.DELIVERY_NOTICE, "a delivery notice in words", about.recipients([]))
    if _is_delay(about.rows, failed, seen, about.report):
        named = about.recipients(about.rows)
        delay = _bounce(named, about.rows, about.report, seen.subject)
        return Report(
            MailKind.DELIVERY_NOTICE, "a delay, still being tried", named, replace(delay, permanence=Permanence.SOFT)
        )
    recipients = about.recipients(failed)
    return Report(MailKind.BOUNCE, reason, recipients, _bounce(recipients, failed, about.report, seen.subject))


def _complaint(kind: str, recipients: tuple[str, ...]) -> Report:
    if is_praise(kind):
        return Report(MailKind.DELIVERY_NOTICE, f"a feedback report that says {kind}", recipients)
    return Report(MailKind.COMPLAINT, f"a feedback report (RFC 5965): {kind[:40]}", recipients)


def _notified(found: Notification) -> Report:
    if found.kind == "complaint":
        return Report(MailKind.COMPLAINT, "a complaint notification", found.recipients)
    if found.kind == "delivery":
        return Report(MailKind.DELIVERY_NOTICE, "a delivery notification", found.recipients)
    verdict = judged(found.diagnostic, found.status, found.type, "")
    permanence = Permanence.SOFT if found.type.lower().startswith("transient") else verdict.permanence
    bounce = Bounce(found.recipients, permanence, found.status or None, verdict.cause)
    return Report(MailKind.BOUNCE, "a bounce notification", found.recipients, bounce)


def _is_success(row: StatusRow) -> bool:
    return row.action in _SUCCESS or (row.action != "failed" and row.status.startswith("2."))


def _says_success(seen: Glance, report: str) -> bool:
    """A delivered, relayed or expanded notice without its form."""
    words = report[:_MOST_WORDS]
    if not _SUCCESS_SUBJECT.search(seen.subject) or _FAILURE.search(words) or _DELAY.search(words):
        return False
    return _SUCCESS_TEXT.search(words) is not None


def _is_delay(rows: list[StatusRow], failed: list[StatusRow], seen: Glance, report: str) -> bool:
    if rows and not failed:
        return any(row.action == "delayed" for row in rows)
    if any(row.action == "failed" for row in failed):
        return False
    words = f"{seen.subject}\n{report[:_MOST_WORDS]}"
    return _DELAY.search(words) is not None and _GIVEN_UP.search(words) is None


def _strangers(mail: Mail, seen: Glance, returned: Returned) -> frozenset[str]:
    """Nobody of these has failed: the reporter, and us."""
    to = (*mail.headers.every("to"), *mail.headers.every("cc"), *mail.headers.every("delivered-to"))
    return frozenset({*seen.senders, *addresses(*to), *returned.ours} - set(returned.written_to))


def _bounce(recipients: tuple[str, ...], failed: list[StatusRow], report: str, subject: str) -> Bounce:
    """One verdict for all; hard where each of several recipients is."""
    status = next((row.status for row in failed if row.status), "")
    verdict = judged(" ".join(row.diagnostic for row in failed), status, report, subject)
    if verdict.permanence is Permanence.HARD and len(failed) > 1:
        verdict = next((one for row in failed if (one := _of_row(row, verdict)).permanence != "hard"), verdict)
    return Bounce(recipients, verdict.permanence, verdict.status or None, verdict.cause)


def _of_row(row: StatusRow, whole: Judged) -> Judged:
    return judged(row.diagnostic, row.status, "", "") if row.diagnostic or row.status else whole
