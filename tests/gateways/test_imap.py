"""Reading a mailbox, on a real Dovecot and on the sandbox's own server."""

import threading
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from patient import PATIENCE

from sequencer.errors import MailboxError
from sequencer.gateways.imap import open_imap

RAW = b"From: bo@beta.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <1@beta.example>\r\n\r\nYes, gladly.\r\n"


def test_the_folders_that_matter_are_told_apart(session):
    found = session.folders()

    assert (found.inbox, found.junk, found.sent, found.all_mail) == ("INBOX", "Junk", "Sent", None)


def test_new_mail_is_seen_after_the_last_known_uid_and_only_then(place, session):
    place.deliver(RAW)
    before = session.examine("INBOX")
    known = session.uids_after(0)
    place.deliver(RAW + b"again\r\n")

    fresh = session.uids_after(known[-1])

    assert (len(known), len(fresh)) == (1, 1)
    assert fresh[0] >= before.uidnext > known[0]
    assert session.uids_after(fresh[0]) == []
    assert session.uids_after(2**32 - 1) == []


def test_a_folder_keeps_its_uidvalidity(place, session):
    first = session.examine("INBOX")
    place.deliver(RAW)

    second = session.examine("INBOX")

    assert first.uidvalidity == second.uidvalidity
    assert second.uidnext == first.uidnext + 1


def test_mail_is_found_by_the_day_it_came_in(place, session):
    place.deliver(RAW)
    session.examine("INBOX")

    assert len(session.uids_since(date.today() - timedelta(days=1))) == 1
    assert session.uids_since(date.today() + timedelta(days=2)) == []


def test_heads_come_with_time_and_size_and_without_the_text(place, session):
    place.deliver(RAW)
    session.examine("INBOX")

    (head,) = session.heads(session.uids_after(0))

    assert head.head == RAW[: RAW.index(b"\r\n\r\n") + 4]
    assert head.size == len(RAW)
    assert abs(head.internal_at - datetime.now(UTC)) < timedelta(minutes=10)


def test_more_heads_than_one_batch_come_in_order_and_gaps_are_left_out(place, session):
    place.deliver(*(b"Subject: %d\r\n\r\nx\r\n" % number for number in range(230)))
    session.examine("INBOX")
    uids = session.uids_after(0)

    heads = list(session.heads([*uids, uids[-1] + 1000]))

    assert [head.uid for head in heads] == uids
    assert heads[229].head.startswith(b"Subject: 229\r\n")


def test_an_overlong_header_is_cut_one_octet_past_the_limit(place, session):
    place.deliver(
        b"Subject: a\r\n" + b"X-Pad: " + b"y" * 900 + b"\r\n" + b"X-Pad: 123456789\r\n" * 20_000 + b"\r\nx\r\n"
    )
    session.examine("INBOX")

    (head,) = session.heads(session.uids_after(0))

    assert len(head.head) == 256 * 1024 + 1


def test_a_whole_mail_is_fetched_as_it_is(place, session):
    place.deliver(RAW)
    session.examine("INBOX")
    (uid,) = session.uids_after(0)

    assert session.whole(uid) == RAW
    assert session.whole(uid + 1) is None


def test_a_mail_without_a_body_is_no_trouble(place, session):
    place.deliver(b"Subject: nothing\r\n\r\n")
    session.examine("INBOX")

    assert session.whole(session.uids_after(0)[0]) == b"Subject: nothing\r\n\r\n"


def test_idle_tells_of_new_mail_and_stays_quiet_otherwise(place, session):
    session.examine("INBOX")
    session.idle_start()
    quiet = session.idle_events(0.2)
    later = threading.Timer(0.2, place.deliver, [RAW])
    later.start()

    has_news = session.idle_events(PATIENCE)

    later.join()
    session.idle_stop()
    assert (quiet, has_news) == (False, True)
    assert len(session.uids_after(0)) == 1


def test_a_session_can_be_watched_by_its_file_descriptor(place, session):
    session.examine("INBOX")
    session.idle_start()
    place.deliver(RAW)

    until = time.monotonic() + PATIENCE
    while not session.idle_events(0):
        assert time.monotonic() < until
        time.sleep(0.01)

    assert session.socket_fd() > 0


def test_a_wrong_password_is_named_as_such(place, account):
    server = place.account.imap
    wrong = account(imap_port=server.port, user=place.account.credentials.user, secret="wrong")

    with pytest.raises(MailboxError, match=r"user name or password was refused .*app password"):
        open_imap(wrong, place.guard, timeout=PATIENCE)


def test_a_folder_that_is_not_there_is_a_mailbox_error(session):
    with pytest.raises(MailboxError):
        session.examine("Nowhere")
