"""Servers that mean harm or have lost their mind (A-12)."""

import contextlib
import socket
import threading
import time

import pytest
from patient import PATIENCE, guard_of

from sequencer.core.accounts import Tls
from sequencer.errors import MailboxError
from sequencer.gateways.imap import open_imap

GREETING = b"* OK [CAPABILITY IMAP4rev1 IDLE] hello\r\n"


class Evil:
    """Answers each command word with fixed octets; `TAG` in them becomes the command's tag.

    It is silent on purpose once it owes an answer and has said all that it is going to say.
    """

    def __init__(self, answers, greeting=GREETING, drip=0.0):
        self.answers = {
            b"CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK done\r\n",
            b"LOGIN": b"TAG OK done\r\n",
            **answers,
        }
        self._greeting = greeting
        self._drip = drip
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._socks = []
        self.silent = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self):
        for sock in (self._listener, *self._socks):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        self._thread.join(5)

    def _serve(self):
        with contextlib.suppress(OSError, ValueError):
            sock, _ = self._listener.accept()
            self._socks.append(sock)
            sock.sendall(self._greeting)
            self._rest(self._greeting.endswith(b"\r\n"))
            with sock.makefile("rb") as lines:
                for line in lines:
                    tag, word = line.split()[:2]
                    word = line.split()[2] if word == b"UID" else word
                    answer = self.answers.get(word.upper(), b"TAG BAD what\r\n")
                    self.silent.clear()
                    self._answer(sock, answer.replace(b"TAG", tag))
                    self._rest(b"TAG" in answer)

    def _rest(self, is_complete):
        if not is_complete:
            self.silent.set()

    def _answer(self, sock, octets):
        if not self._drip:
            sock.sendall(octets)
            return
        for octet in octets:
            sock.sendall(bytes([octet]))
            time.sleep(self._drip)


@pytest.fixture
def evil():
    made = []

    def make(answers, **how):
        made.append(Evil(answers, **how))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.fixture
def session_at(account):
    sessions = []

    def make(server, tls=Tls.NONE):
        there = account(imap_port=server.port, tls=tls, user="u", secret="p")
        sessions.append(open_imap(there, guard_of(server), timeout=PATIENCE))
        return sessions[-1]

    yield make
    for session in sessions:
        session.close()


@pytest.mark.parametrize(
    "answer",
    [
        b"* SEARCH " + b"1 " * 5_000_000,
        b"* 1 FETCH (BODY[] {4294967296}\r\nabc",
        b"* 1 FETCH (BODY[] {" + b"9" * 5000 + b"}\r\n",
        b"WRONG OK done\r\n",
        b"* BYE leaving\r\n",
        b"garbage\r\n",
        b"\r\n",
        b"* SEARCH 1",
        b"TAG NO not today\r\n",
    ],
    ids=lambda answer: answer[:24].decode(),
)
def test_any_nonsense_is_a_mailbox_error(evil, session_at, answer):
    session = session_at(
        evil({b"SEARCH": answer, b"NOOP": b"TAG OK done\r\n", b"EXAMINE": b"* 1 EXISTS\r\nTAG OK done\r\n"})
    )
    session._client.engine.state = "SELECTED"

    with pytest.raises(MailboxError, match="broke off or gave an answer that makes no sense"):
        session.uids_after(0)


def test_single_octets_at_a_time_run_out_of_patience(evil, session_at):
    server = evil({b"LIST": b'* LIST () "/" INBOX\r\n' * 50 + b"TAG OK done\r\n"})
    session = session_at(server)
    server._drip = 0.05  # the whole answer would take a minute
    session._client.engine.patience = 0.5

    with pytest.raises(MailboxError):
        session.folders()


def test_no_password_leaves_when_starttls_is_not_offered(evil, session_at):
    with pytest.raises(MailboxError, match="offers STARTTLS"):
        session_at(evil({}), tls=Tls.STARTTLS)


def test_words_slipped_in_before_encryption_end_the_talk(evil, session_at):
    server = evil(
        {
            b"CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n",
            b"STARTTLS": b"TAG OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n",
        }
    )

    with pytest.raises(MailboxError):
        session_at(server, tls=Tls.STARTTLS)


def test_a_connection_that_claims_to_be_signed_in_already_is_not_believed_under_starttls(evil, session_at):
    server = evil(
        {b"CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n"}, greeting=b"* PREAUTH hello\r\n"
    )

    with pytest.raises(MailboxError):
        session_at(server, tls=Tls.STARTTLS)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"* BYE too many connections\r\n", "takes no sign-ins right now"),
        (b"TAG NO [UNAVAILABLE] later\r\n", "takes no sign-ins right now"),
        (b"TAG NO [AUTHENTICATIONFAILED] no\r\n", "user name or password was refused"),
        (b"TAG NO no\r\n", "user name or password was refused"),
        (b"", "hung up while signing in"),
    ],
)
def test_a_busy_server_is_not_mistaken_for_a_wrong_password(evil, session_at, answer, sentence):
    with pytest.raises(MailboxError, match=sentence):
        session_at(evil({b"LOGIN": answer}))


def test_a_server_that_never_greets_is_left(evil, session_at):
    with pytest.raises(MailboxError, match="does not answer as an IMAP server"):
        session_at(evil({}, greeting=b""))


@pytest.mark.parametrize("talk", [b"* BYE\r\n", b"x" * 200_000], ids=["bye", "endless line"])
def test_idle_ends_with_an_error_when_the_server_does(evil, session_at, talk):
    session = session_at(evil({b"IDLE": b"+ idling\r\n" + talk}))
    session.idle_start()

    with pytest.raises(MailboxError):
        session.idle_events(PATIENCE)


@pytest.mark.parametrize(
    "answer",
    [b"* 5 EXISTS\r\n+ idling\r\n", b"+ idling\r\n* 5 EXISTS\r\n", b"* 4 EXISTS\r\n+ idling\r\n* 5 EXISTS\r\n"],
    ids=["before", "behind", "both"],
)
def test_news_that_come_with_the_confirmation_of_idle_are_not_lost(evil, session_at, answer):
    session = session_at(evil({b"IDLE": answer}))

    session.idle_start()

    assert session.idle_events(PATIENCE)
    assert session.idle_events(0.1) == (answer.count(b"EXISTS") == 2)
