"""What an IMAP server says where it does not let us look stays beside our own sentence."""

import pytest
from patient import PATIENCE

from sequencer.errors import HiddenFolderError, MailboxError
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard


@pytest.fixture
def at_dovecot(dovecot, account):
    """Signs in at a real server; a mailbox is made for whoever signs in with the right password."""

    def make(secret=None):
        there = account(imap_port=dovecot.imap_port, user=dovecot.user, secret=secret or dovecot.password)
        return open_imap(there, Guard(frozenset({("127.0.0.1", dovecot.imap_port)})), timeout=PATIENCE)

    return make


def test_a_folder_that_is_not_shown_is_named_with_the_server_s_words(at_dovecot):
    session = at_dovecot()
    try:
        with pytest.raises(HiddenFolderError, match="does not open the folder Nowhere") as error:
            session.examine("Nowhere")
        assert "exist" in error.value.said
        assert session.examine("INBOX").uidvalidity > 0
    finally:
        session.close()


def test_a_refused_password_keeps_the_server_s_words(at_dovecot):
    with pytest.raises(MailboxError, match="password was refused") as error:
        at_dovecot("wrong")
    assert "AUTHENTICATIONFAILED" in error.value.said
    assert "wrong" not in error.value.said
