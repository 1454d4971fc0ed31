"""Mail arrives: what could be ours is stored once with the cursor, of everything else nothing stays."""

import threading

import pytest
from builders import add_candidate, add_mailbox, add_sequence, mail, make_road
from errands import LENA, CrashError, every, run_of, states
from patient import PATIENCE

from sequencer.core.states import EnrollmentState
from sequencer.errors import MailboxError
from sequencer.flows.receive import receive
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import FolderCursor, Mailbox
from workers.receiving import catch_up

ADA = "ada@acme.example"


BO = "bo@acme.example"


def cursors(road):
    return {one.folder: one.last_uid for one in every(road, FolderCursor)}


def subjects(road):
    return [one.subject for one in every(road, InboundMail)]


def test_a_mail_from_a_candidate_is_stored_with_the_cursor(written, inboxes, clock):
    inboxes.deliver(ADA, mail(LENA, subject="Yes"))

    assert receive(written, 1) == 1

    (stored,) = every(written, InboundMail)
    assert (stored.sender, stored.subject, stored.state) == (LENA, "Yes", InboundState.NEW)
    assert stored.raw == mail(LENA, subject="Yes")
    assert stored.received_at == clock()
    assert cursors(written)["INBOX"] == 1


def test_receiving_twice_stores_once(written, inboxes):
    inboxes.deliver(ADA, mail(LENA))

    assert [receive(written, 1), receive(written, 1)] == [1, 0]
    assert len(every(written, InboundMail)) == 1


def test_two_mails_with_one_id_are_two_and_one_mail_twice_is_one(written, inboxes):
    inboxes.deliver(ADA, mail(LENA, message_id="<same@brandt.example>", body="Hello."))
    inboxes.deliver(ADA, mail(LENA, message_id="<same@brandt.example>", body="Something else."))
    inboxes.deliver(ADA, mail(LENA, message_id="<same@brandt.example>", body="Hello."))

    assert receive(written, 1) == 2


def test_mails_without_an_id_are_stored_once_each(written, inboxes):
    inboxes.deliver(ADA, mail(LENA, body="One."))
    inboxes.deliver(ADA, mail(LENA, body="Two."))
    receive(written, 1)
    receive(written, 1)

    assert len(every(written, InboundMail)) == 2


def test_a_mail_in_two_mailboxes_is_one_event(written, inboxes):
    second = add_mailbox(written, BO)
    raw = mail(LENA, f"{ADA}, {BO}", message_id="<both@brandt.example>")
    inboxes.deliver(ADA, b"Received: by one\r\n" + raw)
    inboxes.deliver(BO, b"Received: by another\r\n" + raw)

    assert [receive(written, 1), receive(written, second)] == [1, 0]


def test_a_folder_made_anew_is_read_again_without_a_second_event(written, inboxes):
    inboxes.deliver(ADA, mail(LENA, subject="Old"))
    catch_up(written, 1)
    inboxes.uidvalidity = 2
    inboxes.deliver(ADA, mail(LENA, subject="New", body="More."))

    assert receive(written, 1) == 1

    assert subjects(written) == ["Old", "New"]
    assert {one.uidvalidity for one in every(written, FolderCursor)} == {2}


def test_a_server_that_repeats_the_last_mail_for_a_number_beyond_it_does_no_harm(written, inboxes, monkeypatch):
    inboxes.deliver(ADA, mail(LENA))
    receive(written, 1)
    door = inboxes.open(type("Account", (), {"email": ADA}))
    door.uids_after = lambda uid: [1]  # what `UID FETCH 2:*` gives when there is no 2 (RFC 9051 6.4.9)

    assert receive(written, 1, door) == 0
    assert cursors(written)["INBOX"] == 1


def test_a_mail_that_goes_away_between_two_questions_is_passed_over(written, inboxes):
    inboxes.deliver(ADA, mail(LENA, subject="Gone"))
    inboxes.deliver(ADA, mail(LENA, subject="There", body="x"))
    door = inboxes.open(type("Account", (), {"email": ADA}))
    whole = door.whole
    door.whole = lambda uid: None if uid == 1 else whole(uid)

    receive(written, 1, door)

    assert subjects(written) == ["There"]
    assert cursors(written)["INBOX"] == 2


def test_a_crash_after_storing_is_followed_by_the_rest(written, database, clock, inboxes):
    for number in range(3):
        inboxes.deliver(ADA, mail(LENA, subject=str(number), body=str(number)))

    def crash(reached):
        raise CrashError(reached)

    with pytest.raises(CrashError):
        receive(make_road(database, clock=clock, inboxes=inboxes, step=crash), 1)
    assert subjects(written) == ["0"]
    receive(written, 1)

    assert subjects(written) == ["0", "1", "2"]


def test_two_processes_at_once_store_everything_once(road, inboxes):
    """Neither of them has seen this mailbox before, and both see all of it."""
    add_candidate(road, LENA)
    add_sequence(road)
    for number in range(20):
        inboxes.deliver(ADA, mail(LENA, subject=str(number), body=str(number)))
    stored, failures = [], []

    def read():
        try:
            stored.append(receive(road, 1))
        except Exception as error:  # noqa: BLE001 -- whatever it is, it must not be
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert failures == []
    assert sum(stored) == 20
    assert sorted(map(int, subjects(road))) == list(range(20))
    assert cursors(road)["INBOX"] == 20


def test_a_mailbox_that_cannot_be_read_says_why_and_is_better_when_it_can(written, clock, inboxes):
    inboxes.trouble = MailboxError("imap.acme.example:993 cannot be reached.")
    with pytest.raises(MailboxError):
        receive(written, 1)
    first = every(written, Mailbox)[0]
    clock.pass_by(minutes=5)
    with pytest.raises(MailboxError):
        receive(written, 1)

    assert "cannot be reached" in first.trouble
    assert every(written, Mailbox)[0].trouble_at == first.trouble_at
    inboxes.trouble = None
    receive(written, 1)
    assert every(written, Mailbox)[0].trouble == ""
    assert every(written, Mailbox)[0].read_at == clock()


def test_a_mailbox_that_is_not_there_has_nothing_to_read(road):
    assert receive(road, 5) == 0


def test_odd_mails_never_keep_the_next_one_from_its_effect(written, inboxes):
    odd = [
        b"",
        b"\r\n\r\n",
        b"From: lena@brandt.example\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n",
        b"From: " + b"a" * 300_000,
        b"From: lena@brandt.example\r\nContent-Type: text/plain; charset=\xff\xfe\r\n\r\n\x00\x00",
        b"From: =?utf-8?b?////?= <lena@brandt.example>\r\nDate: 99 Foo 99999\r\nSubject: \xf0\x28\r\n\r\nx",
    ]
    for number, raw in enumerate(odd):
        inboxes.deliver(ADA, raw + b"%d" % number)
    inboxes.deliver(ADA, mail(LENA, body="Please call me tomorrow."))

    catch_up(written, 1)

    assert run_of(written).state is EnrollmentState.ANSWERED
    assert InboundState.NEW not in {one.state for one in every(written, InboundMail)}
    assert states(written)[-1] == ("second", "cancelled")


def test_catching_up_handles_what_another_mailbox_has_stored_too(written, inboxes):
    second = add_mailbox(written, BO)
    inboxes.deliver(BO, mail(LENA, BO, body="Please call me."))
    receive(written, second)

    catch_up(written, 1)

    assert run_of(written).state is EnrollmentState.ANSWERED
