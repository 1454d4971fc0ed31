"""X-07 and X-08 on the wire: servers that say goodbye badly or answer oddly, and mails that a server cannot take."""

import pytest
from builders import add_candidate, add_sequence, make_road
from errands import LENA, every, touches, work
from rig.conduct import Order, Plan
from rig.oracle import Oracle
from sink import DROP, SILENCE

from proofs.mortal import Life, opener
from sequencer.core.accounts import Tls
from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.gateways.smtp import Timeouts, open_smtp
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

PEOPLE = 20
WORDY = {
    "key": "first",
    "kind": "email",
    "subject": "Hi",
    "body": "Hi {{first_name}}.\n\n" + "{{headline|Hello.}}\n\n" * 12,
}


class Post:
    open = staticmethod(opener(Life("never"), open_smtp, timeouts=Timeouts(leave=0.2)))


@pytest.fixture
def office(database, clock, inboxes, tmp_path):
    """A road to an oracle that behaves as told."""
    started = []

    def make(*orders, offered=Plan.offered):
        started.append(Oracle(tmp_path / "ledger", Plan(orders=orders, offered=offered)).start())
        road = make_road(database, clock=clock, post=Post(), inboxes=inboxes)
        add_sequence(road, WORDY)
        with road.database.write() as session:
            mailbox = session.get_one(Mailbox, 1)
            mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_tls = "127.0.0.1", started[-1].port, Tls.NONE
        return road, started[-1]

    yield make
    for one in started:
        one.stop()


@pytest.mark.parametrize(
    "order",
    [
        Order("QUIT", "451 4.3.0 not now"),
        Order("QUIT", SILENCE),
        Order("QUIT", DROP),
        Order("DOT", "250-2.0.0 well\r\n250-and\r\n250 2.0.0 taken"),
        Order("DOT", "250 2.0.0 taken", dribble=0.005),
    ],
    ids=["bad goodbye", "no goodbye", "hung up", "many lines", "octet by octet"],
)
def test_a_mail_with_a_250_is_sent_whatever_comes_after(office, order):
    """X-07."""
    road, oracle = office(order)
    add_candidate(road, LENA)
    enroll_address(road, "Welcome", LENA)
    work(road)
    work(road)

    assert len(oracle.entries()) == 1
    assert touches(road)[0].state is TouchState.SENT


def test_the_answer_to_the_dot_may_take_ten_minutes():
    """X-07, S-50: a 250 after nine is heard."""
    assert Timeouts().dot == 600


def test_bad_mails_among_many_are_explained_and_keep_no_other_back(office):
    """X-08: a fact that is missing, an address that is not supported, a text that is too large."""
    road, oracle = office(offered=("8BITMIME", "SIZE 9000"))
    bad = {"nameless@home1.example": "first_name", "jürgen@home2.example": "SMTPUTF8", "wordy@home3.example": "9000"}
    for number in range(PEOPLE):
        add_candidate(road, f"p{number}@home{number}.example", first_name="P")
        enroll_address(road, "Welcome", f"p{number}@home{number}.example")
    for address, values in zip(bad, ({"first_name": ""}, {}, {"headline": "So long! " * 50}), strict=True):
        add_candidate(road, address, **values)
        enroll_address(road, "Welcome", address)
    work(road)

    got = [entry.rcpt_to[0] for entry in oracle.entries()]
    assert len(got) == len(set(got)) >= PEOPLE
    explained = {touch.reason for touch in every(road, Touch) if touch.state in (TouchState.HELD, TouchState.REFUSED)}
    assert len(explained) == len(bad)
