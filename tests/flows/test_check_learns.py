"""S-37: what the live check of a mailbox learns about its provider, for the mails that leave later."""

import pytest
from builders import add_mailbox, set_organisation
from checked import ADA, Provider, finish
from errands import every, work_for

from sequencer.core.mail_providers import Filing
from sequencer.store.mailboxes import Mailbox
from sequencer.store.provider_facts import facts_of
from sequencer.store.touches import Touch


@pytest.fixture
def post(inboxes):
    inboxes.brought = 0
    return Provider(inboxes=inboxes)


@pytest.fixture
def mailbox(road):
    set_organisation(road)
    add_mailbox(road, ADA)
    return road


def facts(road):
    with road.database.read() as session:
        mailbox = session.get_one(Mailbox, 1)
        return mailbox.filing, mailbox.rewrites_ids


def files(post, inboxes):
    """The provider puts a copy into Sent by itself, as it changes it."""
    twist = post.twist
    post.twist = lambda raw: (inboxes.deliver(ADA, twist(raw)[0], "Sent"), twist(raw))[1]


def test_the_check_learns_that_the_provider_files_its_copies_and_keeps_our_ids(mailbox, clock, post, inboxes):
    """S-37"""
    files(post, inboxes)
    finish(mailbox, clock, post)

    assert facts(mailbox) == (Filing.PROVIDER, False)


def test_the_check_learns_that_copies_are_ours_to_file(mailbox, clock, post):
    """S-37"""
    finish(mailbox, clock, post)

    assert facts(mailbox) == (Filing.OURSELVES, False)


def test_the_check_learns_that_the_provider_puts_in_ids_of_its_own(mailbox, clock, post, inboxes):
    """S-37"""
    post.twist = lambda raw: (
        raw.replace(b"Message-ID: <sq-", b"Message-ID: <1@p.example>\r\nX-Google-Original-Message-ID: <sq-", 1),
        "INBOX",
    )
    files(post, inboxes)
    finish(mailbox, clock, post)

    assert facts(mailbox) == (Filing.PROVIDER, True)
    assert every(mailbox, Touch)[0].effective_id == "<1@p.example>"


def test_a_copy_that_a_known_provider_does_not_show_makes_us_look_each_time(mailbox, clock, post):
    """S-37: it may only be late, so neither is taken for certain."""
    with mailbox.database.write() as session:
        session.get_one(Mailbox, 1).smtp_host = "smtp.gmail.com"
    finish(mailbox, clock, post)

    assert facts(mailbox) == (Filing.UNSURE, False)
    with mailbox.database.read() as session:
        assert facts_of(session.get_one(Mailbox, 1)).files_sent is None


def test_the_mails_of_a_check_get_no_copy_from_us(mailbox, clock, post, inboxes):
    finish(mailbox, clock, post)
    work_for(mailbox, clock, hours=1)

    assert inboxes.accounts[ADA]["Sent"] == []
