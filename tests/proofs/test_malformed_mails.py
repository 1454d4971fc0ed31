"""F-04: no malformed mail keeps the one behind it waiting; and a judge who would notice."""

from dataclasses import dataclass, replace

import pytest

from proofs.polls import MOST_MEMORY, MOST_SECONDS, polled, reading
from proofs.readers import fatal
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind


@dataclass(frozen=True)
class Worse:
    """Understands mails in this very process, and does something to what it has understood."""

    spoilt: object

    def understand(self, raw: bytes, **known: object) -> Understanding:
        return self.spoilt(raw, understand(raw, **known))


def deaf(_raw: bytes, found: Understanding) -> Understanding:
    return replace(found, kind=MailKind.AUTO_REPLY)


def senderless(raw: bytes, found: Understanding) -> Understanding:
    """Does not see who wrote the malformed mail."""
    return found if b"Call me" in raw else replace(found, glance=replace(found.glance, senders=()))


@pytest.fixture(scope="module")
def reader():
    with reading() as made:
        yield made


@pytest.mark.timeout(300)
def test_the_good_mail_behind_each_malformed_one_is_heard_in_the_same_poll(database, reader):
    """F-04, small, with other mails on each database; `make prove ONLY=F-04` takes ten thousand."""
    heard = polled([database], 24, 7 if database.is_file else 8, reader)

    assert heard.failures == []
    assert heard.n == 24
    assert 1024 < heard.memory < MOST_MEMORY
    assert 0 < heard.seconds < MOST_SECONDS


@pytest.mark.parametrize(
    ("spoilt", "says"), [(deaf, "the good mail was not heard"), (senderless, "its sender's run goes on")]
)
def test_a_worse_reader_is_noticed(sqlite_database, spoilt, says):
    heard = polled([sqlite_database], 3, 7, Worse(spoilt))

    assert any(says in one for one in heard.failures)


def test_a_reader_that_dies_of_a_mail_is_noticed(sqlite_database):
    with reading(fatal) as dying:
        heard = polled([sqlite_database], 1, 7, dying)

    assert any("over a limit" in one for one in heard.failures)
