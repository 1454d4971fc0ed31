"""The fast last look forgives nothing that the standard library's whole parser would read otherwise (A-04)."""

import os
import random
from email import message_from_bytes, policy

import pytest

from sequencer.core.write.attachments import Attachment
from sequencer.core.write.message import Draft, freeze, inspect
from sequencer.errors import RenderError

ALTERATIONS = int(os.environ.get("EXAMPLES", "1500"))
PLAIN = {
    "sender_name": "Ana Teles",
    "sender_address": "ana@northlight.example",
    "recipient_name": "Łena Brandt",
    "recipient_address": "lena@brandt.example",
    "subject": "Über Greifer",
    "text": "Hi Łena,\n\n.\nshall we talk? " + "word " * 40,
    "html": None,
    "message_id": "<sq-abc@northlight.example>",
}
DRAFTS = {
    "one text": Draft(**PLAIN),
    "two texts": Draft(**(PLAIN | {"html": "<p>Hi Łena,</p>"})),
    "a file": Draft(**PLAIN, files=(Attachment("role.pdf", b"%PDF-" + bytes(range(256)) * 2),)),
    "files": Draft(
        **(PLAIN | {"html": "<p>Hi</p>"}),
        files=(Attachment("Über uns 日本.pdf", b"%PDF-1"), Attachment("a b.txt", b"\n--=_m\n.\n")),
    ),
}
PIECES = [
    *(b"\r\n", b"\r\n\r\n", b"\r", b"\n", b"\0", b" ", b"\t", b".", b"=", b"=\r\n", b"--", b"\xfc", b";", b":", b'"'),
    *(b"Bcc: x@evil.example\r\n", b"\r\nContent-Type: text/html\r\n", b"--=_m", b"=3D", b"\r\n--=_", b"=?utf-8?q?a?="),
]


def altered(frozen: bytes, dice: random.Random) -> bytes:
    """One thing put in, taken out, doubled or swapped, mostly where structure is."""
    marks = [at for at in range(len(frozen)) if frozen[at : at + 2] in {b"\r\n", b"--", b": "}]
    at = dice.choice(marks) + dice.randint(-1, 3) if dice.random() < 0.8 else dice.randrange(len(frozen))
    at, length = max(at, 0), dice.choice([1, 2, 2, 3, 10, 40])
    match dice.randrange(4):
        case 0:
            return frozen[:at] + dice.choice(PIECES) + frozen[at:]
        case 1:
            return frozen[:at] + frozen[at + length :]
        case 2:
            return frozen[: at + length] + frozen[at:]
        case _:
            return frozen[:at] + dice.choice(PIECES) + frozen[at + length :]


def as_the_library_reads(raw: bytes) -> object:
    message = message_from_bytes(raw, policy=policy.compat32)
    return [
        (part.raw_items() and [(n, " ".join(v.split())) for n, v in part.raw_items()], part.get_payload(decode=True))
        for part in message.walk()
    ], [part.defects for part in message.walk()]


@pytest.mark.parametrize("name", DRAFTS)
def test_no_altered_mail_passes_that_a_whole_parser_reads_otherwise(name):
    draft, dice = DRAFTS[name], random.Random(name)
    frozen = freeze(draft)
    meant = as_the_library_reads(frozen)
    passed = 0

    for _ in range(ALTERATIONS):
        other = altered(frozen, dice)
        try:
            inspect(other, draft)
        except RenderError:
            continue
        passed += 1
        assert as_the_library_reads(other) == meant, other

    assert passed < ALTERATIONS // 10


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_frozen_is_read_by_a_whole_parser_as_it_was_meant(name):
    draft = DRAFTS[name]

    parts = list(message_from_bytes(freeze(draft), policy=policy.default).walk())

    leaves = [part for part in parts if not part.is_multipart()]
    assert all(not part.defects for part in parts)
    assert [part.get_filename() for part in leaves if part.get_filename()] == [file.name for file in draft.files]
    assert leaves[0].get_content().replace("\r\n", "\n").rstrip("\n") == draft.text.rstrip("\n")
