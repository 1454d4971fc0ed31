"""Whether a mail is a mail system's report on another mail, and by which rule we know.

A machine must have sent it and it must speak of a failure, or return a mail of ours. What a person may have
sent is never taken for a report: people quote bounces, forward them and write from addresses such as postmaster.
"""

import re

from sequencer.core.read.cause import Cause, cause_in, server_sentences
from sequencer.core.read.dsn import StatusRow, addresses_in, status_in, without_addresses
from sequencer.core.read.glance import Glance
from sequencer.core.read.mime import Mail
from sequencer.core.read.phrases_reports import DELAY_TEXTS, FAILURE_SUBJECTS, FAILURE_TEXTS
from sequencer.core.read.returned import Returned
from sequencer.core.read.senders import addresses

_MOST_WORDS = 10_000  # characters of a report in which its words are looked for
_SUBJECT = re.compile("|".join(FAILURE_SUBJECTS), re.IGNORECASE)
_FAILURE = re.compile("|".join(FAILURE_TEXTS), re.IGNORECASE)
_AUTOMATIC = re.compile(
    r"^\W*(?:auto|out of|ooo|abwesen|absen|réponse auto|respuesta auto|risposta auto|resposta auto|odpowiedź auto|vakantie|fuera|fora|frånvaro|fravær|poissa|автоответ|自動|自动)",
    re.IGNORECASE,
)
_DIALOGUE = re.compile(r"^[ \t]*rcpt to:", re.IGNORECASE | re.MULTILINE)
_DAEMON = re.compile(
    r"^(?:mailer-?daemon|mail-?daemon|mdaemon|double-bounce|microsoftexchange[0-9a-f]{16,})\b", re.IGNORECASE
)
_ROBOT = re.compile(
    r"^(?:mailer-?daemon|mail-?daemon|post_?master|mdaemon|mailerdaemon|mail-?deliver\w*|bounces?|double-bounce|mail-?system|delivery-?(?:status|report|notification)\w*|undeliver\w*|microsoftexchange[0-9a-f]{16,}|mmdf|mta|(?:e?mail|smtp|spam|mx)[-_]?(?:gate\w*|gw\d*|filter|security|scan\w*|protection)|gateway)\b",
    re.IGNORECASE,
)
_DELAY = re.compile("|".join(DELAY_TEXTS), re.IGNORECASE)
_ROBOT_NAME = re.compile(
    r"mail(?:er)?.?(?:daemon|deliver)|delivery (?:sub)?system|postmaster|\bndr\b|mail (?:delivery|transfer|proxy|server|system|gateway|security|filter)|system ?administrator|administrat\w+ (?:du )?syst|administrador (?:del sistema|do sistema|de correo)|amministratore (?:di )?sistem|administrator systemu|systemadministratör|системный администратор|служба доставки|почтов\w+ (?:служб|систем)|システム管理者|メール配信|系统管理员|系統管理員|邮件(?:系统|管理)|메일 (?:시스템|배달)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"^\W*(?:re|aw|sv|antw|odp|rif|res|r|fwd?|wg|tr|vs|vb|rv|enc|i|doorst|pd|ynt|回复|答复|转发|返信|転送)\s*(?:\[\d+\])?\s*[:：]",
    re.IGNORECASE,
)


