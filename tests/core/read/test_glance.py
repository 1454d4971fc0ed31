from datetime import UTC, datetime
from pathlib import Path

import pytest

from sequencer.core.read.glance import glance

MAILS = Path(__file__).parents[2] / "mails"
TOKEN = "sq-abcdefghijklmnopqrstuvwx-abcdefghijklmnop"


def test_a_reply_shows_who_wrote_to_whom_and_what_it_answers():
    seen = glance((MAILS / "human_reply_with_signature.eml").read_bytes())

    assert seen.is_readable
    assert seen.message_id == "<5@studio.example>"
    assert (seen.from_name, seen.senders) == ("Noor Haddád", ("noor@studio.example",))
    assert seen.recipients == ("recruiting@company.example", "ines@studio.example")
    assert seen.cited_ids == ("<run.1@company.example>", "<run.0@company.example>")
    assert seen.sent_at == datetime(2027, 1, 12, 8, 14, 2, tzinfo=UTC)
    assert not seen.is_report


def test_in_reply_to_comes_first_and_references_follow_from_right_to_left():
    seen = glance(b"From: a@b.example\nReferences: <1@x> <2@x>\n <3@x>\nIn-Reply-To: <9@x>\n\n")

    assert seen.cited_ids == ("<9@x>", "<3@x>", "<2@x>", "<1@x>")


def test_a_token_is_found_in_any_header_in_any_case():
    seen = glance(f"From: a@b.example\nTo: r+{TOKEN.upper()}@company.example\n\n".encode())

    assert seen.tokens == (TOKEN,)


@pytest.mark.parametrize(
    "head",
    [
        b"Return-Path: <>\nFrom: a@b.example\n\n",
        b"From: MAILER-DAEMON@b.example\n\n",
        b"From: Postmaster <postmaster@b.example>\n\n",
        b"From: a@b.example\nX-Failed-Recipients: c@d.example\n\n",
        b'From: a@b.example\nContent-Type: multipart/report; boundary="x"\n\n',
    ],
)
def test_every_sign_of_a_report_counts(head):
    assert glance(head).is_report


def test_sender_and_reply_to_stand_behind_from():
    seen = glance(b"Reply-To: c@x.example\nSender: B@x.example\nFrom: A <a@x.example>\n\n")

    assert seen.senders == ("a@x.example", "b@x.example", "c@x.example")


def test_an_address_inside_a_quoted_name_is_no_sender():
    seen = glance(b'From: "Eve <boss@company.example>" <eve@x.example>\n\n')

    assert seen.senders == ("eve@x.example",)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_every_line_ending_separates_headers(ending):
    seen = glance(ending.join([b"From: a@b.example", b"Subject: one", b" two", b"", b"From: body@b.example"]))

    assert (seen.senders, seen.subject) == (("a@b.example",), "one two")


def test_headers_beyond_the_limit_still_give_the_sender():
    seen = glance(b"From: Ana <Ana@b.example>\nX-Filler: " + b"a" * 300_000 + b"\n\n")

    assert not seen.is_readable
    assert seen.senders == ("ana@b.example",)


def test_a_large_body_does_not_make_the_headers_too_long():
    assert glance(b"From: a@b.example\n\n" + b"x" * 600_000).is_readable


def test_bytes_without_headers_are_not_readable():
    assert not glance(b"just some words\nand more").is_readable


@pytest.mark.parametrize(
    "head",
    [
        b"From: a@b.example\nTo: " + b"(" * 2000 + b"\n\n",
        b"From: a@b.example\nMessage-ID: <[]>\n\n",
        b"From: a@b.example\nDate: Mon, 99 Foo 99999999999 99:99:99 +9999\n\n",
        b"From: =?x-nope?q?Ana?= <a@b.example>\n\n",
        b"From: =?idna?b?/////w==?= <a@b.example>\n\n",
        b"From: a@b.example\nSubject: =?utf-8?b?A?= =?utf-8?q?=ZZ?=\n\n",
        b"From: a@b.example\nReferences: " + b"<a@b> " * 30_000 + b"\n\n",
        b"From: a@b.example\nSubject: \xff\xfe\x00\x81\n\n",
    ],
)
def test_a_hostile_header_hides_neither_the_mail_nor_its_sender(head):
    seen = glance(head)

    assert (seen.is_readable, seen.senders) == (True, ("a@b.example",))


def test_cited_ids_are_capped():
    references = b" ".join(b"<%d@x>" % number for number in range(1000))

    assert len(glance(b"From: a@b.example\nReferences: " + references + b"\n\n").cited_ids) == 200


def test_an_encoded_subject_split_inside_a_letter_is_joined():
    seen = glance(b"From: a@b.example\nSubject: =?utf-8?b?R3LDvMM=?=\n =?utf-8?b?n2U=?= aus Gent\n\n")

    assert seen.subject == "Grüße aus Gent"
