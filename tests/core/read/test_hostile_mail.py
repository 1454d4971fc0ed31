"""The hostile inputs of the threat list: each gives a verdict, soon, and keeps the sender where it can be read."""

import time

import pytest
from proofs.bombs import READABLE, TEXTS, UNREADABLE

from sequencer.core.read.mime import Mail, open_mail
from sequencer.core.read.parts import DEEPEST, LARGEST_MAIL
from sequencer.core.read.understanding import understand, understand_text
from sequencer.core.states import MailKind

SECONDS = 10.0  # of one processor; what a child process is given for one mail. A square needs far more at these sizes


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_bomb_is_set_aside_with_its_sender(name):
    make, size = UNREADABLE[name]
    found = understand(make(size))

    assert (found.kind, found.glance.is_readable) == (MailKind.UNREADABLE, False)
    assert found.glance.senders == ("ana@b.example",)


@pytest.mark.parametrize("name", READABLE)
def test_a_hostile_mail_gets_its_verdict_in_time(name):
    make, size = READABLE[name]
    found = _in_time(understand, make(size))

    assert found.kind in {MailKind.HUMAN, MailKind.BOUNCE}


@pytest.mark.parametrize("name", TEXTS)
def test_a_letter_that_was_made_to_be_slow_is_read_in_time(name):
    make, size = TEXTS[name]

    assert _in_time(understand_text, make(size)).kind is MailKind.HUMAN


def test_the_largest_mail_is_read_and_its_file_is_counted():
    head = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n--x\nContent-Type: application/pdf"
    head += b"; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    lines = (LARGEST_MAIL - len(head) - 10) // 77
    mail = open_mail(head + (b"QUJD" * 19 + b"\n") * lines + b"--x--\n")

    assert isinstance(mail, Mail)
    assert [one.size for one in mail.attachments] == [57 * lines]


def test_parts_nested_as_deep_as_allowed_are_still_read():
    head = b"From: a@b.example\n"
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (one, one) for one in range(DEEPEST))
    mail = open_mail(head + opened + b"\nhello\n")

    assert isinstance(mail, Mail)
    assert mail.plain.strip() == "hello"


@pytest.mark.parametrize("raw", [b"", b"\0" * 1000, b"hello world", b"\r\n\r\n", b"From", b":" * 5000])
def test_bytes_that_are_no_mail_are_unreadable(raw):
    assert understand(raw).kind is MailKind.UNREADABLE


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "\u202e" * 100, "a" * 300_000])
def test_any_text_at_all_gets_a_verdict(text):
    assert understand_text(text).kind is MailKind.HUMAN


def _in_time(understood, given):
    """What it is taken for, within the seconds of one processor that a mail is given; how time grows is a benchmark."""
    began = time.process_time()
    found = understood(given)
    assert time.process_time() - began < SECONDS
    return found
