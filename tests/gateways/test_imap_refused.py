"""A server that will not hand over one mail: the others are read, and the line stays open."""

import tempfile
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import servers
from patient import PATIENCE

from sequencer.errors import MailboxError, RefusedMailError
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard

REFUSALS = [b"NO [SERVERBUG] Internal error", b"NO no such luck", b"BAD Command Error. 10"]
BUSY = [b"NO [UNAVAILABLE] later", b"NO [INUSE] later", b"NO [LIMIT] later", b"BAD Request is throttled."]
DATE = b'INTERNALDATE "22-Nov-2026 04:00:00 +0100" '


def head_of(uid, date=DATE):
    return b"* %d FETCH (UID %d %sRFC822.SIZE 40 BODY[HEADER]<0> {10}\r\nFrom: a@b\n)\r\n" % (uid, uid, date)


def whole_of(uid, raw):
    return b"* %d FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n" % (uid, uid, len(raw), raw)


@pytest.mark.parametrize("verdict", REFUSALS)
def test_a_refused_mail_says_so_and_the_next_one_is_read_on_the_same_line(session_at, verdict):
    session, _ = session_at({b"FETCH 7 ": (b"", verdict), b"FETCH 8 ": (whole_of(8, b"text"), b"OK")})

    with pytest.raises(RefusedMailError, match="does not hand over mail 7"):
        session.whole(7)

    assert session.whole(8) == b"text"


@pytest.mark.parametrize("verdict", REFUSALS)
def test_a_batch_that_is_refused_is_asked_for_one_by_one(session_at, verdict):
    session, _ = session_at(
        {
            b"FETCH 6,7,8 ": (head_of(6), verdict),
            b"FETCH 6 ": (head_of(6), b"OK"),
            b"FETCH 7 ": (b"", verdict),
            b"FETCH 8 ": (head_of(8), b"OK"),
        }
    )

    heads = list(session.heads([6, 7, 8]))

    assert [(one.uid, one.head) for one in heads] == [(6, b"From: a@b\n"), (7, b""), (8, b"From: a@b\n")]
    assert (heads[1].internal_at, heads[1].size) == (None, 0)


def test_half_an_answer_before_a_refusal_is_not_taken_for_the_next_answer(session_at):
    session, _ = session_at(
        {b"FETCH 7 (BODY.PEEK[]": (whole_of(7, b"half"), REFUSALS[0]), b"FETCH 7 (BODY.PEEK[HEADER": (b"", b"OK")}
    )
    with pytest.raises(RefusedMailError):
        session.whole(7)

    assert list(session.heads([7])) == []


@pytest.mark.parametrize("verdict", BUSY)
def test_a_server_that_is_busy_refuses_no_mail(session_at, verdict):
    session, _ = session_at({b"FETCH": (b"", verdict)})

    with pytest.raises(MailboxError) as error:
        list(session.heads([6, 7]))

    assert not isinstance(error.value, RefusedMailError)


def test_a_server_that_refuses_everything_just_now_refuses_no_mail(session_at):
    session, _ = session_at({b"FETCH": (b"", b"NO what"), b"SEARCH": (b"", b"NO what")})

    with pytest.raises(MailboxError) as error:
        session.whole(7)

    assert not isinstance(error.value, RefusedMailError)


@pytest.mark.parametrize("verdict", [b"NO [EXPUNGEISSUED] gone", b"NO [NONEXISTENT] gone"])
def test_a_mail_that_is_gone_by_the_words_of_the_server_is_no_refused_one(session_at, verdict):
    session, _ = session_at({b"FETCH": (b"", verdict)})

    assert session.whole(7) is None
    assert list(session.heads([7])) == []


def test_a_line_that_breaks_is_no_refused_mail(session_at):
    session, server = session_at({b"FETCH": (b"", None)})

    with pytest.raises(MailboxError) as error:
        session.whole(7)

    assert not isinstance(error.value, RefusedMailError)
    assert sum(b"LOGIN" in said for said in server.asked) == 1


