import pytest
from bounce_mails_in_form import IN_FORM
from bounce_mails_in_words import IN_WORDS, NOTIFICATIONS
from bounce_sentences import SENTENCES

from sequencer.core.read.understanding import understand

OURS = "recruiting@company.example"


def returned(to):
    return (
        f"Return-Path: <{OURS}>\nReceived: from app (localhost [127.0.0.1]) by smtp.company.example\n\tfor <{to}>;"
        f" Tue, 2 Sep 2025 10:00:00 +0000\nFrom: Tariq Aziz <{OURS}>\nTo: {to}\nSubject: Staff nurse\n"
        "Message-ID: <1@company.example>\n\nHello,\nwould you talk for ten minutes?\n"
    )


def mail_of(told):
    body = told.body.replace("\n@", "\n" + returned(told.to))
    return (
        f"Return-Path: <>\nFrom: {told.sender}\nTo: {OURS}\nSubject: {told.subject}\nDate: Tue, 2 Sep 2025 10:05:00 +0000\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}"
    ).encode()


@pytest.mark.parametrize("told", IN_WORDS, ids=lambda told: told.system)
def test_a_report_in_words_alone_is_understood(told):
    found = understand(mail_of(told))

    assert (str(found.kind), found.reported) == (told.kind, (told.to,))
    bounce = (str(found.bounce.permanence), str(found.bounce.cause)) if found.bounce else ("", "")
    assert bounce == (told.permanence, told.cause)


@pytest.mark.parametrize("told", NOTIFICATIONS, ids=lambda told: told.system)
def test_a_notice_of_a_sending_service_is_a_bounce_and_the_same_words_of_a_person_are_not(told):
    head = b"Return-Path: <pm@service.example>\nAuto-Submitted: auto-generated\n"
    notice = mail_of(told).replace(b"Return-Path: <>\n", head)
    found = understand(notice)

    assert (str(found.kind), found.reported) == ("bounce", (told.to,))
    assert found.bounce is not None
    assert found.bounce.permanence == "hard"
    assert understand(notice.replace(head, b"Return-Path: <pat@service.example>\n")).kind == "human"


@pytest.mark.parametrize(("said", "permanence", "cause"), SENTENCES)
def test_what_a_server_says_decides_whether_it_is_for_good(said, permanence, cause):
    raw = (
        f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: {OURS}\nSubject: Undelivered\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; yun@example.com\n"
        f"Action: failed\nDiagnostic-Code: smtp; {said}\n\n--x--\n"
    )
    bounce = understand(raw.encode()).bounce

    assert bounce is not None
    if permanence:
        assert bounce.permanence == permanence
    else:
        assert bounce.permanence != "hard"
    assert not cause or bounce.cause == cause


def form_of(filled, line_end="\n"):
    words = f"--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{filled.words}\n\n"
    group = "" if filled.form == "feedback-report" else "Reporting-MTA: dns; mx.example\n\n"
    form = f"--x\nContent-Type: message/{filled.form}\n\n{group}{filled.fields}\n\n" if filled.form else ""
    head = (
        f'multipart/report; report-type="{filled.form.removeprefix("global-")}"' if filled.form else "multipart/mixed"
    )
    text = (
        f"From: {filled.sender}\nTo: {OURS}\nSubject: {filled.subject}\nMIME-Version: 1.0\n"
        f"Content-Type: {head}; boundary=x\n\n{words}{form}"
        f"--x\nContent-Type: message/rfc822\n\n{returned(filled.to)}\n--x--\n"
    )
    return text.replace("\n", line_end).encode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
@pytest.mark.parametrize("filled", IN_FORM, ids=lambda filled: filled.system)
def test_a_report_in_its_form_is_understood(filled, line_end):
    found = understand(form_of(filled, line_end))

    assert (str(found.kind), found.reported) == (filled.kind, filled.reported)
    bounce = (str(found.bounce.permanence), str(found.bounce.cause)) if found.bounce else ("", "")
    assert bounce == (filled.permanence, filled.cause)


PEOPLE = {
    "who forwards a bounce with its parts": (
        "From: Noor <noor@studio.example>\nSubject: Fwd: Undelivered Mail\nIn-Reply-To: <1@company.example>\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
        "Your other address bounced, see below. And yes please.\n\n--x\nContent-Type: message/delivery-status\n\n"
        "Final-Recipient: rfc822; jobs@company.example\nAction: failed\nStatus: 5.1.1\n\n--x--\n"
    ),
    "who is postmaster and answers": (
        "Return-Path: <postmaster@small.example>\nFrom: Jan <postmaster@small.example>\nSubject: Re: Staff nurse\n"
        "In-Reply-To: <1@company.example>\n\nSorry, your first mail could not be delivered, my mailbox was full. Call me.\n"
        "\n> From: Tariq <recruiting@company.example>\n> To: postmaster@small.example\n> Subject: Staff nurse\n"
    ),
    "who is postmaster and writes": (
        "Return-Path: <postmaster@small.example>\nFrom: Jan <postmaster@small.example>\nSubject: Your vacancy\n\n"
        "My server was not reachable, so write to jan@small.example please.\n"
    ),
    "whose name has the office in it": (
        'Return-Path: <k.kern@small.example>\nFrom: "System Administrator Karl Kern" <k.kern@small.example>\n'
        "Subject: Your vacancy\n\nI am interested. The server was unreachable, use karl@kern.example.\n"
    ),
    "whose subject says delivered": (
        "Return-Path: <kim@x.example>\nFrom: Kim <kim@x.example>\nSubject: Delivered: my papers\n\n"
        "My papers have been delivered to your office.\n"
    ),
    "who answers from an abuse desk": (
        "Return-Path: <abuse@x.example>\nFrom: Kim <abuse@x.example>\nSubject: Re: your abuse report\n\nI'd love to talk.\n"
    ),
    "who tells of a failure": (
        "Return-Path: <kim@x.example>\nFrom: Kim <kim@x.example>\nSubject: Delivery problem\n\n"
        "Mail to kim@old.example failed with 550 5.1.1 user unknown, so I write from here. Yes please.\n"
    ),
}


