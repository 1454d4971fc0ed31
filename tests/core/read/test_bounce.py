from pathlib import Path

import pytest

from sequencer.core.read.cause import Cause
from sequencer.core.read.understanding import understand
from sequencer.core.states import MailKind, Permanence

MAILS = Path(__file__).parents[2] / "mails"
TOKEN = "sq-abcdefghijklmnopqrstuvwx-abcdefghijklmnop"


def report(said, *, status="", action="failed", recipient="yun@example.com"):
    code = f"Status: {status}\n" if status else ""
    return (
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.com\nTo: recruiting@company.example\nSubject: Undelivered\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        f"--x\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; {recipient}\nAction: {action}\n"
        f"{code}Diagnostic-Code: smtp; {said}\n\n--x--\n"
    ).encode()


def test_a_status_report_names_whom_how_and_why():
    found = understand((MAILS / "bounce_unknown_user.eml").read_bytes())

    assert found.kind is MailKind.BOUNCE
    assert found.bounce is not None
    assert found.bounce.recipients == ("marta.kaya@example.net",)
    assert (found.bounce.permanence, found.bounce.status) == (Permanence.HARD, "5.1.1")
    assert found.bounce.cause is Cause.UNKNOWN_USER


def test_what_the_returned_mail_cites_is_cited():
    found = understand((MAILS / "bounce_unknown_user.eml").read_bytes())

    assert found.cited_tokens == (TOKEN,)
    assert f"<{TOKEN}@company.example>" in found.cited_ids


def test_a_report_without_mime_is_understood_and_searched_for_what_it_returns():
    found = understand((MAILS / "bounce_without_mime.eml").read_bytes())

    assert found.kind is MailKind.BOUNCE
    assert found.bounce is not None
    assert found.bounce.recipients == ("tariq@example.org",)
    assert (found.bounce.permanence, found.bounce.cause) == (Permanence.SOFT, Cause.MAILBOX_FULL)
    assert found.cited_tokens == (TOKEN,)


def test_a_delay_is_a_notice_and_never_hard():
    found = understand((MAILS / "delay_notice.eml").read_bytes())

    assert (found.kind, found.reported) == (MailKind.DELIVERY_NOTICE, ("yun@example.com",))
    assert found.bounce is not None
    assert found.bounce.permanence is Permanence.SOFT


def test_a_delivered_report_is_a_notice_without_a_bounce():
    found = understand(report("250 2.1.5 ok", status="2.1.5", action="delivered"))

    assert (found.kind, found.reported, found.bounce) == (MailKind.DELIVERY_NOTICE, ("yun@example.com",), None)


def test_a_feedback_report_is_a_complaint_about_the_one_who_complained():
    found = understand((MAILS / "complaint.eml").read_bytes())

    assert (found.kind, found.reported) == (MailKind.COMPLAINT, ("yun@example.com",))
    assert found.cited_tokens == (TOKEN,)


@pytest.mark.parametrize(
    ("said", "status", "permanence", "cause"),
    [
        ("550 5.1.1 user unknown", "5.1.1", Permanence.HARD, Cause.UNKNOWN_USER),
        ("550 5.1.2 host unknown", "5.1.2", Permanence.HARD, Cause.UNKNOWN_HOST),
        ("556 5.1.10 recipient address has null MX", "5.1.10", Permanence.HARD, Cause.NOT_ACCEPTING),
        ("552 5.2.2 mailbox full", "5.2.2", Permanence.SOFT, Cause.MAILBOX_FULL),
        ("452 4.2.2 over quota", "4.2.2", Permanence.SOFT, Cause.MAILBOX_FULL),
        ("552 5.3.4 message too large", "5.3.4", Permanence.SOFT, Cause.TOO_LARGE),
        ("421 4.7.0 too many connections, slow down", "4.7.0", Permanence.SOFT, Cause.RATE),
        ("450 4.1.1 user unknown, try again", "4.1.1", Permanence.SOFT, Cause.UNKNOWN_USER),
        ("550 5.7.1 message rejected as spam", "5.7.1", Permanence.UNDETERMINED, Cause.SPAM),
        ("550 5.7.26 DMARC policy", "5.7.26", Permanence.UNDETERMINED, Cause.AUTHENTICATION),
        ("550 5.7.1 rejected by policy", "5.7.1", Permanence.UNDETERMINED, Cause.POLICY),
        ("550 5.7.1 relaying denied", "5.7.1", Permanence.UNDETERMINED, Cause.RELAYING),
        ("550 5.2.1 this account has been disabled", "5.2.1", Permanence.UNDETERMINED, Cause.SUSPENDED),
        ("550 5.1.8 bad sender address, domain not found", "5.1.8", Permanence.UNDETERMINED, Cause.POLICY),
        ("550 something nobody has heard of", "5.0.0", Permanence.UNDETERMINED, Cause.UNSPECIFIED),
    ],
)
def test_only_an_address_or_host_that_is_gone_is_hard(said, status, permanence, cause):
    bounce = understand(report(said, status=status)).bounce

    assert bounce is not None
    assert (bounce.permanence, bounce.cause) == (permanence, cause)


def test_user_unknown_said_after_the_text_is_not_hard():
    bounce = understand(report("host said: 550 user unknown (in reply to end of DATA command)", status="5.0.0")).bounce

    assert bounce is not None
    assert (bounce.permanence, bounce.cause) == (Permanence.UNDETERMINED, Cause.UNKNOWN_USER)


def test_an_address_of_an_inner_system_gives_way_to_the_one_we_wrote_to():
    raw = report("550 5.1.1 user unknown", status="5.1.1", recipient="yun@inner").replace(
        b"Final-Recipient", b"Original-Recipient: rfc822; yun@example.com\nFinal-Recipient"
    )

    assert understand(raw).reported == ("yun@example.com",)


def test_our_own_address_is_not_taken_for_the_one_that_failed():
    raw = (
        b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.com\nTo: recruiting@company.example\nSubject: failure notice\n\n"
        b"The mail from recruiting@company.example could not be delivered to yun@example.com: 550 5.1.1 user unknown\n"
    )

    assert understand(raw).reported == ("yun@example.com",)


def test_a_relay_notification_in_json_is_a_bounce():
    raw = (
        b"From: notes@relay.example\nTo: recruiting@company.example\nSubject: Notification\n\n"
        b'{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":'
        b'[{"emailAddress":"yun@example.com","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}}'
    )
    found = understand(raw)

    assert (found.kind, found.reported) == (MailKind.BOUNCE, ("yun@example.com",))
    assert found.bounce is not None
    assert found.bounce.permanence is Permanence.HARD


def test_a_person_who_quotes_a_failure_is_a_person():
    raw = (
        b"Return-Path: <noor@studio.example>\nFrom: Noor <noor@studio.example>\nTo: recruiting@company.example\n"
        b'Subject: Re: Undelivered mail\n\nMy answer came back with "550 5.1.1 user unknown", so again: yes please.\n'
    )

    assert understand(raw).kind is MailKind.HUMAN
