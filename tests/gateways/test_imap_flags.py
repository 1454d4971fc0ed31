"""Reading leaves no trace, and encryption is what was asked for: on Dovecot."""

import pytest
from patient import PATIENCE

from sequencer.core.accounts import Tls
from sequencer.errors import MailboxError
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard

pytestmark = pytest.mark.dovecot


def opened(server, account, certificate, *, tls=Tls.NONE, host="localhost"):
    port = server.imaps_port if tls is Tls.TLS else server.imap_port
    there = account(imap_port=port, tls=tls, host=host, user=server.user, secret=server.password)
    return open_imap(there, Guard(frozenset({(host, port)})), timeout=PATIENCE, context=certificate.for_a_client())


def test_no_flag_changes_by_reading(dovecot, account, certificate):
    dovecot.deliver(b"Subject: a\r\n\r\nx\r\n")
    session = opened(dovecot, account, certificate)
    session.examine("INBOX")
    uids = session.uids_after(0)
    assert len(list(session.heads(uids))) == 1
    assert session.whole(uids[0])
    session.close()

    with dovecot.signed_in() as imap:
        imap.select("INBOX", readonly=True)
        flags = imap.fetch("1", "(FLAGS)")[1][0]

    assert flags == b"1 (FLAGS (\\Recent))"


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.TLS])
def test_encryption_as_configured(dovecot, account, certificate, tls):
    session = opened(dovecot, account, certificate, tls=tls)

    assert session.folders().sent == "Sent"
    assert session._client.wire.is_encrypted
    session.close()


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.TLS])
def test_a_certificate_for_another_name_is_refused(dovecot, account, certificate, tls):
    with pytest.raises(MailboxError, match=r"certificate of 127\.0\.0\.1:"):
        opened(dovecot, account, certificate, tls=tls, host="127.0.0.1")


def test_tls_to_a_plain_port_names_the_kind_of_encryption(dovecot, account, certificate):
    there = account(imap_port=dovecot.imap_port, tls=Tls.TLS, host="localhost")

    with pytest.raises(MailboxError, match="kind of encryption"):
        open_imap(there, Guard(frozenset({("localhost", dovecot.imap_port)})), timeout=PATIENCE)
