"""Mails that the server will not hand over, or cannot date: they keep nobody else's mail waiting, and stop their sender."""

from dataclasses import dataclass

import pytest
from builders import mail
from errands import LENA, cited, every, run_of, states

from sequencer.core.states import EnrollmentState, MailKind
from sequencer.errors import RefusedMailError
from sequencer.flows.receive import receive
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import FolderCursor, Mailbox
from workers.receiving import catch_up

ADA = "ada@acme.example"


@dataclass
class Refusing:
    """A session that keeps some headers and some whole mails to itself, by uid, and dates none of `undated`."""

    door: object
    heads_kept: frozenset = frozenset()
    mails_kept: frozenset = frozenset()
    undated: frozenset = frozenset()

    def __getattr__(self, name):
        return getattr(self.door, name)

    def heads(self, uids):
        return [_Head(one, self) for one in self.door.heads(uids)]

    def whole(self, uid):
        if uid in self.mails_kept:
            raise RefusedMailError("does not hand over this mail")
        return self.door.whole(uid)


class _Head:
    gmail_id = None

    def __init__(self, arrived, refusing):
        self.uid = arrived.uid
        is_kept, is_undated = arrived.uid in refusing.heads_kept, arrived.uid in refusing.undated
        self.head = b"" if is_kept else arrived.head
        self.internal_at = None if is_kept or is_undated else arrived.internal_at


@pytest.fixture
def door(inboxes):
    """Opens Ada's mailbox with some mails in it that are refused."""

    def make(*raws, **refused):
        for raw in raws:
            inboxes.deliver(ADA, raw)
        opened = inboxes.open(type("Account", (), {"email": ADA}))
        return Refusing(opened, **{name: frozenset(uids) for name, uids in refused.items()})

    return make


def last_uid(road):
    return next(one.last_uid for one in every(road, FolderCursor) if one.folder == "INBOX")


def test_a_mail_whose_text_is_refused_stops_its_sender_and_the_next_one_is_read(written, door):
    imap = door(mail(LENA, subject="Kept"), mail(LENA, subject="Given", body="Call me."), mails_kept=[1])

    catch_up(written, 1, imap)

    kept, given = every(written, InboundMail)
    assert (kept.subject, kept.sender, kept.raw) == ("Kept", LENA, imap.door.mails[0].head)
    assert (kept.state, kept.kind, given.subject) == (InboundState.HANDLED, MailKind.HUMAN, "Given")
    assert run_of(written).state is EnrollmentState.ANSWERED
    assert states(written)[-1] == ("second", "cancelled")
    assert last_uid(written) == 2


@pytest.mark.parametrize("content_type", ["multipart/mixed; boundary=b", "multipart/alternative", "text/html"])
def test_a_refused_text_of_any_kind_stops_its_sender(written, door, content_type):
    catch_up(written, 1, door(mail(LENA, content_type=content_type), mails_kept=[1]))

    assert run_of(written).state is EnrollmentState.ANSWERED


def test_a_text_that_comes_as_nothing_is_no_text(written, door):
    imap = door(mail(LENA, subject="Kept"))
    imap.door.whole = lambda uid: b""

    catch_up(written, 1, imap)

    assert [one.subject for one in every(written, InboundMail)] == ["Kept"]
    assert run_of(written).state is EnrollmentState.ANSWERED


def test_a_mail_of_which_nothing_is_handed_over_is_a_row_that_says_so(written, clock, door):
    imap = door(mail(LENA, subject="Kept"), mail(LENA, subject="Given"), heads_kept=[1], mails_kept=[1])

    assert receive(written, 1, imap) == 2

    kept, given = every(written, InboundMail)
    assert (kept.state, kept.kind) == (InboundState.UNREADABLE, MailKind.UNREADABLE)
    assert (kept.uid, kept.raw, kept.received_at, kept.handled_at) == (1, b"", clock(), clock())
    assert "does not hand over" in kept.reason
    assert "INBOX" in kept.reason
    assert (given.subject, given.state) == ("Given", InboundState.NEW)
    assert last_uid(written) == 2
    assert every(written, Mailbox)[0].trouble == ""


def test_refused_mails_are_rows_of_their_own_and_looking_again_adds_none(written, door):
    imap = door(mail(LENA), mail(LENA), heads_kept=[1, 2], mails_kept=[1, 2])

    stored = [receive(written, 1, imap), receive(written, 1, imap)]

    assert stored == [2, 0]
    assert [one.uid for one in every(written, InboundMail)] == [1, 2]


def test_a_header_that_is_refused_alone_is_read_from_the_whole_mail(written, door):
    stranger = mail("stranger@elsewhere.example", subject="Private")
    imap = door(stranger, mail(LENA, subject="Mine"), heads_kept=[1, 2])

    catch_up(written, 1, imap)

    (mine,) = every(written, InboundMail)
    assert (mine.sender, mine.subject) == (LENA, "Mine")
    assert run_of(written).state is not EnrollmentState.ACTIVE
    assert last_uid(written) == 2


def test_a_refused_text_of_a_stranger_leaves_nothing(written, door):
    assert receive(written, 1, door(mail("stranger@elsewhere.example"), mails_kept=[1])) == 0
    assert every(written, InboundMail) == []


def test_a_refused_text_that_answers_a_mail_of_ours_is_matched_by_its_header(written, door):
    answer = mail("lena@elsewhere.example", in_reply_to=cited(written))

    catch_up(written, 1, door(answer, mails_kept=[1]))

    (stored,) = every(written, InboundMail)
    assert stored.touch_id == 1
    assert run_of(written).state is not EnrollmentState.ACTIVE


def test_a_mail_without_a_date_of_the_server_has_come_now(written, clock, door):
    catch_up(written, 1, door(mail(LENA), undated=[1]))

    assert [one.received_at for one in every(written, InboundMail)] == [clock()]
    assert run_of(written).state is not EnrollmentState.ACTIVE


def test_a_crash_after_a_refused_mail_is_followed_by_the_rest(written, door):
    imap = door(mail(LENA, subject="Kept"), mail(LENA, subject="Given"), mails_kept=[1])
    given, imap.door.whole = imap.door.whole, lambda uid: 1 / 0
    with pytest.raises(ZeroDivisionError):
        receive(written, 1, imap)
    assert last_uid(written) == 1
    imap.door.whole = given

    receive(written, 1, imap)

    assert [one.subject for one in every(written, InboundMail)] == ["Kept", "Given"]