def test_a_server_that_hangs_up_over_one_mail_hands_over_the_others(session_at):
    bye = (b"* BYE FETCH failed\r\n", None)
    session, _ = session_at(
        {
            b"FETCH 6,7 ": bye,
            b"FETCH 6 ": (head_of(6), b"OK"),
            b"FETCH 7 ": bye,
            b"FETCH 8 ": (whole_of(8, b"x"), b"OK"),
        }
    )

    heads = list(session.heads([6, 7]))

    assert [(one.uid, one.head) for one in heads] == [(6, b"From: a@b\n"), (7, b"")]
    with pytest.raises(RefusedMailError):
        session.whole(7)
    assert session.whole(8) == b"x"


def test_a_folder_that_was_made_anew_while_the_server_hung_up_is_not_read_on(session_at):
    session, server = session_at({b"FETCH": (b"* BYE FETCH failed\r\n", None)})
    server._script[b"EXAMINE"] = (b"* 3 EXISTS\r\n* OK [UIDVALIDITY 2] ok\r\n", b"OK")

    with pytest.raises(MailboxError) as error:
        session.whole(7)

    assert not isinstance(error.value, RefusedMailError)


def test_a_server_that_hangs_up_over_every_mail_is_left_some_time(session_at):
    session, server = session_at({b"FETCH": (b"* BYE FETCH failed\r\n", None)})

    with pytest.raises(MailboxError) as error:
        list(session.heads(range(1, 200)))

    assert not isinstance(error.value, RefusedMailError)
    assert sum(b"LOGIN" in said for said in server.asked) < 40


@pytest.mark.parametrize(
    "date", [b"", b"INTERNALDATE NIL ", b'INTERNALDATE "someday" ', b'INTERNALDATE "31-Dec-9999 23:59:59 -1200" ']
)
def test_a_mail_that_the_server_cannot_date_has_no_date(session_at, date):
    session, _ = session_at({b"FETCH": (head_of(7, date), b"OK")})

    (head,) = session.heads([7])

    assert (head.head, head.internal_at) == (b"From: a@b\n", None)


def test_a_date_of_the_server_comes_in_utc(session_at):
    session, _ = session_at({b"FETCH": (head_of(7), b"OK")})

    assert next(session.heads([7])).internal_at == datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def strict_server(certificate):
    """A Dovecot that says NO where it cannot read a mail, and hangs up when it is asked once more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(servers, "_DOVECOT", servers._DOVECOT + "imap_fetch_failure = no-after\n")
        with servers.dovecot(certificate.cert, certificate.key) as server:
            yield server


@pytest.mark.dovecot
@pytest.mark.parametrize("kind", ["dovecot_server", "strict_server"])
def test_a_real_server_that_cannot_read_a_mail_any_more_hands_over_the_others(request, kind, account):
    server = replace(request.getfixturevalue(kind), user=f"u{uuid.uuid4().hex[:12]}")
    server.deliver(*(b"From: bo@beta.example\r\nSubject: %d\r\n\r\nx\r\n" % number for number in range(3)))
    folder = next(Path(tempfile.gettempdir()).glob(f"sequencer-test-*/mail/{server.user}/Maildir/new"))
    there = account(imap_port=server.imap_port, user=server.user, secret=server.password)
    session = open_imap(there, Guard(frozenset({("127.0.0.1", server.imap_port)})), timeout=PATIENCE)
    session.examine("INBOX")
    uids = session.uids_after(0)
    sorted(folder.iterdir())[1].chmod(0)

    heads = list(session.heads(uids))

    refused = next(one for one in heads if not one.head)
    assert [one.uid for one in heads] == uids
    assert sum(one.head.startswith(b"From: bo") for one in heads) == 2
    with pytest.raises(RefusedMailError):
        session.whole(refused.uid)
    assert session.whole(uids[0] if uids[0] != refused.uid else uids[1]).endswith(b"\r\n\r\nx\r\n")
    session.close()
