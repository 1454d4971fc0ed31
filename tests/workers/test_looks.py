"""Looks into a mailbox are shared: few sign-ins at a time, and each look began after whoever got it had asked."""

import threading
import time
from contextlib import contextmanager

import pytest
from patient import PATIENCE

from sequencer.errors import MailboxError
from workers.looks import SharedLooks


class Server:
    """Looks that take until they are let go; a planned error ends the next look."""

    def __init__(self):
        self.begun = []
        self.errors = []
        self.may_end = threading.Event()
        self.at_once = 0
        self.most_at_once = 0

    def look(self, mailbox_id):
        self.begun.append(mailbox_id)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        assert self.may_end.wait(PATIENCE)
        self.at_once -= 1
        if self.errors:
            raise self.errors.pop(0)


class Asker(threading.Thread):
    def __init__(self, looks, mailbox_id):
        super().__init__(daemon=True)
        self.looks, self.mailbox_id, self.outcome = looks, mailbox_id, None

    def run(self):
        try:
            self.looks(self.mailbox_id)
        except BaseException as error:  # noqa: BLE001 -- the test looks at whatever came
            self.outcome = error
        else:
            self.outcome = "read"


class Counted:
    """A lock that counts how often it was let go: once by each who has asked, and once by the look that began."""

    def __init__(self):
        self.lock, self.let_go = threading.Lock(), 0

    def __enter__(self):
        self.lock.acquire()

    def __exit__(self, *_):
        self.let_go += 1
        self.lock.release()


def have_asked(askers):
    return askers[0].looks._guard.let_go == len(askers) + 1


@pytest.fixture
def server():
    return Server()


@contextmanager
def asking(server, *mailbox_ids):
    """Threads that ask one after the other, the first of them under way before the others."""
    looks = SharedLooks(server.look)
    looks._guard = Counted()
    askers = [Asker(looks, mailbox_id) for mailbox_id in mailbox_ids]
    for asker in askers:
        asker.start()
        until(lambda: server.begun)
    yield askers
    server.may_end.set()
    for asker in askers:
        asker.join(PATIENCE)


def until(holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_alone_one_looks_at_once(server):
    with asking(server, 1) as askers:
        pass

    assert server.begun == [1]
    assert askers[0].outcome == "read"


def test_all_who_ask_during_a_look_share_the_next_one(server):
    with asking(server, 1, 1, 1, 1, 1) as askers:
        until(lambda: have_asked(askers))

    assert server.begun == [1, 1]
    assert server.most_at_once == 1
    assert [one.outcome for one in askers] == ["read"] * 5


def test_who_asks_after_a_look_gets_one_of_their_own(server):
    server.may_end.set()
    looks = SharedLooks(server.look)

    looks(1)
    looks(1)

    assert server.begun == [1, 1]


def test_mailboxes_do_not_wait_for_one_another(server):
    with asking(server, 1, 2):
        until(lambda: len(server.begun) == 2)

    assert server.most_at_once == 2


def test_a_mailbox_that_cannot_be_read_is_told_to_all_who_shared_the_look_and_tried_anew_by_the_next(server):
    refused = MailboxError("no")
    server.errors = [refused, refused]
    with asking(server, 1, 1, 1) as askers:
        until(lambda: have_asked(askers))
    askers[0].looks(1)

    assert [one.outcome for one in askers] == [refused] * 3
    assert len(server.begun) == 3


def test_nobody_waits_for_ever_for_a_thread_that_is_being_ended(server):
    server.errors = [SystemExit(), SystemExit()]
    with asking(server, 1, 1, 1) as askers:
        until(lambda: have_asked(askers))

    assert sorted(type(one.outcome).__name__ for one in askers) == ["InterruptedWorkError", "SystemExit", "SystemExit"]
