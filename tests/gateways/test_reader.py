"""Reading happens in a child that may die: what a mail that ends it comes to."""

import os

import pytest

from sequencer.core.read.glance import glance
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind
from sequencer.gateways import reader
from sequencer.gateways.reader import BoundedReader

RAW = b"From: Bo <bo@beta.example>\r\nTo: ada@acme.example\r\nSubject: Re: Hello\r\n\r\nYes, gladly.\r\n"


def glance_or_vanish(raw: bytes, **_: object) -> Understanding:
    if b"VANISH" in raw:
        os._exit(1)
    return Understanding(MailKind.HUMAN, "", glance(raw))


def glance_or_spin(raw: bytes, **_: object) -> Understanding:
    while b"SPIN" in raw:
        pass
    return Understanding(MailKind.HUMAN, "", glance(raw))


@pytest.fixture
def bounded():
    made = []

    def make(*given):
        made.append(BoundedReader(*given, seconds=600.0))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_the_child_understands_what_we_would(bounded):
    assert bounded().understand(RAW) == understand(RAW)


def test_a_mail_that_ends_its_reader_is_unreadable_with_its_sender_and_the_next_one_is_read(bounded):
    child = bounded(glance_or_vanish)

    beyond = child.understand(RAW + b"VANISH")
    after = child.understand(RAW)

    assert (beyond.kind, beyond.glance.senders) == (MailKind.UNREADABLE, ("bo@beta.example",))
    assert not beyond.glance.is_readable
    assert beyond.reason == "reading it took too much work or memory"
    assert after.kind == MailKind.HUMAN


def test_a_mail_that_takes_work_without_end_is_unreadable_long_before_the_clock(bounded, monkeypatch):
    monkeypatch.setattr(reader, "_MOST_CPU", 1)

    assert bounded(glance_or_spin).understand(RAW + b"SPIN").kind == MailKind.UNREADABLE