def why_a_report(mail: Mail, seen: Glance, rows: list[StatusRow], report: str, returned: Returned) -> str | None:
    """The rule by which a mail is a report, or None."""
    is_answer = _ANSWERS.match(seen.subject) is not None and not _is_by_machine(mail, seen)
    has_loose_part = (
        mail.statuses and rows and not is_answer and (is_machine(mail, seen) or _has_return_path(mail) is False)
    )
    if mail.report_type == "delivery-status" or has_loose_part:
        return "a delivery status report (RFC 3464)"
    if "x-failed-recipients" in mail.headers.fields:
        return "X-Failed-Recipients"
    if not is_machine(mail, seen):
        return None
    if is_answer:
        return "an SMTP dialogue told by a mail system" if _is_dialogue(mail, seen, report) else None
    words = without_addresses(report[:_MOST_WORDS])  # the dots of addresses end no sentence
    speaks = _FAILURE.search(words) is not None
    if rows and speaks:
        return "status fields in the text"
    has_proof = bool(mail.originals or status_in(report) or (returned.written_to and returned.envelope))
    if not is_robot(mail, seen):
        return _by_anybody(seen, has_proof=has_proof, speaks=speaks)
    if _SUBJECT.search(seen.subject):
        return "a failure in the subject, sent by a mail system"
    speaks = speaks or _DELAY.search(f"{seen.subject}\n{words}") is not None
    if speaks and (has_proof or returned.written_to or server_sentences(report) or _has_no_person(mail, seen)):
        return "a failure in the text, sent by a mail system"
    return _by_form(mail, seen, report, returned)


def may_be_report(mail: Mail, seen: Glance) -> bool:
    """Whether it is worth reading its words: most mail is not."""
    has_form = mail.report_type == "delivery-status" or bool(mail.statuses)
    return has_form or "x-failed-recipients" in mail.headers.fields or is_machine(mail, seen)


def is_machine(mail: Mail, seen: Glance) -> bool:
    """Whether no person sent it, as far as its headers say."""
    if is_robot(mail, seen) or seen.is_report or "x-mlserver" in mail.headers.fields:
        return True
    submitted = mail.headers.first("auto-submitted").partition(";")[0].strip().lower()
    return submitted == "auto-generated"  # an automatic answer says auto-replied (RFC 3834)


def _is_dialogue(mail: Mail, seen: Glance, report: str) -> bool:
    return is_robot(mail, seen) and _DIALOGUE.search(report) is not None and bool(server_sentences(report))


def is_robot(mail: Mail, seen: Glance) -> bool:
    """Whether the sender calls itself a mail system."""
    sender = mail.headers.text("from")
    return (
        any(_ROBOT.match(one) for one in seen.senders)
        or (_ROBOT_NAME.search(sender) is not None and not _has_return_path(mail))
        or "<>" in sender
        or ("from" in mail.headers.fields and not sender)
    )


def _by_anybody(seen: Glance, *, has_proof: bool, speaks: bool) -> str | None:
    """An empty return path alone: automatic answers have it too, and they repeat our subject."""
    if has_proof and (speaks or _SUBJECT.search(seen.subject)):
        return "a failure and its proof, sent by a machine"
    if speaks and _SUBJECT.search(seen.subject) and not _AUTOMATIC.match(seen.subject):
        return "a failure in subject and text, sent by a machine"
    return None


def _by_form(mail: Mail, seen: Glance, report: str, returned: Returned) -> str | None:
    """A mail system's words in any language: it returns a mail of ours, or names an address and a cause."""
    ours = set(addresses(*mail.headers.every("to"), *mail.headers.every("delivered-to")))
    if returned.written_to and (mail.originals or (returned.envelope and returned.ours & ours)):
        return "a mail system returns a mail of ours"
    if not _has_no_person(mail, seen):
        return None
    others = [one for one in addresses_in(report) if one not in ours and one not in seen.senders]
    if others and (_is_daemon(seen) or status_in(report) or cause_in(report) is not Cause.UNSPECIFIED):
        return "a mail system names an address and a cause"
    return None


def _has_return_path(mail: Mail) -> bool:
    """Whether answers can come back: a mail system that reports lets none (RFC 5321 4.5.5)."""
    return any("@" in value for value in mail.headers.every("return-path"))


def _has_no_person(mail: Mail, seen: Glance) -> bool:
    return _is_daemon(seen) or not _has_return_path(mail)


def _is_daemon(seen: Glance) -> bool:
    return any(_DAEMON.match(one) for one in seen.senders)


def _is_by_machine(mail: Mail, seen: Glance) -> bool:
    """Nobody answers from an empty return path or as a daemon, and an answer says what it answers."""
    return (
        _is_daemon(seen)
        or not seen.cited_ids
        or any(value.replace(" ", "") == "<>" for value in mail.headers.every("return-path"))
    )
