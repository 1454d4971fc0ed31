"""The live check of a mailbox at a real mail host: SMTP out, IMAP back in, and every tick in order."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from builders import add_mailbox, fake_seal, make_road, set_organisation
from errands import every
from patient import PATIENCE

from sequencer.core.accounts import Tls
from sequencer.flows.check_mailbox import begin_check
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailbox_checks import MailboxCheck, checks_due, ticks_of
from sequencer.store.mailboxes import Mailbox
from workers.boot import JOBS
from workers.receiving import catch_up

ADA = "ada@acme.example"


@pytest.fixture
def live(database, mail_host):
    """A mailbox on a mail host of its own, reached through the product's own gateways and clock."""
    mail_host.add_account(ADA, "secret")
    ports = {("127.0.0.1", mail_host.smtp_port), ("127.0.0.1", mail_host.imap_port)}
    guard = Guard(frozenset(ports))
    road = replace(
        make_road(database, clock=lambda: datetime.now(UTC)),
        open_smtp=lambda account: open_smtp(account, guard),
        open_imap=lambda account: open_imap(account, guard, timeout=PATIENCE),
    )
    set_organisation(road)
    add_mailbox(
        road,
        ADA,
        smtp_host="127.0.0.1",
        smtp_port=mail_host.smtp_port,
        smtp_tls=Tls.NONE,
        imap_host="127.0.0.1",
        imap_port=mail_host.imap_port,
        imap_tls=Tls.NONE,
    )
    return replace(road, catch_up=lambda mailbox_id: catch_up(road, mailbox_id))


def finish(road):
    check_id, until = begin_check(road, 1, "nadia"), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with road.database.read() as session:
            due = checks_due(session, road.now(), 10)
        for one in due:
            JOBS["check"](road, one)
        if every(road, MailboxCheck)[0].wakes_at is None:
            break
        time.sleep(0.2)
    with road.database.read() as session:
        return ticks_of(session, check_id)


def test_a_mailbox_in_order_passes_all_five(live):
    ticks = finish(live)

    assert [(str(tick.kind), str(tick.state), tick.says) for tick in ticks if tick.state != "passed"] == []
    assert len(ticks) == 5
    assert every(live, InboundMail) == []


def test_a_wrong_password_fails_both_sign_ins_in_words(live):
    with live.database.write() as session:
        session.get_one(Mailbox, 1).secret = fake_seal("wrong", "mailbox:1")
    ticks = finish(live)

    assert [str(tick.state) for tick in ticks] == ["failed", "failed", "waiting", "waiting", "waiting"]
    assert "Change the user name or the password" in ticks[0].mend
    assert "refused" in ticks[1].says
    assert all("wrong" not in tick.said for tick in ticks)
