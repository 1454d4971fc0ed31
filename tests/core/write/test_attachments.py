"""Files that go with a mail: what is taken, how it is called, and how a mail carries it (A-71, RFC 2231)."""

from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from drafts import DRAFT

from sequencer.core.write.attachments import (
    LARGEST_TOGETHER,
    MOST,
    Attachment,
    attachment_of,
    check_name,
    check_together,
    clean_name,
    in_words,
)
from sequencer.core.write.message import freeze, inspect
from sequencer.errors import RenderError, UserError

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4
NAMES = [
    "role.pdf",
    "the role, in short.pdf",
    "Über uns.pdf",
    "募集要項 エンジニア.pdf",
    "x" * 96 + ".pdf",
    "ß" * 96 + ".pdf",
    "a'b.pdf",
    "100 percent.pdf",
    "=_utf-8_q_a_=.pdf",
    "😀.pdf",
]


def parts(frozen):
    return list(message_from_bytes(frozen, policy=policy.default).walk())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_arrives_under_its_name_with_its_octets(name):
    frozen = freeze(replace(DRAFT, files=(Attachment(name, PDF),)))

    file = parts(frozen)[-1]
    assert (file.get_filename(), file.get_content_type()) == (name, "application/pdf")
    assert (file.get_content_disposition(), file.get_payload(decode=True)) == ("attachment", PDF)
    assert max(map(len, frozen.split(b"\r\n"))) <= 78
    assert frozen.isascii()


def test_texts_come_first_and_stay_alternatives():
    """S-26 with files: whoever reads plain text reads it first."""
    frozen = freeze(replace(DRAFT, files=(Attachment("a.pdf", PDF), Attachment("b.txt", b"words\n"))))

    assert [part.get_content_type() for part in parts(frozen)] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
        "text/plain",
    ]


def test_a_mail_of_one_text_takes_a_file_too():
    frozen = freeze(replace(DRAFT, html=None, files=(Attachment("a.pdf", PDF),)))

    assert [part.get_content_type() for part in parts(frozen)] == ["multipart/mixed", "text/plain", "application/pdf"]


@pytest.mark.parametrize("size", [1, 2, 3, 56, 57, 58, 113, 114, 115, 5000])
def test_every_length_arrives_whole(size):
    octets = (b"%PDF-" + b"\r\n.\r\n" * size)[:size]

    assert parts(freeze(replace(DRAFT, files=(Attachment("a.pdf", octets),))))[-1].get_payload(decode=True) == octets


def test_a_file_cannot_end_its_part_early():
    frozen = freeze(replace(DRAFT, files=(Attachment("a.txt", b"x"),)))
    boundary = parts(frozen)[0].get_boundary()

    again = freeze(replace(DRAFT, text=f"--{boundary}--\n", files=(Attachment("a.txt", f"--{boundary}".encode()),)))

    assert len(parts(again)) == 5


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"JVBER", b"JVBES"),
        (b'filename="a.pdf"', b'filename="a.exe"'),
        (b"application/pdf", b"application/evil"),
        (b"attachment;", b"inline;"),
        (b"base64\r\n", b"base64\r\nX-Evil: 1\r\n"),
    ],
)
def test_a_file_that_is_not_the_one_meant_is_noticed_before_it_leaves(old, new):
    draft = replace(DRAFT, files=(Attachment("a.pdf", PDF),))
    altered = freeze(draft).replace(old, new, 1)

    assert altered != freeze(draft)
    with pytest.raises(RenderError):
        inspect(altered, draft)


def test_a_file_left_out_or_put_in_is_noticed():
    draft = replace(DRAFT, files=(Attachment("a.pdf", PDF), Attachment("b.pdf", PDF)))

    for other in (DRAFT, replace(draft, files=draft.files[:1]), replace(draft, files=draft.files[::-1])):
        with pytest.raises(RenderError):
            inspect(freeze(draft), other)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("role.pdf", "role.pdf"),
        ("C:\\Users\\ana\\Role.PDF", "Role.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\r\nBcc: x@y.example.pdf", "aBcc x@y.example.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("  a  \t b .pdf", "a b.pdf"),
        ('q"uo;te%s<b>.pdf', "q uo te s b.pdf"),
        ("....pdf", "file.pdf"),
        (".pdf", "file.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("x" * 500 + ".pdf", "x" * 96 + ".pdf"),
        ("", "file"),
    ],
)
def test_a_name_is_cleaned(given, clean):
    assert clean_name(given) == clean
    assert clean_name(clean) == clean


@pytest.mark.parametrize(
    ("name", "octets", "says"),
    [
        ("virus.exe", b"MZ", "not a kind of file that can be sent along"),
        ("page.html", b"<p>", "not a kind of file"),
        ("macro.docm", b"PK\x03\x04", "not a kind of file"),
        ("none", b"x", "not a kind of file"),
        ("a.pdf", b"", "“a.pdf” is empty"),
        ("a.pdf", b"MZ\x90", "not what its ending says"),
        ("a.png", b"%PDF-", "not what its ending says"),
        ("a.txt", b"a\0b", "not what its ending says"),
        ("a.txt", b"\xff\xfe", "not what its ending says"),
        ("a.pdf", b"%PDF-" + b"x" * LARGEST_TOGETHER, "larger than 3 MB. Send a link"),
    ],
)
def test_what_cannot_go_with_a_mail_is_refused_in_words(name, octets, says):
    with pytest.raises(UserError, match=says):
        attachment_of(name, octets)


def test_a_file_is_known_by_its_hash_and_not_by_its_name():
    assert attachment_of("a.pdf", PDF).digest == attachment_of("b.pdf", PDF).digest
    assert attachment_of("A.PDF", PDF).name == "A.pdf"


def test_files_of_one_mail_are_few_small_and_told_apart():
    check_together([(f"{n}.pdf", LARGEST_TOGETHER // MOST) for n in range(MOST)])

    for sizes, says in (
        ([(f"{n}.pdf", 1) for n in range(MOST + 1)], "takes 5 files at most"),
        ([("a.pdf", 1), ("A.pdf", 2)], "a file called “a.pdf” already"),
        ([("a.pdf", LARGEST_TOGETHER), ("b.pdf", 1)], "Together the files are larger than 3 MB"),
    ):
        with pytest.raises(UserError, match=says):
            check_together(sizes)


def test_a_name_from_a_file_has_to_be_clean_already():
    check_name("role.pdf")
    for name in ("../role.pdf", "a\u202e.pdf", "a.exe", "noending"):
        with pytest.raises(UserError):
            check_name(name)


@pytest.mark.parametrize(("octets", "words"), [(1, "1 KB"), (2_000, "2 KB"), (3 << 20, "3 MB"), (1_600_000, "1.5 MB")])
def test_a_size_is_said_as_people_do(octets, words):
    assert in_words(octets) == words
