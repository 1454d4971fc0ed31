"""What a look costs on the wire, with and without the extensions that spare something (R-04, R-08, R-09)."""

import random

import pytest
from builders import add_candidate, add_mailbox, mail
from many_inboxes import ALL_MAIL, FOLDERS, ManyInboxes

from sequencer.core.read.places import Known
from sequencer.flows.receive import receive
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard


@pytest.fixture
def host():
    made = []

    def start(*extra, **more):
        made.append(ManyInboxes(*extra, **more).start())
        return made[-1]

    yield start
    for one in made:
        one.stop()


@pytest.fixture
def session_on(account):
    made = []

    def make(host):
        there = account(imap_port=host.port, user="ada", secret="secret")
        made.append(open_imap(there, Guard(frozenset({("127.0.0.1", host.port)}))))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def ours(road):
    """Ada's mailbox, which is on the scripted server, and Kim, whom we know."""
    add_mailbox(road, created_at=road.now().replace(year=2020))
    add_candidate(road, "kim@home.example")
    return road


@pytest.mark.parametrize("extra", [(), ("CONDSTORE",), ("CONDSTORE", "QRESYNC")], ids=str)
def test_folders_tell_where_they_stand_in_one_go(host, session_on, extra):
    """R-09."""
    server = host(*extra)
    session = session_on(server)
    server.deliver("ada", mail("kim@home.example"), "Junk")

    told = session.standings(["Junk", "Sent", "Nowhere"])

    assert {name: (one.uidnext, one.mails, one.modseq is not None) for name, one in told.items()} == {
        "Junk": (2, 1, bool(extra)),
        "Sent": (1, 0, bool(extra)),
    }
    assert session.examine("Junk").uidnext == 2, "the line goes on after a folder that is not there"


def test_numbers_below_the_one_asked_for_are_left_out(host, session_on):
    """R-04: a server answers n:* with its last mail, and gaps are normal."""
    server, dice = host(), random.Random(4)
    session, inbox = session_on(server), server.box("ada")["INBOX"]
    for _ in range(100):
        uids = sorted(dice.sample(range(1, 60), dice.randrange(20)))
        inbox.mails[:] = [(uid, b"From: a@b.example\r\n\r\n", uid) for uid in uids]
        session.examine("INBOX")
        last = dice.randrange(70)
        assert session.uids_after(last) == [uid for uid in uids if uid > last]


def test_what_was_asked_for_idle_to_end_is_not_asked_twice(host, session_on):
    session = session_on(host())
    session.examine("INBOX")
    session.idle_start()
    session.idle_done()
    session.idle_done()
    session.idle_stop()
    assert session.uids_after(0) == []


@pytest.mark.parametrize("extra", [(), ("CONDSTORE",)], ids=["without", "with condstore"])
def test_a_look_with_no_news_opens_nothing_but_the_inbox(ours, host, session_on, extra):
    """R-09: nothing is needed, and what is offered is used."""
    server = host(*extra)
    session, known = session_on(server), Known()
    for _ in range(2):
        receive(ours, 1, session, known)
    before = server.heard.copy()

    assert receive(ours, 1, session, known) == 0

    assert dict(server.heard - before) == {"LIST": 1, "STATUS": 2, "EXAMINE": 1}


@pytest.mark.parametrize("extra", [(), ("CONDSTORE",)], ids=["without", "with condstore"])
@pytest.mark.parametrize("folder", ["INBOX", "Junk"])
def test_a_mail_is_seen_by_a_session_that_has_seen_the_folder_before(ours, host, session_on, folder, extra):
    """R-09."""
    server = host(*extra)
    session, known = session_on(server), Known()
    for number in range(3):
        server.deliver("ada", mail("kim@home.example", body=f"{number}"), folder)
        assert receive(ours, 1, session, known) == 1
        assert receive(ours, 1, session, known) == 0


def test_a_mail_under_five_labels_is_one_and_is_fetched_once(ours, host, session_on):
    """R-08."""
    labels = tuple((rb"\HasNoChildren", f"Label {n}") for n in range(3))
    server = host("X-GM-EXT-1", folders=(*FOLDERS, ALL_MAIL, *labels))
    session, known = session_on(server), Known()
    receive(ours, 1, session, known)
    before = server.heard["UID FETCH"]
    server.deliver("ada", mail("kim@home.example"), "INBOX", ALL_MAIL[1], *(name for _, name in labels))

    assert receive(ours, 1, session, known) == 1

    assert server.heard["UID FETCH"] - before == 3, "the header in two folders, the text in one"
