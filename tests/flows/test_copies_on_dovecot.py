"""Looking for a lost mail and filing a copy, in a mailbox on a real Dovecot (2.4, S-59)."""

from datetime import UTC, datetime

import pytest
from builders import add_candidate, add_sequence, make_road
from doors import FakeClock, fake_seal
from errands import LENA, crashing_at, states, touches, work
from patient import PATIENCE

from sequencer.core.accounts import Tls
from sequencer.errors import UncertainDelivery
from sequencer.flows.copy_sent import copy_sent
from sequencer.flows.enroll import enroll_address
from sequencer.flows.reconcile import reconcile
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.store.mailboxes import Mailbox

pytestmark = pytest.mark.dovecot


@pytest.fixture
def clock():
    """The present: a server dates by its own clock what it takes in."""
    return FakeClock(datetime.now(UTC).replace(microsecond=0))


@pytest.fixture
def real(road, dovecot):
    """A road whose mailbox is a real one; SMTP stays a stub."""
    guard = Guard(frozenset({("127.0.0.1", dovecot.imap_port)}))
    object.__setattr__(road, "open_imap", lambda account: open_imap(account, guard, timeout=PATIENCE))
    add_candidate(road, LENA)
    add_sequence(road)
    with road.database.write() as session:
        mailbox = session.get_one(Mailbox, 1)
        mailbox.imap_host, mailbox.imap_port, mailbox.imap_tls = "127.0.0.1", dovecot.imap_port, Tls.NONE
        mailbox.user, mailbox.secret = dovecot.user, fake_seal(dovecot.password, "mailbox:1")
    enroll_address(road, "Welcome", LENA)
    return road


def sent_copies(dovecot):
    with dovecot.signed_in() as imap:
        imap.select("Sent", readonly=True)
        return imap.search(None, "SEEN")[1][0].split(), imap.search(None, "ALL")[1][0].split()


def test_a_copy_is_filed_once_and_marked_as_read(real, dovecot, clock, post):
    work(real)
    clock.pass_by(seconds=60)
    copy_sent(real, 1)
    with real.database.write() as session:
        session.merge(touches(real)[0]).copy_due_at = clock()  # as if nobody had noted it
    copy_sent(real, 1)

    seen, everything = sent_copies(dovecot)
    assert (len(seen), len(everything)) == (1, 1)
    with dovecot.signed_in() as imap:
        imap.select("Sent", readonly=True)
        assert imap.fetch("1", "(BODY.PEEK[])")[1][0][1] == post.mails[0][1]


@pytest.mark.parametrize("place", ["before_append", "after_append"])
def test_a_crash_around_the_append_leaves_one_copy(real, dovecot, database, clock, post, place):
    """X-01: before and after APPEND."""
    work(real)
    clock.pass_by(seconds=60)
    dying = make_road(database, clock=clock, post=post, step=crashing_at(place))
    object.__setattr__(dying, "open_imap", real.open_imap)
    with pytest.raises(BaseException, match=place):
        copy_sent(dying, 1)
    clock.pass_by(minutes=15)
    copy_sent(real, 1)

    assert len(sent_copies(dovecot)[1]) == 1


HEADS = {
    "under our own id": b"",
    "under another id": b"Message-ID: <new-one@provider.example>\r\nX-Microsoft-Original-",
    "by its words": None,
}


@pytest.mark.parametrize("how", HEADS)
def test_a_lost_mail_is_found_where_its_provider_has_filed_it(real, dovecot, clock, post, how):
    post.refusals.append(UncertainDelivery("No answer to the final dot.", stage="body"))
    work(real)
    frozen = touches(real)[0].frozen
    if HEADS[how] is None:
        lines = frozen.split(b"\r\n")
        frozen = b"\r\n".join(line for line in lines if b"sq-" not in line and not line.startswith(b"List-Unsub"))
    else:
        frozen = frozen.replace(b"Message-ID:", HEADS[how] + b"Message-ID:", 1)
    dovecot.deliver(b"Subject: another\r\n\r\nx\r\n", b"Date: x\r\n" + frozen, folder="Sent")
    object.__setattr__(real, "catch_up", lambda mailbox_id: None)  # the search has to find it by itself
    clock.pass_by(seconds=30)

    reconcile(real, 1)

    assert states(real) == [("first", "sent"), ("second", "planned")]
    assert touches(real)[0].copy_due_at is None


def test_what_is_not_there_is_not_found(real, dovecot, clock, post):
    post.refusals.append(UncertainDelivery("No answer to the final dot.", stage="body"))
    work(real)
    dovecot.deliver(b"Subject: another\r\nTo: lena@brandt.example\r\n\r\nHi Lena, lunch?\r\n", folder="Sent")
    clock.pass_by(hours=1)

    reconcile(real, 1)

    assert touches(real)[0].reason_code == "no_evidence"
