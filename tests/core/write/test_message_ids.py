"""The ids by which mails know each other: ours, and those of strangers that a thread is made of (S-22, S-23)."""

import random
import re
from dataclasses import replace
from email import message_from_bytes as parsed

import pytest
from drafts import DRAFT

from sequencer.core.signed import Signer
from sequencer.core.write.message import freeze, message_id_for, references_after
from sequencer.errors import RenderError


def test_a_follow_up_cites_its_thread():
    """S-23."""
    draft = replace(DRAFT, in_reply_to="<b@x.example>", references=("<a@x.example>", "<b@x.example>"))

    message = parsed(freeze(draft))

    assert message["In-Reply-To"] == "<b@x.example>"
    assert message["References"] == "<a@x.example> <b@x.example>"


@pytest.mark.parametrize(
    "hostile", ["<a b@x>", "a@x", "<a@x>\r\nBcc: x@y", "<ü@x>", "<" + "a" * 300 + "@x>", "", "<=?utf-8?q?a?=@x>"]
)
def test_a_strangers_id_that_cannot_be_cited_is_left_out(hostile):
    message = parsed(freeze(replace(DRAFT, in_reply_to=hostile, references=(hostile,))))

    assert "In-Reply-To" not in message
    assert "References" not in message
    assert references_after((hostile, "<a@x>"), hostile) == ("<a@x>",)


def test_a_long_thread_is_cited_by_its_first_and_last_ten():
    """S-23."""
    ids = tuple(f"<{number}@x.example>" for number in range(30))

    assert references_after(ids[:-1], ids[-1]) == (ids[0], *ids[-10:])
    assert parsed(freeze(replace(DRAFT, references=ids)))["References"].split() == [ids[0], *ids[-10:]]


def test_the_longest_ids_of_strangers_stand_on_lines_of_their_own():
    """S-23, S-20: never over 998."""
    ids = tuple(f"<{number:0248}>" for number in range(30))

    frozen = freeze(replace(DRAFT, in_reply_to=ids[-1], references=ids))

    assert max(map(len, frozen.split(b"\r\n"))) <= 265
    assert parsed(frozen)["References"].split() == [ids[0], *ids[-10:]]


def test_a_thread_names_each_mail_once():
    assert references_after(("<a@x>", "<b@x>", "<a@x>", "<b@x>"), "<b@x>") == ("<a@x>", "<b@x>")


def test_a_message_id_is_the_token_at_the_senders_domain():
    """S-22."""
    assert message_id_for("sq-abc", "ana@Northlight.example") == "<sq-abc@northlight.example>"


def test_a_message_id_of_ours_holds_more_than_96_random_bits():
    """S-22: whatever was drawn, it is one dot-atom of few characters at the sender's domain."""
    for number in range(300):
        token = Signer((b"k" * 32,)).message_token(random.Random(number).randbytes(15))  # 120 bits
        message_id = message_id_for(token, "ana@" + "a" * 60 + "." + "b" * 60 + ".example")
        assert re.fullmatch(r"<sq-[a-z2-7]{24}-[a-z2-7]{16}@[a-z.]+>", message_id)
        assert len(message_id) <= 200


@pytest.mark.parametrize("token", ["", "a b", "a>", "a\r\nb", "ü", ".a", "a" * 200])
def test_a_message_id_that_servers_would_refuse_is_not_made(token):
    """S-22."""
    with pytest.raises(RenderError, match=r"^Message-ID: "):
        message_id_for(token, "ana@northlight.example")
    with pytest.raises(RenderError, match=r"^message_id: "):
        freeze(replace(DRAFT, message_id=f"<{token}@northlight.example>"))
