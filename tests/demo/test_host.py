"""The sandbox mail host takes mail, keeps it, and refuses what it does not know."""

import gc
from datetime import UTC, datetime

import pytest

from sequencer.core.states import Stage
from sequencer.demo.host import MailHost
from sequencer.errors import Permanent
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp

RAW = b"From: ada@acme.example\r\nSubject: Hello\r\n\r\nHow are you?\r\n"


@pytest.fixture
def send(mail_host, account):
    """Sends a mail through the host, signed in as Ada."""
    mail_host.add_account("Ada@acme.example", "secret")
    there = account(smtp_port=mail_host.smtp_port, user="ada@acme.example", secret="secret")
    connection = open_smtp(there, Guard(frozenset({("127.0.0.1", mail_host.smtp_port)})))

    def run(recipient, raw=RAW):
        connection.begin("ada@acme.example", recipient, len(raw))
        return connection.finish(raw)

    yield run
    connection.close()


@pytest.fixture
def inbox(mail_host, account):
    def read(address, password, folder="INBOX"):
        there = account(imap_port=mail_host.imap_port, user=address, secret=password)
        session = open_imap(there, Guard(frozenset({("127.0.0.1", mail_host.imap_port)})))
        session.examine(folder)
        mails = [session.whole(uid) for uid in session.uids_after(0)]
        session.close()
        return mails

    return read


def test_mail_between_accounts_arrives_unchanged(mail_host, send, inbox):
    mail_host.add_account("bo@beta.example", "other")

    send("Bo@beta.example")

    assert inbox("bo@beta.example", "other") == [RAW]
    assert inbox("ada@acme.example", "secret") == []


def test_an_unknown_recipient_is_refused(send):
    with pytest.raises(Permanent) as caught:
        send("nobody@beta.example")

    assert (caught.value.code, caught.value.text) == (550, "5.1.1 No such user")


def test_a_listener_hears_every_mail_and_may_refuse_or_answer(mail_host, send, inbox):
    heard = []

    def on_mail(sender, recipient, raw):
        heard.append((sender, recipient))
        if recipient.startswith("gone"):
            return "550 5.1.1 No such user"
        mail_host.deliver(b"Subject: Re: Hello\n\nFine!\n", sender)
        return None

    mail_host.on_mail = on_mail

    send("bo@beta.example")
    with pytest.raises(Permanent):
        send("gone@beta.example")

    assert heard == [("ada@acme.example", "bo@beta.example"), ("ada@acme.example", "gone@beta.example")]
    assert inbox("ada@acme.example", "secret") == [b"Subject: Re: Hello\r\n\r\nFine!\r\n"]


def test_a_waiting_client_outlives_the_garbage_collector(mail_host, account):
    mail_host.add_account("ada@acme.example", "secret")
    there = account(imap_port=mail_host.imap_port, user="ada@acme.example", secret="secret")
    session = open_imap(there, Guard(frozenset({("127.0.0.1", mail_host.imap_port)})))

    gc.collect()

    assert session.folders().junk == "Junk"
    session.close()


def test_mail_can_be_laid_into_junk(mail_host, inbox):
    mail_host.add_account("ada@acme.example", "secret")

    mail_host.deliver(RAW, "ada@acme.example", "Junk")

    assert inbox("ada@acme.example", "secret", "Junk") == [RAW]


def test_a_wrong_password_does_not_sign_in(mail_host, account):
    mail_host.add_account("ada@acme.example", "secret")
    there = account(smtp_port=mail_host.smtp_port, user="ada@acme.example", secret="wrong")

    with pytest.raises(Permanent, match="user name and the password"):
        open_smtp(there, Guard(frozenset({("127.0.0.1", mail_host.smtp_port)})))


def test_an_idling_client_hears_of_every_one_of_many_mails(mail_host, account):
    mail_host.add_account("ada@acme.example", "secret")
    there = account(imap_port=mail_host.imap_port, user="ada@acme.example", secret="secret")
    session = open_imap(there, Guard(frozenset({("127.0.0.1", mail_host.imap_port)})))
    session.examine("INBOX")
    session.idle_start()

    heard = []
    for _ in range(100):
        mail_host.deliver(RAW, "ada@acme.example")
        heard.append(session.idle_events(5))
    session.close()

    assert all(heard)


def test_a_recipient_can_be_refused_before_the_mail_is_spoken(mail_host, send):
    heard = []
    mail_host.on_mail = lambda _sender, recipient, _raw: heard.append(recipient)
    mail_host.on_recipient = lambda recipient: "550 5.1.1 No such user" if recipient.startswith("gone") else None

    with pytest.raises(Permanent) as caught:
        send("gone@beta.example")
    send("bo@beta.example")

    assert (caught.value.stage, caught.value.code) == (Stage.RCPT, 550)
    assert heard == ["bo@beta.example"]


def test_mail_arrives_at_the_time_its_clock_shows(account):
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    host = MailHost(now=lambda: noon).start()
    host.add_account("ada@acme.example", "secret")
    session = open_imap(
        account(imap_port=host.imap_port, user="ada@acme.example", secret="secret"),
        Guard(frozenset({("127.0.0.1", host.imap_port)})),
    )

    host.deliver(RAW, "ada@acme.example")
    session.examine("INBOX")
    arrived = [mail.internal_at for mail in session.heads(session.uids_after(0))]
    session.close()
    host.stop()

    assert arrived == [noon]
