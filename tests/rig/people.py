"""The people who are written to: some answer, some press the button, some are stopped by a recruiter, each at a moment
drawn around the time at which the next mail is due."""

import imaplib
import json
import queue
import random
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from servers import Dovecot
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from rig.clock import FastClock
from rig.company import STEPS, Company
from rig.ledger import Entry
from sequencer.errors import SequencerError
from sequencer.flows.stop import stop_person
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch

_TROUBLE = (OSError, imaplib.IMAP4.error, SQLAlchemyError, SequencerError)
_AGAIN = 0.2
_AT_ONCE = 6
_WORDS = {
    "reply": "Hi Ana,\r\n\r\nthank you, let us talk next week.",
    "typed": "Please remove me from your list and do not write to me again.",
}


@dataclass(frozen=True)
class Fate:
    """What a person does: around the time at which the mail of this step is due, or while it is already leaving."""

    kind: str  # reply, typed, click, stop
    step: str
    is_late: bool  # it begins when the server is told of the recipient
    offset: float  # the machine's seconds after that


@dataclass(frozen=True)
class Stop:
    """A stop that took hold at `at` (machine's seconds since 1970): by then it was committed, or lay in the mailbox."""

    candidate_id: int
    kind: str
    began: float
    at: float


def fate_of(seed: str, candidate_id: int, share: float, late: float) -> Fate | None:
    """Drawn from the seed alone, so that a seed tells the same story twice. A share of people stops it, and a share
    of those does so while a mail is leaving."""
    dice = random.Random(f"{seed} {candidate_id}")
    if dice.random() >= share:
        return None
    kind = dice.choices(("reply", "click", "stop", "typed"), (4, 3, 2, 1))[0]
    step = dice.choice(STEPS if kind == "stop" else STEPS[1:])
    is_late = dice.random() < late
    return Fate(kind, step, is_late, dice.uniform(0, 0.2) if is_late else dice.uniform(-1.0, 1.2))


