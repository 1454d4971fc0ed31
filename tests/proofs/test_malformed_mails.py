"""F-04: no malformed mail keeps the one behind it waiting; and a judge who would notice."""

import os
from dataclasses import replace

import pytest

from proofs.polls import MOST_MEMORY, MOST_SECONDS, measured, polled
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind


def deaf(raw: bytes, **known: object) -> Understanding:
    return replace(understand(raw, **known), kind=MailKind.AUTO_REPLY)


def mortal(raw: bytes, **known: object) -> Understanding:
    if b"Call me" not in raw and b"From: <>" not in raw:
        os._exit(3)
    return understand(raw, **known)


def senderless(raw: bytes, **known: object) -> Understanding:
    """Does not see who wrote the malformed mail."""
    found = understand(raw, **known)
    return found if b"Call me" in raw else replace(found, glance=replace(found.glance, senders=()))


@pytest.mark.timeout(300)
def test_the_good_mail_behind_each_malformed_one_is_heard_in_the_same_poll(road):
    """F-04, small; `make prove ONLY=F-04` takes ten thousand."""
    heard = polled([road.database], 40, 7)

    assert heard.failures == []
    assert heard.n == 40
    assert 0 < heard.memory < MOST_MEMORY
    assert heard.seconds < MOST_SECONDS


ONE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # what is read is the same on both


@ONE
@pytest.mark.parametrize(
    ("read", "says"),
    [(deaf, "the good mail was not heard"), (mortal, "over a limit"), (senderless, "its sender's run goes on")],
)
def test_a_worse_reader_is_noticed(road, read, says):
    heard = polled([road.database], 3, 7, read=read)

    assert any(says in one for one in heard.failures)


@ONE
def test_what_reading_takes_is_told(road):
    heard = polled([road.database], 1, 7, read=measured)

    assert heard.memory > 1024
