"""A colleague's whole part by mail, over a real SMTP server out and a real Dovecot in."""

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from doors import FakeClock, fake_seal
from errands import every, parsed, work
from meetings import ANA, TOMAS, offered, row, set_stage
from patient import PATIENCE

from sequencer.core.accounts import Server, Tls
from sequencer.flows.ask_hours import ask_hours
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp
from sequencer.store.colleagues import Colleague
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offer_notes import notes_about, set_watchers
from sequencer.store.offers import Offer, OfferState
from workers.receiving import catch_up

pytestmark = pytest.mark.dovecot

TOMAS_AT = "tomas@acme.example"


@pytest.fixture
def clock():
    """The present: a server dates by its own clock what it takes in."""
    return FakeClock(datetime.now(UTC).replace(microsecond=0))


@pytest.fixture
def wired(road, dovecot, smtp_sink):
    """A road whose mails leave over one real server and come in over another."""
    guard = Guard(frozenset({("127.0.0.1", dovecot.imap_port), ("127.0.0.1", smtp_sink.port)}))

    def leave(account):
        return open_smtp(replace(account, smtp=Server("127.0.0.1", smtp_sink.port, Tls.NONE)), guard)

    return replace(road, open_smtp=leave, open_imap=lambda account: open_imap(account, guard, timeout=PATIENCE))


@pytest.fixture
def plan(wired, dovecot):
    """Ana, whose mailbox lies on the real server, and Tomas, who has none here, hold a plan."""
    found = set_stage(wired, people=[ANA, TOMAS])
    with wired.database.write() as session:
        box = session.get_one(Mailbox, 1)
        box.imap_host, box.imap_port, box.imap_tls = "127.0.0.1", dovecot.imap_port, Tls.NONE
        box.user, box.secret = dovecot.user, fake_seal(dovecot.password, "mailbox:1")
    catch_up(wired, 1)
    return found


def to_tomas(sink):
    """What he got, oldest first, as his own mail program reads it."""
    return [parsed(one.raw) for one in sink.accepted if one.recipient == TOMAS_AT]


def answer(road, dovecot, to, text):
    """He answers as his program does: under the quoted mail, in its thread."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Tomas Ruiz <{TOMAS_AT}>", "ada@acme.example", f"Re: {to['subject']}"
    mail["Message-ID"], mail["In-Reply-To"] = f"<{len(text)}@there.example>", to["message-id"]
    mail["References"] = f"{to['references'] or ''} {to['message-id']}".strip()
    quoted = "\n".join(f"> {line}" for line in to.get_body(("plain",)).get_content().split("\n"))
    mail.set_content(f"{text}\n\nTomas\n\nOn Monday Ana Teles wrote:\n{quoted}\n")
    dovecot.deliver(mail.as_bytes())
    catch_up(road, 1)
    work(road)


def test_asked_answered_confirmed_and_taken_back(wired, plan, dovecot, smtp_sink):
    tomas = next(one for one in every(wired, Colleague) if one.email == TOMAS_AT)
    ask_hours(wired, tomas.id, "noor@acme.example")
    work(wired)
    (question,) = to_tomas(smtp_sink)

    answer(wired, dovecot, question, "I can do Saturday mornings")
    noted = to_tomas(smtp_sink)[-1]
    after = row(wired, Colleague, tomas.id).outside
    answer(wired, dovecot, noted, "undo")

    assert noted["in-reply-to"] is not None
    assert "Every Saturday, until you say otherwise: also 08:00 to 12:00" in noted.get_body(("plain",)).get_content()
    assert after[-1] == {"days": [6], "start": "08:00", "end": "12:00"}
    assert row(wired, Colleague, tomas.id).outside == TOMAS["outside"]
    assert len(to_tomas(smtp_sink)) == 3


def test_told_of_an_offer_a_note_and_taken_over(wired, plan, dovecot, smtp_sink):
    tomas = next(one for one in every(wired, Colleague) if one.email == TOMAS_AT)
    with wired.database.write() as session:
        set_watchers(session, plan, [tomas.id])
    found = offered(wired, plan)
    work(wired)
    (heads_up,) = to_tomas(smtp_sink)

    answer(wired, dovecot, heads_up, "Ask about parsers.")
    answer(wired, dovecot, heads_up, "I'll take this from here.")

    with wired.database.read() as session:
        assert [(one.text.split("\n")[0], one.takes_over) for one in notes_about(session, found.id)] == [
            ("Ask about parsers.", False),
            ("I'll take this from here.", True),
        ]
    assert row(wired, Offer, found.id).state is OfferState.WITHDRAWN
    assert "lena@brandt.example" in to_tomas(smtp_sink)[-1].get_body(("plain",)).get_content()


def test_what_else_a_colleague_mails_leaves_nothing_behind(wired, plan, dovecot):
    other = EmailMessage()
    other["From"], other["To"], other["Subject"] = TOMAS_AT, "ada@acme.example", "Lunch?"
    other["Message-ID"] = "<lunch@there.example>"
    other.set_content("I'm out next week. Lunch today?")
    dovecot.deliver(other.as_bytes())
    catch_up(wired, 1)
    work(wired)

    assert every(wired, InboundMail) == []
