"""A mail of which nobody knows, on the screens: what was found out, what is risked, and what its provider does."""

from datetime import timedelta

import pytest
from builders import add_candidate, add_mailbox, add_sequence, first_touch
from errands import work

from sequencer.core.mail_providers import Filing
from sequencer.core.states import Stage, TouchState
from sequencer.errors import MailboxError, UncertainDelivery
from sequencer.store.doubts import doubts_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.overview import explanation, sequence_counts
from sequencer.store.touches import Touch

LENA = "lena@brandt.example"


@pytest.fixture
def unknown(desk, post):
    """A mail to Lena may have left."""
    name = add_sequence(desk.road)
    add_candidate(desk.road, LENA)
    first_touch(desk.road, LENA, name)
    post.refusals = [UncertainDelivery("No answer to the final dot.", stage=Stage.BODY)]
    work(desk.road)
    return desk


def looked_for(desk, clock):
    for minutes in (1, 2, 8, 20):
        clock.pass_by(minutes=minutes)
        work(desk.road)


def files_itself(desk):
    with desk.road.database.write() as session:
        session.get_one(Mailbox, 1).filing = Filing.PROVIDER


SAID = {
    "unknown": ("For half an hour we look for it", "at the risk that it arrives twice?"),
    "not_sent_probably": ("This probably never left.", "Send it again? It probably never left."),
    "no_evidence": ("nothing tells", "although nothing tells whether it left?"),
    "cannot_look": ("The password was refused.", "although nobody could look whether it left?"),
}


@pytest.mark.parametrize("code", SAID)
def test_the_page_says_what_was_found_out_and_what_sending_it_again_risks(unknown, clock, inboxes, code):
    if code == "not_sent_probably":
        files_itself(unknown)
    if code == "cannot_look":
        inboxes.trouble = MailboxError("The password was refused.")
    if code != "unknown":
        looked_for(unknown, clock)
    browser = unknown.browser()

    page = browser.get("/touches/1").text
    desk, person = browser.get("/").text, browser.get("/candidates/1").text

    for words in SAID[code]:
        assert words in page
    assert "Treat it as sent" in page
    assert "Say what became of it" in desk + browser.get("/needs-you").text
    assert "Say what became of it" in person
    assert SAID[code][0] in person


def test_the_tries_tell_how_often_it_was_looked_for(unknown, clock):
    looked_for(unknown, clock)

    assert "Looked for 4 times, not found." in unknown.browser().get("/touches/1").text


def test_what_settled_it_stands_beside_the_try(unknown, clock, inboxes):
    with unknown.road.database.read() as session:
        frozen = session.get_one(Touch, 1).frozen
    inboxes.accounts["ada@acme.example"]["All Mail"] = []
    inboxes.deliver("ada@acme.example", b"Date: x\r\n" + frozen, "All Mail")
    looked_for(unknown, clock)
    browser = unknown.browser()

    assert "Found in All Mail by its Message-ID." in browser.get("/touches/1").text
    assert "found in All Mail by its Message-ID" in browser.get("/candidates/1").text


def test_after_three_days_the_timeline_says_that_it_counts_as_sent(unknown, clock):
    looked_for(unknown, clock)
    clock.pass_by(days=3)
    work(unknown.road)

    assert "Counts as sent: for three days nobody said otherwise" in unknown.browser().get("/candidates/1").text


def test_status_and_explanation_give_the_same_reason(unknown, clock):
    looked_for(unknown, clock)
    with unknown.road.database.read() as session:
        needs = sequence_counts(session, None, clock())["needs_you"]
        told = explanation(session, unknown.road.links.signer, LENA, clock())
        touch = session.get_one(Touch, 1)

    assert [(one["code"], one["reason"]) for one in needs] == [("no_evidence", touch.reason)]
    assert [one["code"] for one in told["touches"]] == ["no_evidence"]


def test_sending_it_again_asks_first_and_begins_a_new_try(unknown, clock):
    looked_for(unknown, clock)
    browser = unknown.browser()
    browser.post("/touches/1", data={"decision": "send_again"})
    work(unknown.road)

    with unknown.road.database.read() as session:
        assert session.get_one(Touch, 1).state is TouchState.SENT
        assert len(doubts_of(session, 1)) == 1


def box_page(desk, **values):
    add_mailbox(desk.road, **({"read_at": desk.road.now()} | values))
    return desk.browser().get("/mailboxes/1").text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ("Not known yet. We look each time", "As is usual there.")),
        ({"smtp_host": "smtp.gmail.com"}, ("The provider puts one into Sent by itself.", "It keeps the id")),
        ({"filing": Filing.OURSELVES}, ("We put one into Sent a minute after",)),
        ({"rewrites_ids": True}, ("A follow-up waits until we know it, a day at most.",)),
    ],
)
def test_the_mailbox_tells_what_its_provider_does(desk, values, words):
    page = box_page(desk, **values)

    for one in words:
        assert one in page


def test_what_was_seen_says_when(desk, clock):
    page = box_page(desk, filing=Filing.PROVIDER, facts_at=clock() - timedelta(hours=1))

    assert "with a mail of ours" in page


def test_copies_that_are_missing_are_said_at_the_mailbox(desk):
    page = box_page(desk, copy_trouble="It takes no mail.")

    assert "It takes no mail." in page
    assert "Mails leave and answers are read as always." in page
    assert "Copies are missing in Sent" in desk.browser(email="bo@acme.example").get("/mailboxes").text
