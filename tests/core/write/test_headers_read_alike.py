"""The narrow rules of the last look read a header as the standard library does, or not at all (A-04)."""

import os
import random
from email import policy
from email.parser import BytesHeaderParser
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sequencer.core.write.inspection import fields_of, mailboxes_in
from sequencer.errors import RenderError

EXAMPLES = int(os.environ.get("EXAMPLES", "1500"))
HEAD = b"\r\n".join(
    [
        b"Date: Mon, 23 Nov 2026 08:40:00 +0100",
        b'From: "Teles, Ana" <ana@northlight.example>',
        b"To: =?utf-8?q?=C5=81ena_Brandt?=",
        b" <\xc5\x82ena@brandt.example>",
        b"Subject: ",
        b"References: <a@b.example>",
        b" <c@d.example>",
        b" <e@f.example>",
        b"Content-Type: multipart/alternative;",
        b' boundary="=_a"',
    ]
)
PIECES = [
    *(b"\r\n", b"\r\n\r\n", b"\r", b"\n", b"\0", b" ", b"\t", b":", b": ", b"\xff", b"\x7f", b"\x0b", b"\x0c", b"\x85"),
    *(
        b"\r\nBcc: x@y.example",
        b"\r\n ",
        b"\r\n\t",
        b"From x\r\n",
        b"\r\n:",
        b"X :",
        b"\xe2\x80\xa8",
        b"",
        b"\r\n \r\n",
    ),
]
ATOMS = (
    "Ana",
    "Teles",
    "=?utf-8?q?=C5=81?=",
    "o'h",
    "a.b",
    "Dr.",
    '"x"',
    "\\",
    "(c)",
    ",",
    ";",
    ":",
    "<",
    ">",
    "@",
    " ",
)
ATOMS += ("  ", "\t", "ana@n.example", "<ana@n.example>", " <ana@n.example>", "ü", "[", "]", "..", "a@b@c", "\r", "\n")


def as_the_library_reads(head):
    parsed = BytesHeaderParser(policy=policy.compat32).parsebytes(head + b"\r\n\r\n")
    values = [(name, value.replace("\r\n", "")) for name, value in parsed.raw_items()]
    return [(name, value.encode("ascii", "surrogateescape").decode("utf-8", "replace")) for name, value in values]


def altered(head, dice):
    for _ in range(dice.choice([1, 1, 2])):
        at, length = dice.randrange(len(head)), dice.choice([0, 0, 1, 2, 5])
        head = head[:at] + dice.choice(PIECES) + head[at + length :]
    return head


def test_a_header_of_ours_is_read_as_the_library_reads_it():
    assert fields_of(HEAD) == as_the_library_reads(HEAD)


def test_a_header_is_read_as_the_library_reads_it_or_refused():
    dice, refused = random.Random(20_261_122), 0

    for _ in range(EXAMPLES):
        head = altered(HEAD, dice)
        try:
            found = fields_of(head)
        except RenderError:
            refused += 1
            continue
        assert found == as_the_library_reads(head), head

    assert EXAMPLES // 5 < refused < EXAMPLES, "some must be read and some must not"


@pytest.mark.parametrize(
    "head",
    [
        *(b"", b"\r\n", b"Subject", b"Subject:", b"Subject:a", b"Subject : a", b": a", b" a", b"From a b: c", b"S: \0"),
        *(
            b"S: a\nB: b",
            b"S: a\rB: b",
            b"S: a\r\n\r\nB: b",
            b"S: a\r\n b\r\n ",
            b"S: a\r\n\tb",
            b"S: a\x0bb",
            b"S: \x7f",
        ),
    ],
)
def test_a_line_that_programs_read_differently_is_refused(head):
    with pytest.raises(RenderError):
        fields_of(head)


@settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None)
@given(st.lists(st.sampled_from(ATOMS), max_size=6).map("".join))
def test_mailboxes_are_read_as_the_library_reads_them(value):
    assert mailboxes_in(value) == getaddresses([value])


@pytest.mark.parametrize(
    "value", ["ana@n.example", "Ana <ana@n.example>", "=?utf-8?q?a?= =?utf-8?q?b?= <a.b@c-d.example>"]
)
def test_a_plain_mailbox_is_read_as_the_library_reads_it(value):
    assert mailboxes_in(value) == getaddresses([value])
    assert len(mailboxes_in(value)) == 1
