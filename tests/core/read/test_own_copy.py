"""A mail of ours is known again, whatever a provider has made of it."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from builders import SIGNER

from sequencer.core.read.own_copy import (
    Wanted,
    is_marked_otherwise,
    recognised,
    says_the_same,
    text_print,
)

TOKEN = SIGNER.message_token(b"a" * 15)
OTHER = SIGNER.message_token(b"b" * 15)
TEXT = (
    "Hi Lena,\r\n\r\nshall we talk about grippers? Grüße und bis bald, we have a line that is long enough to wrap.\r\n"
)
SENT = (
    f"From: ada@acme.example\r\nTo: lena@brandt.example\r\nSubject: Grippers\r\nMessage-ID: <{TOKEN}@acme.example>\r\n"
    f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{TEXT}"
).encode()
WANTED = Wanted(1, TOKEN, f"<{TOKEN}@acme.example>", "lena@brandt.example", datetime(2027, 3, 1, 10, tzinfo=UTC), SENT)


@pytest.mark.parametrize(
    ("field", "how"),
    [
        ("Message-ID: <{}@acme.example>", "by its Message-ID"),
        ("X-Microsoft-Original-Message-ID: <{}@acme.example>", "by the Message-ID it was sent with"),
        ("X-Google-Original-Message-ID:\n <{}@acme.example>", "by the Message-ID it was sent with"),
        ("List-Unsubscribe: <mailto:a@b.example?subject=unsubscribe%20{}>", "by our own reference in it"),
        ("In-Reply-To: <{}@acme.example>", None),
        ("X-Anything: {}", None),
    ],
)
def test_it_is_known_by_a_mark_in_its_header(field, how):
    head = f"Subject: x\nMessage-ID: <1@elsewhere.example>\n{field.format(TOKEN)}\n".encode()
    if field.startswith("Message-ID"):
        head = f"{field.format(TOKEN)}\n".encode()

    assert recognised(head, WANTED, SIGNER) == how


def test_another_mail_of_ours_is_another_mail():
    head = f"Message-ID: <{OTHER}@acme.example>\n".encode()

    assert recognised(head, WANTED, SIGNER) is None
    assert is_marked_otherwise(head, WANTED, SIGNER)
    assert not is_marked_otherwise(b"Message-ID: <1@acme.example>\n", WANTED, SIGNER)


def test_a_forged_mark_proves_nothing():
    forged = TOKEN[:-1] + ("a" if TOKEN[-1] != "a" else "b")

    assert recognised(f"Message-ID: <{forged}@acme.example>\n".encode(), WANTED, SIGNER) is None


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_its_words_are_the_same_however_they_are_encoded_and_wrapped(encoding):
    mail = message_from_bytes(SENT, policy=policy.SMTP)
    again = message_from_bytes(b"Message-ID: <1@relay.example>\r\nTo: lena@brandt.example\r\n\r\n", policy=policy.SMTP)
    again.set_content(mail.get_content().replace(" we ", "\r\nwe "), cte=encoding, charset="utf-8")

    assert says_the_same(bytes(again), WANTED)


def test_other_words_are_another_mail_and_no_words_are_none():
    assert not says_the_same(SENT.replace(b"grippers", b"robots"), WANTED)
    empty = replace(WANTED, sent=b"Subject: x\r\n\r\n")
    assert text_print(b"Subject: x\r\n\r\n") == ""
    assert not says_the_same(b"Subject: y\r\n\r\n", empty)


def test_a_day_is_searched_on_either_side():
    assert (WANTED.since.isoformat(), WANTED.before.isoformat()) == ("2027-02-28", "2027-03-03")
    assert WANTED.may_be_of_size(2_000)
    assert not WANTED.may_be_of_size(25_000_000)