class People:
    """`tick` is to be called several times a second, from one thread."""

    def __init__(
        self,
        company: Company,
        clock: FastClock,
        dovecot: Dovecot,
        ledger: Path,
        seed: str,
        share: float,
        late: float,
    ) -> None:
        self.stops: list[Stop] = []
        self.living = 0
        self._company = company
        self._clock = clock
        self._dovecot = dovecot
        self._received = Received(ledger)
        self._seed = seed
        self._share, self._late = share, late
        self._armed: dict[str, tuple[int, Fate]] = {}
        self._addresses: dict[int, str] = {}
        self._waiting: dict[int, Fate] = {}
        self._late_ones: queue.SimpleQueue[tuple[datetime, int, Fate]] = queue.SimpleQueue()
        self._due: list[tuple[datetime, int, Fate]] = []
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="people")
        self._acts: list[Future[None]] = []
        self._is_over = False
        self._log = (company.folder / "stops.jsonl").open("a", encoding="utf-8")

    @property
    def is_quiet(self) -> bool:
        return not self._due and all(act.done() for act in self._acts)

    def come(self, count: int) -> None:
        """So many more of them are written to."""
        for candidate_id, address in self._company.write_to(count).items():
            self._addresses[candidate_id] = address
            fate = fate_of(self._seed, candidate_id, self._share, self._late)
            if fate is not None:
                self._waiting[candidate_id] = fate

    def named(self, recipient: str) -> None:
        """The server is being told of a recipient: somebody may have waited for that. Any thread may call this."""
        candidate_id, fate = self._armed.pop(recipient, (0, None))
        if fate is not None:
            self._late_ones.put((self._clock() + self._length(fate), candidate_id, fate))

    def tick(self) -> None:
        """Let those act whose moment has come."""
        while not self._late_ones.empty():
            self._due.append(self._late_ones.get())
        self._see_what_is_due()
        now = self._clock()
        for one in [one for one in self._due if one[0] <= now]:
            self._due.remove(one)
            self._acts.append(self._pool.submit(self._act, one[1], one[2]))
        for act in [act for act in self._acts if act.done()]:
            self._acts.remove(act)
            act.result()  # raises what nobody foresaw

    def close(self) -> None:
        self._is_over = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._log.close()

    def _see_what_is_due(self) -> None:
        with self._company.road.database.read() as session:
            self.living = session.query(Enrollment.id).filter(Enrollment.ended_at.is_(None)).count()
            if not self._waiting:
                return
            found = session.execute(
                select(Touch.candidate_id, Touch.step_key, Touch.due_at).where(Touch.candidate_id.in_(self._waiting))
            ).all()
        for candidate_id, step, due_at in found:
            fate = self._waiting.get(candidate_id)
            if fate is not None and fate.step == step:
                del self._waiting[candidate_id]
                if fate.is_late:
                    self._armed[self._addresses[candidate_id]] = (candidate_id, fate)
                else:
                    self._due.append((due_at + self._length(fate), candidate_id, fate))

    def _length(self, fate: Fate) -> timedelta:
        return timedelta(seconds=fate.offset * self._clock.rate)

    def _act(self, candidate_id: int, fate: Fate) -> None:
        acts: dict[str, Callable[[int], None]] = {"click": self._click, "stop": self._stop}
        began = time.time()
        while not self._is_over:
            try:
                acts.get(fate.kind, lambda who: self._write(who, fate.kind))(candidate_id)
            except LookupError:
                break  # nobody answers what has not come
            except _TROUBLE:
                time.sleep(_AGAIN)
                continue
            stop = Stop(candidate_id, fate.kind, began, time.time())
            self.stops.append(stop)
            self._log.write(json.dumps(asdict(stop)) + "\n")
            self._log.flush()
            break

    def _stop(self, candidate_id: int) -> None:
        stop_person(self._company.road, candidate_id)

    def _click(self, candidate_id: int) -> None:
        """The one click of a mail program (RFC 8058); it is tried until it was answered."""
        touch, _, _ = self._last_mail(candidate_id)
        path = urllib.parse.urlsplit(self._company.road.links.opt_out(candidate_id, touch.id)).path
        url = f"http://127.0.0.1:{self._company.ports.web}{path}"
        with urllib.request.urlopen(url, data=b"List-Unsubscribe=One-Click", timeout=5) as answer:
            if answer.status != 200:
                raise ConnectionError(answer.status)

    def _write(self, candidate_id: int, kind: str) -> None:
        """A mail that answers the last one they got, under the id that it came with."""
        touch, mailbox, cited = self._last_mail(candidate_id)
        raw = (
            f"From: {touch.recipient}\r\nTo: {mailbox.email}\r\nSubject: Re: {touch.subject or 'Hello'}\r\n"
            f"Message-ID: <{candidate_id}.{kind}@home.example>\r\nIn-Reply-To: {cited}\r\n"
            f"Date: {self._clock():%a, %d %b %Y %H:%M:%S +0000}\r\n\r\n{_WORDS[kind]}\r\n"
        ).encode()
        with imaplib.IMAP4("127.0.0.1", self._dovecot.imap_port, timeout=5) as imap:
            imap.login(mailbox.user, self._dovecot.password)
            status, said = imap.append("INBOX", None, f'"{self._clock():%d-%b-%Y %H:%M:%S +0000}"', raw)
            if status != "OK":
                raise imaplib.IMAP4.error(said)

    def _last_mail(self, candidate_id: int) -> tuple[Touch, Mailbox, str]:
        """The last mail that reached them, and the id under which it did. Raises LookupError where none has."""
        entry = self._received.last_of(self._addresses[candidate_id])
        with self._company.road.database.read() as session:
            touch = session.scalars(select(Touch).where(Touch.token == entry.token.lower())).one()
            mailbox = session.get_one(Mailbox, touch.mailbox_id)
            return touch, mailbox, entry.rewritten_id or entry.message_id


class Received:
    """What the server took for whom, as its ledger grows."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._read = 0
        self._last: dict[str, Entry] = {}
        self._turn = threading.Lock()

    def last_of(self, address: str) -> Entry:
        """The last mail to this address. Raises LookupError where there is none."""
        with self._turn, self._ledger.open("rb") as file:
            file.seek(self._read)
            whole, end, _cut = file.read().rpartition(b"\n")
            self._read += len(whole) + len(end)
            for line in whole.splitlines():
                entry = Entry(**json.loads(line))
                self._last |= dict.fromkeys(entry.rcpt_to, entry)
        return self._last[address]
