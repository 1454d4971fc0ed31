"""Connections to scripted servers, and sessions at real IMAP servers."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from patient import PATIENCE, guard_of
from scripted_imap import Scripted
from sites import site
from talks import PATIENT, RAW

from sequencer.core.accounts import Account
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp


@pytest.fixture
def opened(smtp_sink, account):
    made = []

    def make():
        there = account(smtp_port=smtp_sink.port)
        made.append(open_smtp(there, guard_of(smtp_sink), timeouts=PATIENT))
        return made[-1]

    yield make
    for connection in made:
        connection.abandon()


@pytest.fixture
def begun(opened):
    def make():
        connection = opened()
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))
        return connection

    return make


@dataclass(frozen=True)
class Place:
    account: Account
    guard: Guard
    deliver: Callable[..., None]


@pytest.fixture(params=["dovecot", "sandbox"])
def place(request, account):
    """A mailbox to read and a way to put mail into it."""
    if request.param == "dovecot":
        server = request.getfixturevalue("dovecot")
        there = account(imap_port=server.imap_port, user=server.user, secret=server.password)
        return Place(there, Guard(frozenset({("127.0.0.1", server.imap_port)})), server.deliver)
    host = request.getfixturevalue("mail_host")
    host.add_account("ada@acme.example", "secret")
    there = account(imap_port=host.imap_port, user="ada@acme.example", secret="secret")
    guard = Guard(frozenset({("127.0.0.1", host.imap_port)}))
    return Place(there, guard, lambda *raws: [host.deliver(raw, "ada@acme.example") for raw in raws])


@pytest.fixture
def session(place):
    opened = open_imap(place.account, place.guard, timeout=PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def session_at(account):
    """Opens a session, with a folder chosen, at a server that follows a script."""
    with contextlib.ExitStack() as stack:

        def make(script):
            chosen = (b"* 3 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 9] ok\r\n", b"OK")
            server = Scripted({b"EXAMINE": chosen, **script})
            stack.callback(server.stop)
            there = account(imap_port=server.port, user="u", secret="p")
            session = open_imap(there, Guard(frozenset({("127.0.0.1", server.port)})), timeout=PATIENCE)
            stack.callback(session.close)
            session.examine("INBOX")
            return session, server

        yield make


@pytest.fixture(scope="module")
def one_site():
    with site() as made:
        yield made


@pytest.fixture
def served(one_site):
    one_site.forget()
    return one_site


@pytest.fixture(scope="module")
def door(one_site):
    """May go to the site of these tests and to public hosts."""
    made = Calendars(Guard(allow=one_site.listed))
    yield made
    made.close()
