"""Mails and texts that were made to hurt a reader: the lists A-50 and A-51, each to any size.

A bomb is a function of its size, so that a proof can draw one and a test can see whether time grows with it.
"""

from collections.abc import Callable

HEAD = b"From: Ana <ana@b.example>\nDate: Tue, 12 Jan 2027 09:14:02 +0100\n"
REPORT = b"Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: Undelivered Mail\n\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b0\n\n"

Bomb = Callable[[int], bytes]


def nested_multiparts(n: int) -> bytes:
    inner = (b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (one, one + 1) for one in range(n))
    return MIXED + b"".join(inner)


def nested_around(n: int) -> bytes:
    """Nineteen multiparts around one part of n octets: each level could copy it."""
    return nested_multiparts(18) + b"--b18\n\n" + b"a line of text\n" * (n // 15)


UNREADABLE: dict[str, tuple[Bomb, int]] = {
    "nested multiparts": (nested_multiparts, 1_000),
    "parts without end": (lambda n: MIXED + b"--b0\n\nx\n" * n, 100_000),
    "a header too long": (lambda n: HEAD + b"X: " + b"a" * n + b"\n\nhi", 1_000_000),
    "headers without end": (lambda n: HEAD + b"X-A: b\n" * n + b"\nhi", 100_000),
    "a header block that never ends": (lambda n: HEAD + b"and on\n" * n, 100_000),
}
"""Bombs with the size of the list; each is over a limit and still tells its sender."""

READABLE: dict[str, tuple[Bomb, int]] = {
    "nested mails": (lambda n: HEAD + b"Content-Type: message/rfc822\n\n" * n, 1_000),
    "nested multiparts around a long part": (nested_around, 20_000_000),
    "parentheses": (lambda n: HEAD + b"To: " + b"(" * n + b"\n\nhi", 200_000),
    "quotation marks": (lambda n: HEAD + b"To: " + b'"' * n + b"\n\nhi", 200_000),
    "commas": (lambda n: HEAD + b"Cc: " + b"," * n + b"\n\nhi", 200_000),
    "an address without end": (lambda n: HEAD + b"Cc: " + b"a." * n + b"@b\n\nhi", 100_000),
    "an empty id in brackets": (lambda n: HEAD + b"Message-ID: <[]>" * n + b"\n\nhi", 10_000),
    "an unknown charset": (lambda n: HEAD + b"Content-Type: text/plain; charset=x-nope" + b"e" * n + b"\n\nhi", 1),
    "a charset with a NUL": (lambda n: HEAD + b'Content-Type: text/plain; charset="a' + b"\0" * n + b'b"\n\nhi', 1),
    "the charset idna": (lambda n: HEAD + b"Content-Type: text/plain; charset=idna\n\n" + b"\xff\xfe" * n, 1),
    "the charset undefined": (lambda n: HEAD + b"Content-Type: text/plain; charset=undefined\n\n" + b"hi" * n, 1),
    "a parameter without end": (lambda n: HEAD + b'Content-Type: text/plain; a="' + b"\\" * n + b"\n\nhi", 200_000),
    "parameters without end": (lambda n: HEAD + b"Content-Type: text/plain" + b";a=b" * n + b"\n\nhi", 50_000),
    "one line": (lambda n: HEAD + b"\n" + b"a" * n, 20_000_000),
    "encoded words": (lambda n: HEAD + b"Subject: " + b"=?utf-8?q?a?= " * n + b"\n\nhi", 15_000),
    "half an encoded word": (lambda n: HEAD + b"Subject: " + b"=?a?q?" * n + b"\n\nhi", 30_000),
    "references": (lambda n: HEAD + b"References: " + b"<a@b> " * n + b"\n\nhi", 30_000),
    "open references": (lambda n: HEAD + b"References: " + b"<" * n + b"\n\nhi", 200_000),
    "eight-bit garbage": (lambda n: HEAD + b"\n" + bytes(range(256)) * n, 4_000),
    "empty lines": (lambda n: b"\n" * n + HEAD + b"\nhi" + b"\n" * n, 1_000_000),
    "near boundaries": (lambda n: MIXED + b"--b0\n\nhi" + b"\n--b0x" * n, 1_000_000),
    "blanks behind boundaries": (lambda n: MIXED + b"--b0\n\nhi\n--b0" + b" " * n + b"x", 1_000_000),
    "a file of zeros": (
        lambda n: (
            MIXED + b"--b0\n\nhi\n--b0\nContent-Type: application/zip; name=a.zip\n"
            b"Content-Transfer-Encoding: base64\n\n" + b"A" * n
        ),
        20_000_000,
    ),
    "soft line ends": (
        lambda n: HEAD + b"Content-Transfer-Encoding: quoted-printable\n\nhi" + b"=\n" * n,
        2_000_000,
    ),
    "divs": (lambda n: HTML + b"<div>" * n + b"hi", 80_000),
    "tables": (lambda n: HTML + b"<table><tr><td>a</td></tr></table>" * n, 12_000),
    "tables in tables": (lambda n: HTML + b"<table><tr><td>a" * n, 20_000),
    "cells of many lines": (lambda n: HTML + b"<table><tr>" + b"<td>a<br>b<br>c</td>" * n, 15_000),
    "lists in lists": (lambda n: HTML + b"<ul><li>a" * n, 30_000),
    "angle brackets": (lambda n: HTML + b"<" * n, 400_000),
    "attributes": (lambda n: HTML + b"<p " + b"a=b " * n + b">hi", 80_000),
    "entities": (lambda n: HTML + b"&amp" * n, 100_000),
    "comments": (lambda n: HTML + b"<!--" * n + b"hi", 100_000),
    "quotes in quotes": (lambda n: HTML + b"<blockquote>a" * n, 30_000),
    "marks": (lambda n: HEAD + b"\n" + b">" * n, 1_000_000),
    "lines of marks": (lambda n: HEAD + b"\n" + b">\n" * n, 200_000),
    "half words": (lambda n: HEAD + b"\n" + b"te" * n, 500_000),
    "dates": (lambda n: HEAD + b"\n" + b"until 3 May " * n, 20_000),
    "introductions that introduce nothing": (lambda n: HEAD + b"\n" + " on x… at y…".encode() * n, 15_000),
    "lines that introduce nothing": (lambda n: HEAD + b"\n" + " on x… at y…\n".encode() * n, 15_000),
    "a report of codes": (lambda n: REPORT + b"550 5.1.1 user unknown <a@b.example>\n" * n, 20_000),
    "a report of half phrases": (lambda n: REPORT + b"mailbox is " * n, 100_000),
    "a report of open lists": (lambda n: REPORT + b'{"notificationType":' + b"[" * n, 100_000),
    "a report of blanks": (lambda n: REPORT + b"delivery to " + b" \t" * n, 100_000),
    "a calendar of beginnings": (
        lambda n: HEAD + b"Content-Type: text/calendar\n\n" + b"BEGIN:VCALENDAR\n" * n,
        20_000,
    ),
    "a calendar of folds": (
        lambda n: (
            HEAD + b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nX:" + b"a\n " * n
        ),
        100_000,
    ),
}
"""Bombs with the size of the list; each is within the limits, and a person or a report all the same."""

TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "introductions on lines of their own": (lambda n: " on x… at y…\n" * n, 15_000),
    "introductions on one line": (lambda n: " on x… at y…" * n, 15_000),
    "half introductions": (lambda n: "On 2027-01-01 10:00 a@b.example\n" * n, 6_000),
    "On without wrote": (lambda n: "On " * n, 60_000),
    "wrote without On": (lambda n: "wrote: " * n, 30_000),
    "half header blocks": (lambda n: "From: a\nTo: b\n" * n, 15_000),
    "header names": (lambda n: "From: " * n, 30_000),
    "ruled lines": (lambda n: "-----\nfoo bar\n" * n, 15_000),
    "one ruled line": (lambda n: "-" * n, 200_000),
    "rules of many kinds": (lambda n: "-=_*" * n, 50_000),
    "signatures": (lambda n: "Best,\n\nAna Tel. 0\n\n" * n, 10_000),
    "closings": (lambda n: "Best regards\n" * n, 15_000),
    "quoted lines": (lambda n: ">\n" * n, 100_000),
    "nested marks": (lambda n: "> " * n, 100_000),
    "a storm of half words": (lambda n: "te" * n, 100_000),
    "blanks": (lambda n: "a" + " " * n + "b", 200_000),
    "empty lines": (lambda n: "a" + "\n" * n + "b", 200_000),
    "blanks and ends": (lambda n: " \n" * n, 100_000),
    "addresses": (lambda n: "a@b " * n, 60_000),
    "half addresses": (lambda n: "a@" * n, 100_000),
    "local parts": (lambda n: "a." * n, 100_000),
    "digits": (lambda n: "1" * n, 200_000),
    "half dates": (lambda n: "3. " * n, 60_000),
    "not at all": (lambda n: "not " * n, 60_000),
    "please": (lambda n: "please " * n, 30_000),
    "one word": (lambda n: "stopp" * n, 50_000),
    "links": (lambda n: "https://a.b/" * n, 20_000),
    "pipes": (lambda n: " | " * n, 60_000),
    "brackets": (lambda n: "[" * n, 200_000),
    "stars": (lambda n: "*" * n, 200_000),
    "questions": (lambda n: "when? " * n, 40_000),
}
"""Texts that a person could have typed; each is read as a letter."""
