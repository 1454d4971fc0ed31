"""The oracle: an SMTP server whose ledger is right whatever happens to anybody, and which misbehaves as it is told.

In a test: `Oracle(folder / "ledger", plan).start()`. As a process of its own, from the folder of tests:
`python -m rig.oracle --ledger FILE [--port N] [--plan FILE] [--sent HOST:PORT:PASSWORD]`; it prints `ready PORT`.
"""

import argparse
import hashlib
import imaplib
import os
import queue
import re
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sink import Answer, Sink, Talk, friendly

from rig.conduct import Orders, Plan
from rig.ledger import Entry, Ledger, entries, entry_of

_MESSAGE_ID = re.compile(rb"^message-id:[^\r\n]*\r\n", re.IGNORECASE | re.MULTILINE)
_PATIENCE = 0.5  # seconds between two tries to file a copy

FileCopy = Callable[[str, bytes], None]
"""Puts a mail into the Sent folder of a sender; raises OSError or imaplib.IMAP4.error where it cannot right now."""


class Oracle(Sink):
    """Takes mail as `plan` says. What it has taken stands in the ledger, fsynced, before a 250 leaves.

    `file_copy` serves providers that file a copy in Sent. The copy is there before the 250, unless filing fails: then
    it is tried until it works, as a provider would. `reached` is told every command word, which makes it a fail point.
    """

    def __init__(
        self,
        ledger: Path,
        plan: Plan | None = None,
        *,
        file_copy: FileCopy | None = None,
        port: int = 0,
        sync: Callable[[int], None] = os.fsync,
        reached: Callable[[str, str], None] = lambda word, recipient: None,
    ) -> None:
        self.conduct = plan or Plan()
        super().__init__(self.conduct.offered, port=port)
        self.heard = deque(maxlen=1000)
        self.orders = Orders(self.conduct.orders, self.conduct.seed)
        self._ledger = Ledger(ledger, sync)
        self._filing = Filing(file_copy) if file_copy is not None else None
        self._reached = reached

    def entries(self) -> list[Entry]:
        return entries(self._ledger.path)

    def stop(self) -> None:
        super().stop()
        if self._filing is not None:
            self._filing.stop()
        self._ledger.close()

    def answer(self, word: str, talk: Talk) -> Answer:
        self._reached(word, talk.recipient)
        return self.orders(word, talk.sender, talk.recipient) or Answer(friendly(word, self.offered))

    def keep(self, talk: Talk, on_the_line: bytes, answer: Answer) -> Answer:
        raw = talk.undone(on_the_line)
        provider = self.conduct.provider_of(talk.sender)
        new_id = _new_id(raw) if provider.rewrites else ""
        if new_id and provider.says_id and answer.text.startswith("250"):
            answer = replace(answer, text=f"250 2.0.0 OK {new_id} [Hostname=mx.provider.example]")
        self._ledger.add(entry_of(raw, time.time(), talk.sender, talk.recipients, new_id, answer.text))
        if provider.files and self._filing is not None:
            self._filing.file(talk.sender, rewritten(raw, new_id) if new_id else raw)
        return answer


def rewritten(raw: bytes, new_id: str) -> bytes:
    """A mail as providers with ids of their own pass it on: the old id is kept in a field they invented (2.5)."""
    old = _MESSAGE_ID.search(raw)
    assert old is not None, "every mail of ours has a Message-ID"
    kept = old.group().replace(old.group()[:11], b"X-Microsoft-Original-Message-ID:", 1)
    return raw[: old.start()] + f"Message-ID: {new_id}\r\n".encode() + kept + raw[old.end() :]


def _new_id(raw: bytes) -> str:
    """Another one each time, so that two copies of one mail have two ids."""
    return f"<{hashlib.sha256(raw + str(time.time_ns()).encode()).hexdigest()[:24]}@provider.example>"


class Filing:
    """Files copies in the order in which mails came, and again until it works."""

    def __init__(self, file_copy: FileCopy) -> None:
        self._file_copy = file_copy
        self._waiting: queue.Queue[tuple[str, bytes, threading.Event] | None] = queue.Queue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def file(self, sender: str, raw: bytes) -> None:
        """Return when the copy is there, or when that takes too long to wait for."""
        done = threading.Event()
        self._waiting.put((sender, raw, done))
        done.wait(_PATIENCE)

    def stop(self) -> None:
        self._stopping.set()
        self._waiting.put(None)
        self._thread.join(5)

    def _run(self) -> None:
        while (one := self._waiting.get()) is not None:
            sender, raw, done = one
            while not self._is_filed(sender, raw) and not self._stopping.wait(_PATIENCE):
                pass
            done.set()

    def _is_filed(self, sender: str, raw: bytes) -> bool:
        try:
            self._file_copy(sender, raw)
        except (OSError, imaplib.IMAP4.error):
            return False
        return True


class SentByImap:
    """Files copies by IMAP APPEND; the user is the left side of the sender's address."""

    def __init__(self, host: str, port: int, password: str) -> None:
        self._place = (host, port)
        self._password = password

    def __call__(self, sender: str, raw: bytes) -> None:
        with imaplib.IMAP4(*self._place, timeout=10) as imap:
            imap.login(sender.partition("@")[0], self._password)
            status, said = imap.append("Sent", r"(\Seen)", None, raw)
            if status != "OK":
                raise imaplib.IMAP4.error(str(said))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m rig.oracle")
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--sent", help="HOST:PORT:PASSWORD of the IMAP server that holds the Sent folders")
    given = parser.parse_args()
    file_copy = None
    if given.sent:
        host, port, password = given.sent.split(":", 2)
        file_copy = SentByImap(host, int(port), password)
    plan = Plan.read(given.plan) if given.plan else None
    oracle = Oracle(given.ledger, plan, file_copy=file_copy, port=given.port).start()
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    sys.stdout.write(f"ready {oracle.port}\n")
    sys.stdout.flush()
    stopping.wait()
    oracle.stop()


if __name__ == "__main__":
    main()
