"""The hostile inputs of the threat list: each gives a verdict, soon, and keeps the sender where it can be read."""

import time

import pytest

from sequencer.core.read.quoting import own_words
from sequencer.core.read.understanding import understand, understand_text
from sequencer.core.states import MailKind

HEAD = b"From: Ana <ana@b.example>\nDate: Tue, 12 Jan 2027 09:14:02 +0100\n"
REPORT = b"Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: Undelivered Mail\n\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b0\n\n"
SECONDS = 10.0  # of one processor; what a child process is given for one mail

UNREADABLE = {
    "a thousand nested multiparts": MIXED
    + b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(1000)),
    "a hundred thousand parts": MIXED + b"--b0\n\nx\n" * 100_000,
    "a header of a megabyte": HEAD + b"X: " + b"a" * 1_000_000 + b"\n\nhi",
}

READABLE = {
    "a thousand nested mails": HEAD + b"Content-Type: message/rfc822\n\n" * 1000,
    "two thousand parentheses": HEAD + b"To: " + b"(" * 2000 + b"\n\nhi",
    "an empty id in brackets": HEAD + b"Message-ID: <[]>\n\nhi",
    "an unknown charset": HEAD + b"Content-Type: text/plain; charset=x-nope\n\nhi",
    "a charset with a NUL": HEAD + b'Content-Type: text/plain; charset="a\0b"\n\nhi',
    "the charset idna": HEAD + b"Content-Type: text/plain; charset=idna\n\n\xff\xfe",
    "the charset undefined": HEAD + b"Content-Type: text/plain; charset=undefined\n\nhi",
    "one line of twenty megabytes": HEAD + b"\n" + b"a" * 20_000_000,
    "many encoded words": HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 15_000 + b"\n\nhi",
    "thirty thousand references": HEAD + b"References: " + b"<a@b> " * 30_000 + b"\n\nhi",
    "eight-bit garbage": HEAD + b"\n" + bytes(range(256)) * 1000,
    "divs without end": HTML + b"<div>" * 80_000 + b"hi",
    "tables without end": HTML + b"<table><tr><td>a</td></tr></table>" * 12_000,
    "angle brackets alone": HTML + b"<" * 400_000,
    "quotes in quotes": HTML + b"<blockquote>a" * 30_000,
    "a megabyte of marks": HEAD + b"\n" + b">" * 1_000_000,
    "a storm of half words": HEAD + b"\n" + b"te" * 500_000,
    "dates without end": HEAD + b"\n" + b"until 3 May " * 20_000,
    "a report of codes": REPORT + b"550 5.1.1 user unknown <a@b.example>\n" * 20_000,
    "a report of half phrases": REPORT + b"mailbox is " * 100_000,
    "a report of open lists": REPORT + b'{"notificationType":' + b"[" * 100_000,
    "a calendar of beginnings": HEAD + b"Content-Type: text/calendar\n\n" + b"BEGIN:VCALENDAR\n" * 20_000,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_bomb_is_set_aside_with_its_sender(name):
    found = understand(UNREADABLE[name])

    assert (found.kind, found.glance.is_readable) == (MailKind.UNREADABLE, False)
    assert found.glance.senders == ("ana@b.example",)


@pytest.mark.parametrize("name", READABLE)
def test_a_hostile_mail_gets_its_verdict_in_time(name):
    began = time.process_time()
    found = understand(READABLE[name])

    assert time.process_time() - began < SECONDS
    assert found.kind in {MailKind.HUMAN, MailKind.BOUNCE}


@pytest.mark.parametrize(
    "text",
    [
        " on x… at y…\n" * 15_000,
        " on x… at y…" * 15_000,
        "On 2027-01-01 10:00 a@b.example\n" * 6_000,
        "From: a\nTo: b\n" * 15_000,
        "-----\nfoo bar\n" * 15_000,
        "Best,\n\nAna Tel. 0\n\n" * 10_000,
        ">\n" * 100_000,
    ],
)
def test_trimming_takes_time_in_proportion_to_the_text(text):
    began = time.process_time()
    own_words(text)
    once = time.process_time() - began

    assert once < SECONDS / 2


@pytest.mark.parametrize("raw", [b"", b"\0" * 1000, b"hello world", b"\r\n\r\n", b"From", b":" * 5000])
def test_bytes_that_are_no_mail_are_unreadable(raw):
    assert understand(raw).kind is MailKind.UNREADABLE


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "\u202e" * 100, "a" * 300_000])
def test_any_text_at_all_gets_a_verdict(text):
    assert understand_text(text).kind is MailKind.HUMAN
