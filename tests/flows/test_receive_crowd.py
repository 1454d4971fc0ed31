"""Many read one mailbox at once, one of them dies, and a real server keeps its flags (R-02, R-06, R-10, R-16)."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from builders import add_mailbox, mail
from doors import FakeClock
from errands import LENA, CrashError, at_once, crashing_at, every, run_of

from sequencer.core.accounts import Tls
from sequencer.core.states import EnrollmentState
from sequencer.flows.receive import receive
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from workers.receiving import catch_up

ADA = "ada@acme.example"


@pytest.fixture
def clock():
    """The machine's own time: a real server takes no mail from another day."""
    return FakeClock(datetime.now(UTC))


def test_eight_who_read_at_once_and_one_who_dies_store_each_mail_once(written, inboxes):
    """R-02."""
    for number in range(20):
        inboxes.deliver(ADA, mail(LENA, body=f"{number}"))
    dying = replace(written, step=crashing_at("after_storing"))

    def die():
        with suppress(CrashError):
            receive(dying, 1)

    at_once(die, *[lambda: receive(written, 1)] * 7)
    receive(written, 1)

    assert len(every(written, InboundMail)) == 20


@pytest.fixture
def real(written, dovecot):
    """Lena has had a mail; Ada's mailbox, and Bo's, are on a real server."""
    guard = Guard(frozenset({("127.0.0.1", dovecot.imap_port)}))
    add_mailbox(written, "bo@acme.example")
    with written.database.write() as session:
        for number, box in enumerate(session.query(Mailbox).order_by(Mailbox.id)):
            box.imap_host, box.imap_port, box.imap_tls = "127.0.0.1", dovecot.imap_port, Tls.NONE
            box.user = f"{dovecot.user}{number}"
            box.created_at = box.created_at.replace(year=2020)
            box.read_at = None
    return replace(written, open_imap=lambda account: open_imap(account, guard))


@pytest.fixture
def deliver(real, dovecot):
    """Puts mails into a folder of one of the two, made if need be."""

    def put(*raws, folder="INBOX", number=0):
        with dovecot.signed_in(f"{dovecot.user}{number}") as imap:
            imap.create(folder)
            for raw in raws:
                status, said = imap.append(folder, None, None, raw)
                assert status == "OK", said

    return put


@pytest.mark.dovecot
def test_the_mailbox_is_afterwards_as_it_was(real, dovecot, deliver):
    """R-06."""
    for folder in ("INBOX", "Junk", "Sent"):
        deliver(mail(LENA, body=folder), mail("kim@home.example"), folder=folder)

    catch_up(real, 1)

    with dovecot.signed_in(f"{dovecot.user}0") as imap:
        for folder in ("INBOX", "Junk", "Sent"):
            imap.select(folder, readonly=True)
            told = imap.fetch("1:*", "(FLAGS)")[1]
            assert len(told) == 2
            assert all(b"\\Seen" not in one and b"\\Answered" not in one for one in told)
    assert run_of(real).state is not EnrollmentState.ACTIVE


@pytest.mark.dovecot
def test_one_mail_in_two_mailboxes_is_one_event(real, deliver):
    """R-16."""
    for number in (0, 1):
        deliver(b"Delivered-To: %d\r\n" % number + mail(LENA), number=number)

    catch_up(real, 1)
    catch_up(real, 2)

    assert len(every(real, InboundMail)) == 1


@pytest.mark.dovecot
@pytest.mark.parametrize(("folder", "state"), [("Sent", EnrollmentState.PAUSED), ("Archive", EnrollmentState.ACTIVE)])
def test_our_own_mail_is_no_answer_but_one_by_hand_pauses(real, deliver, folder, state):
    """R-10: what somebody filed elsewhere tells nothing that Sent has not told."""
    deliver(mail(ADA, LENA), folder=folder)

    catch_up(real, 1)

    assert run_of(real).state is state


@pytest.mark.dovecot
@pytest.mark.parametrize("folder", ["Archive", "Trash", "Projects/Acme", "Entwürfe von Kim"])
def test_an_answer_that_a_filter_has_put_away_stops_the_run(real, deliver, folder):
    """R-07."""
    name = '"' + folder.replace("ü", "&APw-") + '"'
    catch_up(real, 1)
    deliver(mail(LENA), mail("kim@home.example"), folder=name)

    catch_up(real, 1)

    assert run_of(real).state is not EnrollmentState.ACTIVE
    assert len(every(real, InboundMail)) == 1
