"""Looking for a mail of ours in a real mailbox, and putting a copy of one into Sent (S-59)."""

from datetime import UTC, datetime, timedelta

import pytest
from patient import PATIENCE

from sequencer.errors import MailboxError
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard

TOKEN = "sq-aaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb"
RAW = f"From: ada@acme.example\r\nTo: bo@beta.example\r\nMessage-ID: <{TOKEN}@acme.example>\r\n\r\nHi, grüß dich.\r\n".encode()
AT = datetime.now(UTC).replace(microsecond=0) - timedelta(days=3)
THE_DAY_BEFORE = AT.date() - timedelta(days=1)
TWO_DAYS_AFTER = AT.date() + timedelta(days=2)
CLUES = [(field, TOKEN) for field in ("Message-ID", "X-Microsoft-Original-Message-ID", "List-Unsubscribe")]


def test_a_copy_lies_in_sent_as_it_left_read_and_at_its_time(session):
    session.append("Sent", RAW, AT)
    session.examine("Sent")

    (uid,) = session.uids_after(0)
    (head,) = session.heads([uid])
    assert session.whole(uid) == RAW
    assert head.internal_at == AT


@pytest.mark.dovecot
def test_a_copy_is_marked_as_read_and_nothing_else(dovecot, account):
    there = account(imap_port=dovecot.imap_port, user=dovecot.user, secret=dovecot.password)
    session = open_imap(there, Guard(frozenset({("127.0.0.1", dovecot.imap_port)})), timeout=PATIENCE)
    session.append("Sent", RAW, AT)
    session.close()

    with dovecot.signed_in() as imap:
        imap.select("Sent", readonly=True)
        flags = imap.fetch("1", "(FLAGS)")[1][0]
    assert set(flags.partition(b"FLAGS (")[2].rstrip(b")").split()) <= {b"\\Seen", b"\\Recent"}
    assert b"\\Seen" in flags


@pytest.mark.parametrize("field", ["Message-ID", "X-Microsoft-Original-Message-ID", "List-Unsubscribe"])
def test_it_is_found_by_a_mark_in_any_of_these_fields(session, field):
    around = "<mailto:x@y.example?{}>" if field == "List-Unsubscribe" else "<{}@acme.example>"
    marked = f"{field}: {around.format(TOKEN)}\r\nSubject: a\r\n\r\nx\r\n".encode()
    session.append("Sent", b"Message-ID: <other@acme.example>\r\n\r\nx\r\n", AT)
    session.append("Sent", marked, AT)
    session.examine("Sent")

    (uid,) = session.uids_named(CLUES, THE_DAY_BEFORE)
    assert session.whole(uid) == marked


def test_it_is_not_found_by_what_stands_elsewhere(session):
    session.append("Sent", f"In-Reply-To: <{TOKEN}@acme.example>\r\n\r\n{TOKEN}\r\n".encode(), AT)
    session.examine("Sent")

    assert session.uids_named(CLUES, THE_DAY_BEFORE) == []


def test_mails_to_somebody_are_found_by_their_address(session):
    session.append("Sent", RAW, AT)
    session.append("Sent", RAW.replace(b"To: bo@", b"To: ada@"), AT)
    session.examine("Sent")

    (uid,) = session.uids_to("bo@beta.example", THE_DAY_BEFORE, TWO_DAYS_AFTER)
    assert session.whole(uid) == RAW
    assert session.uids_to("b*@beta.example", THE_DAY_BEFORE, TWO_DAYS_AFTER) == []


def test_an_old_mail_far_back_in_its_folder_is_left_aside(session):
    session.append("Sent", RAW, AT - timedelta(days=90))
    session.append("Sent", b"Subject: the last one\r\n\r\nx\r\n", AT)
    session.examine("Sent")
    assert len(session.uids_named(CLUES, THE_DAY_BEFORE)) == 1  # one of the latest, whatever its day

    session._uidnext = 5000

    assert session.uids_named(CLUES, THE_DAY_BEFORE) == []
    assert session.uids_to("bo@beta.example", THE_DAY_BEFORE, TWO_DAYS_AFTER) == []
    session.append("Sent", RAW, AT)
    assert len(session.uids_to("bo@beta.example", THE_DAY_BEFORE, TWO_DAYS_AFTER)) == 1


def test_a_copy_that_came_after_the_folder_was_opened_is_found(session, place):
    session.examine("Sent")
    other = type(session)(session._sign_in(), "other", session._sign_in)
    other.append("Sent", RAW, AT)
    other.close()

    assert len(session.uids_named(CLUES, THE_DAY_BEFORE)) == 1


def test_these_servers_are_not_gmail(session):
    assert not session.is_gmail


def test_a_folder_that_takes_nothing_says_so_and_the_session_goes_on(session):
    with pytest.raises(MailboxError, match="takes no mail into the folder Nowhere") as error:
        session.append("Nowhere", RAW, AT)

    assert error.value.said
    session.append("Sent", RAW, AT)


@pytest.mark.parametrize("verdict", [b"NO [OVERQUOTA] Quota exceeded", b"BAD what"])
def test_a_refusal_has_the_servers_words(session_at, verdict):
    session, _ = session_at({b"APPEND": (b"", verdict), b"SEARCH": (b"* SEARCH 7\r\n", b"OK")})

    with pytest.raises(MailboxError) as error:
        session.append("Sent", RAW, AT)

    assert verdict.split(b" ")[-1].decode() in error.value.said
    assert session.uids_named(CLUES, THE_DAY_BEFORE) == [7]


def test_a_line_that_breaks_over_it_has_no_words(session_at):
    session, _ = session_at({b"APPEND": (b"", b"")})

    with pytest.raises(MailboxError, match="broke off") as error:
        session.append("Sent", RAW, AT)

    assert error.value.said == ""


def test_gmail_is_asked_in_its_own_words(session_at):
    session, server = session_at(
        {
            b"CAPABILITY": (b"* CAPABILITY IMAP4rev1 X-GM-EXT-1\r\n", b"OK"),
            b"X-GM-RAW": (b"* SEARCH 7\r\n", b"OK"),
        }
    )

    assert session.is_gmail
    assert session.uids_by_gmail(f"<{TOKEN}@acme.example>") == [7]
    assert f"UID SEARCH X-GM-RAW rfc822msgid:{TOKEN}@acme.example".encode() in server.asked