@pytest.mark.parametrize("raw", PEOPLE.values(), ids=PEOPLE)
def test_nobody_is_taken_for_a_report(raw):
    assert str(understand(f"To: {OURS}\n{raw}".encode()).kind) == "human"


@pytest.mark.parametrize("said", ["and your message was not delivered", "Your mail will not be forwarded"])
def test_an_automatic_answer_that_speaks_of_delivery_stays_one(said):
    raw = (
        f"Return-Path: <>\nFrom: Kim <kim@x.example>\nTo: {OURS}\nSubject: Automatic reply: Delivery manager, bounce rates\n"
        f"Auto-Submitted: auto-replied\n\nKim no longer works here. {said}. Write to lee@x.example.\n"
    )

    assert str(understand(raw.encode()).kind) == "auto_reply"


@pytest.mark.parametrize(
    ("type_", "permanence", "cause"),
    [
        ('"bounceType":"Permanent","bounceSubType":"NoEmail"', "hard", "unknown_user"),
        ('"bounceType":"Permanent","bounceSubType":"OnAccountSuppressionList"', "undetermined", "suppressed"),
        ('"bounceType":"Transient","bounceSubType":"MailboxFull"', "soft", "mailbox_full"),
        ('"bounceType":"Transient","bounceSubType":"General"', "soft", "unspecified"),
    ],
)
def test_a_notification_that_quotes_no_server_is_understood_by_its_type(type_, permanence, cause):
    raw = (
        f"From: notes@relay.example\nTo: {OURS}\nSubject: Notification\n\n"
        f'{{"notificationType":"Bounce","bounce":{{{type_},"bouncedRecipients":[{{"emailAddress":"yun@example.com"}}]}}}}'
    )
    bounce = understand(raw.encode()).bounce

    assert bounce is not None
    assert (str(bounce.permanence), str(bounce.cause)) == (permanence, cause)


def test_a_complaint_with_everything_blacked_out_is_known_by_what_it_returns():
    token = "sq-abcdefghijklmnopqrstuvwx-abcdefghijklmnop"
    raw = (
        f"From: scomp@provider.example\nTo: {OURS}\nSubject: Email Feedback Report for IP 203.0.113.5\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n--x\n"
        "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: Some/1\nVersion: 0.1\n\n--x\n"
        f"Content-Type: message/rfc822\n\nFrom: {OURS}\nTo: redacted@provider.example\n"
        f"Message-ID: <{token}@company.example>\n\nHello\n\n--x--\n"
    )
    found = understand(raw.encode())

    assert (str(found.kind), found.reported, found.cited_tokens) == ("complaint", (), (token,))


@pytest.mark.timeout(60)
def test_a_report_of_empty_lines_is_read_in_proportion_to_its_size():
    raw = (
        f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: {OURS}\nSubject: Undelivered\n\nyun@example.com"
        + "\n" * 400_000
    )

    assert understand(f"{raw}x".encode()).reported == ("yun@example.com",)


EXIM = (
    "Return-Path: <>\nX-Failed-Recipients: yun@far.example\nFrom: Mail Delivery System <Mailer-Daemon@mx.example>\n"
    f"To: {OURS}\nSubject: Mail delivery failed\n\nThe following address failed:\n\n  yun@far.example\n{{}}"
    "    550 No such user here\n\n------ This is a copy of the message. ------\n\n{}"
)


@pytest.mark.parametrize(
    ("origin", "recipients"),
    [
        ("", ("yun@example.com",)),
        ("    (generated from yun@example.com)\n", ("yun@example.com",)),
        ("    (ultimately generated from team@near.example)\n", ("yun@far.example",)),
    ],
)
def test_forwarding_is_undone_unless_the_report_names_another_origin(origin, recipients):
    assert understand(EXIM.format(origin, returned("yun@example.com")).encode()).reported == recipients


def test_a_delivered_to_line_alone_undoes_no_forwarding():
    told = "Hi. This is the qmail-send program at mx.example.\n\n<yun@far.example>:\n550 Unknown user\n\n"
    below = f"--- Below this line is a copy of the message.\n\nDelivered-To: yun@example.com\nFrom: {OURS}\nTo: yun@example.com\n"
    raw = f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: {OURS}\nSubject: failure notice\n\n{told}{below}"

    assert understand(raw.encode()).reported == ("yun@far.example",)


def test_a_closed_list_is_who_refused_and_not_the_address_for_joining_it():
    told = "You are not a member of this mailing list <cats@lists.example>.\n\nWrite to\n\n  cats-ctl@lists.example\n"
    raw = f"From: cats-admin@lists.example\nX-MLServer: fml [4.0]\nTo: {OURS}\nSubject: You are not member (cats ML)\n\n{told}"

    assert understand(raw.encode()).reported == ("cats@lists.example",)
